"""``earlier``: the versions of a brief that were kept, and the way back to one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from assistant.cli.brief_meant import brief_path
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import say, show, show_json
from assistant.cli.terminal import safe_name


@click.command()
@click.argument("number", required=False, type=click.IntRange(min=1))
@click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")
@shared_options(json=True)
def earlier(setting: Setting, number: int | None, brief: Path | None) -> int:
    """List the earlier versions of a brief, or put version NUMBER back.

    Every save keeps what stood there before. What stands there now is kept too, as the newest.
    """
    from assistant.briefs.writing import earlier_versions, restore_version
    from assistant.workspace import writing_briefs

    path = brief_path(setting, brief)
    if number is not None:
        with writing_briefs(path.absolute().parent):
            restore_version(path, number)
        show_json({"restored": number}) if setting.json else show(f"Version {number} is back.")
        return 0
    told = [
        {"number": int(version.stem), "written": _when(version), "file": version.as_posix()}
        for version in earlier_versions(path)
    ]
    if setting.json:
        show_json(told)
    for entry in told if not setting.json else ():
        show(f"{entry['number']}  written {entry['written']}  {safe_name(entry['file'])}")
    if not told:
        say(setting, "There is no earlier version: nothing has been changed yet.")
    return 0 if told else 1


def _when(version: Path) -> str:
    """Return when a version was written, by the time of the person who reads it."""
    at = datetime.fromtimestamp(version.stat().st_mtime, UTC).astimezone()
    return at.strftime("%Y-%m-%d %H:%M:%S")
