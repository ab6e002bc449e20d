"""The proof of a Word file before anyone gets it: opened by another program's reader, read again.

In go the bytes of a file and the draft they were made of. The one promise: what passes opens as a
Word file for python-docx, which shares no code with our writer, and holds the printed words of
every quotation, character for character.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby

from docx import Document
from docx.oxml.ns import qn

from assistant.drafting.draft import Draft, Inline, Quoted
from assistant.drafting.lines import lines_of, printable
from assistant.errors import AssistantError

_TEXT = frozenset({qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")})


class UnprovedError(AssistantError):
    """The file that was made is not the draft; it is our fault, and nothing is written."""


def prove(data: bytes, draft: Draft) -> None:
    """Open ``data`` and find each quotation of ``draft`` in it.

    Raises:
        UnprovedError: the bytes do not open, or a quotation does not stand in them as certified.
    """
    try:
        body = Document(io.BytesIO(data)).element.body
    except Exception as error:  # whatever python-docx stumbles over, the file must not go out
        message = f"the Word file came out unreadable ({error}). Nothing was written; report it."
        raise UnprovedError(message) from error
    held = "".join(_text(node) for node in body.iter(*_TEXT))
    for quote, words in _quotations(draft):
        if _flat(words) not in held:
            message = (
                f"the quotation “{quote}” did not come out as it was certified."
                " Nothing was written; report it."
            )
            raise UnprovedError(message)


def _text(node: object) -> str:
    text = getattr(node, "text", None)
    return text if isinstance(text, str) else ""


def _flat(words: str) -> str:
    """Breaks and tabs are elements of their own in Word, without text."""
    return printable(words).replace("\n", "").replace("\t", "").replace("\r", "")


def _quotations(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the id and the printed words of each run of quoted text."""
    for line in lines_of((*draft.cover, *draft.body, *draft.annex)):
        for quote, inlines in groupby(line, key=_quote_of):
            if quote:
                yield quote, "".join(i.text for i in inlines if isinstance(i, Quoted))


def _quote_of(inline: Inline) -> str:
    return inline.quote if isinstance(inline, Quoted) else ""
