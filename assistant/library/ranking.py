"""The search engine's own folder: which passages may answer, best first.

In goes the store; out comes a folder of index files that can always be made again from it. Each
state of the library has a folder of its own, named in the store, so that one commit of the store
changes both. Files that did not change are shared between two folders by hard links.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from assistant.library.engine import (
    HEAP,
    ONE_THREAD,
    copy_linked,
    damage_named,
    refusals_named,
)

_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should

Weighted = tuple[str, float]

Found = tuple[int, float]
"""The number of a passage and what BM25 gives it."""


class Hit(NamedTuple):
    """A passage by its number, and what BM25 (k1 1.2, b 0.75) gives it for the query."""

    number: int
    score: float


class Ranking:
    """An index folder, opened for searching.

    Raises EngineDamagedError from any of its methods where the folder's files were altered.
    """

    def __init__(self, folder: Path) -> None:
        with damage_named():
            index = tantivy.Index.open(str(folder))
            self._schema = index.schema
            self._searcher = index.searcher()

    def candidates(
        self, terms: Iterable[Weighted], limit: int, sources: Sequence[int] | None
    ) -> list[Found]:
        """Return up to ``limit`` passages that hold any of the weighted terms, best first."""
        wanted = [
            (_SHOULD, tantivy.Query.boost_query(self._term(term), weight)) for term, weight in terms
        ]
        if not wanted:
            return []
        return self._search(tantivy.Query.boolean_query(wanted), limit, sources)

    def phrase(
        self, words: Sequence[str], limit: int, sources: Sequence[int] | None
    ) -> list[Found]:
        """Return up to ``limit`` passages in which the terms ``words`` follow one another."""
        if not words:
            return []
        if len(words) == 1:
            return self._search(self._term(words[0]), limit, sources)
        query = tantivy.Query.phrase_query(self._schema, "terms", list(words))
        return self._search(query, limit, sources)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each term stands."""
        held = self._searcher.doc_freq
        with damage_named():
            return {term: int(held("terms", term)) for term in terms}

    def _term(self, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, "terms", term)

    def _search(self, query: Any, limit: int, sources: Sequence[int] | None) -> list[Found]:
        if sources is not None:
            among = tantivy.Query.term_set_query(self._schema, "source", list(sources))
            among = tantivy.Query.const_score_query(among, 0.0)
            query = tantivy.Query.boolean_query([(_MUST, query), (_MUST, among)])
        with damage_named():
            hits = self._searcher.search(query, limit=limit, count=False).hits
            numbers = self._searcher.fast_field_values("number", [place for _, place in hits])
        pairs = zip(numbers, hits, strict=True)
        return [(int(number), score) for number, (score, _) in pairs if number is not None]


class RankingBuild:
    """An index folder while it is filled; it can be used once :meth:`finish` has returned.

    Raises CannotWrite from any of its methods where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        with refusals_named(folder):
            index = tantivy.Index(_schema(), path=str(folder))
            self._writer = index.writer(HEAP, ONE_THREAD)

    def add(self, source: int, passages: Iterable[tuple[int, str]]) -> None:
        """Add the passages of a source: the number and the terms of each."""
        with refusals_named(self._folder):
            _add_source(self._writer, source, passages)

    def finish(self) -> None:
        """Write what is still in memory."""
        with refusals_named(self._folder):
            self._writer.commit()
            self._writer.wait_merging_threads()


def build_ranking(connection: sqlite3.Connection, folder: Path, sources: Iterable[int]) -> None:
    """Make the index of all passages of ``sources``, in that order, in the new ``folder``.

    Raises:
        CannotWrite: the disk refuses.
    """
    build = RankingBuild(folder)
    for source in sources:
        build.add(source, _passages(connection, source))
    build.finish()


def update_ranking(
    connection: sqlite3.Connection,
    folder: Path,
    previous: Path,
    gone: Iterable[int],
    come: Iterable[int],
) -> None:
    """Make the index in the new ``folder`` from ``previous``, less ``gone`` and with ``come``.

    The statistics of the passages that went stay in it until an index is built whole.
    """
    copy_linked(previous, folder)
    with refusals_named(folder):
        writer = tantivy.Index.open(str(folder)).writer(HEAP, ONE_THREAD)
        for source in gone:
            writer.delete_documents_by_term("source", source)
        for source in come:
            _add_source(writer, source, _passages(connection, source))
        writer.commit()
        writer.wait_merging_threads()


def _schema() -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("terms", tokenizer_name="whitespace", index_option="position")
    schema.add_integer_field("number", fast=True)
    schema.add_integer_field("source", indexed=True)
    return schema.build()


def _passages(connection: sqlite3.Connection, source: int) -> Iterator[tuple[int, str]]:
    """Return the number and the terms of each passage of a source, in order."""
    return connection.execute(
        "SELECT number, terms FROM passages WHERE number >= ? AND number < ? ORDER BY number",
        (source << 24, (source + 1) << 24),
    )


def _add_source(writer: Any, source: int, passages: Iterable[tuple[int, str]]) -> None:
    add, document = writer.add_document, tantivy.Document
    for number, terms in passages:
        passage = document()
        passage.add_text("terms", terms)
        passage.add_integer("number", number)
        passage.add_integer("source", source)
        add(passage)
