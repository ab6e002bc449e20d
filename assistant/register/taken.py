"""Positions taken in submissions that were sent: one entry for each, with its date and file.

In go a brief and the final copy written from it; out comes the register with what it says. The
promise: an entry once written stays as it is; the same copy written again adds nothing; the dates
are those on the papers and never the clock's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from assistant.briefs.brief import Answer, Brief
from assistant.drafting.context import place_of
from assistant.files.records import load_record, save_record
from assistant.noun import Noun
from assistant.themes.theme import Position, Stance, Themes

REGISTER_FILE = "positions-taken.yaml"


class Taken(Noun):
    """A position as one submission took it.

    ``date`` is the ISO date on the paper, None for an undated one; ``where`` the questions or
    sections that argue it; ``reason`` why the stance differs from the one before, where it does.
    """

    consultation: str
    body: str = ""
    reference: str | None = None
    date: str | None = None
    theme: str
    position: str
    stance: Stance
    statement: str
    where: tuple[str, ...] = ()
    reason: str | None = None
    file: str
    sha256: str


class Register(Noun):
    """A whole ``positions-taken.yaml``, oldest entry first."""

    schema_number: int = Field(default=1, alias="schema")
    taken: tuple[Taken, ...] = ()


def read_register(folder: Path) -> Register:
    """Return the register of the workspace ``folder``; an empty one where there is none yet.

    Raises:
        RecordError: the file does not say what a register must; file and line are named.
        CannotRead: it cannot be read.
    """
    path = folder / REGISTER_FILE
    return load_record(path, Register) if path.exists() else Register()


def write_register(folder: Path, register: Register) -> None:
    """Write the register in one step; comments that people put there survive.

    Raises:
        CannotWrite: the disk refuses; the file is as it was.
    """
    save_record(folder / REGISTER_FILE, register)


def with_draft(
    register: Register, brief: Brief, themes: Themes, *, file: str, sha256: str
) -> Register:
    """Return the register with every position that the final copy ``file`` of ``brief`` takes."""
    held = {(taken.position, taken.sha256) for taken in register.taken}
    new = tuple(
        Taken(
            consultation=brief.consultation.title,
            body=brief.consultation.body,
            reference=brief.consultation.reference,
            date=brief.date,
            theme=position.theme,
            position=position.id,
            stance=position.stance,
            statement=" ".join(position.statement.split()),
            where=tuple(place_of(answer) for answer in answers),
            reason=next((r for a in answers if (r := reason_given(a))), None),
            file=file,
            sha256=sha256,
        )
        for position, answers in taken_by(brief, themes)
        if (position.id, sha256) not in held
    )
    return register.model_copy(update={"taken": (*register.taken, *new)}) if new else register


def taken_by(brief: Brief, themes: Themes) -> Iterator[tuple[Position, tuple[Answer, ...]]]:
    """Yield each position that ``brief`` takes, with the answers that argue it."""
    for position in themes.positions:
        answers = tuple(a for a in brief.answers if position.id in a.positions and not a.no_comment)
        if answers:
            yield position, answers


def said_before(
    register: Register, theme: str | None = None, *, position: str | None = None
) -> tuple[Taken, ...]:
    """Return what was said of a theme, or all of it, the newest paper first."""
    held = [
        taken
        for taken in register.taken
        if theme in (None, taken.theme) and position in (None, taken.position)
    ]
    # Of two papers of one day, the one that was entered later comes first.
    return tuple(sorted(held, key=lambda taken: taken.date or ""))[::-1]


CHANGED = "stance-changed"
"""The code of the finding about a changed stance, which an override of the answer names."""


def reason_given(answer: Answer) -> str | None:
    """Return the author's written reason for a changed stance in ``answer``."""
    return next((o.reason for o in answer.overrides if o.finding == CHANGED), None)
