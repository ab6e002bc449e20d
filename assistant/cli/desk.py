"""A brief opened, changed by what the screen also does, and written back: for commands.

In go the shared options and actions of the desk; out come the lines to print. The promise: the
brief is written in one step with its comments kept, or not at all where somebody else has changed
it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from assistant.cli.brief_meant import brief_path
from assistant.cli.options import PATH, Setting
from assistant.cli.output import one_line, say, show, show_json
from assistant.cli.progress import progress_bar
from assistant.desk.desk import Desk
from assistant.desk.opening import desk_library, open_desk
from assistant.errors import CannotWrite
from assistant.library import Library
from assistant.workspace import rewrite_brief, told_of

BRIEF = click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")


def opened(setting: Setting, brief: Path | None) -> Desk:
    """Open the brief that a command means, saying what is wrong around it."""
    desk = open_desk(brief_path(setting, brief))
    for line in desk.told:
        say(setting, line)
    return desk


@contextmanager
def library_of(setting: Setting, desk: Desk) -> Iterator[Library]:
    """Open the library of the desk's brief, brought up to date."""
    with desk_library(desk) as library:
        with progress_bar(setting, "Reading documents") as progress:
            report = library.refresh(progress)
        for line in told_of(library, report) if report is not None else ():
            say(setting, line)
        yield library


def keep(setting: Setting, before: Desk, after: Desk, shape: dict[str, Any]) -> int:
    """Write what changed, and tell it: the sentence on stdout, what to mind on stderr.

    Raises:
        CannotWrite: somebody else has changed the brief meanwhile, or the disk refuses.
    """
    if after.brief != before.brief:
        rewrite_brief(before.path, before.brief, after.brief)
    done = [step.sentence for step in after.done[len(before.done) :]]
    if setting.json:
        show_json({**shape, "done": done})
    for sentence in done if not setting.json else ():
        show(f"{one_line(sentence)}.")
    if not done:
        say(setting, "Nothing was changed: it was so already.")
    for line in after.told:
        if line.rstrip(".") not in done and done:
            say(setting, line)
    return 0


def keep_all(setting: Setting, after: Desk, shape: dict[str, Any]) -> int:
    """Write all papers of a desk, those beside the brief too, and tell what was done.

    Raises:
        CannotWrite: it could not be written.
    """
    from assistant.desk.saving import save

    done = [step.sentence for step in after.done]
    saved = save(after)
    if saved.unsaved:
        raise CannotWrite(after.path, " ".join(saved.told))
    if setting.json:
        show_json({**shape, "done": done})
    for sentence in done if not setting.json else ():
        show(f"{one_line(sentence)}.")
    if not done:
        say(setting, "Nothing was changed: it was so already.")
    return 0
