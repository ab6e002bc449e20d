"""The library: sources go in, a searchable store on disk comes out."""

from __future__ import annotations

from assistant.library.indexing import IndexReport, Progress
from assistant.library.library import Library, open_library
from assistant.library.source import Source

__all__ = ["IndexReport", "Library", "Progress", "Source", "open_library"]
