"""Scalars are read as the model wants them, never as YAML would guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

from assistant.files import yaml_tree
from assistant.files.records import load_record, parse_record
from assistant.noun import Noun
from assistant.shipped import shipped
from tests.files.cases import read_cases

HERE = Path(__file__).parent


class Words(Noun):
    text: str | None = None
    plain: str = "default"
    many: tuple[str, ...] = ()
    number: int = 0
    share: float = 0.0
    flag: bool = False
    either: dict[str, bool | int | str] = {}
    facts: dict[str, Any] = {}
    level: Literal[1, 2] = 1


def read(text: str) -> Words:
    return parse_record(text, Words, Path("words.yaml")).value


@pytest.mark.parametrize(
    "written",
    ["no", "Yes", "on", "3", "1.10", "007", "1e3", "0x1F", "2020-04-03", "12:30:45", "1_000",
     "=", "<<", ".inf", "2020-04-03T10:00:00Z", "a:b", "C:\\papers", "50%", "a, b"],
)  # fmt: skip
def test_text_is_taken_as_written(written: str) -> None:
    assert read(f"text: {written}").text == written
    assert read(f"many: ['{written}', \"x\"]").many == (written, "x")


def test_numbers_and_truth_values_are_read_where_they_are_wanted() -> None:
    words = read("number: -12\nshare: 2.5e-1\nflag: true\nlevel: 2\n")
    assert (words.number, words.share, words.flag, words.level) == (-12, 0.25, True, 2)
    assert read("flag: yes").flag is True
    assert read("flag: No").flag is False


def test_a_value_that_may_be_several_things_follows_its_quotation_marks() -> None:
    written = 'either: {a: true, b: 3, c: "3", d: no, e: 2020-04-03, f: "true"}'
    assert read(written).either == {
        "a": True, "b": 3, "c": "3", "d": "no", "e": "2020-04-03", "f": "true",
    }  # fmt: skip


def test_free_facts_are_read_as_yaml_1_2_does_and_dates_stay_text() -> None:
    written = "facts: {a: null, b: [1, 2.5, x], c: {d: false}, e: 2020-04-03}"
    assert read(written).facts == {
        "a": None, "b": [1, 2.5, "x"], "c": {"d": False}, "e": "2020-04-03",
    }  # fmt: skip


def test_nothing_after_a_colon_leaves_the_default() -> None:
    words = read("text:\nplain:\nmany:\nflag:\n")
    assert words == Words()
    assert read("text: null\nplain: null").plain == "null"
    assert read('text: ""').text == ""


def test_a_last_line_without_its_end_reads_like_one_with_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"text: |\n  a")
    assert load_record(file, Words).text == "a\n"


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufefftext: |\r\n  a\r\n  b\r\nplain: é".encode())
    assert load_record(file, Words) == Words(text="a\nb\n", plain="é")


def test_the_fast_parser_and_the_exact_one_read_the_same() -> None:
    files = sorted(shipped("seeds").glob("**/*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    texts += [case.text for case in read_cases(HERE / "bad_records.txt")]
    for text in texts:
        assert outcome(text, exact=False) == outcome(text, exact=True)


def outcome(text: str, *, exact: bool) -> object:
    try:
        tree = yaml_tree.read_tree(text, exact=exact)
    except yaml_tree.UnreadableError as error:
        return error.line, error.place, error.problem
    return shape(tree)


def shape(node: yaml_tree.Node | None) -> object:
    if isinstance(node, yaml_tree.Mapping):
        return [(key.text, key.line, shape(value)) for key, value in node.entries]
    if isinstance(node, yaml_tree.Sequence):
        return [shape(item) for item in node.items]
    return node and (node.text, node.style, node.line)
