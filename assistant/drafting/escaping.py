"""Values made safe inside a template's Markdown.

In goes any value a template prints; out comes Markdown that shows exactly that value. The promise:
a value can never be read as Markdown, whatever it holds, and nothing is escaped twice.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2.runtime import Undefined

from assistant.drafting import budget
from assistant.drafting.context import Absent
from assistant.drafting.tokens import CLOSE, OPEN, without_tokens

_PUNCTUATION = re.compile(r"([!#-&(-/:-@\[-`{-~])")
"""The ASCII punctuation that CommonMark (2.4) lets a backslash escape, but for quotation marks:
they mean nothing outside the title of a link, and unescaped they are set as the paper's own."""


class Markdown(str):
    """Text that is Markdown already: what a macro or a block of a template gave."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """Return Markdown that prints ``text`` on one line, exactly but for runs of white space."""
    return Markdown(_PUNCTUATION.sub(r"\\\1", " ".join(text.split())))


def escape_lines(text: str) -> Markdown:
    """Return Markdown that prints ``text`` with its line breaks, for an address."""
    return Markdown("\\\n".join(escape(line) for line in text.splitlines() if line.strip()))


def escape_paragraphs(text: str) -> Markdown:
    """Return Markdown that prints ``text`` with its line breaks and, at blank lines, paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return Markdown("\n\n".join(escape_lines(paragraph) for paragraph in paragraphs))


def as_markdown(value: Any) -> Markdown:
    """Return the Markdown that shows ``value``; the last thing done to everything printed."""
    if isinstance(value, Markdown):
        budget.write(len(value))
        return value
    if isinstance(value, Absent):
        return gap(value.what)
    if isinstance(value, bool):
        return Markdown("yes" if value else "no")
    if isinstance(value, str | int | float):
        text = str(value)
        budget.write(len(text))
        return escape(text)
    if isinstance(value, Undefined):
        str(value)  # a strict undefined raises here and names itself
    message = f"{_kind(value)} cannot be printed as it stands: choose one of its fields"
    raise budget.TooMuch(message)


def gap(what: str) -> Markdown:
    """Return the mark of something missing, which ``drafting/tokens.py`` reads back.

    What is Markdown already stays so; a gap within it leaves its words, since gaps do not nest.
    """
    said = without_tokens(what) if isinstance(what, Markdown) else escape(what)
    return Markdown(f"{OPEN}?{said}{CLOSE}")


def join(parts: list[Any]) -> str:
    """Return the parts as one string, escaped where any part is Markdown already."""
    if any(isinstance(p, Markdown | Absent) for p in parts):
        return Markdown("".join(as_markdown(p) for p in parts))
    texts = [p if isinstance(p, str) else as_markdown(p) for p in parts]
    budget.write(sum(len(text) for text in texts))
    return "".join(texts)


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, tuple | list) else "a group of fields"
