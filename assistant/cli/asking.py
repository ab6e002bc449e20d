"""``details`` and ``question``: what a brief says about itself, and the questions it answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.answering import read_words
from assistant.cli.desk import BRIEF, keep, opened
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.errors import AskedWrongly

if TYPE_CHECKING:
    from assistant.desk.desk import Desk


@click.command()
@click.argument("field", required=False)
@click.argument("words", required=False)
@BRIEF
@shared_options(json=True)
def details(setting: Setting, field: str | None, words: str | None, brief: Path | None) -> int:
    """List what a brief says about itself, or write one of its details.

    FIELD is its name as listed ("date", "respondent.capacity"); WORDS are what it says from now
    on, "" for nothing. A date is written as 31 January 2027 or 2027-01-31. What the template needs
    and has not got is marked with "!".
    """
    from assistant.desk.details import details_of, write_details

    before = opened(setting, brief)
    known = {detail.field: detail for detail in details_of(before)}
    if field is None:
        if setting.json:
            show_json([detail.model_dump() for detail in known.values()])
        for detail in known.values() if not setting.json else ():
            mark = "!" if detail.needed and not detail.value else " "
            show(f"{mark} {detail.field}: {one_line(detail.value)}  ({one_line(detail.label)})")
        return 0
    if words is None:
        message = f"say what {field} is: assistant details {field} WORDS"
        raise AskedWrongly(message)
    after = write_details(before, {field: words})
    value = next(d.value for d in details_of(after) if d.field == field)
    return keep(setting, before, after, {"field": field, "value": value})


@click.command()
@click.argument("number", required=False)
@click.option("--wording", metavar="WORDS", help="The question as the consultation prints it.")
@click.option("--option", "options", metavar="WORDS", multiple=True, help="An option it offers.")
@click.option("--no-options", is_flag=True, help="It offers none.")
@click.option("--choose", metavar="HOW", help="How many: one, all that apply, up to 2, rank.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Words allowed; 0: any.")
@click.option("--remove", is_flag=True, help="Take it out, with what was answered.")
@click.option("--add", type=PATH, metavar="FILE", help="Add a list of questions (- reads stdin).")
@BRIEF
@shared_options(json=True)
def question(
    setting: Setting,
    number: str | None,
    wording: str | None,
    options: tuple[str, ...],
    no_options: bool,
    choose: str | None,
    limit: int | None,
    remove: bool,
    add: Path | None,
    brief: Path | None,
) -> int:
    """List the questions, or put question NUMBER right, take it out, or add more.

    Several --option stand in the order they are given and take the place of those before.
    """
    from assistant.desk import asking

    before = opened(setting, brief)
    if add is not None:
        return _add(setting, before, add)
    if number is None:
        return _list(setting, before)
    if remove:
        after = asking.remove_question(before, number)
        return keep(setting, before, after, {"removed": number})
    offered = None if not options and not no_options else options
    if wording is None and offered is None and choose is None and limit is None:
        _show(setting, before, number)
        return 0
    after = asking.word_question(
        before, number, text=wording, options=offered, choosing=choose, words=limit
    )
    return keep(setting, before, after, asking.question_called(after, number).model_dump())


def _add(setting: Setting, before: Desk, file: Path) -> int:
    from assistant.desk.asking import add_questions
    from assistant.questions import questions_from_text

    read = questions_from_text(read_words(file))
    after = add_questions(before, read.questions)
    added = after.brief.consultation.questions[len(before.brief.consultation.questions) :]
    for doubt in read.doubts:
        say(setting, doubt)
    return keep(setting, before, after, {"added": [q.model_dump() for q in added]})


def _list(setting: Setting, desk: Desk) -> int:
    asked = desk.brief.consultation.questions
    if setting.json:
        show_json([question.model_dump() for question in asked])
        return 0 if asked else 1
    for one in asked:
        _show(setting, desk, one.number)
    return 0 if asked else 1


def _show(setting: Setting, desk: Desk, number: str) -> None:
    from assistant.desk.asking import question_called

    asked = question_called(desk, number)
    if setting.json:
        show_json(asked.model_dump())
        return
    show(f"{asked.number}. {one_line(asked.text)}")
    if asked.options:
        show(f"   options: {one_line(' / '.join(asked.options))}")
    if asked.limits.words:
        show(f"   limit: {asked.limits.words:,} words")
