"""The register of positions: final copies enter it, and a changed stance needs a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.register import REGISTER_FILE, read_register
from tests.cli.conftest import Call

THEMES = """schema: 1
themes:
  - id: law
    title: The law
  - id: help
    title: Help
positions:
  - id: clear-law
    theme: law
    stance: support
    statement: The law should be clear.
  - id: more-help
    theme: help
    stance: support
    statement: Families need help.
"""
BRIEF = """schema: 1
title: Our answer
template: consultation-response
consultation:
  title: A call
  body: A body
  questions:
    - {number: "1", text: What of the law?}
    - {number: "2", text: What of help?}
respondent:
  organisation: Our Trust
  capacity: on behalf of a charity
  about: We help families.
sources: [sources]
themes_file: themes.yaml
date: "2026-02-01"
summary: The law should be clear.
answers:
  - question: "1"
    text: The law should be clear.
    positions: [clear-law]
  - question: "2"
    text: Families need help.
    positions: [more-help]
"""
OLDER = """# Sent before there was a register.
schema: 1
taken:
  - consultation: An older call   # the white paper
    date: 2019-07-01
    theme: law
    position: clear-law
    stance: oppose
    statement: The law is clear enough.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "note.txt").write_text("A note of no matter.\n", encoding="utf-8")
    (tmp_path / "themes.yaml").write_text(THEMES, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def final(call: Call, folder: Path, *more: str) -> int:
    said = call("draft", "--final", "--force", "--workspace", folder, *more)
    return said.code


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_working_copy_enters_nothing_and_a_final_one_all_that_it_takes(
    folder: Path, call: Call
) -> None:
    call("draft", "--workspace", folder)
    assert not (folder / REGISTER_FILE).exists()
    assert call("positions", "--workspace", folder).code == 1
    assert final(call, folder) == 0
    taken = read_register(folder).taken
    assert [(one.position, one.stance, one.date, one.where) for one in taken] == [
        ("clear-law", "support", "2026-02-01", ("Question 1",)),
        ("more-help", "support", "2026-02-01", ("Question 2",)),
    ]
    assert {one.file for one in taken} == {"brief-final.docx"}


def test_the_same_words_sent_again_add_nothing(folder: Path, call: Call) -> None:
    final(call, folder)
    before = (folder / REGISTER_FILE).read_bytes()
    final(call, folder)
    assert (folder / REGISTER_FILE).read_bytes() == before
    replace(folder / "brief.yaml", "title: Our answer", "title: Our better answer")
    final(call, folder)
    again = read_register(folder).taken
    assert len(again) == 2
    assert again[0].sha256 not in before.decode("utf-8")


def test_a_changed_stance_stops_the_final_copy_until_the_reason_is_written_down(
    folder: Path, call: Call
) -> None:
    (folder / REGISTER_FILE).write_text(OLDER, encoding="utf-8")
    said = call("draft", "--workspace", folder)
    assert said.code == 1
    assert "Question 1: The position “clear-law” is now “support”; on 1 July 2019 we" in said.out
    said = call("draft", "--final", "--workspace", folder)
    assert said.code == 2
    assert not (folder / "brief-final.docx").exists()
    # The finding says which command to give.
    code = said.err[said.err.index("allow stance-changed") :].split()[1]
    assert call("allow", code, "--workspace", folder).code == 2
    said = call("allow", code, "--reason", "The court has ruled.", "--workspace", folder)
    assert said.code == 0, said.err
    assert final(call, folder) == 0
    told = read_register(folder).taken
    assert [one.reason for one in told] == [None, "The court has ruled.", None]
    assert "The court has ruled." in (folder / "brief-final.docx.audit.md").read_text("utf-8")
    # What people wrote into the register is there still.
    text = (folder / REGISTER_FILE).read_text(encoding="utf-8")
    assert text.startswith("# Sent before there was a register.")
    assert "# the white paper" in text


def test_a_reason_for_one_change_excuses_no_later_one(folder: Path, call: Call) -> None:
    (folder / REGISTER_FILE).write_text(OLDER, encoding="utf-8")
    said = call("draft", "--final", "--workspace", folder)
    code = said.err[said.err.index("allow stance-changed") :].split()[1]
    call("allow", code, "--reason", "The court has ruled.", "--workspace", folder)
    assert final(call, folder) == 0
    replace(
        folder / "themes.yaml",
        "stance: support\n    statement: The law",
        "stance: oppose\n    statement: The law",
    )
    said = call("draft", "--final", "--force", "--workspace", folder)
    assert said.code == 2
    assert "is now “oppose”; on 1 February 2026 we said “support”" in said.err


def test_a_position_held_no_more_is_remembered_for_the_new_one_of_its_theme(
    folder: Path, call: Call
) -> None:
    (folder / REGISTER_FILE).write_text(OLDER.replace("clear-law", "no-new-law"), encoding="utf-8")
    said = call("draft", "--workspace", folder)
    assert "The position “clear-law” is now “support”; on 1 July 2019 we said “oppose”" in said.out


def test_a_question_without_comment_changes_no_stance(folder: Path, call: Call) -> None:
    (folder / REGISTER_FILE).write_text(OLDER, encoding="utf-8")
    replace(
        folder / "brief.yaml",
        "    text: The law should be clear.\n    positions: [clear-law]",
        "    no_comment: true",
    )
    assert final(call, folder) == 0
    assert [one.position for one in read_register(folder).taken] == ["clear-law", "more-help"]


def test_other_words_for_the_same_stance_are_told_and_stop_nothing(
    folder: Path, call: Call
) -> None:
    older = OLDER.replace("stance: oppose", "stance: support")
    (folder / REGISTER_FILE).write_text(older, encoding="utf-8")
    said = call("draft", "--final", "--workspace", folder)
    assert said.code == 0
    assert "[position-reworded] Question 1" in said.out
    assert "“The law is clear enough.”" in said.out


def test_what_was_said_is_listed_by_theme_newest_first(folder: Path, call: Call) -> None:
    replace(
        folder / "themes.yaml",
        "stance: support\n    statement: The law",
        "stance: oppose\n    statement: The law",
    )
    older = OLDER + OLDER[OLDER.index("  - cons") :].replace("2019-07-01", "2021").replace(
        "older", "later"
    )
    (folder / REGISTER_FILE).write_text(older, encoding="utf-8")
    assert final(call, folder) == 0
    said = call("positions", "law", "--json", "--workspace", folder)
    assert [one["date"] for one in said.data] == ["2026-02-01", "2021", "2019-07-01"]
    said = call("positions", "The law", "--workspace", folder)
    assert said.out.splitlines()[0] == "2026-02-01  The law: oppose (clear-law)"
    assert "An older call\n" in said.out
    said = call("positions", "nonsense", "--workspace", folder)
    assert said.code == 2


DAMAGED = {
    "stance: oppose": ("stance: perhaps", "line 8"),
    "date: 2019-07-01": ("date: last summer", "write it as 2024-05-03"),
    "theme: law": ("theme: [law]", "line 6"),
    "    position: clear-law\n": ("", "position"),
    "    statement": ("    sttement", "did you mean “statement”"),
    "taken:": ("taken: &a [*a]\nother:", "line"),
}


@pytest.mark.parametrize("old", DAMAGED)
def test_a_damaged_register_is_one_clear_line_and_stays_as_it_is(
    old: str, folder: Path, call: Call
) -> None:
    new, told = DAMAGED[old]
    damaged = OLDER.replace(old, new)
    (folder / REGISTER_FILE).write_text(damaged, encoding="utf-8")
    for words in (("positions",), ("draft", "--final")):
        said = call(*words, "--workspace", folder)
        assert said.code == 2, said
        assert REGISTER_FILE in said.err
        assert told in said.err
        assert len(said.err.strip().splitlines()) == 1
    assert not list(folder.glob("brief*.docx"))
    # Work goes on, and nothing is entered even where the author insists.
    for words in (("draft",), ("status",)):
        said = call(*words, "--workspace", folder)
        assert said.code == 1
        line = next(line for line in said.out.splitlines() if "[register-unreadable]" in line)
        assert told in line
    said = call("draft", "--final", "--despite", "We know.", "--workspace", folder)
    assert said.code == 2
    assert not list(folder.glob("brief-final*"))
    assert (folder / REGISTER_FILE).read_text(encoding="utf-8") == damaged
    assert load_brief(folder / "brief.yaml").title == "Our answer"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 40, b"[1, 2]", b"a: b: c"])
