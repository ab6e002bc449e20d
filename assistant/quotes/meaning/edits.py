"""What an unmarked edit changed: other words, more words, fewer words.

In go runs of the source's tokens and of the quotation's elements that stand against each other;
out come changes, each with its kind. The promise: unless the two runs differ in nothing but
hyphens, at least one change comes out, and it blocks.

A place may be told by several kinds, the gravest first, since a reader may look for any of them:

- one word for another: see :mod:`assistant.quotes.meaning.exchanges`;
- words gone without a mark: what they said, and an omission, unless it was one word and that a
  negator, a figure, a modal, a limit, a condition or a contrast, which its kind says all of;
- words put in: what they say, and those that say nothing of the kind are words;
- more words for fewer, or fewer for more: what only one side says, and an omission where many are
  gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.change import Change, Kind, gravest_first
from assistant.quotes.meaning.exchanges import exchanged, slipped
from assistant.quotes.meaning.kinds import edited_kinds, lost_kinds
from assistant.quotes.meaning.numbers import states_number
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.polarity import STANCES
from assistant.quotes.meaning.runs import Run, matched_runs
from assistant.quotes.meaning.scope import CORE, NARROWING
from assistant.quotes.meaning.tenses import perfect, same_verb
from assistant.quotes.meaning.tokens import Token, joined

_MANY_FEWER = 3
"""Words by which a rewritten run must be shorter before it counts as an omission besides."""
_SAYS_ALL: frozenset[Kind] = frozenset(
    ("negation", "number", "modal", "scope", "condition", "contrast")
)


def edited(
    pair: TextPair, source: Sequence[int], quoted: Sequence[int], at: tuple[int, int]
) -> list[Change]:
    """Return the changes between two runs, given as places of tokens and of elements.

    ``at`` is the place of both, for a run that is empty.
    """
    ours = [pair.tokens[i] for i in source]
    theirs = [t for j in quoted if (t := pair.elements[j].token)]
    if ours and theirs and joined(ours) == joined(theirs):
        return []
    changes: list[Change] = []
    for run in matched_runs(pair, source, quoted, at):
        changes += _judged(pair, run)
    return _merged(pair, changes)


def _judged(pair: TextPair, run: Run) -> list[Change]:
    if not run.quoted:
        return _lost(pair, run)
    if not run.source:
        return _added(pair, run)
    if len(run.source) == len(run.quoted) == 1:
        kinds = exchanged(pair, run.source[0], run.quoted[0])
    else:
        kinds = tuple(_rewritten(pair, run))
    return [pair.change(kind, run.source, run.quoted, run.at) for kind in kinds]


def _lost(pair: TextPair, run: Run) -> list[Change]:
    """Judge words left out without a mark."""
    kinds = kinds_told(pair.tokens, run.source)
    said = [i for i in run.source if pair.tokens[i].says]
    if not said:
        ranged = any(states_number(pair.tokens, i) for i in run.source)
        return [pair.change("number" if ranged else "word", run.source, (), run.at)]
    changes = [pair.change(kind, places, (), run.at) for kind, places in kinds.items()]
    if len(said) > 1 or not kinds.keys() & _SAYS_ALL:
        changes.append(pair.change("omission", run.source, (), run.at))
    return changes


def _added(pair: TextPair, run: Run) -> list[Change]:
    """Judge words that the source has not."""
    words = {pair.word(j): j for j in run.quoted}
    kinds = kinds_told(pair.words, list(words))
    if not kinds:
        ranged = any(pair.words[w].kind == "dash" and states_number(pair.words, w) for w in words)
        return [pair.change("number" if ranged else "word", (), run.quoted, run.at)]
    changes = [
        pair.change(kind, (), [words[w] for w in places], run.at) for kind, places in kinds.items()
    ]
    untold = {w for w in words if pair.words[w].says}.difference(*kinds.values())
    return [*changes, pair.change("word", (), run.quoted, run.at)] if untold else changes


def kinds_told(tokens: Sequence[Token], places: Sequence[int]) -> dict[Kind, list[int]]:
    """Return the kinds that name words lost or put in, each with the places of its words."""
    kinds: dict[Kind, list[int]] = {}
    for at in places:
        lost: set[Kind] = set(lost_kinds(tokens, at))
        if tokens[at].key in CORE | NARROWING:
            lost.add("scope")
        if STANCES.at(tokens, at):
            lost.add("polarity")
        for kind in sorted(lost):
            kinds.setdefault(kind, []).append(at)
        if len(places) <= 2 and perfect(tokens[at].key):
            kinds.setdefault("tense", []).append(at)
    return kinds


def _rewritten(pair: TextPair, run: Run) -> list[Kind]:
    """Return the kinds of two runs that have no word in common, and are not of one length."""
    ours = [edited_kinds(pair.tokens, i) for i in run.source if pair.tokens[i].says]
    words = [pair.word(j) for j in run.quoted]
    theirs = [edited_kinds(pair.words, w) for w in words if pair.words[w].says]
    was, now = set[Kind]().union(*ours), set[Kind]().union(*theirs)
    kinds: set[Kind] = was ^ now or was | now or {"tense" if _verbs(pair, run) else "word"}
    if slipped(_letters(pair.tokens, run.source), _letters(pair.words, words)):
        kinds = kinds | {"word"}
    if len(ours) - len(theirs) >= _MANY_FEWER:
        kinds = kinds | {"omission"}
    return gravest_first(kinds)


def _letters(tokens: Sequence[Token], places: Sequence[int]) -> str:
    return "".join(tokens[at].key for at in places)


def _verbs(pair: TextPair, run: Run) -> bool:
    ours = [pair.tokens[i].key for i in run.source]
    theirs = [pair.words[pair.word(j)].key for j in run.quoted]
    return any(same_verb(a, b) for a in ours for b in theirs if a != b)


def _merged(pair: TextPair, changes: list[Change]) -> list[Change]:
    """Join neighbouring changes of one kind ("Rob Jones" for "Simon Bailey" is one change)."""
    merged: list[Change] = []
    last: dict[Kind, int] = {}
    for change in changes:
        at = last.get(change.kind)
        if at is not None and _touch(pair, merged[at], change):
            merged[at] = pair.joined(merged[at], change)
        else:
            last[change.kind] = len(merged)
            merged.append(change)
    return merged


def _touch(pair: TextPair, one: Change, other: Change) -> bool:
    if one.quoted_span is None or other.quoted_span is None:
        return False
    source = pair.source[one.source_span[1] : other.source_span[0]]
    quoted = pair.quoted[one.quoted_span[1] : other.quoted_span[0]]
    return not source.strip() and not quoted.strip()
