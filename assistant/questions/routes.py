"""A paper in; out come the ways to send an answer: e-mail, web address, post.

The promise: an address counts only where the paper speaks of answering.
"""

from __future__ import annotations

import re

from assistant.documents import Document
from assistant.questions.asked import Routes

_ANSWERING = re.compile(
    r"\b(?:respond|responses?|reply|replies|submit|submissions?|return(?:ed)?|complete|send|e-?mail(?:ed)?|"
    r"online|by post|answers?|feedback)\b",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\b(?:accessib|alternative format|braille|enquir|complain|data protection|privacy|copyright|"
    r"licence|"
    r"further information|queries)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"\bhttps?://[^\s<>()\[\]]+|\bwww\.[^\s<>()\[\]]+", re.IGNORECASE)
_BY_POST = re.compile(
    r"\b(?:by post|post(?:al address)?\s*:|in writing to|write to|postal responses)", re.I
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\bB-?\d{4}\b")
_NEAR = 3
"""Blocks above an address that may say what it is for."""
_LINES = 9


def routes_of(document: Document) -> Routes:
    """Return how an answer to ``document`` can be sent, each way in the order of the paper."""
    words = [document.text[block.start : block.end] for block in document.blocks]
    email: list[str] = []
    web: list[str] = []
    post: list[str] = []
    for at, here in enumerate(words):
        near = " ".join(words[max(0, at - _NEAR) : at + 1])
        if not _ANSWERING.search(near) or _NO_ANSWER.search(here):
            continue
        email += [found for found in _EMAIL.findall(here) if found not in email]
        addresses = (found.rstrip(".,;:") for found in _WEB.findall(here))
        web += [found for found in addresses if found not in web and _ANSWERING.search(here + near)]
        if _BY_POST.search(here):
            post += [found for found in _postal(words, at) if found not in post]
    return Routes(email=tuple(email), web=tuple(web), post=tuple(post))


def _postal(words: list[str], at: int) -> list[str]:
    """Return the address that begins at or below a line which speaks of the post."""
    lines: list[str] = []
    for here in words[at : at + _LINES]:
        lines += [" ".join(line.split()) for line in re.split(r"[\n\t]", here)]
        if _POSTCODE.search(here):
            break
    else:
        return []
    begin = _BY_POST.search(lines[0])
    first = lines[0][begin.end() :].strip(" :") if begin else ""
    address = ", ".join(line.rstrip(",") for line in [first, *lines[1:]] if line.strip())
    code = _POSTCODE.search(address)
    return [re.sub(r"^(?:to|at)\b:?\s*", "", address[: code.end()])] if code else []
