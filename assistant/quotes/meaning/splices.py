"""What an omission mark joins that the source keeps apart.

In go tokens and how each stands; out come losses. The promise: two halves of different clauses are
never joined by a mark into one that the source does not have, a contrast between two kept clauses
does not vanish, and no pronoun is left pointing at someone else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.quotes.meaning.antecedents import (
    PEOPLE,
    SUBJECTS,
    THINGS,
    candidates,
    subject_end,
)
from assistant.quotes.meaning.clauses import AUXILIARIES, FINITE, Segment, connective, segments
from assistant.quotes.meaning.conditions import makes_condition
from assistant.quotes.meaning.contrasts import CONTRASTS, STRONG
from assistant.quotes.meaning.cuts import EDGE, KEPT, MARKED, Loss, Sentence
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tenses import IRREGULAR_PASTS
from assistant.quotes.meaning.tokens import INK, Token


def marked_runs(tokens: Sequence[Token], status: Sequence[str]) -> list[tuple[int, int]]:
    """Return [low, high) of every unbroken run of marked words with words kept on both sides."""
    runs: list[tuple[int, int]] = []
    low: int | None = None
    for at, stands in enumerate(status):
        if stands == MARKED:
            low = at if low is None else low
        elif low is not None and tokens[at].says:
            runs.append((low, at))
            low = None
    return [r for r in runs if any(s not in (EDGE, MARKED) for s in status[: r[0]])]


def spliced(
    tokens: Sequence[Token], status: Sequence[str], sentences: Sequence[Sentence]
) -> list[Loss]:
    """Return the losses of joining what stands before a mark to what stands after it."""
    found: list[Loss] = []
    for low, high in marked_runs(tokens, status):
        if any(tokens[i].key == INK for i in range(low, high)):
            found.append(Loss("omission", "block", low, high))
        found += _joined_halves(tokens, status, sentences, low, high)
        found += _lost_contrast(tokens, low, high)
        found += _passed_over(tokens, sentences, low, high)
    return found


def _joined_halves(
    tokens: Sequence[Token],
    status: Sequence[str],
    sentences: Sequence[Sentence],
    low: int,
    high: int,
) -> list[Loss]:
    before = max((i for i in range(low) if status[i] not in (EDGE, MARKED)), default=0)
    left, right = _segment(sentences, before), _segment(sentences, high)
    if left is None or right is None or left == right or _resumes(tokens, left, right, low, high):
        return []
    if _same_subject(tokens, sentences, before, high):
        return []
    right_cut = [i for i in range(max(right.low, low), high) if not connective(tokens, i)]
    left_cut = [i for i in range(low, min(left.high, high)) if not connective(tokens, i)]
    if left_cut and right_cut and (left.clausal or right.clausal):
        return [Loss("omission", "block", low, high)]
    waits = left_cut and right.clausal and _waits_for_a_clause(tokens, before)
    halves = left_cut and _middle_of_another(tokens, sentences, before, high)
    if waits or halves or _makes_new(tokens, sentences, right, before, high):
        return [Loss("omission", "block", low, high)]
    if _runs_on(tokens, sentences, right, before, high) and (
        right_cut or _hangs(tokens, right, high) or tokens[before].key in _LEADS_ON
    ):
        return [Loss("omission", "block", low, high)]
    subject = any(tokens[i].key in SUBJECTS for i in right_cut) or _names(tokens, right_cut)
    if right_cut and subject and tokens[high].key in FINITE:
        return [Loss("antecedent", "block", low, high)]
    return []


def _waits_for_a_clause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a clause must follow: another than the source's, after "unless", reverses it."""
    return makes_condition(tokens, at) or tokens[at].key in _COMPLETES | {"because", "whether"}


def _same_subject(
    tokens: Sequence[Token], sentences: Sequence[Sentence], before: int, high: int
) -> bool:
    """Say whether a subject stands for the same one of the next sentence.

    "The team [has done A. The team] should test B" says what the second sentence says.
    """
    one, other = _holding(sentences, before), _holding(sentences, high)
    kept = [tokens[i].key for i in range(one.low, before + 1) if tokens[i].says]
    return one is not other and kept == [t.key for t in tokens[other.low : high] if t.says]


