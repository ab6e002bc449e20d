"""What stands around a quote: the sentence before it, the sentence after it, and what they warn of.

In go a quote, the stored text and its passages; out comes :class:`Around`. The promise: the
neighbours are the source's own whole sentences, whoever speaks them, and a sentence that goes on
with a contrast or an exception right after a quote is always told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Passage
from assistant.passages.sentences import split_sentences
from assistant.quotes.certify import passages_of, places_of
from assistant.quotes.locating import Span
from assistant.quotes.meaning.contrasts import CONTRASTS, STRONG
from assistant.quotes.meaning.table import Table
from assistant.quotes.meaning.tokens import Token, tokenise
from assistant.quotes.quote import Quote
from assistant.quotes.typography import comparable

AROUND_CODE = "read-around"
"""What the name of every warning begins with."""

EXCEPTIONS = Table(
    "unless, except, excepting, excluding, only, provided, barring, save, exceptions",
    """save for, save that, save where, except for, except that, other than, apart from, aside from,
    with the exception, the exception, one exception, an exception, the only exception""",
)
"""What takes something out of the sentence before."""

_SIGHT = 6
"""How many words into a sentence "however" still sets the whole of it against the one before."""

WarningKind = Literal["contrast", "exception", "reported"]


class AroundWarning(Noun):
    """One thing to read before quoting; ``words`` are the source's that say so."""

    kind: WarningKind
    words: str


class Around(Noun):
    """The neighbours of a quote.

    ``before`` and ``after`` are the sentences before and after those the quote stands in, "" where
    there is none; ``opening`` and ``closing`` are the words of its own first and last sentence that
    the quote leaves out. ``code`` names these neighbours: another edition has another.
    """

    before: str = ""
    opening: str = ""
    closing: str = ""
    after: str = ""
    warnings: tuple[AroundWarning, ...] = ()
    code: str = ""


def around(quote: Quote, stored: str, passages: Sequence[Passage]) -> Around:
    """Return what stands around ``quote``, and what its author should read there."""
    spans = _sentences_near(quote, passages)
    own = [span for span in spans if span[0] < quote.end and quote.start < span[1]]
    if not own:
        return Around(code=_code("", "", quote, stored))
    before = next((s for s in reversed(spans) if s[1] <= own[0][0]), None)
    after = next((s for s in spans if s[0] >= own[-1][1]), None)
    words = [_plain(stored, span) for span in (before, after)]
    return Around(
        before=words[0],
        opening=_plain(stored, (own[0][0], max(own[0][0], quote.start))),
        closing=_plain(stored, (min(own[-1][1], quote.end), own[-1][1])),
        after=words[1],
        warnings=tuple(_warnings(quote, stored, after, passages)),
        code=_code(words[0], words[1], quote, stored),
    )


def sentences_of(quote: Quote, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """Return the spans of the sentences of the passages that the quote stands in."""
    return tuple(_in(passages_of(quote, passages)))


def _sentences_near(quote: Quote, passages: Sequence[Passage]) -> list[Span]:
    """Return the sentences of the quote's passages and of one passage on either side."""
    held = places_of(quote, passages)
    return _in(passages[max(0, held.start - 1) : held.stop + 1]) if held else []


def _in(passages: Sequence[Passage]) -> list[Span]:
    return [(p.start + a, p.start + b) for p in passages for a, b in split_sentences(p.text)]


def _plain(stored: str, span: Span | None) -> str:
    return " ".join(stored[slice(*span)].split()) if span else ""


def _warnings(
    quote: Quote, stored: str, after: Span | None, passages: Sequence[Passage]
) -> list[AroundWarning]:
    found: list[AroundWarning] = []
    if after is not None and _same_matter(quote, after, passages):
        words = stored[slice(*after)]
        kind = sentence_warns(words)
        if kind:
            found.append(AroundWarning(kind=kind, words=" ".join(words.split())))
    reported = [p for p in passages_of(quote, passages) if p.voice == "reported"]
    if reported:
        found.append(AroundWarning(kind="reported", words=" ".join(reported[0].text.split())))
    return found


def sentence_warns(sentence: str) -> Literal["contrast", "exception"] | None:
    """Say whether ``sentence`` begins by taking back, or out of, what stands before it."""
    tokens = tokenise(sentence)
    first = next((n for n, t in enumerate(tokens) if t.says and t.key not in ("and", "so")), None)
    if first is None:
        return None
    if EXCEPTIONS.at(tokens, first) or _phrase_after_article(tokens, first):
        return "exception"
    if CONTRASTS.at(tokens, first):
        return "contrast"
    near = tokens[first + 1 : first + _SIGHT]
    parted = [
        n
        for n, t in enumerate(near)
        if t.key in STRONG - {"but", "yet"} and n and near[n - 1].plain == ","
    ]
    return "contrast" if parted else None


def _phrase_after_article(tokens: Sequence[Token], first: int) -> bool:
    """Say whether "The exception is …" or "There are exceptions" stands here."""
    keys = [t.key for t in tokens[first : first + 4] if t.says]
    return any(key in ("exception", "exceptions") for key in keys)


def _same_matter(quote: Quote, after: Span, passages: Sequence[Passage]) -> bool:
    """Say whether the sentence after the quote stands under the same heading."""
    held = places_of(quote, passages)
    last = passages[held.stop - 1]
    near = passages[held.start : held.stop + 1]
    holder = next((p for p in near if p.start <= after[0] < p.end), last)
    return holder.heading == last.heading


def _code(before: str, after: str, quote: Quote, stored: str) -> str:
    said = (comparable(before), comparable(stored[quote.start : quote.end]), comparable(after))
    digest = hashlib.sha256("\0".join(said).encode("utf-8")).hexdigest()
    return f"{AROUND_CODE}.{digest[:8]}"
