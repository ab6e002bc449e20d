"""Opaque tokens that stand for evidence while a template is filled and its Markdown is read.

In goes something that must not meet Jinja, Markdown or XML quoting; out comes a short string in
private-use code points, which the reader of the Markdown swaps back. The promise: data can never
hold a token, because :func:`clean` takes those code points out of everything that enters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar

OPEN = "\ue000"
CLOSE = "\ue001"
TOKEN = re.compile(f"{OPEN}(?:([0-9]+)|\\?([^{OPEN}{CLOSE}]*)){CLOSE}")
"""A token, or a gap with what is missing."""

_ENCODED = re.compile("%EE%80%80.*?%EE%80%81|%EE%80%8[01]", re.IGNORECASE)
_PRIVATE = re.compile(f"[{OPEN}{CLOSE}\x00]")


def without_tokens(text: str) -> str:
    """Return ``text`` with what each gap in it lacks in the gap's place, and no other token."""
    return clean(TOKEN.sub(lambda found: found.group(2) or "", text))


def without_token_codes(address: str) -> str:
    """Return a web address, percent-encoded, without tokens and without what they are made of."""
    return _ENCODED.sub("", address)


T = TypeVar("T")


def clean(text: str) -> str:
    """Return ``text`` without the code points that tokens are made of, and without NUL."""
    return _PRIVATE.sub("", text)


class Tokens(Generic[T]):
    """The tokens given out for one draft."""

    def __init__(self, gap: Callable[[str], T]) -> None:
        self._held: dict[str, T] = {}
        self._gap = gap

    def give(self, thing: T) -> str:
        """Return a new token that stands for ``thing``."""
        # Figures alone: no filter of a template can change their case and so lose a token.
        name = str(len(self._held))
        self._held[name] = thing
        return f"{OPEN}{name}{CLOSE}"

    def split(self, text: str, words: Callable[[str], None], held: Callable[[T], None]) -> None:
        """Hand over ``text`` in order: plain runs to ``words``, what tokens stand for to ``held``.

        Code points of a token that was never given out are dropped.
        """
        at = 0
        for found in TOKEN.finditer(text):
            if found.start() > at:
                words(clean(text[at : found.start()]))
            if found.group(2) is not None:
                held(self._gap(found.group(2)))
            elif found.group(1) in self._held:
                held(self._held[found.group(1)])
            at = found.end()
        if at < len(text):
            words(clean(text[at:]))

    def only(self, text: str) -> T | None:
        """Return what the one token of ``text`` stands for when there is nothing else in it."""
        found = TOKEN.fullmatch(text.strip())
        return self._held.get(found.group(1) or "") if found else None
