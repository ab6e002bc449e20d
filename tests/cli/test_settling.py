"""``allow``, ``repin`` and ``sources release``: decisions of the author, kept where they belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.cli.main import run

BRIEF = """# The brief of a test.
schema: 1
consultation:
  title: A call
  body: A body
  questions:
    - number: "1"
      text: What of it?
respondent:
  organisation: Our Trust
answers:
  - question: "1"
    text: "We say so. {quote: a}"
    pins:
      - id: a            # the strongest point
        source: report
        start: 0
        end: 57
        words: Companies must not keep the images for more than 60 days.
        omissions: [[15, 23]]
      - id: b
        source: report
        start: 58
        end: 77
        words: The law works well.
"""
REPORT = (
    "Companies must not keep the images for more than 60 days. The law works well. However, it "
    "costs more than anyone had thought.\n"
)
CATALOGUE = """# What is known.
schema: 1
sources:
  # The only one.
  - file: report.txt
    id: report
    title: The report
    date: 2021-01-01
    marking: OFFICIAL-SENSITIVE  # as printed
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "sources" / "sources.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    run(["status", "--json", "--workspace", str(folder)])
    told = json.loads(capsys.readouterr().out)["findings"]
    return {f["code"]: f["severity"] for f in told}


def code_of(held: dict[str, str], beginning: str) -> str:
    return next(code for code in held if code.startswith(beginning))


def test_a_reason_is_written_into_the_brief_and_its_comments_stay(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_of(findings(folder, capsys), "quote-meaning.negation")
    place = ["--workspace", str(folder)]
    assert run(["allow", code, *place]) == 2
    assert "needs a reason" in capsys.readouterr().err
    assert run(["allow", code, "--reason", "It is restated.", *place]) == 0
    text = (folder / "brief.yaml").read_text(encoding="utf-8")
    assert text.startswith("# The brief of a test.") and "# the strongest point" in text
    (override,) = load_brief(folder / "brief.yaml").answers[0].overrides
    assert (override.finding, override.pin) == (code, "a")
    assert override.reason == "It is restated."
    assert findings(folder, capsys)[code] == "info"


def test_a_note_is_put_aside_without_a_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_of(findings(folder, capsys), "read-around")
    assert run(["allow", code, "--pin", "b", "--json", "--workspace", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["finding"] == code
    assert code not in findings(folder, capsys)
    assert run(["allow", code, "--workspace", str(folder)]) == 2
    assert "there is no finding" in capsys.readouterr().err


def test_a_final_copy_is_refused_until_the_change_has_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--workspace", str(folder)]
    run(["sources", "release", "report", "--route", "foi", *place])
    command = ["draft", "--final", "--format", "txt", *place]
    assert run(command) == 2
    said = capsys.readouterr().err
    assert "no final copy" in said
    code = code_of(findings(folder, capsys), "quote-meaning.negation")
    assert code in said or "missing" in said
    assert run([*command, "--despite", "Only a test."]) == 1
    audit = json.loads((folder / "brief-final.txt.audit.json").read_text(encoding="utf-8"))
    assert audit["despite"] == "Only a test."
    assert audit["quotes"][0]["changes"][0]["code"] == code


def test_drift_is_listed_first_and_accepted_only_when_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--workspace", str(folder)]
    assert run(["repin", *place]) == 0
    edited = f"A new page.\n\n{REPORT.replace('works well', 'works badly')}"
    (folder / "sources" / "report.txt").write_text(edited, encoding="utf-8")
    before = (folder / "brief.yaml").read_bytes()
    capsys.readouterr()
    assert run(["repin", *place]) == 1
    said = capsys.readouterr().out
    assert "a: Its words stand at characters 13 to 70 now; they stood at 0 to 57." in said
    assert "“well” to “badly”" in said
    assert (folder / "brief.yaml").read_bytes() == before
    assert run(["repin", "a", *place]) == 0
    pin = load_brief(folder / "brief.yaml").answers[0].pins[0]
    assert (pin.start, pin.end, pin.omissions) == (13, 70, ((28, 36),))
    assert run(["repin", "b", *place]) == 1
    assert run(["repin", "b", "--edited", *place]) == 0
    assert load_brief(folder / "brief.yaml").answers[0].pins[1].words == "The law works badly."
    assert "# the strongest point" in (folder / "brief.yaml").read_text(encoding="utf-8")
    assert run(["repin", "nobody", *place]) == 2
    assert run(["repin", "--at", "3", *place]) == 2
    capsys.readouterr()
    assert run(["repin", "--json", *place]) == 0
    assert [one["verdict"] for one in json.loads(capsys.readouterr().out)] == ["unchanged"] * 2


def test_a_release_is_recorded_once_and_the_question_is_answered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--workspace", str(folder)]
    assert "release-unknown" in findings(folder, capsys)
    release = ["sources", "release", "report", "--route", "foi", "--note", "FOI 62013"]
    assert run([*release, "--decided", "4 March", *place]) == 2
    assert run(["sources", "release", "report", "--route", "rumour", *place]) == 2
    assert run(["sources", "release", "nothing", "--route", "foi", *place]) == 2
    capsys.readouterr()
    assert run([*release, "--decided", "2021-03-04", *place]) == 0
    text = (folder / "sources" / "sources.yaml").read_text(encoding="utf-8")
    assert "# The only one." in text and "# as printed" in text
    assert "route: foi" in text and 'decided: "2021-03-04"' in text
    assert "release-unknown" not in findings(folder, capsys)
