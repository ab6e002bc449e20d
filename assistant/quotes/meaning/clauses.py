"""Sentences and their clauses, by punctuation and joining words alone.

In go tokens; out come spans of tokens: whole sentences, and the segments of a sentence with the
word that opens each. The promise: the segments of a sentence cover it in order, and every cut
between them stands at a mark, a joining word or a relative word that a reader can point at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from assistant.quotes.meaning.conditions import CONDITIONS, SOFT_CONDITIONS, makes_condition
from assistant.quotes.meaning.contrasts import CONTRASTS
from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tenses import IRREGULAR_PASTS
from assistant.quotes.meaning.tokens import Token

Opener = Literal[
    "plain", "condition", "soft-condition", "contrast", "relative", "that", "joined", "reason"
]

FINITE = Table(
    """is, are, was, were, am, be, been, has, have, had, do, does, did, will, would, can, could,
    may, might, must, shall, should, 's, 're, 've, 'll, 'd, 'm, n't""",
    """says, said, say, need, needs, want, wants, remain, remains, know, knows, knew, think,
    thinks, states, believe, believes, find, finds, found, made, makes, took, takes, gave,
    gives, went, goes, comes, came, saw, sees, heard, hear, rely, relies, became, becomes,
    shows, show, means, leads, led, kept, keeps, told, tells, began, begins, felt, feels,
    suggests, seems, appears, includes, requires, provides, continues, allows, supports,
    opposes, agrees, demonstrates, highlights, consume, risks, differs, influences, informs,
    states, lies, stands, call, act, helps, helped, works, worked, ran, runs, held, holds,
    met, meets, rose, fell, grew, set, sets""",
)
AUXILIARIES = words(
    """is are was were am be been being has have had having do does did will would shall should can
    could may might must 's 're 've 'll 'd 'm"""
)
"""Verbs that wait for another word."""
SUBJECTS = words("i we they he she who you there it")

_CLOSERS = frozenset((".", "?", "!"))
_BREAKS = frozenset((",", ";", ":", "(", ")", "[", "]", "•", "/"))
_RELATIVES = words("who which whose whom")
_QUESTIONS = words("what how why")
_PREPOSITIONS = words("so in as at for by on following")
_REASONS = words("because therefore so hence thus")
_JOINERS = words("and or nor")
_ABBREVIATED = words(
    """mr mrs ms dr st no nos para paras vol p pp art reg sec cf vs etc al prof rev sgt hon fig
    ch col cols sch ed eds inc ltd co jr sr approx est dept gov"""
)
_NOT_COMPLEMENT = words("of in to for with by from at on like about is was")
_NOT_PARTICIPLE = words("need indeed speed feed exceed hundred")
_DETERMINED = words("the a an of in by with to for their its our his her these those")
_ADVERBS = words("also then now still already perhaps therefore")
_SHORT = 5
"""Longer words in -ing at the front make a clause: "Following their meeting, …"."""
_SIGHT = 6
"""How many words after "and" are searched for a verb before it is read as joining mere words."""


class Segment(NamedTuple):
    """[low, high) of the tokens; ``clausal`` says it holds a verb of its own.

    ``comma`` says that a mark parts it from what is before; ``aside`` that it stands in brackets
    or between dashes.
    """

    low: int
    high: int
    opener: Opener
    clausal: bool
    comma: bool
    aside: bool


