"""What kind of meaning a word carries, once for words edited and once for words left out.

In goes a place in a row of tokens; out come its kinds. The promise: this is the only module that
knows all the tables; whatever carries meaning in any of them is named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.quotes.meaning.antecedents import PRONOUNS
from assistant.quotes.meaning.change import RANK, Kind, Severity
from assistant.quotes.meaning.conditions import SOFT_CONDITIONS, makes_condition
from assistant.quotes.meaning.contrasts import CONTRASTS
from assistant.quotes.meaning.modality import REPORTING, faint, qualifies
from assistant.quotes.meaning.names import is_name, labelled, picks_out
from assistant.quotes.meaning.negation import NEGATORS
from assistant.quotes.meaning.numbers import states_figure, states_number
from assistant.quotes.meaning.polarity import COMPARATIVES, DIRECTIONS
from assistant.quotes.meaning.scope import cuts_scope, limits
from assistant.quotes.meaning.tokens import Token

_TIMES = frozenset(("given", "before", "after", "since"))
"""These place a statement in time; only an edit of them is told as a condition."""


def edited_kinds(tokens: Sequence[Token], index: int) -> set[Kind]:
    """Return every kind that an edit of the token at ``index`` could be."""
    token = tokens[index]
    if not token.says and token.kind != "dash":
        return set()
    named = labelled(tokens, index)
    tests: tuple[tuple[Kind, bool], ...] = (
        ("negation", NEGATORS.at(tokens, index) and not _number_sign(tokens, index)),
        ("number", not named and states_number(tokens, index)),
        ("modal", qualifies(tokens, index)),
        ("scope", limits(tokens, index)),
        ("name", named or is_name(tokens, index)),
        ("condition", makes_condition(tokens, index) or token.key in SOFT_CONDITIONS),
        ("contrast", CONTRASTS.at(tokens, index)),
        ("polarity", token.key in COMPARATIVES or DIRECTIONS.at(tokens, index)),
        ("antecedent", token.key in PRONOUNS),
    )
    return {kind for kind, holds in tests if holds}


def lost_kinds(tokens: Sequence[Token], index: int) -> dict[Kind, Severity]:
    """Return what leaving out the token at ``index`` takes from the clause around it.

    "block" where the clause says something else without it, "note" where it may.
    """
    token = tokens[index]
    if not token.says:
        return {}
    return {kind: severity for kind, severity in _losses(tokens, index) if severity}


def _losses(tokens: Sequence[Token], index: int) -> Iterator[tuple[Kind, Severity | None]]:
    token = tokens[index]
    named = labelled(tokens, index)
    denies = NEGATORS.at(tokens, index) and not _number_sign(tokens, index)
    yield "negation", "block" if denies else None
    yield "number", "block" if not named and states_figure(tokens, index) else None
    if qualifies(tokens, index):
        yield "modal", "note" if faint(token) else "block"
    elif token.key in REPORTING:
        yield "modal", "note"
    narrows = cuts_scope(tokens, index) or picks_out(tokens, index)
    yield "scope", "block" if narrows else None
    if makes_condition(tokens, index):
        yield "condition", "block"
    elif token.key in SOFT_CONDITIONS and token.key not in _TIMES:
        yield "condition", "note"
    yield "contrast", "note" if CONTRASTS.at(tokens, index) else None
    yield "polarity", "note" if token.key in COMPARATIVES else None
    yield "name", "note" if named or is_name(tokens, index) else None


def gravest(kinds: set[Kind]) -> Kind | None:
    """Return the kind that is told first, or None for no kind."""
    return min(kinds, key=RANK.__getitem__, default=None)


def _number_sign(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "No" is the abbreviation before a figure: "No. 5"."""
    if tokens[index].key != "no" or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].plain == "." and tokens[index + 2].kind == "figure"
