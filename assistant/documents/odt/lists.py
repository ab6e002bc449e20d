"""The list styles of an OpenDocument text go in; out comes the label of each item in turn.

The one promise: the number that the list prints, or None where its format is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.odt.names import LIBRE, STYLE, TEXT
from assistant.documents.wordfile.names import whole
from assistant.documents.wordfile.number_formats import printed
from assistant.documents.wordfile.symbols import bullet
from assistant.documents.xml_part import Element

LEVELS = 10
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
            "I": "upperRoman", "": "none"}  # fmt: skip
_PLACE = re.compile(r"%(\d{1,2})%")
Counts = list[int | None]


@dataclass(frozen=True)
class _Level:
    form: str
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""
    mark: str = ""


class ListStyles:
    """The list styles of one file by name; the outline of its headings is the one named ""."""

    def __init__(self, trees: list[Element]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        for tree in trees:
            for style in tree.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                outline = style.tag == f"{TEXT}outline-style"
                name = "" if outline else style.get(f"{STYLE}name") or "?"
                self._levels.setdefault(name, dict(_level(child) for child in style))

    def count(
        self, name: str | None, counts: Counts, level: int, start: int | None = None
    ) -> tuple[str | None, bool]:
        """Count one more item at ``level`` (0 first) and return its label and if it is a bullet."""
        levels = self._levels.get("?" if name is None else name, {})
        own = levels.get(level)
        before = counts[level]
        first = own.start if own is not None else 1
        counts[level] = start if start is not None else first if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            counts[deeper] = None
        if own is None:
            return None, False
        if own.mark:
            return own.mark, True
        return self._label(levels, own, counts, level), False

    def _label(
        self, levels: dict[int, _Level], own: _Level, counts: Counts, level: int
    ) -> str | None:
        if own.form == "none":
            return (own.before + own.after).strip() or None
        shown = range(max(0, level + 1 - own.shown), level + 1)
        numbers: dict[int, str] = {}
        for at in range(level + 1):
            of_level = levels.get(at) or own
            count = counts[at]
            number = printed(of_level.start if count is None else count, of_level.form)
            if number is None and at in shown:
                return None
            numbers[at] = number or ""
        if own.pattern:
            filled = _PLACE.sub(lambda m: numbers.get(int(m[1]) - 1, ""), own.pattern)
        else:
            joined = ".".join(numbers[at] for at in shown if numbers[at])
            filled = f"{own.before}{joined}{own.after}"
        return filled.strip() or None


def _level(element: Element) -> tuple[int, _Level]:
    at = (whole(element.get(f"{TEXT}level"), 1) or 1) - 1
    kind = str(element.tag).rpartition("}")[2]
    if "bullet" in kind or "image" in kind:
        return at, _Level("bullet", mark=bullet(element.get(f"{TEXT}bullet-char") or ""))
    form = element.get(f"{STYLE}num-format") or ""
    pattern = element.get(f"{LIBRE}num-list-format") or ""
    shown = whole(element.get(f"{TEXT}display-levels"), 1) or 1
    return at, _Level(
        form=_FORMATS.get(form, form),
        before=element.get(f"{STYLE}num-prefix") or "",
        after=element.get(f"{STYLE}num-suffix") or "",
        shown=min(max(shown, 1), LEVELS),
        start=whole(element.get(f"{TEXT}start-value"), 1) or 1,
        pattern=pattern,
    )


def no_counts() -> Counts:
    """Return the counters of a list that has not begun."""
    return [None] * LEVELS
