"""Documents of no known genre: headings, numbers, lists; never a speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document, read_document
from assistant.passages import Account, read_passages

TEXTS = Path(__file__).parent / "texts"


def account(text: str, name: str = "a.txt") -> Account:
    return read_passages(read_bytes_as_document(text.encode(), Path(name)))


def places(text: str, name: str = "a.txt") -> list[tuple[str | None, str | None]]:
    return [(p.locator.paragraph, p.locator.item) for p in account(text, name).passages]


def test_a_numbered_report_in_plain_text() -> None:
    report = read_passages(read_document(TEXTS / "report.txt"))
    assert report.genre == "general"
    assert report.title == "Report on Housing in the North"
    told = [(p.heading, p.locator.paragraph, p.text[:14]) for p in report.passages[3:]]
    assert told == [
        (("Introduction",), "1.1", "This report lo"),
        (("Introduction",), "1.2", "The rest of th"),
        (("Introduction",), "1.2(a)", "supply;"),
        (("Introduction",), "1.2(b)", "rents; and"),
        (("Introduction",), "1.2(c)", "repairs."),
        (("Supply",), "2.1", "Supply has fal"),
        (("Supply",), None, "a bullet about"),
        (("Supply",), None, "a bullet about"),
        (("Supply",), "2.2", "More homes are"),
        (("Annex A",), None, "The tables."),
    ]


def test_headings_of_markdown_nest() -> None:
    text = "# A\n\nOne.\n\n## B\n\nTwo.\n\n### C\n\nThree.\n\n## D\n\nFour.\n"
    headings = [p.heading for p in account(text, "a.md").passages]
    assert headings == [("A",), ("A", "B"), ("A", "B", "C"), ("A", "D")]


def test_numbers_that_rise_throughout_are_paragraphs() -> None:
    text = "1. One is here.\n\n2. Two is here.\n\nPart two of it\n\n3. Three is here, at last.\n"
    assert [p for p, _ in places(text) if p] == ["1", "2", "3"]


def test_numbers_that_start_again_are_items_of_lists() -> None:
    text = "1. One.\n2. Two.\n\nSome words between the lists.\n\n1. One.\n2. Two.\n"
    assert places(text) == [(None, "1"), (None, "2"), (None, None), (None, "1"), (None, "2")]


def test_a_short_list_in_running_text_numbers_no_paragraphs() -> None:
    words = "\n\n".join(["Some words that run on and on."] * 6)
    assert ("1", None) not in places(f"{words}\n\n1. One.\n2. Two.\n\n{words}\n")


def test_bullets_that_a_numbered_paragraph_introduces_stand_in_it() -> None:
    text = "1. We will:\n\n- do this\n- do that\n\n2. We will not.\n\n- a bullet\n"
    assert [p for p, _ in places(text)] == ["1", "1", "1", "2", None]


@pytest.mark.parametrize("label", ["Mr Keith", "Chair", "Note", "Q1"])
def test_a_label_is_left_where_it_stands_and_names_nobody(label: str) -> None:
    (passage,) = account(f"{label}: Yes, that is correct.").passages
    assert passage.text == f"{label}: Yes, that is correct."
    assert passage.speaker is None


def test_indented_quotations_are_quoted_and_the_rest_is_written() -> None:
    voices = [p.voice for p in account("Words.\n\n> Quoted words.\n\nWords.\n", "a.md").passages]
    assert voices == ["written", "quoted", "written"]


def test_the_title_and_date_of_front_matter_are_believed() -> None:
    text = "---\ntitle: GOV.AU\ndate: 2016-02-04\nauthor: The panel\n---\n# Other\n\nWords.\n"
    read = account(text, "a.md")
    assert (read.title, read.date, read.author) == ("GOV.AU", "2016-02-04", "The panel")


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("OFFICIAL\n\nWords.\n\nOFFICIAL-SENSITIVE\n", "OFFICIAL-SENSITIVE"),
        ("The meeting was held under the Chatham House Rule.\n\nWords.", "Chatham House Rule"),
        ("Embargoed until 3 May 2024\n\nWords.", "Embargoed until 3 May 2024"),
        ("TLP:AMBER\n\nWords.", "TLP:AMBER"),
        ("Words about Chatham House.\n\nMore.", None),
    ],
)
def test_the_marking_is_told_as_printed(text: str, marking: str | None) -> None:
    assert account(text).marking == marking


@pytest.mark.parametrize(
    ("last", "stops"),
    [
        ("4. This paragraph has an end, as all of the others here do.", False),
        ("4. This paragraph has no end, since the file was cut off in the", True),
        ("4. Yours faithfully", False),
        ("4. This one ends in a quotation, which is the “end of it all”", False),
    ],
)
def test_a_text_that_breaks_off_is_reported(last: str, stops: bool) -> None:
    text = "".join(f"{n}. This paragraph ends as all the others here do.\n\n" for n in (1, 2, 3))
    notes = account(text + last).notes
    assert any("in mid-sentence" in note for note in notes) is stops


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("See paragraph 9 below.", "paragraph 9"),
        ("See paragraph 2 above.", None),
        ("See paragraph 9 of the Smith report.", None),
        ("See Annex B.", "Annex B"),
    ],
)
def test_what_is_cited_and_not_there_is_reported(words: str, missing: str | None) -> None:
    notes = account(f"1. One is here.\n\n2. Two is here.\n\n3. {words}\n\n4. Four.\n").notes
    assert notes == (
        (f"The document is incomplete: it refers to {missing}, which it does not contain.",)
        if missing
        else ()
    )


def test_references_by_the_dozen_lead_elsewhere_and_are_not_reported() -> None:
    cited = " ".join(f"See paragraph {n}." for n in range(20, 40))
    assert account(f"1. One.\n\n2. Two.\n\n3. {cited}\n").notes == ()
