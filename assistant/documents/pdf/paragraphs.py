"""The lines of all pages go in, in the order of reading; headings, paragraphs and rows come out.

A line goes on with the paragraph above it unless something says that it does not: a number or
bullet, a wider gap, other letters, an indent, or a last line that had room for its first word. The
promise: a paragraph runs on to the next page or column only where its sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.document import BlockKind
from assistant.documents.furniture import runs_over
from assistant.documents.labels import Label, label_of
from assistant.documents.pdf.line import LEADER, Line, Page
from assistant.documents.pdf.notes import mark_of, without_mark
from assistant.documents.pdf.words import is_broken

SAME_SIZE = 0.6
"""Points: letters that differ by less are one text."""

WIDER = 1.32
"""A gap so many times the usual one ends a paragraph."""

INDENT = 0.8
"""Sizes of the letters; what begins further in, or out, begins anew."""

LONGEST_HEADING = 200
MOST_HEADING_LINES = 4
LARGER = 1.07
"""Times the usual size from which letters are those of a heading."""

_ENDS = ".!?:;”\"'’)"
_NO_HEADING = re.compile(r"[.;,:]$|:\s|:\w|;|_{3,}|@|^\W*$")
_SPEAKS = re.compile(
    r"(?:[QA]\.?\s|(?:THE|MR|MRS|MS|MISS|DR|SIR|DAME|LORD|LADY|BARONESS|PROF|PROFESSOR|JUDGE|CHAIR|"
    r"CHAIRMAN)\b[A-Z’' .()-]*:)"
)
"""How a turn of a transcript begins."""

_NOTED = re.compile(
    r"(?-i:[A-Z][A-Z .,’'-]+) \((?:re-?)?(?:sworn|affirmed|called|recalled|continued)\)|"
    r"\([^()]*\)$|(?:Further |Re-?|Cross-?|Direct |Opening |Closing )?(?:questions?|examination|"
    r"examined|statement|submissions?)\b.{0,20} (?:by|from|on behalf of) (?-i:[A-Z]{2})",
    re.IGNORECASE,
)
"""What the shorthand writer notes on a line of its own."""

_PRIVATE_BULLET = re.compile("[\ue000-\uf8ff]$")


@dataclass
class Paragraph:
    """Lines that belong together, each with the number of its page.

    ``label`` stands before the words of the first line and takes up its first ``skipped``
    characters.
    """

    kind: BlockKind
    lines: list[tuple[int, Line]]
    label: Label | None = None
    level: int | None = None
    note: str | None = None
    indents: list[float] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """The last line so far."""
        return self.lines[-1][1]

    @property
    def text(self) -> str:
        """The words so far, for those who ask how they end."""
        return " ".join(line.text for _, line in self.lines[-3:])


@dataclass(frozen=True)
class Usual:
    """How most of a document is set: the letters' size, the gap below a line of each size."""

    size: float
    pitches: dict[float, float]
    bold: bool

    def pitch(self, line: Line) -> float:
        """Return the usual distance from ``line`` to the next one of its paragraph."""
        return self.pitches.get(line.size, 1.25 * line.size)


def usual_of(pages: list[Page]) -> Usual:
    """Measure how most of the text is set."""
    sizes: Counter[float] = Counter()
    bold = all_letters = 0
    gaps: dict[float, Counter[float]] = {}
    for page in pages:
        above: Line | None = None
        for line in page.lines:
            letters = len(line.text)
            sizes[line.size] += letters
            all_letters += letters
            bold += letters if line.bold else 0
            if above is not None and above.size == line.size and above.bottom > line.bottom:
                gap = round((above.bottom - line.bottom) * 2) / 2
                if gap < 2.6 * line.size and _may_be_one(above, line):
                    gaps.setdefault(line.size, Counter())[gap] += 1
            above = line
    size = max(sizes, key=lambda s: sizes[s]) if sizes else 1.0
    pitches = {s: min(g, key=lambda gap: (-g[gap], gap)) for s, g in gaps.items()}
    return Usual(size, pitches, bold > 0.5 * all_letters)


def _may_be_one(above: Line, line: Line) -> bool:
    return not above.cells and not line.cells and above.right > 0.8 * above.margin


def paragraphs_of(pages: list[Page], usual: Usual) -> list[Paragraph]:
    """Return the paragraphs of all pages, each page's notes behind the one that its foot cuts."""
    made: list[Paragraph] = []
    waiting: list[Paragraph] = []
    last: Paragraph | None = None
    for page in pages:
        for line in page.lines:
            if last is not None and _goes_on(last, page.number, line, usual):
                _take(last, page.number, line)
                continue
            made += waiting
            waiting = []
            last = _begun(page.number, line)
            made.append(last)
        waiting += _notes(page)
    made += waiting
    for one in made:
        _settle(one, usual)
    _set_levels(made)
    return made


def _begun(number: int, line: Line) -> Paragraph:
    if _PRIVATE_BULLET.match(line.words[0].text) and len(line.words) > 1:
        line.words[0].text = "•"
        line.__dict__.pop("text", None)
    if line.cells or LEADER.search(line.text):
        return Paragraph("row", [(number, line)])
    label = label_of(line.text)
    kind: BlockKind = "item" if label else "paragraph"
    return Paragraph(kind, [(number, line)], label, indents=[line.left])


