"""Any Word file goes in; what its reader sees comes out, whoever wrote or changed it."""

from __future__ import annotations

from assistant.documents.wordfile.contents import (
    Address,
    Bookmark,
    Cell,
    Comment,
    Emphasis,
    ExternalTie,
    Hidden,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Place,
    Reading,
    WordFile,
)
from assistant.documents.wordfile.line import Origin
from assistant.documents.wordfile.reading import read_word_file
from assistant.documents.wordfile.tracing import (
    RunStretch,
    TracedWordFile,
    paragraph_at,
    trace_word_file,
)

__all__ = [
    "Address",
    "Bookmark",
    "Cell",
    "Comment",
    "Emphasis",
    "ExternalTie",
    "Hidden",
    "Link",
    "Note",
    "NoteMark",
    "Origin",
    "Paragraph",
    "Place",
    "Reading",
    "RunStretch",
    "TracedWordFile",
    "WordFile",
    "paragraph_at",
    "read_word_file",
    "trace_word_file",
]
