"""What a query asks for, word by word, with everything that may be written in place of each word.

In go a claim (a query, or a position's statement), a theme and its terms; out come wants. Each
word of the claim is one want; a want is met in a passage by any of its ways: the word itself, its
corrected spelling, a synonym, the long form of an acronym, one word for two or two for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from assistant.library.terms import Token, compound_tokens, fold, term_of, word_tokens
from assistant.matching.english import FRAMING, is_common
from assistant.matching.spelling import Speller, Vocabulary
from assistant.matching.synonyms import Found, Member, Synonyms, member_terms
from assistant.themes.theme import Theme

How = Literal["as written", "joined", "spelling", "synonym"]
SYNONYM: How = "synonym"

CLAIM = "claim"
"""The part that every want of the query or position belongs to; each theme is a part of its own."""

CLAIM_WEIGHT = 1.0
THEME_WEIGHT = 0.3
"""What a theme's term counts against a word of the claim; measured, see the design notes."""

FRAMING_WEIGHT = 0.15
"""What "should", "more", "make" count: they frame a claim and hardly tell what it is about."""

_SPLIT_SHARE = 0.9
_SHORTEST_TO_SPLIT = 8
_SHORTEST_PART = 3
MOST_WORDS = 120
"""Words of a claim that are looked for; a pasted page is searched by its beginning."""


class Way(NamedTuple):
    """One way to meet a want: terms that stand side by side, and what finding them counts."""

    terms: tuple[str, ...]
    share: float
    words: str
    how: How = "as written"


class Want(NamedTuple):
    """One word of a claim, or one term of a theme, and the ways to meet it."""

    words: str
    weight: float
    ways: tuple[Way, ...]
    part: str = CLAIM


class ClaimReader:
    """Turns claims into wants, with one library's words and one set of synonyms."""

    def __init__(self, library: Vocabulary, synonyms: Synonyms) -> None:
        self._library = library
        self._synonyms = synonyms
        self._speller = Speller(library, lambda: synonyms.spellings)

    def wants(self, claim: str, weight: float = CLAIM_WEIGHT) -> list[Want]:
        """Return the wants of ``claim`` in its order, each word once."""
        tokens = word_tokens(claim)[:MOST_WORDS]
        spellings = [_spelling(claim, token) for token in tokens]
        known = self._library.word_frequencies(spellings)
        ways = [
            self._own_ways(token, spelling, known[spelling], is_name=is_name)
            for token, spelling, is_name in zip(
                tokens, spellings, _names(claim, tokens), strict=True
            )
        ]
        self._add_synonyms(ways)
        _add_joined(ways, tokens, _joined(claim, tokens))
        return _each_once(spellings, ways, weight)

    def _own_ways(self, token: Token, spelling: str, passages: int, *, is_name: bool) -> list[Way]:
        written = Way((token.term,), 1.0, spelling)
        if not is_common(spelling) and (halves := self._halves(spelling)):
            return [written, Way(halves, _SPLIT_SHARE, spelling, "joined")]
        corrected = [
            Way((term,), share, word, "spelling")
            for word, share in self._speller.corrections(spelling, passages, is_name=is_name)
            if (term := term_of(word)) and term != token.term
        ]
        return [written, *corrected]

    def _halves(self, word: str) -> tuple[str, ...] | None:
        """Return the terms of two known words that ``word`` runs together, if it does."""
        if len(word) < _SHORTEST_TO_SPLIT or not word.isalpha():
            return None
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        pairs = [(word[:cut], word[cut:]) for cut in cuts]
        known = self._library.word_frequencies([half for pair in pairs for half in pair])
        best = max(pairs, key=lambda pair: min(known[pair[0]], known[pair[1]]))
        if not min(known[best[0]], known[best[1]]):
            return None
        return member_terms(" ".join(best)) or None

    def _add_synonyms(self, ways: list[list[Way]]) -> None:
        """Give every word of a member met in the claim the other members of its group."""
        choices = [_choices(own) for own in ways]
        likely = [first for first, *_ in choices]
        found = self._in_other_words(likely)
        for place, (_, *others) in enumerate(choices):
            for other in others:
                instead = [*likely[:place], other, *likely[place + 1 :]]
                found += [one for one in self._in_other_words(instead) if one[0] == place]
        for place, way in found:
            ways[place].append(way)

    def _in_other_words(self, likely: Sequence[Way]) -> list[tuple[int, Way]]:
        """Return (place of a word, synonym) for a claim of these words."""
        found = self._synonyms.met_in([way.terms[0] for way in likely])
        return [
            (place, Way(member.terms, share * likely[place].share, member.words, SYNONYM))
            for place, member, share in _others(found)
        ]


