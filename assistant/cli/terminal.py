"""Text that may come from anywhere, made safe to print; and words to a person on stderr.

Text of sources and names of files may hold escape sequences, controls that turn the reading
direction, and characters that cannot be seen. They are shown by name.
"""

from __future__ import annotations

import contextlib
import re

import click

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]"
)
"""Characters that a terminal obeys or does not show, but for tabs and line feeds."""


def safe(text: str) -> str:
    """Return ``text`` with every unseen or steering character replaced by its code point."""
    return UNSEEN.sub(_named, text)


def safe_name(name: object) -> str:
    """Return the name of a file on one line, its tabs and line feeds shown by code point too."""
    return re.sub("[\t\n]", _named, safe(str(name)))


def as_typed(path: object) -> str:
    """Return a path as it must be typed in a command: in quotation marks where it needs them."""
    text = str(path)
    return f'"{text}"' if re.search(r"[\s'&;()*?$]", text) else text


def complain(text: str) -> None:
    """Say something on stderr, even to a person who wants quiet.

    Words that nobody can receive are dropped: a closed stderr must not undo what was done.
    """
    with contextlib.suppress(OSError):
        click.echo(safe(text), err=True)


def _named(found: re.Match[str]) -> str:
    return f"<U+{ord(found.group()):04X}>"
