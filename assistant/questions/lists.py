"""Questions as a paper prints them, some twice, in; each once with all its places out.

A paper asks in its body and again in an annex or a form. The promise: two wordings of one question
are never merged in silence, and no question of either list is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Indel

from assistant.questions.found import Found
from assistant.questions.sections import announces_questions
from assistant.questions.wording import wording_of

_SAME = 0.62
"""The least likeness of two wordings of one question: "Do you agree with the fee?" and "Do you
agree with the proposed fee, and why?" have 0.69, two questions of one paper seldom over 0.5."""
_FEWEST = 4
"""Words from which a question is told by its beginning."""
_REWORDED = 0.4
"""The least likeness of two wordings under one number, in lists that repeat each other."""
_EQUAL = 0.95
"""The likeness of two printings that differ in a comma or a letter."""


@dataclass
class Once:
    """A question with every place at which it stands; ``first`` is the wording that is kept."""

    first: Found
    number: str
    others: list[Found] = field(default_factory=list)

    @property
    def all(self) -> tuple[Found, ...]:
        """Every printing of it, the first first."""
        return (self.first, *self.others)


@dataclass
class Reconciled:
    """``once`` is each question once, in the order of the paper; ``lists`` how many lists."""

    once: list[Once]
    lists: int
    doubts: list[str]


def reconciled(found: Sequence[Found], where: dict[int, str]) -> Reconciled:
    """Return each question once. ``where`` says in words where the one at a start stands."""
    lists = _lists_of(found)
    held: list[Once] = []
    doubts: list[str] = []
    for one_list in lists:
        again = _repeats(held, one_list)
        before = list(held)
        for one in one_list:
            same = _same_as(one, before, held, again=again)
            if same is None:
                held.append(Once(one, one.number))
            else:
                doubts += _differences(same, one, where)
                same.others.append(one)
        if again:
            doubts += _only_in_one(held, one_list, where)
    _number_apart(held, doubts, where)
    return Reconciled(held, len(lists), doubts)


def _lists_of(found: Sequence[Found]) -> list[list[Found]]:
    """Part the questions where their numbers begin again."""
    lists: list[list[Found]] = []
    for one in found:
        begins = not lists or (_top(one.number) is not None and _goes_back(lists[-1], one))
        if begins:
            lists.append([])
        lists[-1].append(one)
    return lists


def _goes_back(held: Sequence[Found], one: Found) -> bool:
    """Return whether the numbers begin again: "A1, A2, B1" go on, "B1" after "B3" goes back."""
    if any(other.number == one.number for other in held if one.number):
        return True
    prefix, number = _top(one.number) or ("", ())
    before = [top for other in held if (top := _top(other.number)) and top[0] == prefix]
    return bool(before) and number < before[-1][1]


def _top(number: str) -> tuple[str, tuple[int, ...]] | None:
    found = re.match(r"([A-Z]*)(\d+(?:\.\d+)*)", number)
    return (found[1], tuple(int(part) for part in found[2].split("."))) if found else None


def _repeats(held: Sequence[Once], later: Sequence[Found]) -> bool:
    """Return whether a list is a repetition of what was asked before, and not a new chapter.

    Chapters that each begin with question 1 may ask alike ("Do you agree with our proposals on …");
    a repetition has the very words, or a heading that says what it is.
    """
    same = [(o.first, one) for one in later if (o := _printed_before(one, held)) is not None]
    if not same or len(same) * 2 < len(later):
        return False
    equal = sum(likeness(_words(first), _words(one)) >= _EQUAL for first, one in same)
    return equal * 2 >= len(same) or announces_questions(later[0].heading)


def _same_as(
    one: Found, before: Sequence[Once], held: Sequence[Once], *, again: bool
) -> Once | None:
    if not again:
        return _unnumbered_before(one, held)
    same = _printed_before(one, before)
    if same is not None:
        return same
    numbered = (o for o in before if o.number == one.number)
    likely = (o for o in numbered if likeness(_words(o.first), _words(one)) >= _REWORDED)
    return next(likely, None)


