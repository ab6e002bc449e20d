"""``position``, ``answer`` and ``themes``: what is said in answer to a question."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from assistant.briefs.brief import Answer
from assistant.briefs.changing import answer_to
from assistant.cli.desk import BRIEF, keep, keep_all, opened
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.desk.answering import NO_COMMENT, STANCES, says
from assistant.desk.desk import Desk, named_answers
from assistant.errors import AskedWrongly, CannotRead
from assistant.themes import find_theme
from assistant.themes.theme import Stance

SUMMARY = "summary"
"""What names the summary, where no section is called so."""


@click.command()
@click.argument("question")
@click.argument(
    "stance",
    required=False,
    metavar="[STANCE]",
    type=click.Choice([*STANCES, NO_COMMENT, "none"]),
)
@click.option("--take", metavar="ID", multiple=True, help="A standing position to argue.")
@click.option("--drop", metavar="ID", multiple=True, help="A position to argue no longer.")
@click.option("--conditions", metavar="WORDS", help='What support depends on ("" for nothing).')
@click.option("--discard", is_flag=True, help="Let go of what is said, for “no comment”.")
@BRIEF
@shared_options(json=True)
def position(
    setting: Setting,
    question: str,
    stance: str | None,
    take: tuple[str, ...],
    drop: tuple[str, ...],
    conditions: str | None,
    discard: bool,
    brief: Path | None,
) -> int:
    """Say how QUESTION is answered: a STANCE, standing positions from themes.yaml, conditions.

    STANCE is support, support with changes, neutral, oppose, no comment, or none to take it back.
    With nothing to change, it shows what stands and which positions there are to take.
    """
    from assistant.desk import answering

    before = after = opened(setting, brief)
    if stance is None and not take and not drop and conditions is None:
        return _show_positions(setting, before, question)
    if stance == NO_COMMENT:
        after = _without_comment(after, question, discard=discard)
    elif stance is not None:
        after = answering.choose_stance(after, question, _STANCES[stance])
    for name in drop:
        after = answering.drop_position(after, question, name)
    for name in take:
        after = answering.take_position(after, question, name)
    if conditions is not None:
        after = answering.set_conditions(after, question, conditions)
    return keep(setting, before, after, _shape(after, question))


@click.command()
@click.argument("question")
@click.option("--words", metavar="WORDS", help="Your own words, in Markdown.")
@click.option("--file", "file", type=PATH, help="A file with your own words (- reads stdin).")
@click.option(
    "--choice",
    "choices",
    metavar="OPTION",
    multiple=True,
    help='One of the options offered ("" for none); again for each of several, best first.',
)
@click.option("--find", metavar="N", type=click.IntRange(0, 50), help="How much to propose.")
@click.option("--no-comment", is_flag=True, help="Leave it unanswered on purpose.")
@click.option("--discard", is_flag=True, help="Let go of what is said, for --no-comment.")
@BRIEF
@shared_options(json=True)
def answer(
    setting: Setting,
    question: str,
    words: str | None,
    file: Path | None,
    choices: tuple[str, ...],
    find: int | None,
    no_comment: bool,
    discard: bool,
    brief: Path | None,
) -> int:
    """Answer QUESTION in your own words, or with the options it offers.

    Words may hold {quote: pin} and {cite: pin}. QUESTION is a number, the heading of a section, or
    "summary" for what the paper says first. With nothing to change, it shows the answer.
    """
    from assistant.desk import answering

    if words is not None and file is not None:
        message = "give your words once: with --words, or with --file."
        raise AskedWrongly(message)
    before = after = opened(setting, brief)
    text = read_words(file) if file is not None else words
    if question == SUMMARY and text is not None and SUMMARY not in named_answers(before.brief):
        return keep(setting, before, answering.write_summary(before, text), {"summary": text})
    if text is None and not choices and find is None and not no_comment:
        return _show_answer(setting, before, question)
    if no_comment:
        after = _without_comment(after, question, discard=discard)
    if choices:
        after = answering.choose_options(after, question, *filter(None, choices))
    if text is not None:
        after = answering.write_words(after, question, text)
    if find is not None:
        after = answering.ask_for_evidence(after, question, find)
    return keep(setting, before, after, _shape(after, question))


@click.command()
@click.argument("question", required=False)
@click.option("--tick", metavar="ID", multiple=True, help="A theme that the answer is about.")
@click.option("--untick", metavar="ID", multiple=True, help="A theme that it is not about.")
@click.option("--add", metavar="TITLE", help="A theme to add; it is ticked for QUESTION.")
@click.option("--word", metavar="ID", help="A theme to give other --words, or a --title.")
@click.option("--title", metavar="TITLE", help="The title that the theme gets.")
@click.option("--words", metavar="WORDS", multiple=True, help="Words to look for: “delays, waits”.")
@click.option("--take", metavar="ID", help="A theme of the starter library to take over.")
@click.option("--remove", metavar="ID", help="A theme to take out, with its positions.")
@BRIEF
@shared_options(json=True)
def themes(
    setting: Setting,
    question: str | None,
    tick: tuple[str, ...],
    untick: tuple[str, ...],
    add: str | None,
    word: str | None,
    title: str | None,
    words: tuple[str, ...],
    take: str | None,
    remove: str | None,
    brief: Path | None,
) -> int:
    """List the themes, tick those that QUESTION is about, and add to them.

    Themes are kept in themes.yaml of the workspace. Words after a comma are other words for the
    same: --words "waiting times, delays" --words "redress".
    """
    from assistant.desk import answering

    before = after = opened(setting, brief)
    if question is None and (tick or untick):
        message = "say for which QUESTION."
        raise AskedWrongly(message)
    after = _themes_changed(after, question, add, word, title, words, take, remove)
    if after is before and not (tick or untick):
        return _show_themes(setting, before, question)
    for name in untick:
        after = answering.untick_theme(after, question or "", name)
    for name in tick:
        after = answering.tick_theme(after, question or "", name)
    shape = _shape(after, question) if question is not None else {}
    if after.papers.themes is not None:
        return keep_all(setting, after, shape)
    return keep(setting, before, after, shape)


def _themes_changed(
    desk: Desk,
    question: str | None,
    add: str | None,
    word: str | None,
    title: str | None,
    words: tuple[str, ...],
    take: str | None,
    remove: str | None,
) -> Desk:
    from assistant.desk import theming

    if (words and add is None and word is None) or (title is not None and word is None):
        message = "--words goes with --add or --word, and --title with --word."
        raise AskedWrongly(message)
    if remove is not None:
        desk = theming.remove_theme(desk, remove)
    if word is not None:
        held = find_theme(desk.themes, word)
        lines = "\n".join(words) if words else theming.words_of(held)
        desk = theming.word_theme(desk, held.id, title or held.title, lines)
    if add is not None:
        desk = theming.add_theme(desk, add, "\n".join(words), answer=question)
    if take is not None:
        desk = theming.take_theme(desk, take, answer=question)
    return desk


_STANCES: dict[str, Stance | None] = {**{stance: stance for stance in STANCES}, "none": None}


def _without_comment(desk: Desk, question: str, *, discard: bool) -> Desk:
    from assistant.desk.answering import leave_without_comment

    held = answer_to(desk.brief, question)
    if not discard and (held.text.strip() or held.pins or held.conditions.strip()):
        message = (
            f"question {question} has words or pins, which would go. Add --discard if they may; "
            "the brief as it was is kept beside it."
        )
        raise AskedWrongly(message)
    return leave_without_comment(desk, question)


def read_words(file: Path) -> str:
    """Return the words in a file, or on stdin."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = "It is not written as UTF-8."
        raise CannotRead(file, reason, "Save it as UTF-8 text and try again.") from error
    except OSError as error:
        raise CannotRead(file, f"It could not be read: {error.strerror}.", "") from error


