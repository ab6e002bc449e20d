"""The styles of a Word file go in; out comes what a paragraph or run in a style looks like.

Ids of styles are localised ("berschrift1"), names are not: every question is answered by name.
A value is the first one found on the way from a style to those it is based on. The one promise: a
style that is missing, or based on itself, is met as Word meets it, as a plain one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents.wordfile.names import (
    PROPERTIES,
    RUN_PROPERTIES,
    VAL,
    W,
    is_on,
    whole,
)
from assistant.documents.xml_part import Element

LONGEST_CHAIN = 30
"""Styles based on styles; Word itself stops at ten."""

NUMBERED = f"{W}numPr"
NUMBER_ID = f"{W}numId"
NUMBER_LEVEL = f"{W}ilvl"
OUTLINE = f"{W}outlineLvl"
INDENT = f"{W}ind"
_SIDES = (
    ("left", (f"{W}left", f"{W}start")),
    ("right", (f"{W}right", f"{W}end")),
    ("hanging", (f"{W}hanging",)),
)
BOLD = f"{W}b"
ITALIC = f"{W}i"
HIDDEN = f"{W}vanish"
HEIGHT = f"{W}vertAlign"
STRUCK = f"{W}strike"
UNDERLINED = f"{W}u"
_SWITCHES = (BOLD, ITALIC, HIDDEN, STRUCK)


@dataclass(slots=True)
class Look:
    """What properties say of a run's look; None where they say nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    height: str | None = None


@dataclass(slots=True)
class Style:
    """One style with all it inherits; ``parent`` is the name of the style it is based on.

    ``numbering`` is the list and level it names itself or inherits; ``tied`` are the ids of this
    style and those above it up to the one that names the list, for levels tied to a style.
    ``indents`` are in twentieths of a point.
    """

    name: str = ""
    parent: str = ""
    outline: int | None = None
    number_id: str | None = None
    number_level: int | None = None
    tied: tuple[str, ...] = ()
    indents: dict[str, int] = field(default_factory=dict)
    look: Look = field(default_factory=Look)


class Styles:
    """The styles of one file."""

    def __init__(self, tree: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.plain = Style("Normal")
        default: str | None = None
        for element in () if tree is None else tree.findall(f"{W}style"):
            own = element.get(f"{W}styleId") or ""
            self._elements.setdefault(own, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in _TRUE:
                default = own
        if default is not None:
            self.plain = self.of(default)

    def of(self, style_id: str | None) -> Style:
        """Return the style of this id; the plain one where there is none."""
        if style_id is None:
            return self.plain
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = self._resolve(style_id)
        return found

    def _resolve(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        if not chain:
            return Style(style_id) if self.plain is None else self.plain
        style = Style(name=_value(chain[0][1], "name") or style_id)
        style.parent = _value(chain[1][1], "name") or "" if len(chain) > 1 else ""
        for _, element in chain:
            paragraph, run = element.find(PROPERTIES), element.find(RUN_PROPERTIES)
            if paragraph is not None:
                _inherit(style, paragraph)
            if run is not None:
                inherit_look(style.look, run)
        style.tied = _tied(chain)
        return style

    def _chain(self, style_id: str) -> list[tuple[str, Element]]:
        chain: list[tuple[str, Element]] = []
        seen: set[str] = set()
        own: str | None = style_id
        while own in self._elements and own not in seen and len(chain) < LONGEST_CHAIN:
            seen.add(own)
            chain.append((own, self._elements[own]))
            own = _value(self._elements[own], "basedOn")
        return chain


_TRUE = ("1", "true", "on")


def _value(element: Element, name: str) -> str | None:
    found = element.find(W + name)
    return None if found is None else found.get(VAL)


def _tied(chain: list[tuple[str, Element]]) -> tuple[str, ...]:
    ids: list[str] = []
    for own, element in chain:
        ids.append(own)
        if element.find(f"{PROPERTIES}/{NUMBERED}/{NUMBER_ID}") is not None:
            return tuple(ids)
    return ()


def _inherit(style: Style, properties: Element) -> None:
    if style.outline is None and (found := properties.find(OUTLINE)) is not None:
        style.outline = whole(found.get(VAL))
    numbered = properties.find(NUMBERED)
    if numbered is not None:
        number_id, level = numbering_of(numbered)
        style.number_id = style.number_id or number_id
        style.number_level = level if style.number_level is None else style.number_level
    if (found := properties.find(INDENT)) is not None:
        style.indents = {**indents_of(found), **style.indents}


def numbering_of(numbered: Element) -> tuple[str | None, int | None]:
    """Return the list and the level that a ``numPr`` names; None for what it leaves open."""
    number_id, level = numbered.find(NUMBER_ID), numbered.find(NUMBER_LEVEL)
    return (
        None if number_id is None else number_id.get(VAL),
        None if level is None else whole(level.get(VAL)),
    )


def indents_of(indent: Element) -> dict[str, int]:
    """Return the indents that an ``ind`` states, by side."""
    return {
        side: number
        for side, names in _SIDES
        for name in names
        if (number := whole(indent.get(name))) is not None
    }


def inherit_look(look: Look, properties: Element) -> None:
    """Fill what ``look`` leaves open with what run ``properties`` say."""
    for element in properties:
        tag = element.tag
        if tag in _SWITCHES:
            _switch(look, str(tag), on=is_on(element.get(VAL)))
        elif tag == HEIGHT:
            look.height = look.height or element.get(VAL)
        elif tag == UNDERLINED and look.underlined is None:
            look.underlined = is_on(element.get(VAL))


def _switch(look: Look, tag: str, *, on: bool) -> None:
    if tag == BOLD:
        look.bold = on if look.bold is None else look.bold
    elif tag == ITALIC:
        look.italic = on if look.italic is None else look.italic
    elif tag == HIDDEN:
        look.hidden = on if look.hidden is None else look.hidden
    elif look.struck is None:
        look.struck = on
