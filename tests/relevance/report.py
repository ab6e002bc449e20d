"""How well the ranker does on the graded positions: ``python -m tests.relevance.report``.

Every position's statement alone goes through the same search as the command uses, with the shipped
themes; so do three mistyped copies of it (one word in four). Plain BM25 over the same passages is
the yardstick. With ``--misses`` each passage that a reader would keep and the first ten lack is
listed; with ``--held-out`` the second set is measured, which nothing is tuned to. Three assessors
graded; the median counts, and what each alone would say is told below it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from shutil import copytree

from assistant.library import Library, open_library
from assistant.matching import Match, search
from assistant.themes import load_themes
from tests.relevance.bm25 import PlainBM25
from tests.relevance.judgements import (
    ASSESSORS,
    HELD_OUT,
    POSITIONS,
    SEEDS,
    Judged,
    Place,
    load_judged,
)
from tests.relevance.measures import DEPTH, Measured, measure_all, ndcg, recall
from tests.relevance.mistyping import mistype

SEEDS_OF_ERRORS = ("1", "2", "3")
BANDS = ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.01))
RANKERS = ("plain BM25", "plain BM25, stemmed", "ours")

Ranker = Callable[[str], Sequence[Place]]


class Bench:
    """A library of the seeds with the graded positions and the rankers to compare."""

    def __init__(self, library: Library, graded: Path) -> None:
        self._library = library
        self._themes = load_themes(SEEDS / "themes.yaml")
        self._passages = [p for s in library.sources() for p in library.passages(s.id)]
        self._places = [(p.source, p.start) for p in self._passages]
        self.judged = load_judged(library, graded)
        self._by_assessor = [
            load_judged(library, graded, itemgetter(place)) for place in range(len(ASSESSORS))
        ]
        self._rankers: dict[str, Ranker] = {
            "plain BM25": self._plain(stemmed=False),
            "plain BM25, stemmed": self._plain(stemmed=True),
            "ours": lambda query: [_place(match) for match in self.matches(query)],
        }
        self._ranked: dict[tuple[str, str], Sequence[Sequence[Place]]] = {}
        self._means: dict[tuple[str, str], Measured] = {}

    def matches(self, query: str, limit: int = DEPTH) -> list[Match]:
        """Return what the program answers."""
        return search(self._library, query, themes=self._themes, limit=limit)

    def mean(self, ranker: str, typing: str) -> Measured:
        """Return the means of a ranker on "clean" or "mistyped" statements."""
        if (ranker, typing) not in self._means:
            rankings = [self._rankings(ranker, seed) for seed in _seeds(typing)]
            self._means[ranker, typing] = _means([measure_all(self.judged, r) for r in rankings])
        return self._means[ranker, typing]

    def by_assessor(self, typing: str) -> Iterator[tuple[str, Measured]]:
        """Yield our means as each assessor's grades alone would have them."""
        for assessor, judged in zip(ASSESSORS, self._by_assessor, strict=True):
            runs = [measure_all(judged, self._rankings("ours", seed)) for seed in _seeds(typing)]
            yield assessor, _means(runs)

    def calibration(self) -> Iterator[tuple[float, float, int, float]]:
        """Yield (from, to, passages scored so, share of them that a reader would keep)."""
        scored = [
            (match.score / 100, judged.grades.get(_place(match), 0) >= 2)
            for judged in self.judged
            for match in self.matches(judged.statement, len(self._places))
        ]
        for low, high in BANDS:
            kept = [keep for score, keep in scored if low <= score < high]
            yield low, high, len(kept), sum(kept) / len(kept) if kept else 0.0

    def misses(self, judged: Judged) -> list[str]:
        """Return the words of each passage that a reader would keep and our first ten lack."""
        found = {_place(match) for match in self.matches(judged.statement)}
        texts = dict(zip(self._places, self._passages, strict=True))
        missed = [p for p, grade in judged.grades.items() if grade >= 2 and p not in found]
        return [" ".join(texts[place].text.split())[:110] for place in missed]

    def _plain(self, *, stemmed: bool) -> Ranker:
        plain = PlainBM25([p.text for p in self._passages], stemmed=stemmed)
        return lambda query: [self._places[at] for at in plain.rank(query)[:DEPTH]]

    def _rankings(self, ranker: str, seed: str) -> Sequence[Sequence[Place]]:
        if (ranker, seed) not in self._ranked:
            queries = [mistype(j.statement, seed) if seed else j.statement for j in self.judged]
            self._ranked[ranker, seed] = [self._rankers[ranker](query) for query in queries]
        return self._ranked[ranker, seed]


