"""Saving changes what differs and nothing else: a person's comments and habits stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.briefs.brief import Answer, Brief, Pin, SignOff
from assistant.errors import CannotWrite, RecordError
from assistant.files.records import load_record, save_record

GOLDENS = Path(__file__).with_name("edits")
BEFORE = GOLDENS / "before.yaml"


def first(brief: Brief, **changes: Any) -> Brief:
    return nth(brief, 0, **changes)


def nth(brief: Brief, i: int, **changes: Any) -> Brief:
    answers = list(brief.answers)
    answers[i] = answers[i].model_copy(update=changes)
    return brief.model_copy(update={"answers": tuple(answers)})


LONG = "It is our view that we need a range of approaches and interventions to address this issue."
NEW_PIN = Pin(id="c", source="minutes", start=10, end=100, words=LONG, omissions=((12, 20),))
CHANGES = {
    "title": lambda b: b.model_copy(update={"title": "Children: the response"}),
    "text": lambda b: first(b, text="We disagree.\n\n- It fails.\n"),
    "text-on-one-line": lambda b: first(b, text="We disagree."),
    "choice-added": lambda b: first(b, choice="Agree", stance="support"),
    "pin-added": lambda b: first(b, pins=(*b.answers[0].pins, NEW_PIN)),
    "pin-first": lambda b: first(b, pins=(NEW_PIN, *b.answers[0].pins)),
    "pin-removed": lambda b: first(b, pins=b.answers[0].pins[1:]),
    "pins-swapped": lambda b: first(b, pins=b.answers[0].pins[::-1]),
    "pins-gone": lambda b: first(b, pins=()),
    "list-in-brackets": lambda b: nth(b, 1, positions=("one", "three")),
    "answer-added": lambda b: b.model_copy(
        update={"answers": (*b.answers, Answer(question="3", text="One.\nTwo.\n"))}
    ),
    "answers-swapped": lambda b: b.model_copy(update={"answers": b.answers[::-1]}),
    "fields-added": lambda b: b.model_copy(
        update={"date": "2026-01-05", "options": {"annex": True}, "sign_off": SignOff(name="A B")}
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_leaves_the_rest_of_the_file_alone(name: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    changed = CHANGES[name](load_record(file, Brief))
    save_record(file, changed)
    assert load_record(file, Brief) == changed
    assert file.read_text(encoding="utf-8") == (GOLDENS / f"{name}.yaml").read_text(
        encoding="utf-8"
    )


def test_saving_what_the_file_says_already_does_not_touch_it(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    stood = file.stat().st_mtime_ns
    save_record(file, load_record(file, Brief))
    assert file.read_bytes() == BEFORE.read_bytes()
    assert file.stat().st_mtime_ns == stood


def test_a_change_and_its_undoing_give_the_same_brief(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    for change in CHANGES.values():
        file.write_bytes(BEFORE.read_bytes())
        brief = load_record(file, Brief)
        save_record(file, change(brief))
        save_record(file, brief)
        assert load_record(file, Brief) == brief


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes().replace(b"\n", b"\r\n"))
    save_record(file, CHANGES["text"](load_record(file, Brief)))
    golden = (GOLDENS / "text.yaml").read_bytes().replace(b"\n", b"\r\n")
    assert file.read_bytes() == golden


def test_a_file_that_is_no_record_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text("title: [never closed\n", encoding="utf-8")
    with pytest.raises(RecordError):
        save_record(file, load_record(BEFORE, Brief))
    assert file.read_text(encoding="utf-8") == "title: [never closed\n"


def test_a_new_file_is_written_in_the_form_a_person_would_choose(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    save_record(file, first(load_record(BEFORE, Brief), pins=(NEW_PIN,)))
    assert file.read_text(encoding="utf-8") == (GOLDENS / "new.yaml").read_text(encoding="utf-8")


def test_a_record_is_written_below_the_comments_of_a_file_that_holds_nothing_else(
    tmp_path: Path,
) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text("# Ask Priya first.\n", encoding="utf-8")
    save_record(file, load_record(BEFORE, Brief))
    assert file.read_text(encoding="utf-8").startswith("# Ask Priya first.\nschema: 1\ntitle:")


def test_text_that_no_file_can_hold_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    brief = load_record(file, Brief).model_copy(update={"title": "half a pair: \ud83d"})
    with pytest.raises(CannotWrite, match="control character"):
        save_record(file, brief)
    assert file.read_bytes() == BEFORE.read_bytes()


def test_control_characters_in_text_are_kept_by_their_codes(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    brief = load_record(file, Brief).model_copy(update={"title": "bell \x07 and \u2028 line"})
    save_record(file, brief)
    assert '"bell \\x07 and \\u2028 line"' in file.read_text(encoding="utf-8")
    assert load_record(file, Brief) == brief
