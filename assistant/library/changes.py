"""One change of the store: sources come, go, or get another record, all of it or nothing.

In go readings; out comes the next state of the store with its index folder, made real by a single
commit. The promise: killed at any moment, the library is in the old state or in the new.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.library.engine import (
    GRAMS,
    RANKING,
    discard_folders,
    folder_fact,
    folder_of,
    is_intact,
)
from assistant.library.ranking import RankingBuild, build_ranking, update_ranking
from assistant.library.reading import Reading, Unread
from assistant.library.source import Source
from assistant.library.store import get_meta, mistakes_named, set_meta, sum_of
from assistant.library.terms import words_for_index

BUILT_WHOLE_BELOW = 100_000
"""Passages. Building the index of fewer takes half a second, and one that is built whole gives the
same scores whatever the library went through before."""

_MOST_GONE = 0.02
"""Share of a large library that may be replaced before its index is built whole again: the
statistics behind the scores still count what went."""


class Change:
    """A transaction on the store in ``folder``; used inside :func:`changing`."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._spellings: Counter[str] = Counter()
        self._come: list[int] = []
        self._gone: list[int] = []
        self._anew = False
        self._reordered = False
        # The first time, sources come in the order of a whole index: it is built while they come,
        # when another processor has little to do, and their terms are still at hand.
        self._is_first = get_meta(connection, "generation") == "0"
        self._build: RankingBuild | None = None
        self.touched = False

    def add(self, reading: Reading, source: Source, size: int, stamp: str, hints: str) -> None:
        """Add a source that the store does not hold, under a number no other ever had."""
        number = self._insert_source(reading, source, size, stamp, hints)
        self._insert_passages(number, reading)

    def held(self, number: int) -> list[tuple[str, str]]:
        """Return the texts of a source's passages, each with its other fields as JSON."""
        span = (number << 24, (number + 1) << 24)
        query = "SELECT text, rest FROM passages WHERE number >= ? AND number < ? ORDER BY number"
        return [(text, rest) for text, rest in self._connection.execute(query, span)]

    def drop(self, number: int) -> None:
        """Remove a source with all its passages and words."""
        span = (number << 24, (number + 1) << 24)
        texts = self._connection.execute(
            "SELECT text FROM passages WHERE number >= ? AND number < ?", span
        )
        self._spellings.subtract(words_for_index([text for (text,) in texts]).spellings)
        execute = self._connection.execute
        execute("DELETE FROM passages WHERE number >= ? AND number < ?", span)
        execute("DELETE FROM acronyms WHERE source = ?", (number,))
        execute("DELETE FROM sources WHERE number = ?", (number,))
        self._gone.append(number)
        self.touched = True

    def drop_file(self, file: str) -> None:
        """Remove the source of a file, whatever of it is kept, and build the index anew."""
        row = self._connection.execute(
            "SELECT number FROM sources WHERE file = ?", (file,)
        ).fetchone()
        if row is not None:
            self.drop(row[0])
        self._connection.execute("DELETE FROM unread WHERE file = ?", (file,))
        self.rank_again()

    def rank_again(self) -> None:
        """Build the index anew at the end of this change, whatever else it does."""
        self._anew = self.touched = True

    def ranking_name(self) -> str:
        """Return the name of the index folder of the store's present state, or nothing."""
        ranking = get_meta(self._connection, "ranking")
        return folder_of(self.folder, ranking).name if ranking else ""

    def grams_name(self) -> str:
        """Return the name of the folder of the gram table, or nothing where there is none yet."""
        grams = get_meta(self._connection, "grams")
        return folder_of(self.folder, grams).name if grams else ""

    def restate(self, sources: Iterable[tuple[int, Source, str]]) -> None:
        """Give sources other records (another name of the file, other facts), with their stamps."""
        sources = tuple(sources)
        execute = self._connection.execute
        # Emptied first: two sources may exchange their names, and no name may be there twice.
        for number, _, _ in sources:
            execute("UPDATE sources SET id = number, file = number WHERE number = ?", (number,))
        for number, source, stamp in sources:
            record = source.model_dump_json()
            execute(
                "UPDATE sources SET id = ?, file = ?, stamp = ?, record = ?, record_sum = ? "
                "WHERE number = ?",
                (source.id, source.file, stamp, record, sum_of(record), number),
            )
            self._reordered = self.touched = True

    def stamp(self, number: int, stamp: str) -> None:
        """Note that a file was written again with the same content."""
        self._connection.execute("UPDATE sources SET stamp = ? WHERE number = ?", (stamp, number))

    def set_unread(self, unread: Iterable[tuple[Unread, int, str]]) -> None:
        """Keep which files could not be read, with size and stamp, until they change."""
        self._connection.execute("DELETE FROM unread")
        self._connection.executemany(
            "INSERT INTO unread (file, sha256, size, stamp, reason) VALUES (?, ?, ?, ?, ?)",
            [(u.file, u.sha256, size, stamp, u.reason) for u, size, stamp in unread],
        )

    def set_fact(self, key: str, value: object) -> None:
        """Keep a fact about the store itself."""
        set_meta(self._connection, key, json.dumps(value, ensure_ascii=False))

    def finish(self) -> None:
        """Bring words, index and generation in step with the sources, before the commit."""
        if self._build is None:
            self._count_words()
        else:
            self._count_words_while(self._build.finish)
        if not self.touched:
            return
        generation = int(get_meta(self._connection, "generation")) + 1
        set_meta(self._connection, "generation", str(generation))
        whole = self._anew or self._must_build_whole()
        # Names decide which of equal answers comes first, and so the order a whole index is in.
        if self._come or self._gone or self._anew or (self._reordered and whole):
            self._rank(generation, whole=whole)

    def let_go(self) -> None:
        """Close the index under way, if there is one, so that its folder can be deleted."""
        self._build = None

    def _rank(self, generation: int, *, whole: bool) -> None:
        """Make the index folder of this generation, and name it in the store."""
        folder = self.folder / f"ranking-{generation}"
        if self._build is None:
            self._make_ranking(folder, whole=whole)
        set_meta(self._connection, "ranking", folder_fact(folder))

    def _make_ranking(self, folder: Path, *, whole: bool) -> None:
        previous = self.ranking_name()
        discard_folders(self.folder, RANKING, keep=previous)
        if not whole:
            update_ranking(self._connection, folder, self.folder / previous, self._gone, self._come)
            return
        order = self._connection.execute("SELECT number FROM sources ORDER BY file").fetchall()
        build_ranking(self._connection, folder, [number for (number,) in order])
        set_meta(self._connection, "gone", "0")

    def _must_build_whole(self) -> bool:
        """Tell whether the index of the last state is too different, too small, or not usable."""
        held = self._passages("1")
        if held < BUILT_WHOLE_BELOW or not self._has_intact_ranking():
            return True
        if self._passages(f"number IN ({','.join(map(str, self._come))})") > held / 2:
            return True
        gone = int(get_meta(self._connection, "gone")) + len(self._gone)
        set_meta(self._connection, "gone", str(gone))
        (sources,) = self._connection.execute("SELECT count(*) FROM sources").fetchone()
        return bool(gone > sources * _MOST_GONE)

    def _passages(self, which: str) -> int:
        query = f"SELECT total(passages) FROM sources WHERE {which}"  # noqa: S608 - numbers only
        return int(self._connection.execute(query).fetchone()[0])

    def _has_intact_ranking(self) -> bool:
        ranking = get_meta(self._connection, "ranking")
        return bool(ranking) and is_intact(self.folder, ranking)

    def _insert_source(
        self, reading: Reading, source: Source, size: int, stamp: str, hints: str
    ) -> int:
        record = source.model_dump_json()
        cursor = self._connection.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                None, source.id, source.file, reading.sha256, size, stamp, hints,
                reading.stated, record, sum_of(record), reading.passages, reading.words,
                reading.rows.text, zlib.crc32(reading.rows.text),
            ),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _insert_passages(self, number: int, reading: Reading) -> None:
        rows = list(reading.rows.numbered(number << 24))
        self._connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT OR IGNORE INTO acronyms VALUES (?, ?, ?)",
            [(number, short, long) for short, long in reading.acronyms],
        )
        if self._is_first:
            self._started_build().add(number, ((row[0], row[2]) for row in rows))
        self._spellings.update(reading.spellings)
        self._come.append(number)
        self.touched = True

    def _started_build(self) -> RankingBuild:
        if self._build is None:
            discard_folders(self.folder, RANKING, keep=self.ranking_name())
            self._build = RankingBuild(self.folder / "ranking-1")
        return self._build

    def _count_words_while(self, finish: Callable[[], None]) -> None:
        """Count the words while the engine writes its last segment on another processor."""
        from concurrent.futures import ThreadPoolExecutor  # 10 ms, and only indexing needs it

        with ThreadPoolExecutor(1) as beside:
            written = beside.submit(finish)
            self._count_words()
        written.result()

    def _count_words(self) -> None:
        """Add the counts to the vocabulary, and forget words that no passage holds any more."""
        self._connection.executemany(
            "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT DO UPDATE "
            "SET passages = passages + excluded.passages",
            [(word, more) for word, more in sorted(self._spellings.items()) if more],
        )
        self._connection.execute("DELETE FROM vocabulary WHERE passages <= 0")


