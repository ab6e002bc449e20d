"""Text with its typography undone, so that two settings of the same words compare as equal.

In goes any text; out comes a comparable form, and for each of its characters the offset it came
from. The promise: two texts have the same comparable form only if they differ in nothing but runs
of white space, quotation marks, hyphens and dashes, ligatures, soft hyphens, the glyph for an
ellipsis, and hyphens at the end of a line. Letters, figures and case are never touched.
"""

from __future__ import annotations

import re
from typing import NamedTuple

QUOTE_MARKS = "'\"`´‘’‚‛“”„‟ʼ′″"
DASHES = "-‐‑‒–—―−"
SOFT_HYPHEN = "\u00ad"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}

_GLYPHS = {
    **dict.fromkeys(QUOTE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    **LIGATURES,
    SOFT_HYPHEN: "",
    "…": "...",
}
_SOFT = f"{SOFT_HYPHEN}*"
_LINE_END_HYPHEN = (
    rf"(?<=[^\W\d_]){_SOFT}[{DASHES}](?:[^\S\n]|{SOFT_HYPHEN})*\n[\s{SOFT_HYPHEN}]*(?=[^\W\d_])"
)
_SPECIAL = re.compile(
    rf"(?P<line_end>{_LINE_END_HYPHEN})|(?P<space>{_SOFT}\s[\s{SOFT_HYPHEN}]*)|(?P<glyph>[{re.escape(''.join(_GLYPHS))}])"
)
_INNER_HYPHEN = re.compile(
    rf"(?P<hyphen>(?<=[^\W\d_]){_SOFT}[{DASHES}][\s{SOFT_HYPHEN}]*(?=[^\W\d_]))|{_SPECIAL.pattern}"
)


class Comparable(NamedTuple):
    """``text`` in comparable form; ``origins[i]`` is where its character i stood."""

    text: str
    origins: list[int]


def comparable(text: str) -> str:
    """Return the comparable form of ``text`` without its offsets, and without outer white space."""
    return _SPECIAL.sub(_replacement, text).strip()


def comparable_with_origins(text: str, *, joined: bool = False) -> Comparable:
    """Return the comparable form of ``text`` with the offset of each character.

    ``joined`` also drops hyphens between letters, so that "consul-tation" split over a line meets
    "consultation".
    """
    parts: list[str] = []
    origins: list[int] = []
    done = 0
    for found in (_INNER_HYPHEN if joined else _SPECIAL).finditer(text):
        parts.append(text[done : found.start()])
        origins.extend(range(done, found.start()))
        replacement = _replacement(found)
        parts.append(replacement)
        origins.extend([found.start()] * len(replacement))
        done = found.end()
    parts.append(text[done:])
    origins.extend(range(done, len(text)))
    return Comparable("".join(parts), origins)


def _replacement(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "hyphen":
        return ""
    if kind == "space":
        return " "
    return "-" if kind == "line_end" else _GLYPHS[found.group()]
