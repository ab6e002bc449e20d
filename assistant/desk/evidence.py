"""The search box and its list: what the desk looks for in, rows of evidence out.

The promise: rows come best first unless another order is asked for; nothing is looked for in
sources that are left out; where nothing matches, a sentence says why and what to try.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_name
from assistant.desk.desk import Desk, Mode, Sort
from assistant.desk.places import place_words
from assistant.library import Library
from assistant.library.gathering import looks_like_source
from assistant.library.source import Source
from assistant.matching import Match, search
from assistant.matching.query import read_query
from assistant.noun import Noun
from assistant.themes.theme import Theme

FEWEST_LETTERS = 2
"""Letters from which a search begins; one stands in every passage."""

MODES: tuple[Mode, ...] = ("fuzzy", "exact", "all")
SORTS: tuple[Sort, ...] = ("best", "source", "date")


class PinnedAt(Noun):
    """A pin that quotes some of a span; ``same`` where it quotes just these words."""

    pin: str
    answer: str
    same: bool


class Row(Noun):
    """A match as the list shows it: where it stands, who speaks, and where it is pinned.

    ``number`` counts from 1 as shown; ``pinned`` lists pins whose words overlap the sentences
    that the match proposes; ``here`` says whether one of them is in the answer looked at.
    """

    number: int
    match: Match
    source: Source
    place: str
    who: str
    voice: str
    marking: str | None
    pinned: tuple[PinnedAt, ...] = ()
    here: bool = False


class Found(Noun):
    """What a search gave. ``sentence`` says why there is nothing, or is ""; ``searched`` counts
    the sources looked in."""

    query: str
    theme: str | None
    rows: tuple[Row, ...]
    searched: int
    sentence: str = ""


def find(desk: Desk, library: Library, *, limit: int = 50) -> Found:
    """Search as the desk stands: its query, or its theme where nothing is typed."""
    looking = desk.looking
    theme = _theme(desk)
    searched = searched_sources(desk.brief, library)
    reason = _no_search(desk, library, searched, theme)
    if reason:
        return Found(query=looking.query, theme=looking.theme, rows=(), searched=0, sentence=reason)
    typed = bool(looking.query.strip())
    matches = search(
        library,
        asked_words(looking.query, looking.mode) if typed else None,
        theme=theme,
        themes=desk.themes,
        limit=limit,
        sources=None if len(searched) == len(library.sources()) else searched,
    )
    rows = rows_of(desk, library, _sorted(matches, library, looking.sort))
    return Found(
        query=looking.query,
        theme=looking.theme,
        rows=rows,
        searched=len(searched),
        sentence="" if rows else _nothing(desk, len(searched)),
    )


def asked_words(query: str, mode: Mode) -> str:
    """Return the query as the query language has it, so that ``mode`` is kept to.

    ``exact`` puts all that is typed in quotation marks, ``all`` each word.
    """
    read = read_query(query)
    if mode == "fuzzy" or not read.whole:
        return query
    without = [f'-"{words}"' for words in read.without]
    if mode == "exact":
        return " ".join([f'"{read.whole}"', *without])
    words = [f'"{word}"' for word in re.findall(r"\w[\w'’-]*", read.whole)]
    return " ".join([*words, *without])


def rows_of(desk: Desk, library: Library, matches: Sequence[Match]) -> tuple[Row, ...]:
    """Return matches as rows, numbered from 1."""
    sources = {source.id: source for source in library.sources()}
    return tuple(
        _row(desk, number, match, sources[match.passage.source])
        for number, match in enumerate(matches, start=1)
        if match.passage.source in sources
    )


def searched_sources(brief: Brief, library: Library) -> list[str]:
    """Return the ids of the sources that evidence is looked for in."""
    return [source.id for source in library.sources() if source.id not in brief.unsearched]


def pinned_at(brief: Brief, source: str, start: int, end: int) -> tuple[PinnedAt, ...]:
    """Return the pins whose words overlap a span of a source, in the brief's order."""
    return tuple(
        PinnedAt(pin=pin.id, answer=answer_name(a), same=(pin.start, pin.end) == (start, end))
        for a in brief.answers
        for pin in a.pins
        if pin.source == source and pin.start is not None and pin.end is not None
        if pin.start < end and start < pin.end
    )


def _row(desk: Desk, number: int, match: Match, source: Source) -> Row:
    passage, quote = match.passage, match.quote
    pinned = pinned_at(desk.brief, source.id, quote.start, quote.end)
    return Row(
        number=number,
        match=match,
        source=source,
        place=place_words(passage),
        who=passage.speaker.name if passage.speaker else "",
        voice=passage.voice,
        marking=source.marking,
        pinned=pinned,
        here=any(one.answer == desk.looking.answer for one in pinned),
    )


def _theme(desk: Desk) -> Theme | None:
    return next((t for t in desk.themes.themes if t.id == desk.looking.theme), None)


def _sorted(matches: Sequence[Match], library: Library, sort: Sort) -> list[Match]:
    if sort == "best":
        return list(matches)
    sources = {source.id: (at, source.date or "") for at, source in enumerate(library.sources())}
    kept = sorted(matches, key=lambda m: (sources[m.passage.source][0], m.passage.start))
    if sort == "date":
        # Newest first, undated last; within a date they keep their order.
        kept.sort(key=lambda m: sources[m.passage.source][1], reverse=True)
    return kept


def _no_search(desk: Desk, library: Library, searched: list[str], theme: Theme | None) -> str:
    """Return why there is nothing to search for or in, or ""."""
    query = desk.looking.query.strip()
    if not library.sources():
        return _no_documents(desk, library)
    if not searched:
        return "No source is searched. Tick some under Sources."
    if not query and theme is None:
        return "Type what to look for, or choose a theme."
    if query and len(query) < FEWEST_LETTERS:
        return f"Type at least {FEWEST_LETTERS} letters."
    if query and not read_query(query).whole:
        return "Only words to leave out were typed. Add a word to look for."
    return ""


def _nothing(desk: Desk, searched: int) -> str:
    looking, read = desk.looking, read_query(desk.looking.query)
    where = f"in {searched} source" + ("" if searched == 1 else "s")
    left_out = len(desk.brief.unsearched)
    more = f" {left_out} more are not searched." if left_out else ""
    if looking.mode == "exact":
        return f"These words stand nowhere {where} exactly. Try the match mode “fuzzy”.{more}"
    if looking.mode == "all":
        return f"No passage {where} has all of these words. Try the match mode “fuzzy”.{more}"
    if read.exact:
        return f"No passage {where} has the words in quotation marks. Try without the marks.{more}"
    if read.without:
        return f"Nothing matches {where} without the words left out. Leave fewer out.{more}"
    return (
        f"Nothing matches {where}. Try fewer words, or other words for the same thing; or choose "
        f"a theme, whose synonyms are searched too.{more}"
    )


def _no_documents(desk: Desk, library: Library) -> str:
    if library.unread():
        return "None of the documents here could be read. Under Sources it says why."
    folders = [desk.folder / named for named in desk.brief.sources if named != "."]
    if any(looks_like_source(path) for folder in folders for path in folder.glob("*")):
        return "The documents here have not been read yet."
    return f"There are no documents here yet. Put them into {documents_place(desk)}."


def documents_place(desk: Desk) -> str:
    """Return where the documents belong, in full: who has just begun does not know the folder."""
    folders = [str((desk.folder / named).absolute()) for named in desk.brief.sources]
    return ", ".join(folders) or "the folder that the brief names under “sources”"
