"""The lists of a Word file go in; out comes the number of each paragraph, as Word prints it.

Numbers stand nowhere in the text of a Word file: they are counted here, from the levels of the
lists, their restarts and overrides, and the styles tied to them (ECMA-376, part 1, 17.9). The one
promise: the number printed, or None where the list or its format is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.documents.wordfile.names import ALTERNATE, VAL, W, is_on, whole
from assistant.documents.wordfile.number_formats import printed
from assistant.documents.wordfile.styles import Style
from assistant.documents.wordfile.symbols import bullet
from assistant.documents.xml_part import Element

LEVELS = 9
NO_LIST = "0"
"""The id of a list that takes a paragraph out of the list of its style."""

_PLACE = re.compile(r"%([1-9])")


class Label(NamedTuple):
    """What stands before a paragraph; ``text`` is None where it cannot be told."""

    text: str | None
    bullet: bool
    level: int


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level, from 1, whose use makes this one start again; 0 for never, None for any above."""
    style: str | None = None
    legal: bool = False
    indent: Element | None = None


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Lists:
    """The lists that a file defines."""

    def __init__(self, tree: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        if tree is not None:
            self._read_abstract(tree)
            for element in tree.findall(f"{W}num"):
                self._read_list(element)

    def place(
        self, style: Style, number_id: str | None, level: int | None
    ) -> tuple[str, int] | None:
        """Return the list and level of a paragraph from its own ``numPr`` and its style.

        None where it stands in no list.
        """
        own_list = number_id is not None
        number_id = number_id if own_list else style.number_id
        if number_id is None or number_id == NO_LIST or number_id not in self._lists:
            return None
        if level is None:
            tied = self._tied_level(style, number_id)
            level = tied if tied is not None else style.number_level or 0
        return number_id, min(max(level, 0), LEVELS - 1)

    def level(self, number_id: str, level: int) -> _Level:
        """Return a level of a list."""
        return self._lists[number_id].levels.get(level) or _Level(text="", form="none")

    def indent(self, place: tuple[str, int]) -> Element | None:
        """Return the indents that a level gives its paragraphs."""
        return self.level(*place).indent

    def of(self, number_id: str) -> _List:
        """Return the list of this id, which is there."""
        return self._lists[number_id]

    def _tied_level(self, style: Style, number_id: str) -> int | None:
        levels = self._lists[number_id].levels
        for own in style.tied:
            for number, level in levels.items():
                if level.style == own:
                    return number
        return None

    def _read_abstract(self, tree: Element) -> None:
        linked: dict[str, str] = {}
        points: dict[str, str] = {}
        for element in tree.findall(f"{W}abstractNum"):
            own = element.get(f"{W}abstractNumId") or ""
            self._abstract[own] = dict(_level(e) for e in element.findall(f"{W}lvl"))
            if name := _value(element, "styleLink"):
                linked[name] = own
            if name := _value(element, "numStyleLink"):
                points[own] = name
        for own, name in points.items():
            if not self._abstract[own]:
                self._abstract[own] = self._abstract.get(linked.get(name, ""), {})

    def _read_list(self, element: Element) -> None:
        abstract = _value(element, "abstractNumId") or ""
        levels = dict(self._abstract.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            number = whole(override.get(f"{W}ilvl"), 0) or 0
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[number] = _level(own)[1]
            start = whole(_value(override, "startOverride"))
            if start is not None:
                starts[number] = start
                levels[number] = replace(levels.get(number, _Level()), start=start)
        self._lists[element.get(f"{W}numId") or ""] = _List(abstract, levels, starts)


class Counters:
    """Where the lists of a file stand at one point of one story."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number_id: str, level: int) -> Label:
        """Count one more paragraph and return its label."""
        found = self._lists.of(number_id)
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        own = found.levels.get(level) or _Level(form="none")
        current = counts[level]
        restarts = level in found.starts and (number_id, level) not in self._begun
        self._begun.add((number_id, level))
        counts[level] = own.start if current is None or restarts else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counts[deeper] = None
        if own.form == "bullet":
            return Label(bullet(own.text), bullet=True, level=level + 1)
        return Label(self._printed(found, own, counts, level), bullet=False, level=level + 1)

    def _printed(
        self, found: _List, own: _Level, counts: list[int | None], level: int
    ) -> str | None:
        pieces: list[str] = []
        last = 0
        for place in _PLACE.finditer(own.text):
            wanted = int(place[1]) - 1
            number = self._part(found, counts, wanted, legal=own.legal) if wanted <= level else ""
            if number is None:
                return None
            pieces += [own.text[last : place.start()], number]
            last = place.end()
        return "".join([*pieces, own.text[last:]]).strip() or None

    def _part(
        self, found: _List, counts: list[int | None], level: int, *, legal: bool
    ) -> str | None:
        of_level = found.levels.get(level) or _Level()
        count = counts[level]
        if count is None:
            # A level that was left out stands at its start, and counts from there.
            count = of_level.start
        form = "decimal" if legal and of_level.form not in ("none", "bullet") else of_level.form
        return printed(count, form)


def _value(element: Element, name: str) -> str | None:
    found = element.find(W + name)
    return None if found is None else found.get(VAL)


def _level(element: Element) -> tuple[int, _Level]:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    text = _value(element, "lvlText") or ""
    return whole(element.get(f"{W}ilvl"), 0) or 0, _Level(
        start=_start(element),
        form=_form(element),
        text="•" if element.find(f"{W}lvlPicBulletId") is not None and not text.strip() else text,
        restart=whole(restart),
        style=_value(element, "pStyle"),
        legal=legal is not None and is_on(legal.get(VAL)),
        indent=element.find(f"{W}pPr/{W}ind"),
    )


def _start(element: Element) -> int:
    start = whole(_value(element, "start"))
    # A level that states no start begins at nought (17.9.25).
    return 0 if start is None else start


def _form(element: Element) -> str:
    found = element.find(f"{W}numFmt")
    if found is None:
        found = next(iter(element.findall(f"{ALTERNATE}/*/{W}numFmt")), None)
    if found is None:
        return "decimal"
    form = found.get(VAL) or "decimal"
    return f"custom:{found.get(f'{W}format') or ''}" if form == "custom" else form
