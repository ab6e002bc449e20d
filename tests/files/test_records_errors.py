"""Every way a record can be wrong gives one line: the file, the line, what was found and wanted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.briefs.brief import Brief
from assistant.errors import CannotRead, RecordError
from assistant.files.records import LARGEST, load_record, read_record
from assistant.themes.theme import Themes
from tests.files.cases import Case, read_cases

CASES = read_cases(Path(__file__).with_name("bad_records.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_record_is_refused_in_one_line(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(case.text, encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        load_record(file, Brief)
    assert str(refused.value).replace(str(file), "FILE") == case.message


def refusal(file: Path, data: bytes) -> str:
    file.write_bytes(data)
    with pytest.raises(RecordError) as refused:
        load_record(file, Themes)
    return str(refused.value).removeprefix(str(file))


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    said = refusal(tmp_path / "a.yaml", "themes: []\n# caf\xe9\n".encode("latin-1"))
    problem = "this line is not written as UTF-8 (byte 0xe9); save the file again as UTF-8"
    assert said == f", line 2: {problem}"


def test_a_file_written_as_utf_16_is_refused_by_that_name(tmp_path: Path) -> None:
    said = refusal(tmp_path / "a.yaml", "themes: []\n".encode("utf-16"))
    assert said == ": this file is written as UTF-16; save it again as UTF-8"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "￾"])
def test_a_control_character_is_named_with_its_line(char: str, tmp_path: Path) -> None:
    said = refusal(tmp_path / "a.yaml", f"themes: []\n# {char}\n".encode())
    assert said.startswith(f", line 2: there is a control character here (U+{ord(char):04X})")


def test_a_file_far_too_large_to_be_a_record_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(RecordError, match="too large \\(200 MB\\) to be a record") as refused:
        load_record(file, Themes)
    assert refused.value.line is None
    assert LARGEST < 200_000_000


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_endless_nesting_is_refused_at_once(opening: str, tmp_path: Path) -> None:
    said = refusal(tmp_path / "a.yaml", f"a: {opening * 50_000}".encode())
    assert said.startswith(", line 1: ")


def test_aliases_that_would_grow_without_bound_are_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    said = refusal(tmp_path / "a.yaml", bomb.encode())
    assert said.startswith(", line 1: a: anchors and aliases")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="There is no such file"):
        load_record(tmp_path / "none.yaml", Themes)
    with pytest.raises(CannotRead, match="This is a folder"):
        load_record(tmp_path, Themes)


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs file modes")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("themes: []\n", encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(CannotRead, match="You may not read it"):
        load_record(file, Themes)


def test_an_error_carries_its_parts_for_those_who_show_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("themes:\n  - id: a\n    titel: A\n", encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        load_record(file, Themes)
    error = refused.value
    assert (error.file, error.line, error.field) == (file, 3, "themes.0.titel")
    assert error.problem == "unknown field; did you mean “title”?"


def test_a_record_knows_the_line_of_each_entry_and_of_what_is_around_a_missing_one(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.yaml"
    text = "# note\nthemes:\n  - id: a\n    title: A\n    description: |\n      one\n      two\n"
    file.write_text(text, encoding="utf-8")
    record = read_record(file, Themes)
    assert record.line("themes") == 2
    assert record.line("themes", 0) == record.line("themes", 0, "id") == 3
    assert record.line("themes", 0, "parent") == 3
    assert record.line_within(1, "themes", 0, "description") == 7
    assert record.line_within(1, "themes", 0, "title") == 4
