"""The fields of a form to be filled with text, each with its label, in reading order.

In goes the XML of a form's body; out come :class:`Field`s. The promise: a place that holds words
already is no field, and a field without a label that can be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from lxml import etree

from assistant.forms.labels import (
    Element,
    W,
    ancestor,
    as_label,
    cell_label,
    label_before,
    last_piece,
    text_of,
)

Kind = Literal["cell", "control", "list", "date", "legacy", "legacy list", "dots", "line"]
DOTS = re.compile(r"(?:[._…]\s?){4,}")
"""A row of dots or a line to write on."""

_PROMPT = re.compile(
    r"(?i)^[\[<(]?(?:please )?(?:(?:click|tap|enter|insert)\b|(?:type|write|add)\b(?=.*\b(?:here|"
    r"your|text)\b))[^.:?]{0,60}[\]>)]?\.?$"
)
"""What a form prints where one should write: "Click here to enter text"."""


class Field(NamedTuple):
    """A place to write into: ``element`` is the cell, the control, the run that begins a legacy
    field, or the paragraph; ``at`` is which row of dots in it is meant, from 0."""

    kind: Kind
    label: str
    element: Element
    at: int = 0


def fields_in(tree: Element, is_known: Callable[[str], bool]) -> list[Field]:
    """Return the fields of the form, in reading order; a place is found once.

    ``is_known`` tells whether a label means something: a line that ends after its colon is a field
    only where it or its neighbour does.
    """
    found: list[Field] = []
    taken: set[Element] = set()
    steps = (_controls(tree), _legacy(tree), _cells(tree), _dots(tree), _lines(tree, is_known))
    for fields in steps:
        new = [f for f in fields if f.label and not any(_overlap(f.element, t) for t in taken)]
        found += new
        taken |= {field.element for field in new}
    order = {element: at for at, element in enumerate(tree.iter())}
    return sorted(found, key=lambda field: (order[field.element], field.at))


def is_prompt(text: str) -> bool:
    """Tell whether words only ask to be written over."""
    return bool(_PROMPT.match(" ".join(text.split())))


def dots_in(paragraph: Element) -> list[tuple[str, int, int]]:
    """Return each row of dots of a paragraph: its label, and its start and end in the characters
    of the paragraph's texts, a tab between texts counting as one."""
    words = "".join(text for _, text in texts_of(paragraph))
    found: list[tuple[str, int, int]] = []
    begins = 0
    for dots in DOTS.finditer(words):
        label = as_label(last_piece(words[begins : dots.start()]).strip(" ._…"))
        found.append((label, dots.start(), dots.end()))
        begins = dots.end()
    return found


def texts_of(paragraph: Element) -> list[tuple[Element, str]]:
    """Return the texts and tabs of a paragraph in order, with the characters each stands for."""
    return [
        (child, child.text or "" if child.tag == f"{W}t" else "\t")
        for child in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        if ancestor(child, "p") is paragraph and ancestor(child, "pPr") is None
    ]


def _controls(tree: Element) -> Iterator[Field]:
    """Content controls that show their prompt or nothing; those with boxes are not text."""
    for control in tree.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        content = control.find(f"{W}sdtContent")
        if properties is None or content is None or _is_no_text(properties):
            continue
        if content.find(f".//{W}sdt") is not None:
            continue  # the controls inside it are the fields
        prompt = properties.find(f"{W}showingPlcHdr") is not None
        if prompt or not text_of(content) or is_prompt(text_of(content)):
            label = label_before(control) or _title_of(properties)
            yield Field(_kind_of(properties), label, control)


def _is_no_text(properties: Element) -> bool:
    names = {etree.QName(child).localname for child in properties if isinstance(child.tag, str)}
    lock = properties.find(f"{W}lock")
    locked = lock is not None and lock.get(f"{W}val") in ("contentLocked", "sdtContentLocked")
    return locked or bool(
        names & {"checkbox", "picture", "docPartObj", "group", "repeatingSection"}
    )