def _printed_before(one: Found, held: Sequence[Once]) -> Once | None:
    """Return the question that has the same number and much the same words, or the same words."""
    for other in held:
        if other.number == one.number and _alike(_words(other.first), _words(one)):
            return other
    equal = [o for o in held if _plain(_words(o.first)) == _plain(_words(one))]
    # "Please explain your answer." may be several questions of a paper.
    return equal[0] if len(equal) == 1 else None


def _alike(first: str, again: str) -> bool:
    """Return whether two wordings are one question; a list may leave out what follows it."""
    begins = len(again.split()) >= _FEWEST and _plain(first).startswith(_plain(again))
    return begins or likeness(first, again) >= _SAME


def _unnumbered_before(one: Found, held: Sequence[Once]) -> Once | None:
    """Return the question without a number that has the very words of another one."""
    if one.number:
        return None
    plain = _plain(_words(one))
    return next((o for o in held if not o.number and _plain(_words(o.first)) == plain), None)


def _words(found: Found) -> str:
    return _alone(found.text)


@lru_cache(maxsize=4096)
def _alone(printed: str) -> str:
    return wording_of(printed).text


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two wordings are; case, marks and white space do not count."""
    return Indel.normalized_similarity(_plain(one), _plain(other))


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def _differences(same: Once, one: Found, where: dict[int, str]) -> list[str]:
    told = []
    first = same.first
    here, there = where[first.start], where[one.start]
    if one.number != first.number and one.number and first.number:
        told.append(
            f"“{first.text}” is question {first.number} {here} and question {one.number} {there}."
        )
    if _plain(_words(one)) != _plain(_words(first)):
        told.append(
            f"Question {same.number} is worded in two ways: {here} “{_words(first)}”, {there} "
            f"“{_words(one)}”. "
            "The first is kept."
        )
    if one.options and first.options and one.options != first.options:
        told.append(
            f"Question {same.number} offers {_row(first.options)} {here}, but "
            f"{_row(one.options)} {there}."
        )
    elif one.options and not first.options:
        first.take_options(one.options)
        told.append(f"Question {same.number} has its options ({_row(one.options)}) only {there}.")
    if one.limits and one.limits != first.limits:
        if not first.limits:
            first.limits = list(one.limits)
        told.append(f"Question {same.number} has a limit {there}: “{one.limits[0]}”.")
    first.notes = first.notes or one.notes
    return told


def _only_in_one(held: Sequence[Once], later: Sequence[Found], where: dict[int, str]) -> list[str]:
    """Return what stands in one of two lists only."""
    starts = {one.start for one in later}
    told = []
    for once in held:
        at = [one.start in starts for one in once.all]
        if not any(at):
            told.append(
                f"Question {once.number} stands {where[once.first.start]}, and not "
                f"{_list(later, where)}."
            )
        elif all(at):
            told.append(
                f"Question {once.number} stands only {where[once.first.start]}: "
                f"“{_words(once.first)}”."
            )
    return told


def _list(later: Sequence[Found], where: dict[int, str]) -> str:
    return f"in the list that begins {where[later[0].start].removeprefix('in ')}"


def _number_apart(held: Sequence[Once], doubts: list[str], where: dict[int, str]) -> None:
    """Give two questions of one number a number each."""
    used: set[str] = set()
    for once in held:
        number, again = once.first.number, 2
        while number and number in used:
            number, again = f"{once.first.number}-{again}", again + 1
        if number != once.first.number:
            doubts.append(
                f"There are two questions {once.first.number}; the one {where[once.first.start]} "
                f"is "
                f"{number} here."
            )
        once.number = number
        used.add(number)


def _row(options: Sequence[str]) -> str:
    return " / ".join(options)