def _take(paragraph: Paragraph, number: int, line: Line) -> None:
    paragraph.lines.append((number, line))
    paragraph.indents.append(line.left)


def _goes_on(above: Paragraph, number: int, line: Line, usual: Usual) -> bool:
    last_page, last = above.lines[-1]
    if above.kind == "row" or line.cells or LEADER.search(line.text):
        return False
    if abs(last.size - line.size) > SAME_SIZE:
        return False
    if _is_labelled(above, line) or _SPEAKS.match(line.text):
        return False
    if last_page != number or last.region != line.region:
        return _runs_on(above, line, usual)
    if last.bottom - line.bottom > WIDER * usual.pitch(last):
        return False
    if line.words[0].counted and (_NOTED.match(line.text) or _NOTED.match(last.text)):
        return False
    if (_has_room(last, line) and not _runs_down(last, line)) or (
        last.bold != line.bold and _is_short(last)
    ):
        return False
    return not _is_indented(above, line)


def _is_labelled(above: Paragraph, line: Line) -> bool:
    first = line.words[0].text
    if _PRIVATE_BULLET.match(first) and len(line.words) > 1:
        return True
    label = label_of(line.text)
    if label is None:
        return False
    if label.bullet:
        return True
    ended = above.last.text.rstrip()[-1:] in ".:;!?,”)" or _has_room(above.last, line)
    return ended or above.last.text.endswith((" and", " or")) or above.last.region != line.region


def _runs_on(above: Paragraph, line: Line, usual: Usual) -> bool:
    """Say whether a sentence goes on in the next column or on the next page."""
    text = above.text.rstrip()
    if _looks_like_heading(above.lines, usual) or _looks_like_heading([(0, line)], usual):
        return is_broken(text)
    if is_broken(text) or runs_over(text, line.text):
        return True
    return text[-1:] not in _ENDS and not _has_room(above.last, line)


def _has_room(last: Line, line: Line) -> bool:
    """Say whether the first word of ``line`` would have fitted behind ``last``."""
    first = line.words[0]
    return last.right + (first.right - first.left) + 0.9 * last.size < last.margin


def _runs_down(last: Line, line: Line) -> bool:
    """Say whether a counted line goes on with the sentence above it, however short that is."""
    if not line.words[0].counted or not line.text[:1].islower():
        return False
    return last.text[-1:] not in ".?!:;"


def _is_short(line: Line) -> bool:
    return line.right < 0.75 * line.margin


def _is_indented(above: Paragraph, line: Line) -> bool:
    limit = INDENT * line.size
    first, *others = above.indents
    if not others:
        if _SPEAKS.match(above.last.text):
            return False  # the words of a turn stand further in than the name before them
        if above.label is not None:
            return line.left < first - limit and not _is_unfinished(above.last, line)
        return line.left > first + limit
    return abs(line.left - others[-1]) > limit


def _is_unfinished(last: Line, line: Line) -> bool:
    """Say whether a full line ends in the middle of its sentence: what follows is set out to it."""
    return not _has_room(last, line) and last.text.rstrip()[-1:] not in f"{_ENDS},"


def _notes(page: Page) -> Iterator[Paragraph]:
    """Yield the footnotes of a page, each with its mark."""
    made: list[Paragraph] = []
    for line in page.notes:
        mark = mark_of(line)
        if mark is not None and _follows(mark, made):
            words = without_mark(line)
            rest = Line(words, line.bottom, line.top, line.size, line.bold)
            made.append(Paragraph("paragraph", [(page.number, rest)], note=mark))
        elif made:
            made[-1].lines.append((page.number, line))
    yield from made


def _follows(mark: str, made: list[Paragraph]) -> bool:
    """Say whether ``mark`` may be the next: figures go up by one, and a year inside is none."""
    if not made or not mark.isdigit():
        return True
    before = made[-1].note or ""
    return not before.isdigit() or int(mark) == int(before) + 1


def _settle(paragraph: Paragraph, usual: Usual) -> None:
    if paragraph.note is None and paragraph.kind != "row":
        bullet = paragraph.label is not None and paragraph.label.bullet
        if not bullet and _looks_like_heading(paragraph.lines, usual):
            paragraph.kind, paragraph.label = "heading", None


def _looks_like_heading(lines: list[tuple[int, Line]], usual: Usual) -> bool:
    text = " ".join(line.text for _, line in lines)
    if (
        len(text) > LONGEST_HEADING
        or len(lines) > MOST_HEADING_LINES
        or not re.search(r"[^\W\d]", text)
    ):
        return False
    if all(line.size >= LARGER * usual.size for _, line in lines):
        return not text.endswith((",", ";"))
    bold = not usual.bold and all(line.bold for _, line in lines)
    return bold and len(lines) < 3 and not _NO_HEADING.search(text)


def _set_levels(paragraphs: list[Paragraph]) -> None:
    headings = [p for p in paragraphs if p.kind == "heading"]
    styles = sorted({_style(p) for p in headings}, reverse=True)
    for heading in headings:
        heading.level = min(6, styles.index(_style(heading)) + 1)


def _style(paragraph: Paragraph) -> tuple[float, bool]:
    _, line = paragraph.lines[0]
    return line.size, line.bold
