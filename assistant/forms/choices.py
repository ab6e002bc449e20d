"""The groups of boxes that forms have, and what the brief chooses in each.

In go what is asked, the words of the boxes, and a brief; out comes which box to tick. The promise:
every box of a group must be an option of one known choice, and only one box may fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.briefs.brief import Brief
from assistant.forms.meanings import is_individual

_SAME_QUESTION = 90
"""Likeness (0 to 100, rapidfuzz token_set_ratio) from which a form asks a question of the brief."""


class Choice(NamedTuple):
    """Boxes of which one is to be ticked: the words of each option, and what the brief says.

    ``asked`` must stand before boxes whose words say too little ("yes", "no").
    """

    name: str
    options: tuple[tuple[str, re.Pattern[str]], ...]
    chosen: Callable[[Brief], str | None]
    asked: re.Pattern[str] | None = None


def chosen_of(asked: str, options: Sequence[str], brief: Brief) -> tuple[bool, int | None]:
    """Tell whether the group is known, and which of ``options`` the brief chooses, if it says."""
    choice = _meant(asked, options)
    if choice is None:
        return False, None
    said = " ".join((choice.chosen(brief) or "").casefold().split())
    wanted = dict(choice.options).get(said)
    fitting = [at for at, words in enumerate(options) if wanted and wanted.fullmatch(words)]
    return True, fitting[0] if len(fitting) == 1 else None


def is_choice(asked: str, options: Sequence[str]) -> bool:
    """Tell whether a group of options is known."""
    return _meant(asked, options) is not None


def question_choices(
    asked: str, options: Sequence[str], brief: Brief
) -> tuple[bool, tuple[int, ...]]:
    """The same for boxes under a question of the consultation: the options its answer chose.

    None where one of them has no box of its own, or where the question asks to rank them, which
    ticks cannot say.
    """
    asking = [
        question
        for question in brief.consultation.questions
        if fuzz.token_set_ratio(asked, question.text) >= _SAME_QUESTION
        and len(asked) < 2 * len(question.text) + 20
    ]
    if len(asking) != 1:
        return False, ()
    answer = next((a for a in brief.answers if a.question == asking[0].number), None)
    said = answer.choices if answer is not None and asking[0].choose != "rank" else ()
    fitting = [
        [at for at, words in enumerate(options) if words.casefold() == option.casefold().strip()]
        for option in said
    ]
    return True, tuple(fits[0] for fits in fitting) if all(len(f) == 1 for f in fitting) else ()


def _meant(asked: str, options: Sequence[str]) -> Choice | None:
    """The choice of which each box is an option, and at least two options are there."""
    for choice in CHOICES:
        if choice.asked is not None and not choice.asked.search(asked):
            continue
        met = [
            {name for name, words in choice.options if words.fullmatch(option)}
            for option in options
        ]
        if all(met) and len(set().union(*met)) >= 2:
            return choice
    return None


def _detail(name: str) -> Callable[[Brief], str | None]:
    return lambda brief: brief.details.get(name)


def _sender(brief: Brief) -> str | None:
    individual = is_individual(brief)
    return None if individual is None else "individual" if individual else "organisation"


def _yes_if(kind: str) -> Callable[[Brief], str | None]:
    """Yes where the sender is of this kind, no where it is of the other."""

    def chosen(brief: Brief) -> str | None:
        sender = _sender(brief)
        return None if sender is None else "yes" if sender == kind else "no"

    return chosen


def _confidential(brief: Brief) -> str | None:
    said = brief.details.get("confidential", "").casefold().strip()
    return {"nothing": "no", "no": "no", "none": "no", "whole": "yes", "yes": "yes"}.get(said)


def _options(**patterns: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name.replace("_", " "), re.compile(p, re.IGNORECASE)) for name, p in patterns.items()
    )


_YES_NO = _options(yes=r"yes", no=r"no")
_AS = r"(?:i am |we are )?(?:responding |answering |replying )?(?:as |on behalf of |for )?"

CHOICES: tuple[Choice, ...] = (
    Choice(
        "respondent",
        _options(
            organisation=rf"{_AS}(?:an? |the |my |our )?(?:organi[sz]ation|group)(?:/group)?",
            individual=rf"{_AS}(?:an? )?(?:private )?individual|(?:in )?(?:a |my )?personal "
            r"capacity|(?:as )?(?:a )?member of the public",
        ),
        _sender,
    ),
    Choice(
        "publication",
        _options(
            with_name=r"publish (?:my |the |our |this )?response with (?:my |our |the )?name.*",
            without_name=r"publish (?:my |the |our |this )?response only(?: \(without name\))?"
            r"|publish (?:my |the |our |this )?response (?:without (?:my |our |the )?name"
            r"|anonymously)|anonymous(?:ly)?",
            not_at_all=r"do not publish(?: (?:my |our |the |this )?response)?",
        ),
        _detail("publication"),
    ),
    Choice(
        "confidential",
        _options(
            nothing=r"nothing|none",
            name_and_contact_details=r"(?:your )?name(?:/| and |, )contact details(?:/job title)?"
            r"|name/address/contact details",
            organisation=r"organi[sz]ation(?:['’]s)?(?: name)?",
            part=r"part of (?:the |my |our )?response(?:.*)?",
            whole=r"whole response(?:.*)?|(?:the )?whole of (?:the |my |our )?response",
        ),
        _detail("confidential"),
    ),
    Choice(
        "contact again",
        _YES_NO,
        _detail("contact again"),
        re.compile(r"(?i)\bcontact(?:ed|ing)?\b.*\bagain\b"),
    ),
    Choice(
        "confidential response",
        _YES_NO,
        _confidential,
        re.compile(
            r"(?i)\b(?:would you like|do you (?:want|wish)|should|is)\b.*\b(?:your|this) "
            r"(?:response|submission|answers?)\b.*\bconfidential\b"
        ),
    ),
    Choice(
        "on behalf",
        _YES_NO,
        _yes_if("organisation"),
        re.compile(
            r"(?i)\b(?:responding|answering|replying|writing)\b.*"
            r"\bon behalf of an organi[sz]ation\b(?!.*\bindividual\b)"
        ),
    ),
    Choice(
        "as individual",
        _YES_NO,
        _yes_if("individual"),
        re.compile(
            r"(?i)\b(?:responding|answering|replying|writing)\b.*\bas an individual\b"
            r"(?!.*\borgani[sz]ation\b)"
        ),
    ),
)
"""Groups of boxes that forms have. Some are asked for in the brief's ``details``: ``publication``
(with name, without name, not at all), ``confidential`` (nothing, name and contact details,
organisation, part, whole) and ``contact again`` (yes, no)."""