def _makes_new(
    tokens: Sequence[Token], sentences: Sequence[Sentence], right: Segment, before: int, high: int
) -> bool:
    """Say whether the middle of one sentence becomes the end of another.

    It does where its own subject was cut ("The grant ended. […] targeting small firms"), or where
    the first sentence lacks what must follow: its verb ("The chair […] the vans were late"), or
    the clause that it leads to ("It is clear […] the vans were late").
    """
    if not _middle_of_another(tokens, sentences, before, high):
        return False
    one = _holding(sentences, before)
    if _hangs(tokens, right, high):
        return True
    first = next((i for i in range(before + 1, one.high) if tokens[i].says), None)
    if first is None:
        return False
    goes_on = first == before + 1 and tokens[first].key in _COMPLETES
    verb = tokens[first].key in FINITE or tokens[first].key in IRREGULAR_PASTS
    waits = tokens[before].key in AUXILIARIES or not _holds_a_main_clause(one, before)
    return goes_on or verb or waits


def _middle_of_another(
    tokens: Sequence[Token], sentences: Sequence[Sentence], before: int, high: int
) -> bool:
    """Say whether what stands at ``high`` is of another sentence, whose beginning was cut."""
    one, other = _holding(sentences, before), _holding(sentences, high)
    return one is not other and any(_could_be_subject(tokens, i) for i in range(other.low, high))


def _holds_a_main_clause(sentence: Sentence, before: int) -> bool:
    """Say whether the sentence up to ``before`` can stand: "As the panel expected" waits for more.

    A sentence that is not cut has no segments, and stands.
    """
    kept = [part for part in sentence.segments if part.low <= before and sentence.kept(part)]
    leading = all(part.opener in _SUBORDINATE or not part.clausal for part in kept)
    return not kept or not leading or not any(part.opener in _SUBORDINATE for part in kept)


def _holding(sentences: Sequence[Sentence], at: int) -> Sentence:
    return next(s for s in sentences if s.low <= at < s.high)


def _could_be_subject(tokens: Sequence[Token], at: int) -> bool:
    return not connective(tokens, at) or tokens[at].key == "that"


_SUBORDINATE = ("condition", "soft-condition", "reason")
_POINTING = PEOPLE | {"others"}
_COMPLETES = words("that who which whose whom")
"""Without a comma before them, these begin what the words before them wait for."""
_BEFORE_A_VERB = words("never not always often still only just even also rarely clearly simply")
_SHORT = 5
"""Longer words in -ing have no subject but the one before them."""
_HANGING = ("relative", "that", "condition", "soft-condition", "reason")


_LEADS_ON = words("the a an of as to for with by from at in on and or its their his her")
"""Words that no clause ends in: what follows them is cut."""


def _hangs(tokens: Sequence[Token], right: Segment, high: int) -> bool:
    """Say whether what stands from ``high`` has no subject or no verb but those of words cut."""
    said = (i for i in range(high, right.high) if not connective(tokens, i))
    first = next((i for i in said if tokens[i].key not in _BEFORE_A_VERB), high)
    finite = any(tokens[i].key in FINITE for i in range(first + 1, right.high))
    participle = _participle(tokens[first]) and not finite
    verb = tokens[first].key in FINITE or tokens[first].key == "be" or participle
    return right.opener in _HANGING or not right.clausal or verb


def _participle(token: Token) -> bool:
    return token.key.endswith("ing") and len(token.key) > _SHORT


def _runs_on(
    tokens: Sequence[Token], sentences: Sequence[Sentence], right: Segment, before: int, high: int
) -> bool:
    """Say whether a sentence cut short runs on into the middle of another."""
    one, other = _holding(sentences, before), _holding(sentences, high)
    short = any(tokens[i].says for i in range(before + 1, one.high))
    return one is not other and short and right.low >= other.low and high > other.low


def _resumes(tokens: Sequence[Token], left: Segment, right: Segment, low: int, high: int) -> bool:
    """Say whether a whole relative clause was left out and its sentence goes on with its verb."""
    whole = right.opener in ("relative", "that") and right.low == low and left.high == low
    return whole and tokens[high].key in FINITE


def _names(tokens: Sequence[Token], places: list[int]) -> bool:
    return bool(places) and bool(candidates(tokens, places[0], places[-1] + 1))


def _segment(sentences: Sequence[Sentence], at: int) -> Segment | None:
    for sentence in sentences:
        if sentence.low <= at < sentence.high:
            parts = sentence.segments or segments(sentence.tokens, sentence.low, sentence.high)
            return next((p for p in parts if p.low <= at < p.high), None)
    return None


