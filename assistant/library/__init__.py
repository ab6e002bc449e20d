"""The library: sources go in, a searchable store on disk comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.on_demand import on_demand

if TYPE_CHECKING:
    from assistant.library.indexing import IndexReport, Progress
    from assistant.library.library import Library, open_library
    from assistant.library.source import Source

__all__ = ["IndexReport", "Library", "Progress", "Source", "open_library"]

_HOMES = {
    "IndexReport": "indexing",
    "Library": "library",
    "Progress": "indexing",
    "Source": "source",
    "open_library": "library",
}

__getattr__ = on_demand(__name__, _HOMES)
