"""What an answer says: stance, option, positions, conditions, themes, own words, no comment.

In go a desk and a decision; out comes the desk with it as one step that can be undone. Errors are
those of :mod:`assistant.briefs.changing`, raised before anything is changed.
"""

from __future__ import annotations

from assistant.briefs.brief import Brief, Override
from assistant.briefs.changing import (
    answer_to,
    question_of,
    with_choice,
    with_conditions,
    with_find,
    with_no_comment,
    with_override,
    with_position,
    with_stance,
    with_summary,
    with_text,
    with_theme,
    without_position,
    without_theme,
)
from assistant.briefs.choosing import choice_in_words, takes_several
from assistant.desk.desk import Desk, changed, look, telling
from assistant.errors import AskedWrongly, UnknownName
from assistant.findings import Finding
from assistant.themes import find_position, find_theme
from assistant.themes.theme import Stance

STANCES: tuple[Stance, ...] = ("support", "support with changes", "neutral", "oppose")
NO_COMMENT = "no comment"
"""The fifth choice of the position picker: the question is left unanswered on purpose."""


def place_name(brief: Brief, answer: str) -> str:
    """Return "question 3", or the heading of a section in quotation marks.

    Raises:
        UnknownName: there is no such question or section.
    """
    found = answer_to(brief, answer)
    return f"question {found.question}" if found.question is not None else f"“{found.section}”"


def choose_stance(desk: Desk, answer: str, stance: Stance | None) -> Desk:
    """Say how the answer stands to what is proposed; None takes it back."""
    where = place_name(desk.brief, answer)
    said = f"Chose “{stance}” for {where}" if stance else f"Took back the stance on {where}"
    return changed(desk, with_stance(desk.brief, answer, stance), said, answer=answer)


def choose_options(desk: Desk, answer: str, *options: str) -> Desk:
    """Choose of the consultation's own options, in this order; none takes them back."""
    brief = with_choice(desk.brief, answer, *options)
    where = place_name(desk.brief, answer)
    words = choice_in_words(options, question_of(brief, answer_to(brief, answer)))
    said = f"Answered “{words}” to {where}" if options else f"Took back the option of {where}"
    return changed(desk, brief, said, answer=answer)


def turn_option(desk: Desk, answer: str, option: str) -> Desk:
    """Choose an option, or take it back where it is chosen.

    Of a question that takes several it joins those chosen, last; else it takes their place.
    """
    held = answer_to(desk.brief, answer).choices
    if option in held:
        return choose_options(desk, answer, *(one for one in held if one != option))
    several = takes_several(question_of(desk.brief, answer_to(desk.brief, answer)))
    return choose_options(desk, answer, *(held if several else ()), option)


def write_words(desk: Desk, answer: str, text: str) -> Desk:
    """Put the author's own words; empty ones take them out."""
    text = as_kept(text)
    brief = with_text(desk.brief, answer, text)
    where = place_name(desk.brief, answer)
    said = f"Wrote our own words for {where}" if text.strip() else f"Emptied the words of {where}"
    return changed(desk, brief, said, answer=answer)


def write_or_keep(desk: Desk, answer: str, text: str) -> Desk:
    """Put the author's own words, also half-written ones, which wait beside the brief.

    A placeholder that is not finished would make the brief unreadable; such words are kept among
    what is remembered, and ``told`` says what is wrong with them.
    """
    rest = {k: v for k, v in desk.looking.unfinished.items() if k != answer}
    try:
        written = write_words(desk, answer, text)
    except AskedWrongly as error:
        place_name(desk.brief, answer)
        waiting = look(desk, unfinished={**rest, answer: as_kept(text)})
        return telling(waiting, f"Not in the brief yet: {error}")
    told = written.told
    return telling(look(written, unfinished=rest), *told)


def as_kept(text: str) -> str:
    """Return words as a file can hold them: plain line ends, nothing that no format prints."""
    from assistant.drafting.lines import UNPRINTABLE  # drafting is loaded after the first paint

    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def leave_without_comment(desk: Desk, answer: str) -> Desk:
    """Leave a question unanswered on purpose; what had been said there goes (undo has it)."""
    brief = with_no_comment(desk.brief, answer)
    said = f"Left {place_name(desk.brief, answer)} without comment"
    return changed(desk, brief, said, answer=answer)


