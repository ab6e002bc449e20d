"""A copy of a Word file with a comment on each problem.

In go the bytes of a file and what is to be said where; out come the bytes of the copy. The
promise: text, tracked changes and comments that stood in the file stay as they were; only the
document, its comments, their tie and their type are written anew, every other part is the same
bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from posixpath import join, relpath, split
from typing import NamedTuple

from lxml import etree

from assistant.checks.returned.results import Anchor
from assistant.documents.wordfile import TracedWordFile, trace_word_file
from assistant.documents.wordfile.package import Package, open_package
from assistant.documents.xml_part import Element
from assistant.drafting.lines import printable
from assistant.errors import CannotRead
from assistant.word.xml import MAIN, SPACE, W, child, xml_bytes

AUTHOR = "assistant"
_INITIALS = "as"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"
_PROPERTIES = (f"{W}rPr", f"{W}pPr")


class Saying(NamedTuple):
    """Something to say about words of a file, in its accepted reading."""

    anchor: Anchor
    text: str


def annotated(data: bytes, path: Path, sayings: Sequence[Saying]) -> bytes:
    """Return the file ``data`` with a comment for each of ``sayings``; ``path`` only names it.

    Raises:
        CannotRead: it is no Word file, or of the Strict kind, which cannot be rewritten in part.
    """
    if not sayings:
        return data
    package = open_package(data, path)
    main = package.main()[0]
    if b"http://purl.oclc.org/ooxml/" in package.archive.read(main):
        raise CannotRead(
            path,
            "This is a Strict Open XML file, which comments cannot be added to.",
            "Save it in Word as an ordinary .docx.",
        )
    traced = trace_word_file(data, path)
    book = _Comments(package, main, traced)
    cutter = _Cutter()
    places = [_place(traced, saying.anchor) for saying in sayings]
    elements = [traced.paragraph_element(traced.file.paragraphs[p].address) for p, _, _ in places]
    # Every run is cut before any end is taken and any mark is set, so that places keep their sense.
    for place in places:
        cutter.ends(traced, *place)
    ends = [cutter.ends(traced, *place) for place in places]
    for saying, found, element in zip(sayings, ends, elements, strict=True):
        _mark(found, element, book.add(saying.text))
    return _rewritten(package, {main: xml_bytes(traced.trees[main]), **book.parts()})


def _place(traced: TracedWordFile, anchor: Anchor) -> tuple[int, int, int]:
    """Return where the comment goes: in a note, at its mark; in a text box, where that hangs."""
    file = traced.file
    paragraph = file.paragraphs[anchor.paragraph]
    if paragraph.story == "body":
        return anchor.paragraph, anchor.start, anchor.end
    for note in file.notes:
        if anchor.paragraph in note.paragraphs:
            at = note.marked_at
            return at.paragraph, max(0, at.offset - 1), at.offset
    above = (n for n in range(anchor.paragraph, -1, -1) if file.paragraphs[n].story == "body")
    return next(above, 0), 0, 0


class _Cutter:
    """Cuts runs where comments begin and end, and remembers where each element's text went."""

    def __init__(self) -> None:
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}

    def ends(
        self, traced: TracedWordFile, paragraph: int, start: int, end: int
    ) -> tuple[Element, Element] | None:
        """Return the runs that begin and end with these words; None where no run has them."""
        stretches = [s for s in traced.stretches(paragraph, start, end) if s.run is not None]
        if not stretches:
            return None
        first, last = stretches[0], stretches[-1]
        is_text = first.element.tag == f"{W}t", last.element.tag == f"{W}t"
        begins = self._cut(first.element, first.start) if is_text[0] else first.element
        self._before(begins)
        stops = self._upto(last.element, last.end) if is_text[1] else last.element
        self._after(stops)
        return _run_of(begins), _run_of(stops)

    def _cut(self, element: Element, at: int) -> Element:
        """Return the piece that begins at character ``at`` of what was in ``element``."""
        pieces = self._pieces.setdefault(element, [(0, element)])
        start, piece = next(p for p in reversed(pieces) if p[0] <= at)
        if at == start or at - start >= len(piece.text or ""):
            return piece
        text = piece.text or ""
        following = deepcopy(piece)
        following.tail = None
        piece.text, following.text = text[: at - start], text[at - start :]
        for part in (piece, following):
            part.set(SPACE, "preserve")
        piece.addnext(following)
        self._before(following)
        pieces.append((at, following))
        pieces.sort(key=lambda p: p[0])
        return following

    def _upto(self, element: Element, at: int) -> Element:
        """Return the piece that ends at character ``at``."""
        self._cut(element, at)
        pieces = self._pieces[element]
        return next(piece for start, piece in reversed(pieces) if start < at or start == 0)

    def _before(self, element: Element) -> None:
        """Let a run begin with ``element``: what stands before it in its run goes on its own."""
        run = _run_of(element)
        inside = _child_of(element, run)
        at = run.index(inside)
        if any(part.tag not in _PROPERTIES for part in run[:at]):
            _split(run, at)

    def _after(self, element: Element) -> None:
        """Let a run end with ``element``."""
        run = _run_of(element)
        at = run.index(_child_of(element, run)) + 1
        if at < len(run):
            _split(run, at)


