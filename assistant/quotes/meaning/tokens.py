"""The words, figures and marks of a text, so that two texts can be compared piece by piece.

In goes any text; out come its tokens in order. The promise: two texts whose difference is only
typographic (white space, quotation marks, hyphen and dash glyphs, ligatures, soft hyphens) have
the same keys in the same order, except that a hyphen at the end of a line may stand or be gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from assistant.quotes.typography import DASHES, LIGATURES, QUOTE_MARKS, SOFT_HYPHEN

INVISIBLE = SOFT_HYPHEN + "\u200b\u200c\u200d\u2060\ufeff"
INK = "█"

_BEFORE_OPENING = frozenset("([" + DASHES)
_APOSTROPHES = "'’ʼ‘`´′‛"
# The modifier letter ʼ is a letter to Unicode and an apostrophe to everybody else.
_LETTER = r"[^\W\d_ʼ]"
_TOKEN = re.compile(
    rf"(?P<abbreviation>(?:{_LETTER}\.){{2,}})"
    rf"|(?P<word>{_LETTER}(?:[^\W_ʼ]|[{INVISIBLE}\u0300-\u036f]|[{_APOSTROPHES}](?=[^\W_ʼ]))*)"
    rf"|(?P<figure>\d(?:[{INVISIBLE}]*[.,:/]?[{INVISIBLE}]*\d)*)"
    r"|(?P<ellipsis>…|\.(?:[ \u00a0]?\.){2,})"
    r"|(?P<ink>[█▇■▮]+(?:\s+[█▇■▮]+)*)"
    rf"|(?P<dash>[{DASHES}]+)"
    rf"|(?P<ignored>[{re.escape(QUOTE_MARKS)}*_{INVISIBLE}«»]+)"
    r"|(?P<mark>[^\w\s])"
)
_UNPRINTED = str.maketrans(
    {**dict.fromkeys(INVISIBLE, ""), **LIGATURES, **dict.fromkeys(_APOSTROPHES, "'")}
)
_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is"}
_SUFFIX = re.compile(r"(?:n't|'ll|'d|'re|'ve|'m)$")
_PRONOUN_S = re.compile(r"^(?:he|she|it|that|this|there|who|what|where|here|let|one)'s$")


class Token(NamedTuple):
    """``plain`` is the token with its typography undone, ``key`` that in small letters.

    ``spaced`` says that white space stands before it. ``kind`` is "word", "figure", "ellipsis",
    "ink", "dash" or "mark". ``quoted`` says that an opening quotation mark stands right before it.
    """

    plain: str
    key: str
    start: int
    end: int
    kind: str
    spaced: bool
    quoted: bool

    @property
    def says(self) -> bool:
        """Say whether the token carries meaning of its own, as words, figures and units do."""
        return self.kind in ("word", "figure", "ink") or self.plain in SIGNS


SIGNS = frozenset("%‰£$€¥+=<>≤≥±&°@#")


def tokenise(text: str) -> list[Token]:
    """Return the tokens of ``text``, in order, with offsets into it."""
    tokens: list[Token] = []
    done, quoted = 0, False
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        if kind == "ignored":
            quoted = _opens(text, *found.span())
            continue
        start, end = found.span()
        spaced = start > done or start == 0
        raw = found.group()
        if raw.isascii() and kind in ("word", "figure", "mark") and raw.isalnum():
            key = raw.lower()
            if key != "cannot":
                tokens.append(Token(raw, key, start, end, kind, spaced, quoted))
                done, quoted = end, False
                continue
        tokens.extend(_made(raw, start, end, kind, spaced, quoted))
        done, quoted = end, False
    return tokens


def _opens(text: str, start: int, end: int) -> bool:
    """Say whether an opening quotation mark stands at [start, end)."""
    if not any(c in QUOTE_MARKS for c in text[start:end]):
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _made(raw: str, start: int, end: int, kind: str, spaced: bool, quoted: bool) -> Iterator[Token]:
    if kind == "ink":
        yield Token(INK, INK, start, end, kind, spaced, quoted)
        return
    if kind == "dash":
        yield Token("-", "-", start, end, kind, spaced, quoted)
        return
    if kind == "ellipsis":
        yield Token("…", "…", start, end, kind, spaced, quoted)
        return
    if raw.isascii():
        plain = raw.replace("`", "'")
    else:
        plain = unicodedata.normalize("NFC", raw.translate(_UNPRINTED))
    key = plain.casefold()
    if kind == "abbreviation":
        kind = "word"
    cut = _contraction(key) if kind == "word" and (key == "cannot" or "'" in key) else 0
    if not cut:
        yield Token(plain, key, start, end, kind, spaced, quoted)
        return
    # A contraction is two words: the cut stands as far from the end in the raw text.
    middle = end - (len(key) - cut)
    first = _CONTRACTED.get(key, key[:cut])
    spelt = first.capitalize() if plain[:1].isupper() else first
    yield Token(spelt, first, start, middle, kind, spaced, quoted)
    yield Token(plain[cut:], key[cut:], middle, end, kind, False, False)


def _contraction(key: str) -> int:
    """Return where a contraction falls apart ("do|n't", "can|not"), or 0."""
    if key in _CONTRACTED:
        return len(key) - 3
    if key == "cannot":
        return 3
    found = _SUFFIX.search(key)
    if found:
        return found.start()
    return len(key) - 2 if _PRONOUN_S.match(key) else 0


def rejoined(tokens: Sequence[Token], others: Collection[str]) -> list[Token]:
    """Undo hyphens inside words, as line ends leave them, where ``others`` has the whole word."""
    made: list[Token] = []
    for token in tokens:
        hyphen = made[-1] if made else None
        if hyphen and hyphen.kind == "dash" and not hyphen.spaced and len(made) > 1:
            whole = made[-2].key + token.key
            if token.kind == made[-2].kind == "word" and whole in others:
                plain = made[-2].plain + token.plain
                made[-2:] = [made[-2]._replace(plain=plain, key=whole, end=token.end)]
                continue
        made.append(token)
    return made


def joined(tokens: Sequence[Token]) -> str:
    """Return the letters of the tokens run together, without hyphens that join two words.

    White space is kept, so that "any one" and "anyone" stay apart.
    """
    parts: list[str] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        tight = token.kind == "dash" and not token.spaced and at > 0 and after is not None
        if tight and token.kind == "dash":
            continue
        after_hyphen = at > 0 and tokens[at - 1].kind == "dash"
        if at and not after_hyphen and token.spaced:
            parts.append(" ")
        parts.append(token.plain)
    return "".join(parts)
