"""Words of a source that a paper gives as its own: eight or more in a row, with no marks.

In go a file, its claims and the sources; out come runs with their places. The promise: titles,
names of bodies and strategies, the consultation's own wording, phrases that many documents share,
and words that are already judged as a quotation do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.checks.returned.altered import Taken, altered
from assistant.checks.returned.citations import Shelf, issuers
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.held import Held
from assistant.checks.returned.mentions import Wordings, is_question
from assistant.checks.returned.naming import plain
from assistant.documents.wordfile import Paragraph, WordFile
from assistant.quotes.finding import Run, find_runs

FEWEST_WORDS = 8
COMMON = 4
"""Sources that share a run from which it is a phrase of the field and nobody's words."""

_WALL = " qzjxwall "
"""A word that stands in no source: runs end at it."""
_STORIES = ("body", "textbox")
_SMALL_TEXT = "a an and at by for from in of on or the to with as s"
_SMALL = frozenset(_SMALL_TEXT.split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LISTS = frozenset(("consultation", "consultation document", "call for evidence"))


class Lifted(NamedTuple):
    """A run of a source's words: its paragraph, its place there, and where it comes from.

    ``taken`` is its sentence where that is the source's too, with the words that were altered.
    """

    paragraph: int
    start: int
    end: int
    words: str
    run: Run
    taken: Taken


class _Stretch(NamedTuple):
    paragraph: int
    start: int
    text: str
    at: int


def lifted_words(
    file: WordFile, claims: Sequence[Claim], held: Held, wordings: Wordings, skipped: set[int]
) -> list[Lifted]:
    """Return the runs in reading order; ``skipped`` are paragraphs that only say where from."""
    if not held.sources:
        return []
    stretches = _stretches(file, claims, skipped)
    text = "".join(f"{stretch.text}{_WALL}" for stretch in stretches)
    found: list[Lifted] = []
    for run in find_runs(held.library, text, words=FEWEST_WORDS, sources=held.only):
        lifted = _placed(stretches, run)
        if lifted is None or not _counts(lifted, held, wordings):
            continue
        if not found or lifted.paragraph != found[-1].paragraph or lifted.start >= found[-1].end:
            found.append(lifted)
        elif lifted.end - lifted.start > found[-1].end - found[-1].start:
            found[-1] = lifted
    return _with_sentences(found, file, claims, held)


def _with_sentences(
    found: Sequence[Lifted], file: WordFile, claims: Sequence[Claim], held: Held
) -> list[Lifted]:
    """Return the runs with their sentences where only a word or so of them was altered."""
    made: list[Lifted] = []
    for lifted in found:
        before = made[-1] if made else None
        if before and before.paragraph == lifted.paragraph and lifted.start < before.end:
            continue
        text = file.paragraphs[lifted.paragraph].text
        outside = _outside(
            file.paragraphs[lifted.paragraph],
            [c for c in claims if c.paragraph == lifted.paragraph],
        )
        within = next(s for s in outside if s[0] <= lifted.start and lifted.end <= s[1])
        taken = altered(text, within, lifted.taken, lifted.run.places[0].source, held)
        words = text[taken.start : taken.end]
        made.append(lifted._replace(start=taken.start, end=taken.end, words=words, taken=taken))
    return made


def _stretches(file: WordFile, claims: Sequence[Claim], skipped: set[int]) -> list[_Stretch]:
    """Return the text of the paper outside its quotations, one stretch after another."""
    made: list[_Stretch] = []
    at = 0
    for number, paragraph in enumerate(file.paragraphs):
        if number in skipped or not _speaks(paragraph):
            continue
        for start, end in _outside(paragraph, [c for c in claims if c.paragraph == number]):
            words = paragraph.text[start:end]
            if len(_WORD.findall(words)) >= FEWEST_WORDS:
                made.append(_Stretch(number, start, words, at))
                at += len(words) + len(_WALL)
    return made


def _speaks(paragraph: Paragraph) -> bool:
    plain_kind = paragraph.kind in ("paragraph", "item", "quote")
    return paragraph.story in _STORIES and plain_kind and not is_question(paragraph)


def _outside(paragraph: Paragraph, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for claim in sorted(claims, key=lambda c: c.start):
        spans.append((at, claim.start))
        at = max(at, claim.end)
    spans.append((at, len(paragraph.text)))
    return [(start, end) for start, end in spans if start < end]


def _placed(stretches: Sequence[_Stretch], run: Run) -> Lifted | None:
    for stretch in stretches:
        start, end = run.start - stretch.at, run.end - stretch.at
        if start >= 0 and end <= len(stretch.text):
            low, high = stretch.start + start, stretch.start + end
            place = run.places[0]
            taken = Taken(low, high, (place.start, place.end))
            return Lifted(stretch.paragraph, low, high, stretch.text[start:end], run, taken)
    return None


def _counts(lifted: Lifted, held: Held, wordings: Wordings) -> bool:
    sources = {place.source for place in lifted.run.places}
    if len(sources) >= COMMON or wordings.is_consultation(lifted.words):
        return False
    genres = {held.shelf.by_id[s].genre.replace("-", " ") for s in sources if s in held.shelf.by_id}
    if genres and genres <= _LISTS:
        return False
    return len(_WORD.findall(_without_names(lifted.words, held.shelf, sources))) >= FEWEST_WORDS


def _without_names(words: str, shelf: Shelf, sources: set[str]) -> str:
    """Return the words without titles, names of bodies, and runs of capitals."""
    said = f" {plain(words)} "
    for source in (shelf.by_id[s] for s in sorted(sources) if s in shelf.by_id):
        organisations = (person.organisation for person in source.people)
        names = [source.title, *issuers(source), *(name for name in organisations if name)]
        for name in sorted(names, key=len, reverse=True):
            said = said.replace(f" {plain(name)} ", " ")
    return " ".join(w for w in said.split() if w) if not _all_names(words) else ""


def _all_names(words: str) -> bool:
    """Say whether the telling words all have capitals, as a name of a body or a strategy has."""
    telling = [w for w in _WORD.findall(words) if w.casefold() not in _SMALL]
    return bool(telling) and all(w[0].isupper() or w[0].isdigit() for w in telling)
