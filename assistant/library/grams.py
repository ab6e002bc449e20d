"""The gram table: which passages share runs of letters with some words, however altered.

In goes the store; out comes a folder of index files that can always be made again from it, named
in the store, with the sources it was made of. It is made when words are first looked up, not when
documents are indexed, and a later change of some sources costs only their own part.

Each passage is kept with the first words of what follows it in its source, so that a few words
that run over the edge of a passage stand whole in one place.

The promise: a table that answers was made of exactly the sources that the library holds now.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from assistant.library.engine import (
    GRAMS,
    HEAP,
    ONE_THREAD,
    copy_linked,
    damage_named,
    discard_folders,
    folder_fact,
    folder_of,
    is_intact,
    refusals_named,
)
from assistant.library.ranking import Hit
from assistant.library.squeezing import grams_of, squeeze
from assistant.library.store import get_meta, set_meta

OVERLAP = 5
"""Words of what follows that are kept with a passage: any four words in a row stand in one."""

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_FIRST = re.compile(rf"(?:[\W_]*{_WORD.pattern}){{1,{OVERLAP}}}")

_MOST_CHANGED = 0.2
"""Share of the sources that may have gone or come before the table is made whole again."""

_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should

Told = Callable[[int, int, str], None]


class GramTable:
    """A gram table, opened for looking up."""

    def __init__(self, folder: Path) -> None:
        with damage_named():
            index = tantivy.Index.open(str(folder))
            self._schema = index.schema
            self._searcher = index.searcher()

    def frequency(self, gram: str) -> int:
        """Return in how many passages the gram stands."""
        with damage_named():
            return int(self._searcher.doc_freq("grams", gram))

    def holding(self, grams: Iterable[str], limit: int, sources: Sequence[int] | None) -> list[int]:
        """Return the numbers of the first ``limit`` passages that hold all of the grams."""
        wanted = [(_MUST, self._term(gram)) for gram in grams]
        if not wanted:
            return []
        query = self._among(tantivy.Query.boolean_query(wanted), sources)
        with damage_named():
            result = self._searcher.search(
                query, limit=limit, count=False, order_by_field="number", order=tantivy.Order.Asc
            )
        return [int(number) for number, _ in result.hits]

    def sharing(
        self, grams: Iterable[tuple[str, float]], limit: int, sources: Sequence[int] | None
    ) -> list[Hit]:
        """Return up to ``limit`` passages with the greatest weight of shared grams."""
        weigh = tantivy.Query.const_score_query
        wanted = [(_SHOULD, weigh(self._term(gram), weight)) for gram, weight in grams]
        if not wanted:
            return []
        query = self._among(tantivy.Query.boolean_query(wanted), sources)
        with damage_named():
            hits = self._searcher.search(query, limit=limit, count=False).hits
            numbers = self._searcher.fast_field_values("number", [place for _, place in hits])
        pairs = zip(numbers, hits, strict=True)
        return [Hit(int(number), score) for number, (score, _) in pairs if number is not None]

    def _term(self, gram: str) -> Any:
        return tantivy.Query.term_query(self._schema, "grams", gram, "basic")

    def _among(self, query: Any, sources: Sequence[int] | None) -> Any:
        if sources is None:
            return query
        among = tantivy.Query.term_set_query(self._schema, "source", list(sources))
        among = tantivy.Query.const_score_query(among, 0.0)
        return tantivy.Query.boolean_query([(_MUST, query), (_MUST, among)])


def is_table_of(store: Path, fact: str, sources: Collection[int]) -> bool:
    """Tell whether the table that the store names is whole and made of these sources."""
    return (
        bool(fact) and set(json.loads(fact)["sources"]) == set(sources) and is_intact(store, fact)
    )


def make_grams(
    store: Path, connection: sqlite3.Connection, told: Told | None = None, *, anew: bool = False
) -> None:
    """Bring the table in step with the sources, and name it in the store.

    ``anew`` makes it whole even where nothing seems to be wrong with it. ``told`` is called with
    how many sources are done, how many there are to do, and the file. The caller holds the lock of
    the place.

    Raises:
        CannotWrite: the disk refuses; the table is as it was.
    """
    files = dict(connection.execute("SELECT number, file FROM sources ORDER BY file").fetchall())
    fact = get_meta(connection, "grams")
    if not anew and is_table_of(store, fact, files):
        return
    before = _Before(store, fact)
    discard_folders(store, GRAMS, keep=before.folder)
    folder = store / f"{GRAMS}-{before.number + 1}"
    kept = before.sources & files.keys()
    changed = len(before.sources | files.keys()) - len(kept)
    if anew or changed > _MOST_CHANGED * len(files) or not before.is_intact:
        build, kept = _Build(folder, None), set()
    else:
        build = _Build(folder, store / before.folder)
        build.drop(sorted(before.sources - kept))
    try:
        come = [number for number in files if number not in kept]
        for done, number in enumerate(come, 1):
            build.add(number, connection)
            if told is not None:
                told(done, len(come), files[number])
        build.finish()
        _name(connection, folder, files)
    except BaseException:
        discard_folders(store, GRAMS, keep=before.folder)
        raise
    discard_folders(store, GRAMS, keep=folder.name)


class _Before:
    """The table that the store names now, if it names one."""

    def __init__(self, store: Path, fact: str) -> None:
        self.sources: set[int] = set(json.loads(fact)["sources"]) if fact else set()
        self.folder = folder_of(store, fact).name if fact else ""
        self.number = int(self.folder.rpartition("-")[2] or 0)
        self.is_intact = bool(fact) and is_intact(store, fact)


class _Build:
    """A table while it is filled, in a new folder, from nothing or from the one before."""

    def __init__(self, folder: Path, previous: Path | None) -> None:
        self._folder = folder
        with refusals_named(folder):
            if previous is None:
                folder.mkdir()
                index = tantivy.Index(_schema(), path=str(folder))
            else:
                copy_linked(previous, folder)
                index = tantivy.Index.open(str(folder))
            self._writer = index.writer(HEAP, ONE_THREAD)

    def drop(self, sources: Iterable[int]) -> None:
        """Leave out the passages of these sources."""
        with refusals_named(self._folder):
            for source in sources:
                self._writer.delete_documents_by_term("source", source)

    def add(self, source: int, connection: sqlite3.Connection) -> None:
        """Add the passages of a source."""
        rows = connection.execute(
            "SELECT number, text FROM passages WHERE number >= ? AND number < ? ORDER BY number",
            (source << 24, (source + 1) << 24),
        ).fetchall()
        followers = _followers([text for _, text in rows])
        with refusals_named(self._folder):
            for (number, text), after in zip(rows, followers, strict=True):
                passage = tantivy.Document()
                passage.add_text("grams", " ".join(grams_of(squeeze(text) + squeeze(after))))
                passage.add_integer("number", number)
                passage.add_integer("source", source)
                self._writer.add_document(passage)

    def finish(self) -> None:
        """Write what is still in memory."""
        with refusals_named(self._folder):
            self._writer.commit()
            self._writer.wait_merging_threads()


def _name(connection: sqlite3.Connection, folder: Path, sources: Iterable[int]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        set_meta(connection, "grams", folder_fact(folder, sources=sorted(sources)))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _schema() -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("grams", tokenizer_name="whitespace", index_option="basic")
    schema.add_integer_field("number", fast=True)
    schema.add_integer_field("source", indexed=True)
    return schema.build()


def _followers(texts: Sequence[str]) -> list[str]:
    """Return the first words after each text, from as many of the next ones as that takes."""
    after: list[str] = []
    following: list[str] = []
    for text in reversed(texts):
        after.append(" ".join(following))
        first = _FIRST.match(text)
        words = _WORD.findall(first[0]) if first else []
        following = [*words, *following][:OVERLAP]
    return after[::-1]
