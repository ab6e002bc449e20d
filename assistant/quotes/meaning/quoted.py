"""Quoted words taken apart: the source's words, the omission marks, our own words in brackets.

In go the words between the quotation marks of a document, and the source's tokens; out come the
elements in order. The promise: nothing in square brackets is taken for the source's own word,
unless the source has the same brackets, or the brackets only set a capital or mend a spelling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.quotes.meaning.tokens import Token, tokenise

_BRACKETS = re.compile(r"[\[(](?P<inside>[^\[\]()]*)[\])]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.(?:\s?\.){2,})\s*")
_EDITORIAL = re.compile(
    r"\s*(?:sic\.?|recte|redacted|inaudible|(?:my |our |original )?emphasis(?: added| in original"
    r"| mine| ours)?|italics added|(?:foot)?notes? omitted|(?:citations?|references?) omitted"
    r"|paragraph break|\?)\s*",
    re.IGNORECASE,
)
_OWN_REMARK = re.compile(
    r"\s*(?:(?:my|our) emphasis|emphasis (?:added|mine|ours|in (?:the )?original)|italics added"
    r"|(?:citations?|references?|footnotes?) omitted)\s*",
    re.IGNORECASE,
)
"""What a writer puts in round brackets of their own; "(sic)" may be the source's."""
_GOES_ON = re.compile(r"['’]?[^\W_]")
_JOINER = "\u2060"
REDACTED = "redacted"


class Element(NamedTuple):
    """A part of the quoted words.

    ``kind`` is "token", "omission", "insertion" (its ``tokens`` are our words) or "editorial"
    ("[sic]"). ``token`` is set for a token alone; ``mended`` says that brackets stand inside it,
    ``capital`` that they hold nothing but its first letter.
    """

    kind: str
    start: int
    end: int
    token: Token | None = None
    tokens: tuple[Token, ...] = ()
    mended: bool = False
    capital: bool = False

    @property
    def key(self) -> str | None:
        """Return the key to align by; None for what is not the source's."""
        return self.token.key if self.token else None


def elements(text: str, source: str, source_tokens: Sequence[Token]) -> list[Element]:
    """Return the elements of the quoted ``text`` in order, with offsets into it."""
    if not any(mark in text for mark in ("[", "(", "…", "..", ". .")):
        return [Element("token", t.start, t.end, t) for t in tokenise(text)]
    ours, plain, mended, capitals = _bracketed(text, source)
    found = [
        *ours,
        *(_element(t, mended, capitals) for t in _with_ellipses(tokenise(plain), source_tokens)),
    ]
    return sorted(found, key=lambda e: (e.start, e.end))


def _bracketed(
    text: str, source: str
) -> tuple[list[Element], str, list[tuple[int, int]], set[int]]:
    """Return what is ours, the text without it, and where brackets stood inside words."""
    ours: list[Element] = []
    plain = list(text)
    mended: list[tuple[int, int]] = []
    capitals: set[int] = set()
    groups = [_keys(g["inside"]) for g in _BRACKETS.finditer(source)] if "[" in source else []
    for found in _BRACKETS.finditer(text):
        start, end = found.span()
        inside = found["inside"]
        if text[start] == "(" and not _ELLIPSIS.fullmatch(inside):
            if _OWN_REMARK.fullmatch(inside) and inside.casefold() not in source.casefold():
                plain[start:end] = " " * (end - start)
                ours.append(Element("editorial", start, end))
            continue
        if any(_alike(_keys(inside), group) for group in groups):
            continue
        if _in_word(text, start, end, inside):
            plain[start] = plain[end - 1] = _JOINER
            mended.append((start, end))
            if len(inside) == 1 and (start == 0 or not text[start - 1].isalnum()):
                capitals.add(start)
            continue
        plain[start:end] = " " * (end - start)
        ours.append(_ours(start, end, inside))
    return ours, "".join(plain), mended, capitals


def _keys(inside: str) -> set[str]:
    return {t.key for t in tokenise(inside)}


def _alike(ours: set[str], group: set[str]) -> bool:
    """Say whether brackets of the quotation are the source's own, changed or not."""
    shared = len(ours & group)
    return shared > 0 and 2 * shared >= len(group)


def _in_word(text: str, start: int, end: int, inside: str) -> bool:
    """Say whether the brackets stand inside a word: "[T]he", "Faithful[l]", "th[e]se"."""
    if not inside or not all(c.isalnum() or c in "'’-" for c in inside):
        return False
    before = start > 0 and text[start - 1].isalnum()
    after = bool(_GOES_ON.match(text, end))
    return before or after


def _ours(start: int, end: int, inside: str) -> Element:
    if _ELLIPSIS.fullmatch(inside):
        return Element("omission", start, end)
    if _EDITORIAL.fullmatch(inside):
        redacted = inside.strip().casefold() == REDACTED
        return Element("redaction" if redacted else "editorial", start, end)
    shifted = (
        t._replace(start=t.start + start + 1, end=t.end + start + 1) for t in tokenise(inside)
    )
    return Element("insertion", start, end, tokens=tuple(shifted))


def _with_ellipses(tokens: list[Token], source: Sequence[Token]) -> list[Token]:
    """Leave an ellipsis a token only where the source has one after the same word."""
    own = {a.key for a, b in pairwise(source) if b.kind == "ellipsis"}
    return [
        t if t.kind != "ellipsis" or (at and tokens[at - 1].key in own) else t._replace(kind="cut")
        for at, t in enumerate(tokens)
    ]


def _element(token: Token, mended: list[tuple[int, int]], capitals: set[int]) -> Element:
    if token.kind == "cut":
        return Element("omission", token.start, token.end)
    inside = [span for span in mended if span[0] < token.end and span[1] > token.start]
    capital = bool(inside) and all(span[0] in capitals for span in inside)
    return Element("token", token.start, token.end, token, (), bool(inside), capital)
