"""``pull``: what people changed in the Word copy comes back into the brief."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.brief_meant import brief_path
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_findings, show_json
from assistant.cli.progress import progress_bar
from assistant.cli.shapes import finding_shape
from assistant.errors import AskedWrongly

if TYPE_CHECKING:
    from assistant.pulling.change import Change, Pulled
    from assistant.pulling.returned import Reading

_LONG = 600


@click.command()
@click.argument("file", type=PATH, metavar="FILE.docx")
@click.option("--brief", type=PATH, help="The brief (default: that of the workspace).")
@click.option("--yes", is_flag=True, help="Take every change that is offered.")
@click.option("--take", metavar="ID", multiple=True, help="Take this change (may be repeated).")
@click.option("--dry-run", is_flag=True, help="Say what would be taken; change nothing.")
@click.option(
    "--reading",
    type=click.Choice(("accepted", "rejected")),
    default="accepted",
    show_default=True,
    help="How to read tracked changes.",
)
@shared_options(json=True)
def pull(
    setting: Setting,
    file: Path,
    brief: Path | None,
    yes: bool,
    take: tuple[str, ...],
    dry_run: bool,
    reading: Reading,
) -> int:
    """Bring what people changed in FILE.docx, a draft of ours, back into the brief.

    Own words, lead-ins, the order of quotations, and quotations taken out can come back; each
    change is listed, and taken when you say so. An altered quotation never comes back: it is told.
    So is what is not the brief's: words of a position or of the template.
    """
    from assistant.briefs import load_brief
    from assistant.pulling.pulling import pull as read_back
    from assistant.pulling.returned import read_returned
    from assistant.pulling.taking import taken
    from assistant.workspace import library_for_brief, rewrite_brief, themes_for

    word = read_returned(file, reading)
    path = brief_path(setting, brief)
    read = load_brief(path)
    with library_for_brief(path, read) as library:
        with progress_bar(setting, "Reading documents") as progress:
            library.refresh(progress)
        found = read_back(word, path, read, library, themes_for(path.parent, read))
    if not setting.json:
        _show(setting, found)
    chosen = _chosen(setting, found, take, yes=yes)
    changed = taken(read, chosen)
    if chosen and not dry_run:
        rewrite_brief(path, read, changed)
    if setting.json:
        show_json(_shape(found, chosen if not dry_run else ()))
    elif chosen:
        would = "would be taken" if dry_run else "taken into the brief"
        show(f"{many(len(chosen), 'change')} {would}.")
    elif found.offered:
        say(setting, "Nothing was taken. Take all with --yes, or some with --take ID.")
    left = len(chosen) < len(found.changes)
    return 1 if left or any(f.severity != "info" for f in found.findings) else 0


def _chosen(
    setting: Setting, found: Pulled, take: tuple[str, ...], *, yes: bool
) -> tuple[Change, ...]:
    known = {change.id: change for change in found.offered}
    for name in take:
        if name not in known:
            offered = ", ".join(known) or "none"
            message = f"There is no change “{name}” to take. Offered: {offered}."
            raise AskedWrongly(message)
    if take:
        return tuple(change for change in found.offered if change.id in take)
    if yes:
        return found.offered
    if setting.json or not _can_ask():
        return ()
    return tuple(c for c in found.offered if click.confirm(f"Take {c.id}?", err=True))


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _show(setting: Setting, found: Pulled) -> None:
    for line in found.told:
        say(setting, line)
    for change in found.changes:
        show(f"{change.id}  {one_line(change.place)}: {change.kind}")
        if change.before:
            show(f"  - {one_line(change.before, _LONG)}")
        if change.after:
            show(f"  + {one_line(change.after, _LONG)}")
        if change.pins:
            show(f"  pins: {', '.join(one_line(pin) for pin in change.pins)}")
        if change.conflict:
            show(f"  not offered: {one_line(change.conflict, _LONG)}")
    show_findings(found.findings)
    if not found.changes and found.findings:
        say(setting, "Nothing that differs in the file can be taken into the brief.")
    elif not found.changes:
        say(setting, "Nothing in the file differs from what the brief says.")


def _shape(found: Pulled, chosen: tuple[Change, ...]) -> dict[str, object]:
    taken = {change.id for change in chosen}
    return {
        "changes": [c.model_dump() | {"taken": c.id in taken} for c in found.changes],
        "findings": [finding_shape(finding) for finding in found.findings],
        "told": list(found.told),
    }