def sentence_spans(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return [low, high) of every sentence, in order, covering all tokens."""
    spans: list[tuple[int, int]] = []
    low = 0
    for at in range(len(tokens)):
        if tokens[at].plain in _CLOSERS and _closes(tokens, at):
            spans.append((low, at + 1))
            low = at + 1
    if low < len(tokens):
        spans.append((low, len(tokens)))
    return spans


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the mark at ``at`` ends a sentence."""
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    if after.plain in _CLOSERS or after.plain in (")", "]", ","):
        return False
    if tokens[at].plain == "." and at and tokens[at - 1].key in _ABBREVIATED:
        # "No. 5" is a number, and "No. I think so" an answer.
        return tokens[at - 1].key == "no" and after.kind != "figure" and after.spaced
    begins = after.plain[:1].isupper() or after.kind in ("figure", "ink") or after.plain in "([•-"
    return after.spaced and begins


def segments(tokens: Sequence[Token], low: int, high: int) -> list[Segment]:
    """Return the segments of the sentence [low, high)."""
    starts = [low] + [at for at in range(low + 1, high) if _starts(tokens, low, at, high)]
    ends = [*starts[1:], high]
    made: list[Segment] = []
    depth = 0
    for first, after in zip(starts, ends, strict=True):
        before = tokens[first - 1].plain if first > low else ""
        depth += sum(t.plain in "([" for t in tokens[first:after])
        made.append(
            Segment(
                first,
                after,
                _opener(tokens, first, after),
                clausal(tokens, first, after),
                before in _BREAKS or before == "-",
                depth > 0,
            )
        )
        depth -= sum(t.plain in ")]" for t in tokens[first:after])
    return made


def clausal(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Say whether [low, high) holds a verb of its own, as a clause does."""
    first = next((i for i in range(low, high) if tokens[i].says), low)
    if tokens[first].key in _RELATIVES and high - first > 1:
        return True
    if tokens[first].key.endswith("ing") and len(tokens[first].key) > _SHORT:
        return True
    for at in range(low, high):
        key = tokens[at].key
        if key in FINITE or key in IRREGULAR_PASTS or (key in SUBJECTS and at + 1 < high):
            return True
        if _past(tokens, at, low):
            return True
    return False


def connective(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token only joins: "and", "so", "that", "but", "also", or a mark."""
    token = tokens[at]
    if not token.says or CONTRASTS.at(tokens, at):
        return True
    return token.key in _JOINERS | _REASONS | _ADVERBS | {"that", "secondly", "finally", "firstly"}


def _past(tokens: Sequence[Token], at: int, low: int) -> bool:
    key = tokens[at].key
    if not key.endswith("ed") or len(key) < 5 or key in _NOT_PARTICIPLE or at == low:
        return False
    return tokens[at - 1].says and tokens[at - 1].key not in _DETERMINED


def _starts(tokens: Sequence[Token], low: int, at: int, high: int) -> bool:
    before, token = tokens[at - 1], tokens[at]
    if before.plain in ("(", "["):
        return False
    if not token.says:
        return token.plain in "(["
    if before.plain in _BREAKS or _dash(tokens, at - 1):
        return True
    if before.key in _JOINERS and at - 1 > low and _joins_clause(tokens, at - 1, high):
        return False
    if token.key in _RELATIVES or token.key == "because":
        return True
    if token.key in CONTRASTS:
        return not _led(tokens, low, at)
    if _opens_condition(tokens, at) and not _inside_phrase(tokens, at):
        return True
    if token.key == "that":
        complement = before.key not in _NOT_COMPLEMENT and before.key not in ("if", "unless")
        return complement and clausal(tokens, at, high)
    if token.key in _QUESTIONS:
        return clausal(tokens, at, min(at + _SIGHT, high))
    return token.key in _JOINERS and _joins_clause(tokens, at, high)


def _led(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Say whether the word before already opened the clause: "but sadly", "even though"."""
    before = tokens[at - 1]
    return before.key in CONTRASTS or before.key in _JOINERS | {"even"} or at - 1 < low


def _dash(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a dash parts two clauses; a hyphen joins, having no space around it."""
    if tokens[at].kind != "dash":
        return False
    return tokens[at].spaced or (at + 1 < len(tokens) and tokens[at + 1].spaced)


def _joins_clause(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Say whether "and" or "or" at ``at`` is followed by a verb of its own."""
    after = at + 1
    if after >= high:
        return False
    key = tokens[after].key
    if key in SUBJECTS or key in FINITE or key in IRREGULAR_PASTS or key == "that":
        return True
    if tokens[after].key.endswith("ing"):
        return False
    if _opens(tokens, after) or _leads_in(tokens, after, high):
        return True
    if tokens[after].key in _ADVERBS or _past(tokens, after, at):
        return after + 1 < high
    for near in range(after + 1, min(after + _SIGHT, high)):
        key = tokens[near].key
        if not tokens[near].says or key in _JOINERS or key in _RELATIVES or key == "to":
            return False
        if key in FINITE:
            return True
    return False


def _opens(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    return key in CONTRASTS or key in _RELATIVES or makes_condition(tokens, at)


def _leads_in(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Say whether a short phrase and a comma lead to the clause: "and so far, that …"."""
    if tokens[at].key not in _PREPOSITIONS:
        return False
    near = range(at + 1, min(at + _SIGHT, high))
    comma = next((i for i in near if tokens[i].plain == ","), None)
    return comma is not None and clausal(tokens, comma + 1, min(comma + 1 + _SIGHT, high))


def _opens_condition(tokens: Sequence[Token], at: int) -> bool:
    if makes_condition(tokens, at) or tokens[at].key in ("when", "where", "while", "once"):
        phrase = CONDITIONS.phrase(tokens, at)
        return phrase is None or phrase[0] == at
    return False


def _inside_phrase(tokens: Sequence[Token], at: int) -> bool:
    phrase = CONDITIONS.phrase(tokens, at)
    if phrase is not None and phrase[0] < at:
        return True
    before = tokens[at - 1].key
    return before in ("only", "even", "but") and tokens[at].key in ("if", "when", "where")


def _opener(tokens: Sequence[Token], low: int, high: int) -> Opener:
    at = low
    while at < high - 1 and (not tokens[at].says or tokens[at].key in _JOINERS | _ADVERBS):
        at += 1
    if _inverted(tokens, at, high) and at > 0 and not tokens[at - 1].says:
        return "condition"
    limits = makes_condition(tokens, at) or _only_where(tokens, at, high)
    if CONTRASTS.at(tokens, at) and not limits:
        return "contrast"
    if limits:
        return "condition"
    if tokens[at].key in SOFT_CONDITIONS:
        return "soft-condition"
    if tokens[at].key in _RELATIVES | _QUESTIONS:
        return "relative"
    if tokens[at].key == "that":
        return "that"
    if tokens[at].key in _REASONS or tokens[at].key == "as":
        return "reason"
    return "joined" if tokens[low].key in _JOINERS else "plain"


def _inverted(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Say whether a condition without "if" stands here: ", should this be necessary"."""
    if tokens[at].key not in ("should", "were", "had") or at + 1 >= high:
        return False
    return tokens[at + 1].key in SUBJECTS | {"this", "that", "these", "the", "a", "any"}


def _only_where(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Say whether "but only where" stands here: an exception in the dress of a contrast."""
    keys = [t.key for t in tokens[at : min(at + 3, high)]]
    return keys[:2] in (["but", "only"], ["but", "not"]) or (
        keys[:1] == ["only"] and keys[1:2] in (["if"], ["where"], ["when"])
    )
