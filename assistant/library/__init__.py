"""The library: sources go in, a searchable store on disk comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for: a process that only reads files needs no engine."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"assistant.library.{_HOMES[name]}"), name)
