"""A document goes in; out comes its :class:`~assistant.passages.grammar.Account`.

The grammar is chosen by what the document holds, or named by ``genre``. A new genre is one new
module with ``genre``, ``recognise`` and ``read``, added to :data:`GRAMMARS`.
"""

from __future__ import annotations

from typing import Any

from assistant.documents.document import Document
from assistant.passages import (
    consultation,
    correspondence,
    general,
    hansard,
    minutes,
    outcome,
    release,
    report,
    submission,
    transcript,
    written_evidence,
)
from assistant.passages.grammar import Account, Grammar
from assistant.passages.passage import Person
from assistant.passages.sheets import MARKS_PLACES, placed

GRAMMARS: tuple[Grammar, ...] = (
    minutes,
    submission,
    written_evidence,
    correspondence,
    release,
    consultation,
    outcome,
    report,
    transcript,
    hansard,
    general,
)

SURE_ENOUGH = 0.5

_ALSO_CALLED: dict[str, Grammar] = {
    **dict.fromkeys(report.KINDS, report),
    **dict.fromkeys(("assessment", "inquiry report", "select committee report"), report),
    **dict.fromkeys(("email", "mail", "correspondence"), correspondence),
    **dict.fromkeys(("foi", "freedom of information release"), release),
    **dict.fromkeys(("consultation document", "call for evidence"), consultation),
    **dict.fromkeys(("outcome", "consultation response", "government response"), outcome),
}
"""Names people give a genre in ``sources.yaml`` beside that of its grammar."""


def read_passages(
    document: Document,
    *,
    genre: str | None = None,
    known_people: tuple[Person, ...] = (),
    source_id: str = "",
) -> Account:
    """Return what ``document`` says of itself, and its passages in reading order.

    ``genre`` overrides what the document looks like; a genre that has no grammar of its own is
    read by the general one and keeps its name. ``known_people`` are added to the people the
    document lists. ``source_id`` is written into every passage.
    """
    grammar = _named(genre) if genre else _recognised(document)
    account = grammar.read(document, known_people)
    changes: dict[str, Any] = {}
    if genre and genre != account.genre:
        changes["genre"] = genre
    if "genre" in changes and grammar is general:
        note = f"The genre “{genre}” has no rules of its own: it was read as general text."
        changes["notes"] = (*account.notes, note)
    if any(anchor.kind in MARKS_PLACES for anchor in document.anchors):
        changes["passages"] = placed(account.passages, document.anchors)
    if source_id:
        named = {"source": source_id}
        changes["passages"] = tuple(
            p.model_copy(update=named) for p in changes.get("passages", account.passages)
        )
    return account.model_copy(update=changes) if changes else account


def _named(genre: str) -> Grammar:
    """Return the grammar for ``genre``; "ministerial submission" is a submission too."""
    called = genre.replace("-", " ").replace("_", " ").casefold()
    names = (genre, called, called.rpartition(" ")[2])
    named = next((g for name in names for g in GRAMMARS if g.genre == name), None)
    return named or _ALSO_CALLED.get(called, general)


def _recognised(document: Document) -> Grammar:
    sureness = [(grammar.recognise(document), grammar) for grammar in GRAMMARS]
    best, grammar = max(sureness, key=lambda pair: pair[0])
    return grammar if best >= SURE_ENOUGH else general
