"""A paragraph's properties and style go in; out come its kind, its level and its label.

What a paragraph is, is told by the name of its style, its outline level, its list and its indents,
in this order. The one promise: running text is never called a heading for its looks alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents.style_names import (
    heading_level,
    is_contents,
    is_quote,
    is_title,
    reads_as_heading,
)
from assistant.documents.wordfile.contents import Cell, Kind
from assistant.documents.wordfile.line import Line
from assistant.documents.wordfile.names import VAL, W, whole
from assistant.documents.wordfile.numbering import Counters, Label
from assistant.documents.wordfile.styles import (
    INDENT,
    NUMBERED,
    OUTLINE,
    Style,
    indents_of,
    numbering_of,
)
from assistant.documents.xml_part import Element

if TYPE_CHECKING:
    from assistant.documents.wordfile.story import Shared

DEEP_ENOUGH = 250
"""Twentieths of a point (4.4 mm): text set in as far as this on both sides is set off."""
BODY_LEVEL = 9
"""The outline level that means running text."""


@dataclass(slots=True)
class Shape:
    """What a paragraph is; ``set_off`` says that only its indents make it a quotation.

    ``set_in``: it is set in on the left alone, as a quotation may be and as much else is.
    """

    kind: Kind
    level: int | None
    style: str
    label: str | None
    bullet: bool
    set_off: bool
    set_in: bool


def shape_of(
    element: Element,
    shared: Shared,
    counters: Counters,
    text: str,
    line: Line,
    *,
    in_table: Cell | None,
) -> Shape:
    """Return what the paragraph ``element`` is; counts it in its list."""
    properties = shared.tracking.properties(element)
    style_id = None if properties is None else properties.find(f"{W}pStyle")
    style = shared.styles.of(None if style_id is None else style_id.get(VAL))
    place = _list_place(properties, style, shared)
    label = None if place is None else counters.next(*place)
    indents = _indents(properties, style, shared, place)
    kind, level = _kind(style, _outline(properties, style), label, line, text.strip())
    plain = kind == "paragraph" and in_table is None and label is None
    set_off = plain and _is_set_off(indents)
    return Shape(
        "quote" if set_off else kind,
        level,
        style.name,
        label=None if label is None else label.text,
        bullet=label is not None and label.bullet,
        set_off=set_off,
        set_in=plain and not set_off and _is_set_in(indents),
    )


def _kind(
    style: Style, outline: int | None, label: Label | None, line: Line, text: str
) -> tuple[Kind, int | None]:
    name = style.name
    if line.contents or is_contents(name):
        return "contents", None
    if text and (is_title(name) or is_title(style.parent)):
        return "title", 0
    believed = heading_level(name)
    if outline is not None and not 0 <= outline < BODY_LEVEL:
        outline = None
    level = believed if believed is not None or outline is None else outline + 1
    numbered = label is not None
    if level is not None and reads_as_heading(
        text, believed=believed is not None, numbered=numbered
    ):
        return "heading", level
    if is_quote(name):
        return "quote", None
    return ("item", label.level) if label is not None else ("paragraph", None)


def _outline(properties: Element | None, style: Style) -> int | None:
    found = None if properties is None else properties.find(OUTLINE)
    return style.outline if found is None else whole(found.get(VAL))


def _list_place(properties: Element | None, style: Style, shared: Shared) -> tuple[str, int] | None:
    numbered = None if properties is None else properties.find(NUMBERED)
    if numbered is not None and any(child.tag in shared.tracking.dropped for child in numbered):
        numbered = None
    number_id, level = (None, None) if numbered is None else numbering_of(numbered)
    return shared.lists.place(style, number_id, level)


def _indents(
    properties: Element | None, style: Style, shared: Shared, place: tuple[str, int] | None
) -> dict[str, int]:
    indents = dict(style.indents)
    of_level = None if place is None else shared.lists.indent(place)
    own = None if properties is None else properties.find(INDENT)
    for found in (of_level, own):
        if found is not None:
            indents.update(indents_of(found))
    return indents


def _is_set_off(indents: dict[str, int]) -> bool:
    return indents.get("left", 0) >= DEEP_ENOUGH and indents.get("right", 0) >= DEEP_ENOUGH


def _is_set_in(indents: dict[str, int]) -> bool:
    """Say whether the whole paragraph is set in on the left, and not only behind a label of its."""
    return indents.get("left", 0) >= DEEP_ENOUGH and indents.get("hanging", 0) <= 0
