"""What words left out with a mark, or by where the quotation begins and ends, take from the rest.

In go tokens and, for each, whether it is kept; out come losses. The promise: what is judged is
the clause that is kept. A cut inside it that takes a negator, a figure, a modal, a limit or a
condition blocks; a whole clause left out that leaves the others as they were is at most a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from assistant.quotes.meaning.change import Kind, Severity
from assistant.quotes.meaning.clauses import Segment, connective, segments, sentence_spans
from assistant.quotes.meaning.kinds import lost_kinds
from assistant.quotes.meaning.modality import REPORTING
from assistant.quotes.meaning.names import labelled
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tokens import Token

KEPT, EDGE, MARKED, CHANGED = "k", "e", "m", "x"
"""How a token stands: quoted; outside the quotation; left out at a mark; edited or replaced."""

_CUT = frozenset((EDGE, MARKED))
_OPEN_HEADS = words(
    """those anyone everyone people all any only anything everything someone persons companies
    cases children platforms one ones whoever nobody none"""
)
_ASKING = words("how what which who why where whether")
_SPEAKS = words("i we it")
_LONGEST_COMMENT = 6
_LONGEST_CONDITION = 2
"""Words of a condition that stands by itself: "unless", "except when"."""
_WEIGHTY: tuple[Kind, ...] = ("negation", "number", "modal", "scope", "condition")


class Loss(NamedTuple):
    """A cut that says something: the places of its words, and how grave it is."""

    kind: Kind
    severity: Severity
    low: int
    high: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with its segments and how each token stands."""

    tokens: Sequence[Token]
    status: Sequence[str]
    low: int
    high: int
    segments: Sequence[Segment]

    def cut(self, part: Segment) -> list[int]:
        """Return the places in ``part`` of the words left out."""
        return [i for i in range(part.low, part.high) if self._says(i) and self.status[i] in _CUT]

    def kept(self, part: Segment | None) -> list[int]:
        """Return the places in ``part`` of the words that stay."""
        if part is None:
            return []
        return [
            i for i in range(part.low, part.high) if self._says(i) and self.status[i] not in _CUT
        ]

    def near(self, number: int) -> Segment | None:
        """Return the segment of that number, or None outside the sentence."""
        return self.segments[number] if 0 <= number < len(self.segments) else None

    def _says(self, at: int) -> bool:
        return self.tokens[at].says


def sentences(tokens: Sequence[Token], status: Sequence[str]) -> Iterator[Sentence]:
    """Return the sentences in order; only those that are cut in part have segments."""
    for low, high in sentence_spans(tokens):
        said = [i for i in range(low, high) if tokens[i].says]
        cut = sum(status[i] in _CUT for i in said)
        parts = segments(tokens, low, high) if 0 < cut < len(said) else []
        yield Sentence(tokens, status, low, high, parts)


def losses(sentence: Sentence) -> list[Loss]:
    """Return what the cuts inside one sentence take from what is kept of it."""
    found: list[Loss] = []
    for number, part in enumerate(sentence.segments):
        cut = sentence.cut(part)
        if not cut:
            continue
        if sentence.kept(part):
            for run in _runs(sentence, cut):
                found += _partial(sentence, run)
        else:
            found += _whole(sentence, number, cut)
    return found


def _runs(sentence: Sentence, cut: list[int]) -> list[list[int]]:
    """Part the places where words stay between them."""
    runs: list[list[int]] = [[cut[0]]]
    for before, at in pairwise(cut):
        between = range(before + 1, at)
        if any(sentence.status[i] not in _CUT and sentence.tokens[i].says for i in between):
            runs.append([])
        runs[-1].append(at)
    return runs


def _partial(sentence: Sentence, cut: list[int]) -> list[Loss]:
    """Judge words taken out of a clause of which other words stay."""
    grave: dict[Kind, Severity] = {}
    for at in cut:
        for kind, listed in lost_kinds(sentence.tokens, at).items():
            severity = _beside(sentence, at, kind, listed)
            if severity == "block" or kind not in grave:
                grave[kind] = severity
    if _trailing(sentence, cut):
        grave = {k: "note" if k in ("modal", "scope") else s for k, s in grave.items()}
    if sentence.status[cut[0]] == EDGE:
        # Whom the words left outside name is for the author's own sentence to say.
        grave = {k: s for k, s in grave.items() if s == "block" or k in ("contrast", "condition")}
    return [Loss(kind, severity, cut[0], cut[-1] + 1) for kind, severity in grave.items()]


