"""Themes are made, taken over, worded anew and taken out; the file keeps what was not changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefs.changing import answer_to
from assistant.briefs.starting import new_workspace
from assistant.cli.main import assistant
from assistant.desk.desk import redo, undo
from assistant.desk.opening import open_desk
from assistant.desk.saving import look_again, save
from assistant.desk.theming import (
    add_theme,
    remove_theme,
    take_theme,
    terms_of,
    themes_to_take,
    word_theme,
    words_of,
)
from assistant.errors import AskedWrongly, AssistantError
from assistant.themes import load_themes, save_themes
from assistant.themes.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_workspace(tmp_path)
    return tmp_path


def test_a_theme_that_is_added_is_ticked_saved_and_undone_in_one_step(folder: Path) -> None:
    desk = add_theme(open_desk(folder), "Redress", "redress, compensation\nrefunds", answer="1")
    saved = save(desk)
    assert not saved.unsaved
    (added,) = (t for t in load_themes(folder / "themes.yaml").themes if t.title == "Redress")
    assert words_of(added) == "redress, compensation\nrefunds"
    assert added.id in answer_to(open_desk(folder).brief, "1").themes
    back = undo(saved)
    assert "Redress" not in [theme.title for theme in back.themes.themes]
    save(back)
    assert "Redress" not in [t.title for t in load_themes(folder / "themes.yaml").themes]
    assert "Redress" in [theme.title for theme in redo(back).themes.themes]


def test_adding_a_theme_keeps_the_comments_of_the_file(folder: Path) -> None:
    path = folder / "themes.yaml"
    comments = [line for line in path.read_text().splitlines() if line.startswith("#")]
    save(add_theme(open_desk(folder), "Redress", ""))
    assert [line for line in path.read_text().splitlines() if line.startswith("#")] == comments


def test_a_workspace_without_themes_of_its_own_gets_a_file_and_keeps_those_it_showed(
    folder: Path,
) -> None:
    (folder / "themes.yaml").unlink()
    desk = open_desk(folder)
    save(add_theme(desk, "Redress", ""))
    now = load_themes(folder / "themes.yaml")
    assert now.themes[:-1] == desk.themes.themes
    assert now.positions == desk.themes.positions


def test_starter_themes_are_offered_until_they_are_taken(folder: Path) -> None:
    desk = open_desk(folder)
    offered = themes_to_take(desk)
    assert offered
    taken = take_theme(desk, offered[0].id, answer="1")
    assert offered[0].title in [theme.title for theme in taken.themes.themes]
    assert offered[0] not in themes_to_take(taken)
    save(taken)
    assert load_themes(folder / "themes.yaml").themes == taken.themes.themes


def test_the_example_can_be_worded_anew_or_taken_out_with_its_position(folder: Path) -> None:
    desk = open_desk(folder)
    worded = word_theme(desk, "example", "Waiting times", "waiting times, delays")
    save(worded)
    assert load_themes(folder / "themes.yaml").themes[0].title == "Waiting times"
    save(remove_theme(worded, "example"))
    now = load_themes(folder / "themes.yaml")
    assert (now.themes, now.positions) == ((), ())


def test_a_theme_that_an_answer_is_about_stays(folder: Path) -> None:
    desk = add_theme(open_desk(folder), "Redress", "", answer="1")
    with pytest.raises(AskedWrongly, match="question 1 is about it"):
        remove_theme(desk, "Redress")


def test_two_themes_of_one_title_and_one_of_none_are_refused(folder: Path) -> None:
    desk = add_theme(open_desk(folder), "Redress", "")
    for title in ("redress", "  Redress ", "", " "):
        with pytest.raises(AskedWrongly):
            add_theme(desk, title, "")


def test_what_somebody_else_wrote_into_the_file_meanwhile_stays_beside_ours(folder: Path) -> None:
    path = folder / "themes.yaml"
    desk = add_theme(open_desk(folder), "Redress", "")
    theirs = load_themes(path)
    other = Theme(id="other", title="Theirs")
    save_themes(path, theirs.model_copy(update={"themes": (*theirs.themes, other)}))
    saved = save(desk)
    titles = [theme.title for theme in load_themes(path).themes]
    assert {"Theirs", "Redress"} <= {*titles}
    assert [theme.title for theme in saved.themes.themes] == titles


def test_a_file_of_themes_that_cannot_be_read_is_left_as_it_is(folder: Path) -> None:
    path = folder / "themes.yaml"
    path.write_text("themes: [", encoding="utf-8")
    with pytest.raises(AssistantError, match=r"themes\.yaml"):
        add_theme(open_desk(folder), "Redress", "")
    assert path.read_text(encoding="utf-8") == "themes: ["


def test_commands_do_the_same(folder: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(assistant, ["--workspace", str(folder), "themes", *words])
        assert done.exception is None or isinstance(done.exception, AskedWrongly)
        return done.exit_code, done.output

    code, told = run("1", "--add", "Redress", "--words", "redress, refunds")
    assert (code, "ticked it for question 1" in told) == (0, True)
    assert run("--word", "redress", "--title", "Putting things right")[0] == 0
    assert run("--remove", "example")[0] == 0
    (left,) = load_themes(folder / "themes.yaml").themes
    assert (left.title, words_of(left)) == ("Putting things right", "redress, refunds")
    for refused in (("--words", "alone"), ("--remove", "redress"), ("--add", " ")):
        assert run(*refused)[0] == 1


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_words_are_terms_that_read_back_the_same(words: str) -> None:
    terms = terms_of(words)
    assert terms_of(words_of(Theme(id="x", title="x", terms=terms))) == terms
    assert all(term.term for term in terms)


def written_by_hand(folder: Path, title: str) -> None:
    """Somebody adds a theme to the file in an editor."""
    path = folder / "themes.yaml"
    themes = load_themes(path)
    theme = Theme(id="by-hand", title=title)
    save_themes(path, themes.model_copy(update={"themes": (*themes.themes, theme)}))


def test_a_theme_written_into_the_file_meanwhile_is_on_the_desk_at_the_next_look(
    folder: Path,
) -> None:
    desk = open_desk(folder)
    written_by_hand(folder, "By hand")
    seen = look_again(desk)
    assert "By hand" in [theme.title for theme in seen.themes.themes]
    assert seen.told == ("Took in themes.yaml as somebody else had changed it.",)
    assert not seen.unsaved
    assert look_again(seen) == seen


def test_a_theme_written_into_the_file_after_ours_is_taken_in_and_undo_brings_ours_back(
    folder: Path,
) -> None:
    desk = save(add_theme(open_desk(folder), "Ours", "ours"))
    written_by_hand(folder, "By hand")
    seen = look_again(desk)
    assert [theme.title for theme in seen.themes.themes][-2:] == ["Ours", "By hand"]
    assert look_again(save(seen)).themes == seen.themes
    back = save(undo(seen))
    assert load_themes(folder / "themes.yaml") == back.themes == desk.themes


def test_themes_that_cannot_be_read_for_a_while_stay_as_they_were(folder: Path) -> None:
    desk, path = open_desk(folder), folder / "themes.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("themes:\n  - {", encoding="utf-8")
    seen = look_again(desk)
    assert seen.themes == desk.themes
    assert "The themes stay as they were on the screen: " in seen.told[0]
    assert look_again(seen) is seen
    path.write_text(text + "\n# looked over\n", encoding="utf-8")
    assert look_again(seen).themes == desk.themes
