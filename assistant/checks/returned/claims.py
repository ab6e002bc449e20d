"""The words that a Word file gives as somebody else's: in marks, set off, or in a table of quotes.

In goes a file as its reader sees it; out come :class:`Claim` values in reading order. The promise:
everything between quotation marks, every block quotation and every cell of a column of quotations
comes out, the marks inside another quotation excepted, which belong to it. A paragraph that is set
in on the left alone comes out as one that may be a quotation: its words decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.documents.wordfile import Paragraph, WordFile
from assistant.noun import Noun
from assistant.quotes.finding import looked_for
from assistant.quotes.marked import Marked, marked_quotations, word_count

Form = Literal["marks", "block", "cell", "tag"]

READ = ("body", "textbox", "footnote", "endnote")
"""Stories that hold what a paper says; headers, footers and comments do not quote."""

QUOTATION_COLUMN = re.compile(
    r"\W*(?:quot(?:ation|e|ed words|ed text)s?|words(?: quoted)?|extracts?|what (?:they|was) said"
    r"|evidence quoted|verbatim)\W*",
    re.IGNORECASE,
)
_DASHED_NAME = re.compile(r"\s*[—–]\s*(?=[A-Z])[^.—–]{2,80}$")
_BRACKETED_END = re.compile(
    r"\s*\((?=[^()]*(?:\d{4}|\bparas?\b|\bpp?\.|\bitem\b|\bn \d|\bibid\b|[A-Z]\w+ [A-Z]))"
    r"[A-Z](?:[^().]|\.(?=\s*\d)|\([^()]*\))*\)[.\s]*$|\s*\[\d{1,3}\]\s*$"
)
"""A reference behind the words of a block; words in brackets may be the source's own."""
_LABEL = re.compile(r"^\s*\[?Proposed, not yet read\]?:?\s*")
_TYPED_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d+)*|[a-z]|[ivx]{1,5})[.)]|[•●▪–—-]\s)")
"""A paragraph that somebody numbered by hand is one of the paper's own."""
_MOST_TINY = 8
"""So many of the smallest words may stand together and still say nothing: "to and it is"."""
_SUPERSCRIPT_END = re.compile(r"[\d,\s*†‡]+$")


class Claim(Noun):
    """Words given as somebody else's.

    [start, end) is what the reader sees of it in its paragraph, with marks; ``words`` are without
    them. ``readings`` are other cuts of the same words, likeliest first, for a mark that may be an
    apostrophe, a missing mark, or a name or reference at the end of a block. ``inner`` are
    quotations inside it, which count only where it is not a quotation itself. ``perhaps``: only a
    source can say that it is a quotation at all.
    """

    form: Form
    paragraph: int
    start: int
    end: int
    words: str
    readings: tuple[str, ...] = ()
    closed: bool = True
    continued: bool = False
    inner: tuple[Claim, ...] = ()
    tag: str | None = None
    found_by: Literal["bookmark", "footnote", "manifest", "text"] = "text"
    perhaps: bool = False

    @property
    def short(self) -> bool:
        """Say whether it has too few words to be judged, or none that say anything."""
        few = word_count(self.words)
        return few < 4 or (few <= _MOST_TINY and not looked_for(self.words))


def claims_of(file: WordFile) -> list[Claim]:
    """Return the claims of ``file``, in reading order."""
    columns = _quotation_columns(file)
    found: list[Claim] = []
    carried: str | None = None
    for number, paragraph in enumerate(file.paragraphs):
        if paragraph.story not in READ or paragraph.kind == "contents":
            continue
        if not paragraph.text.strip():
            continue
        whole = _set_off(number, paragraph, columns)
        if whole is not None:
            found.append(_without_raised(whole, paragraph))
            carried = None
            continue
        if carried is None and _may_be_set_off(paragraph):
            found.append(_perhaps(number, paragraph))
            continue
        claims, carried = _in_marks(number, paragraph.text, carried)
        claims = [_without_raised(claim, paragraph) for claim in claims]
        if claims and claims[0].continued:
            _go_on(found)
        found += claims
    return found


