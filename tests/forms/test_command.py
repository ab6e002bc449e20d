"""``assistant form`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.main import run
from assistant.documents.wordfile import read_word_file
from tests.forms.made import form, line, table
from tests.forms.test_filling import BRIEF


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("brief.yaml").write_text(BRIEF, encoding="utf-8")
    Path("form.docx").write_bytes(form(table(["Name", ""], ["Favourite colour", ""])))
    return tmp_path


def test_a_form_is_filled_and_what_was_left_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "form.docx").read_bytes()
    assert run(["form", "form.docx", "brief.yaml", "-o", "filled.docx"]) == 1
    told = capsys.readouterr()
    assert "filled   Name: Jo Bloggs" in told.out
    assert "empty    Favourite colour: not known what it asks for" in told.out
    assert "1 field filled, 1 left empty." in told.err
    filled = folder / "filled.docx"
    texts = [p.text for p in read_word_file(filled.read_bytes(), filled).paragraphs if p.text]
    assert texts == ["Name", "Jo Bloggs", "Favourite colour"]
    assert (folder / "form.docx").read_bytes() == before


def test_a_form_filled_whole_says_so_in_its_exit_code_and_as_data(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.docx").write_bytes(form(line("Name: ..........")))
    assert run(["form", "form.docx", "--brief", "brief.yaml", "-o", "filled.docx", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "output": "filled.docx",
        "filled": [{"label": "Name", "value": "Jo Bloggs"}],
        "unsaid": [],
        "unknown": [],
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["form.docx", "brief.yaml", "-o", "form.docx"], 2, "would replace the form itself"),
        (["form.docx", "brief.yaml", "-o", "brief.yaml", "--force"], 2, "ends in .docx"),
        (["none.docx", "brief.yaml", "-o", "filled.docx"], 3, "none.docx: There is no such file"),
        (["form.docx", "none.yaml", "-o", "filled.docx"], 3, "none.yaml"),
        (["brief.yaml", "brief.yaml", "-o", "filled.docx"], 3, "brief.yaml"),
        (["form.docx", "brief.yaml", "-o", "filled.pdf"], 2, "ends in .docx"),
    ],
)
def test_what_is_asked_wrongly_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    held = sorted(path.name for path in folder.iterdir())
    assert run(["form", *words]) == code
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == held


def test_a_file_without_fields_is_said_to_have_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.docx").write_bytes(form(line("Thank you for your response.")))
    assert run(["form", "form.docx", "brief.yaml", "-o", "filled.docx"]) == 1
    assert "form.docx: no field to fill was found in it." in capsys.readouterr().err
