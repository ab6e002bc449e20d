"""A brief and one change in, the changed brief out; the brief that went in stays as it was.

Every screen and command changes a brief through these, so undoing is keeping the earlier value.
An answer is named by its question's number or its section's heading. Errors are raised before
anything is changed: :class:`UnknownName` for what does not exist, :class:`AskedWrongly` for what
would leave the brief contradicting itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.briefs.brief import Answer, Bearing, Brief, Declined, Override, Pin, Question
from assistant.briefs.choosing import choice_problem, takes_several
from assistant.briefs.placeholders import find_mistakes, find_placeholders
from assistant.errors import AskedWrongly, UnknownName
from assistant.quotes.quote import Quote
from assistant.themes.theme import Stance

# --- finding ---------------------------------------------------------------------------------


def answer_name(answer: Answer) -> str:
    """Return what names an answer: its question's number, or its section's heading."""
    return answer.question if answer.question is not None else answer.section or ""


def answer_to(brief: Brief, name: str) -> Answer:
    """Return the answer called ``name``; an empty one for a question not yet answered.

    Raises:
        UnknownName: there is no such question or section.
    """
    found = next((a for a in brief.answers if answer_name(a) == name), None)
    if found is not None:
        return found
    if any(question.number == name for question in brief.consultation.questions):
        return Answer(question=name)
    known = [answer_name(a) for a in brief.answers]
    known += [question.number for question in brief.consultation.questions]
    raise UnknownName(kind="question or section", name=name, known=known)


def pin_called(brief: Brief, pin: str) -> tuple[Answer, Pin]:
    """Return the pin with the id ``pin`` and the answer it belongs to.

    Raises:
        UnknownName: there is no such pin.
    """
    for answer in brief.answers:
        for found in answer.pins:
            if found.id == pin:
                return answer, found
    raise UnknownName(kind="pin", name=pin, known=[p.id for a in brief.answers for p in a.pins])


def free_pin_id(brief: Brief, source: str) -> str:
    """Return an id that no pin of the brief has: the source's, and the first number not taken."""
    taken = {pin.id for answer in brief.answers for pin in answer.pins}
    number = 1
    while f"{source}-{number}" in taken:
        number += 1
    return f"{source}-{number}"


# --- what an answer says ---------------------------------------------------------------------


def with_text(brief: Brief, answer: str, text: str) -> Brief:
    """Put the author's own words; a placeholder in them must name a pin of the brief."""
    _refuse_unknown_pins(brief, text)
    return _changed(brief, answer, text=text, no_comment=False)


def with_summary(brief: Brief, text: str) -> Brief:
    """Put what the paper says first; a placeholder in it must name a pin of the brief."""
    _refuse_unknown_pins(brief, text)
    return brief.model_copy(update={"summary": text})


def with_choice(brief: Brief, answer: str, *choices: str) -> Brief:
    """Choose of the consultation's own options, in the order given, or none.

    Raises:
        UnknownName: one of them is not offered.
        AskedWrongly: one is given twice, or several where the question takes one.
    """
    asked = question_of(brief, answer_to(brief, answer))
    options = asked.options if asked is not None else ()
    for choice in choices:
        if choice not in options:
            raise UnknownName(kind="option", name=choice, known=options, where=f"Question {answer}")
    problem = choice_problem(choices, asked)
    if problem is not None:
        message = f"{problem[0].upper()}{problem[1:]}."
        raise AskedWrongly(message)
    chosen = choices if takes_several(asked) else next(iter(choices), None)
    return _changed(brief, answer, choice=chosen or None, no_comment=False)


def with_stance(brief: Brief, answer: str, stance: Stance | None) -> Brief:
    """Say how the answer stands to what is proposed, or nothing."""
    if stance is None:
        return _changed(brief, answer, stance=None)
    return _changed(brief, answer, stance=stance, no_comment=False)


def with_conditions(brief: Brief, answer: str, conditions: str) -> Brief:
    """Put the changes that support depends on, in the author's own words."""
    if not conditions.strip():
        return _changed(brief, answer, conditions="")
    _refuse_unknown_pins(brief, conditions)
    return _changed(brief, answer, conditions=conditions, no_comment=False)


def with_no_comment(brief: Brief, answer: str) -> Brief:
    """Leave a question unanswered on purpose; what had been said there goes.

    Raises:
        AskedWrongly: another answer still names one of its pins.
    """
    cleared = answer_to(brief, answer)
    for pin in cleared.pins:
        refuse_if_named(brief, pin.id, leaving_out=answer)
    kept = {"question": cleared.question, "section": cleared.section, "no_comment": True}
    return _with_answer(brief, Answer.model_validate(kept))


def with_position(brief: Brief, answer: str, position: str) -> Brief:
    """Add a standing position to an answer, last; one that is there already stays where it is."""
    held = answer_to(brief, answer).positions
    if position in held:
        return brief
    return _changed(brief, answer, positions=(*held, position), no_comment=False)


