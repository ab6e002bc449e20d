"""Who, where and when: what a paper says of a quotation, held against its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.checks.returned.held import Held
from assistant.library import open_library
from tests.checks.conftest import Check, check_data, verdicts
from tests.checks.papers import Para, paper, table

HEARING = """17 February 2022 – Alice Brown and Martin Green
==============================================

*(10.30 am)*

**Sir John White**: Good morning everyone, and thank you for coming such a long way today.

Alice Brown
-----------

*ALICE BROWN (affirmed).*

Questioned by Mr Black
^^^^^^^^^^^^^^^^^^^^^^

**Mr Black**: What did you find when you came to the mill for the first time?

**Alice Brown**: The scales were never tested before the winter of that year.

Martin Green
------------

*MARTIN GREEN (sworn).*

Questioned by Mr Black
^^^^^^^^^^^^^^^^^^^^^^

**Mr Black**: And you saw the same thing, as far as you can remember it now?

**Martin Green**: I saw the books and nothing else, and they were in good order.
"""
CASES = Path(__file__).parent / "cases" / "attribution.txt"
MINUTES = (
    "All-Party Parliamentary Group on Social Media, ‘Minutes of Law Enforcement Session as part of"
    " “Selfie Generation” Inquiry’ (19 May 2021) item 2 ({}).\n"
)
WORDS = {
    "ARREST": "We cannot simply arrest our way out of this problem.",
    "PLANS": "The NCA remain concerned about Facebook's future business plans.",
    "MOST": "Most companies state they are prioritising CSEA, along with terrorist content and"
    " Covid19 response.",
    "TRAVEL": "You may travel for work purposes, but only where you cannot work from home.",
    "SQUIRE": MINUTES.format("Tom Squire").strip(),
    "JONES": MINUTES.format("Rob Jones").strip(),
    "OFFICE": "Home Office, ‘Tech industry response to Covid19 and online child sexual exploitation"
    " and abuse’ (submission to Security Minister & Safeguarding Minister and Home Secretary,"
    " 3 April 2020) para 4.",
}


def cases() -> list[tuple[str, ...]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return [tuple(part.strip() for part in row.split("|")) for row in rows]


def spelt_out(text: str) -> str:
    for short, words in WORDS.items():
        text = text.replace(short, words)
    return text


@pytest.mark.parametrize(("verdict", "text", "note", "told"), cases(), ids=lambda v: str(v)[:40])
def test_an_attribution_is_judged(
    verdict: str, text: str, note: str, told: str, check: Check
) -> None:
    (quote,) = check(Para(spelt_out(text), note=spelt_out(note))).quotes
    assert quote.verdict == verdict, quote.why
    assert told in (quote.why or "")


def test_a_later_note_that_leads_back_to_an_earlier_one_means_its_source(check: Check) -> None:
    first = Para(spelt_out("‘ARREST’^"), note=spelt_out("SQUIRE"))
    right = Para(spelt_out("‘PLANS’^"), note="APPG minutes (n 1) item 2 (Rob Jones).")
    wrong = Para(spelt_out("‘MOST’^"), note="Home Office (n 1) para 4.")
    said = [quote.verdict for quote in check(first, right, wrong).quotes]
    assert said == ["verbatim", "verbatim", "misattributed"]


def test_an_attribution_that_cannot_be_read_is_said_to_be_unread(check: Check) -> None:
    checked = check(Para(spelt_out("It was put like this: ‘ARREST’^"), note="See above."))
    assert checked.quotes[0].verdict == "verbatim"
    assert [f.severity for f in checked.findings if f.code == "attribution-unread"] == ["info"]


def test_a_title_that_names_several_people_vouches_for_none_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    titled = HEARING.replace("– Alice", "– before Sir John White: Alice").replace(
        "=\n", "=" * 30 + "\n"
    )
    (folder / "hearing.rst").write_text(titled, encoding="utf-8")
    words = "“The scales were never tested before the winter of that year.”"
    names = ["Martin Green", "Sir John White", "Alice Brown"]
    with open_library(tmp_path) as library:
        library.index()
        assert all(name in library.sources()[0].title for name in names)
        checked = check_data(Held(library), paper([Para(f"{n} said: {words}") for n in names]))
    assert verdicts(checked) == ["misattributed", "misattributed", "verbatim"]


def test_the_name_under_a_block_says_whose_words_it_has(check: Check) -> None:
    arrest = WORDS["ARREST"]
    signed = ["Tom Squire", "Rob Jones", "Rob Jones, National Crime Agency"]
    checked = check(*(Para(f"{arrest} — {name}", "Q") for name in signed))
    assert verdicts(checked) == ["verbatim", "misattributed", "misattributed"]
    assert [quote.text for quote in checked.quotes] == [arrest] * 3


PAPER = (
    "Response on scales\n\nOur members weigh many things.\n\n"
    "The scales should be tested every winter, because the cold changes them.\n"
)


def test_a_source_that_does_not_say_whose_it_is_refutes_nobody_and_confirms_nobody(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "scales.txt").write_text(PAPER, encoding="utf-8")
    (folder / "hearing.rst").write_text(HEARING, encoding="utf-8")
    words = "“The scales should be tested every winter, because the cold changes them.”"
    said = [f"The Smithfield Trust says: {words}", f"Martin Green says: {words}", words]
    cited = Para(
        f"It has been said: {words}^", note="Smithfield Trust, ‘Response on scales’ (2020)."
    )
    with open_library(tmp_path) as library:
        library.index()
        checked = check_data(Held(library), paper([*map(Para, said), cited]))
    assert verdicts(checked) == ["verbatim", "misattributed", "verbatim", "verbatim"]
    (told,) = [f for f in checked.findings if f.code == "attribution-unconfirmed"]
    assert told.severity == "warning"
    assert "Smithfield Trust" in told.message


@pytest.mark.parametrize("heads", [("Speaker", "Quote"), ("Organisation", "Evidence")])
def test_a_row_of_a_table_says_whose_quotation_it_has(check: Check, heads: tuple[str, str]) -> None:
    arrest = f"“{WORDS['ARREST']}”"
    rows = [[*heads], ["Tom Squire", arrest], ["Home Office", arrest]]
    assert verdicts(check(body=table(rows))) == ["verbatim", "misattributed"]


def test_whoever_comments_in_a_table_is_not_the_speaker_of_what_they_quote(check: Check) -> None:
    comment = f"We read the minutes with care, and found in them “{WORDS['ARREST']}”"
    rows = [["Organisation", "Response"], ["National Crime Agency", comment]]
    assert verdicts(check(body=table(rows))) == ["verbatim"]
