"""``new`` and ``demo``: a workspace to begin in."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.batch.writing import write_drafted
from assistant.briefs.starting import demo_workspace, new_workspace
from assistant.cli.draft import draft_told, report
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import say, show, show_json
from assistant.cli.terminal import as_typed, safe_name
from assistant.errors import AskedWrongly
from assistant.workspace import brief_in

DEMO_FOLDER = Path("assistant-demo")


@click.command()
@click.argument("folder", required=False, type=PATH)
@shared_options(json=True)
def new(setting: Setting, folder: Path | None) -> int:
    """Make FOLDER a workspace: a brief to fill in, themes, and a place for documents.

    A file that exists already is left as it is.
    """
    folder = folder or setting.workspace
    if folder is None:
        message = "say which folder to make: assistant new FOLDER"
        raise AskedWrongly(message)
    written = new_workspace(folder)
    if setting.json:
        show_json([path.as_posix() for path in written])
    else:
        for path in written:
            show(safe_name(path))
    if not written:
        say(setting, f"{folder} is a workspace already; nothing in it was changed.")
    say(setting, f"Put your documents into {folder / 'sources'}, fill in the brief, and run:")
    say(setting, f"  assistant draft {as_typed(folder / 'brief.yaml')}")
    return 0


@click.command()
@click.argument("folder", required=False, type=PATH)
@shared_options(json=True)
def demo(setting: Setting, folder: Path | None) -> int:
    """Make a workspace from the starter library in FOLDER, and write its submission.

    FOLDER is "assistant-demo" unless you name one. Run again, it writes only what is not there;
    nothing is ever replaced.
    """
    folder = folder or setting.workspace or DEMO_FOLDER
    demo_workspace(folder)
    brief = brief_in(folder)
    output = brief.with_suffix(".docx")
    if output.exists():
        show_json({"output": output.as_posix()}) if setting.json else show(safe_name(output))
        say(setting, "The demonstration was here already; nothing was replaced.")
        return 0
    drafted = draft_told(setting, brief)
    report(setting, drafted, write_drafted(drafted, output))
    say(setting, "Open it in Word. To change what it says, edit the brief and run:")
    say(setting, f"  assistant draft {as_typed(brief)} --force")
    return 0
