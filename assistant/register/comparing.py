"""A changed stance: what a brief says now, held against what the last paper said.

In go a draft, its brief, the themes and the register; out come findings, one for each answer. The
promise: a position is compared with the last paper that took it, or, where it is a new one, with
those of its theme that are held no more; a reason the author has written down lets it stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefs.brief import Answer, Brief
from assistant.checks.overriding import overridden
from assistant.checks.severity import blocking
from assistant.drafting.context import place_of
from assistant.drafting.dates import long_date
from assistant.drafting.draft import Draft
from assistant.findings import Finding
from assistant.register.taken import CHANGED, Register, Taken, said_before
from assistant.themes.theme import Position, Themes


def check_stances(
    draft: Draft, brief: Brief, themes: Themes, register: Register
) -> tuple[Finding, ...]:
    """Find answers whose positions differ from what was said before, without a reason."""
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


def _of_answer(
    draft: Draft, answer: Answer, themes: Themes, register: Register
) -> Iterator[Finding]:
    changed = [
        _sentence(position, taken)
        for position in themes.positions
        if position.id in answer.positions
        and (taken := before(position, themes, register)) is not None
        and taken.stance != position.stance
    ]
    if changed:
        yield Finding(
            code=CHANGED,
            severity=blocking(draft),
            place=place_of(answer),
            message=" ".join(changed),
            fix=f'Say why in the answer, and here: assistant allow {CHANGED} --reason "…"',
        )


def _sentence(position: Position, taken: Taken) -> str:
    day = f"on {long_date(taken.date)}" if taken.date else "in an undated paper"
    return (
        f"The position “{position.id}” is now “{position.stance}”; {day} we said "
        f"“{taken.stance}” ({taken.consultation})."
    )
