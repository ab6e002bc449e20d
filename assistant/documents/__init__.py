"""Documents: a file goes in, its text as a reader sees it comes out, with where each part stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.documents.document import Anchor, Block, Document, Segment

if TYPE_CHECKING:
    from assistant.documents.reading import READERS, read_bytes_as_document, read_document

__all__ = [
    "READERS",
    "Anchor",
    "Block",
    "Document",
    "Segment",
    "read_bytes_as_document",
    "read_document",
]

_READING = ("READERS", "read_bytes_as_document", "read_document")


def __getattr__(name: str) -> Any:
    """Load the readers when one is first asked for: most commands read no file."""
    if name not in _READING:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from assistant.documents import reading

    return getattr(reading, name)
