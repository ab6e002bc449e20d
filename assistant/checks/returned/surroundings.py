"""What stands around a claim in its file: the words of its sentence, and its references.

In go a file and a claim; out come :class:`Surroundings`. The promise: words of another sentence,
and words of other quotations, are never taken for the words of this one's sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.checks.returned.citations import Cited, Shelf, read_citation
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.said_places import said_places
from assistant.checks.returned.sayings import read_saying
from assistant.checks.returned.tags import marks_after
from assistant.documents.wordfile import Note, Paragraph, WordFile
from assistant.noun import Noun
from assistant.passages.sentences import split_sentences

_BRACKETS = re.compile(r"\s*[’”\"']?[.,]?\s*\((?P<inside>(?:[^()]|\([^()]*\))+)\)")
_COVER = "x"
"""Stands for each character of a quotation while its sentence is looked for."""

_MOST_OF_IT = 0.8
"""Share of a table's cell that a quotation fills whose speaker the cells beside it name."""

_STOP_INSIDE = re.compile(r"[.?!…][\s\]’”\"')]*$")


class Surroundings(Noun):
    """The words of a claim's sentence before and after it, and its references.

    ``placed`` are places that the sentence itself gives ("says at paragraph 5"), with what it says
    they are places of. ``beside`` are the other quotations of the paragraph, which may go on with
    this one. ``speaker_cell`` is what the row of a table of quotations says.
    """

    before: str = ""
    after: str = ""
    cited: tuple[Cited, ...] = ()
    placed: tuple[Cited, ...] = ()
    beside: tuple[str, ...] = ()
    speaker_cell: str | None = None


class Notes:
    """The notes of a file, read in order, so that later ones can lead back to earlier ones."""

    def __init__(self, file: WordFile, shelf: Shelf) -> None:
        self._file = file
        self._shelf = shelf
        self._by_id: dict[str, Cited] = {}
        self._by_number: dict[int, Cited] = {}
        for note in file.notes:
            self._read(note)

    def of(self, own: str) -> Cited | None:
        """Return what the note of this id says."""
        return self._by_id.get(own)

    def inline(self, text: str) -> Cited:
        """Read a reference that stands in the running text."""
        return read_citation(text, self._shelf, self._by_number)

    def _read(self, note: Note) -> None:
        text = " ".join(self._file.paragraphs[i].text.strip() for i in note.paragraphs)
        number = int(note.mark) if note.mark and note.mark.isdigit() else None
        cited = read_citation(_reference(text), self._shelf, self._by_number, number)
        self._by_id[note.id] = cited
        if number is not None and note.kind == "footnote":
            self._by_number[number] = cited


def surroundings_of(
    file: WordFile, claim: Claim, claims: Sequence[Claim], notes: Notes
) -> Surroundings:
    """Return what stands around ``claim``, one of ``claims``."""
    if claim.form == "cell":
        return _row(file, claim, notes)
    if claim.form == "block":
        return _above(file, claim, claims, notes)
    text = file.paragraphs[claim.paragraph].text
    here = [c for c in claims if c.paragraph == claim.paragraph]
    before, after = _sentence(text, claim, here)
    cited = [c for own in marks_after(file, claim) if (c := notes.of(own)) is not None]
    bracketed = _BRACKETS.match(text, claim.end)
    inline = notes.inline(bracketed["inside"]) if bracketed else None
    if inline is not None and inline.read:
        cited.append(inline)
    fills = claim.end - claim.start >= _MOST_OF_IT * len(text.strip())
    row = _row(file, claim, notes) if fills else Surroundings()
    named = read_saying(before, after).who is not None
    return Surroundings(
        before=before,
        after=after,
        cited=(*cited, *(c for c in row.cited if c not in cited)),
        speaker_cell=None if named else row.speaker_cell,
        placed=_placed(before, after, notes),
        beside=tuple(one.words for one in here if one.start != claim.start),
    )


def _placed(before: str, after: str, notes: Notes) -> tuple[Cited, ...]:
    """Read the places that the sentence gives; of a source it names, only where it is known."""
    read: list[Cited] = []
    for said in said_places(before, after):
        place = notes.inline(said.place)
        sources = notes.inline(said.whose).sources if said.whose else ()
        if place.places and (sources or not said.whose):
            read.append(Cited(text=said.place, read=True, sources=sources, places=place.places))
    return tuple(read)


def _reference(text: str) -> str:
    """Return the first reference of a note; what is told after a stop or a semicolon is another."""
    return text


