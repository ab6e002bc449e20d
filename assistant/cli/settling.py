"""``allow`` and ``repin``: the author's decisions about what a draft found, kept in the brief."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.brief_meant import brief_path, draft_told
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.cli.progress import progress_bar

_LINE = 600
"""Columns; the difference between two editions of a sentence takes a few lines."""
_BRIEF = click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")


@click.command()
@click.argument("finding")
@click.option("--pin", metavar="ID", help="The pin it is about, where several have such a finding.")
@click.option("--reason", metavar="WORDS", help="Why it may stand; printed in the audit.")
@_BRIEF
@shared_options(json=True)
def allow(
    setting: Setting, finding: str, pin: str | None, reason: str | None, brief: Path | None
) -> int:
    """Let a FINDING of the draft stand (its code, as draft and status print it).

    An error or a warning needs a --reason, which is kept in the brief and printed in the audit. A
    note about a pin needs none: it is recorded as read, and not told again.
    """
    from assistant.checks.allowing import allowed, finding_called
    from assistant.workspace import rewrite_brief

    path = brief_path(setting, brief)
    drafted = draft_told(setting, path)
    found = finding_called(drafted.findings, finding, pin=pin)
    changed = allowed(drafted.brief, found, reason)
    rewrite_brief(path, drafted.brief, changed)
    if setting.json:
        show_json({"finding": found.code, "place": found.place, "reason": reason})
    else:
        show(f"{one_line(found.place)}: {found.code} stands{' as read' if not reason else ''}.")
    return 0


@click.command()
@click.argument("pins", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Pin all again that stand in one place.")
@click.option("--edited", is_flag=True, help="Take the source's new words where they were edited.")
@click.option("--at", type=int, metavar="CHARACTER", help="Where the words of one pin begin.")
@_BRIEF
@shared_options(json=True)
def repin(
    setting: Setting,
    pins: tuple[str, ...],
    every: bool,
    edited: bool,
    at: int | None,
    brief: Path | None,
) -> int:
    """Pin quotations again where their words stand now, once you have read them there.

    For a source that has changed. PINS are the ids of pins, as draft and status print them; without
    them (or --all) nothing is changed, and each pin whose words are not where they were is listed.
    Words that were edited stay as they are, with the difference told, until --edited takes the new
    ones.
    """
    from assistant.briefs import load_brief
    from assistant.drafting.repinning import repin_brief
    from assistant.errors import AskedWrongly
    from assistant.workspace import library_for_brief, rewrite_brief

    if at is not None and len(pins) != 1:
        message = "--at is for one pin; name it."
        raise AskedWrongly(message)
    path = brief_path(setting, brief)
    read = load_brief(path)
    with library_for_brief(path, read) as library:
        with progress_bar(setting, "Reading documents") as progress:
            library.refresh(progress)
        changed, done = repin_brief(read, library, pins, edited=edited, at=at)
    wanted = bool(pins) or every
    if wanted and changed != read:
        rewrite_brief(path, read, changed)
    told = [one for one in done if pins or one.quote is None or one.verdict != "unchanged"]
    if setting.json:
        show_json([one.model_dump(exclude={"quote"}) for one in done])
    for one in told if not setting.json else ():
        show(f"{one.pin}: {one_line(one.told, _LINE)}")
    if not wanted or changed == read:
        say(setting, "Nothing was changed.")
    unsettled = [one for one in done if one.quote is None or (not wanted and one in told)]
    return 1 if unsettled else 0
