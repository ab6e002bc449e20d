"""What the grammars of written papers share: the lines of the head, and the general reading of it.

In go a document and what its genre found at its head; out comes its account. The promise: only a
block that was told as a fact, or a line of a table of contents, is left out, and it is left out
whole.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from assistant.documents.document import Document
from assistant.passages import general
from assistant.passages.grammar import Account
from assistant.passages.headings import heading_words
from assistant.passages.passage import Person

HEAD_BLOCKS = 14
_LONGEST_LINE = 250
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})$")
"""How a line of a table of contents ends: dots, and the page."""

_REDACTED = re.compile(r"\[\s*redacted[^\]]*\]|█+|■{2,}|\bX{5,}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A short line of the head, with the place of its block."""

    index: int
    start: int
    words: str


def head_lines(document: Document, most: int = HEAD_BLOCKS) -> list[Line]:
    """Return the short lines among the first blocks; a soft break parts none of them."""
    return [
        Line(index, block.start, heading_words(document.text[block.start : block.end]))
        for index, block in enumerate(document.blocks[:most])
        if block.end - block.start <= _LONGEST_LINE
    ]


def title_words(document: Document, most: int = HEAD_BLOCKS) -> str:
    """Return the title the file states and the lines of its head, one below the other."""
    stated = document.metadata.get("title", "")
    return "\n".join([stated, *(line.words for line in head_lines(document, most))])


def read_as(
    genre: str,
    document: Document,
    known_people: tuple[Person, ...],
    *,
    without: Container[int] = (),
    facts: dict[str, Any] | None = None,
    **stated: str | None,
) -> Account:
    """Return the general account of ``document`` with what its genre adds.

    ``without`` holds the places of blocks that were told as facts; what ``stated`` leaves None
    stays as the general reading has it.
    """
    account = general.read(document, known_people)
    left_out = {document.blocks[i].start for i in range(len(document.blocks)) if i in without}
    changes: dict[str, Any] = {name: value for name, value in stated.items() if value}
    kept = [p for p in account.passages if p.start not in left_out and not _CONTENTS.search(p.text)]
    changes["passages"] = tuple(kept) or account.passages
    given = {name: value for name, value in (facts or {}).items() if value}
    return account.model_copy(update={"genre": genre, "facts": account.facts | given, **changes})


def redactions_in(text: str) -> int:
    """Return how often something was blacked out of ``text``."""
    return sum(1 for _ in _REDACTED.finditer(text))


def is_redacted(words: str) -> bool:
    """Return whether nothing but a redaction, or a bracketed note of one, stands in ``words``."""
    return bool(_REDACTED.search(words)) and not re.search(r"\w", _REDACTED.sub("", words))
