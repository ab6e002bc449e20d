"""Every number of a text, with what it counts: sentences in, figures out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import read_document
from assistant.figures.conflicting import Conflict, conflicts
from assistant.figures.figure import Figure, same_amount
from assistant.figures.finding import find_figures
from assistant.figures.gathering import figures_of_passages
from assistant.figures.supporting import uncited_figures, unsupported
from assistant.passages import read_passages
from assistant.shipped import shipped

TABLE = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
BLOCKS = [
    block.splitlines()
    for block in TABLE.split("\n\n")
    if block.strip() and not block.startswith("#")
]


def told(figure: Figure) -> str:
    if figure.kind != "figure":
        return f".. {figure.words}"
    value = number(figure.value) + (f"-{number(figure.high)}" if figure.high is not None else "")
    when = figure.rate or figure.period or "-"
    return f"{figure.words} | {value} | {figure.unit} | {figure.measure or '-'} | {when}"


def number(value: float | None) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if value is not None else "-"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:60])
def test_a_sentence_has_these_figures_and_no_others(block: list[str]) -> None:
    sentence, *expected = block
    assert [told(figure) for figure in find_figures(sentence, every=True)] == expected


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(BLOCKS) >= 80


def seed(name: str) -> tuple[str, tuple[Figure, ...]]:
    document = read_document(shipped("seeds") / name)
    return document.text, figures_of_passages(read_passages(document).passages)


MINUTES = "000_45e461cf34117386.txt"
SUBMISSION = "004_94b715e0a01dba7a.txt"


@pytest.mark.parametrize("name", [MINUTES, SUBMISSION])
def test_the_figures_of_a_seed_are_those_a_reader_would_list(name: str) -> None:
    text, figures = seed(name)
    golden = Path(__file__).with_name(f"{name[:3]}.figures.txt")
    lines = "".join(f"{f.place}: {told(f)}\n" for f in figures)
    assert lines == golden.read_text(encoding="utf-8")
    assert all(text[f.start : f.end] == f.words for f in figures)


def found_in(*texts: str) -> tuple[Conflict, ...]:
    """The conflicts among texts, each a source of its own."""
    named = {f"text-{i}": text for i, text in enumerate(texts)}
    figures = [f for name, text in named.items() for f in find_figures(text, source=name)]
    return conflicts(figures, named.__getitem__)


def test_the_seeds_hold_one_figure_with_two_periods_that_also_contradicts_itself() -> None:
    stored = {name: seed(name)[0] for name in (MINUTES, SUBMISSION)}
    figures = [f.model_copy(update={"source": name}) for name in stored for f in seed(name)[1]]
    kinds = [(c.kind, [f.words for f in c.figures]) for c in conflicts(figures, stored.__getitem__)]
    assert sorted(kinds) == [("contradiction", ["2,000"]), ("periods", ["2,000", "2,000"])]


def test_two_counts_of_one_thing_in_one_year_are_a_conflict() -> None:
    (conflict,) = found_in(
        "The police arrested 7,000 offenders in 2020 across the country.",
        "The police arrested 9,000 offenders in 2020 across the whole country.",
    )
    assert conflict.kind == "values"
    assert "7,000" in conflict.message and "9,000" in conflict.message


@pytest.mark.parametrize(
    "other",
    [
        "The police arrested 9,000 offenders in 2021 across the country.",
        "The police arrested seven thousand offenders in 2020 across the country.",
        "The police questioned 9,000 offenders in 2020 across the country.",
        "The police arrested 9,000 children in 2020 across the country.",
        "The police arrested around 7,100 offenders in 2020 across the country.",
        "The police arrested 9,000 offenders across the country.",
    ],
)
def test_another_year_verb_noun_or_a_rounding_is_no_conflict(other: str) -> None:
    assert not found_in("The police arrested 7,000 offenders in 2020 across the country.", other)


def test_last_year_in_two_sources_may_be_two_years_and_is_no_conflict() -> None:
    assert not found_in(
        "We helped 7,000 people in the last year.", "We helped 8,000 people in the last year."
    )


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("It takes 1,400 contacts.", "We take fourteen hundred contacts."),
        ("It takes 1400 contacts.", "We take 1,400 contacts."),
        ("Half of the callers were worried.", "50% of those were worried."),
        ("One in two callers were worried.", "50% of those were worried."),
        ("Children aged 11 to 13 follow them.", "We target 11–13-year-olds."),
        ("Children from 11 follow them.", "We target 11–13-year-olds."),
        ("Officials set two courses side by side.", "Parental tools could be used."),
    ],
)
def test_an_equal_amount_in_another_form_is_supported(sentence: str, passage: str) -> None:
    assert unsupported(sentence, [passage]) == ()


def test_a_figure_that_the_passage_does_not_have_is_named() -> None:
    (one,) = unsupported("It takes 2,400 contacts.", ["We take 1,400 contacts."])
    assert (one.figure.words, one.rounded) == ("2,400", False)
    assert "“1,400”" in one.message


def test_a_rounded_figure_is_told_as_rounded() -> None:
    (one,) = unsupported("It takes around 1,400 contacts.", ["We take 1,437 contacts."])
    assert (one.rounded, one.nearest) == (True, "1,437")


def test_a_share_is_never_the_count_with_the_same_digits() -> None:
    assert unsupported("About 50% of the callers rang twice.", ["There were 50 callers."])


def test_proposals_and_small_counts_in_words_need_no_source() -> None:
    assert uncited_figures("Services should answer within 28 days and do three things.") == ()
    assert [f.words for f in uncited_figures("Some 4,000 families rang us.")] == ["4,000"]


def test_pounds_and_euros_are_different_amounts() -> None:
    pounds, euros = find_figures("It cost £5 million."), find_figures("It cost €5 million.")
    assert not same_amount(pounds[0], euros[0])


_PIECES = st.sampled_from(
    ["one", "two", " in ", "five", "hundred", "million", "1,400", "50%", "£3m", "–", " to ",
     "half", " of the ", "people", " per month", ". ", ", ", "2019", "-", "Article ", "999",
     "\n\n", "½", "and"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join),
                 st.lists(_PIECES, max_size=14).map("".join)))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_always_the_words_of_a_figure_stand_at_its_place_and_none_overlap(text: str) -> None:
    reached = 0
    for figure in find_figures(text, every=True):
        assert reached <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.words
        assert figure.sentence[0] <= figure.start and figure.end <= figure.sentence[1]
        assert (figure.measure is None) == (
            figure.unmeasured is not None
        ) or figure.kind != "figure"
        reached = figure.end
