"""A Word file's bytes in, out comes what its program and its authors left in it beside the words.

The promise: nothing is guessed; what the file does not say (its number of pages) is None, and a
part that cannot be read is passed over, since reading the file itself has told that already.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
FORMATTING = tuple(
    f"{W}{name}Change"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tcPr", "trPr", "tblGrid")
)
"""Tracked changes of looks alone: Word shows them with the name of whoever made them."""

_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
"""Tracked changes of words."""

STORY = re.compile(r"word/(?:document|footnotes|endnotes|header|footer)\d*\.xml$")
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml$")
_MOST_PAGES = 100_000
"""More than this is no count of pages."""

_TINY = 4
"""Half points (two points); smaller print is there for machines."""

_TYPES = {
    b"document.macroEnabled.main+xml": "docm",
    b"template.macroEnabledTemplate.main+xml": "dotm",
    b"wordprocessingml.template.main+xml": "dotx",
    b"wordprocessingml.document.main+xml": "docx",
}
_MAIL = re.compile(r"(?i)^_?author|e-?mail|^_reviewer|^_previousadhoc")

_OWN_FOLDER = re.compile(r"(?i)[\\/](?:users|home|documents and settings)[\\/]")

Element = etree._Element


class Faint(NamedTuple):
    """Words that are in the text and cannot be seen: their part, the place of their paragraph
    among all of that part, why, and the words."""

    part: str
    place: int
    why: str
    words: str


class Tracked(NamedTuple):
    """A paragraph with words put in, taken out or moved: its part, its place among all of that
    part, and who changed it."""

    part: str
    place: int
    author: str


@dataclass(frozen=True)
class Traces:
    """What is in a file beside its words.

    ``kind`` is the type that the file has inside ("docx", "docm" …), None where it does not say;
    ``formatting`` are the authors of tracked changes of looks; ``people`` those whom the file keeps
    as reviewers; ``personal`` are properties that name somebody, each with what it is.
    """

    kind: str | None
    pages: int | None
    has_page_numbers: bool
    formatting: tuple[str, ...]
    people: tuple[str, ...]
    personal: tuple[tuple[str, str], ...]
    company: str
    faint: tuple[Faint, ...]
    tracked: tuple[Tracked, ...]


def traces_of(data: bytes) -> Traces:
    """Return what stands in the Word file ``data`` beside its words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if _is_wanted(name)}
    trees = {name: tree for name, part in parts.items() if (tree := _tree(part)) is not None}
    stories = {name: tree for name, tree in trees.items() if STORY.match(name)}
    margins = [tree for name, tree in stories.items() if MARGIN.match(name)]
    shaded = _shaded(trees.get("word/styles.xml"))
    return Traces(
        kind=_kind(parts.get("[Content_Types].xml", b"")),
        pages=_pages(trees),
        has_page_numbers=any(numbers_pages(tree) for tree in margins),
        formatting=tuple(dict.fromkeys(a for tree in stories.values() for a in _formatting(tree))),
        people=tuple(_people(trees)),
        personal=tuple(_personal(trees)),
        company=_app(trees, "Company"),
        faint=tuple(f for name, tree in stories.items() for f in _faint(name, tree, shaded)),
        tracked=tuple(t for name, tree in stories.items() for t in _tracked(name, tree)),
    )


def numbers_pages(element: Element) -> bool:
    """Tell whether page numbers stand in an element: a field, however it is cut up, or a mark."""
    fields = [e.get(f"{W}instr") or "" for e in element.iter(f"{W}fldSimple")]
    fields.append("".join(e.text or "" for e in element.iter(f"{W}instrText")))
    marked = next(element.iter(f"{W}pgNum"), None) is not None
    return marked or any(re.search(r"\bPAGE\b", field) for field in fields)


_WHOLE = (
    "[Content_Types].xml",
    "word/people.xml",
    "word/styles.xml",
    "word/_rels/settings.xml.rels",
)


def _is_wanted(name: str) -> bool:
    return name in _WHOLE or name.startswith("docProps/") or STORY.match(name) is not None


def _kind(types: bytes) -> str | None:
    return next((kind for mark, kind in _TYPES.items() if mark in types), None)


