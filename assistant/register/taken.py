"""Positions taken in submissions that were sent: one entry for each, with its date and file.

In go a brief and the final copy written from it; out comes the register with what it says. The
promise: what an entry says was said stays as it is; a copy that says the same again adds nothing,
and its entry tells the newest file; the dates are those on the papers and never the clock's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, field_validator

from assistant.briefs.brief import Answer, Brief
from assistant.drafting.context import place_of
from assistant.files.records import load_record, save_record
from assistant.noun import Noun
from assistant.themes.theme import Position, Stance, Themes

REGISTER_FILE = "positions-taken.yaml"
_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Taken(Noun):
    """A position as one submission took it.

    ``date`` is the ISO date on the paper ("2024-05-03", "2024-05" or "2024"), None for an undated
    one; ``where`` the questions or sections that argue it; ``reason`` why the stance differs from
    the one before, where it does. ``file`` and ``sha256`` are those of the final copy; an older
    submission entered by hand may leave them out.
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
    file: str = ""
    sha256: str = ""

    @field_validator("date")
    @classmethod
    def _date_can_be_ordered(cls, date: str | None) -> str | None:
        if date is not None and not _ISO_DATE.fullmatch(date):
            message = f"“{date}” is no date; write it as 2024-05-03, 2024-05 or 2024"
            raise ValueError(message)
        return date


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
    entries = list(register.taken)
    for position, answers in taken_by(brief, themes):
        entry = Taken(
            consultation=brief.consultation.title,
            body=brief.consultation.body,
            reference=brief.consultation.reference,
            date=_iso(brief.date),
            theme=position.theme,
            position=position.id,
            stance=position.stance,
            statement=" ".join(position.statement.split()),
            where=tuple(place_of(answer) for answer in answers),
            reason=next((r for a in answers if (r := reason_given(a))), None),
            file=file,
            sha256=sha256,
        )
        same = (at for at, held in enumerate(entries) if _says_the_same(held, entry))
        at = next(same, None)
        if at is None:
            entries.append(entry)
        else:
            entries[at] = entries[at].model_copy(update={"file": file, "sha256": sha256})
    return register.model_copy(update={"taken": tuple(entries)})


def _says_the_same(held: Taken, entry: Taken) -> bool:
    apart = {"file": "", "sha256": "", "where": (), "reason": None}
    return held.model_copy(update=apart) == entry.model_copy(update=apart)


def _iso(date: str | None) -> str | None:
    """Return a brief's date, None where it is not written as a register writes it."""
    return date if date is not None and _ISO_DATE.fullmatch(date) else None


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
"""How the code of a finding about a changed stance begins, which an override names in full."""


def reason_given(answer: Answer) -> str | None:
    """Return the author's written reason for a changed stance in ``answer``."""
    return next((o.reason for o in answer.overrides if o.finding.startswith(f"{CHANGED}.")), None)
