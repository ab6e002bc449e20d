"""The library as it stands at one moment, opened for reading.

In goes the folder of a store; out come sources, passages, words and ranked candidates. The promise:
a number always means the same passage; what another process took out meanwhile is left out, and
never answered with another text.
"""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json

from assistant.errors import LibraryDamaged
from assistant.library.changes import stored_text
from assistant.library.engine import EngineDamagedError, folder_of, is_intact
from assistant.library.grams import GramTable, is_table_of
from assistant.library.ranking import Found, Hit, Ranking
from assistant.library.source import Source
from assistant.library.store import (
    DATABASE_NAME,
    get_meta,
    mark_damaged,
    mistakes_named,
    open_store,
    sum_of,
)
from assistant.passages.passage import Passage

_SPARE = 56
"""Candidates fetched beyond the limit, so that equal scores at the edge are cut in reading order
and not in the order in which the engine met them."""

_MOST_PLACES = 900
"""Values that one question can have in the oldest SQLite that Python is used with, and some left
over."""


class Row(NamedTuple):
    """A candidate as ranking needs it.

    ``terms`` are joined by spaces, as they were indexed; ``rest`` is JSON of the fields of its
    passage that differ from their defaults, without source, start, end and text.
    """

    number: int
    source_number: int
    ordinal: int
    text: str
    terms: str
    rest: str


class PlacedText(NamedTuple):
    """The text of a passage and where it starts in the stored text of its source."""

    number: int
    source: str
    start: int
    text: str


class StoredPassage(NamedTuple):
    """A passage with its number in the library and its place in its source."""

    number: int
    source_id: str
    ordinal: int
    passage: Passage


class Statistics(NamedTuple):
    """How many sources and passages there are, and how many terms a passage has on average."""

    sources: int
    passages: int
    mean_length: float


class Acronym(NamedTuple):
    """A short and a long form that documents define, and how many sources do so."""

    short: str
    long: str
    sources: int


