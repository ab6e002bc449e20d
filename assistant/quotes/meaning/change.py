"""One difference between a source and the words quoted from it, and the kinds of difference.

The promise: every change the gate reports has exactly one kind of :data:`KINDS`, whose order is
the order in which changes are told: what alters the meaning first, a plain other word last. What
is of several kinds is several changes of the same place; :func:`apart` counts such a place once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from assistant.noun import Noun

Kind = Literal[
    "negation",
    "number",
    "modal",
    "scope",
    "name",
    "condition",
    "contrast",
    "polarity",
    "order",
    "antecedent",
    "omission",
    "case",
    "tense",
    "word",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
RANK: dict[Kind, int] = {kind: rank for rank, kind in enumerate(KINDS)}

Severity = Literal["block", "note"]
"""A "block" needs the author's written reason; a "note" is acknowledged with one key."""

Span = tuple[int, int]


class Change(Noun):
    """One change: what the source says (``was``), what is quoted (``now``), and where.

    ``source_span`` counts characters of the text that was judged: the stored text for a trim, the
    certified span for a comparison. ``quoted_span`` counts characters of the quoted words; a trim
    has no quoted text of its own, so there it is None. ``now`` is "" where words are gone and
    "[…]" where an omission is marked.
    """

    kind: Kind
    was: str
    now: str
    source_span: Span
    quoted_span: Span | None = None
    severity: Severity = "block"


def gravest_first(kinds: Iterable[Kind]) -> list[Kind]:
    """Return the kinds in the order in which they are told."""
    return sorted(kinds, key=RANK.__getitem__)


def ordered(changes: list[Change]) -> tuple[Change, ...]:
    """Return the changes without repetitions: blocks first, then by kind, then by place."""
    return tuple(dict.fromkeys(sorted(changes, key=_rank)))


def _rank(change: Change) -> tuple[str, int, Span, Span]:
    return (change.severity, RANK[change.kind], change.source_span, change.quoted_span or (0, 0))


def apart(changes: Iterable[Change]) -> list[Change]:
    """Return the changes with one for each place that differs, the gravest, in order.

    A place may be told by several kinds, and words gone by a change of their own inside the
    omission: here each word counts once. An order counts only where nothing else was told.
    """
    told = list(changes)
    places = [c for c in told if c.kind != "order"] or told
    return [c for at, c in enumerate(places) if not _told_by_another(c, at, places)]


def _told_by_another(change: Change, at: int, changes: Sequence[Change]) -> bool:
    place = change.source_span, change.quoted_span
    for number, other in enumerate(changes):
        same = (other.source_span, other.quoted_span) == place
        if (number < at) if same else (number != at and _holds(other, change)):
            return True
    return False


def _holds(one: Change, other: Change) -> bool:
    source = (
        one.source_span[0] <= other.source_span[0] and other.source_span[1] <= one.source_span[1]
    )
    ours, theirs = one.quoted_span or (0, 0), other.quoted_span or (0, 0)
    return source and ours[0] <= theirs[0] and theirs[1] <= ours[1]
