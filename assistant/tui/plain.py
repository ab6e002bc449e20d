"""Text that may come from anywhere, made harmless for a terminal, character for character.

In goes text of a source, a file's name or an error; out comes text of the same length in which
nothing steers the terminal, so that offsets into the one are offsets into the other.
"""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that a terminal obeys, cannot show, or that turn the reading direction."""

SHOWN_AS = "·"


def plain(text: str) -> str:
    """Return ``text`` with every character that could steer a terminal shown as a dot.

    Line ends stay; tabs become spaces.
    """
    return UNSEEN.sub(SHOWN_AS, text.replace("\t", " "))


def flat(text: str) -> str:
    """Return ``text`` as :func:`plain`, on one line: the length stays the same."""
    return plain(text).replace("\n", " ")


def one_line(text: str) -> str:
    """Return ``text`` as :func:`plain`, with every run of white space as one space."""
    return plain(" ".join(text.split()))


def cut(text: str, width: int) -> str:
    """Return ``text`` on one line of at most ``width`` characters."""
    line = one_line(text)
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"
