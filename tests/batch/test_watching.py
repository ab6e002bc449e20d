"""A watched brief: rebuilt when its files change, and never over a person's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.batch.watching import Rebuilt, Watched, look
from assistant.cli.main import run
from tests.batch.papers import example


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    brief = example(tmp_path, "briefing-note.yaml")
    return Watched(brief, brief.with_suffix(".docx"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rebuilt(watched: Watched) -> tuple[Watched, Rebuilt]:
    seen, made = look(watched)
    assert made is not None
    return seen, made


def test_a_draft_is_rebuilt_only_when_a_file_has_changed(watched: Watched) -> None:
    seen, first = rebuilt(watched)
    assert first.output == watched.output
    assert look(seen) == (seen, None)
    change(watched.brief, "title: ", "title: On ")
    seen, second = rebuilt(seen)
    assert second.output == watched.output
    assert look(seen)[1] is None


def test_a_new_or_changed_source_rebuilds_too(watched: Watched, tmp_path: Path) -> None:
    seen, _ = rebuilt(watched)
    (tmp_path / "seeds" / "more.txt").write_text("A new paper on safety.\n", encoding="utf-8")
    seen, made = rebuilt(seen)
    assert made.problem is None


def test_an_edited_draft_is_left_and_the_new_one_stands_beside_it(watched: Watched) -> None:
    seen, _ = rebuilt(watched)
    watched.output.write_bytes(b"edited in Word")
    change(watched.brief, "title: ", "title: On ")
    seen, made = rebuilt(seen)
    assert made.was_edited
    assert made.output == watched.output.with_name("briefing-note (2).docx")
    assert watched.output.read_bytes() == b"edited in Word"
    change(watched.brief, "title: ", "title: More ")
    assert rebuilt(seen)[1].output == made.output


def test_an_older_draft_of_ours_is_replaced_and_a_final_copy_never(watched: Watched) -> None:
    run(["draft", str(watched.brief), "-o", str(watched.output)])
    for title in ("On ch", "More on ch"):
        change(watched.brief, "title: ", f"title: {title} ")
        assert rebuilt(watched)[1].output == watched.output
    audit = watched.output.with_name(watched.output.name + ".audit.json")
    text = audit.read_text(encoding="utf-8").replace('"final": false', '"final": true')
    audit.write_text(text, encoding="utf-8")
    change(watched.brief, "title: ", "title: Yet ")
    assert rebuilt(watched)[1].was_edited


def test_a_watched_folder_that_is_its_own_source_is_not_rebuilt_for_our_own_files(
    watched: Watched,
) -> None:
    change(watched.brief, "sources: [../seeds]", "sources: [../seeds, .]")
    seen, _ = rebuilt(watched)
    assert look(seen) == (seen, None)


def test_a_brief_saved_by_half_is_told_and_looked_at_again(watched: Watched) -> None:
    whole = watched.brief.read_text(encoding="utf-8")
    seen, _ = rebuilt(watched)
    held = watched.output.read_bytes()
    watched.brief.write_text("consultation: {", encoding="utf-8")
    seen, made = rebuilt(seen)
    assert made.problem is not None
    assert "briefing-note.yaml" in made.problem
    assert watched.output.read_bytes() == held
    watched.brief.write_text(whole, encoding="utf-8")
    assert rebuilt(seen)[1].problem is None


def test_findings_that_came_and_went_are_told_apart(watched: Watched) -> None:
    seen, _ = rebuilt(watched)
    change(watched.brief, "summary: |\n", "summary: |\n  - Call 020 7946 0958 today.\n")
    seen, second = rebuilt(seen)
    assert [finding.code for finding in second.new] == ["contact-details"]
    assert not second.gone
    change(watched.brief, "  - Call 020 7946 0958 today.\n", "")
    _, third = rebuilt(seen)
    assert third.gone == second.new
    assert not third.new


def test_the_command_rebuilds_once_and_ends(watched: Watched) -> None:
    assert run(["watch", str(watched.brief), "--once"]) in (0, 1)
    assert watched.output.is_file()
    assert run(["watch", str(watched.brief.with_name("absent.yaml")), "--once"]) == 3
