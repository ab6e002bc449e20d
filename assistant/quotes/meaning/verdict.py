"""All losses of a set of cuts, told once.

In go tokens and how each stands; out come losses without repetition. The promise: the same cut is
judged the same way whether the screen makes it or a document shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.quotes.meaning.change import Kind
from assistant.quotes.meaning.cuts import Loss, losses, sentences
from assistant.quotes.meaning.splices import orphaned, spliced
from assistant.quotes.meaning.tokens import Token


def cut_losses(
    tokens: Sequence[Token], status: Sequence[str], explained: Collection[int] = ()
) -> list[Loss]:
    """Return what the cuts take from what is kept; blocks win over notes of the same words."""
    parts = list(sentences(tokens, status))
    found = [loss for sentence in parts for loss in losses(sentence)]
    found += spliced(tokens, status, parts)
    found += orphaned(tokens, status, parts, explained)
    kept: dict[tuple[Kind, int, int], Loss] = {}
    for loss in sorted(found, key=lambda f: f.severity):
        kept.setdefault((loss.kind, loss.low, loss.high), loss)
    return list(kept.values())