def test_bytes_that_are_no_register_are_told_and_kept(
    data: bytes, folder: Path, call: Call
) -> None:
    (folder / REGISTER_FILE).write_bytes(data)
    said = call("draft", "--final", "--workspace", folder)
    assert said.code in (2, 3)
    assert REGISTER_FILE in said.err
    assert "Traceback" not in said.err
    assert (folder / REGISTER_FILE).read_bytes() == data


def test_the_example_in_the_help_is_a_register_that_can_be_read(folder: Path, call: Call) -> None:
    lines = call("positions", "--help").out.splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip() == "schema: 1")
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = next(at for at in range(start, len(lines)) if not lines[at].strip())
    text = "\n".join(line[indent:] for line in lines[start:end]) + "\n"
    (folder / REGISTER_FILE).write_text(text, encoding="utf-8")
    (taken,) = read_register(folder).taken
    assert (taken.position, taken.date) == ("encryption-needs-safeguards", "2019-07-01")


def test_a_final_copy_that_the_register_cannot_take_is_not_left_behind(
    folder: Path, call: Call
) -> None:
    (folder / REGISTER_FILE).symlink_to(folder / "nowhere" / "positions.yaml")
    said = call("draft", "--final", "--workspace", folder)
    assert said.code == 3
    assert not list(folder.glob("brief-final*"))


def test_a_final_copy_of_a_batch_is_entered_and_one_for_another_sender_is_not(
    folder: Path, call: Call
) -> None:
    out = folder / "drafts"
    said = call("batch", folder / "brief.yaml", "--final", "--out", out)
    assert said.code == 0, said.err + said.out
    assert [one.position for one in read_register(folder).taken] == ["clear-law", "more-help"]
    (folder / REGISTER_FILE).unlink()
    rows = folder / "members.csv"
    table = "respondent.organisation,sign_off.approved\nA Member,2026-01-02\n"
    rows.write_text(table, encoding="utf-8")
    more = ("--rows", rows, "--name", "{respondent.organisation}", "--out", folder / "others")
    said = call("batch", folder / "brief.yaml", "--final", *more)
    assert said.code in (0, 1), said.err
    assert list((folder / "others").glob("*.docx"))
    assert not (folder / REGISTER_FILE).exists()
