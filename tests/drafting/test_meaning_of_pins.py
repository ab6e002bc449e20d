"""A pin that is trimmed goes through the meaning gate and is read around whenever it is drafted."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.briefs.brief import Answer, Brief, Override, Pin
from assistant.briefs.changing import with_acknowledged, without_acknowledged
from assistant.checks import check_draft
from assistant.checks.allowing import allowed, finding_called
from assistant.errors import AskedWrongly, UnknownName
from assistant.findings import Finding
from tests.drafting.papers import JONES, PaperShelf, brief_with, draft_of

TEXT = (
    "Companies must not keep the images for more than 60 days. They should delete them, unless a "
    "court asks. The law works well. However, it costs more than anyone had thought."
)


def shelf() -> PaperShelf:
    return PaperShelf().add("report", TEXT, date="2021", publisher="A body")


def trimmed(pin_id: str, words: str, *cuts: str, **more: Any) -> Pin:
    start = TEXT.index(words)
    omissions = tuple((TEXT.index(cut), TEXT.index(cut) + len(cut)) for cut in cuts)
    return Pin(
        id=pin_id,
        source="report",
        start=start,
        end=start + len(words),
        words=words,
        omissions=omissions,
        **more,
    )


def brief_of(*pins: Pin, overrides: tuple[Override, ...] = (), text: str = "") -> Brief:
    answer = Answer(
        question="1", positions=("more-help",), pins=pins, overrides=overrides, text=text
    )
    return brief_with(answer)


def found(brief: Brief, **more: Any) -> tuple[Finding, ...]:
    held = shelf()
    return check_draft(draft_of(brief, held, **more), brief, held)


NOT = trimmed("a", "Companies must not keep the images for more than 60 days.", "not keep")
UNLESS = trimmed("b", "They should delete them")
WORKS = trimmed("c", "The law works well.")


def test_a_trim_that_changes_the_meaning_is_an_error_with_kind_words_and_place() -> None:
    errors = [f for f in found(brief_of(NOT)) if f.severity == "error"]
    assert [f.code.rsplit(".", 1)[0] for f in errors] == ["quote-meaning.negation"]
    assert errors[0].place == "Question 1, pin a"
    assert "“not keep” becomes “[…]”: a denial (negation)" in errors[0].message
    assert "para. 1, characters 15 to 23" in errors[0].message
    assert f"assistant allow {errors[0].code} --pin a --reason" in errors[0].fix


def test_a_quote_of_whole_sentences_is_told_of_nothing() -> None:
    whole = trimmed("w", "Companies must not keep the images for more than 60 days.")
    assert found(brief_of(whole)) == ()


def test_a_reason_lets_one_change_of_one_pin_stand() -> None:
    brief = brief_of(NOT, trimmed("b", "They should delete them", bearing="context"))
    first = [f for f in found(brief) if f.severity == "error"]
    assert {f.place for f in first} == {"Question 1, pin a", "Question 1, pin b"}
    brief = allowed(brief, finding_called(first, first[0].code), "The next clause restates it.")
    second = found(brief)
    assert [f for f in second if f.severity == "error"] == [
        f for f in first if f.code != first[0].code
    ]
    told = next(f for f in second if f.code == first[0].code)
    assert told.severity == "info"
    assert "The author lets it stand: The next clause restates it." in told.message


def test_another_change_of_the_same_pin_is_not_excused() -> None:
    brief = brief_of(NOT)
    error = finding_called(found(brief), found(brief)[0].code)
    brief = allowed(brief, error, "A reason.")
    (answer,) = brief.answers
    words = "Companies must not keep the images for more than 60 days."
    other = trimmed("a", words, "more than")
    brief = brief.model_copy(update={"answers": (answer.model_copy(update={"pins": (other,)}),)})
    after = found(brief)
    assert any(f.severity == "error" and f.code.startswith("quote-meaning") for f in after)
    assert [f.place for f in after if f.code == "override-idle"] == ["Question 1, pin a"]


@pytest.mark.parametrize(
    "override",
    [
        Override(finding="quote-meaning.negation", reason="Too wide.", pin="a"),
        Override(finding="quote-meaning", reason="Too wide.", pin="a"),
        Override(finding="CODE", reason="The wrong pin.", pin="c"),
        Override(finding="CODE", reason="No pin at all."),
        Override(finding="CODE", reason="   ", pin="a"),
    ],
)
def test_an_override_that_is_not_of_that_change_of_that_pin_excuses_nothing(
    override: Override,
) -> None:
    code = next(f.code for f in found(brief_of(NOT)) if f.severity == "error")
    given = override.model_copy(update={"finding": override.finding.replace("CODE", code)})
    errors = [f.code for f in found(brief_of(NOT, overrides=(given,))) if f.severity == "error"]
    assert errors == [code]


def test_a_change_that_needs_a_reason_cannot_be_acknowledged() -> None:
    brief = brief_of(NOT)
    error = found(brief)[0]
    with pytest.raises(AskedWrongly, match="needs a reason"):
        allowed(brief, error, None)
    with pytest.raises(AskedWrongly, match="needs a reason"):
        allowed(brief, error, "  ")
    put_aside = with_acknowledged(brief, "a", error.code)
    assert [f.code for f in found(put_aside) if f.severity == "error"] == [error.code]


def test_a_note_is_told_until_it_is_acknowledged() -> None:
    note = trimmed("n", TEXT[TEXT.index("it costs") :])
    told = [f for f in found(brief_of(note)) if f.code.startswith("quote-meaning")]
    assert [f.severity for f in told] == ["info"]
    brief = allowed(brief_of(note), told[0], None)
    assert brief.answers[0].pins[0].acknowledged == (told[0].code,)
    assert told[0] not in found(brief)
    again = without_acknowledged(brief, "n", told[0].code)
    assert told[0] in found(again)
    with pytest.raises(UnknownName):
        without_acknowledged(again, "n", told[0].code)


def test_a_contrast_right_after_the_quote_is_one_warning_until_it_was_read() -> None:
    told = [f for f in found(brief_of(WORKS)) if f.code.startswith("read-around")]
    assert [(f.severity, f.place) for f in told] == [("warning", "Question 1, pin c")]
    assert "However, it costs more" in told[0].message
    assert found(allowed(brief_of(WORKS), told[0], None)) == ()
    reasoned = found(allowed(brief_of(WORKS), told[0], "We speak of the law alone."))
    assert [f.severity for f in reasoned] == ["info"]


def test_what_was_read_is_told_again_when_the_neighbours_change() -> None:
    told = next(f for f in found(brief_of(WORKS)) if f.code.startswith("read-around"))
    brief = allowed(brief_of(WORKS), told, None)
    other = PaperShelf().add("report", TEXT.replace("costs more", "fails more often"))
    codes = [f.code for f in check_draft(draft_of(brief, other), brief, other)]
    assert [c for c in codes if c.startswith("read-around")] and told.code not in codes


def test_a_report_is_told_where_the_author_introduces_the_words() -> None:
    held = PaperShelf().add(
        "m", "Rob outlined that harm has grown.", JONES, voice="reported", genre="minutes"
    )
    pin = Pin(id="r", source="m", words="Rob outlined that harm has grown.")
    for own, expected in (("Rob said: {quote: r}", 1), ("", 0)):
        brief = brief_of(pin, text=own)
        findings = check_draft(draft_of(brief, held), brief, held)
        told = [f for f in findings if f.code.startswith("read-around")]
        assert [f.severity for f in told] == ["info"] * expected


def test_evidence_against_names_the_pins_of_its_source_that_are_used_in_support() -> None:
    against = trimmed("against", "However, it costs more than anyone had thought.")
    brief = brief_of(
        trimmed("w", "Companies must not keep the images for more than 60 days."),
        against.model_copy(update={"bearing": "challenges"}),
    )
    told = [f for f in found(brief) if f.code == "challenging-evidence"]
    assert len(told) == 1 and "The same source is used in support: pin w." in told[0].message
    assert not [f for f in found(allowed(brief, told[0], None)) if f.code == told[0].code]


def test_only_a_finding_that_is_there_can_be_let_stand() -> None:
    with pytest.raises(UnknownName, match="no finding"):
        finding_called(found(brief_of(NOT)), "quote-meaning.number.00000000")
    paper = Finding(code="over-limit-words", severity="error", place="The paper", message="Long.")
    with pytest.raises(AskedWrongly, match="no single answer"):
        allowed(brief_of(NOT), paper, "A reason.")
    two = (paper, paper.model_copy(update={"place": "Question 1"}))
    with pytest.raises(AskedWrongly, match="2 findings"):
        finding_called(two, "over-limit-words")


def test_a_final_draft_carries_the_same_errors() -> None:
    codes = [f.code for f in found(brief_of(NOT)) if f.severity == "error"]
    assert codes == [f.code for f in found(brief_of(NOT), final=True) if f.severity == "error"]
