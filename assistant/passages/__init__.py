"""Passages: a document goes in, citable units with speaker, place and voice come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.passages.passage import Locator, Nested, Passage, Person, Speaker

if TYPE_CHECKING:
    from assistant.passages.grammar import Account, Grammar
    from assistant.passages.reading import GRAMMARS, read_passages
    from assistant.passages.sentences import split_sentences

__all__ = [
    "GRAMMARS",
    "Account",
    "Grammar",
    "Locator",
    "Nested",
    "Passage",
    "Person",
    "Speaker",
    "read_passages",
    "split_sentences",
]

_HOMES = {
    "GRAMMARS": "reading",
    "Account": "grammar",
    "Grammar": "grammar",
    "read_passages": "reading",
    "split_sentences": "sentences",
}


def __getattr__(name: str) -> Any:
    """Load the grammars when one is first asked for: most commands read no file."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"assistant.passages.{_HOMES[name]}"), name)