def _trailing(sentence: Sentence, cut: list[int]) -> bool:
    """Say whether an "and …" at the end of a clause was left out: what is before it stays true."""
    after = cut[-1] + 1
    while after < sentence.high and not sentence.tokens[after].says:
        after += 1
    ends = after >= sentence.high or any(part.low == after for part in sentence.segments)
    return ends and sentence.tokens[cut[0]].key == "and"


def _beside(sentence: Sentence, at: int, kind: Kind, severity: Severity) -> Severity:
    """Raise a note to a block where the word's neighbour stays: "more […] cases", "Option […]"."""
    before_kept = at > sentence.low and sentence.status[at - 1] == KEPT
    after_kept = at + 1 < sentence.high and sentence.status[at + 1] == KEPT
    if kind == "modal" and sentence.tokens[at].key in REPORTING:
        return "block" if sentence.status[at] == MARKED else "note"
    if kind in ("polarity", "modal") and after_kept and sentence.tokens[at + 1].says:
        return "block"
    if kind == "name" and labelled(sentence.tokens, at) and before_kept:
        return "block"
    if kind == "contrast" and at > sentence.low and after_kept and _kept_before(sentence, at):
        return "block"
    return severity


def _kept_before(sentence: Sentence, at: int) -> bool:
    return any(sentence.status[i] == KEPT for i in range(sentence.low, at))


def _whole(sentence: Sentence, number: int, cut: list[int]) -> list[Loss]:
    """Judge a whole clause or phrase left out of a sentence of which another stays."""
    part = sentence.segments[number]
    grave = _grave(sentence.tokens, cut)
    low, high = cut[0], cut[-1] + 1
    if part.low == sentence.low and _answers(sentence.tokens, cut):
        return [Loss("negation", "note", low, high)]
    if _asks_further(sentence, part):
        return [Loss("condition", "note", low, high)]
    if part.opener == "condition" and (_governs(sentence, number) or _led_in(sentence, number)):
        return [Loss("condition", "block", low, high)]
    if _introduces(sentence, number) and not _only_joins(sentence, part):
        held: tuple[Kind, ...] = ("negation", "modal", "condition")
        return [Loss(kind, "block", low, high) for kind in grave if kind in held]
    if part.opener == "contrast":
        return [Loss("contrast", "note", low, high)] if _neighbours(sentence, number) else []
    if _restricts(sentence, part):
        return [Loss("scope", "block", low, high)]
    if part.opener == "soft-condition" and not part.aside:
        return [Loss("condition", "note", low, high)] if _governs(sentence, number) else []
    if not part.clausal and _attached(sentence, number):
        return _phrase(part, grave, low, high)
    if grave.get("modal") == "block" and _comments(sentence, number, cut):
        return [Loss("modal", "block", low, high)]
    marked = sentence.status[low] == MARKED
    return [Loss(kind, "note", low, high) for kind in list(grave)[:1] if marked]


def _comments(sentence: Sentence, number: int, cut: list[int]) -> bool:
    """Say whether the clause says how sure the one that stays beside it is: "…, I think, …"."""
    parted = sentence.segments[number].comma and _neighbours(sentence, number)
    if not parted or len(cut) > _LONGEST_COMMENT:
        return False
    first = [sentence.tokens[i].key for i in cut[:2]]
    return first[0] in _SPEAKS or (first[0] == "as" and first[-1] in ("far", "i", "we"))


def _answers(tokens: Sequence[Token], cut: list[int]) -> bool:
    """Say whether a mere "No," was left out, which answers a question and denies nothing here."""
    return [tokens[at].key for at in cut] == ["no"] and tokens[cut[0] + 1].plain == ","


def _asks_further(sentence: Sentence, part: Segment) -> bool:
    """Say whether the clause is one more of the questions asked: "… how it worked, and whether …".

    Nothing that is kept depends on it.
    """
    keys = [t.key for t in sentence.tokens[part.low : part.low + 2]]
    asked = any(sentence.tokens[i].key in _ASKING for i in range(sentence.low, part.low))
    return asked and keys in (["and", "whether"], ["or", "whether"])


