"""The coverage of a brief as a sheet, and that no figure of it is lost or counted twice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.briefs.changing import with_pin_theme, with_position
from assistant.desk.coverage import (
    Coverage,
    CoverageRow,
    count_evidence,
    coverage,
    coverage_text,
    findings_words,
)
from assistant.desk.desk import Desk, changed
from assistant.desk.live import draft_now
from assistant.desk.sheet import COLUMNS, coverage_sheet
from assistant.library import Library
from tests.cli.conftest import Call, call

__all__ = ["call"]


def sheet_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).active


def values(data: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet_of(data).iter_rows()]


def row(name: str, text: str, *findings: str) -> CoverageRow:
    return CoverageRow(
        name=name,
        text=text,
        answered=True,
        says=text,
        pinned=0,
        supporting=0,
        challenging=0,
        context=0,
        proposed=0,
        words=5,
        limit=None,
        characters=20,
        limit_characters=None,
        findings=findings,
        cells=(),
    )


def table(*rows: CoverageRow) -> Coverage:
    return Coverage(rows=rows, answered=len(rows), asked=len(rows), words=5, limit=None)


def live_table(desk: Desk, library: Library) -> Coverage:
    live = draft_now(desk, library)
    counts = count_evidence(library, desk.brief, desk.themes)
    return coverage(desk.brief, desk.themes, live.standing, counts, checks=live.checks)


def test_every_pin_of_a_question_stands_in_one_of_its_themes(desk: Desk, library: Library) -> None:
    loose = with_pin_theme(desk.brief, "no-assurance", None)
    loose = with_pin_theme(loose, "private-spaces", "a-theme-that-is-gone")
    found = live_table(changed(desk, with_position(loose, "1", "gone"), "Changed"), library)
    for held in found.rows:
        for what in ("pinned", "supporting", "challenging", "context"):
            assert sum(getattr(cell, what) for cell in held.cells) == getattr(held, what)
    assert found.rows[0].cells[-1].title == "no theme"
    assert found.rows[0].cells[-1].positions == ("gone",)
    assert "no theme: position gone, 1 pinned, 0 challenging\n" in coverage_text(found)


def test_findings_are_told_with_the_question_they_are_about(desk: Desk, library: Library) -> None:
    live = draft_now(desk, library)
    found = live_table(desk, library)
    told = sum(len(held.findings) for held in found.rows) + len(found.findings)
    assert told == len(live.checks)
    assert any("nobody has read it" in finding for finding in found.rows[5].findings)
    assert "6: Disagree, 3 pinned, 0 challenging, 258 words, 1 warning" in coverage_text(found)
    assert findings_words(["error: a", "info: b", "error: c"]) == ", 2 errors, 1 note"


def test_a_sheet_counts_every_question_once(desk: Desk, library: Library) -> None:
    found = live_table(desk, library)
    head, *rows, whole = values(coverage_sheet(found))
    assert tuple(head) == tuple(name for name, _ in COLUMNS)
    words = [line[9] for line in rows if line[9] is not None]
    assert words == [held.words for held in found.rows]
    assert whole[0] == "The whole"
    assert whole[9] == found.words
    pins = sum(line[5] + line[6] + line[7] for line in rows)
    assert pins == sum(held.pinned for held in found.rows)


def test_a_sheet_can_be_read_as_it_opens(desk: Desk, library: Library) -> None:
    sheet = sheet_of(coverage_sheet(live_table(desk, library)))
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.print_title_rows in ("1:1", "$1:$1")
    for number, line in enumerate(sheet.iter_rows(), start=1):
        lines = max(
            -(-len(str(cell.value or "")) // width)
            for cell, (_, width) in zip(line, COLUMNS, strict=True)
        )
        assert sheet.row_dimensions[number].height >= min(400, 15 * lines)


ODD = st.text(st.characters(), max_size=40)


@settings(max_examples=50, deadline=None)
@given(ODD, ODD, st.sampled_from("=+-@\t\r"))
def test_no_cell_is_ever_a_formula_or_an_unreadable_file(one: str, two: str, sign: str) -> None:
    data = coverage_sheet(table(row(f"{sign}{one}", f"{sign}{two}", f"{sign}{one}")))
    for line in sheet_of(data).iter_rows():
        for cell in line:
            assert cell.data_type in ("s", "n")
            assert not str(cell.value or "").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_cell_that_is_too_long_is_cut_where_it_shows() -> None:
    (_, line, _) = values(coverage_sheet(table(row("1", "x" * 40_000))))
    assert line[1] == "x" * 32_000 + "…"


def test_the_same_brief_gives_the_same_bytes_without_a_name_or_a_time() -> None:
    data = coverage_sheet(table(row("1", "words")))
    assert data == coverage_sheet(table(row("1", "words")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core = package.read("docProps/core.xml").decode("utf-8")
        assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert "openpyxl" not in core


def test_status_writes_the_sheet_and_replaces_none(
    folder: Path, call: Call, tmp_path: Path
) -> None:
    sheet = tmp_path / "coverage.xlsx"
    said = call("status", "--format", "xlsx", "--workspace", folder)
    assert said.code == 2
    assert "-o" in said.err
    said = call("status", "--format", "xlsx", "-o", sheet, "--workspace", folder)
    assert said.code == 1
    assert said.out.splitlines()[0] == str(sheet)
    before = sheet.read_bytes()
    said = call("status", "--format", "xlsx", "-o", sheet, "--workspace", folder)
    assert said.code == 3
    assert sheet.read_bytes() == before
    assert values(before)[1][0] == "1"
    said = call("status", "--coverage", "--json", "--workspace", folder)
    assert said.data["coverage"][1]["cells"][1]["challenging"] == 1
    assert said.data["coverage"][5]["findings"]