def without_position(brief: Brief, answer: str, position: str) -> Brief:
    """Take a standing position out of an answer."""
    held = answer_to(brief, answer).positions
    if position not in held:
        raise UnknownName(kind="position", name=position, known=held)
    return _changed(brief, answer, positions=tuple(p for p in held if p != position))


def with_theme(brief: Brief, answer: str, theme: str) -> Brief:
    """Add a theme to an answer, last; one that is there already stays where it is."""
    held = answer_to(brief, answer).themes
    return brief if theme in held else _changed(brief, answer, themes=(*held, theme))


def without_theme(brief: Brief, answer: str, theme: str) -> Brief:
    """Take a theme out of an answer."""
    held = answer_to(brief, answer).themes
    if theme not in held:
        raise UnknownName(kind="theme", name=theme, known=held)
    return _changed(brief, answer, themes=tuple(t for t in held if t != theme))


def with_find(brief: Brief, answer: str, number: int) -> Brief:
    """Ask for that many proposals at draft time, 0 to 50."""
    wanted = max(0, min(50, number))
    kept = answer_to(brief, answer).no_comment and not wanted
    return _changed(brief, answer, find=wanted, no_comment=kept)


def with_override(brief: Brief, answer: str, override: Override) -> Brief:
    """Let a finding stand for a reason; an earlier reason for the same finding is replaced."""
    if not override.reason.strip():
        message = "A finding may stand only for a reason; say why."
        raise AskedWrongly(message)
    same = (override.finding, override.pin)
    kept = [o for o in answer_to(brief, answer).overrides if (o.finding, o.pin) != same]
    return _changed(brief, answer, overrides=(*kept, override))


# --- pins --------------------------------------------------------------------------------------


def with_pin(brief: Brief, answer: str, pin: Pin, *, at: int | None = None) -> Brief:
    """Add a pin to an answer, at a place counted from 0, or last.

    Raises:
        AskedWrongly: a pin of the brief has this id already.
    """
    if any(pin.id == p.id for a in brief.answers for p in a.pins):
        message = f"There is a pin “{pin.id}” in this brief already; give this one another id."
        raise AskedWrongly(message)
    pins = list(answer_to(brief, answer).pins)
    pins.insert(len(pins) if at is None else at, pin)
    return _changed(brief, answer, pins=tuple(pins), no_comment=False)


def without_pin(brief: Brief, pin: str) -> Brief:
    """Take a pin out, with the overrides that were about it.

    Raises:
        AskedWrongly: the author's words still name it.
    """
    answer, _ = pin_called(brief, pin)
    refuse_if_named(brief, pin)
    pins = tuple(p for p in answer.pins if p.id != pin)
    overrides = tuple(o for o in answer.overrides if o.pin != pin)
    return _changed(brief, answer_name(answer), pins=pins, overrides=overrides)


def moved_pin(brief: Brief, pin: str, *, to: int, answer: str | None = None) -> Brief:
    """Move a pin to a place counted from 0, within its answer or into another one."""
    home, found = pin_called(brief, pin)
    target = answer_name(home) if answer is None else answer
    answer_to(brief, target)
    rest = tuple(p for p in home.pins if p.id != pin)
    brief = _changed(brief, answer_name(home), pins=rest)
    pins = list(answer_to(brief, target).pins)
    pins.insert(max(0, to), found)
    return _changed(brief, target, pins=tuple(pins), no_comment=False)


def with_trim(
    brief: Brief,
    pin: str,
    *,
    start: int,
    end: int,
    words: str,
    omissions: tuple[tuple[int, int], ...] = (),
) -> Brief:
    """Change what a pin quotes: offsets into the stored text, and the stored characters there."""
    changes = {"start": start, "end": end, "words": words, "omissions": omissions}
    return _changed_pin(brief, pin, **changes)


def with_repinned(brief: Brief, pin: str, quote: Quote, words: str, sha256: str | None) -> Brief:
    """Pin anew, at the author's word: its place, its trims, its words and the file they are of."""
    return _changed_pin(
        brief,
        pin,
        start=quote.start,
        end=quote.end,
        words=words,
        sha256=sha256,
        omissions=quote.omissions,
        insertions=quote.insertions,
        emphasis=quote.emphasis,
    )


def with_acknowledged(brief: Brief, pin: str, finding: str) -> Brief:
    """Put aside a note about a pin, which the author has read."""
    _, found = pin_called(brief, pin)
    if finding in found.acknowledged:
        return brief
    return _changed_pin(brief, pin, acknowledged=(*found.acknowledged, finding))


def without_acknowledged(brief: Brief, pin: str, finding: str) -> Brief:
    """Tell a note about a pin again."""
    _, found = pin_called(brief, pin)
    if finding not in found.acknowledged:
        raise UnknownName(kind="finding", name=finding, known=found.acknowledged)
    kept = tuple(code for code in found.acknowledged if code != finding)
    return _changed_pin(brief, pin, acknowledged=kept)