def _kind_of(properties: Element) -> Kind:
    if any(properties.find(f"{W}{name}") is not None for name in ("dropDownList", "comboBox")):
        return "list"
    return "date" if properties.find(f"{W}date") is not None else "control"


def _title_of(properties: Element) -> str:
    for name in ("alias", "tag"):
        held = properties.find(f"{W}{name}")
        if held is not None:
            return as_label(held.get(f"{W}val") or "")
    return ""


def _legacy(tree: Element) -> Iterator[Field]:
    """Text fields of old forms whose result is still empty (en spaces), and their lists."""
    for begin in tree.iter(f"{W}fldChar"):
        data, run = begin.find(f"{W}ffData"), begin.getparent()
        if data is None or run is None:
            continue
        is_list = data.find(f"{W}ddList") is not None
        chosen = data.find(f"{W}ddList/{W}result")
        if is_list and chosen is None:
            yield Field("legacy list", _legacy_label(run, data), run)
        elif data.find(f"{W}textInput") is not None and not _legacy_result(run).strip(
            "\u2002 \xa0"
        ):
            yield Field("legacy", _legacy_label(run, data), run)


def _legacy_label(run: Element, data: Element) -> str:
    name = data.find(f"{W}name")
    named = name.get(f"{W}val") or "" if name is not None else ""
    return label_before(run) or as_label(re.sub(r"[_\d]+", " ", named))


def _legacy_result(begin: Element) -> str:
    from assistant.forms.writing import legacy_result_runs

    return "".join(
        text.text or "" for run in legacy_result_runs(begin) for text in run.iter(f"{W}t")
    )


def _cells(tree: Element) -> Iterator[Field]:
    for cell in tree.iter(f"{W}tc"):
        others = ("sdt", "fldChar", "drawing", "tbl", "pict", "sym", "fldSimple")
        holds = any(cell.find(f".//{W}{name}") is not None for name in others)
        words = text_of(cell)
        if not holds and (not words or is_prompt(words)) and not _goes_on_from_above(cell):
            yield Field("cell", cell_label(cell), cell)


def _goes_on_from_above(cell: Element) -> bool:
    """A cell that is merged with the one above is no cell of its own."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val") != "restart"


def _dots(tree: Element) -> Iterator[Field]:
    for paragraph in tree.iter(f"{W}p"):
        for at, (label, _, _) in enumerate(dots_in(paragraph)):
            alone = at == 0 and not label and not re.search(r"\w", text_of(paragraph))
            yield Field("dots", label_before(paragraph) if alone else label, paragraph, at)


def _lines(tree: Element, is_known: Callable[[str], bool]) -> Iterator[Field]:
    """Lines that end after their colon, where there is nothing else to write into."""
    lines = [p for p in tree.iter(f"{W}p") if _is_line(p)]
    known = {p for p in lines if is_known(text_of(p))}
    for line in lines:
        beside = (line.getprevious(), line.getnext())
        if line in known or any(other in known for other in beside if other is not None):
            yield Field("line", as_label(text_of(line)), line)


def _is_line(paragraph: Element) -> bool:
    words = text_of(paragraph)
    plain = paragraph.find(f".//{W}sdt") is None and paragraph.find(f".//{W}fldChar") is None
    alone = ancestor(paragraph, "tc") is None or not _has_empty_beside(paragraph)
    below = paragraph.getnext()
    return bool(
        words.endswith(":")
        and as_label(words)
        and plain
        and alone
        and not (below is not None and (below.tag != f"{W}p" or DOTS.search(text_of(below))))
    )


def _has_empty_beside(paragraph: Element) -> bool:
    """Whether the line labels another cell: the next in its row, or the one below."""
    cell = ancestor(paragraph, "tc")
    row = ancestor(cell, "tr") if cell is not None else None
    if cell is None or row is None:
        return False
    beside = next(cell.itersiblings(f"{W}tc"), None)
    if beside is not None:
        return not text_of(beside).endswith(":")
    below = next(row.itersiblings(f"{W}tr"), None)
    return below is not None and not text_of(below)


def _overlap(one: Element, other: Element) -> bool:
    return one is other or other in one.iterancestors() or one in other.iterancestors()