def _lost_contrast(tokens: Sequence[Token], low: int, high: int) -> list[Loss]:
    """Find "X. […] Y" where the source says "X. However, Y"."""
    first = high
    while first > low and connective(tokens, first - 1):
        first -= 1
    contrast = [i for i in range(first, high) if tokens[i].key in STRONG]
    said = [i for i in range(low, high) if tokens[i].says]
    if contrast and len(said) <= high - first:
        return [Loss("contrast", "block", contrast[0], contrast[-1] + 1)]
    return [Loss("contrast", "note", contrast[0], contrast[-1] + 1)] if contrast else []


def _passed_over(
    tokens: Sequence[Token], sentences: Sequence[Sentence], low: int, high: int
) -> list[Loss]:
    """Find a whole sentence left out that contradicts or limits the one before it."""
    return [
        Loss("contrast", "note", s.low, s.high)
        for s in sentences
        if low <= s.low and s.high <= high and CONTRASTS.at(tokens, s.low)
    ]


def orphaned(
    tokens: Sequence[Token],
    status: Sequence[str],
    sentences: Sequence[Sentence],
    explained: Collection[int],
) -> list[Loss]:
    """Return the pronouns that begin a kept part and whose antecedent was cut.

    ``explained`` are places of pronouns beside which the author says who is meant.
    """
    found: list[Loss] = []
    for at in range(1, len(tokens)):
        if status[at] != KEPT or status[at - 1] not in (EDGE, MARKED):
            continue
        first = _first_word(tokens, status, at)
        if first is not None and first not in explained:
            found += _orphan(tokens, status, sentences, at, first)
    return found


def _first_word(tokens: Sequence[Token], status: Sequence[str], at: int) -> int | None:
    while at < len(tokens) and status[at] == KEPT:
        if tokens[at].says and not connective(tokens, at):
            return at if tokens[at].key in _POINTING | THINGS else None
        at += 1
    return None


def _orphan(
    tokens: Sequence[Token],
    status: Sequence[str],
    sentences: Sequence[Sentence],
    at: int,
    pronoun: int,
) -> list[Loss]:
    low = at
    while low > 0 and status[low - 1] in (EDGE, MARKED):
        low -= 1
    sentence = next(s for s in sentences if s.low <= at < s.high)
    reach = low if status[at - 1] == MARKED else max(low, sentence.low)
    if not any(tokens[i].says for i in range(reach, at)):
        return []
    said_before = {t.key for t, s in zip(tokens[:low], status[:low], strict=True) if s == KEPT}
    grave = tokens[pronoun].key in _POINTING and _points_into(
        tokens, sentences, reach, at, said_before
    )
    if grave:
        return [Loss("antecedent", "block", pronoun, pronoun + 1)]
    passed = [s for s in sentences if reach <= s.low and s.high <= at]
    chained = tokens[pronoun].key in PEOPLE and any(
        tokens[i].key in PEOPLE for s in passed for i in range(s.low, s.high)
    )
    return [Loss("antecedent", "note", pronoun, pronoun + 1)] if chained else []


def _points_into(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    low: int,
    high: int,
    said_before: set[str],
) -> bool:
    """Say whether the words left out name whom the pronoun means.

    Sentence by sentence backwards: one whose subject is the same pronoun leads further back.
    """
    for sentence in reversed([s for s in sentences if s.low < high and s.high > low]):
        first, after = max(sentence.low, low), min(sentence.high, high)
        if first > sentence.low or after < sentence.high:
            return bool(_named_in_part(sentence, first, after) - said_before)
        subject = subject_end(tokens, first, after)
        if candidates(tokens, first, subject) - said_before:
            return True
        if not any(tokens[i].key in PEOPLE for i in range(first, subject)):
            return bool(candidates(tokens, first, after) - said_before)
    return False


def _named_in_part(sentence: Sentence, low: int, high: int) -> set[str]:
    """Return who is named in [low, high) of a sentence of which other words stay.

    An aside between kept words ("…, as colleagues know, they …") does not name who is meant.
    """
    asides = [
        part
        for part in sentence.segments
        if not _holds_a_subject(sentence.tokens, part)
        or (low > sentence.low and not sentence.kept(part) and _is_aside(part))
    ]
    return {
        word
        for at in range(low, high)
        if not any(part.low <= at < part.high for part in asides)
        for word in candidates(sentence.tokens, at, at + 1)
    }


def _is_aside(part: Segment) -> bool:
    return part.aside or part.opener in ("reason", "relative", "soft-condition")


def _holds_a_subject(tokens: Sequence[Token], part: Segment) -> bool:
    """Say whether the segment has a verb and so a subject, unlike "Following their meeting"."""
    begins = next((tokens[i].key for i in range(part.low, part.high) if tokens[i].says), "")
    return part.clausal and not begins.endswith("ing")
