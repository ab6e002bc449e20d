"""Lists and numbered paragraphs: in go a house's own lists, out comes ``numbering.xml``.

One multilevel list is tied to the styles of numbered paragraphs, so Word renumbers them; every
ordered list of a draft gets a number instance of its own that starts again. The one promise: the
order Word insists on (all ``abstractNum`` before all ``num``) holds, and ids never collide.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from assistant.word.xml import VAL, Element, W, child, root, value, value_of, xml_bytes

LEVELS = 9
"""How many levels a Word list has."""
PARAGRAPH_HANG = 680
"""Twentieths of a point between the margin and the text of a numbered paragraph (12 mm); wide
enough for "112."."""
STEP = 454
"""The same for each level of a list (8 mm)."""

_BULLETS = ("•", "–")
_DECIMAL = (("decimal", "%{}."), ("lowerLetter", "(%{})"), ("lowerRoman", "(%{})"))
_LETTERED = _DECIMAL[1:] + _DECIMAL[:1]


@dataclass(frozen=True)
class Lists:
    """The lists every draft of a house starts from; ``numbering`` is copied, never changed."""

    numbering: Element
    paragraphs: int
    bullets: int
    paragraphs_abstract: int
    decimal_abstract: int
    lettered_abstract: int
    next_number: int


def add_lists(numbering: Element, paragraph_styles: Sequence[str]) -> Lists:
    """Add our lists to a house's ``numbering``; ``paragraph_styles`` are style ids by level."""
    abstract_ids = count(_highest(numbering, "abstractNum", "abstractNumId") + 1)
    number_ids = count(_highest(numbering, "num", "numId") + 1)
    abstracts = [
        _abstract(numbering, next(abstract_ids), levels, styles, step)
        for levels, styles, step in (
            (_DECIMAL, paragraph_styles, PARAGRAPH_HANG),
            (tuple(("bullet", text) for text in _BULLETS), (), STEP),
            (_DECIMAL, (), STEP),
            (_LETTERED, (), STEP),
        )
    ]
    paragraphs = _number(numbering, next(number_ids), abstracts[0])
    bullets = _number(numbering, next(number_ids), abstracts[1])
    return Lists(
        numbering,
        paragraphs,
        bullets,
        paragraphs_abstract=abstracts[0],
        decimal_abstract=abstracts[2],
        lettered_abstract=abstracts[3],
        next_number=next(number_ids),
    )


class Numbering:
    """The lists of one draft."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._root = deepcopy(lists.numbering)
        self._next = count(lists.next_number)

    def ordered(self, *, lettered: bool, level: int) -> int:
        """Return a new list that starts again at ``level``: 1. (a) (i), or lettered (a) (i) 1."""
        lists = self.lists
        abstract = lists.lettered_abstract if lettered else lists.decimal_abstract
        return _number(self._root, next(self._next), abstract, start=1, level=level)

    def paragraphs_from(self, start: int) -> int:
        """Return a new run of numbered paragraphs whose first number is ``start``."""
        return _number(self._root, next(self._next), self.lists.paragraphs_abstract, start=start)

    def xml(self) -> bytes:
        """Return the part."""
        return xml_bytes(self._root)


def empty_numbering() -> Element:
    """Return a numbering part without lists."""
    return root("numbering")


def list_indent(level: int) -> int:
    """Return the left indent of the text of a list at ``level`` (0 first), in twips."""
    return STEP * (min(level, LEVELS - 1) + 1)


def _highest(numbering: Element, name: str, attribute: str) -> int:
    ids = [int(e.get(W + attribute) or 0) for e in numbering.findall(W + name)]
    return max(ids, default=0)


def _abstract(
    numbering: Element,
    number: int,
    levels: Sequence[tuple[str, str]],
    styles: Sequence[str],
    step: int,
) -> int:
    abstract = child(numbering, "abstractNum", abstractNumId=str(number))
    # Word finds a list again by this value when text is pasted; any eight digits serve.
    value(abstract, "nsid", f"{0x5A000000 + number:08X}")
    value(abstract, "multiLevelType", "multilevel")
    for level in range(LEVELS):
        form, text = levels[level % len(levels)]
        style = styles[level] if level < len(styles) else None
        left = step + STEP * level
        _level(
            abstract, level, form, text.format(level + 1), style, left, step if not level else STEP
        )
    before = numbering.find(f"{W}num")
    if before is not None:
        before.addprevious(abstract)
    return number


def _level(
    abstract: Element, level: int, form: str, text: str, style: str | None, left: int, hang: int
) -> None:
    element = child(abstract, "lvl", ilvl=str(level))
    value(element, "start", 1)
    value(element, "numFmt", form)
    if style is not None:
        value(element, "pStyle", style)
    value(element, "lvlText", text)
    value(element, "lvlJc", "left")
    properties = child(element, "pPr")
    child(properties, "ind", left=str(left), hanging=str(hang))


def _number(
    numbering: Element, number: int, abstract: int, start: int | None = None, level: int = 0
) -> int:
    element = child(numbering, "num", numId=str(number))
    value(element, "abstractNumId", abstract)
    if start is not None:
        override = child(element, "lvlOverride", ilvl=str(level))
        value(override, "startOverride", start)
    return number


def keep_used(numbering: Element, used: set[str], style_ids: set[str]) -> set[str]:
    """Cut a foreign ``numbering`` down to the lists its styles use; return the ids that stay.

    What a list says of pictures as bullets, or of styles that are not there, goes.
    """
    abstracts = {e.get(f"{W}abstractNumId") for e in numbering.findall(f"{W}abstractNum")}
    kept: dict[str, str] = {}
    for number in numbering.findall(f"{W}num"):
        own, points_at = number.get(f"{W}numId") or "", value_of(number, "abstractNumId")
        if own in used and own not in kept and points_at in abstracts:
            kept[own] = points_at or ""
        else:
            numbering.remove(number)
    for element in list(numbering):
        if element.tag == f"{W}num":
            continue
        if (
            element.get(f"{W}abstractNumId") not in kept.values()
            or element.tag != f"{W}abstractNum"
        ):
            numbering.remove(element)
    _tidy_levels(numbering, style_ids)
    return set(kept)


def _tidy_levels(numbering: Element, style_ids: set[str]) -> None:
    for element in list(numbering.iter(f"{W}pStyle", f"{W}lvlPicBulletId")):
        if element.tag == f"{W}lvlPicBulletId" or element.get(VAL) not in style_ids:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
