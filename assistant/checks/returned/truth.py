"""What is true of a span of a source: whose words they are, how they are given, where they stand.

In go a source and the passages that the span stands in; out come facts to hold an attribution
against. The promise: what the source leaves open is None here too.
"""

from __future__ import annotations

from assistant.checks.returned.citations import issuers
from assistant.drafting.naming import printed_name
from assistant.library.source import Source
from assistant.noun import Noun
from assistant.passages.passage import Locator, Nested, Passage, Speaker, Voice


class Truth(Noun):
    """The facts of one span; ``passages`` are those it stands in, in order, at least one."""

    source: Source
    start: int
    end: int
    passages: tuple[Passage, ...]

    @property
    def speaker(self) -> Speaker | None:
        """Return who speaks in all of it; None where nobody surely does."""
        speakers = [passage.speaker for passage in self.passages]
        names = {speaker.name if speaker else None for speaker in speakers}
        return speakers[0] if len(names) == 1 else None

    @property
    def voice(self) -> Voice:
        """Return the voice; one reported passage makes the whole a report."""
        voices = [passage.voice for passage in self.passages]
        return "reported" if "reported" in voices else voices[0]

    @property
    def nested(self) -> Nested | None:
        """Return the quotation inside the source in which the whole span stands, if any."""
        inside = (inner for passage in self.passages for inner in passage.nested)
        return next(
            (n for n in inside if n.start - 1 <= self.start and self.end <= n.end + 1), None
        )

    @property
    def locator(self) -> Locator:
        """Return the place that the span begins at."""
        return self.passages[0].locator

    @property
    def people(self) -> tuple[str, ...]:
        """Return the names of the speaker, as the source spells and as our sentences print them."""
        speaker = self.speaker
        return () if speaker is None else self._names(speaker.name, speaker.label)

    @property
    def person(self) -> str | None:
        """Return the speaker's name as our sentences print it."""
        speaker = self.speaker
        return None if speaker is None else printed_name(self.source, speaker.name)

    @property
    def body(self) -> str | None:
        """Return the body that the speaker belongs to, as our sentences print it."""
        speaker = self.speaker
        if speaker is None or not speaker.organisation:
            return None
        return printed_name(self.source, speaker.organisation)

    @property
    def organisations(self) -> tuple[str, ...]:
        """Return where the speaker belongs, in the same two spellings; none where not stated."""
        speaker = self.speaker
        return () if speaker is None else self._names(speaker.organisation, speaker.role)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Return whose document it is."""
        return issuers(self.source)

    def _names(self, *given: str | None) -> tuple[str, ...]:
        names = [name for name in given if name]
        return tuple(dict.fromkeys([*names, *(printed_name(self.source, n) for n in names)]))
