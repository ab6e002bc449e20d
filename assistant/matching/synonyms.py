"""Words that stand for one another: from the themes, the documents' own definitions, everyday use.

In go groups of interchangeable words and phrases; out comes, for the words of a query, what else
may be written in their place, and how much such a find counts against the words themselves.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.library.terms import terms_of
from assistant.matching.latest import latest
from assistant.themes.theme import Theme, Themes

STATED_SHARE = 0.8
"""What a find of a synonym counts where a person or a document states it ("CSEA")."""

EVERYDAY_SHARE = 0.55
"""What it counts where the words only often mean the same ("law", "legislation")."""

MOST_WORDS = 8
"""Terms in the longest phrase that is looked for as one member of a group."""


class Member(NamedTuple):
    """One word or phrase of a group: its terms, as the index holds them, and as written."""

    terms: tuple[str, ...]
    words: str


class Group(NamedTuple):
    """Members that stand for one another, and the share that a find of another one counts."""

    members: tuple[Member, ...]
    share: float


class Found(NamedTuple):
    """A member met in a query: the places of its first and last term there, and its group."""

    first: int
    last: int
    member: Member
    group: Group


class Synonyms:
    """All groups, ready to be met in a query."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._starting: dict[str, list[tuple[Member, Group]]] = {}
        for group in groups:
            for member in group.members:
                self._starting.setdefault(member.terms[0], []).append((member, group))

    def met_in(self, terms: Sequence[str]) -> list[Found]:
        """Return every member that stands in ``terms``, in the order of their first term."""
        found = []
        for first, term in enumerate(terms):
            for member, group in self._starting.get(term, ()):
                last = first + len(member.terms) - 1
                if tuple(terms[first : last + 1]) == member.terms:
                    found.append(Found(first, last, member, group))
        return found

    @functools.cached_property
    def spellings(self) -> tuple[str, ...]:
        """The single words among the members: good targets for a misspelt query word."""
        members = (member for pairs in self._starting.values() for member, _ in pairs)
        words = {word for member in members for word in member.words.lower().split()}
        return tuple(sorted(word for word in words if word.isalpha()))


@latest
def gather_synonyms(themes: Themes | None, definitions: Sequence[tuple[str, str]]) -> Synonyms:
    """Return the groups of ``themes``, of the documents' definitions, and of everyday use."""
    stated = [tuple(group) for group in (themes.synonyms if themes else ())]
    stated += [group for theme in (themes.themes if themes else ()) for group in _of_theme(theme)]
    stated += [tuple(pair) for pair in definitions]
    return _synonyms(tuple(stated))


def _of_theme(theme: Theme) -> list[tuple[str, ...]]:
    return [(term.term, *term.synonyms) for term in theme.terms if term.synonyms]


@functools.lru_cache(maxsize=8)
def _synonyms(stated: tuple[tuple[str, ...], ...]) -> Synonyms:
    groups = [_group(words, STATED_SHARE) for words in stated]
    return Synonyms([group for group in (*groups, *_everyday()) if len(group.members) > 1])


@functools.cache
def _everyday() -> tuple[Group, ...]:
    text = Path(__file__).with_name("everyday_synonyms.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_group(line.split(","), EVERYDAY_SHARE) for line in lines)


def _group(words: Sequence[str], share: float) -> Group:
    members: dict[tuple[str, ...], Member] = {}
    for written in words:
        terms = member_terms(written)
        if terms and len(terms) <= MOST_WORDS:
            members.setdefault(terms, Member(terms, written.strip()))
    return Group(tuple(members.values()), share)


@functools.lru_cache(maxsize=4096)
def member_terms(words: str) -> tuple[str, ...]:
    """Return the terms of a phrase where they stand, without the joined forms of compounds."""
    return tuple(terms_of(words.replace("-", " ")))
