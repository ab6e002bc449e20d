"""The figures of a paper's own sentences, with and without a reference that leads somewhere."""

from __future__ import annotations

import json
from pathlib import Path

from tests.checks.conftest import Check, codes
from tests.checks.papers import Para, paper
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures

MINUTES = (
    "All-Party Parliamentary Group on Social Media, ‘Minutes of Law Enforcement Session as part of"
    " “Selfie Generation” Inquiry’ (19 May 2021) item 2 (Rob Jones)."
)
PART = "Home Office, ‘Tech industry response to Covid19’ (3 April 2020) para 7."
OFFICE = "The watchdog works at {}% of its capacity"


def test_a_reference_that_gives_half_of_a_long_title_leads_to_the_source(check: Check) -> None:
    assert codes(check(Para(f"{OFFICE.format(50)}.^", note=PART))) == []
    assert codes(check(Para(f"{OFFICE.format(60)}.^", note=PART))) == ["figure-unsupported"]


def test_a_reference_in_brackets_is_followed_too(check: Check) -> None:
    wrong = f"{OFFICE.format(60)} (Home Office, 2020, para 7)."
    assert codes(check(wrong)) == ["figure-unsupported"]
    assert codes(check(wrong.replace("60", "50"))) == []


def test_a_figure_without_any_reference_is_listed_and_not_held_against_the_paper(
    check: Check,
) -> None:
    (finding,) = check("Some 45% of our members, 1,200 people, have seen it.").findings
    assert (finding.code, finding.severity) == ("figure-uncited", "info")
    assert "“45%”, “1,200” have no source" in finding.message


def test_a_reference_that_leads_out_of_the_library_is_a_source_all_the_same(check: Check) -> None:
    told = check(
        Para("Some 45% of parents have seen it.^", note="Ofcom, Online Nation (2021) p 4."),
        "Some 46% of parents have seen it (Ofcom, 2021).",
        "Within 28 days, services should do three things.",
    )
    assert codes(told) == []


def test_the_figures_of_a_word_file_are_listed_with_what_its_references_do_not_bear_out(
    call: Call,  # noqa: F811
    demo: Path,  # noqa: F811
) -> None:
    file = demo / "theirs.docx"
    file.write_bytes(
        paper([Para("Some 400,000 people pose a threat.^", note=MINUTES), "It cost £3 million."])
    )
    told = call("figures", "--json", "--workspace", str(demo), str(file))
    (one,) = json.loads(told.out)
    assert told.code == 1
    assert [figure["words"] for figure in one["figures"]] == ["400,000", "£3 million"]
    assert [f["code"] for f in one["findings"]] == ["figure-unsupported", "figure-uncited"]


def test_the_number_typed_before_a_paragraph_is_no_figure(check: Check) -> None:
    numbered = ("7. We see it daily.", "(8) So do they.", "2.3\tAnd others.", "Paragraph 4: Yes.")
    assert codes(check(*numbered)) == []
    assert codes(check("1,200 people have seen it.")) == ["figure-uncited"]


def test_the_title_above_every_figure_is_not_said_on_each_line(
    call: Call,  # noqa: F811
    tmp_path: Path,
) -> None:
    title = "The Libraries and Reading Rooms (Lowland Towns) Regulations, an assessment"
    text = (
        f"# {title}\n\n## Costs\n\nIt cost £3 million in 2019.\n\n## Use\n\nAbout 400 people read."
    )
    (tmp_path / "assessment.md").write_text(text, encoding="utf-8")
    told = call("figures", "--workspace", str(tmp_path))
    lines = [line for line in told.out.splitlines() if line.startswith("  ")]
    assert [line.rsplit(" · ", 1)[-1].split(",")[0] for line in lines] == ["Costs", "Use"]
    (one,) = json.loads(call("figures", "--json", "--workspace", str(tmp_path)).out)
    assert all(figure["place"].startswith(title) for figure in one["figures"])