def comment_after_all(desk: Desk, answer: str) -> Desk:
    """Take "no comment" back."""
    held = answer_to(desk.brief, answer)
    brief = with_text(desk.brief, answer, held.text) if held.no_comment else desk.brief
    said = f"Took back “no comment” on {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def take_position(desk: Desk, answer: str, position: str) -> Desk:
    """Argue a standing position in an answer; ``position`` is its id or the beginning of it."""
    found = find_position(desk.themes, position)
    brief = with_position(desk.brief, answer, found.id)
    said = f"Took the position “{found.id}” in {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def drop_position(desk: Desk, answer: str, position: str) -> Desk:
    """Argue a standing position no longer; also one that is not among the themes any more."""
    name = _known(position, answer_to(desk.brief, answer).positions, "position")
    brief = without_position(desk.brief, answer, name)
    said = f"Took the position “{name}” out of {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def tick_theme(desk: Desk, answer: str, theme: str) -> Desk:
    """Say that an answer is about a theme; ``theme`` is its id, its title or the beginning."""
    found = find_theme(desk.themes, theme)
    brief = with_theme(desk.brief, answer, found.id)
    said = f"Ticked “{found.title}” for {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def untick_theme(desk: Desk, answer: str, theme: str) -> Desk:
    """Say that an answer is not about a theme; what is pinned for it stays."""
    held = answer_to(desk.brief, answer).themes
    known = {entry.title: entry.id for entry in desk.themes.themes}
    name = _known(known.get(theme, theme), held, "theme")
    brief = without_theme(desk.brief, answer, name)
    said = f"Unticked “{name}” for {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def set_conditions(desk: Desk, answer: str, conditions: str) -> Desk:
    """Put the changes that support depends on; empty ones take them out."""
    brief = with_conditions(desk.brief, answer, as_kept(conditions))
    where = place_name(desk.brief, answer)
    what = "Set" if conditions.strip() else "Took out"
    return changed(desk, brief, f"{what} the conditions of {where}", answer=answer)


def ask_for_evidence(desk: Desk, answer: str, number: int) -> Desk:
    """Ask the draft to propose so many pieces of evidence, 0 to 50."""
    brief = with_find(desk.brief, answer, number)
    wanted = answer_to(brief, answer).find
    said = f"Asked for {wanted} pieces of evidence for {place_name(desk.brief, answer)}"
    return changed(desk, brief, said, answer=answer)


def let_stand(
    desk: Desk, answer: str, finding: str, reason: str, *, pin: str | None = None
) -> Desk:
    """Let a finding stand (by its code) for a reason, which the record of the draft prints."""
    override = Override(finding=finding, reason=reason.strip(), pin=pin)
    brief = with_override(desk.brief, answer, override)
    said = f"Let “{finding}” stand in {place_name(desk.brief, answer)}: {reason.strip()}"
    return changed(desk, brief, said, answer=answer)


def put_aside(desk: Desk, finding: Finding) -> Desk:
    """Record that a note about a pin was read, so that it is not told again.

    Raises:
        AskedWrongly: it is no such note, and may stand only for a reason.
    """
    from assistant.checks.allowing import allowed  # checks are loaded after the first paint

    said = f"Recorded as read: “{finding.code}” of {finding.place}"
    return changed(desk, allowed(desk.brief, finding, None), said)


def write_summary(desk: Desk, text: str) -> Desk:
    """Put what the paper says first, in the author's own words."""
    said = "Wrote the summary" if text.strip() else "Emptied the summary"
    return changed(desk, with_summary(desk.brief, as_kept(text)), said)


def says(brief: Brief, name: str, *, asked: bool = True) -> str:
    """Return in a few words what an answer decides: its options, its stance, or what it lacks.

    ``asked`` False says that the question is a follow-up whose condition is not met.
    """
    answer = answer_to(brief, name)
    if answer.no_comment:
        return NO_COMMENT
    if answer.choices or answer.stance:
        return choice_in_words(answer.choices, question_of(brief, answer)) or answer.stance or ""
    if answer.text.strip() or answer.positions:
        return "answered"
    return "not set" if asked else "not asked"


def _known(name: str, held: tuple[str, ...], kind: str) -> str:
    """Return the one of ``held`` that a person means by its name or the beginning of it."""
    begun = [one for one in held if one.startswith(name)] if name else []
    if name in held or len(begun) != 1:
        if name in held:
            return name
        raise UnknownName(kind=kind, name=name, known=held)
    return begun[0]
