"""The styles of an OpenDocument text go in; out comes what a style makes of a paragraph or span.

A value is the first one found on the way from a style to its parents. The one promise: a style that
is missing, or its own parent, changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.odt.names import FO, STYLE, TEXT
from assistant.documents.xml_part import Element

LONGEST_CHAIN = 30
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_LENGTH = re.compile(r"(-?[\d.]{1,12})(in|cm|mm|pt|pc|px)")
SET_OFF = 0.17
"""Inches (4.4 mm): text set in as far as this on both sides is set off."""


@dataclass(slots=True)
class OdtStyle:
    """What a style says, with all it inherits; ``names`` are its own and its parents', as shown."""

    names: tuple[str, ...] = ()
    emphasised: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    lists: str | None = None
    left: float | None = None
    right: float | None = None

    @property
    def set_off(self) -> bool:
        """Whether it is set in on both sides."""
        return (self.left or 0) >= SET_OFF and (self.right or 0) >= SET_OFF


class OdtStyles:
    """The styles of one file, by family and name."""

    def __init__(self, trees: list[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._resolved: dict[tuple[str, str], OdtStyle] = {}
        for tree in trees:
            for element in tree.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or "")
                self._elements.setdefault(key, element)

    def of(self, family: str, name: str | None) -> OdtStyle:
        """Return the style of this family and name."""
        key = (family, name or "")
        if key not in self._resolved:
            self._resolved[key] = self._resolve(*key)
        return self._resolved[key]

    def _resolve(self, family: str, name: str) -> OdtStyle:
        style = OdtStyle()
        names: list[str] = []
        while (element := self._elements.get((family, name))) is not None and name:
            if len(names) >= LONGEST_CHAIN:
                break
            names.append((element.get(f"{STYLE}display-name") or name).replace("_20_", " "))
            _inherit(style, element)
            name = element.get(f"{STYLE}parent-style-name") or ""
        style.names = (*names, name) if name else tuple(names)
        return style


def _inherit(style: OdtStyle, element: Element) -> None:
    if style.lists is None:
        style.lists = element.get(f"{STYLE}list-style-name")
    text = element.find(f"{STYLE}text-properties")
    if text is not None:
        slant, weight = text.get(f"{FO}font-style"), text.get(f"{FO}font-weight")
        if style.emphasised is None and (slant or weight):
            style.emphasised = slant in ("italic", "oblique") or _is_bold(weight)
        position = text.get(f"{STYLE}text-position")
        if style.raised is None and position:
            style.raised = position.startswith("super")
        display = text.get(f"{TEXT}display")
        if style.hidden is None and display:
            style.hidden = display == "none"
    paragraph = element.find(f"{STYLE}paragraph-properties")
    if paragraph is not None:
        if style.left is None:
            style.left = _inches(paragraph.get(f"{FO}margin-left"))
        if style.right is None:
            style.right = _inches(paragraph.get(f"{FO}margin-right"))


def _is_bold(weight: str | None) -> bool:
    return weight == "bold" or bool(weight and weight.isdigit() and int(weight[:4]) >= 600)


def _inches(length: str | None) -> float | None:
    found = _LENGTH.fullmatch(length or "")
    try:
        return float(found[1]) * _INCHES[found[2]] if found else None
    except ValueError:
        return None
