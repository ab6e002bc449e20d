"""What stands before a raised figure goes in; out comes whether the figure is the text's own."""

from __future__ import annotations

_UNITS = frozenset({"m", "km", "cm", "mm", "ft", "mi", "in", "yd", "kg", "s", "co"})


def is_power(before: str) -> bool:
    """Say whether a raised figure behind ``before`` is a power ("12 km²") and no mark of a note."""
    word = before.rstrip(".,;:)”’\"'").rpartition(" ")[2].casefold()
    if word.isdigit() and len(word) > 3:
        return False  # a year has no power
    return bool(word) and (word[-1].isdigit() or word in _UNITS)
