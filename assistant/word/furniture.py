"""Header and footer: in go the house's letterhead and a draft's own marking, out come their parts.

The header carries the marking (and says "Working copy" until the copy is final), the footer the
title and "Page X of Y" where the venue wants numbers. The one promise: every page, the first and
the facing ones too, shows the marking.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from assistant.word.fields import field
from assistant.word.letterhead import Letterhead, has_page_number, without_page_numbers
from assistant.word.package import CONTENT_TYPES, Part, Relation
from assistant.word.paper import Paper
from assistant.word.runs import Look, write_words
from assistant.word.xml import Element, R, W, child, root, value, xml_bytes

_ROOTS = {"header": "hdr", "footer": "ftr"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LONGEST_TITLE = 70
"""Characters; a longer title would push the page number into a second line."""
WORKING_COPY = "Working copy"


def write_furniture(paper: Paper, section: Element) -> tuple[list[Part], list[Relation]]:
    """Append the references to a ``w:sectPr``; return the parts and the document's ties to them."""
    parts: dict[str, Part] = {}
    relations = []
    numbers = count(1)
    for kind in _ROOTS:
        for use in _uses(paper):
            tree, letterhead = _tree(paper, kind, use)
            if tree is None:
                continue
            for drawing in tree.iter(f"{_DRAWING}docPr"):
                # One header can serve two uses; drawings must not share an id.
                drawing.set("id", str(next(numbers)))
            own = f"rId{kind.title()}{use.title()}"
            name = f"word/{kind}-{use}.xml"
            reference = child(section, f"{kind}Reference", type=use)
            reference.set(f"{R}id", own)
            relations.append(Relation(own, kind, name))
            parts[name] = Part(
                name,
                xml_bytes(tree),
                CONTENT_TYPES[kind],
                letterhead.relations if letterhead else (),
            )
            parts |= {p.name: p for p in (letterhead.pictures if letterhead else ())}
    return list(parts.values()), relations


def has_first_page(paper: Paper) -> bool:
    """Say whether the first page has a header and footer of its own."""
    return bool(paper.draft.cover) or paper.house.page.title_page


def _uses(paper: Paper) -> Iterator[str]:
    yield "default"
    if has_first_page(paper):
        yield "first"
    if paper.house.page.facing_pages:
        yield "even"


def _tree(paper: Paper, kind: str, use: str) -> tuple[Element | None, Letterhead | None]:
    """Return the header or footer, or None where it would be empty, and what it was made from."""
    letterhead = _letterhead(paper, kind, use)
    tree = deepcopy(letterhead.tree) if letterhead is not None else root(_ROOTS[kind])
    if not paper.draft.layout.page_numbers:
        without_page_numbers(tree)
    if kind == "header":
        _header_line(paper, tree)
    elif not (use == "first" and paper.draft.cover):
        _footer_line(paper, tree)
    return (tree if tree.find(f"{W}p") is not None else None), letterhead


def _letterhead(paper: Paper, kind: str, use: str) -> Letterhead | None:
    """Return the house's own; a cover in a house without a first page takes the usual header."""
    letterheads = paper.house.letterheads
    if use == "first" and not paper.house.page.title_page:
        return letterheads.get((kind, "default")) if kind == "header" else None
    return letterheads.get((kind, use))


def _header_line(paper: Paper, tree: Element) -> None:
    marking = (paper.draft.marking or "").strip()
    if not marking and paper.final:
        return
    paragraph = _line(paper, tree, "header", centred=bool(marking))
    paper.flow.place = "the header"
    if marking:
        _tab(paragraph)
        write_words(paper, paragraph, marking, Look(bold=True))
    if not paper.final:
        _tab(paragraph)
        write_words(paper, paragraph, WORKING_COPY, Look("evidence-id"))


def _footer_line(paper: Paper, tree: Element) -> None:
    if not paper.draft.layout.page_numbers or has_page_number(tree):
        return
    paragraph = _line(paper, tree, "footer", centred=False)
    paper.flow.place = "the footer"
    title = " ".join(paper.draft.title.split())
    if len(title) <= _LONGEST_TITLE and not paper.house.foreign:
        write_words(paper, paragraph, title)
    _tab(paragraph)
    write_words(paper, paragraph, "Page ")
    field(paragraph, "PAGE", "1")
    write_words(paper, paragraph, " of ")
    field(paragraph, "NUMPAGES", "1")


def _line(paper: Paper, tree: Element, role: str, *, centred: bool) -> Element:
    """Append a paragraph with a tab stop at the right margin, and one in the middle if asked."""
    paragraph = child(tree, "p")
    properties = child(paragraph, "pPr")
    value(properties, "pStyle", paper.style(role))
    tabs = child(properties, "tabs")
    width = paper.house.page.text_width
    if centred:
        child(tabs, "tab", val="center", pos=str(width // 2))
    child(tabs, "tab", val="right", pos=str(width))
    return paragraph


def _tab(paragraph: Element) -> None:
    child(child(paragraph, "r"), "tab")
