"""A change takes a brief and gives another; the one that went in stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.briefs import Answer, Brief, Pin, load_brief, save_brief
from assistant.briefs import changing as change
from assistant.briefs.brief import Override
from assistant.errors import AskedWrongly, UnknownName
from assistant.files.records import parse_record

WRITTEN = """\
# ours
consultation:
  title: T
  body: B
  questions:
    - {number: "1", text: Q, options: [Agree, Disagree]}
    - {number: "2", text: Q}
    - {number: "3", text: Q}
respondent: {organisation: R}
summary: "As they said {cite: p}"
answers:
  - question: "1"
    text: "We agree {quote: a}"
    positions: [x]
    find: 2
    pins:
      - {id: a, source: s, words: one}
      - {id: b, source: s, words: two}
    overrides:
      - {finding: negation, reason: seen, pin: b}
  - question: "3"
    pins:
      - {id: p, source: s, words: three}
"""
BRIEF = parse_record(WRITTEN, Brief, Path("brief.yaml")).value
NEW = Pin(id="c", source="s", words="new")


def pins(brief: Brief, answer: str) -> list[str]:
    return [pin.id for pin in change.answer_to(brief, answer).pins]


def test_a_pin_is_added_last_or_where_it_is_wanted() -> None:
    assert pins(change.with_pin(BRIEF, "1", NEW), "1") == ["a", "b", "c"]
    assert pins(change.with_pin(BRIEF, "1", NEW, at=0), "1") == ["c", "a", "b"]
    assert pins(BRIEF, "1") == ["a", "b"]


def test_a_pin_goes_to_a_question_not_answered_yet_in_its_place() -> None:
    brief = change.with_pin(BRIEF, "2", NEW)
    assert [answer.question for answer in brief.answers] == ["1", "2", "3"]
    assert pins(brief, "2") == ["c"]


def test_a_pin_is_taken_out_with_the_overrides_about_it() -> None:
    brief = change.without_pin(BRIEF, "b")
    assert pins(brief, "1") == ["a"]
    assert change.answer_to(brief, "1").overrides == ()


@pytest.mark.parametrize("pin", ["a", "p"])
def test_a_pin_that_the_words_still_name_stays(pin: str) -> None:
    with pytest.raises(AskedWrongly, match=f"name the pin “{pin}”; take it out there first"):
        change.without_pin(BRIEF, pin)


def test_a_pin_moves_within_its_answer_and_to_another() -> None:
    assert pins(change.moved_pin(BRIEF, "b", to=0), "1") == ["b", "a"]
    assert pins(change.moved_pin(BRIEF, "a", to=99), "1") == ["b", "a"]
    moved = change.moved_pin(BRIEF, "b", to=0, answer="3")
    assert (pins(moved, "1"), pins(moved, "3")) == (["a"], ["b", "p"])


def test_positions_and_themes_are_added_once_and_taken_out() -> None:
    brief = change.with_position(change.with_position(BRIEF, "1", "y"), "1", "x")
    assert change.answer_to(brief, "1").positions == ("x", "y")
    assert change.answer_to(change.without_position(brief, "1", "x"), "1").positions == ("y",)
    themed = change.with_theme(BRIEF, "2", "t")
    assert change.answer_to(themed, "2").themes == ("t",)
    assert change.without_theme(themed, "2", "t").answers[1] == Answer(question="2")


def test_accepting_proposals_makes_pins_and_asks_for_fewer() -> None:
    brief = change.accepted(BRIEF, "1", [NEW])
    assert pins(brief, "1") == ["a", "b", "c"]
    assert change.answer_to(brief, "1").find == 1
    more = [Pin(id=f"n{i}", source="s", words="w") for i in range(5)]
    assert change.answer_to(change.accepted(BRIEF, "1", more), "1").find == 0


def test_an_answer_takes_words_choice_stance_and_lead_in() -> None:
    brief = change.with_text(BRIEF, "3", "See {quote: a}")
    brief = change.with_stance(change.with_choice(brief, "1", "Disagree"), "1", "oppose")
    brief = change.with_bearing(change.with_lead_in(brief, "b", "It was said"), "b", "context")
    brief = change.with_trim(brief, "b", start=2, end=5, words="two", omissions=((3, 4),))
    answer = change.answer_to(brief, "1")
    assert (answer.choice, answer.stance) == ("Disagree", "oppose")
    assert answer.pins[1] == Pin(
        id="b", source="s", words="two", start=2, end=5, omissions=((3, 4),),
        lead_in="It was said", bearing="context",
    )  # fmt: skip
    assert change.answer_to(brief, "3").text == "See {quote: a}"


def test_no_comment_clears_an_answer_unless_others_need_its_pins() -> None:
    assert change.answer_to(change.with_no_comment(BRIEF, "1"), "1") == Answer(
        question="1", no_comment=True
    )
    with pytest.raises(AskedWrongly, match="The words of the summary name the pin “p”"):
        change.with_no_comment(BRIEF, "3")
    assert not change.answer_to(change.with_text(change.with_no_comment(BRIEF, "2"), "2", "Yes."),
                                "2").no_comment  # fmt: skip


def test_an_override_replaces_the_earlier_one_and_needs_a_reason() -> None:
    again = Override(finding="negation", reason="seen twice", pin="b")
    assert change.answer_to(change.with_override(BRIEF, "1", again), "1").overrides == (again,)
    with pytest.raises(AskedWrongly, match="say why"):
        change.with_override(BRIEF, "1", Override(finding="negation", reason=" "))


def test_a_free_id_is_the_first_number_not_taken() -> None:
    brief = change.with_pin(BRIEF, "1", Pin(id="s-1", source="s", words="w"))
    assert change.free_pin_id(brief, "s") == "s-2"


UNKNOWN: list[tuple[Callable[[], object], str]] = [
    (lambda: change.with_text(BRIEF, "9", "x"), "there is no question or section “9”"),
    (lambda: change.with_text(BRIEF, "1", "{cite: zz}"), "there is no pin “zz”"),
    (lambda: change.with_choice(BRIEF, "1", "Agre"), "no option “Agre”. Did you mean “Agree”"),
    (lambda: change.with_choice(BRIEF, "2", "Agree"), "there is no option “Agree”"),
    (lambda: change.without_pin(BRIEF, "zz"), "there is no pin “zz”"),
    (lambda: change.moved_pin(BRIEF, "a", to=0, answer="9"), "no question or section “9”"),
    (lambda: change.without_position(BRIEF, "1", "y"), "there is no position “y”"),
    (lambda: change.without_theme(BRIEF, "1", "y"), "there is no theme “y”"),
    (lambda: change.with_lead_in(BRIEF, "zz", None), "there is no pin “zz”"),
]


@pytest.mark.parametrize(("attempt", "said"), UNKNOWN, ids=[said for _, said in UNKNOWN])
def test_what_does_not_exist_is_refused_by_name(attempt: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        attempt()


def test_an_id_that_is_taken_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="a pin “a” in this brief already"):
        change.with_pin(BRIEF, "3", Pin(id="a", source="s", words="w"))


STEPS: list[Callable[[Brief], Brief]] = [
    lambda b: change.with_pin(b, "2", Pin(id=change.free_pin_id(b, "s"), source="s", words="w")),
    lambda b: change.moved_pin(b, "b", to=1, answer="3"),
    lambda b: change.moved_pin(b, "b", to=0, answer="1"),
    lambda b: change.with_text(b, "2", "One\n\n- two: {cite: a}\n"),
    lambda b: change.with_text(b, "2", ""),
    lambda b: change.with_choice(b, "1", "Agree"),
    lambda b: change.with_position(b, "3", "z"),
    lambda b: change.with_lead_in(b, "b", "They: said # so"),
    lambda b: change.accepted(b, "1", [Pin(id=change.free_pin_id(b, "t"), source="t", words="w")]),
]


@settings(deadline=None, max_examples=40)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=6))
def test_a_brief_changed_and_saved_step_by_step_always_loads_equal(
    steps: list[Callable[[Brief], Brief]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("briefs") / "brief.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    brief = load_brief(file)
    for step in steps:
        brief = step(brief)
        save_brief(file, brief)
        assert load_brief(file) == brief
    assert file.read_text(encoding="utf-8").startswith("# ours\n")


@pytest.mark.parametrize(
    "said",
    [
        lambda brief: change.with_stance(brief, "2", "oppose"),
        lambda brief: change.with_position(brief, "2", "x"),
        lambda brief: change.with_conditions(brief, "2", "If it is tested."),
        lambda brief: change.with_find(brief, "2", 3),
        lambda brief: change.with_text(brief, "2", "We say so."),
        lambda brief: change.with_pin(brief, "2", NEW),
    ],
)
def test_whatever_is_said_takes_no_comment_back_and_the_brief_still_loads(
    said: Callable[[Brief], Brief], tmp_path: Path
) -> None:
    brief = said(change.with_no_comment(BRIEF, "2"))
    assert not change.answer_to(brief, "2").no_comment
    save_brief(tmp_path / "brief.yaml", brief)
    assert load_brief(tmp_path / "brief.yaml") == brief


@pytest.mark.parametrize("text", ["{quote: nobody}", "{quote:", "{Cite: a}", "{quotes: a}"])
def test_words_that_could_not_be_read_again_are_refused(text: str) -> None:
    for put in (change.with_text, change.with_conditions):
        with pytest.raises(AskedWrongly):
            put(BRIEF, "1", text)
    with pytest.raises(AskedWrongly):
        change.with_summary(BRIEF, text)


def test_the_placeholders_of_a_pin_are_taken_out_with_the_space_before_them() -> None:
    conditions = change.with_conditions(BRIEF, "3", "Only so {cite: p}, and {quote: p} here.")
    without = change.without_placeholders(conditions, "p")
    assert without.summary == "As they said"
    assert change.answer_to(without, "3").conditions == "Only so, and here."
    assert change.answer_to(without, "1").text == "We agree {quote: a}"
    change.without_pin(without, "p")
