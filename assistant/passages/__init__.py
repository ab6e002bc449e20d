"""Passages: a document goes in, citable units with speaker, place and voice come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.on_demand import on_demand
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

__getattr__ = on_demand(__name__, _HOMES)
