"""What words in square brackets do to the words around them.

In go our words, the source's words they stand for, and what the source names around them; out come
kinds with their severity. The promise: brackets never excuse a negator, a figure, a modal, a limit
or a condition that the source has not, nor one that it has and the quotation has not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.quotes.meaning.antecedents import PRONOUNS
from assistant.quotes.meaning.change import Kind, Severity
from assistant.quotes.meaning.kinds import edited_kinds, lost_kinds
from assistant.quotes.meaning.modality import BOUND
from assistant.quotes.meaning.names import is_name
from assistant.quotes.meaning.negation import opposite_by_form
from assistant.quotes.meaning.polarity import opposites
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tenses import same_verb
from assistant.quotes.meaning.tokens import Token, joined

Judged = dict[Kind, Severity]

_HELD: tuple[Kind, ...] = ("negation", "number", "modal", "scope", "condition", "contrast")
_LONGEST_GLOSS = 6
"""An explanation in brackets of more words than this begins to speak for the source."""
_GLUE = words("the a an of and to in for on at by with is are was were be s")


def judged_insertion(
    ours: Sequence[Token], replaced: Sequence[Token], known: frozenset[str] | None
) -> Judged:
    """Return the kinds of change that ``ours`` makes in place of ``replaced``.

    ``known`` are the words (in small letters) of the source around it; None where the caller has
    only the span itself, so that a name can be noted but not refuted.
    """
    said = [t for t in replaced if t.says]
    judged = _held(ours, replaced)
    if not said:
        return judged | _gloss(ours, known)
    if joined(ours).casefold() == joined(replaced).casefold():
        return {}
    if all(t.key in PRONOUNS for t in said):
        return judged | _meant(ours, known)
    return judged | _substituted(ours, said)


def _held(ours: Sequence[Token], replaced: Sequence[Token]) -> Judged:
    judged: Judged = {}
    for kind in _HELD:
        if _carriers(ours, kind) != _carriers(replaced, kind):
            judged[kind] = "block"
    was, now = _comparatives(replaced), _comparatives(ours)
    return judged | ({"polarity": "block"} if was != now else {})


def _carriers(tokens: Sequence[Token], kind: Kind) -> Counter[str]:
    return Counter(
        t.key
        for at, t in enumerate(tokens)
        if lost_kinds(tokens, at).get(kind) == "block"
        or (kind == "contrast" and kind in lost_kinds(tokens, at))
    )


def _comparatives(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(t.key for at, t in enumerate(tokens) if "polarity" in edited_kinds(tokens, at))


def _names(tokens: Sequence[Token]) -> set[str]:
    """Return the names in our words; a capital at their start may well begin a name."""
    return {
        t.key
        for at, t in enumerate(tokens)
        if t.key not in _GLUE
        and t.key not in PRONOUNS
        and (is_name(tokens, at) or (at == 0 and t.plain[:1].isupper()))
    }


def _gloss(ours: Sequence[Token], known: frozenset[str] | None) -> Judged:
    names = _names(ours)
    if names:
        if known is None:
            return {"name": "note"}
        return {} if names <= known else {"name": "block"}
    return {"word": "note"} if len(ours) > _LONGEST_GLOSS else {}


def _meant(ours: Sequence[Token], known: frozenset[str] | None) -> Judged:
    """Judge words put for a pronoun: the author says who is meant."""
    if known is None or all(t.key in PRONOUNS for t in ours):
        return {"antecedent": "note"}
    telling = {t.key for t in ours if t.says and t.key not in _GLUE}
    unknown = _names(ours) - known or (telling and not telling & known)
    return {"antecedent": "block"} if unknown else {}


def _substituted(ours: Sequence[Token], said: Sequence[Token]) -> Judged:
    turned = _turned_round(ours, said)
    if turned is not None:
        return {turned: "block"}
    was, now = _names(said), _names(ours)
    if was or now:
        return _renamed(ours, said, was, now)
    if len(ours) == len(said) == 1 and same_verb(ours[0].key, said[0].key):
        return {"tense": "note"}
    return {} if _mended(joined(ours), joined(said)) else {"word": "note"}


def _turned_round(ours: Sequence[Token], said: Sequence[Token]) -> Kind | None:
    """Return the kind by which one of our words says the opposite of one of the source's."""
    for one in said:
        for other in ours:
            if opposite_by_form(one.key, other.key):
                return "negation"
            if opposites(one.key, other.key):
                return "polarity"
            if frozenset((one.key, other.key)) in BOUND:
                return "modal"
    return None


def _renamed(ours: Sequence[Token], said: Sequence[Token], was: set[str], now: set[str]) -> Judged:
    fuller = bool(was and now) and (was <= now or now <= was)
    if fuller or _initials(ours) & was or _initials(said) & now:
        return {}
    if _mended(joined(ours), joined(said)):
        return {}
    return {"name": "block" if was and now else "note"}


def _initials(tokens: Sequence[Token]) -> set[str]:
    words = [
        t.key for t in tokens if t.kind == "word" and t.plain[:1].isupper() and t.key not in _GLUE
    ]
    return {"".join(w[0] for w in words)} if len(words) > 1 else set()


def _mended(now: str, was: str) -> bool:
    """Say whether two spellings are near enough to be a repair: a third of the letters at most."""
    now, was = now.casefold(), was.casefold()
    low = 0
    while low < min(len(now), len(was)) and now[low] == was[low]:
        low += 1
    high = 0
    while high < min(len(now), len(was)) - low and now[-1 - high] == was[-1 - high]:
        high += 1
    changed = max(len(now), len(was)) - low - high
    return changed <= max(1, max(len(now), len(was)) // 3)
