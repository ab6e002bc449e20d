"""The fields of a form to be filled with text, each with its label, in reading order.

In goes the XML of a form's body; out come :class:`Field`s. The promise: a place that holds words
already is no field, and a field without a label that can be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Kind = Literal["cell", "control", "list", "legacy", "dots"]
_DOTS = re.compile(r"(?:[._…]\s?){4,}")
_LONGEST_LABEL = 90
"""Characters; a longer text beside an empty cell is a question, not the label of a field."""


class Field(NamedTuple):
    """A place to write into: ``element`` is the cell, the control, the run that begins a legacy
    field, or the paragraph with the dots."""

    kind: Kind
    label: str
    element: Element


def fields_in(tree: Element) -> list[Field]:
    """Return the fields of the form, in reading order; a place is found once."""
    found: list[Field] = []
    taken: set[Element] = set()
    for field in (*_controls(tree), *_legacy(tree), *_cells(tree), *_dots(tree)):
        if field.label and not any(_overlap(field.element, other) for other in taken):
            taken.add(field.element)
            found.append(field)
    order = {element: at for at, element in enumerate(tree.iter())}
    return sorted(found, key=lambda field: order[field.element])


def text_of(element: Element) -> str:
    """Return the words of an element, paragraphs and breaks as spaces."""
    held = element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
    parts = [child.text or "" if child.tag == f"{W}t" else " " for child in held]
    return " ".join("".join(parts).split())


def label_before(element: Element) -> str:
    """Return the label of something inside a paragraph or a cell: the words before it there, or
    those of the cell to its left or above, or the paragraph before."""
    paragraph = _ancestor(element, "p")
    if paragraph is None and element.tag == f"{W}sdt":
        first = element.getprevious()
        return _as_label(text_of(first)) if first is not None else _cell_label(element)
    before = _words_before(paragraph, element) if paragraph is not None else ""
    return _as_label(before) or _cell_label(element) or _paragraph_label(paragraph)


def cell_label(cell: Element) -> str:
    """Return the label of a table cell: the cell to its left, else the one above it."""
    row = cell.getparent()
    if row is None:
        return ""
    left = list(cell.itersiblings(f"{W}tc", preceding=True))
    if left and _as_label(text_of(left[0])):
        return _as_label(text_of(left[0]))
    above = row.getprevious()
    at = len(left)
    cells = above.findall(f"{W}tc") if above is not None and above.tag == f"{W}tr" else []
    return _as_label(text_of(cells[at])) if not left and at < len(cells) else ""


def _controls(tree: Element) -> Iterator[Field]:
    """Content controls that show their prompt or nothing; those with boxes are not text."""
    for control in tree.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        content = control.find(f"{W}sdtContent")
        if properties is None or content is None or _is_no_text(properties):
            continue
        prompt = properties.find(f"{W}showingPlcHdr") is not None
        if prompt or not text_of(content):
            kind: Kind = "list" if _is_list(properties) else "control"
            yield Field(kind, label_before(control) or _title_of(properties), control)


def _is_no_text(properties: Element) -> bool:
    names = {etree.QName(child).localname for child in properties if isinstance(child.tag, str)}
    return bool(names & {"checkbox", "picture", "docPartObj", "group"})


def _is_list(properties: Element) -> bool:
    return any(properties.find(f"{W}{name}") is not None for name in ("dropDownList", "comboBox"))


def _title_of(properties: Element) -> str:
    for name in ("alias", "tag"):
        held = properties.find(f"{W}{name}")
        if held is not None:
            return _as_label(held.get(f"{W}val") or "")
    return ""


def _legacy(tree: Element) -> Iterator[Field]:
    """Text fields of old forms whose result is still empty (en spaces)."""
    for begin in tree.iter(f"{W}fldChar"):
        data = begin.find(f"{W}ffData")
        if data is None or data.find(f"{W}textInput") is None:
            continue
        run = begin.getparent()
        if run is None or _legacy_result(run).strip("\u2002 \xa0"):
            continue
        name = data.find(f"{W}name")
        named = name.get(f"{W}val") or "" if name is not None else ""
        yield Field("legacy", label_before(run) or _as_label(re.sub(r"[_\d]+", " ", named)), run)


def _legacy_result(begin: Element) -> str:
    from assistant.forms.writing import legacy_result_runs

    return "".join(
        text_of(run) or (run.findtext(f"{W}t") or "") for run in legacy_result_runs(begin)
    )


def _cells(tree: Element) -> Iterator[Field]:
    for cell in tree.iter(f"{W}tc"):
        holds = cell.find(f".//{W}sdt") is not None or cell.find(f".//{W}fldChar") is not None
        holds = (
            holds or cell.find(f".//{W}drawing") is not None or cell.find(f".//{W}tbl") is not None
        )
        if not holds and not text_of(cell):
            yield Field("cell", cell_label(cell), cell)


def _dots(tree: Element) -> Iterator[Field]:
    for paragraph in tree.iter(f"{W}p"):
        words = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        dots = _DOTS.search(words)
        if dots and not words[dots.end() :].strip(" ._…"):
            yield Field("dots", _as_label(words[: dots.start()]), paragraph)


def _cell_label(element: Element) -> str:
    cell = _ancestor(element, "tc")
    return cell_label(cell) if cell is not None else ""


def _paragraph_label(paragraph: Element | None) -> str:
    before = paragraph.getprevious() if paragraph is not None else None
    return _as_label(text_of(before)) if before is not None and before.tag == f"{W}p" else ""


def _words_before(paragraph: Element, element: Element) -> str:
    words: list[str] = []
    for child in paragraph.iter():
        if child is element:
            break
        if child.tag == f"{W}t":
            words.append(child.text or "")
        elif child.tag in (f"{W}tab", f"{W}br"):
            words.append("\t")
    return re.split(r"\t|\s{3,}", "".join(words).rstrip())[-1]


def _as_label(text: str) -> str:
    plain = " ".join(text.split())
    return plain if 0 < len(plain) <= _LONGEST_LABEL and re.search(r"[A-Za-z]{2}", plain) else ""


def _ancestor(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(f"{W}{name}"), None)


def _overlap(one: Element, other: Element) -> bool:
    return one is other or other in one.iterancestors() or one in other.iterancestors()
