"""The steps of mending: what each takes out of the parts of a Word file, told in sentences.

In go the parts by name, which are changed in place; out come sentences about what was done. The
promise: no step changes a word that the reader of the paper sees, and one that finds nothing to do
leaves every part as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from assistant.checks.ready.traces import (
    FORMATTING,
    MARGIN,
    STORY,
    W,
    names_somebody,
    numbers_pages,
)

Parts = dict[str, bytes]
Element = etree._Element

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_CUSTOM = "docProps/custom.xml"
_TYPES = "[Content_Types].xml"
_SETTINGS = "word/settings.xml"
_PEOPLE = "word/people.xml"
_PERSONAL = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Manager",
)
_COMMENT_PART = re.compile(r"word/comments\w*\.xml$")
_MACRO_PART = re.compile(r"word/(?:vba\w*\.(?:bin|xml)|_rels/vbaProject\.bin\.rels)$")
_OTHER_TYPES = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document\.macroEnabled|template\.macroEnabledTemplate)"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PAGE_WORDS = re.compile(r"(?i)^(?:\W|\d|\b(?:page|pages|pg|p|of|tudalen|o)\b)*$")


def take_out(wanted: set[str], parts: Parts) -> list[str]:
    """Take out of ``parts`` what the rules named in ``wanted`` forbid; return what was done."""
    return [said for rule, step in _STEPS if rule in wanted for said in step(parts)]


def _names(parts: Parts) -> Iterator[str]:
    for part in (_CORE, _APP):
        if part in parts:
            yield from _properties(parts, part)
    yield from _own_properties(parts)
    if _PEOPLE in parts:
        _drop(parts, [_PEOPLE])
        yield "The names of those who worked on the file were taken out."
    yield from _template_path(parts)


def _properties(parts: Parts, part: str) -> Iterator[str]:
    tree = _tree(parts[part])
    named = [e for tag in _PERSONAL for e in tree.iter(tag) if (e.text or "").strip()]
    for element in named:
        yield f"The name “{(element.text or '').strip()}” was taken out of the file's properties."
        element.text = None
    if named:
        parts[part] = _bytes(tree)


def _own_properties(parts: Parts) -> Iterator[str]:
    if _CUSTOM not in parts:
        return
    tree = _tree(parts[_CUSTOM])
    named = [held for held in tree if names_somebody(held)]
    for held in named:
        tree.remove(held)
        yield f"The property {held.get('name')} was taken out."
    if named:
        parts[_CUSTOM] = _bytes(tree)


def _template_path(parts: Parts) -> Iterator[str]:
    """The path of the template leads through the folder of whoever wrote the paper."""
    name = "word/_rels/settings.xml.rels"
    if name not in parts or _SETTINGS not in parts:
        return
    ties = _tree(parts[name])
    gone = [tie for tie in ties if names_somebody(tie)]
    if not gone:
        return
    settings = _tree(parts[_SETTINGS])
    for element in settings.findall(f"{W}attachedTemplate"):
        settings.remove(element)
    for tie in gone:
        ties.remove(tie)
    parts[name], parts[_SETTINGS] = _bytes(ties), _bytes(settings)
    yield "The place of its template, which names somebody's folder, was taken out."


def _formatting(parts: Parts) -> Iterator[str]:
    if sum(_changed(parts, name, _accept_looks) for name in _stories(parts)):
        yield "Tracked changes of looks were accepted; those of words are yours to settle."


def _accept_looks(tree: Element) -> int:
    changes = list(tree.iter(*FORMATTING))
    for change in changes:
        _remove(change)
    return len(changes)


def _comments(parts: Parts) -> Iterator[str]:
    held = [name for name in parts if _COMMENT_PART.match(name)]
    marks = sum(_changed(parts, name, _unmark) for name in _stories(parts))
    written = any(b"comment " in parts[name] for name in held if name == "word/comments.xml")
    _drop(parts, held)
    if marks or written:
        yield "The comments were deleted."


def _unmark(tree: Element) -> int:
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    marks = [mark for name in names for mark in tree.iter(f"{W}{name}")]
    for mark in marks:
        _take_out(mark)
    return len(marks)


def _hidden(parts: Parts) -> Iterator[str]:
    styles = _hidden_styles(parts)
    count = 0
    for name in _stories(parts):
        count += _changed(parts, name, lambda tree: _unhide(tree, styles))
    if count:
        yield "Hidden text was deleted."


def _unhide(tree: Element, styles: frozenset[str]) -> int:
    hidden = [run for run in tree.iter(f"{W}r") if _is_hidden(run, styles)]
    for run in hidden:
        _remove(run)
    return len(hidden)


def _hidden_styles(parts: Parts) -> frozenset[str]:
    """The ids of styles whose text is hidden, by themselves or by what they are based on."""
    found: set[str] = set()
    styles = list(_tree(parts["word/styles.xml"])) if "word/styles.xml" in parts else []
    for style in [*styles, *styles]:  # twice, since a style may stand before what it is based on
        mark, based = style.find(f"{W}rPr/{W}vanish"), style.find(f"{W}basedOn")
        above = based is not None and based.get(f"{W}val") in found
        if (above and mark is None) or (mark is not None and _is_on(mark)):
            found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)


def _is_hidden(run: Element, styles: frozenset[str]) -> bool:
    """Whether a run is hidden, by itself or by its style; one with a field or a note is left."""
    if not all(child.tag in _PLAIN_CHILDREN for child in run):
        return False
    mark, style = run.find(f"{W}rPr/{W}vanish"), run.find(f"{W}rPr/{W}rStyle")
    if mark is not None:
        return _is_on(mark)
    paragraph = next(run.iterancestors(f"{W}p"), None)
    around = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
    return any(s is not None and s.get(f"{W}val") in styles for s in (style, around))


_PLAIN_CHILDREN = {f"{W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen")}


def _macros(parts: Parts) -> Iterator[str]:
    held = [name for name in parts if _MACRO_PART.match(name)]
    _drop(parts, held)
    types = parts.get(_TYPES, b"")
    plain = _OTHER_TYPES.sub(_PLAIN_TYPE, types)
    if plain != types:
        parts[_TYPES] = plain
        yield "The file was made an ordinary document (.docx)."
    if held:
        yield "The macros were taken out."


def _page_numbers(parts: Parts) -> Iterator[str]:
    margins = [name for name in parts if MARGIN.match(name)]
    if sum(_changed(parts, name, _unnumber) for name in margins):
        yield "The page numbers were taken out."
    if any(numbers_pages(_tree(parts[name])) for name in margins):
        yield "Page numbers that stand beside other words were left; take them out in Word."


def _unnumber(tree: Element) -> int:
    numbered = [p for p in tree.iter(f"{W}p") if numbers_pages(p) and _says_only_pages(p)]
    for paragraph in numbered:
        for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
            paragraph.remove(child)
    return len(numbered)


def _says_only_pages(paragraph: Element) -> bool:
    return bool(_PAGE_WORDS.match("".join(t.text or "" for t in paragraph.iter(f"{W}t"))))


_STEPS: tuple[tuple[str, Callable[[Parts], Iterable[str]]], ...] = (
    ("tracked-changes", _formatting),
    ("author-metadata", _names),
    ("comments", _comments),
    ("hidden-text", _hidden),
    ("macros", _macros),
    ("page-numbers", _page_numbers),
)


# --- parts and elements ------------------------------------------------------------------------


def _stories(parts: Parts) -> list[str]:
    return [name for name in parts if STORY.match(name)]


def _changed(parts: Parts, name: str, step: Callable[[Element], int]) -> int:
    """Apply a step to one part, which is written anew only where the step did something."""
    tree = _tree(parts[name])
    count = step(tree)
    if count:
        parts[name] = _bytes(tree)
    return count


def _is_on(mark: Element) -> bool:
    return mark.get(f"{W}val") not in ("0", "false", "off")


def _take_out(mark: Element) -> None:
    """Remove a mark; the run that held nothing but a reference goes with it."""
    parent = mark.getparent()
    _remove(mark)
    left = {f"{W}rPr", f"{W}annotationRef"}
    if parent is not None and parent.tag == f"{W}r" and {child.tag for child in parent} <= left:
        _remove(parent)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop(parts: Parts, names: Iterable[str]) -> None:
    """Take parts out of the package, with every tie to them and their types."""
    gone = {path.rpartition("/")[2] for path in names}
    for name in [name for name in parts if name.rpartition("/")[2] in gone]:
        del parts[name]
    if gone:
        for rels in [name for name in parts if name.endswith(".rels")]:
            _filter(parts, rels, "Target", gone)
        if _TYPES in parts:
            _filter(parts, _TYPES, "PartName", gone)


def _filter(parts: Parts, name: str, key: str, gone: set[str]) -> None:
    tree = _tree(parts[name])
    ties = [element for element in tree if (element.get(key) or "").rpartition("/")[2] in gone]
    for tie in ties:
        tree.remove(tie)
    if ties:
        parts[name] = _bytes(tree)


def _tree(data: bytes) -> Element:
    """The XML of a part; one that cannot be read holds nothing that could be taken out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return etree.Element("unreadable")


def _bytes(tree: Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
