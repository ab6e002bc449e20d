"""``import-questions``: the questions of a consultation document, shown and put into a brief."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assistant.briefs.agreement import closing_problem
from assistant.briefs.days import iso_day
from assistant.cli.asked_shapes import paper_lines, paper_shape
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.terminal import as_typed, safe_name
from assistant.desk.importing import brief_to_fill, import_questions, would_import
from assistant.errors import AskedWrongly
from assistant.questions.asked import PaperRead
from assistant.questions.reading import read_questions


@click.command("import-questions")
@click.argument("file", type=PATH)
@click.option("--into", type=PATH, metavar="BRIEF", help="The brief to fill, or a new one to make.")
@click.option("--title", help="The consultation's title, where it was read wrongly.")
@click.option("--body", help="Who asks.")
@click.option("--organisation", default="", help="Who answers, for a new brief.")
@click.option("--closes", metavar="DATE", help="When it closes: 2027-01-31, or 2027-01-31T23:45.")
@click.option("--time-zone", metavar="ZONE", help="The zone of that time, such as Europe/London.")
@click.option("--yes", is_flag=True, help="Write what was read without asking.")
@shared_options(json=True)
def import_questions_command(
    setting: Setting,
    file: Path,
    into: Path | None,
    title: str | None,
    body: str | None,
    organisation: str,
    closes: str | None,
    time_zone: str | None,
    *,
    yes: bool,
) -> int:
    """Read the questions of a consultation document in FILE, and put them into a brief.

    Everything that was read is shown first, with its page and every doubt. It is written only with
    --yes, or when you say so on a terminal.
    """
    stated = {"title": title, "body": body, "closes": closes, "time_zone": time_zone}
    given = {name: value for name, value in stated.items() if value is not None}
    paper = with_given(read_questions(file), given)
    target = brief_to_fill(setting.folder, into)
    would = would_import(target, paper, stated=given)
    if not setting.json:
        for line in paper_lines(paper):
            show(line)
    told = would.told if would is not None else ()
    for line in told:
        say(setting, one_line(line))
    if not paper.questions:
        show_json(paper_shape(paper, None)) if setting.json else None
        return 1
    if not yes and can_ask() and not setting.json:
        paper = _asked_zone(paper)
        yes = click.confirm(f"Write these questions into {safe_name(target)}?", err=True)
    if not yes:
        return _not_written(setting, paper, file, target)
    done = import_questions(target, paper, stated=given, organisation=organisation, asked=file)
    if setting.json:
        show_json(paper_shape(paper, done.path))
    else:
        verb = "made" if done.made else "filled in"
        show(f"{safe_name(done.path)} {verb}: {many(len(paper.questions), 'question')}.")
    return 0


def with_given(paper: PaperRead, given: dict[str, str]) -> PaperRead:
    """Return the paper with what a person gives in place of what was read.

    Raises:
        AskedWrongly: a date or a time zone is none.
    """
    if day := iso_day(given.get("closes", "")):
        given = {**given, "closes": day}
    changes: dict[str, str | None] = dict(given)
    zone = given.get("time_zone")
    if zone and "closes" not in given and paper.closes and paper.time and "T" not in paper.closes:
        changes["closes"] = f"{paper.closes}T{paper.time}"
    if "closes" in given and zone is None and "T" not in given["closes"]:
        changes["time"] = None
    changed = paper.model_copy(update=changes)
    problem = closing_problem(changed.closes, changed.time_zone)
    if problem is not None:
        message = f"The closing date: {problem.words}."
        raise AskedWrongly(message)
    return changed


def can_ask() -> bool:
    """Tell whether somebody can answer a question on this terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def _asked_zone(paper: PaperRead) -> PaperRead:
    """Ask for the zone of a time that the paper prints without one."""
    if not paper.time or paper.time_zone or not paper.closes:
        return paper
    asked = f"Time zone of {paper.time}, such as Europe/London (empty for the date alone)"
    while zone := click.prompt(asked, default="", show_default=False, err=True).strip():
        try:
            return with_given(paper, {"time_zone": zone})
        except AskedWrongly as error:
            click.echo(str(error), err=True)
    return paper


def _not_written(setting: Setting, paper: PaperRead, file: Path, target: Path) -> int:
    if setting.json:
        show_json(paper_shape(paper, None))
    say(setting, f"Nothing was written. To put this into {safe_name(target)}, add --yes:")
    say(
        setting,
        f"  assistant import-questions {as_typed(file)} --into {as_typed(target)} --yes",
    )
    return 1 if paper.doubts else 0
