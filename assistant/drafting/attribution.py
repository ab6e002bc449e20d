"""Who is speaking, said in a sentence: the lead-in of each quotation.

In goes a piece of evidence, in the order of the paper; out comes its lead-in. The promise: the
attribution is true to the voice (minutes are the minute-taker's record, reported words are said to
be reported, a quotation inside a source is said to be one), names the minutes once in a run of
quotations, and never introduces two quotations in a row alike. The same brief gives the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting import phrases
from assistant.drafting.dates import year_of
from assistant.drafting.draft import Words
from assistant.drafting.evidence import Evidence
from assistant.drafting.naming import (
    capital,
    collective,
    dated,
    full_speaker,
    plain_name,
    possessive,
    printed_name,
    publisher,
    short_speaker,
)
from assistant.library.source import Source
from assistant.passages.passage import Speaker

LONGEST_RUN_ON = 30
"""Words of a quotation that a sentence of ours can carry after "that" and still be read at once."""

_TITLE_MARK = "\x01"

_INNER_STOP = re.compile(r"[.?!][”’\"')]*\s")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
"""Words that mean somebody else once a sentence of ours takes them in."""


@dataclass(frozen=True)
class LeadIn:
    """The words before a quotation; ``lower`` asks for its first letter to be made small."""

    content: tuple[Words, ...]
    lower: bool = False


class Narrator:
    """Introduces the evidence of one paper, remembering what it has said."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._opened: set[str] = set()
        self._heard = ""
        self._last: Evidence | None = None
        self._said = ""

    def pause(self) -> None:
        """Forget the last quotation: other words have come between."""
        self._last = None

    def hear(self, text: str) -> None:
        """Take note of what the author says: who is named there needs no introduction."""
        self._heard += f" {' '.join(text.split())}"

    def introduced(self, evidence: Evidence, lead_in: str) -> None:
        """Take note of evidence that the author has introduced."""
        self.hear(lead_in)
        self._last = evidence

    def introduce(self, evidence: Evidence, *, long: bool, alongside: bool = False) -> LeadIn:
        """Return the lead-in for ``evidence``.

        ``long`` when it will be set off; ``alongside`` when another quotation stands before it in
        the same paragraph.
        """
        move = self._move(evidence)
        names = self._names(evidence)
        phrase, lower = self._choose(evidence, move, long=long, alongside=alongside)
        self._used[phrase] += 1
        self._said = phrase
        content = _words(phrase, names, evidence.source.title)
        self.hear("".join(words.text for words in content))
        self._opened.add(evidence.source.id)
        self._last = evidence
        return LeadIn(content=content, lower=lower)

    def _move(self, evidence: Evidence) -> str:
        last = self._last
        if last is None or last.source.id != evidence.source.id:
            return "return" if self._knows(evidence.source) else "open"
        if _name(last) != _name(evidence):
            return "speaker"
        after = evidence.certified.quote.start >= last.certified.quote.end
        return "on" if after else "back"

    def _choose(
        self, evidence: Evidence, move: str, *, long: bool, alongside: bool
    ) -> tuple[str, bool]:
        """Return the phrase, and whether the quotation runs on from it with a small letter."""
        kind = _kind(evidence)
        if not evidence.whole_sentences:
            names_thing = _first_word(evidence) in ("the", "a", "an", "this", "these", "their")
            return self._least((phrases.FRAGMENTS if names_thing else phrases.PIECES)[kind]), False
        if kind == "quoting":
            return self._least(phrases.RELAYING if evidence.speaker else phrases.QUOTING), False
        if _asks(evidence) and kind not in _ASKED:
            return self._least(phrases.PIECES[kind]), False
        kind = _ASKED[kind] if _asks(evidence) else _recommended(evidence, kind)
        goes_on = alongside and move == "on" and self._kind_before == _kind(evidence)
        further = phrases.ALONGSIDE.get(kind, ()) if goes_on else ()
        run_on = phrases.RUN_ON.get((kind, move), ())
        if long or not _can_run_on(evidence):
            run_on = ()
        phrase = self._least((*further, *phrases.SENTENCES[kind, move], *run_on))
        return phrase, phrase in run_on

    @property
    def _kind_before(self) -> str | None:
        return _kind(self._last) if self._last else None

    def _least(self, choices: Sequence[str]) -> str:
        """Return the phrase used least, and never the one just used where there is another."""
        others = [phrase for phrase in choices if phrase != self._said] or choices
        return min(others, key=lambda phrase: self._used[phrase])

    def _names(self, evidence: Evidence) -> dict[str, str]:
        source, speaker = evidence.source, evidence.speaker
        nested = evidence.certified.nested
        issued = publisher(source)
        papers = self._papers(source, issued)
        return {
            **papers,
            "the_paper": papers.get(f"the_{_genre(source)}", _TITLE_MARK),
            "body": issued,
            "publisher": issued,
            "possessive": possessive(issued),
            "group": collective(source),
            "of_date": dated(source),
            "on_date": dated(source, "on "),
            "of_year": f" ({year_of(source.date)})" if year_of(source.date) else "",
            "title": _TITLE_MARK,
            "speaker": self._speaker(evidence, speaker) if speaker else "",
            "short": short_speaker(source, speaker) if speaker else "",
            "quoted": (nested.speaker if nested and nested.speaker else "another document"),
        }

    def _papers(self, source: Source, issued: str) -> dict[str, str]:
        """Return what a source is called: in full until the reader has met it."""
        if self._knows(source):
            group = collective(source)
            return {
                "the_meeting": f"the {group}",
                "the_minutes": f"the {group}’s minutes",
                "the_submission": "the submission",
            }
        return {
            "the_meeting": f"{issued}{dated(source, 'on ')}",
            "the_minutes": f"the minutes of {possessive(issued)} meeting{dated(source)}",
            "the_submission": f"{possessive(issued)} submission to ministers{dated(source)}",
        }

    def _speaker(self, evidence: Evidence, speaker: Speaker) -> str:
        known = plain_name(evidence.source, speaker) in self._heard
        return (short_speaker if known else full_speaker)(evidence.source, speaker)

    def _knows(self, source: Source) -> bool:
        """Say whether the reader has met the source: by our words, or surely by the author's."""
        if source.id in self._opened:
            return True
        name = printed_name(source, source.publisher or source.author or source.title)
        year = year_of(source.date)
        return name in self._heard and bool(year and year in self._heard)