def _phrase(part: Segment, grave: dict[Kind, Severity], low: int, high: int) -> list[Loss]:
    """Judge a phrase without a verb: it belongs to the clause beside it, unless it is an aside."""
    noted: tuple[Kind, ...] = ("number", "modal") if part.aside else ()
    return [
        Loss(kind, "note" if kind in noted else severity, low, high)
        for kind, severity in grave.items()
    ]


def _grave(tokens: Sequence[Token], cut: list[int]) -> dict[Kind, Severity]:
    grave: dict[Kind, Severity] = {}
    for at in cut:
        for kind, severity in lost_kinds(tokens, at).items():
            if kind in _WEIGHTY and (severity == "block" or kind not in grave):
                grave[kind] = severity
    return {kind: grave[kind] for kind in _WEIGHTY if kind in grave}


def _neighbours(sentence: Sentence, number: int) -> bool:
    """Say whether a clause beside this one stays."""
    near = (sentence.near(number - 1), sentence.near(number + 1))
    return any(sentence.kept(part) for part in near)


def _governs(sentence: Sentence, number: int) -> bool:
    """Say whether a clause that stays depends on this one: "if A, B" or "B, if A"."""
    part = sentence.segments[number]
    before = sentence.near(number - 1)
    leads = before is None or _only_joins(sentence, before) or _breaks(sentence, part)
    if leads:
        after = number + 1
        while (near := sentence.near(after)) and _still_conditional(sentence, near):
            after += 1
        return bool(sentence.kept(near)) or (near is not None and _introduces(sentence, after))
    return bool(sentence.kept(before)) or _split_by(sentence, number)


def _led_in(sentence: Sentence, number: int) -> bool:
    """Say whether the clause that stays is the condition itself: "unless, of course, [A is so]"."""
    after = number + 1
    while (near := sentence.near(after)) and not near.clausal and not sentence.kept(near):
        after += 1
    part = sentence.segments[number]
    bare = not part.clausal and len(sentence.cut(part)) <= _LONGEST_CONDITION
    return bare and near is not None and near.clausal and bool(sentence.kept(near))


def _still_conditional(sentence: Sentence, part: Segment) -> bool:
    """Say whether a clause goes on with the condition before it: "If he [or she did], …", "If they
    believe [that it was], …", "If it ends at seven [-- at six], …"."""
    if part.opener in ("condition", "relative"):
        return True
    if sentence.kept(part):
        return False
    return not part.clausal or (part.opener in ("joined", "that") and not part.comma)


def _split_by(sentence: Sentence, number: int) -> bool:
    """Say whether the clause stands between the halves of one that stays."""
    after = sentence.near(number + 1)
    return after is not None and after.opener == "plain" and bool(sentence.kept(after))


def _only_joins(sentence: Sentence, part: Segment) -> bool:
    return all(connective(sentence.tokens, i) for i in range(part.low, part.high))


def _breaks(sentence: Sentence, part: Segment) -> bool:
    return part.low > sentence.low and sentence.tokens[part.low - 1].plain in ";:"


def _introduces(sentence: Sentence, number: int) -> bool:
    """Say whether the clause leads to one that stays: "It is not clear that …"."""
    after = number + 1
    while (near := sentence.near(after)) and near.opener == "that" and not sentence.kept(near):
        after += 1
    if near is None or not sentence.kept(near) or near.comma:
        return False
    return near.opener in ("that", "condition") or sentence.tokens[near.low].key == "which"


def _restricts(sentence: Sentence, part: Segment) -> bool:
    """Say whether the clause limits a noun that stays: "those [that have abused children]"."""
    if part.opener not in ("relative", "that") or part.comma or part.low == sentence.low:
        return False
    before = part.low - 1
    return sentence.status[before] == KEPT and sentence.tokens[before].key in _OPEN_HEADS


def _attached(sentence: Sentence, number: int) -> bool:
    """Say whether the phrase belongs to words that stay.

    "and so far, …" belongs to what follows it, as a phrase at the front does; any other to what
    stands before it.
    """
    before, after = sentence.near(number - 1), sentence.near(number + 1)
    if after is not None and sentence.segments[number].opener in ("joined", "reason"):
        return bool(sentence.kept(after))
    if before is not None and sentence.kept(before):
        return True
    leading = all(not part.clausal for part in sentence.segments[:number])
    return leading and bool(sentence.kept(after))
