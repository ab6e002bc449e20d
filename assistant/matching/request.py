"""A search as asked, made into weighed wants.

In go a query, a theme, a position or several of them, and the library's words; out come the exact
words asked for, an :class:`~assistant.matching.asked.Asked`, and the mix of subjects meant. A query
or a position is the claim; its theme counts less; a theme alone is the claim itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from assistant.library.library import Library
from assistant.matching.asked import Asked
from assistant.matching.query import Query, read_query
from assistant.matching.subjects import claim_weights, subjects_of
from assistant.matching.synonyms import gather_synonyms
from assistant.matching.wants import (
    CLAIM,
    CLAIM_WEIGHT,
    ClaimReader,
    Want,
    theme_wants,
)
from assistant.matching.words import LibraryWords
from assistant.themes.theme import Position, Theme, Themes

POSITION_BESIDE_QUERY = 0.5
"""What a position's words count where a query was typed as well: the query says what is wanted."""

RATIONALE_WEIGHT = 0.2
"""What the words of a position's rationale count: its reasons are often the evidence's words."""

REASONS = "reasons"
"""The part that the wants of a position's rationale and asks belong to."""

Meant = tuple[Theme, float]
"""A theme, and how clearly it is meant, 0 to 1."""


class Request(NamedTuple):
    """What is asked of one library; ``likeness`` says how like the claim's a text's subjects are,
    0 to 1, by the terms of the text."""

    query: Query
    asked: Asked
    themes: tuple[Meant, ...]
    likeness: Callable[[Collection[str]], float]
    is_theme_named: bool


def make_request(
    library: Library,
    words: LibraryWords,
    query: str | None,
    theme: Theme | None,
    position: Position | None,
    themes: Themes | None,
) -> Request:
    """Return the request for any of a query, a theme and a position."""
    reader = ClaimReader(library, gather_synonyms(themes, words.definitions))
    read = read_query(query or "")
    claim = _claim(reader, read, position)
    named = theme or _theme_of(position, themes)
    meant = _themes_meant(claim, named, themes)
    if not claim and named is not None:
        claim = _whole_theme(reader, named)
    sought = words.weighed(library, [*claim, *_reasons(reader, position)])
    for one, _ in meant:
        sought += words.weighed_theme(library, one)
    clearness = {one.id: clear for one, clear in meant} | {REASONS: 1.0}
    asked = Asked(sought, clearness)
    likeness = _likeness(claim, named, meant, themes)
    return Request(read, asked, meant, likeness, is_theme_named=named is not None)


def _claim(reader: ClaimReader, query: Query, position: Position | None) -> list[Want]:
    claim = reader.wants(query.whole) if query.whole else []
    if position is not None:
        weight = POSITION_BESIDE_QUERY if claim else CLAIM_WEIGHT
        claim = claim + reader.wants(position.statement, weight)
    return claim


def _theme_of(position: Position | None, themes: Themes | None) -> Theme | None:
    if position is None or themes is None:
        return None
    return next((theme for theme in themes.themes if theme.id == position.theme), None)


def _themes_meant(
    claim: Sequence[Want], named: Theme | None, themes: Themes | None
) -> tuple[Meant, ...]:
    """Return the theme that is named, else those that the claim clearly touches."""
    if named is not None:
        return ((named, 1.0),)
    if themes is None:
        return ()
    touched = subjects_of(themes).touched(claim)
    return tuple((themes.themes[index], clear) for index, clear in touched)


def _whole_theme(reader: ClaimReader, theme: Theme) -> list[Want]:
    wants = [*reader.wants(theme.title), *theme_wants(theme, CLAIM_WEIGHT)]
    return [want._replace(part=CLAIM) for want in wants]


def _reasons(reader: ClaimReader, position: Position | None) -> list[Want]:
    """Return the wants of a position's rationale and asks."""
    if position is None:
        return []
    asks = " ".join(ask.ask for ask in position.asks)
    wants = reader.wants(f"{position.rationale} {asks}", RATIONALE_WEIGHT)
    return [want._replace(part=REASONS) for want in wants]


def _likeness(
    claim: Sequence[Want],
    named: Theme | None,
    meant: Sequence[Meant],
    themes: Themes | None,
) -> Callable[[Collection[str]], float]:
    if themes is None or not meant:
        return lambda _: 0.0
    subjects, clearness = subjects_of(themes), meant[0][1]
    index = themes.themes.index(named) if named in themes.themes else None
    mix = subjects.mix(claim_weights(claim), index)
    return lambda terms: clearness * subjects.likeness(mix, terms)
