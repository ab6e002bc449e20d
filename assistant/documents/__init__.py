"""Documents: a file goes in, its text as a reader sees it comes out, with where each part stood."""

from assistant.documents.document import Anchor, Block, Document, Segment
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