def _sentence(text: str, claim: Claim, here: Sequence[Claim]) -> tuple[str, str]:
    covered = text
    for one in here:
        size = one.end - one.start
        covered = f"{covered[: one.start]}{_COVER * size}{covered[one.end :]}"
    low, high = next(
        ((s, e) for s, e in split_sentences(covered) if s <= claim.start < e), (0, len(text))
    )
    earlier = [c.end for c in here if low < c.end <= claim.start and c.start != claim.start]
    later = [c.start for c in here if claim.end <= c.start < high]
    before = text[max([low, *earlier]) : claim.start]
    after = text[claim.end : min([high, *later])]
    if _STOP_INSIDE.search(claim.words) and re.match(r"\s+[A-Z“‘\"]", after):
        after = ""  # the sentence ended inside the marks
    if earlier and _begins_sentence(text[: claim.start], max(earlier)):
        before = _last_sentence(before)
    return before, after


def _begins_sentence(text: str, end: int) -> bool:
    """Say whether a sentence ended inside the quotation that ends at ``end``."""
    return bool(re.search(r"[.?!][’”\"']$", text[:end]))


def _last_sentence(text: str) -> str:
    spans = split_sentences(text)
    return text[spans[-1][0] :] if spans else text


def _above(file: WordFile, claim: Claim, claims: Sequence[Claim], notes: Notes) -> Surroundings:
    """A block: its lead-in is the paragraph above, its reference at its end or the lead-in's."""
    blocks = {c.paragraph for c in claims if c.form == "block"}
    lead = claim.paragraph - 1
    while lead >= 0 and (lead in blocks or not file.paragraphs[lead].text.strip()):
        lead -= 1
    before = ""
    paragraph = file.paragraphs[lead] if lead >= 0 else None
    if paragraph is not None and paragraph.kind in ("paragraph", "item"):
        text = paragraph.text.rstrip()
        before = _last_sentence(text) if text.endswith((":", ",", "that", "—", "–")) else ""
    after = file.paragraphs[claim.paragraph].text[claim.end :]
    return Surroundings(
        before=before,
        after=after,
        cited=tuple(_block_references(file, claim, blocks, notes, lead)),
        placed=_placed(before, "", notes),
    )


def _block_references(
    file: WordFile, claim: Claim, blocks: set[int], notes: Notes, lead: int
) -> list[Cited]:
    own = _references(file.paragraphs[claim.paragraph], notes)
    at = claim.paragraph
    while not own and at + 1 in blocks:
        at += 1
        own = _references(file.paragraphs[at], notes)
    if not own and lead >= 0:
        above = file.paragraphs[lead]
        last = [n for n in above.notes if n.at >= len(above.text.rstrip()) - 1]
        own = [c for n in last if (c := notes.of(n.id)) is not None]
    text = file.paragraphs[claim.paragraph].text
    bracketed = re.search(r"\((?P<inside>(?:[^()]|\([^()]*\))+)\)[.\s]*$", text)
    inline = notes.inline(bracketed["inside"]) if bracketed else None
    return [*own, inline] if inline is not None and inline.read and not own else own


def _references(paragraph: Paragraph, notes: Notes) -> list[Cited]:
    return [c for n in paragraph.notes if (c := notes.of(n.id)) is not None]


_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "speaker": re.compile(
        r"\W*(?:speaker|who|said by|name|witness|author|person|organi[sz]ation|body)\W*",
        re.IGNORECASE,
    ),
    "source": re.compile(
        r"\W*(?:sources?|documents?|references?|citations?|from|where from)\W*", re.IGNORECASE
    ),
    "place": re.compile(
        r"\W*(?:places?|paragraphs?|paras?\.?|pages?|locator|where)\W*", re.IGNORECASE
    ),
}


def _row(file: WordFile, claim: Claim, notes: Notes) -> Surroundings:
    """A row of a table of quotations says who, what and where in its other cells."""
    cell = file.paragraphs[claim.paragraph].cell
    if cell is None:
        return Surroundings()
    table = [p for p in file.paragraphs if p.cell is not None and p.cell.table == cell.table]
    said: dict[str, str] = {}
    for head in table:
        if head.cell is None or head.cell.row != 1:
            continue
        for what, pattern in _COLUMNS.items():
            if pattern.fullmatch(head.text):
                column = head.cell.column
                cells = [p.text for p in table if p.cell and p.cell.row == cell.row]
                cells = [
                    p.text
                    for p in table
                    if p.cell and (p.cell.row, p.cell.column) == (cell.row, column)
                ]
                said[what] = " ".join(" ".join(cells).split())
    named = [said[what] for what in ("source", "place") if said.get(what)]
    own = _references(file.paragraphs[claim.paragraph], notes)
    inline = notes.inline(", ".join(named)) if named else None
    cited = [*own, inline] if inline is not None and inline.read else own
    return Surroundings(cited=tuple(cited), speaker_cell=said.get("speaker") or None)
