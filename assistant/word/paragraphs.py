"""One paragraph: in go a role and a shape, out comes an empty Word paragraph of that style.

The one promise: properties stand in the order the schema wants, and a page break that is due is
taken by the first paragraph that follows it, so no empty line is left at the top of a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.word.paper import Paper
from assistant.word.xml import Element, W, child, value


@dataclass(frozen=True)
class Shape:
    """The properties of a paragraph that its style does not give; measures in twips."""

    number: int | None = None
    level: int = 0
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    right_to_left: bool = False


def new_paragraph(paper: Paper, parent: Element, role: str, shape: Shape | None = None) -> Element:
    """Append a paragraph in the style of ``role`` and take a page break that is due."""
    shape = shape or Shape()
    paragraph = child(parent, "p")
    properties = child(paragraph, "pPr")
    value(properties, "pStyle", paper.style(role))
    if paper.flow.page_break:
        paper.flow.page_break = False
        child(properties, "pageBreakBefore")
    if shape.number is not None:
        tie = child(properties, "numPr")
        value(tie, "ilvl", shape.level)
        value(tie, "numId", shape.number)
    if shape.right_to_left:
        child(properties, "bidi")
    measures = {"left": shape.left, "right": shape.right, "hanging": shape.hanging}
    given = {name: str(measure) for name, measure in measures.items() if measure is not None}
    if given:
        child(properties, "ind", **given)
    return paragraph


def space_after(paragraph: Element, twips: int) -> None:
    """Set the space below a paragraph that is already written; a table is left as it is."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        spacing = child(properties, "spacing", after=str(twips))
        indent = properties.find(f"{W}ind")
        if indent is not None:
            indent.addprevious(spacing)
