"""A trim: where a quotation begins and ends in its sentence, what it leaves out, what it puts in.

In go the stored text and the quote's offsets; out come the changes the trim makes to the clauses
it keeps. The promise: whole sentences and clauses may go with a note at most; what a kept clause
denies, counts, allows, limits or asks stays, or the trim blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.change import Change, Kind, Severity, Span, ordered
from assistant.quotes.meaning.clauses import connective
from assistant.quotes.meaning.cuts import CHANGED, EDGE, KEPT, MARKED
from assistant.quotes.meaning.insertions import Judged, judged_insertion
from assistant.quotes.meaning.pair import SHOWN
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tokens import Token, tokenise
from assistant.quotes.meaning.verdict import cut_losses
from assistant.quotes.quote import Insertion

_SUBJECTS = words("he she they")
_REACH = 2_000
"""Characters around a quotation that are read; no sentence worth quoting is longer."""


def judge_trim(
    stored: str,
    start: int,
    end: int,
    omissions: Sequence[Span] = (),
    insertions: Sequence[Insertion] = (),
    *,
    passage_start: int | None = None,
    passage_end: int | None = None,
) -> tuple[Change, ...]:
    """Return the changes that quoting [start, end) of ``stored`` makes, blocks first.

    ``omissions`` and ``insertions`` are those of the quote; the passage's offsets (of the whole
    text if None) bound what is read around it. All offsets count characters of ``stored``, and so
    do the spans of the changes.
    """
    low = max(passage_start or 0, start - _REACH)
    high = min(len(stored) if passage_end is None else passage_end, end + _REACH)
    low, high = min(low, start), max(high, end)
    text = stored[low:high]
    tokens = [t._replace(start=t.start + low, end=t.end + low) for t in tokenise(text)]
    altering = [i for i in insertions if _alters(stored, i)]
    status = [_stands(t, start, end, omissions, altering) for t in tokens]
    explained = _explained(tokens, insertions)
    changes = [
        _change(stored, loss.kind, loss.severity, tokens[loss.low : loss.high], start, end)
        for loss in cut_losses(tokens, status, explained)
    ]
    changes += _inserted(stored, tokens, insertions)
    changes += _unnamed(stored, tokens, status, explained, changes)
    return ordered(changes)


def _stands(
    token: Token,
    start: int,
    end: int,
    omissions: Sequence[Span],
    altering: Sequence[Insertion],
) -> str:
    if token.end <= start or token.start >= end:
        return EDGE
    if any(s < token.end and token.start < e for s, e in omissions):
        return MARKED
    if any(i.at < token.end and token.start < i.at + i.replaces for i in altering):
        return CHANGED
    return KEPT


def _change(
    stored: str, kind: Kind, severity: Severity, lost: Sequence[Token], start: int, end: int
) -> Change:
    span = lost[0].start, lost[-1].end
    outside = span[1] <= start or span[0] >= end
    return Change(
        kind=kind,
        was=" ".join(stored[slice(*span)].split()),
        now=_now(stored, kind, span, outside),
        source_span=span,
        severity=severity,
    )


def _alters(stored: str, insertion: Insertion) -> bool:
    """Say whether brackets change more than a capital."""
    replaced = stored[insertion.at : insertion.at + insertion.replaces]
    return replaced.casefold() != insertion.text.casefold()


def _now(stored: str, kind: Kind, span: Span, outside: bool) -> str:
    """Return what stands for the lost words; a pronoun still stands, and points elsewhere."""
    if kind == "antecedent":
        return "" if outside else stored[slice(*span)]
    return "" if outside else SHOWN


def _explained(tokens: Sequence[Token], insertions: Sequence[Insertion]) -> set[int]:
    """Return the places of pronouns right before an explanation in brackets."""
    glosses = [i.at for i in insertions if not i.replaces]
    found: set[int] = set()
    for at in glosses:
        before = [n for n, t in enumerate(tokens) if t.end <= at]
        if before and at - tokens[before[-1]].end <= 1:
            found.add(before[-1])
    return found


def _inserted(
    stored: str, tokens: Sequence[Token], insertions: Sequence[Insertion]
) -> list[Change]:
    known = frozenset(t.key for t in tokens) if insertions else frozenset()
    changes: list[Change] = []
    for insertion in insertions:
        after = insertion.at + insertion.replaces
        replaced = [t for t in tokens if t.start < after and t.end > insertion.at]
        changes += [
            Change(
                kind=kind,
                was=stored[insertion.at : after],
                now=f"[{insertion.text}]",
                source_span=(insertion.at, after),
                severity=severity,
            )
            for kind, severity in _judged(stored, insertion, replaced, known).items()
        ]
    return changes


def _judged(
    stored: str, insertion: Insertion, replaced: list[Token], known: frozenset[str]
) -> Judged:
    """Judge one insertion; letters put into a word are judged as the whole word they make."""
    after = insertion.at + insertion.replaces
    if replaced and (replaced[0].start < insertion.at or replaced[-1].end > after):
        front = stored[replaced[0].start : insertion.at]
        back = stored[after : replaced[-1].end]
        return judged_insertion(tokenise(front + insertion.text + back), replaced, known)
    return judged_insertion(tokenise(insertion.text), replaced, known)


def _unnamed(
    stored: str,
    tokens: Sequence[Token],
    status: Sequence[str],
    explained: set[int],
    changes: Sequence[Change],
) -> list[Change]:
    """Note a quotation that begins with "he" or "they", whom only the text before it names."""
    first = next((n for n, s in enumerate(status) if s == KEPT and not connective(tokens, n)), None)
    if first is None or first in explained or tokens[first].key not in _SUBJECTS:
        return []
    if any(c.kind == "antecedent" for c in changes) or not any(s == EDGE for s in status[:first]):
        return []
    return [_change(stored, "antecedent", "note", [tokens[first]], 0, len(stored))]
