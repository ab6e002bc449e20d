"""``sources facts``, ``sources leave-out`` and ``sources take-in``: what is said of a source."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.desk import BRIEF, keep, keep_all, library_of, opened
from assistant.cli.options import Setting, shared_options
from assistant.cli.output import one_line, show, show_json


@click.command()
@click.argument("source")
@click.option("--title", help="Its title, as it should be printed.")
@click.option("--author", help="Who wrote it.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="Its date: 2026-01-31, 2026-01 or 2026.")
@click.option("--status", help="draft, uncorrected, final …")
@click.option("--number", help="Its number or series.")
@click.option("--url", help="Where it is published.")
@click.option("--accessed", help="When it was read there.")
@click.option("--genre", help="minutes, submission, transcript, report …")
@click.option("--marking", help="Its protective marking.")
@click.option("--licence", help="Under which licence it may be used.")
@click.option("--consent", help="For people's stories: what they agreed to.")
@click.option("--language", help="Its language, such as en-GB.")
@BRIEF
@shared_options(json=True)
def facts(setting: Setting, source: str, brief: Path | None, **given: str | None) -> int:
    """Show what is known of SOURCE, or state it better; "" goes back to what its file says.

    What you state is kept in sources.yaml beside the documents, and wins over the file.
    """
    from assistant.desk.sources import edit_facts, facts_of

    stated = {name: value for name, value in given.items() if value is not None}
    desk = opened(setting, brief)
    with library_of(setting, desk) as library:
        held = library.source(source)
    if not stated:
        known = facts_of(held)
        if setting.json:
            show_json({"source": held.id, "file": held.file, **known})
        for name, value in known.items() if not setting.json else ():
            show(f"{name}: {one_line(value) or '(not known)'}")
        return 0
    after = edit_facts(desk, held, **stated)
    return keep_all(setting, after, {"source": held.id, "file": held.file, **stated})


@click.command("leave-out")
@click.argument("source")
@BRIEF
@shared_options(json=True)
def leave_out(setting: Setting, source: str, brief: Path | None) -> int:
    """Look for no evidence in SOURCE for this brief; what is pinned from it stays."""
    return _searched(setting, source, brief, wanted=False)


@click.command("take-in")
@click.argument("source")
@BRIEF
@shared_options(json=True)
def take_in(setting: Setting, source: str, brief: Path | None) -> int:
    """Look for evidence in SOURCE again."""
    return _searched(setting, source, brief, wanted=True)


def _searched(setting: Setting, source: str, brief: Path | None, *, wanted: bool) -> int:
    from assistant.desk import sources

    before = opened(setting, brief)
    with library_of(setting, before) as library:
        held = library.source(source)
    change = sources.take_in if wanted else sources.leave_out
    return keep(setting, before, change(before, held), {"source": held.id, "searched": wanted})
