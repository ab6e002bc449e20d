"""Saving a desk: nothing an author did is ever lost, whatever the disk and other people do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assistant.briefs import load_brief, save_brief
from assistant.briefs.changing import with_stance
from assistant.desk.answering import choose_stance, set_conditions, write_words
from assistant.desk.desk import Desk, undo
from assistant.desk.opening import open_desk
from assistant.desk.saving import after_saving, look_again, save
from assistant.desk.sources import edit_facts
from assistant.files.records import load_record
from assistant.library import Library
from assistant.library.catalogue import SourcesRecord
from assistant.workspace import writing_briefs


def written_by_somebody_else(desk: Desk) -> None:
    """Another person says something else about question 4, in the same file."""
    save_brief(desk.path, with_stance(load_brief(desk.path), "4", "oppose"))


def test_what_is_saved_is_loaded_and_comments_stay(desk: Desk) -> None:
    before = desk.path.read_text(encoding="utf-8")
    saved = save(choose_stance(desk, "3", "oppose"))
    assert not saved.unsaved
    after = desk.path.read_text(encoding="utf-8")
    assert load_brief(desk.path) == saved.brief
    assert before.splitlines()[:3] == after.splitlines()[:3]
    assert [line for line in before.splitlines() if "#" in line] == [
        line for line in after.splitlines() if "#" in line
    ]


def test_saving_what_is_saved_already_touches_nothing(desk: Desk) -> None:
    before = desk.path.stat().st_mtime_ns
    assert save(desk) == desk
    assert desk.path.stat().st_mtime_ns == before


def test_where_somebody_else_changed_the_brief_both_are_kept_and_it_is_told(desk: Desk) -> None:
    ours = choose_stance(desk, "3", "oppose")
    written_by_somebody_else(desk)
    theirs = load_brief(desk.path)
    saved = save(ours)
    beside = desk.path.with_name("brief.ours.yaml")
    assert load_brief(desk.path) == theirs == saved.brief
    assert load_brief(beside) == ours.brief
    assert "brief.ours.yaml" in " ".join(saved.told)
    assert not saved.unsaved


def test_undo_brings_our_version_back_and_theirs_is_kept_among_the_earlier(desk: Desk) -> None:
    ours = choose_stance(desk, "3", "oppose")
    written_by_somebody_else(desk)
    theirs = desk.path.read_bytes()
    back = save(undo(save(ours)))
    assert back.brief == ours.brief == load_brief(desk.path)
    kept = [path.read_bytes() for path in (desk.folder / ".brief.yaml.earlier").iterdir()]
    assert theirs in kept


def test_a_second_conflict_takes_a_name_of_its_own(desk: Desk) -> None:
    first = choose_stance(desk, "3", "oppose")
    written_by_somebody_else(desk)
    again = set_conditions(save(first), "5", "Only where it is safe.")
    save_brief(desk.path, with_stance(load_brief(desk.path), "4", "neutral"))
    save(again)
    assert load_brief(desk.path.with_name("brief.ours.yaml")) == first.brief
    assert load_brief(desk.path.with_name("brief.ours-2.yaml")) == again.brief


def test_a_comment_added_by_somebody_else_is_no_conflict(desk: Desk) -> None:
    text = desk.path.read_text(encoding="utf-8")
    desk.path.write_text("# from Ada\n" + text, encoding="utf-8")
    saved = save(choose_stance(desk, "3", "oppose"))
    assert desk.path.read_text(encoding="utf-8").startswith("# from Ada\n")
    assert load_brief(desk.path) == saved.brief
    assert not list(desk.folder.glob("*.ours*"))


def test_a_brief_that_somebody_broke_is_left_to_them_and_ours_is_kept_beside(desk: Desk) -> None:
    desk.path.write_text("consultation: [", encoding="utf-8")
    ours = choose_stance(desk, "3", "oppose")
    saved = save(ours)
    assert desk.path.read_text(encoding="utf-8") == "consultation: ["
    assert load_brief(desk.path.with_name("brief.ours.yaml")) == ours.brief
    assert saved.brief == ours.brief
    assert saved.unsaved
    assert "brief.ours.yaml" in " ".join(saved.told)
    later = save(set_conditions(saved, "5", "Only where it is safe."))
    assert load_brief(desk.path.with_name("brief.ours.yaml")) == later.brief
    desk.path.unlink()
    assert not save(later).unsaved
    assert load_brief(desk.path) == later.brief


def test_a_deleted_brief_is_written_again_with_its_comments(desk: Desk) -> None:
    comments = [x for x in desk.path.read_text(encoding="utf-8").splitlines() if "#" in x]
    changed = choose_stance(desk, "3", "oppose")
    desk.path.unlink()
    saved = save(changed)
    assert load_brief(desk.path) == saved.brief
    assert [x for x in desk.path.read_text(encoding="utf-8").splitlines() if "#" in x] == comments
    assert "deleted" in " ".join(saved.told)


def test_what_somebody_else_wrote_is_taken_in_where_we_have_nothing_unsaved(desk: Desk) -> None:
    written_by_somebody_else(desk)
    taken = look_again(desk)
    assert taken.brief == load_brief(desk.path)
    assert not taken.unsaved
    assert undo(taken).brief == desk.brief
    assert look_again(taken) == taken


def test_a_full_disk_is_told_and_the_work_stays_and_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, before = choose_stance(desk, "3", "oppose"), desk.path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        refused = save(changed)
    assert refused.unsaved
    assert refused.brief == changed.brief
    assert "The disk is full." in " ".join(refused.told)
    assert desk.path.read_bytes() == before
    assert not list(desk.folder.glob(".writing*"))
    assert not save(refused).unsaved
    assert load_brief(desk.path) == changed.brief


def test_while_another_program_writes_the_work_waits_and_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.desk.saving._PATIENCE", 0.0)
    changed = choose_stance(desk, "3", "oppose")
    with writing_briefs(desk.folder):
        waiting = save(changed)
    assert waiting.unsaved
    assert "another assistant is writing here" in " ".join(waiting.told)
    assert not save(waiting).unsaved


def test_facts_go_into_sources_yaml_with_its_comments_and_come_out_again(
    desk: Desk, library: Library
) -> None:
    path = desk.folder / "sources" / "sources.yaml"
    before = path.read_text(encoding="utf-8")
    source = library.source("home-office")
    stated = edit_facts(desk, source, title="A better title", status="final")
    saved = save(stated)
    text = path.read_text(encoding="utf-8")
    assert "title: A better title" in text
    assert "# Status: the file does not say." in text
    entry = load_record(path, SourcesRecord).sources[1]
    assert (entry.title, entry.status, entry.id) == ("A better title", "final", source.id)
    library.refresh()
    assert library.source(source.id).title == "A better title"
    assert not save(undo(saved)).unsaved
    assert path.read_text(encoding="utf-8") == before


def test_facts_that_somebody_else_states_meanwhile_stay(desk: Desk, library: Library) -> None:
    path = desk.folder / "sources" / "sources.yaml"
    stated = edit_facts(desk, library.source("home-office"), title="A better title")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("date: 2021-05-19", "date: 2021-05-20"), encoding="utf-8")
    saved = save(stated)
    minutes, submission = load_record(path, SourcesRecord).sources
    assert (minutes.date, submission.title) == ("2021-05-20", "A better title")
    assert "both are in" in " ".join(saved.told)


def test_facts_are_stated_where_there_is_no_catalogue_yet(desk: Desk, library: Library) -> None:
    path = desk.folder / "sources" / "sources.yaml"
    path.unlink()
    library.refresh()
    source = library.sources()[0]
    saved = save(edit_facts(desk, source, date="2021-05"))
    assert not saved.unsaved
    assert load_record(path, SourcesRecord).sources[0].date == "2021-05"
    assert not save(undo(saved)).unsaved
    assert load_record(path, SourcesRecord).sources == ()


def test_half_written_words_wait_beside_the_brief(folder: Path) -> None:
    from assistant.desk.answering import write_or_keep
    from assistant.desk.remembering import remember

    desk = write_or_keep(open_desk(folder), "3", "We say {quote: ")
    assert not desk.unsaved
    assert "Not in the brief yet" in desk.told[0]
    remember(desk)
    again = open_desk(folder)
    assert again.looking.unfinished == {"3": "We say {quote: "}
    done = write_or_keep(again, "3", "We say so.")
    assert done.looking.unfinished == {}
    assert save(done).brief == load_brief(desk.path)
    assert write_words(done, "3", "We say so.").told == ("Nothing was changed: it was so already.",)


def test_what_is_done_while_a_save_is_under_way_stays_and_is_saved_next(desk: Desk) -> None:
    asked = choose_stance(desk, "3", "oppose")
    now = set_conditions(asked, "5", "Only where it is safe.")
    going_on = after_saving(now, asked, save(asked))
    assert going_on.brief == now.brief
    assert going_on.unsaved
    assert load_brief(save(going_on).path) == now.brief
    assert not list(desk.folder.glob("*.ours*"))


def test_a_conflict_found_while_the_author_went_on_loses_neither(desk: Desk) -> None:
    asked = choose_stance(desk, "3", "oppose")
    now = set_conditions(asked, "5", "Only where it is safe.")
    written_by_somebody_else(desk)
    theirs = load_brief(desk.path)
    going_on = after_saving(now, asked, save(asked))
    assert going_on.brief == theirs
    assert undo(going_on).brief == now.brief
    assert not going_on.unsaved
