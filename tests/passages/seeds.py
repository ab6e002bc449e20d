"""The two documents of the starter library, read once."""

from __future__ import annotations

from functools import cache

from assistant.documents import Document, read_document
from assistant.passages import Account, Passage, read_passages
from assistant.shipped import shipped

MINUTES = "000_45e461cf34117386.txt"
SUBMISSION = "004_94b715e0a01dba7a.txt"


@cache
def document(name: str) -> Document:
    return read_document(shipped("seeds") / name)


@cache
def account(name: str) -> Account:
    return read_passages(document(name))


def beginning(name: str, words: str) -> Passage:
    """Return the one passage of the document that begins with ``words``."""
    (found,) = (p for p in account(name).passages if p.text.startswith(words))
    return found
