"""Evidence proposed for an answer: what a person would be shown first, from several voices.

In go positions, themes or a query, how many passages are wanted and what is already used; out come
matches. The promises: never one below :data:`FLOOR`; none that overlaps a span already used; the
same library and request give the same proposals; fewer than asked where the library has no more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from assistant.library.library import Library
from assistant.matching.duplicates import is_repeated_text
from assistant.matching.head import CLOSE
from assistant.matching.match import Match
from assistant.matching.searching import search
from assistant.matching.spread import spread
from assistant.themes.theme import Position, Theme, Themes

FLOOR = CLOSE / 2
"""The lowest score that is proposed: one passage in four at this score would be kept."""

_POOL = 5
"""How many times the wanted number is looked at, so that there is something to choose between."""

_SMALLEST_POOL = 30

Used = tuple[str, int | None, int | None]
"""A span already quoted: source, start, end; without offsets it says nothing."""


def propose(
    library: Library,
    *,
    count: int,
    query: str | None = None,
    positions: Sequence[Position] = (),
    themes: Sequence[Theme] = (),
    vocabulary: Themes | None = None,
    exclude: Sequence[Used] = (),
    sources: Sequence[str] | None = None,
    floor: float = FLOOR,
) -> list[Match]:
    """Return up to ``count`` passages worth proposing, best and most varied first.

    The query, every position, and every theme that is no position's are each searched for; a
    passage keeps its best score. ``vocabulary`` is the themes file that all come from, ``exclude``
    the spans already quoted, ``sources`` the ids to look in.
    """
    pool = max(_SMALLEST_POOL, _POOL * count) + len(exclude)
    found: list[Match] = []
    for text, theme, position in _searches(query, positions, themes):
        asked = _Asked(text, theme, position, pool, None if sources is None else tuple(sources))
        found += _remembered(library, asked, vocabulary)
    free = [m for m in _best_of(found) if m.score >= floor and not _is_used(m, exclude)]
    return spread(_said_once(free), count)


class _Asked(NamedTuple):
    """One search, as :func:`~assistant.matching.searching.search` takes it."""

    text: str | None
    theme: Theme | None
    position: Position | None
    limit: int
    sources: tuple[str, ...] | None


class _Memory(NamedTuple):
    """What was found in one state of a library with one vocabulary, the latest searches last."""

    generation: int
    vocabulary: Themes | None
    found: OrderedDict[_Asked, list[Match]]


# The drafts of a batch ask one library the same things a thousand times over. An entry goes with
# its library, and whenever the library or the vocabulary is another.
_MEMORIES: WeakKeyDictionary[Library, _Memory] = WeakKeyDictionary()

_REMEMBERED = 200
"""Searches remembered for one library: ten briefs' worth, a few megabytes."""


def _remembered(library: Library, asked: _Asked, vocabulary: Themes | None) -> list[Match]:
    memory = _MEMORIES.get(library)
    generation = library.generation
    if memory is None or memory.generation != generation or memory.vocabulary is not vocabulary:
        memory = _MEMORIES[library] = _Memory(generation, vocabulary, OrderedDict())
    if asked not in memory.found:
        memory.found[asked] = search(
            library,
            asked.text,
            theme=asked.theme,
            position=asked.position,
            themes=vocabulary,
            limit=asked.limit,
            sources=asked.sources,
        )
        if len(memory.found) > _REMEMBERED:
            memory.found.popitem(last=False)
    return memory.found[asked]


def _searches(
    query: str | None, positions: Sequence[Position], themes: Sequence[Theme]
) -> list[tuple[str | None, Theme | None, Position | None]]:
    by_id = {theme.id: theme for theme in themes}
    held = {position.theme for position in positions}
    asked: list[tuple[str | None, Theme | None, Position | None]] = []
    if query and query.strip():
        asked.append((query, None, None))
    asked += [(None, by_id.get(position.theme), position) for position in positions]
    return asked + [(None, theme, None) for theme in themes if theme.id not in held]


def _best_of(matches: Sequence[Match]) -> list[Match]:
    """Keep each passage once, with its best score; best first, as found otherwise."""
    kept: dict[tuple[str, int], Match] = {}
    for match in matches:
        place = (match.passage.source, match.passage.start)
        if place not in kept or match.score > kept[place].score:
            kept[place] = match
    return sorted(kept.values(), key=lambda match: -match.score)


def _is_used(match: Match, exclude: Sequence[Used]) -> bool:
    passage = match.passage
    return any(
        source == passage.source and start < passage.end and passage.start < end
        for source, start, end in exclude
        if start is not None and end is not None
    )


def _said_once(matches: Sequence[Match]) -> list[Match]:
    """Leave out what nearly repeats an earlier match: two positions may each have found one."""
    kept: list[Match] = []
    for match in matches:
        if not any(is_repeated_text(match.passage.text, other.passage.text) for other in kept):
            kept.append(match)
    return kept
