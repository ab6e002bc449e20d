"""Words and characters of a draft, as they print.

In go blocks; out come counts and text. The promise: the body is counted as a reader would count
it: headings, paragraphs, lists, quotations and tables; not notes, cover, contents or annex.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.draft import (
    Block,
    Inline,
    Link,
    Missing,
    NoteNumber,
    Quoted,
    Reference,
    Words,
)
from assistant.drafting.lines import lines_of


def text_of(content: Iterable[Inline]) -> str:
    """Return a line as it prints, without its note marks."""
    parts = []
    for part in content:
        if isinstance(part, Words | Quoted | NoteNumber | Link | Reference):
            parts.append(part.text)
        elif isinstance(part, Missing):
            parts.append(f"[{part.what}]")
        elif part.kind == "break":
            parts.append("\n")
    return "".join(parts)


def body_text(blocks: Iterable[Block]) -> str:
    """Return the text of blocks, one line each."""
    return "\n".join(text_of(line) for line in lines_of(blocks))


def count_words(blocks: Iterable[Block]) -> int:
    """Return the number of words, counted between white space as Word does."""
    return sum(len(text_of(line).split()) for line in lines_of(blocks))


def count_characters(blocks: Iterable[Block]) -> int:
    """Return the number of characters, spaces and line ends included, as a web form counts."""
    return browser_length(body_text(blocks))


def browser_length(text: str) -> int:
    """Return how long a browser counts a text: a line end is one, most emoji are two.

    That is its length in UTF-16, by which ``maxlength`` goes
    (https://html.spec.whatwg.org/#the-maxlength-and-minlength-attributes).
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
