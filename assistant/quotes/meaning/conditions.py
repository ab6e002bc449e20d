"""Words that make a statement depend on something, or take something out of it.

The promise: a kept statement cannot lose its "unless", "if" or "except" unnoticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

CONDITIONS = Table(
    """if, unless, until, till, except, excepting, excluding, provided, providing, whether,
    otherwise, assuming, supposing, barring, save, conditional, conditionally, contingent,
    subject to""",
    """as long as, so long as, as far as, so far as, to the extent, on condition that, in case,
    in the event, apart from, other than, only where, only when, only if, even if, even where,
    save for, save that, except for, depending on, depends on, provided that, with the
    exception, where possible, where appropriate, where necessary, where practicable, where
    applicable, where relevant, where feasible, when necessary""",
)
SOFT_CONDITIONS = Table("when, where, once, while, whenever, wherever, given, before, after, since")
"""These set a time or a place as often as a condition; leaving one out is a note."""

_SAYINGS = Table(
    """if you like, if you will, if you see what i mean, if you know what i mean, as far as i know,
    as far as i am aware, as far as i 'm aware, as far as i recall, as far as i can recall"""
)
"""Ways of speaking on which nothing depends; "as far as I know" hedges, and is told as that."""
_AFTER_A_MARK = words("provided providing assuming supposing save barring given")
"""These are conditions where a clause begins: "…, provided the court agrees"."""
_ALL_OR_NONE = words(
    """nothing anything none nobody anybody anyone everyone everybody everything all nowhere
    anywhere everywhere one"""
)
_NO_OTHER = words("choice option alternative answer recourse remedy way course")


def makes_condition(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a condition or exception stands at ``index``."""
    if _SAYINGS.phrase(tokens, index):
        return False
    if CONDITIONS.phrase(tokens, index):
        return True
    key = tokens[index].key
    if key == "but":
        return _excepts(tokens, index)
    if key in _AFTER_A_MARK:
        return index == 0 or not tokens[index - 1].says
    return key in CONDITIONS


def _excepts(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "but" takes something out: "nothing but", "no choice but to"."""
    before = [t.key for t in tokens[max(0, index - 2) : index]]
    if not before or not tokens[index - 1].says:
        return False
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    if before[-1] in _ALL_OR_NONE:
        return before[-1] != "one" or before[0] == "no"
    return before[0] in ("no", "any", "little") and (before[-1] in _NO_OTHER or after == "to")
