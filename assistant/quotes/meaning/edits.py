"""What an unmarked edit changed: other words, more words, fewer words.

In go runs of the source's tokens and of the quotation's elements that stand against each other;
out come changes, each with its kind. The promise: unless the two runs differ in nothing but
hyphens, at least one change comes out, and it blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.kinds import edited_kinds, gravest, lost_kinds
from assistant.quotes.meaning.modality import BOUND
from assistant.quotes.meaning.names import BODIES, could_name
from assistant.quotes.meaning.negation import NEGATORS, opposite_by_form
from assistant.quotes.meaning.numbers import states_number
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.polarity import COMPARATIVES, STANCES, opposites
from assistant.quotes.meaning.runs import Run, matched_runs
from assistant.quotes.meaning.scope import CONNECTED, CORE, NARROWING, PEOPLE
from assistant.quotes.meaning.tenses import perfect, same_verb, tense_differs
from assistant.quotes.meaning.tokens import Token, joined

_SAME_NEGATOR = {"n't": "not", "cannot": "not"}


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
        kind = exchanged(pair, run.source[0], run.quoted[0])
    else:
        kind = _rewritten(pair, run)
    return [pair.change(kind, run.source, run.quoted, run.at)] if kind else []


def exchanged(pair: TextPair, i: int, j: int) -> Kind | None:
    """Return the kind of putting the element ``j`` for the source's token ``i``."""
    one, word = pair.tokens[i], pair.word(j)
    other = pair.words[word]
    if one.key == other.key:
        return None if one.plain == other.plain else "case"
    if not one.says and not other.says:
        ranges = states_number(pair.tokens, i) or states_number(pair.words, word)
        return "number" if ranges else "word"
    at_least = i > 0 and pair.tokens[i - 1].key == "at"
    return (
        _denied(one, other)
        or _opposed(one, other, ranked=not at_least)
        or _inflected(pair, i, other)
        or ("modal" if frozenset((one.key, other.key)) in BOUND else None)
        or _listed(edited_kinds(pair.tokens, i), edited_kinds(pair.words, word))
        or ("name" if _other_body(one.key, other.key) else None)
        or ("name" if could_name(pair.tokens, i) and could_name(pair.words, word) else "word")
    )


def _other_body(one: str, other: str) -> bool:
    was, now = one.removesuffix("'s"), other.removesuffix("'s")
    return was in BODIES and now in BODIES and not same_verb(was, now)


def _denied(one: Token, other: Token) -> Kind | None:
    if opposite_by_form(one.key, other.key):
        return "negation"
    was, now = one.key in NEGATORS, other.key in NEGATORS
    if not was and not now:
        return None
    same = _SAME_NEGATOR.get(one.key, one.key) == _SAME_NEGATOR.get(other.key, other.key)
    if same or (was and now and same_verb(one.key, other.key)):
        return "tense" if tense_differs(one.key, other.key, None) else "word"
    return "negation"


def _opposed(one: Token, other: Token, *, ranked: bool) -> Kind | None:
    was, now = (t.key.removesuffix("'s") for t in (one, other))
    if opposites(was, now) or (ranked and was in COMPARATIVES and now in COMPARATIVES):
        return "polarity"
    whom = was in PEOPLE and now in PEOPLE and not same_verb(was, now)
    return "scope" if whom or frozenset((was, now)) in CONNECTED else None


def _inflected(pair: TextPair, i: int, other: Token) -> Kind | None:
    before = pair.tokens[i - 1].key if i else None
    return "tense" if tense_differs(pair.tokens[i].key, other.key, before) else None


def _listed(was: set[Kind], now: set[Kind]) -> Kind | None:
    return gravest(was & now) or gravest(was) or gravest(now)


def _lost(pair: TextPair, run: Run) -> list[Change]:
    """Judge words left out without a mark."""
    kinds = kinds_told(pair.tokens, run.source)
    said = [i for i in run.source if pair.tokens[i].says]
    if not said:
        ranged = any(states_number(pair.tokens, i) for i in run.source)
        return [pair.change("number" if ranged else "word", run.source, (), run.at)]
    changes = [pair.change(kind, places, (), run.at) for kind, places in kinds.items()]
    if len(said) > 1 or not kinds:
        changes.append(pair.change("omission", run.source, (), run.at))
    return changes


def _added(pair: TextPair, run: Run) -> list[Change]:
    """Judge words that the source has not."""
    words = {pair.word(j): j for j in run.quoted}
    kinds = kinds_told(pair.words, list(words))
    if not kinds:
        ranged = any(pair.words[w].kind == "dash" and states_number(pair.words, w) for w in words)
        return [pair.change("number" if ranged else "word", (), run.quoted, run.at)]
    return [
        pair.change(kind, (), [words[w] for w in places], run.at) for kind, places in kinds.items()
    ]


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


def _rewritten(pair: TextPair, run: Run) -> Kind:
    """Return the gravest kind of two runs that have no word in common."""
    was: set[Kind] = set().union(*(edited_kinds(pair.tokens, i) for i in run.source))
    now: set[Kind] = set().union(*(edited_kinds(pair.words, pair.word(j)) for j in run.quoted))
    verbs = _verbs(pair, run)
    return gravest(was ^ now) or gravest(was | now) or ("tense" if verbs else "word")


def _verbs(pair: TextPair, run: Run) -> bool:
    ours = [pair.tokens[i].key for i in run.source]
    theirs = [pair.words[pair.word(j)].key for j in run.quoted]
    return any(same_verb(a, b) for a in ours for b in theirs if a != b)


def _merged(pair: TextPair, changes: list[Change]) -> list[Change]:
    """Join neighbouring changes of one kind ("Rob Jones" for "Simon Bailey" is one change)."""
    merged: list[Change] = []
    for change in changes:
        last = merged[-1] if merged else None
        if last and last.kind == change.kind and _touch(pair, last, change):
            merged[-1] = _one(pair, last, change)
        else:
            merged.append(change)
    return merged


def _touch(pair: TextPair, one: Change, other: Change) -> bool:
    if one.quoted_span is None or other.quoted_span is None:
        return False
    source = pair.source[one.source_span[1] : other.source_span[0]]
    quoted = pair.quoted[one.quoted_span[1] : other.quoted_span[0]]
    return not source.strip() and not quoted.strip()


def _one(pair: TextPair, one: Change, other: Change) -> Change:
    assert one.quoted_span and other.quoted_span  # noqa: S101 — both compare two texts
    source = one.source_span[0], max(one.source_span[1], other.source_span[1])
    quoted = one.quoted_span[0], max(one.quoted_span[1], other.quoted_span[1])
    return one.model_copy(
        update={
            "was": " ".join(pair.source[slice(*source)].split()),
            "now": " ".join(pair.quoted[slice(*quoted)].split()),
            "source_span": source,
            "quoted_span": quoted,
        }
    )