def _kind(evidence: Evidence) -> str:
    """Return how the source gives the words, which decides what may be said of them."""
    certified, genre = evidence.certified, evidence.source.genre.replace("-", " ")
    if certified.nested:
        return "quoting"
    if "minutes" in genre:
        if evidence.speaker is None:
            return "unnamed"
        return "reported" if certified.voice == "reported" else "minutes"
    if evidence.speaker is not None and certified.voice == "spoken":
        return "spoken"
    return "submission" if "submission" in genre else "written"


_ASKED = {"minutes": "asked", "spoken": "put"}
"""What a question is to each kind of speech; in other kinds nobody is said to have told it."""


def _asks(evidence: Evidence) -> bool:
    """Say whether the words are one question."""
    text = evidence.certified.text.strip()
    return text.rstrip("”’\"')").endswith("?") and not _INNER_STOP.search(text)


def _recommended(evidence: Evidence, kind: str) -> str:
    item = evidence.passage.locator.item or ""
    recommends = kind == "submission" and item.startswith("recommendation")
    return "recommended" if recommends else kind


def _name(evidence: Evidence) -> str | None:
    speaker = evidence.speaker
    return speaker.name if speaker else None


def _genre(source: Source) -> str:
    genre = source.genre
    return next((kind for kind in ("minutes", "submission") if kind in genre), "paper")


def _first_word(evidence: Evidence) -> str:
    return evidence.certified.text.split(None, 1)[0]


def _can_run_on(evidence: Evidence) -> bool:
    """Say whether the quotation is one short sentence whose first letter may be made small."""
    text = evidence.certified.text.strip()
    first = _first_word(evidence)
    small = first[:1].isupper() and first.lower() in phrases.SMALL_WORDS
    edited = evidence.pin.insertions and evidence.pin.insertions[0].at == evidence.pin.start
    return (
        small
        and not _INNER_STOP.search(text)
        and not _FIRST_PERSON.search(text)
        and not edited
        and text.endswith(".")
        and len(text.split()) <= LONGEST_RUN_ON
    )


def _words(phrase: str, names: Mapping[str, str], title: str) -> tuple[Words, ...]:
    text = capital(phrase.format_map(names))
    text = text.replace(",,", ",").replace(",:", ":").replace(", as minuted:", ", as minuted:")
    before, mark, after = text.partition(_TITLE_MARK)
    if not mark:
        return (Words(text=text),)
    parts = (Words(text=before), Words(text=title, italic=True), Words(text=after))
    return tuple(part for part in parts if part.text)
