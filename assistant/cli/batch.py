"""``batch``: many briefs into one folder of drafts."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.batch.manifest import MANIFEST, Entry
from assistant.batch.running import run_batch
from assistant.cli.draft import in_workspace
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.progress import progress_bar
from assistant.cli.terminal import safe_name


@click.command()
@click.argument("briefs", nargs=-1, required=True, type=PATH)
@click.option("--out", required=True, type=PATH, help="Folder for the drafts.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes (default: all cores).")
@click.option("--template", metavar="NAME", help="A template for all of them.")
@click.option(
    "--house-style",
    type=PATH,
    metavar="FILE.docx",
    help="A Word file whose styles, margins and fonts to use.",
)
@click.option("--final", is_flag=True, help="Write copies to send, without our working marks.")
@shared_options(json=True)
def batch(
    setting: Setting,
    briefs: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    template: str | None,
    house_style: Path | None,
    final: bool,
) -> int:
    """Write the drafts of many BRIEFS into one folder, with a manifest.

    BRIEFS are files, or folders that hold one. A brief that fails is named in the manifest with
    the reason, and the rest go on. Run again, it writes only what has changed; a draft that a
    person has edited is left as it is.
    """
    with progress_bar(setting, "Writing drafts") as progress:
        entries = run_batch(
            [in_workspace(setting, brief) for brief in briefs],
            out,
            jobs=jobs,
            template=template,
            house_style=house_style,
            final=final,
            progress=progress,
        )
    if setting.json:
        show_json([entry.model_dump() for entry in entries])
    else:
        for entry in entries:
            _show(entry)
    counts = {status: sum(e.status == status for e in entries) for status in _STATUSES}
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    say(setting, f"{told}; see {safe_name(out / MANIFEST)}")
    return 1 if any(entry.status == "failed" or entry.findings for entry in entries) else 0


_STATUSES = ("written", "unchanged", "edited", "failed")


def _show(entry: Entry) -> None:
    if entry.status == "failed":
        reason = one_line(entry.error or "")
        named = safe_name(entry.brief) in reason
        show(f"failed     {reason if named else f'{safe_name(entry.brief)}: {reason}'}")
        return
    told = f"{entry.words:,} words, {many(entry.quotes, 'quotation')}"
    told += f", {many(entry.findings, 'warning or error', 'warnings and errors')}"
    show(f"{entry.status:<10} {safe_name(entry.output or '')}  {told}")
