"""Everything checked in a draft: each code once, with its place and its fix."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.briefs.brief import Answer, Brief, Consultation, Limits, Override, Question
from assistant.checks import check_draft
from assistant.checks.audit import audit_data
from assistant.drafting.draft import Draft
from assistant.findings import Finding
from assistant.passages.passage import Passage
from assistant.themes.theme import Ask, Position, Themes
from assistant.version import VERSION
from tests.drafting.papers import JONES, THEMES, PaperShelf, brief_with, draft_of, minutes, pin

LINK = "There is a clear link between images and offending."


def checked(
    brief: Brief, shelf: PaperShelf | None = None, **more: Any
) -> tuple[Draft, tuple[Finding, ...]]:
    shelf = shelf or minutes()
    draft = draft_of(brief, shelf, **more)
    return draft, check_draft(draft, brief, shelf)


def codes(brief: Brief, shelf: PaperShelf | None = None, **more: Any) -> dict[str, str]:
    return {f.code: f.severity for f in checked(brief, shelf, **more)[1]}


def quoting(text: str = "{quote: a}", **more: Any) -> Brief:
    return brief_with(
        Answer(question="1", text=text, positions=("more-help",), pins=(pin("a", LINK),), **more)
    )


def test_a_sound_draft_has_no_findings() -> None:
    assert codes(quoting()) == {}
    assert codes(quoting(), final=True) == {}


def test_every_finding_has_a_place_a_message_and_is_ordered_by_weight() -> None:
    brief = brief_with(Answer(question="1", pins=(pin("x", "Nowhere to be found here."),)))
    found = checked(brief, minutes(marking="TLP:RED", date=None))[1]
    assert [f.severity for f in found] == sorted(
        (f.severity for f in found), key=("error", "warning", "info").index
    )
    assert all(f.place and f.message.strip() for f in found)


@pytest.mark.parametrize(
    ("marking", "release", "code", "working", "final"),
    [
        ("OFFICIAL-SENSITIVE", None, "release-unknown", "warning", "error"),
        ("OFFICIAL-SENSITIVE", "unknown", "release-unknown", "warning", "error"),
        ("OFFICIAL-SENSITIVE", "foi", None, None, None),
        ("Not for publication", None, "release-unknown", "warning", "error"),
        ("OFFICIAL", None, None, None, None),
        ("TLP:CLEAR", None, None, None, None),
        ("TLP:RED", "own", "tlp", "error", "error"),
        ("TLP:AMBER+STRICT", None, "tlp", "error", "error"),
        ("TLP: GREEN", "permission", "tlp", "error", "error"),
        ("SECRET", None, "secret", "error", "error"),
        ("TOP SECRET", "own", "secret", "error", "error"),
        ("SECRET", "published", None, None, None),
        ("Embargo until 2026-01-30", None, "release-unknown", "warning", "error"),
        ("Embargo until 2026-02-01", "own", "embargo", "error", "error"),
        ("Under embargo", "own", "embargo", "error", "error"),
        ("Chatham House Rule", None, "chatham-house", "warning", "warning"),
    ],
)
def test_a_marking_asks_a_question_or_forbids(
    marking: str, release: str | None, code: str | None, working: str | None, final: str | None
) -> None:
    shelf = minutes(marking=marking, release={"route": release} if release else None)
    expected = {code: working} if code else {}
    assert codes(quoting(), shelf) == expected
    expected = {code: final} if code else {}
    assert codes(quoting(), shelf, final=True) == expected


def test_a_marked_source_that_is_not_quoted_asks_nothing() -> None:
    brief = brief_with(Answer(question="1", text="Words.", positions=("more-help",)))
    assert codes(brief, minutes(marking="OFFICIAL-SENSITIVE")) == {}


def test_an_answer_over_its_limit_is_told_by_how_much() -> None:
    question = Question(number="1", text="Q?", limits=Limits(words=3, characters=10))
    asked = Consultation(title="C", body="B", questions=(question,))
    brief = brief_with(Answer(question="1", text="One two three four."), consultation=asked)
    found = {f.code: f for f in checked(brief, final=True)[1]}
    assert found["over-limit-words"].message == "4 words; the limit is 3."
    assert found["over-limit-words"].fix == "Cut 1 words."
    assert found["over-limit-characters"].place == "Question 1"
    assert found["over-limit-words"].severity == "error"
    assert codes(brief)["over-limit-words"] == "warning"


def test_the_whole_paper_has_limits_too() -> None:
    asked = Consultation(title="C", body="B", limits=Limits(words=5, pages=2))
    found = codes(quoting().model_copy(update={"consultation": asked}))
    assert found["over-limit-words"] == "warning"
    assert found["pages-not-counted"] == "info"


def test_a_paper_that_asks_nothing_is_told() -> None:
    assert "nothing-asked" in codes(brief_with(Answer(question="1", text="Words.")))


@pytest.mark.parametrize("body", ["Government", "everyone", "someone", "the government"])
def test_a_request_to_nobody_in_particular_is_told(body: str) -> None:
    position = Position(
        id="p", theme="help", stance="support", statement="X.", asks=(Ask(of=body, ask="act"),)
    )
    themes = Themes(schema=1, themes=THEMES.themes, positions=(position,))
    brief = brief_with(Answer(question="1", positions=("p",)))
    assert "ask-unaddressed" in codes(brief, themes=themes)


def test_challenging_evidence_is_listed_wherever_it_stands() -> None:
    against = pin("against", LINK, bearing="challenges")
    for text, said in (("We say.", "not quoted"), ("{quote: against}", "It is quoted")):
        answer = Answer(question="1", text=text, positions=("more-help",), pins=(against,))
        found = [f for f in checked(brief_with(answer))[1] if f.code == "challenging-evidence"]
        assert [f.severity for f in found] == ["info"]
        assert said in found[0].message


def test_words_quoted_twice_are_told() -> None:
    assert codes(quoting("{quote: a} and {quote: a}")) == {"quoted-twice": "warning"}
    assert codes(quoting("{quote: a} and {cite: a}")) == {}
    pins = (pin("a", LINK), pin("b", "a clear link between images and offending"))
    answer = Answer(question="1", positions=("more-help",), pins=pins)
    assert codes(brief_with(answer)) == {"quoted-twice": "warning"}


def test_a_source_that_changed_since_the_draft_is_stale() -> None:
    brief, shelf = quoting(), minutes()
    draft = draft_of(brief, shelf)
    changed = minutes(sha256="another")
    assert [f.code for f in check_draft(draft, brief, changed)] == ["stale-source"]
    assert [f.code for f in check_draft(draft, brief, PaperShelf())] == ["stale-source"]


def test_incomplete_undated_and_draft_sources_are_told() -> None:
    shelf = minutes(
        notes=["The document is incomplete: it stops in mid-sentence."], date=None, status="draft"
    )
    found = codes(quoting(), shelf)
    assert set(found) == {"incomplete-source", "source-undated", "source-not-final"}
    assert set(found.values()) == {"info"}


def test_a_story_without_consent_is_told() -> None:
    assert codes(quoting(), minutes(consent="refused")) == {"no-consent": "warning"}


def test_a_voice_that_nobody_is_named_for_is_told_with_the_reason() -> None:
    shelf = PaperShelf().add("minutes", LINK, genre="minutes", date="2021", publisher="G")
    source, text, (passage,) = shelf._sources["minutes"]
    unnamed: Passage = passage.model_copy(update={"unattributed": "Two people fit."})
    shelf._sources["minutes"] = (source, text, (unnamed,))
    found = checked(quoting(), shelf)[1]
    assert [(f.code, f.severity) for f in found] == [("speaker-unknown", "warning")]
    assert "Two people fit." in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Write to jane.doe@example.org.uk for more.",
        "Call 020 7946 0123 today.",
        "Call +44 20 7946 0123.",
        "Call (0117) 496 0123.",
        "We are at 1 Road, Town AB1 2CD.",
        "Her number is QQ 12 34 56 C.",
    ],
)
def test_contact_details_in_the_body_are_told(text: str) -> None:
    if "QQ" in text:
        text = text.replace("QQ", "AB")
    answer = Answer(question="1", text=text, positions=("more-help",))
    assert codes(brief_with(answer)) == {"contact-details": "warning"}


@pytest.mark.parametrize(
    "text",
    [
        "There were 1,234,567 reports in 2020.",
        "Between 2019 and 2020, £3,000,000 was spent.",
        "HC 2008–09, 151-I, paras 173–75.",
        "Cm 1234 (2019)",
        "In 0.25 per cent of cases",
    ],
)
def test_figures_are_not_contact_details(text: str) -> None:
    answer = Answer(question="1", text=text, positions=("more-help",))
    found = codes(brief_with(answer))
    found.pop("figure-uncited", None)  # that they have no source is another matter
    assert found == {}


def test_a_copy_to_send_should_not_be_marked_draft() -> None:
    brief = quoting().model_copy(update={"marking": "DRAFT – not for circulation"})
    assert codes(brief) == {}
    assert codes(brief, final=True) == {"draft-marking": "warning"}


def test_an_override_lets_one_finding_stand_with_its_reason() -> None:
    lost = (
        pin("lost", "Words that nobody ever wrote in it."),
        pin("gone", "Other missing words here."),
    )
    override = Override(finding="quote-gone", pin="lost", reason="Agreed with the editor.")
    brief = brief_with(
        Answer(question="1", positions=("more-help",), pins=lost, overrides=(override,))
    )
    found = [(f.severity, f.place) for f in checked(brief)[1]]
    assert found == [("error", "Question 1, pin gone"), ("info", "Question 1, pin lost")]
    told = next(f for f in checked(brief)[1] if f.severity == "info")
    assert "Agreed with the editor." in told.message


def test_an_override_without_a_pin_serves_its_answer() -> None:
    question = Question(number="1", text="Q?", limits=Limits(words=1))
    asked = Consultation(title="C", body="B", questions=(question,))
    override = Override(finding="over-limit-words", reason="The body agreed.")
    answer = Answer(
        question="1", text="Two words.", positions=("more-help",), overrides=(override,)
    )
    assert codes(brief_with(answer, consultation=asked), final=True) == {"over-limit-words": "info"}


def test_the_audit_of_words_that_are_partly_a_report_calls_the_whole_a_report() -> None:
    shelf = PaperShelf().add("m", "I saw it.\n\nRob told why.", JONES, genre="minutes")
    source, stored, (first, second) = shelf._sources["m"]
    shelf._sources["m"] = (source, stored, (first, second.model_copy(update={"voice": "reported"})))
    answer = Answer(
        question="1", positions=("more-help",), pins=(pin("a", "I saw it.\n\nRob told why.", "m"),)
    )
    brief = brief_with(answer)
    draft, found = checked(brief, shelf)
    record = audit_data(draft, brief, found, file="x.docx", sha256="")
    assert [quote["voice"] for quote in record["quotes"]] == ["reported"]
    assert record["program"] == f"assistant {VERSION}"