def _pages(trees: Mapping[str, Element]) -> int | None:
    found = _app(trees, "Pages")
    return int(found) if found.isdecimal() and 0 < int(found) <= _MOST_PAGES else None


def _app(trees: Mapping[str, Element], name: str) -> str:
    tree = trees.get("docProps/app.xml")
    return ((tree.findtext(f"{_APP}{name}") if tree is not None else None) or "").strip()


def _formatting(tree: Element) -> Iterator[str]:
    for change in tree.iter(*FORMATTING):
        yield change.get(f"{W}author") or "somebody"


def _people(trees: Mapping[str, Element]) -> Iterator[str]:
    tree = trees.get("word/people.xml")
    for person in tree.iter(f"{_W15}person") if tree is not None else ():
        yield person.get(f"{_W15}author") or "somebody"


def _personal(trees: Mapping[str, Element]) -> Iterator[tuple[str, str]]:
    if manager := _app(trees, "Manager"):
        yield "manager", manager
    custom = trees.get("docProps/custom.xml")
    for held in custom if custom is not None else ():
        if names_somebody(held):
            value = "".join(str(text) for text in held.itertext()).strip()
            yield f"the property {held.get('name')}", value
    ties = trees.get("word/_rels/settings.xml.rels")
    for tie in ties if ties is not None else ():
        if names_somebody(tie):
            yield "the place of its template", tie.get("Target") or ""


def names_somebody(element: Element) -> bool:
    """Tell whether a property of the file, or its tie to a template, names a person.

    A path through somebody's own folder holds the name of their account.
    """
    if (element.get("Type") or "").endswith("/attachedTemplate"):
        return _OWN_FOLDER.search(element.get("Target") or "") is not None
    value = "".join(str(text) for text in element.itertext()).strip()
    return bool(value) and (_MAIL.search(element.get("name") or "") is not None or "@" in value)


def _faint(part: str, tree: Element, shaded: frozenset[str]) -> Iterator[Faint]:
    for index, paragraph in enumerate(tree.iter(f"{W}p")):
        for run in paragraph.iterchildren(f"{W}r"):
            words = "".join(text.text or "" for text in run.iter(f"{W}t")).strip()
            why = _why_unseen(run, paragraph, shaded) if words else None
            if why is not None:
                yield Faint(part, index, why, words)


def _tracked(part: str, tree: Element) -> Iterator[Tracked]:
    for index, paragraph in enumerate(tree.iter(f"{W}p")):
        change = next(paragraph.iter(*_CHANGES), None)
        if change is not None:
            yield Tracked(part, index, change.get(f"{W}author") or "somebody")


def _shaded(styles: Element | None) -> frozenset[str]:
    """The ids of the paragraph styles that put a fill behind their text."""
    found: set[str] = set()
    held = list(styles.iter(f"{W}style")) if styles is not None else []
    for style in [*held, *held]:  # twice, since a style may stand before the one it is based on
        based = style.find(f"{W}basedOn")
        above = based is not None and based.get(f"{W}val") in found
        if above or style.find(f"{W}pPr/{W}shd") is not None:
            found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)


def _why_unseen(run: Element, paragraph: Element, shaded: frozenset[str]) -> str | None:
    """Why the words of a run cannot be seen; None where they can, or where it may be that a fill
    behind them shows them."""
    size = run.find(f"{W}rPr/{W}sz")
    half_points = (size.get(f"{W}val") or "") if size is not None else ""
    if half_points.isdecimal() and int(half_points) <= _TINY:
        return "too small to be read"
    colour = run.find(f"{W}rPr/{W}color")
    white = colour is not None and (
        (colour.get(f"{W}val") or "").upper() == "FFFFFF"
        or colour.get(f"{W}themeColor") in ("background1", "light1")
    )
    filled = any(
        element.find(path) is not None
        for element, path in (
            (run, f"{W}rPr/{W}shd"),
            (run, f"{W}rPr/{W}highlight"),
            (paragraph, f"{W}pPr/{W}shd"),
        )
    )
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    filled = filled or (style is not None and style.get(f"{W}val") in shaded)
    boxed = next(paragraph.iterancestors(f"{W}tc", f"{W}txbxContent"), None) is not None
    return "white on white" if white and not filled and not boxed else None


def _tree(data: bytes) -> Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
