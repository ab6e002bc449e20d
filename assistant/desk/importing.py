"""A paper as read in; its questions in a brief on disk out, a new one or one that stands there.

The promise: what stands in a brief is kept; nothing is written where something is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.desk.first import start_brief
from assistant.errors import AskedWrongly
from assistant.questions.asked import PaperRead
from assistant.questions.merging import Merged, merged
from assistant.workspace import BRIEF_FILE, brief_in, briefs_in, rewrite_brief

_EMPTY = {"title": "", "body": "", "closes": None, "time_zone": None}


class Imported(NamedTuple):
    """``made`` says that the brief is new; ``told`` what stayed, changed and differs."""

    path: Path
    made: bool
    told: tuple[str, ...] = ()


def brief_to_fill(folder: Path, named: Path | None) -> Path:
    """Return the brief that questions go into: the one named, the workspace's, or a new one.

    Raises:
        AskedWrongly: several briefs stand there and none is named.
        CannotRead: the folder does not exist.
    """
    if named is not None:
        return named / BRIEF_FILE if named.is_dir() else named
    return brief_in(folder) if briefs_in(folder) else folder / BRIEF_FILE


def would_import(path: Path, paper: PaperRead, *, stated: Collection[str] = ()) -> Merged | None:
    """Return what the brief at ``path`` would become; None where there is none yet.

    ``stated`` names facts of the consultation that a person gave, which replace the brief's.

    Raises:
        AskedWrongly: the two do not go together, or what stands there is no brief.
    """
    if not path.exists():
        return None
    return merged(_without(load_brief(path), stated), paper)


def start_from_paper(
    folder: Path,
    paper: PaperRead,
    *,
    organisation: str,
    template: str = "consultation-response",
    file: str = BRIEF_FILE,
    asked: Path | None = None,
) -> Path:
    """Write a new brief of what ``paper`` asks and says; see :func:`start_brief` for the rest."""
    return start_brief(
        folder,
        paper.questions,
        title=paper.title or "",
        body=paper.body or "",
        organisation=organisation,
        closes=paper.closes,
        time_zone=paper.time_zone,
        reference=paper.reference,
        venue=paper.venue,
        limits=paper.limits,
        template=template,
        file=file,
        asked=asked,
    )


def import_questions(
    path: Path,
    paper: PaperRead,
    *,
    stated: Collection[str] = (),
    organisation: str = "",
    asked: Path | None = None,
) -> Imported:
    """Write the questions of ``paper`` into the brief at ``path``, or make one there.

    Raises:
        AskedWrongly: there are no questions, the two do not go together, or a date is none.
        CannotWrite: the brief was changed meanwhile, or the disk refuses.
    """
    if not paper.questions:
        message = f"{paper.file}: no question was found, so there is nothing to write."
        raise AskedWrongly(message)
    would = would_import(path, paper, stated=stated)
    if would is None:
        made = start_from_paper(
            path.parent, paper, organisation=organisation, file=path.name, asked=asked
        )
        return Imported(made, made=True)
    rewrite_brief(path, load_brief(path), would.brief)
    return Imported(path, made=False, told=would.told)


def _without(brief: Brief, stated: Collection[str]) -> Brief:
    cleared = {name: _EMPTY[name] for name in stated if name in _EMPTY}
    consultation = brief.consultation.model_copy(update=cleared)
    return brief.model_copy(update={"consultation": consultation})
