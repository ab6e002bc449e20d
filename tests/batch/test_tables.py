"""Tables as offices keep them: what the table shows is taken, and a bad row spoils no other."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.batch.table import TableRow, read_table
from tests.batch.papers import table


def cells(path: Path) -> list[dict[str, str]]:
    return [row.cells for row in read_table(path).rows]


def problems(path: Path) -> list[str | None]:
    return [row.problem for row in read_table(path).rows]


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def workbook(folder: Path, *lines: list[object], formats: dict[str, str] | None = None) -> Path:
    book = Workbook()
    sheet = first_sheet(book)
    for line in lines:
        sheet.append(line)
    for cell, shown_as in (formats or {}).items():
        sheet[cell].number_format = shown_as
    path = folder / "members.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "organisation;about\nZoë’s Café;a, b\n"),
        ("cp1252", "organisation;about\r\nZoë’s Café;a, b\r\n"),
        ("utf-16", "organisation\tabout\nZoë’s Café\ta, b\n"),
        ("utf-8", "sep=|\norganisation|about\nZoë’s Café|a, b\n"),
        ("utf-8", '"organisation","about"\n"Zoë’s Café","a, b"\n'),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_saved_it(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(text.encode(encoding))
    assert cells(path) == [{"organisation": "Zoë’s Café", "about": "a, b"}]


def test_a_row_with_too_many_cells_fails_alone(tmp_path: Path) -> None:
    path = table(
        tmp_path, "organisation,date\nNorth,2031-02-03\nSouth, and more,2031-02-03\nEast\n"
    )
    said = problems(path)
    assert [problem is None for problem in said] == [True, False, True]
    assert "it has 3 cells; there are 2 columns" in str(said[1])


def test_control_codes_show_nothing_and_every_line_end_is_one(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(b'organisation,about\n"be\x07ll\x00","one\x0btwo\r\nthree"\n')
    assert cells(path) == [{"organisation": "bell", "about": "one\ntwo\nthree"}]


def test_a_workbook_gives_what_its_cells_show(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["a", "b", "c", "d", "e", "f", "g"],
        [0.45, 7, 1234.5, 12.0, date(2031, 2, 3), datetime.fromisoformat("2031-02-03T23:59"), True],
        formats={"A2": "0%", "B2": "00000", "C2": '"£"#,##0.00'},
    )
    shown = ["45%", "00007", "£1,234.50", "12", "2031-02-03", "2031-02-03T23:59:00", "true"]
    assert cells(path) == [dict(zip("abcdefg", shown, strict=True))]


def test_a_formula_that_gave_an_error_or_no_value_fails_its_row_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["a", "b"], ["x", "=1+1"], ["y", "#REF!"], ["z", "plain"])
    assert problems(path) == [
        "the formula in cell 2 has no value yet: open the workbook in a spreadsheet and save it",
        "cell 2 shows #REF!",
        None,
    ]


def test_a_merged_cell_counts_for_every_row_that_it_covers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    for line in (["a", "b"], ["North", "x"], [None, "y"], ["South", "z"]):
        sheet.append(line)
    sheet.merge_cells("A2:A3")
    path = tmp_path / "members.xlsx"
    book.save(path)
    assert [row["a"] for row in cells(path)] == ["North", "North", "South"]


def test_a_hidden_sheet_is_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["old"])
    sheet.append(["left over"])
    sheet.sheet_state = "hidden"
    shown = book.create_sheet("Members")
    shown.append(["organisation"])
    shown.append(["North"])
    path = tmp_path / "members.xlsx"
    book.save(path)
    assert cells(path) == [{"organisation": "North"}]


def test_nested_json_names_its_fields_by_dots_and_keeps_numbers_as_written(tmp_path: Path) -> None:
    line = (
        '{"respondent": {"organisation": "A\u2028B", "about": null}, '
        '"options": {"numbered": true}, "answers": {"3": {"text": 1.50}}, "themes": ["a", "b"]}'
    )
    assert cells(table(tmp_path, line, "members.jsonl")) == [
        {
            "respondent.organisation": "A\nB",
            "options.numbered": "true",
            "answers.3.text": "1.50",
            "themes": "a; b",
        }
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"a": "x"', "this is not JSON"),
        ('["a"]', "this is not an object"),
        ('{"a": "x", "a": "y"}', "twice"),
        ('{"a": [{"b": 1}]}', "holds a list of objects"),
        ('{"a": NaN}', "no number"),
        ('{"a": {"b": "x"}, "a.b": "y"}', "twice"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_line_that_is_no_row_fails_alone(tmp_path: Path, line: str, said: str) -> None:
    path = table(tmp_path, f'{{"a": "one"}}\n{line}\n{{"a": "two"}}\n', "members.jsonl")
    first, bad, last = read_table(path).rows
    assert (first, last) == (
        TableRow(number=1, cells={"a": "one"}),
        TableRow(number=3, cells={"a": "two"}),
    )
    assert said in str(bad.problem)


def test_a_list_of_objects_is_a_table_too(tmp_path: Path) -> None:
    text = json.dumps([{"a": "one"}, {"a": "two"}], indent=2)
    assert cells(table(tmp_path, text, "members.json")) == [{"a": "one"}, {"a": "two"}]
