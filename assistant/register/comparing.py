"""A changed stance: what a brief says now, held against what the last paper said.

In go a draft, its brief, the themes and the register; out come findings, one for each position of
an answer. The promise: a position is compared with the last paper that took it, or, where it is a
new one, with those of its theme that are held no more; a reason that the author has written down
lets this change stand and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from assistant.briefs.brief import Answer, Brief
from assistant.briefs.changing import answer_name
from assistant.checks.overriding import overridden
from assistant.checks.severity import blocking
from assistant.drafting.context import place_of
from assistant.drafting.dates import long_date
from assistant.drafting.draft import Draft
from assistant.errors import AssistantError
from assistant.findings import Finding
from assistant.register.taken import (
    CHANGED,
    REGISTER_FILE,
    Register,
    Taken,
    read_register,
    said_before,
)
from assistant.themes.theme import Position, Themes


def check_register(draft: Draft, brief: Brief, themes: Themes, folder: Path) -> tuple[Finding, ...]:
    """Find positions that differ from what the register of the workspace ``folder`` says.

    A register that cannot be read is a finding too: work goes on, and no final copy is made.
    """
    try:
        register = read_register(folder)
    except AssistantError as error:
        return (_unreadable(error),)
    return check_stances(draft, brief, themes, register)


def check_stances(
    draft: Draft, brief: Brief, themes: Themes, register: Register
) -> tuple[Finding, ...]:
    """Find positions that differ from what was said before, without a reason."""
    if not register.taken:
        return ()
    return tuple(
        overridden(finding, brief)
        for answer in brief.answers
        if not answer.no_comment
        for finding in _of_answer(draft, answer, themes, register)
    )


def before(position: Position, themes: Themes, register: Register) -> Taken | None:
    """Return the last entry that ``position`` is to be consistent with, None without one."""
    own = said_before(register, position=position.id)
    if own:
        return own[0]
    standing = {held.id for held in themes.positions}
    gone = [t for t in said_before(register, position.theme) if t.position not in standing]
    return gone[0] if gone else None


def _unreadable(error: AssistantError) -> Finding:
    return Finding(
        code="register-unreadable",
        severity="error",
        place=REGISTER_FILE,
        message=f"What we said before cannot be read: {error}",
        fix="Mend the file, or move it away; nothing of it was changed.",
    )


def _of_answer(
    draft: Draft, answer: Answer, themes: Themes, register: Register
) -> Iterator[Finding]:
    for position in themes.positions:
        if position.id not in answer.positions:
            continue
        taken = before(position, themes, register)
        if taken is None:
            continue
        if taken.stance != position.stance:
            yield _changed(draft, answer, position, taken)
        elif taken.position == position.id and not _same(taken.statement, position.statement):
            yield _reworded(answer, position, taken)


def _changed(draft: Draft, answer: Answer, position: Position, taken: Taken) -> Finding:
    code = f"{CHANGED}.{_digest(answer, position, taken)}"
    return Finding(
        code=code,
        severity=blocking(draft),
        place=place_of(answer),
        message=f"The position “{position.id}” is now “{position.stance}”; {_when(taken)} we said "
        f"“{taken.stance}” ({taken.consultation}).",
        fix=f'Say why in the answer, and here: assistant allow {code} --reason "…"',
    )


def _reworded(answer: Answer, position: Position, taken: Taken) -> Finding:
    return Finding(
        code="position-reworded",
        severity="info",
        place=place_of(answer),
        message=f"The position “{position.id}” is put in other words; {_when(taken)} we said: "
        f"“{' '.join(taken.statement.split())}” ({taken.consultation}).",
        fix="See that it means the same; if it does not, say why in the answer.",
    )


def _digest(answer: Answer, position: Position, taken: Taken) -> str:
    """Name this change of this answer, so that a reason for it excuses no later one."""
    said = "\0".join((answer_name(answer), position.id, taken.stance, position.stance))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _when(taken: Taken) -> str:
    return f"on {long_date(taken.date)}" if taken.date else "in an undated paper"


def _same(was: str, now: str) -> bool:
    return was.casefold().split() == now.casefold().split()
