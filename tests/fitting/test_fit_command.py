"""``fit`` as a person uses it: a plan first, then the brief, and the way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call

SENTENCES = (
    "Help comes too late for most families in the north of the country.",
    "Schools ask for advice every week and seldom get an answer in time.",
    "The law was not written for the services that children use today.",
)
BRIEF = """# Ours.
schema: 1
title: Our answer
consultation:
  title: A call
  body: A body
  {limits}
  questions:
    - {{number: "1", text: What of it?}}
respondent: {{organisation: Our Trust, capacity: on behalf of a charity, about: We help.}}
sources: [sources]
date: "2026-02-01"
summary: Help earlier.
answers:
  - question: "1"
    text: We say so.   # and mean it
    pins:
      - {{id: a, source: report, words: "{0} {1}"}}
      - {{id: b, source: report, words: "{2}"}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    text = f"{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]}\n"
    (tmp_path / "sources" / "report.txt").write_text(text, encoding="utf-8")
    catalogue = "schema: 1\nsources:\n  - {file: report.txt, id: report, title: R, date: 2021}\n"
    (tmp_path / "sources" / "sources.yaml").write_text(catalogue, encoding="utf-8")
    told = BRIEF.format(*SENTENCES, limits="limits: {words: 1000}")
    (tmp_path / "brief.yaml").write_text(told, encoding="utf-8")
    return tmp_path


def test_a_plan_changes_nothing_until_it_is_applied(folder: Path, call: Call) -> None:
    before = (folder / "brief.yaml").read_bytes()
    words = call("status", "--json", "--workspace", folder).data["words"]
    limit = str(words - 5)
    said = call("fit", "--limit", limit, "--workspace", folder)
    assert said.code == 0
    assert f"The whole: {words} words now" in said.out
    assert "trim a (1; report): saves " in said.out
    assert f"now: “{SENTENCES[0]}”" in said.out
    assert "Nothing was changed" in said.err
    assert (folder / "brief.yaml").read_bytes() == before


def test_an_applied_plan_keeps_the_limit_and_the_version_before(folder: Path, call: Call) -> None:
    before = (folder / "brief.yaml").read_text(encoding="utf-8")
    words = call("status", "--json", "--workspace", folder).data["words"]
    said = call("fit", "--limit", str(words - 5), "--apply", "--workspace", folder)
    assert said.code == 0
    after = (folder / "brief.yaml").read_text(encoding="utf-8")
    assert "# and mean it" in after
    assert SENTENCES[1] not in after
    assert call("status", "--json", "--workspace", folder).data["words"] <= words - 5
    listed = call("earlier", "--workspace", folder)
    assert listed.code == 0
    number = listed.out.split()[0]
    assert call("earlier", number, "--workspace", folder).code == 0
    assert (folder / "brief.yaml").read_text(encoding="utf-8") == before


def test_pins_that_must_stay_leave_the_limit_unmet_by_a_number(folder: Path, call: Call) -> None:
    words = call("status", "--json", "--workspace", folder).data["words"]
    keep = ("--keep", "a", "--keep", "b")
    said = call("fit", "--limit", str(words - 5), *keep, "--workspace", folder)
    assert said.code == 1
    assert f"cannot be met: still 5 words over {words - 5}." in said.out


def test_a_brief_without_a_limit_asks_for_one(folder: Path, call: Call) -> None:
    told = BRIEF.format(*SENTENCES, limits="reference: none")
    (folder / "brief.yaml").write_text(told, encoding="utf-8")
    said = call("fit", "--workspace", folder)
    assert said.code == 2
    assert "--limit" in said.err


def test_the_boxes_of_a_web_form_are_what_is_counted(folder: Path, call: Call) -> None:
    told = BRIEF.format(*SENTENCES, limits="venue: web-form")
    brief = folder / "brief.yaml"
    brief.write_text(told, encoding="utf-8")
    call("draft", "--format", "answers", "--workspace", folder)
    held = len((folder / "brief-answers" / "Q1.txt").read_text(encoding="utf-8"))
    limited = told.replace("What of it?}", f"What of it?, limits: {{characters: {held - 10}}}}}")
    brief.write_text(limited, encoding="utf-8")
    said = call("fit", "--apply", "--json", "--workspace", folder)
    assert said.data["before"][0] == {
        "name": "1", "unit": "characters", "count": held, "limit": held - 10,
    }  # fmt: skip
    assert said.data["applied"]
    shutil.rmtree(folder / "brief-answers")
    assert call("draft", "--format", "answers", "--workspace", folder).code == 0
    kept = (folder / "brief-answers" / "Q1.txt").read_text(encoding="utf-8")
    assert len(kept) == said.data["after"][0]["count"] <= held - 10