class View:
    """One state of a store; ``generation`` is a number that no other state has."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self._folder = folder
        self._connection = connection
        self._inode = (folder / DATABASE_NAME).stat().st_ino
        self.generation, self._ranking_meta = self._state()
        self._grams: GramTable | None = None

    def close(self) -> None:
        """Give the files back."""
        self._connection.close()

    def is_latest(self) -> bool:
        """Tell whether no other process has changed the library since."""
        with mistakes_named(self._folder):
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return version == self._version or self._state()[0] == self.generation

    def is_of(self, status: os.stat_result) -> bool:
        """Tell whether this is the file that is open here."""
        return status.st_ino == self._inode

    @functools.cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order of their files."""
        return tuple(self._by_number.values())

    @functools.cached_property
    def unread(self) -> tuple[tuple[str, str], ...]:
        """Every file that could not be read, with the reason, in the order of the files."""
        with mistakes_named(self._folder):
            rows = self._connection.execute("SELECT file, reason FROM unread ORDER BY file")
            return tuple(rows.fetchall())

    @functools.cached_property
    def source_numbers(self) -> dict[str, int]:
        """The number of every source, by its id."""
        return {source.id: number for number, source in self._by_number.items()}

    @functools.cached_property
    def _by_number(self) -> dict[int, Source]:
        with mistakes_named(self._folder):
            query = "SELECT number, record, record_sum FROM sources ORDER BY file"
            rows = self._connection.execute(query)
            return {number: self._source(*kept) for number, *kept in rows}

    @functools.cached_property
    def _names(self) -> dict[int, str]:
        """The id of every source, by its number."""
        with mistakes_named(self._folder):
            return dict(self._connection.execute("SELECT number, id FROM sources").fetchall())

    @functools.cached_property
    def _places(self) -> dict[str, int]:
        """Where each source stands in reading order, by its id."""
        return {self._names[number]: place for number, place in self._order.items()}

    @functools.cached_property
    def _order(self) -> dict[int, int]:
        """Where each source stands in reading order, by its number."""
        with mistakes_named(self._folder):
            rows = self._connection.execute("SELECT number FROM sources ORDER BY file").fetchall()
        return {number: place for place, (number,) in enumerate(rows)}

    @functools.cached_property
    def ranking(self) -> Ranking:
        """The search engine's index of this state.

        Raises:
            EngineDamagedError: its files are not as they were written.
        """
        folder = folder_of(self._folder, self._ranking_meta)
        if not is_intact(self._folder, self._ranking_meta):
            message = f"{folder} is not as it was written"
            raise EngineDamagedError(message)
        return Ranking(folder)

    def candidates(
        self, terms: Iterable[tuple[str, float]], limit: int, sources: Sequence[str] | None
    ) -> list[Hit]:
        """Return the passages that hold the weighted terms: best first, ties in reading order."""
        if not self._ranking_meta:
            return []
        found = self.ranking.candidates(terms, limit + _SPARE, self._numbers(sources))
        return self._in_order(found, limit)

    def phrase(self, words: Sequence[str], limit: int, sources: Sequence[str] | None) -> list[Hit]:
        """Return the passages in which the terms follow one another, as :meth:`candidates`."""
        if not self._ranking_meta:
            return []
        found = self.ranking.phrase(words, limit + _SPARE, self._numbers(sources))
        return self._in_order(found, limit)

    @property
    def grams(self) -> GramTable | None:
        """The gram table; None where there is none of the sources as they are."""
        if self._grams is None:
            with mistakes_named(self._folder):
                fact = get_meta(self._connection, "grams")
            if is_table_of(self._folder, fact, self._order.keys()):
                self._grams = GramTable(folder_of(self._folder, fact))
        return self._grams

    def let_go_of_grams(self) -> None:
        """Forget the gram table, so that it is opened anew."""
        self._grams = None

    def placed_texts(self, numbers: Iterable[int]) -> list[PlacedText]:
        """Return the texts of these passages with their places, in the order of numbers."""
        names = self._names
        with mistakes_named(self._folder):
            rows = self._connection.execute(
                "SELECT number, start, text FROM passages "  # noqa: S608 - numbers
                f"WHERE number IN ({_listed(numbers)}) ORDER BY number"
            )
            return [
                PlacedText(number, names[number >> 24], start, text)
                for number, start, text in rows
                if number >> 24 in names
            ]

    def place_of(self, source: str) -> int:
        """Return where a source stands in reading order, or -1 where there is none of this id."""
        return self._places.get(source, -1)

    def numbers_of(self, sources: Sequence[str] | None) -> list[int] | None:
        """Return the numbers of the sources with these ids; None for all."""
        return self._numbers(sources)

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Return the rows of these passages, in the order given."""
        with mistakes_named(self._folder):
            rows = self._connection.execute(
                *_of("number >> 24, number & 0xFFFFFF, text, terms, rest", numbers)
            )
            found = {row[0]: Row._make(row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def terms(self, numbers: Collection[int]) -> list[tuple[int, int, str]]:
        """Return the number, its source's number and the terms of these passages, in any order."""
        with mistakes_named(self._folder):
            return self._connection.execute(*_of("number >> 24, terms", numbers)).fetchall()

    def stored_passages(self, numbers: Sequence[int]) -> list[StoredPassage]:
        """Return these passages whole, in the order given."""
        with mistakes_named(self._folder):
            rows = self._connection.execute(*_of("start, end, text, rest, sum", numbers))
            known = self._by_number
            found = {row[0]: self._stored_passage(*row) for row in rows if row[0] >> 24 in known}
        return [found[number] for number in numbers if number in found]

    def passages(self, source: str) -> tuple[Passage, ...]:
        """Return every passage of a source, in reading order."""
        first = self.source_numbers[source] << 24
        with mistakes_named(self._folder):
            rows = self._connection.execute(
                "SELECT number, start, end, text, rest, sum FROM passages "
                "WHERE number >= ? AND number < ? ORDER BY number",
                (first, first + (1 << 24)),
            )
            return tuple(self._stored_passage(*row).passage for row in rows)

    def passages_between(self, source: str, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages of a source that touch [start, end), in reading order."""
        first = self.source_numbers[source] << 24
        with mistakes_named(self._folder):
            rows = self._connection.execute(
                "SELECT number, start, end, text, rest, sum FROM passages "
                "WHERE number >= ? AND number < ? AND start < ? AND end > ? ORDER BY number",
                (first, first + (1 << 24), end, start),
            )
            return tuple(self._stored_passage(*row).passage for row in rows)

    def text(self, source: str) -> str:
        """Return the stored text of a source."""
        with mistakes_named(self._folder):
            return stored_text(self._connection, self.source_numbers[source])

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each term stands, as the ranking counts them."""
        if not self._ranking_meta:
            return dict.fromkeys(terms, 0)
        return self.ranking.frequencies(terms)

    def word_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each folded word stands, spelt exactly so."""
        found = dict.fromkeys(words, 0)
        asked = iter(list(found))
        with mistakes_named(self._folder):
            while some := list(islice(asked, _MOST_PLACES)):
                places = ",".join("?" * len(some))
                query = f"SELECT word, passages FROM vocabulary WHERE word IN ({places})"  # noqa: S608
                found.update(self._connection.execute(query, some))
        return found

    def words_starting(self, beginning: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return the folded words with this beginning and so many letters, each with its number
        of passages, in the order of the alphabet."""
        with mistakes_named(self._folder):
            return self._connection.execute(
                "SELECT word, passages FROM vocabulary WHERE word >= ? AND word < ? "
                "AND length(word) BETWEEN ? AND ? ORDER BY word",
                (beginning, beginning + "\U0010ffff", shortest, longest),
            ).fetchall()

    @functools.cached_property
    def statistics(self) -> Statistics:
        """The size of the library."""
        with mistakes_named(self._folder):
            sources, passages, words = self._connection.execute(
                "SELECT count(*), total(passages), total(words) FROM sources"
            ).fetchone()
        return Statistics(sources, int(passages), words / passages if passages else 0.0)

    @functools.cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """What the documents spell out, the most usual long form of each first."""
        with mistakes_named(self._folder):
            rows = self._connection.execute(
                "SELECT short, long, count(*) FROM acronyms GROUP BY short, long "
                "ORDER BY short, count(*) DESC, long"
            )
            return tuple(Acronym(*row) for row in rows)

    def _state(self) -> tuple[int, str]:
        with mistakes_named(self._folder):
            self._connection.execute("BEGIN")
            try:
                self._version = self._connection.execute("PRAGMA data_version").fetchone()[0]
                made, changed = (int(get_meta(self._connection, k)) for k in ("made", "generation"))
                return (made << 24) + changed, get_meta(self._connection, "ranking")
            finally:
                self._connection.execute("ROLLBACK")

    def _numbers(self, sources: Sequence[str] | None) -> list[int] | None:
        if sources is None:
            return None
        return sorted(self.source_numbers[name] for name in set(sources))

    def _in_order(self, found: Iterable[Found], limit: int) -> list[Hit]:
        order = self._order
        # Four decimal places count: what is beyond them hangs on the order of the sums.
        known = sorted(
            [(-round(score * 1e4), order[n >> 24], n) for n, score in found if n >> 24 in order]
        )
        return [Hit(number, -score / 1e4) for score, _, number in known[:limit]]

    def _source(self, record: str, written: int) -> Source:
        if sum_of(record) != written:
            raise self._broken(ValueError("a record is not as it was written"))
        try:
            return Source.model_validate_json(record)
        except ValueError as error:
            raise self._broken(error) from error

    def _stored_passage(
        self, number: int, start: int, end: int, text: str, rest: str, written: int
    ) -> StoredPassage:
        source = self._by_number[number >> 24].id
        if sum_of(start, end, text, rest) != written:
            raise self._broken(ValueError("a passage is not as it was written"))
        try:
            fields = from_json(rest)
            passage = Passage(source=source, start=start, end=end, text=text, **fields)
        except (ValueError, TypeError) as error:
            raise self._broken(error) from error
        return StoredPassage(number, source, number & 0xFFFFFF, passage)

    def _broken(self, error: Exception) -> LibraryDamaged:
        return mark_damaged(self._folder, error)


def open_view(folder: Path) -> View | None:
    """Open the store in ``folder`` as it stands now; None where there is none to read.

    Raises:
        LibraryDamaged: it is there and cannot be used.
    """
    connection = open_store(folder)
    if connection is None:
        return None
    try:
        return View(folder, connection)
    except BaseException:
        connection.close()
        raise


def _of(columns: str, numbers: Collection[int]) -> tuple[str, list[int]]:
    """Return the question for the number and these columns of passages, and its values.

    With places for the numbers, and those in order, it takes half the time: what was made of the
    same question before is used again, and the table is gone through once.
    """
    asked = sorted(numbers)
    places = ",".join("?" * len(asked)) if len(asked) <= _MOST_PLACES else _listed(asked)
    question = f"SELECT number, {columns} FROM passages WHERE number IN ({places})"  # noqa: S608
    return question, asked if len(asked) <= _MOST_PLACES else []


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(str(int(number)) for number in numbers)
