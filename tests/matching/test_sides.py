"""A glance at the words of a passage, and the close look that it can spare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.matching.sides import Side

TERMS = st.lists(st.sampled_from("abcdef"), max_size=12)
WAYS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.lists(st.sampled_from("abcde"), min_size=1, max_size=4).map(tuple),
        st.sampled_from((0.5, 1.0, 2.0)),
    ),
    max_size=8,
)


def side_of(ways: list[tuple[int, tuple[str, ...], float]]) -> Side:
    return Side(ways, lambda worth: sum(worth.values()))


@given(WAYS, TERMS)
def test_a_glance_that_is_sure_says_what_the_close_look_says(
    ways: list[tuple[int, tuple[str, ...], float]], terms: list[str]
) -> None:
    side = side_of(ways)
    glance = side.glance(terms)
    met = side.meet(terms, glance)
    best = {want: max(worth for _, other, worth in met.places if other == want) for want in met.at}
    assert met.worth == best
    assert side.worth(terms) == best
    if glance.is_sure:
        assert glance.worth == best


@given(WAYS, TERMS)
def test_a_glance_never_says_less_than_the_close_look(
    ways: list[tuple[int, tuple[str, ...], float]], terms: list[str]
) -> None:
    side = side_of(ways)
    glance = side.glance(terms)
    for want, worth in side.meet(terms, glance).worth.items():
        assert glance.worth[want] >= worth


@pytest.mark.parametrize(
    ("passage", "worth"),
    [
        ("online safety act", 1.0),
        ("safety act online", 0.7),
        ("online act", 0.4 * 2 / 3),
        ("online", None),
    ],
)
def test_a_phrase_counts_by_how_much_of_it_stands_there(passage: str, worth: float | None) -> None:
    side = side_of([(0, ("online", "safety", "act"), 1.0)])
    assert side.worth(passage.split()).get(0) == (pytest.approx(worth) if worth else None)