def _go_on(found: list[Claim]) -> None:
    """Note of the last quotation that it went on in the next paragraph, and so is closed there."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].form == "marks" and not found[at].closed:
            found[at] = found[at].model_copy(update={"continued": True})
            return


def _quotation_columns(file: WordFile) -> set[tuple[int, int]]:
    """Return the columns (table, column) whose first row says that they hold quotations."""
    return {
        (p.cell.table, p.cell.column)
        for p in file.paragraphs
        if p.cell is not None and p.cell.row == 1 and QUOTATION_COLUMN.fullmatch(p.text)
    }


def _set_off(number: int, paragraph: Paragraph, columns: set[tuple[int, int]]) -> Claim | None:
    cell = paragraph.cell
    if cell is not None and (cell.table, cell.column) in columns:
        return _whole(number, paragraph, "cell") if cell.row > 1 else None
    if paragraph.kind == "quote" and paragraph.story in ("body", "textbox"):
        return _whole(number, paragraph, "block")
    return None


def _may_be_set_off(paragraph: Paragraph) -> bool:
    own = paragraph.set_in and paragraph.story in ("body", "textbox")
    return own and not _TYPED_LABEL.match(paragraph.text)


def _perhaps(number: int, paragraph: Paragraph) -> Claim:
    """Return a paragraph as one claim, with the claims that it holds if it is none."""
    whole = _without_raised(_whole(number, paragraph, "block"), paragraph)
    claims, _ = _in_marks(number, paragraph.text, None)
    inner = tuple(_without_raised(claim, paragraph) for claim in claims)
    return whole.model_copy(update={"inner": inner, "perhaps": True})


def _whole(number: int, paragraph: Paragraph, form: Literal["block", "cell"]) -> Claim:
    """Return a whole paragraph as one claim, its own marks around it taken off."""
    text = paragraph.text
    label = _LABEL.match(text)
    start = label.end() if label else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    end = _end_of_words(paragraph)
    marks = marked_quotations(text[start:end]).quotations
    outer = marks[0] if marks else None
    if outer is not None and outer.start == 0 and outer.end >= (end - start) * 0.8:
        inside = text[start + outer.inner_start : start + outer.inner_end]
        return Claim(
            form=form,
            paragraph=number,
            start=start,
            end=start + outer.end,
            words=inside,
            readings=(text[start:end],),
        )
    words = text[start:end]
    shorter = {_DASHED_NAME.sub("", words), _BRACKETED_END.sub("", words)} - {words, ""}
    return Claim(
        form=form,
        paragraph=number,
        start=start,
        end=end,
        words=words,
        readings=tuple(sorted(shorter, key=len, reverse=True)),
    )


def _end_of_words(paragraph: Paragraph) -> int:
    """Return where the words end: without a raised figure that repeats a note's number."""
    end = len(paragraph.text.rstrip())
    for part in paragraph.emphasis:
        raised = part.look == "superscript" and part.end >= end
        if raised and _SUPERSCRIPT_END.fullmatch(paragraph.text[part.start : end]):
            return len(paragraph.text[: part.start].rstrip())
    return end


def _without_raised(claim: Claim, paragraph: Paragraph) -> Claim:
    """Add a reading without raised figures inside the words, which are numbers of notes."""
    raised = [
        paragraph.text[part.start : part.end]
        for part in paragraph.emphasis
        if part.look == "superscript" and claim.start <= part.start and part.end <= claim.end
    ]
    words = claim.words
    for figure in raised:
        if _SUPERSCRIPT_END.fullmatch(figure):
            words = re.sub(rf"(?<=[^\s\d]){re.escape(figure.strip())}(?!\d)", "", words, count=1)
    if words == claim.words:
        return claim
    return claim.model_copy(update={"readings": (words, *claim.readings)})


def _in_marks(number: int, text: str, carried: str | None) -> tuple[list[Claim], str | None]:
    """Return the claims in one paragraph, and the mark that is still open at its end.

    ``carried`` is the mark that the paragraph before left open: each paragraph of a long quotation
    repeats it, and only the last closes it.
    """
    line = marked_quotations(text)
    found = list(_nested(number, line.quotations))
    claims = [_claim(number, text, one, inner) for one, inner in found]
    if carried and not _repeats(text, carried) and line.strays and text[line.strays[0]] != "'":
        stray = line.strays[0]
        if all(claim.start > stray for claim in claims):
            first = Claim(
                form="marks",
                paragraph=number,
                start=0,
                end=stray + 1,
                words=text[:stray],
                continued=True,
            )
            claims.insert(0, first)
    elif carried and claims and _repeats(text, carried):
        claims[0] = claims[0].model_copy(update={"continued": True})
    left = next((one for one, _ in found if not one.closed), None)
    return claims, left.glyph if left is not None else None


def _repeats(text: str, glyph: str) -> bool:
    return text.lstrip().startswith(glyph)


def _nested(number: int, marked: Sequence[Marked]) -> Iterator[tuple[Marked, list[Marked]]]:
    """Yield each outer quotation with those inside it."""
    del number
    for one in marked:
        if one.depth == 0:
            inner = [m for m in marked if m.depth == 1 and one.start < m.start and m.end <= one.end]
            yield one, inner


def _claim(number: int, text: str, one: Marked, inner: Sequence[Marked]) -> Claim:
    return Claim(
        form="marks",
        paragraph=number,
        start=one.start,
        end=one.end,
        words=text[one.inner_start : one.inner_end].strip(),
        readings=tuple(text[one.inner_start : end].strip() for end in one.other_ends),
        closed=one.closed,
        inner=tuple(_claim(number, text, part, ()) for part in inner),
    )
