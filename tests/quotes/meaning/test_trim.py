"""What ``judge_trim`` promises of where a quotation begins and ends and what it leaves out."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.quotes.meaning import Change, judge_trim
from assistant.quotes.quote import Insertion
from tests.quotes.meaning.sentences import sentences

PAGE = (
    "The companies have the data. They told Ministers that the police should not publish it. "
    "Residents waited a median of 23 days for a first reply to a complaint, and one in ten waited "
    "more than 60."
)


def kept(words: str, page: str = PAGE) -> tuple[int, int]:
    start = page.index(words)
    return start, start + len(words)


def blocked(changes: tuple[Change, ...]) -> set[str]:
    return {c.kind for c in changes if c.severity == "block"}


def test_whole_sentences_pass() -> None:
    assert judge_trim(PAGE, *kept("The companies have the data.")) == ()
    assert judge_trim(PAGE, 0, len(PAGE)) == ()


def test_a_sentence_that_begins_with_they_is_noted() -> None:
    changes = judge_trim(PAGE, *kept("They told Ministers that the police should not publish it."))
    assert [(c.kind, c.severity, c.was) for c in changes] == [("antecedent", "note", "They")]


def test_a_name_in_brackets_answers_who_they_are() -> None:
    start, end = kept("They told Ministers that the police should not publish it.")
    named = Insertion(at=start, text="The companies", replaces=4)
    assert judge_trim(PAGE, start, end, (), (named,)) == ()
    gloss = Insertion(at=start + 4, text="the companies")
    assert judge_trim(PAGE, start, end, (), (gloss,)) == ()


def test_a_name_that_stands_nowhere_near_is_blocked() -> None:
    start, end = kept("They told Ministers that the police should not publish it.")
    named = Insertion(at=start, text="Ofcom", replaces=4)
    assert blocked(judge_trim(PAGE, start, end, (), (named,))) == {"antecedent"}


def test_a_cut_that_takes_a_figure_says_which() -> None:
    start, end = kept(
        "Residents waited a median of 23 days for a first reply to a complaint, and one in ten"
    )
    changes = judge_trim(PAGE, start, end)
    assert [c.kind for c in changes] == ["number", "modal"]
    assert changes[0].was == "waited more than 60"
    assert PAGE[slice(*changes[0].source_span)] == "waited more than 60"


def test_a_cut_before_a_negated_verb_blocks() -> None:
    assert "negation" in blocked(judge_trim(PAGE, *kept("publish it")))


def test_only_the_passage_is_read() -> None:
    page = "No company may. Publish it now."
    start, end = kept("Publish it now.", page)
    joined = "No company may Publish it now."
    low, high = kept("Publish it now.", joined)
    assert judge_trim(page, start, end) == ()
    assert "negation" in blocked(judge_trim(joined, low, high))
    assert judge_trim(joined, low, high, passage_start=low, passage_end=high) == ()


def test_an_omission_that_bridges_a_redaction_blocks() -> None:
    page = "The letter from ████ of Leeds reached the minister."
    omission = kept(" from ████ of Leeds", page)
    assert blocked(judge_trim(page, 0, len(page), (omission,))) == {"omission"}


def test_a_bracketed_capital_changes_nothing() -> None:
    page = "It is said that the tenants pay the rent in full."
    start, end = kept("the tenants pay the rent in full.", page)
    capital = Insertion(at=start, text="T", replaces=1)
    assert judge_trim(page, start, end, (), (capital,)) == ()


def test_a_letter_mended_inside_a_word_passes_and_a_denial_made_so_blocks() -> None:
    page = "The tbe firms are now ready."
    assert judge_trim(page, 0, len(page), (), (Insertion(at=5, text="h", replaces=1),)) == ()
    turned = Insertion(at=page.index("w r"), text="t", replaces=1)
    assert blocked(judge_trim(page, 0, len(page), (), (turned,))) == {"negation"}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sentences()), st.sampled_from(sentences()), st.data())
def test_any_trim_can_be_judged_and_points_at_stored_words(
    one: str, other: str, data: st.DataObject
) -> None:
    page = f"{one} {other}"
    edges = [m.start() for m in re.finditer(r"(?<!\w)\w", page)] + [len(page)]
    cuts = sorted(data.draw(st.lists(st.sampled_from(edges), min_size=4, max_size=4, unique=True)))
    start, low, high, end = cuts
    for change in judge_trim(page, start, end, ((low, high),)):
        assert " ".join(page[slice(*change.source_span)].split()) == change.was
        assert change.quoted_span is None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sentences()), st.sampled_from(sentences()))
def test_quoting_a_whole_sentence_never_blocks(one: str, other: str) -> None:
    page = f"{one.rstrip('.')}. {other.rstrip('.')}."
    start = len(one.rstrip(".")) + 2
    assert blocked(judge_trim(page, start, len(page))) == set()
