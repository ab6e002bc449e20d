"""The boxes of a form as its reader sees them: each with its words and what is asked before it.

In goes the XML of a form's body; out come :class:`Box`es in reading order. The promise: a box is
found whether it is a content control, an old form field, a sign of a font or a character, and the
words beside it are those that the form prints for it, before or behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from assistant.forms.fields import DOTS
from assistant.forms.labels import Element, W, ancestor, cell_at, cells_of, column_of, text_of

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
EMPTY, TICKED = "☐□◻❏❑⬜", "☒☑✓✔🗹🗷"
_SIGN = re.compile(rf"[{EMPTY}{TICKED}]|\[ {{0,3}}\]|\[[xX]\]")
_SYMBOLS = {"Wingdings": ("A86F71", "FDFEFC", "FE"), "Wingdings 2": ("A32A", "52535455", "52")}
"""By font: the signs of empty boxes, of ticked ones, and the ticked one to put in; two letters
each, the last two of the code that Word gives a sign of a font."""

_WORDS_OF_OPTION = 30

BoxKind = Literal["control", "legacy", "symbol", "character"]


class Box(NamedTuple):
    """One box: ``words`` beside it, ``asked`` what is asked before it; ``at`` is which sign of its
    text it is; ``place`` counts the paragraphs of the form."""

    element: Element
    kind: BoxKind
    words: str
    place: int
    is_ticked: bool
    asked: str = ""
    at: int = 0


class _Piece(NamedTuple):
    """A stretch of words in a paragraph, or a box."""

    words: str
    box: Box | None = None


def boxes_in(tree: Element) -> list[Box]:
    """Return the boxes of a form in reading order, each with what is asked before it."""
    found: list[Box] = []
    asked = ""
    for place, paragraph in enumerate(tree.iter(f"{W}p")):
        pieces = list(_pieces(paragraph, place))
        boxes = [piece.box for piece in pieces if piece.box is not None]
        if not boxes:
            words = text_of(paragraph)
            if words and not _stands_beside(paragraph) and not DOTS.search(words):
                asked = words
            continue
        lead, named = _named(pieces)
        if len(boxes) == 1 and not named[0].words:
            lead, named[0] = _in_table(named[0], paragraph)
        found += [box._replace(asked=lead or asked) for box in named]
    return found


def tick(box: Box) -> None:
    """Tick a box, in the sign that it has for that."""
    if box.kind == "legacy":
        state = box.element.find(f"{W}checked")
        if state is None:
            state = etree.SubElement(box.element, f"{W}checked")
        state.set(f"{W}val", "1")
    elif box.kind == "symbol":
        font, code = box.element.get(f"{W}font") or "", box.element.get(f"{W}char") or ""
        box.element.set(f"{W}char", f"{code[:-2]}{_SYMBOLS[font][2]}")
    elif box.kind == "control":
        _tick_control(box.element)
    else:
        signs = list(_SIGN.finditer(box.element.text or ""))
        box.element.text = _with_tick(box.element.text or "", signs[box.at])


def _tick_control(control: Element) -> None:
    mark = control.find(f"{W}sdtPr/{W14}checkbox")
    state = mark.find(f"{W14}checked") if mark is not None else None
    shown = mark.find(f"{W14}checkedState") if mark is not None else None
    if mark is not None and state is None:
        state = etree.Element(f"{W14}checked")
        mark.insert(0, state)
    if state is not None:
        state.set(f"{W14}val", "1")
    code = shown.get(f"{W14}val") or "2612" if shown is not None else "2612"
    for text in control.iter(f"{W}t"):
        sign = _SIGN.search(text.text or "")
        if sign is not None:
            text.text = (text.text or "").replace(sign[0], chr(int(code, 16)), 1)
            return


def _with_tick(words: str, sign: re.Match[str]) -> str:
    mark = "[X]" if sign[0].startswith("[") else "☒"
    return f"{words[: sign.start()]}{mark}{words[sign.end() :]}"


# --- what stands in a paragraph ----------------------------------------------------------------


def _pieces(paragraph: Element, place: int) -> Iterator[_Piece]:
    around = _checkbox_around(paragraph)
    if around is not None:
        yield _Piece("", Box(around, "control", "", place, _is_on(around)))
        return
    for child in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}sym", f"{W}checkBox", f"{W}sdt"):
        if ancestor(child, "p") is not paragraph or ancestor(child, "pPr") is not None:
            continue
        control = child if child.tag == f"{W}sdt" else _inside_control(child)
        if child.tag == f"{W}sdt":
            if child.find(f"{W}sdtPr/{W14}checkbox") is not None:
                yield _Piece("", Box(child, "control", "", place, _is_on(child)))
        elif control is None:
            yield from _of_child(child, place)


def _of_child(child: Element, place: int) -> Iterator[_Piece]:
    if child.tag == f"{W}t":
        yield from _of_text(child, place)
    elif child.tag == f"{W}checkBox":
        state = child.find(f"{W}checked")
        ticked = state is not None and state.get(f"{W}val") not in ("0", "false", "off")
        yield _Piece("", Box(child, "legacy", "", place, ticked))
    elif child.tag == f"{W}sym":
        empty, full, _ = _SYMBOLS.get(child.get(f"{W}font") or "", ("", "", ""))
        code = (child.get(f"{W}char") or "")[-2:].upper()
        if code and code in re.findall("..", empty + full):
            ticked = code in re.findall("..", full)
            yield _Piece("", Box(child, "symbol", "", place, ticked))
    else:
        yield _Piece("\t")


def _of_text(text: Element, place: int) -> Iterator[_Piece]:
    words, begins = text.text or "", 0
    for at, sign in enumerate(_SIGN.finditer(words)):
        yield _Piece(words[begins : sign.start()])
        ticked = sign[0] in TICKED or sign[0].casefold() == "[x]"
        yield _Piece("", Box(text, "character", "", place, ticked, at=at))
        begins = sign.end()
    yield _Piece(words[begins:])


def _named(pieces: list[_Piece]) -> tuple[str, list[Box]]:
    """Return what is asked in the paragraph itself, and its boxes with the words of each: those
    behind it, or, where nothing stands behind the last, those before it."""
    gaps: list[str] = [""]
    boxes: list[Box] = []
    for piece in pieces:
        if piece.box is not None:
            boxes.append(piece.box)
            gaps.append("")
        else:
            gaps[-1] += piece.words
    gaps = [" ".join(gap.split()) for gap in gaps]
    if gaps[-1] or not gaps[0]:
        return gaps[0], [b._replace(words=_option(w)) for b, w in zip(boxes, gaps[1:], strict=True)]
    lead, _, first = gaps[0].rpartition(": ") if len(boxes) > 1 else ("", "", gaps[0])
    words = [first, *gaps[1:-1]]
    return lead, [b._replace(words=_option(w)) for b, w in zip(boxes, words, strict=True)]


# --- what stands beside it in a table ----------------------------------------------------------


def _in_table(box: Box, paragraph: Element) -> tuple[str, Box]:
    """Return what is asked, and the box with the words of the cell that its table has for it."""
    cell, row = ancestor(paragraph, "tc"), ancestor(paragraph, "tr")
    if cell is None or row is None:
        return "", box
    cells = cells_of(row)
    at = cells.index(cell)
    boxed = [_is_box_cell(other) for other in cells]
    if (at > 0 and boxed[at - 1]) or (at + 1 < len(cells) and boxed[at + 1]):
        asked = next((text_of(c) for c, b in zip(cells, boxed, strict=True) if not b), "")
        return asked, box._replace(words=_heading_over(cell, row))
    beside = cells[at + 1] if boxed[0] and at + 1 < len(cells) else cells[at - 1] if at else None
    words = _option(text_of(beside)) if beside is not None else ""
    return "", box._replace(words=words)


def _is_box_cell(cell: Element) -> bool:
    """Whether a cell holds a box and no words."""
    held = any(next(cell.iter(tag), None) is not None for tag in (f"{W14}checkbox", f"{W}checkBox"))
    words = text_of(cell)
    signs = any(
        (symbol.get(f"{W}font") or "") in _SYMBOLS for symbol in cell.iter(f"{W}sym")
    ) or bool(_SIGN.search(words))
    return (held or signs) and not re.search(r"\w", _SIGN.sub("", words))


def _heading_over(cell: Element, row: Element) -> str:
    """The words at the head of the column in which a cell stands."""
    for above in row.itersiblings(f"{W}tr", preceding=True):
        over = cell_at(above, column_of(cell))
        if over is not None and text_of(over) and not _is_box_cell(over):
            return _option(text_of(over))
    return ""


def _stands_beside(paragraph: Element) -> bool:
    """Whether a paragraph is in a row with other cells, so that it may be the label of a box."""
    row = ancestor(paragraph, "tr")
    return row is not None and len(cells_of(row)) > 1


def _checkbox_around(paragraph: Element) -> Element | None:
    around = ancestor(paragraph, "sdt")
    held = around.find(f"{W}sdtPr/{W14}checkbox") if around is not None else None
    return around if held is not None else None


def _inside_control(child: Element) -> Element | None:
    """The control with a box that a text stands in, so that its sign is no box of its own."""
    for control in child.iterancestors(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W14}checkbox") is not None:
            return control
    return None


def _is_on(control: Element) -> bool:
    state = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    return state is not None and state.get(f"{W14}val") in ("1", "true", "on")


def _option(text: str) -> str:
    plain = " ".join(_SIGN.sub(" ", text).split())
    return plain if plain and len(plain.split()) <= _WORDS_OF_OPTION else ""
