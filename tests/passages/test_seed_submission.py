"""The ministerial submission of the starter library, point by point."""

from __future__ import annotations

import re

import pytest

from assistant.passages import split_sentences
from tests.passages.seeds import SUBMISSION, account, beginning, document

ASSESSMENT = ("Discussion", "Assessment of industry response to Covid19")
OPTIONS = ("Discussion", "Options to improve the response")

PARAGRAPHS = [
    *(str(n) for n in range(1, 11)),
    *(f"10({letter})" for letter in "abcdefg"),
    "11",
    *(f"11({letter})" for letter in "abcdef"),
    "12",
    "13",
]


def test_it_is_recognised_with_title_department_date_and_marking() -> None:
    submission = account(SUBMISSION)
    assert submission.genre == "submission"
    assert submission.title == (
        "Tech industry response to Covid19 and online child sexual exploitation and abuse"
    )
    assert (submission.author, submission.publisher) == ("Home Office", "Home Office")
    assert submission.date == "2020-04-03"
    assert submission.marking == "OFFICIAL-SENSITIVE"
    assert submission.status is None


def test_the_head_is_told_as_facts() -> None:
    facts = account(SUBMISSION).facts
    assert facts["to"] == [
        {"order": 1, "name": "Security Minister & Safeguarding Minister (in parallel)"},
        {"order": 2, "name": "Home Secretary"},
    ]
    assert facts["from"] == "Name Redacted"
    assert facts["unit"] == "Tackling Exploitation and Abuse Unit, I&S"
    assert facts["scs"] == "Christian Papaleontiou, Deputy Director, TEAU"
    assert facts["issue"].startswith("Analysis of how Covid19 restrictions are impacting")
    assert facts["issue"].endswith("potential steps to improve the industry response.")
    assert facts["timing"] == "Routine"
    assert facts["devolution"] == "N/A"


def test_a_redacted_sender_is_nobody() -> None:
    (person,) = account(SUBMISSION).people
    assert person.model_dump() == {
        "name": "Christian Papaleontiou",
        "role": "Deputy Director",
        "organisation": "TEAU",
        "list": "scs",
    }


def test_the_recommendations_say_what_they_ask_and_refer_to() -> None:
    told = [
        (r["number"], r["verb"], r["refers_to"])
        for r in account(SUBMISSION).facts["recommendations"]
    ]
    assert told == [
        (1, "agree", ["paragraph 10"]),
        (2, "note", ["paragraph 3"]),
        (3, "note", ["paragraph 12"]),
        (4, "agree", ["paragraph 13"]),
        (5, "agree", ["Annex A"]),
        (6, "note", ["paragraph 14", "paragraph 15"]),
    ]


def test_the_recommendations_are_passages_too() -> None:
    listed = [p for p in account(SUBMISSION).passages if p.heading == ("Recommendations",)]
    assert [p.locator.item for p in listed] == [f"recommendation {n}" for n in range(1, 7)]
    facts = account(SUBMISSION).facts["recommendations"]
    assert [p.text for p in listed] == [r["text"] for r in facts]


def test_the_clearance_questions_are_facts_and_passages() -> None:
    asked = account(SUBMISSION).facts["clearance"]
    assert len(asked) == 5
    assert {a["answer"] for a in asked} == {"N/A"}
    assert asked[2]["question"] == "Has a Policy Equality Statement been completed?"
    items = [
        p.locator.item
        for p in account(SUBMISSION).passages
        if "clearance" in (p.locator.item or "")
    ]
    assert items == [f"clearance {n}" for n in range(1, 6)]


def test_every_paragraph_and_sub_item_has_its_number() -> None:
    numbers = [p.locator.paragraph for p in account(SUBMISSION).passages if p.locator.paragraph]
    assert numbers == PARAGRAPHS


@pytest.mark.parametrize(
    ("words", "paragraph", "heading"),
    [
        ("With medium to high confidence", "1", ASSESSMENT),
        ("NGOs ability to support", "7", ASSESSMENT),
        ("We recommend pursuing options", "9", OPTIONS),
        ("Clear Government message", "10(d)", OPTIONS),
        ("Asking NCA to develop", "10(e)", OPTIONS),
        ("As a last resort", "10(g)", OPTIONS),
        ("Alongside this", "11", OPTIONS),
        ("Continuing to work with", "11(a)", OPTIONS),
        ("Option 3: addressing", "13", OPTIONS),
    ],
)
def test_paragraphs_stand_under_their_sections(
    words: str, paragraph: str, heading: tuple[str, ...]
) -> None:
    passage = beginning(SUBMISSION, words)
    assert (passage.locator.paragraph, passage.heading) == (paragraph, heading)


