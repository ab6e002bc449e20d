"""The name of a style, and what stands in it, go in; out comes what kind of paragraph that is.

Word, OpenDocument and RTF share the names of their common styles. The one promise: running text is
never called a heading only because its style was made from that of one.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_HEADING = 120
"""Characters, where only the outline or a house's own style says heading."""
MOST_WORDS = 20
"""Words of a numbered heading that ends like a sentence; beyond, it is a numbered paragraph."""

MOST_NAMES = 1_000
"""Names of styles that are remembered; a file has a few hundred and asks for each many times."""

_HEADING = re.compile(r"heading ([1-9])$")
_CONTENTS = re.compile(
    r"(?:toc|contents|table of (?:figures|authorities)|(?:\w+ )?index) ?(?:\d|heading)?$"
)
_QUOTE = re.compile(r"quot(?:e|ation|ed)|\bextract\b")
_ENDS_A_SENTENCE = (".", ";", ":", ",")


@lru_cache(MOST_NAMES)
def heading_level(style: str) -> int | None:
    """Return the level of the program's own heading style of this name, None for any other."""
    found = _HEADING.match(style.casefold())
    return int(found[1]) if found else None


@lru_cache(MOST_NAMES)
def is_contents(style: str) -> bool:
    """Say whether a style is that of a line in a table of contents, of figures, or an index."""
    return bool(_CONTENTS.match(style.casefold()))


@lru_cache(MOST_NAMES)
def is_quote(style: str) -> bool:
    """Say whether a style is that of block quotations."""
    return bool(_QUOTE.search(style.casefold()))


@lru_cache(MOST_NAMES)
def is_title(style: str) -> bool:
    """Say whether a style is that of the document's title."""
    return style.casefold() == "title"


def reads_as_heading(text: str, *, believed: bool, numbered: bool) -> bool:
    """Say whether ``text``, which is marked as a heading, is one.

    A program's own heading styles are ``believed``, but for long numbered sentences. A house gives
    its numbered paragraphs the outline of a heading so that they are numbered: those must also
    read like headings.
    """
    ends = text.endswith(_ENDS_A_SENTENCE)
    if believed:
        return bool(text) and not (ends and numbered and len(text.split()) > MOST_WORDS)
    return bool(text) and not ends and len(text) <= LONGEST_HEADING
