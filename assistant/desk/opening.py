"""A folder or a brief in, a desk out, with the author where they left off.

The promise: opening changes nothing on disk, and whatever is wrong around the brief (its themes,
what was remembered) is told in lines and never stands in the way of the brief.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs import check_against_themes, load_brief
from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_to
from assistant.desk.desk import Desk, Looking, Papers, named_answers
from assistant.desk.remembering import recall, recalled_brief
from assistant.errors import AssistantError, CannotRead
from assistant.library import Library
from assistant.themes.theme import Themes
from assistant.workspace import brief_in, library_for_brief, themes_for, themes_path


def open_desk(where: Path) -> Desk:
    """Open the brief at ``where``, or the one of that folder: the last one opened there if any.

    Raises:
        CannotRead: there is no such file or folder, or it may not be read.
        AskedWrongly: there is no brief, or several and none was opened before.
        RecordError: the brief does not say what it must; file and line are named.
    """
    path = (where if where.is_file() else _brief_of(where)).absolute()
    brief = load_brief(path)
    stored = _bytes_of(path)
    themes, told = _themes(path, brief)
    papers = Papers(brief=brief)
    return Desk(
        path=path,
        papers=papers,
        themes=themes,
        looking=_fitting(recall(path), brief, themes),
        on_disk=papers,
        stored=stored,
        stored_themes=bytes_of_themes(path.parent, brief),
        told=told,
    )


def desk_library(desk: Desk) -> Library:
    """Open the library of the desk's brief, for one thread; use it in a ``with`` block.

    Raises:
        CannotRead: a folder or file that the brief names as a source does not exist.
    """
    return library_for_brief(desk.path, desk.brief)


def bytes_of_themes(folder: Path, brief: Brief) -> bytes | None:
    """Return the file of themes of a brief as it is now; None where it cannot be read."""
    return _bytes_of(themes_path(folder, brief))


def _brief_of(folder: Path) -> Path:
    if not folder.exists():
        remedy = "Check the name, or make one with: assistant new FOLDER"
        raise CannotRead(folder, "There is no such file or folder.", remedy)
    return recalled_brief(folder) or brief_in(folder)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _themes(path: Path, brief: Brief) -> tuple[Themes, tuple[str, ...]]:
    try:
        themes = themes_for(path.parent, brief)
    except AssistantError as error:
        return Themes(), (f"The themes cannot be used: {error}",)
    try:
        check_against_themes(brief, themes, path)
    except AssistantError as error:
        return themes, (str(error),)
    return themes, ()


def _fitting(looking: Looking | None, brief: Brief, themes: Themes) -> Looking:
    """Return what was looked at, without what is no longer there; else the first question."""
    names = named_answers(brief)
    if looking is None:
        looking = Looking()
    if looking.answer not in names:
        looking = looking.model_copy(update={"answer": names[0] if names else "", "theme": None})
        if names and (ticked := answer_to(brief, names[0]).themes):
            looking = looking.model_copy(update={"theme": ticked[0]})
    if looking.theme not in {None, *(theme.id for theme in themes.themes)}:
        looking = looking.model_copy(update={"theme": None})
    return looking