def test_the_issue_is_a_passage_without_its_label() -> None:
    issue = beginning(SUBMISSION, "Analysis of how Covid19")
    assert issue.heading == ("Issue",)
    assert issue.text == account(SUBMISSION).facts["issue"]


def test_the_sentence_that_a_marking_cuts_in_two_is_one() -> None:
    text = beginning(SUBMISSION, "Other safety measures remain unchanged.").text
    assert "some are considering additional educational/preventative approaches and have" in text
    sentences = [text[start:end] for start, end in split_sentences(text)]
    assert len(sentences) == 3
    assert sentences[-1].startswith("There are no indications")
    assert sentences[-1].endswith("law enforcement on this.")


def test_the_marking_lines_have_left_the_text() -> None:
    assert "OFFICIAL" not in document(SUBMISSION).text
    anchors = document(SUBMISSION).anchors
    assert [(a.kind, a.text) for a in anchors] == [("marking", "OFFICIAL-SENSITIVE")] * 2
    text = document(SUBMISSION).text
    assert text[: anchors[0].at].endswith("considering additional ")
    assert text[anchors[1].at :].startswith("e. Asking NCA")


def test_no_mark_of_markdown_is_left_and_every_character_is_proved() -> None:
    seed = document(SUBMISSION)
    assert "*" not in seed.text
    assert not re.search(r"^\s*[-#>]", seed.text, re.MULTILINE)
    decoded = seed.path.read_text(encoding="utf-8")
    for segment in seed.segments:
        stored = seed.text[segment.start : segment.start + segment.length]
        assert stored == decoded[segment.origin : segment.origin + segment.length]


def test_what_was_bold_is_kept_as_emphasis() -> None:
    passage = beginning(SUBMISSION, "NGOs ability to support")
    (block,) = (b for b in document(SUBMISSION).blocks if b.start == passage.start)
    ((start, end),) = block.emphasis
    words = document(SUBMISSION).text[start:end]
    assert words == "NGOs ability to support the system is also reduced."


def test_the_guidance_quoted_in_paragraph_3_is_nested() -> None:
    passages = account(SUBMISSION).passages
    nested = [(p.locator.paragraph, q) for p in passages for q in p.nested]
    ((paragraph, quotation),) = nested
    assert paragraph == "3"
    assert document(SUBMISSION).text[quotation.start : quotation.end] == (
        "You may travel for work purposes, but only where you cannot work from home."
    )
    assert quotation.speaker is None


def test_the_options_are_told_where_they_stand() -> None:
    options = account(SUBMISSION).facts["options"]
    assert [(o["number"], o["paragraph"]) for o in options] == [
        ("1", "10"),
        ("2", "12"),
        ("3", "13"),
    ]
    assert options[1]["title"] == "comms and preventative messaging"


def test_it_is_reported_as_incomplete() -> None:
    assert account(SUBMISSION).notes == (
        (
            "The document is incomplete: it refers to paragraphs 14 and 15, options 4 and 5 and "
            "Annex A, which it does not contain."
        ),
        "The document is incomplete: it stops inside paragraph 13, in mid-sentence.",
    )
    assert account(SUBMISSION).facts["missing"] == [
        "paragraph 14", "paragraph 15", "option 4", "option 5", "Annex A",
    ]  # fmt: skip


def test_nobody_speaks_and_pages_are_not_known() -> None:
    for passage in account(SUBMISSION).passages:
        assert passage.speaker is None
        assert passage.voice == "written"
        assert passage.locator.page is None
        assert passage.locator.physical_page is None


def test_addressees_sender_date_and_timing_are_in_no_passage() -> None:
    text = " ".join(p.text for p in account(SUBMISSION).passages)
    for fact in ("Home Secretary", "Name Redacted", "3 April 2020", "Routine", "Papaleontiou"):
        assert fact not in text
