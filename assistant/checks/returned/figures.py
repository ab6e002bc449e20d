"""The figures of a paper's own sentences, held against the passages that their notes cite.

In go a file, its claims and its notes; out come remarks. The promise: every number in a sentence
with a reference that leads to a source of the library stands in the passages it leads to, or is
told; words that are quoted are left to their own verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.returned.citations import Cited
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.held import Held
from assistant.checks.returned.naming import plain, same_person
from assistant.checks.returned.results import Anchor, Remark
from assistant.checks.returned.surroundings import Notes
from assistant.checks.returned.tags import Known
from assistant.documents.wordfile import Paragraph, WordFile
from assistant.figures.supporting import unsupported
from assistant.findings import Finding
from assistant.passages.passage import Passage
from assistant.passages.sentences import split_sentences

_STORIES = ("body", "textbox")


class FigureCheck:
    """Checks the figures of one file; ``ids`` are our own quotes cited by each note."""

    def __init__(
        self, file: WordFile, notes: Notes, held: Held, known: Known, ids: dict[str, list[str]]
    ) -> None:
        self._file = file
        self._notes = notes
        self._held = held
        self._known = known
        self._ids = ids

    def remarks(self, claims: Sequence[Claim], places: dict[int, str]) -> Iterator[Remark]:
        """Yield a remark for each figure that its reference does not bear out.

        ``places`` says in words where each paragraph stands.
        """
        for number, paragraph in enumerate(self._file.paragraphs):
            if paragraph.story in _STORIES and paragraph.notes and paragraph.kind != "quote":
                here = [claim for claim in claims if claim.paragraph == number]
                yield from self._of_paragraph(number, paragraph, here, places[number])

    def _of_paragraph(
        self, number: int, paragraph: Paragraph, claims: Sequence[Claim], place: str
    ) -> Iterator[Remark]:
        text = _without_quotations(paragraph.text, claims)
        for start, end in split_sentences(text):
            marks = [n.id for n in paragraph.notes if start < n.at <= end]
            cited = [passage for own in marks for passage in self._passages(own)]
            if not cited:
                continue
            for one in unsupported(text[start:end], cited):
                finding = Finding(
                    code="figure-unsupported",
                    severity="warning",
                    place=place,
                    message=one.message,
                    fix="Correct the figure, or cite where it stands.",
                )
                yield Remark(finding=finding, anchor=Anchor(paragraph=number, start=start, end=end))

    def _passages(self, note: str) -> list[str]:
        """Return the texts that a note leads to: of our own pins, or of the place it names."""
        pinned = [self._known[i] for i in self._ids.get(note, []) if i in self._known]
        texts: list[str] = []
        for quote in pinned:
            if quote.start is None or quote.end is None:
                continue
            truth = self._held.truth(quote.source, quote.start, quote.end)
            texts += [passage.text for passage in truth.passages] if truth else []
        cited = self._notes.of(note)
        if texts or cited is None or len(cited.sources) != 1:
            return texts
        return [p.text for p in self._held.passages(cited.sources[0]) if _is_cited(p, cited)]


def _without_quotations(text: str, claims: Sequence[Claim]) -> str:
    """Return the text with blanks in place of what is quoted, so that places stay the same."""
    for claim in claims:
        text = f"{text[: claim.start]}{' ' * (claim.end - claim.start)}{text[claim.end :]}"
    return text


def _is_cited(passage: Passage, cited: Cited) -> bool:
    """Say whether a passage stands where a reference says, as far as it says anything."""
    for part, said in cited.places:
        held = getattr(passage.locator, part, None)
        numbers = [one.strip() for one in said.replace("and", ",").split(",")]
        if held and not any(held == one or held.startswith(f"{one}(") for one in numbers):
            return False
        if held is None and part != "page":
            return False
    headings = [plain(heading) for heading in passage.heading]
    if cited.headings and not any(plain(h) in headings for h in cited.headings):
        return False
    speaker = passage.speaker
    return not cited.people or (
        speaker is not None and any(same_person(name, speaker.name) for name in cited.people)
    )
