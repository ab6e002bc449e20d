"""A document goes in; out comes the protective marking it carries, as printed.

Lines that hold only a marking have left the text and are anchors; a sentence that binds a meeting
to the Chatham House Rule, or sets an embargo, stays in the text and is found there.
"""

from __future__ import annotations

import re

from assistant.documents.document import Document

_IN_SENTENCE = re.compile(
    r"\b(?:under|subject\s+to|in\s+line\s+with)\s+(?:the\s+)?(Chatham\s+House\s+Rules?)\b"
    r"|\b((?:strictly\s+)?embargoed\s+until\s+[^.\n]{3,60})"
    r"|\b(TLP\s*:\s*(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR))\b",
    re.IGNORECASE,
)
_HEAD = 3000
"""Characters; a rule that governs a whole paper is stated at its head."""


_GRAVEST_LAST = (
    "CLEAR", "WHITE", "UNCLASSIFIED", "OFFICIAL", "GREEN", "PROTECT", "RESTRICTED", "AMBER",
    "SENSITIVE", "CONFIDENTIAL", "RED", "SECRET", "TOP",
)  # fmt: skip


def _gravity(marking: str) -> int:
    words = marking.upper()
    return max((rank for rank, word in enumerate(_GRAVEST_LAST) if word in words), default=0)


def marking_of(document: Document) -> str | None:
    """Return the marking as printed, the gravest where there are several, or None."""
    printed = [a.text for a in document.anchors if a.kind == "marking"]
    if printed:
        return max(printed, key=_gravity)
    found = _IN_SENTENCE.search(document.text, 0, _HEAD)
    return next(g for g in found.groups() if g) if found else None
