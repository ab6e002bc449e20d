"""Passages: a document goes in, citable units with speaker, place and voice come out."""

from assistant.passages.grammar import Account, Grammar
from assistant.passages.passage import Locator, Nested, Passage, Person, Speaker
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
