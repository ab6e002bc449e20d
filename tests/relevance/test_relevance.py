"""The ranker against graded positions, and against plain BM25 over the same passages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.relevance.judgements import HELD_OUT
from tests.relevance.report import Bench, bench

MARGIN = 0.05
"""How much better than plain BM25 the ranking must be."""

FLOORS = {"clean": (0.82, 0.7), "mistyped": (0.79, 0.69)}
"""Recall@10 and nDCG@10 that are held; a change that loses them has broken something."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("workspace")) as opened:
        yield opened


@pytest.fixture(scope="module")
def held_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("workspace"), HELD_OUT) as opened:
        yield opened


def beats(measured: Bench, typing: str, yardstick: str) -> bool:
    ours, plain = measured.mean("ours", typing), measured.mean(yardstick, typing)
    return ours.ndcg >= plain.ndcg + MARGIN and ours.recall >= plain.recall + MARGIN


@pytest.mark.parametrize("typing", ["clean", "mistyped"])
@pytest.mark.parametrize("yardstick", ["plain BM25", "plain BM25, stemmed"])
def test_ranking_beats_plain_bm25(measured: Bench, typing: str, yardstick: str) -> None:
    assert beats(measured, typing, yardstick)


@pytest.mark.parametrize("typing", ["clean", "mistyped"])
@pytest.mark.parametrize("yardstick", ["plain BM25", "plain BM25, stemmed"])
def test_it_does_so_on_positions_that_nothing_was_tuned_to(
    held_out: Bench, typing: str, yardstick: str
) -> None:
    assert beats(held_out, typing, yardstick)


@pytest.mark.parametrize("typing", ["clean", "mistyped"])
def test_recall_and_gain_are_held(measured: Bench, typing: str) -> None:
    recall, gain = FLOORS[typing]
    ours = measured.mean("ours", typing)
    assert ours.recall >= recall
    assert ours.ndcg >= gain


@pytest.mark.parametrize("typing", ["clean", "mistyped"])
def test_what_would_certainly_be_quoted_is_among_the_first_ten(
    measured: Bench, typing: str
) -> None:
    assert measured.mean("ours", typing).recall_of_best >= 0.85


def test_no_position_has_more_evidence_than_ten_places_hold(measured: Bench) -> None:
    """Else the two readings of recall@10 would differ, and one would flatter."""
    means = measured.mean("ours", "clean")
    assert means.ceiling == 1.0
    assert means.of_ten == means.recall


@pytest.mark.parametrize("typing", ["clean", "mistyped"])
def test_no_assessor_alone_would_say_otherwise(measured: Bench, typing: str) -> None:
    for assessor, means in measured.by_assessor(typing):
        assert means.recall_of_best >= 0.85, assessor


def test_typing_errors_cost_next_to_nothing(measured: Bench) -> None:
    lost = measured.mean("ours", "clean").ndcg - measured.mean("ours", "mistyped").ndcg
    assert lost <= 0.04


def test_scores_mean_what_they_say(measured: Bench) -> None:
    """Of passages scored in a band, about that share is what a careful reader would keep."""
    for low, high, scored, kept in measured.calibration():
        if scored >= 20:
            assert low - 0.1 <= kept <= high + 0.1, (low, high, scored, kept)


def test_there_are_positions_enough_over_both_documents(measured: Bench) -> None:
    assert len(measured.judged) >= 25
    assert len({source for j in measured.judged for source, _ in j.grades}) == 2
