"""Mending a copy of a Word file without changing a word that its reader sees.

In go a file's bytes; out come a copy's, and what was done to it in sentences. The promise: what is
not mended stays byte for byte; comments, hidden runs, personal properties and macros go.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from lxml import etree

from assistant.venues.rule import Venue

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_PERSONAL = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
)
_STORY = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$")
_COMMENT_PART = re.compile(r"word/(?:comments\w*|people)\.xml$")
_MACRO_PART = re.compile(r"word/(?:vba\w*\.(?:bin|xml)|_rels/vbaProject\.bin\.rels)$")
_MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

Parts = dict[str, bytes]


def mend(data: bytes, venue: Venue) -> tuple[bytes, tuple[str, ...]]:
    """Return a mended copy of the Word file ``data``, and what was mended.

    Only rules of ``venue`` are served. Nothing mended gives the same bytes back.
    """
    wanted = {rule.rule for rule in venue.rules}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        parts = {info.filename: package.read(info) for info in infos}
    told = [said for rule, step in _STEPS if rule in wanted for said in step(parts)]
    return (_packed(infos, parts), tuple(told)) if told else (data, ())


def _without_names(parts: Parts) -> Iterable[str]:
    if _CORE not in parts:
        return
    tree = _tree(parts[_CORE])
    named = [e for tag in _PERSONAL for e in tree.iter(tag) if (e.text or "").strip()]
    for element in named:
        yield f"The name “{(element.text or '').strip()}” was taken out of the file's properties."
        element.text = None
    if named:
        parts[_CORE] = _bytes(tree)


def _without_comments(parts: Parts) -> Iterable[str]:
    held = [name for name in parts if _COMMENT_PART.match(name)]
    if not held:
        return
    for name in [name for name in parts if _STORY.match(name)]:
        tree = _tree(parts[name])
        marks = [e for tag in _COMMENT_MARKS for e in tree.iter(f"{_W}{tag}")]
        for mark in marks:
            _take_out(mark)
        if marks:
            parts[name] = _bytes(tree)
    _drop(parts, held)
    yield "The comments were deleted."


_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def _without_hidden(parts: Parts) -> Iterable[str]:
    count = 0
    for name in [name for name in parts if _STORY.match(name)]:
        tree = _tree(parts[name])
        hidden = [run for run in tree.iter(f"{_W}r") if _is_hidden(run)]
        for run in hidden:
            _remove(run)
        if hidden:
            parts[name] = _bytes(tree)
        count += len(hidden)
    if count:
        yield "Hidden text was deleted."


def _without_macros(parts: Parts) -> Iterable[str]:
    held = [name for name in parts if _MACRO_PART.match(name)]
    if not held:
        return
    _drop(parts, held)
    parts[_TYPES] = parts[_TYPES].replace(_MACRO_TYPE, _PLAIN_TYPE)
    yield "The macros were taken out."


def _without_page_numbers(parts: Parts) -> Iterable[str]:
    count = 0
    for name in [name for name in parts if re.match(r"word/(?:header|footer)\d*\.xml$", name)]:
        tree = _tree(parts[name])
        numbered = [p for p in tree.iter(f"{_W}p") if _numbers_pages(p)]
        for paragraph in numbered:
            for child in list(paragraph):
                if child.tag != f"{_W}pPr":
                    paragraph.remove(child)
        if numbered:
            parts[name] = _bytes(tree)
        count += len(numbered)
    if count:
        yield "The page numbers were taken out."


_STEPS: tuple[tuple[str, Callable[[Parts], Iterable[str]]], ...] = (
    ("author-metadata", _without_names),
    ("comments", _without_comments),
    ("hidden-text", _without_hidden),
    ("macros", _without_macros),
    ("page-numbers", _without_page_numbers),
)


def _is_hidden(run: etree._Element) -> bool:
    """Whether a run itself is marked as hidden; one with a field or a note in it is left."""
    mark = run.find(f"{_W}rPr/{_W}vanish")
    if mark is None or mark.get(f"{_W}val") in ("0", "false", "off"):
        return False
    return all(child.tag in _PLAIN_CHILDREN for child in run)


_PLAIN_CHILDREN = {f"{_W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen")}


def _numbers_pages(paragraph: etree._Element) -> bool:
    fields = [e.get(f"{_W}instr") or "" for e in paragraph.iter(f"{_W}fldSimple")]
    fields += [e.text or "" for e in paragraph.iter(f"{_W}instrText")]
    return any(re.search(r"\b(?:PAGE|NUMPAGES)\b", field) for field in fields)


def _take_out(mark: etree._Element) -> None:
    """Remove a mark; the run that held nothing but a reference goes with it."""
    parent = mark.getparent()
    _remove(mark)
    left = {f"{_W}rPr", f"{_W}annotationRef"}
    if parent is not None and parent.tag == f"{_W}r" and {child.tag for child in parent} <= left:
        _remove(parent)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop(parts: Parts, names: Iterable[str]) -> None:
    """Take parts out of the package, with every tie to them and their types."""
    gone = set(names)
    for name in gone:
        parts.pop(name, None)
    for rels in [name for name in parts if name.endswith(".rels")]:
        _filter(parts, rels, lambda e: (e.get("Target") or "").rpartition("/")[2], gone)
    _filter(parts, _TYPES, lambda e: (e.get("PartName") or "").rpartition("/")[2], gone)


def _filter(parts: Parts, name: str, told: Callable[[etree._Element], str], gone: set[str]) -> None:
    files = {path.rpartition("/")[2] for path in gone}
    tree = _tree(parts[name])
    ties = [element for element in tree if told(element) in files]
    for tie in ties:
        tree.remove(tie)
    if ties:
        parts[name] = _bytes(tree)


def _packed(infos: list[zipfile.ZipInfo], parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in infos:
            if info.filename in parts:
                package.writestr(info, parts[info.filename])
    return out.getvalue()


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
