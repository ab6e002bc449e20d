"""Quotations set off in a paper, each with the verdict and the kinds that the table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.checks.returned.held import Held
from tests.checks.conftest import check_data
from tests.checks.papers import Para, paper, run

TABLE = Path(__file__).parent / "cases" / "set_off.txt"


def rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parted = [line.partition(" | ") for line in lines if line and not line.startswith("#")]
    return [(expected, words) for expected, _, words in parted]


@pytest.mark.parametrize(("expected", "words"), rows(), ids=lambda part: part[:30])
def test_a_quotation_set_off_is_judged_as_the_table_says(
    held: Held, expected: str, words: str
) -> None:
    (quote,) = check_data(held, paper([Para(words, "Q")])).quotes
    kinds = sorted({change.kind for change in quote.changes})
    assert " ".join([quote.verdict, *kinds]) == expected


WILSON = (
    "Wilson masqueraded behind 20 different Facebook accounts as a young girl, and he managed to"
    " contact 5,000 children and 500 of them were enticed into sharing images of themselves."
)
OURS = "We run a helpline, and say below what we think of each of these matters in turn."


def set_in(words: str) -> Para:
    """Return a paragraph whose left indent alone sets it off."""
    return Para("", "L", raw=run(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (WILSON, ["verbatim"]),
        (WILSON.replace("5,000", "50,000"), ["changed number"]),
        (WILSON.replace("masqueraded", "hid").replace("500", "50"), ["changed number word"]),
        (f"{WILSON} (Home Office, 3 April 2020)", ["misattributed"]),
        ("Otters and boats and tea are what our own members speak of at every meeting.", []),
        (f"As a member put it: “{WILSON.replace('20', '30')}”", ["changed number"]),
        (f"(a) {WILSON}", ["unmarked"]),
    ],
    ids=lambda part: part[:30] if isinstance(part, str) else "",
)
def test_a_paragraph_set_in_on_the_left_is_a_quotation_where_a_source_has_it(
    held: Held, words: str, expected: list[str]
) -> None:
    quotes = check_data(held, paper([OURS, OURS, OURS, set_in(words)])).quotes
    said = [" ".join([q.verdict, *sorted({c.kind for c in q.changes})]) for q in quotes]
    assert said == expected


OTTERS = "Otters and boats and tea are what our own members speak of at every meeting."
RETOLD = (
    "Wilson, behind 20 Facebook names, posed as a girl, and reached some 5,000 children, and a"
    " tenth were drawn into sending him pictures."
)


def test_a_paragraph_set_in_and_taken_for_the_papers_own_is_told(held: Held) -> None:
    words = [OURS, OURS, set_in(OTTERS), OURS, OURS, set_in(RETOLD), OURS, set_in(OTTERS), OURS]
    findings = check_data(held, paper(words)).findings
    told = {f.message: f.place for f in findings if f.code == "set-in-not-quoted"}
    assert len(told) == 2
    alone, together = sorted(told, key=len, reverse=True)
    assert "paragraph 6 of the text" in told[alone] and "resembles" in alone
    assert together == (
        "2 paragraphs are set in on the left and like nothing in any source. They are taken for"
        " the paper's own words: paragraph 3 of the text; paragraph 8 of the text."
    )


def test_a_page_that_is_all_set_in_quotes_nothing_by_that(held: Held) -> None:
    words = [set_in(WILSON), *(set_in(OURS) for _ in range(5))]
    assert [q.verdict for q in check_data(held, paper(words)).quotes] == ["unmarked"]


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ("5,000", "50,000", ["number"]),
        ("managed to", "did not", ["negation", "word"]),
        ("a young girl", "a young boy", ["scope"]),
        ("of themselves", "of others", ["antecedent", "scope"]),
        ("20 different", "many different", ["number", "scope"]),
        ("themselves", "themselves from 2019 on", []),
        ("Wilson", "Wilson", []),
    ],
)
def test_words_lifted_without_marks_and_altered_are_told_with_what_was_altered(
    held: Held, was: str, now: str, kinds: list[str]
) -> None:
    checked = check_data(held, paper([f"The case is plain: {WILSON.replace(was, now)}"]))
    (quote,) = checked.quotes
    assert quote.verdict == "unmarked"
    assert sorted({change.kind for change in quote.changes}) == kinds
    assert "case is plain" not in quote.text


@pytest.mark.parametrize(("style", "marks"), [("Q", ("", "")), ("", ("Mr Squire said: “", "”"))])
def test_the_raised_number_of_a_note_is_no_word_of_the_quotation(
    held: Held, style: str, marks: tuple[str, str]
) -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
    words = f"{run(f'{marks[0]}We cannot simply arrest')}{raised}"
    raw = words + run(f" our way out of this problem.{marks[1]}")
    (quote,) = check_data(held, paper([Para("", style, raw=raw)])).quotes
    assert quote.verdict == "verbatim"