def _choices(own: Sequence[Way]) -> Sequence[Way]:
    """Return what a word is taken for: its corrections, where no document holds it, or itself."""
    corrected = [way for way in own[1:] if way.how == "spelling"]
    return corrected or own[:1]


def theme_wants(theme: Theme, weight: float = THEME_WEIGHT) -> list[Want]:
    """Return the wants of a theme: each term with its synonyms is one."""
    return [
        Want(term.term, weight, tuple(ways), theme.id)
        for term in theme.terms
        if (ways := _term_ways((term.term, *term.synonyms)))
    ]


def _term_ways(words: Iterable[str]) -> list[Way]:
    ways = [Way(member_terms(written), 1.0, written) for written in words]
    return [way for way in ways if way.terms]


def _spelling(claim: str, token: Token) -> str:
    return fold(claim[token.start : token.end]).replace("'s", "").replace("'", "")


def _names(claim: str, tokens: Sequence[Token]) -> list[bool]:
    """Tell of each word whether a capital shows it to be a name.

    It shows nothing where the claim begins, nor in a heading, where most words have one.
    """
    capitals = [claim[token.start].isupper() for token in tokens]
    if 2 * sum(capitals) > len(tokens):
        return [False] * len(tokens)
    return [capital and at > 0 for at, capital in enumerate(capitals)]


def _others(found: Sequence[Found]) -> list[tuple[int, Member, float]]:
    """Return (place of a term, other member, share), longer members hiding those inside them."""
    long = [other for other in found if other.last > other.first]
    outer = [
        one
        for one in found
        if not any(
            other.first <= one.first
            and one.last <= other.last
            and other.last - other.first > one.last - one.first
            for other in long
        )
    ]
    return [
        (place, member, one.group.share)
        for one in outer
        for member in one.group.members
        if member.terms != one.member.terms
        for place in range(one.first, one.last + 1)
    ]


def _joined(claim: str, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Return (start, end, term) of words that may also be written as one: compounds and pairs."""
    compounds = [(token.start, token.end, token.term) for token in compound_tokens(claim)]
    pairs = [
        (one.start, other.end, term)
        for one, other in pairwise(tokens)
        if claim[one.end : other.start] == " "
        and (term := term_of(claim[one.start : one.end] + claim[other.start : other.end]))
    ]
    return compounds + pairs


def _add_joined(
    ways: list[list[Way]], tokens: Sequence[Token], joined: Iterable[tuple[int, int, str]]
) -> None:
    for start, end, term in joined:
        for own, token in zip(ways, tokens, strict=True):
            if start <= token.start and token.end <= end:
                own.append(Way((term,), 1.0, term, "joined"))


def _each_once(spellings: Sequence[str], ways: Sequence[list[Way]], weight: float) -> list[Want]:
    wants: dict[str, Want] = {}
    for spelling, own in zip(spellings, ways, strict=True):
        counts = weight * (FRAMING_WEIGHT if spelling in FRAMING else 1.0)
        wants.setdefault(own[0].terms[0], Want(spelling, counts, tuple(own)))
    return list(wants.values())
