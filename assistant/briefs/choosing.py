"""The options that an answer takes: one, several, or all of them in an order.

In go a question and what is chosen of it; out come words for a person. The promise: more than one
option is taken only where the question asks for several, or for a ranking, and never more than the
question allows.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Question


def takes_several(question: Question | None) -> bool:
    """Tell whether a question takes more than one of its options."""
    return question is not None and question.choose in ("several", "rank")


def choice_in_words(choices: Sequence[str], question: Question | None) -> str:
    """Return the options taken, on one line; numbered where the question asks to rank them."""
    if question is not None and question.choose == "rank":
        return "; ".join(f"{rank}. {option}" for rank, option in enumerate(choices, start=1))
    return "; ".join(choices)


def choice_problem(choices: Sequence[str], question: Question | None) -> str | None:
    """Return what is wrong with the options taken of a question, or of a section (None)."""
    options = question.options if question is not None else ()
    if choices and not options:
        what = f"question {question.number}" if question is not None else "a section"
        return f"{what} offers no options to choose from; leave “choice:” out"
    unknown = next((choice for choice in choices if choice not in options), None)
    if unknown is not None:
        offered = ", ".join(f"“{option}”" for option in options)
        return f"found “{unknown}”; the options offered are {offered}"
    twice = next((choice for at, choice in enumerate(choices) if choice in choices[:at]), None)
    if twice is not None:
        return f"“{twice}” is chosen twice"
    if len(choices) > 1 and question is not None and not takes_several(question):
        return (
            f"question {question.number} takes one option, and {len(choices)} are chosen; where "
            "it takes several, its question says “choose: several” (or “choose: rank”)"
        )
    most = question.at_most if question is not None else None
    if question is not None and most is not None and len(choices) > most:
        return f"question {question.number} takes at most {most}, and {len(choices)} are chosen"
    return None
