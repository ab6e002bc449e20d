"""The two ends of bookmarks and comments go in as they are met; the stretches between come out.

Ends may stand between paragraphs, in different ones, or in words that a reading does not show. The
one promise: a stretch lies where the reader of this reading would see it, if only as a point.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.wordfile.contents import Bookmark, Place
from assistant.documents.wordfile.line import Line
from assistant.documents.wordfile.names import ID, W
from assistant.documents.xml_part import Element
from assistant.noun import unchecked

BOOKMARK_START, BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
COMMENT_START, COMMENT_END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
COMMENT_MARK = f"{W}commentReference"
MARKS = (BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END, COMMENT_MARK)

_OWN = frozenset({"_GoBack"})
"""Bookmarks that Word keeps for itself."""

_bookmark = unchecked(Bookmark)
_at = unchecked(Place)


@dataclass(slots=True)
class _Point:
    line: Line | None
    offset: int


@dataclass(slots=True)
class _Stretch:
    name: str
    start: _Point
    end: _Point | None = None


class Marks:
    """The marks of one file while it is read."""

    def __init__(self) -> None:
        self._bookmarks: list[_Stretch] = []
        self._open: dict[str, _Stretch] = {}
        self._comments: dict[str, _Stretch] = {}
        self._waiting: list[_Point] = []
        self._line: Line | None = None
        self._part = ""

    def enter(self, part: str) -> None:
        """Begin a new part: ids are those of the part."""
        self._open, self._part = {}, part
        self._line = None

    def begin(self, line: Line) -> None:
        """Put the marks that stood before ``line`` at its start."""
        self._line = line
        for point in self._waiting:
            point.line, point.offset = line, line.length
        self._waiting.clear()

    def met(self, element: Element, line: Line | None) -> None:
        """Note one mark, inside ``line`` or, where that is None, between paragraphs."""
        own = element.get(ID) or ""
        tag = element.tag
        if tag == BOOKMARK_START:
            name = element.get(f"{W}name") or ""
            if name and name not in _OWN:
                stretch = _Stretch(name, self._point(line))
                self._bookmarks.append(stretch)
                self._open[own] = stretch
        elif tag == BOOKMARK_END:
            if own in self._open:
                self._open.pop(own).end = self._point(line, back=True)
        elif tag == COMMENT_START:
            self._comments[own] = _Stretch(own, self._point(line))
        elif tag == COMMENT_END:
            if own in self._comments:
                self._comments[own].end = self._point(line, back=True)
        else:
            point = self._point(line, back=True)
            self._comments.setdefault(own, _Stretch(own, point, point))

    def within(self, element: Element, line: Line | None) -> None:
        """Note the marks inside what is not shown, all at the place where it would stand."""
        for mark in element.iter(*MARKS):
            self.met(mark, line)

    def _point(self, line: Line | None, *, back: bool = False) -> _Point:
        if line is not None:
            return _Point(line, line.length)
        if back and self._line is not None:
            return _Point(self._line, self._line.length)
        point = _Point(None, 0)
        self._waiting.append(point)
        return point

    def bookmarks(self, paragraphs: int) -> tuple[Bookmark, ...]:
        """Return the bookmarks, in the order of their starts in the file."""
        return tuple(
            _bookmark({"name": s.name, "start": start, "end": end})
            for s in self._bookmarks
            for start, end in [self._places(s, paragraphs)]
            if start is not None and end is not None
        )

    def comment(self, own: str, paragraphs: int) -> tuple[Place | None, Place | None]:
        """Return what the comment of this id is about."""
        stretch = self._comments.get(own)
        return (None, None) if stretch is None else self._places(stretch, paragraphs)

    def _places(self, stretch: _Stretch, paragraphs: int) -> tuple[Place | None, Place | None]:
        start = _place(stretch.start, paragraphs)
        end = _place(stretch.end or stretch.start, paragraphs)
        if start is None or end is None:
            return start, start
        backwards = (end.paragraph, end.offset) < (start.paragraph, start.offset)
        return start, start if backwards else end


def _place(point: _Point, paragraphs: int) -> Place | None:
    line = point.line
    if line is None or line.index is None or not paragraphs:
        return None
    return _at({"paragraph": min(line.index, paragraphs - 1), "offset": point.offset})