def _shape(desk: Desk, question: str) -> dict[str, Any]:
    held = answer_to(desk.brief, question)
    return {**held.model_dump(exclude={"pins"}), "pins": [pin.id for pin in held.pins]}


def _show_answer(setting: Setting, desk: Desk, question: str) -> int:
    held = answer_to(desk.brief, question)
    if setting.json:
        show_json(_shape(desk, question))
        return 0
    asked = {q.number: q for q in desk.brief.consultation.questions}.get(held.question or "")
    if asked is not None:
        show(f"{asked.number}. {one_line(asked.text)}")
        if asked.options:
            show(f"   options: {one_line(' / '.join(asked.options))}")
    show(f"   {one_line(says(desk.brief, question))}{_pinned(held)}")
    show()
    for line in held.text.splitlines():
        show(one_line(line))
    return 0


def _pinned(held: Answer) -> str:
    return f" · pins: {', '.join(pin.id for pin in held.pins)}" if held.pins else ""


def _show_positions(setting: Setting, desk: Desk, question: str) -> int:
    held = answer_to(desk.brief, question)
    wanted = [p for p in desk.themes.positions if p.theme in held.themes or not held.themes]
    if setting.json:
        offered = [position.model_dump() for position in wanted]
        show_json({**_shape(desk, question), "offered": offered})
        return 0
    show(f"{question}: {one_line(says(desk.brief, question))}")
    if held.conditions.strip():
        show(f"  conditions: {one_line(held.conditions)}")
    for one in wanted:
        mark = "[x]" if one.id in held.positions else "[ ]"
        show(f"  {mark} {one.id} ({one.stance}): {one_line(one.statement)}")
    if not wanted:
        say(setting, "No position is held on its themes. Positions are listed in themes.yaml.")
    return 0


def _show_themes(setting: Setting, desk: Desk, question: str | None) -> int:
    ticked = answer_to(desk.brief, question).themes if question is not None else ()
    if setting.json:
        show_json([{**t.model_dump(), "ticked": t.id in ticked} for t in desk.themes.themes])
        return 0
    for theme in desk.themes.themes:
        mark = f"{'[x]' if theme.id in ticked else '[ ]'} " if question is not None else ""
        show(f"{mark}{theme.id}  {one_line(theme.title)}")
    return 0 if desk.themes.themes else 1
