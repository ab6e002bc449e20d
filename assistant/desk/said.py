"""What past submissions said, for the screen: the themes at hand first, the newest paper first.

In go a desk and the register of its workspace; out come lines. The promise: a theme on which
nothing was said is told as such, and what was said of it is shown in full.
"""

from __future__ import annotations

from assistant.briefs.changing import answer_to
from assistant.desk.desk import Desk, named_answers
from assistant.drafting.dates import long_date
from assistant.noun import Noun
from assistant.register import Taken, read_register, said_before


class SaidBefore(Noun):
    """What was said on one theme, newest first; ``here`` says that the answer is about it."""

    title: str
    here: bool
    taken: tuple[Taken, ...]


def what_we_said(desk: Desk) -> tuple[SaidBefore, ...]:
    """Return what was said on every theme, those of the answer looked at first.

    Raises:
        RecordError: the register does not say what it must; file and line are named.
        CannotRead: it cannot be read.
    """
    register = read_register(desk.folder)
    titles = {theme.id: theme.title for theme in desk.themes.themes}
    here = _themes_here(desk)
    others = [taken.theme for taken in said_before(register) if taken.theme not in here]
    return tuple(
        SaidBefore(
            title=titles.get(theme, theme),
            here=theme in here,
            taken=said_before(register, theme),
        )
        for theme in (*here, *dict.fromkeys(others))
    )


def taken_lines(taken: Taken) -> tuple[str, str]:
    """Return an entry in two lines: when, where and how we stood; then what we said."""
    when = long_date(taken.date) if taken.date else "undated"
    where = f", {', '.join(taken.where)}" if taken.where else ""
    why = f" Why it changed: {taken.reason}" if taken.reason else ""
    return (
        f"{when}: {taken.stance} ({taken.consultation}{where})",
        f"“{' '.join(taken.statement.split())}”{why}",
    )


def _themes_here(desk: Desk) -> tuple[str, ...]:
    """Return the themes at hand: the one looked at, then those of the answer."""
    name, looked_at = desk.looking.answer, desk.looking.theme
    first = [looked_at] if looked_at else []
    if name not in named_answers(desk.brief):
        return tuple(first)
    answer = answer_to(desk.brief, name)
    held = {position.id: position.theme for position in desk.themes.positions}
    argued = [held[one] for one in answer.positions if one in held]
    return tuple(dict.fromkeys((*first, *answer.themes, *argued)))
