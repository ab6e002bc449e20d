"""``watch``: make and check a draft again each time its brief, sources or template change."""

from __future__ import annotations

import time
from pathlib import Path

import click

from assistant.batch.watching import Rebuilt, Watched, look
from assistant.cli.brief_meant import brief_path
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, say, show, show_findings
from assistant.cli.terminal import safe_name
from assistant.findings import worst

EVERY = 1.0
"""Seconds between two looks: soon enough for a person who has just saved, and no load."""


@click.command()
@click.argument("brief", required=False, type=PATH)
@click.option("-o", "--output", type=PATH, help="The Word file to write.")
@click.option("--house-style", type=PATH, metavar="FILE.docx", help="As for draft.")
@click.option("--once", is_flag=True, help="Rebuild once and stop.")
@shared_options(json=False)
def watch(
    setting: Setting, brief: Path | None, output: Path | None, house_style: Path | None, once: bool
) -> int:
    """Rebuild and check the draft of BRIEF whenever one of its files changes; end with ctrl+c.

    A draft that you have edited in Word is never replaced: the new one is written beside it.
    """
    path = brief_path(setting, brief)
    watched = Watched(path, output or path.with_suffix(".docx"), house_style)
    if not once:
        say(setting, f"Watching {safe_name(path)} and what it is made from; ctrl+c ends it.")
    try:
        while True:
            watched, rebuilt = look(watched)
            if rebuilt is not None:
                _tell(setting, rebuilt, first=once)
                if once:
                    return _exit_code(rebuilt)
            time.sleep(EVERY)
    except KeyboardInterrupt:
        return 0


def _tell(setting: Setting, rebuilt: Rebuilt, *, first: bool) -> None:
    if rebuilt.problem is not None or rebuilt.output is None:
        show(f"not rebuilt: {rebuilt.problem}")
        return
    show(safe_name(rebuilt.output))
    say(setting, f"{rebuilt.words:,} words, {many(rebuilt.quotes, 'quotation')}.")
    if rebuilt.was_edited:
        say(setting, "The usual file holds changes made in Word, so it was left as it is.")
    show_findings(rebuilt.findings if first else rebuilt.new)
    if rebuilt.gone:
        say(setting, f"Mended: {many(len(rebuilt.gone), 'finding')}.")


def _exit_code(rebuilt: Rebuilt) -> int:
    if rebuilt.problem is not None:
        return 3
    return 1 if worst(rebuilt.findings) in ("error", "warning") else 0
