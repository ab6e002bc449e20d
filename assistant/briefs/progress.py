"""Whether an answer says anything yet, and how long there is to say it.

In go an answer, or a closing date and today's; out come a yes or no and a number of days. Nothing
here reads the clock.
"""

from __future__ import annotations

from datetime import date

from assistant.briefs.brief import Answer


def is_answered(answer: Answer | None) -> bool:
    """Tell whether an answer says anything: a choice, words, a position, or "no comment"."""
    return answer is not None and bool(
        answer.choice
        or answer.stance
        or answer.text.strip()
        or answer.positions
        or answer.conditions.strip()
        or answer.no_comment
    )


def days_left(closes: str | None, today: date | None) -> int | None:
    """Return the whole days from ``today`` to the closing date; None without either."""
    if closes is None or today is None:
        return None
    return (date.fromisoformat(closes[:10]) - today).days
