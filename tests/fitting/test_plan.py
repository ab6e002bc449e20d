"""What a plan to fit a limit always keeps to, whatever the brief."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.briefs.brief import Answer, Brief, Consultation, Pin, Question
from assistant.briefs.changing import pin_called
from assistant.drafting.draft import Draft
from assistant.errors import AskedWrongly, UnknownName
from assistant.fitting import FitPlan, Goals, plan_fit
from assistant.quotes import Certified, certify
from assistant.quotes.quote import Quote
from tests.drafting.papers import PaperShelf, brief_with, draft_of

SENTENCES = (
    "Help comes too late for most families.",
    "Schools ask for advice every week of the year.",
    "However, nobody answers the telephone at night.",
    "The law was not written for the services of today.",
    "Companies publish what they like and nothing else.",
    "It takes forty days before a report is read.",
)
PAPERS = ("alpha", "beta", "gamma")


def shelf() -> PaperShelf:
    """Three papers of six paragraphs, in each of which the sentences begin with another one."""
    held = PaperShelf()
    for number, name in enumerate(PAPERS):
        turned = SENTENCES[number:] + SENTENCES[:number]
        paragraphs = [" ".join((*turned[at:], *turned[:at])[:3]) for at in range(len(turned))]
        held.add(name, "\n\n".join(paragraphs))
    return held


SHELF = shelf()


class Case(NamedTuple):
    brief: Brief
    limit: int
    keep: tuple[str, ...]
    share: float


@st.composite
def cases(draw: st.DrawFn) -> Case:
    places = draw(
        st.lists(
            st.tuples(st.sampled_from(PAPERS), st.integers(0, 5)),
            min_size=1,
            max_size=6,
            unique=True,
        )
    )
    pins = [
        Pin(
            id=f"p{number}",
            source=source,
            words=SHELF.passages(source)[paragraph].text,
            theme=draw(st.sampled_from(["help", "law", None])),
            bearing=draw(st.sampled_from(["supports", "supports", "context", "challenges"])),
        )
        for number, (source, paragraph) in enumerate(places)
    ]
    cut = draw(st.integers(0, len(pins)))
    placed = draw(st.booleans())
    text = f"We say so. {{quote: {pins[0].id}}}" if placed and cut else "We say so."
    brief = brief_with(
        Answer(question="1", text=text, pins=tuple(pins[:cut])),
        Answer(question="2", text="We say this too.", pins=tuple(pins[cut:])),
    )
    keep = draw(st.lists(st.sampled_from([pin.id for pin in pins]), max_size=2, unique=True))
    return Case(
        brief, draw(st.integers(20, 260)), tuple(keep), draw(st.sampled_from([0.3, 0.5, 1.0]))
    )


def drafted(brief: Brief) -> Draft:
    return draft_of(brief, SHELF)


def plan_of(case: Case) -> FitPlan:
    goals = Goals(case.brief, limit=case.limit)
    return plan_fit(case.brief, drafted, SHELF, goals, keep=case.keep, share=case.share)


def pins_of(brief: Brief) -> dict[str, Pin]:
    return {pin.id: pin for answer in brief.answers for pin in answer.pins}


def themes_quoted(brief: Brief, printed: set[str]) -> Counter[str]:
    return Counter(
        pin.theme or str(answer.question)
        for answer in brief.answers
        for pin in answer.pins
        if pin.id in printed
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_a_plan_keeps_its_rules_whatever_the_brief(case: Case) -> None:
    plan = plan_of(case)
    printed = {quote.pin for quote in drafted(case.brief).quotes if quote.placed}
    before, after = pins_of(case.brief), pins_of(plan.brief)
    # What must be kept is there as it was.
    assert all(after[pin].words == before[pin].words for pin in case.keep)
    assert all(p in after for p, pin in before.items() if pin.bearing == "challenges")
    # Each theme that was quoted for still is.
    assert set(themes_quoted(case.brief, printed)) == set(themes_quoted(plan.brief, printed))
    # No source gives more than its share, or else no more than it gave.
    was = Counter(before[pin].source for pin in printed)
    now = Counter(after[pin].source for pin in printed if pin in after)
    if now:
        most, total = max(now.values()), now.total()
        share_before = max(was.values()) / was.total()
        assert most <= math.ceil(case.share * total) or most / total <= share_before
    # What is promised is what the draft of the changed brief has.
    words = drafted(plan.brief).words
    assert plan.after[0].count == words
    assert plan.fits == (words <= case.limit)
    if not plan.fits:
        assert f"still {words - case.limit:,} words over {case.limit:,}" in plan.told[0]
    assert words <= plan.before[0].count
    # Nothing of the brief that went in has changed, and again it is the same plan.
    assert plan == plan_of(case)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_trim_is_certified_and_begins_with_no_contrast(case: Case) -> None:
    plan = plan_of(case)
    for step in plan.steps:
        if step.action == "drop":
            assert step.pin not in pins_of(plan.brief)
            continue
        _, pin = pin_called(plan.brief, step.pin)
        assert pin.start is not None
        assert pin.end is not None
        text = SHELF.document_text(pin.source)
        assert pin.words == text[pin.start : pin.end] == step.now
        assert step.now in step.was
        assert step.was.startswith("However") or not step.now.startswith("However")
        quote = Quote(source=pin.source, start=pin.start, end=pin.end)
        assert isinstance(certify(quote, text, SHELF.passages(pin.source)), Certified)


def one_answer(*words: str, text: str = "We say so.", **more: object) -> Brief:
    pins = tuple(
        Pin(id=f"p{number}", source="alpha", words=said, theme="help", **more)  # type: ignore[arg-type]
        for number, said in enumerate(words)
    )
    return brief_with(Answer(question="1", text=text, pins=pins))


def paragraph(number: int) -> str:
    return SHELF.passages("alpha")[number].text


def planned(brief: Brief, limit: int | None, **more: object) -> FitPlan:
    goals = Goals(brief, limit=limit)
    return plan_fit(brief, drafted, SHELF, goals, **more)  # type: ignore[arg-type]


def test_a_brief_that_fits_is_left_alone() -> None:
    plan = planned(one_answer(paragraph(0)), 1000)
    assert plan.fits
    assert plan.steps == ()


def test_what_own_words_place_is_trimmed_and_never_dropped() -> None:
    brief = one_answer(paragraph(3), text="We say so: {quote: p0}")
    words = drafted(brief).words
    plan = planned(brief, words - 5)
    assert [step.action for step in plan.steps] == ["trim"]
    assert plan.fits
    plan = planned(brief, 10)
    assert not plan.fits
    assert "p0" in pins_of(plan.brief)
    assert plan.kept["p0"] == "your own words place it"


def test_the_last_of_a_theme_stays_and_the_plan_says_why_it_falls_short() -> None:
    plan = planned(one_answer(paragraph(0)), 10)
    assert not plan.fits
    assert plan.kept["p0"] == "the last for its theme"
    assert plan.told[0].startswith("The limit of the whole cannot be met: still ")


def test_context_goes_before_support() -> None:
    brief = one_answer(paragraph(0), paragraph(1), paragraph(4))
    first, second, third = brief.answers[0].pins
    pins = (first, second.model_copy(update={"bearing": "context"}), third)
    answer = brief.answers[0].model_copy(update={"pins": pins})
    plan = planned(brief.model_copy(update={"answers": (answer,)}), 10)
    drops = [(step.pin, step.reason) for step in plan.steps if step.action == "drop"]
    assert drops[0] == ("p1", "it gives context only")
    assert len(drops) == 2


def test_the_limits_of_questions_count_in_their_own_unit() -> None:
    brief = one_answer(paragraph(0), paragraph(1))
    asked = Question(number="1", text="What of 1?")
    held = drafted(brief).answer_characters["1"]
    limits = {"characters": held - 1}
    consultation = Consultation.model_validate(
        {
            "title": "A call",
            "body": "A body",
            "questions": [asked.model_dump() | {"limits": limits}],
        }
    )
    plan = planned(brief.model_copy(update={"consultation": consultation}), None)
    assert (plan.before[0].unit, plan.before[0].over) == ("characters", 1)
    assert plan.fits
    assert len(plan.steps) == 1


def test_a_limit_of_the_receiving_body_counts_where_the_brief_gives_none() -> None:
    brief = one_answer(paragraph(0))
    venue = brief.consultation.model_copy(update={"venue": "commons-select-committee"})
    plan = planned(brief.model_copy(update={"consultation": venue}), None)
    assert [(goal.unit, goal.limit) for goal in plan.before] == [("words", 3000)]


def test_what_cannot_be_planned_is_said() -> None:
    brief = one_answer(paragraph(0))
    with pytest.raises(AskedWrongly, match="--limit"):
        planned(brief, None)
    with pytest.raises(AskedWrongly, match="A share of 0 is none"):
        planned(brief, 100, share=0)
    with pytest.raises(UnknownName, match="p7"):
        planned(brief, 100, keep=("p7",))