def _split(run: Element, at: int) -> None:
    """Move the children of ``run`` from ``at`` on into a run of their own behind it."""
    following = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(f"{W}rPr")
    moved = list(run[at:])
    if properties is not None and properties not in moved:
        following.append(deepcopy(properties))
    following.extend(moved)
    following.tail, run.tail = run.tail, None
    run.addnext(following)


def _run_of(element: Element) -> Element:
    return next(e for e in (element, *element.iterancestors()) if e.tag == f"{W}r")


def _child_of(element: Element, run: Element) -> Element:
    return next(e for e in (element, *element.iterancestors()) if e.getparent() is run)


def _mark(found: tuple[Element, Element] | None, paragraph: Element, number: str) -> None:
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
    end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
    reference = etree.Element(f"{W}r")
    child(reference, "commentReference", id=number)
    if found is None:
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.extend([end, reference])
        return
    found[0].addprevious(start)
    found[1].addnext(end)
    end.addnext(reference)


class _Comments:
    """The comments of a file: those it has, and ours behind them."""

    def __init__(self, package: Package, main: str, traced: TracedWordFile) -> None:
        self._package = package
        self._main = main
        name = package.tied(main, "comments")
        self._is_new = name is None
        self._name = name or self._free_name()
        held = traced.trees.get(self._name)
        self._tree = held if held is not None else etree.Element(f"{W}comments", nsmap={"w": MAIN})
        # A file may have marks of comments that are gone; their ids are taken too.
        used = [e.get(f"{W}id") for tree in traced.trees.values() for e in tree.iter(*_IDS)]
        used += [e.get(f"{W}id") for e in self._tree]
        self._next = max((int(i) for i in used if i and i.isdigit()), default=-1) + 1

    def add(self, text: str) -> str:
        """Append a comment and return its id."""
        number = str(self._next)
        self._next += 1
        comment = child(self._tree, "comment", id=number, author=AUTHOR, initials=_INITIALS)
        words = child(child(child(comment, "p"), "r"), "t")
        words.text = printable(text)
        return number

    def parts(self) -> dict[str, bytes]:
        """Return the parts that have changed besides the document."""
        parts = {self._name: xml_bytes(self._tree)}
        if self._is_new:
            folder, base = split(self._main)
            ties = join(folder, "_rels", f"{base}.rels")
            parts[ties] = self._with_tie(ties, folder)
            parts[_TYPES_PART] = self._with_type()
        return parts

    def _free_name(self) -> str:
        folder = split(self._main)[0]
        names = (join(folder, f"comments{n or ''}.xml") for n in range(100))
        return next(name for name in names if not self._package.archive.has(name))

    def _with_tie(self, ties: str, folder: str) -> bytes:
        tree = self._package.tree(ties)
        if tree is None:
            tree = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        taken = {e.get("Id") for e in tree}
        own = next(i for n in range(len(taken) + 1) if (i := f"rIdComments{n or ''}") not in taken)
        target = relpath(self._name, folder) if folder else self._name
        etree.SubElement(tree, f"{{{_RELATIONS}}}Relationship", Id=own, Type=_KIND, Target=target)
        return xml_bytes(tree)

    def _with_type(self) -> bytes:
        tree = self._package.tree(_TYPES_PART)
        assert tree is not None  # noqa: S101 - no Word file is without
        etree.SubElement(
            tree, f"{{{_TYPES}}}Override", PartName=f"/{self._name}", ContentType=_CONTENT
        )
        return xml_bytes(tree)


_IDS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


def _rewritten(package: Package, parts: dict[str, bytes]) -> bytes:
    """Return the container with ``parts`` in place of those of their names, new ones at the end."""
    out = io.BytesIO()
    left = {name.casefold(): (name, data) for name, data in parts.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for member in package.archive.opened.infolist():
            changed = left.pop(member.filename.casefold(), None)
            data = changed[1] if changed else package.archive.read(member.filename)
            info = zipfile.ZipInfo(member.filename, member.date_time)
            info.compress_type = member.compress_type
            info.external_attr = member.external_attr
            written.writestr(info, data)
        for name, data in left.values():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(info, data)
    return out.getvalue()