@contextmanager
def bench(workspace: Path, graded: Path = POSITIONS) -> Iterator[Bench]:
    """Index the seeds in ``workspace`` and open them for measuring against ``graded``."""
    copytree(SEEDS, workspace / "sources")
    with open_library(workspace) as library:
        library.index()
        yield Bench(library, graded)


def main(arguments: Sequence[str]) -> int:
    graded = HELD_OUT if "--held-out" in arguments else POSITIONS
    with tempfile.TemporaryDirectory() as name, bench(Path(name), graded) as measured:
        _show_means(measured)
        _show_calibration(measured)
        _show_positions(measured, misses="--misses" in arguments)
    return 0


def _show_means(measured: Bench) -> None:
    print(
        f"{len(measured.judged)} positions. recall@10: the share of all passages so graded that\n"
        "stand among the first ten; of ten: the same as a share of min(10, passages graded 2 and\n"
        "over); most: the highest recall@10 at grade 2 and over that any ranking could reach.\n"
    )
    print(f"{'':33}recall@10 at grade          2 and over")
    print(f"{'':33}3  2 and over  1 and over  of ten   most  nDCG@10")
    for typing in ("clean", "mistyped"):
        for ranker in RANKERS:
            _show_row(f"  {typing:9} {ranker:20}", measured.mean(ranker, typing))
    print("\nours, by the grades of each assessor alone\n")
    for typing in ("clean", "mistyped"):
        for assessor, means in measured.by_assessor(typing):
            _show_row(f"  {typing:9} {assessor:20}", means)


def _show_row(name: str, means: Measured) -> None:
    print(
        f"{name}{means.recall_of_best:.3f}"
        f"{means.recall:10.3f}{means.recall_of_context:12.3f}"
        f"{means.of_ten:9.3f}{means.ceiling:7.3f}{means.ndcg:9.3f}"
    )


def _show_calibration(measured: Bench) -> None:
    print("\nscores, and the share of passages scored so that a reader would keep\n")
    for low, high, scored, kept in measured.calibration():
        print(f"  {100 * low:3.0f}–{min(100, 100 * high):3.0f}  {scored:5} passages  {kept:.2f}")


def _show_positions(measured: Bench, *, misses: bool) -> None:
    print("\nrecall@10, nDCG@10 by position, the weakest first\n")
    rows = [(_recall(measured, judged), judged) for judged in measured.judged]
    for (share, gain), judged in sorted(rows, key=lambda row: row[0]):
        print(f"  {share:.2f}  {gain:.2f}  {judged.statement}")
        for words in measured.misses(judged) if misses else ():
            print(f"                lacks: {words}")


def _recall(measured: Bench, judged: Judged) -> tuple[float, float]:
    ranking = [_place(match) for match in measured.matches(judged.statement)]
    return recall(ranking, judged.grades, 2), ndcg(ranking, judged.grades)


def _means(runs: Sequence[Measured]) -> Measured:
    return Measured(*(sum(column) / len(runs) for column in zip(*runs, strict=True)))


def _seeds(typing: str) -> tuple[str, ...]:
    return SEEDS_OF_ERRORS if typing == "mistyped" else ("",)


def _place(match: Match) -> Place:
    return match.passage.source, match.passage.start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