@contextmanager
def changing(folder: Path, connection: sqlite3.Connection) -> Iterator[Change]:
    """Run the block as one change: committed whole at its end, undone whole if it fails.

    Raises:
        CannotWrite: the disk refuses; the old state stands.
        LibraryDamaged: the store cannot be used.
    """
    with mistakes_named(folder):
        connection.execute("BEGIN IMMEDIATE")
        change = Change(folder, connection)
        try:
            yield change
            change.finish()
            connection.execute("COMMIT")
        except BaseException:
            change.let_go()
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            discard_folders(folder, RANKING, keep=change.ranking_name())
            raise
        discard_folders(folder, RANKING, keep=change.ranking_name())
        discard_folders(folder, GRAMS, keep=change.grams_name())
        # What the log holds goes into the file, so that no second copy of anything stays behind.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def stored_text(connection: sqlite3.Connection, number: int) -> str:
    """Return the stored text of a source.

    Raises:
        sqlite3.DatabaseError: it is not what was written.
    """
    text, text_sum = connection.execute(
        "SELECT text, text_sum FROM sources WHERE number = ?", (number,)
    ).fetchone()
    if not isinstance(text, bytes) or zlib.crc32(text) != text_sum:
        message = "the text of a source is not as it was written"
        raise sqlite3.DatabaseError(message)
    return str(text, "utf-8")
