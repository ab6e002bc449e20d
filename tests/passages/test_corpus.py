"""Real documents nobody here wrote; skipped where they are not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.passages import Account, read_passages

_BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
CORPUS = Path(os.environ.get("ASSISTANT_CORPUS", _BESIDE))

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand")


def account(name: str) -> Account:
    document = read_document(CORPUS / name)
    read = read_passages(document)
    for passage in read.passages:
        assert document.text[passage.start : passage.end] == passage.text
    return read


def test_a_hearing_day_has_its_headings_and_no_speaker_by_guess() -> None:
    day = account("uk-covid-inquiry_2023-06-22_module1.rst")
    assert (day.genre, day.title, day.date) == ("transcript", "22 June 2023", "2023-06-22")
    assert day.notes == ()
    assert len(day.passages) > 1000
    assert all(p.speaker or p.unattributed for p in day.passages)
    under = "Questions From Lead Counsel to the Inquiry"
    asked = {p.speaker.name for p in day.passages if under in p.heading and p.speaker}
    assert {"Mr Roger Hargreaves", "Lady Hallett"} <= asked
    assert not any(name.startswith(("Lead", "Counsel", "The Witness")) for name in asked)
    headings = {p.heading for p in day.passages}
    assert (
        "22 June 2023",
        "Mr Roger Hargreaves",
        "Questions From Lead Counsel to the Inquiry",
    ) in headings
    assert not any("**" in p.text or "`" in p.text for p in day.passages)


def test_an_assessment_report_gives_its_front_matter_and_its_recommendations() -> None:
    report = account("au_alpha-assessment-gov-au.md")
    assert (report.genre, report.title, report.date) == ("general", "GOV.AU", "2016-02-04")
    under = [p for p in report.passages if p.heading[:1] == ("Recommendations",)]
    assert len(under) > 15
    assert any(p.text == "Ensure that all browsers are considered." for p in under)
    assert all("](" not in p.text for p in report.passages)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_formats_that_have_no_reader_are_refused_by_name(suffix: str) -> None:
    from assistant.documents import READERS
    from assistant.errors import CannotRead

    if any(suffix[1:] in reader.name for reader in READERS):
        pytest.skip("there is a reader for it")
    path = next(iter(sorted(CORPUS.glob(f"*{suffix}"))))
    with pytest.raises(CannotRead, match=r"PDF|Word"):
        read_document(path)