def with_lead_in(brief: Brief, pin: str, lead_in: str | None) -> Brief:
    """Put the author's sentence before a pin, or none."""
    return _changed_pin(brief, pin, lead_in=lead_in)


def with_pin_theme(brief: Brief, pin: str, theme: str | None) -> Brief:
    """Say which theme a pin speaks to, or none."""
    return _changed_pin(brief, pin, theme=theme)


def without_placeholders(brief: Brief, pin: str) -> Brief:
    """Take every placeholder of a pin out of the author's words, with the space before it."""
    answers = tuple(
        answer.model_copy(
            update={
                "text": _without_placeholders(answer.text, pin),
                "conditions": _without_placeholders(answer.conditions, pin),
            }
        )
        for answer in brief.answers
    )
    summary = _without_placeholders(brief.summary, pin)
    return brief.model_copy(update={"answers": answers, "summary": summary})


def with_bearing(brief: Brief, pin: str, bearing: Bearing) -> Brief:
    """Say whether a pin supports, challenges or gives context."""
    return _changed_pin(brief, pin, bearing=bearing)


def accepted(brief: Brief, answer: str, pins: Sequence[Pin]) -> Brief:
    """Make pins of proposals that a person has read; so many fewer are asked for from now on."""
    for pin in pins:
        brief = with_pin(brief, answer, pin)
    return with_find(brief, answer, answer_to(brief, answer).find - len(pins))


def with_declined(brief: Brief, answer: str, declined: Declined) -> Brief:
    """Turn a proposal down; it is not proposed for this answer again."""
    held = answer_to(brief, answer).declined
    return brief if declined in held else _changed(brief, answer, declined=(*held, declined))


# --- the change itself -------------------------------------------------------------------------


def _without_placeholders(text: str, pin: str) -> str:
    for found in reversed(find_placeholders(text)):
        if found.pin == pin:
            before, after = text[: found.start], text[found.end :]
            # "said: {quote: a}." leaves "said:.", not "said: ."
            text = (
                before.rstrip(" ") if after[:1] in ("", ".", ",", ";", " ", "\n") else before
            ) + after
    return text


def _changed(brief: Brief, name: str, **changes: Any) -> Brief:
    return _with_answer(brief, answer_to(brief, name).model_copy(update=changes))


def _changed_pin(brief: Brief, pin: str, **changes: Any) -> Brief:
    answer, found = pin_called(brief, pin)
    changed = found.model_copy(update=changes)
    pins = tuple(changed if p.id == pin else p for p in answer.pins)
    return _changed(brief, answer_name(answer), pins=pins)


def _with_answer(brief: Brief, answer: Answer) -> Brief:
    """Put an answer in the place of the one of its name, or where its question's order wants it."""
    name = answer_name(answer)
    answers = list(brief.answers)
    at = next((i for i, a in enumerate(answers) if answer_name(a) == name), None)
    if at is not None:
        answers[at] = answer
    else:
        answers.insert(_place_for(brief, name), answer)
    return brief.model_copy(update={"answers": tuple(answers)})


def _place_for(brief: Brief, number: str) -> int:
    """Return where a question not yet answered goes: before the first that comes after it."""
    numbers = [question.number for question in brief.consultation.questions]
    later = set(numbers[numbers.index(number) + 1 :])
    following = (i for i, a in enumerate(brief.answers) if a.question in later)
    return next(following, len(brief.answers))


def question_of(brief: Brief, answer: Answer) -> Question | None:
    """Return the question that an answer is to; None for a section."""
    return next((q for q in brief.consultation.questions if q.number == answer.question), None)


def _refuse_unknown_pins(brief: Brief, text: str) -> None:
    """Refuse words that the file of the brief could not be read with again."""
    for _, mistake in find_mistakes(text):
        message = (
            f"“{mistake}” is no placeholder; write {{quote: pin}} or {{cite: pin}} with a pin's id."
        )
        raise AskedWrongly(message)
    known = [pin.id for a in brief.answers for pin in a.pins]
    for placeholder in find_placeholders(text):
        if placeholder.pin not in known:
            raise UnknownName(kind="pin", name=placeholder.pin, known=known)


def refuse_if_named(brief: Brief, pin: str, *, leaving_out: str | None = None) -> None:
    """Refuse to let a pin go that the words of another answer name.

    Raises:
        AskedWrongly: they do.
    """
    texts = {"the summary": brief.summary}
    texts |= {
        answer_name(a): f"{a.text}\n\n{a.conditions}"
        for a in brief.answers
        if answer_name(a) != leaving_out
    }
    for where, text in texts.items():
        if any(placeholder.pin == pin for placeholder in find_placeholders(text)):
            message = f"The words of {where} name the pin “{pin}”; take it out there first."
            raise AskedWrongly(message)
