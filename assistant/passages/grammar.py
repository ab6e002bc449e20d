"""What every genre's grammar takes and gives.

A grammar is one module with one :class:`Grammar`; ``passages/reading.py`` lists them all. It sees a
:class:`~assistant.documents.document.Document` and answers how surely the document is of its
genre, and, asked to read it, what the document says about itself and its passages.
"""

from __future__ import annotations

from typing import Any, Protocol

from assistant.documents.document import Document
from assistant.noun import Noun
from assistant.passages.passage import Passage, Person


class Account(Noun):
    """What a document says of itself, and its passages in reading order.

    ``facts`` holds what the genre states (addressees, timing, recommendations …) as plain JSON
    values; ``notes`` are plain sentences ("The document stops inside paragraph 13.").
    ``date`` is ISO 8601 (YYYY-MM-DD). ``marking`` is the protective marking as printed.
    """

    genre: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    number: str | None = None
    date: str | None = None
    status: str | None = None
    marking: str | None = None
    people: tuple[Person, ...] = ()
    facts: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


class Grammar(Protocol):
    """How one genre is recognised and read."""

    genre: str

    def recognise(self, document: Document) -> float:
        """Return how surely the document is of this genre, 0 to 1; 0.5 and over is taken."""

    def read(self, document: Document, known_people: tuple[Person, ...] = ()) -> Account:
        """Read the document; ``known_people`` are those that ``sources.yaml`` adds to its lists."""
