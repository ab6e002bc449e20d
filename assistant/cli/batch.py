"""``batch``: many briefs, or one brief for many rows, into one folder of drafts."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.batch.likeness import FILE, HIGH
from assistant.batch.manifest import MANIFEST, Entry
from assistant.batch.planning import plan
from assistant.batch.request import Request, load_request, looks_like_batch
from assistant.batch.running import Batch, run_batch
from assistant.cli.brief_meant import in_workspace
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.progress import progress_bar
from assistant.cli.terminal import safe_name
from assistant.errors import AskedWrongly


@click.command()
@click.argument("briefs", nargs=-1, required=True, type=PATH)
@click.option("--out", type=PATH, help="Folder for the drafts.")
@click.option("--rows", type=PATH, metavar="TABLE", help="A table with a row for every draft.")
@click.option("--name", metavar="PATTERN", help='Names of the drafts: "{organisation}-{venue}".')
@click.option("--template", "templates", multiple=True, metavar="NAME", help="May be repeated.")
@click.option("--venue", "venues", multiple=True, metavar="NAME", help="May be repeated.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes (default: all cores).")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers do the work.")
@click.option(
    "--house-style",
    type=PATH,
    metavar="FILE.docx",
    help="A Word file whose styles, margins and fonts to use.",
)
@click.option("--final", is_flag=True, help="Write copies to send, without our working marks.")
@click.option("--check", is_flag=True, help="Check every Word file once it is written.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@shared_options(json=True)
def batch(
    setting: Setting,
    briefs: tuple[Path, ...],
    out: Path | None,
    rows: Path | None,
    name: str | None,
    templates: tuple[str, ...],
    venues: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    house_style: Path | None,
    final: bool,
    check: bool,
    dry_run: bool,
) -> int:
    """Write the drafts of many BRIEFS into one folder, with a manifest.

    BRIEFS are files, or folders that hold one; or one file that begins with “batch: 1” and says
    all of this itself. With --rows, one draft is made for every row of a CSV, TSV, XLSX or JSON
    lines table, whose columns are fields of the brief (respondent.organisation, answers.3.text);
    a cell prints as it stands, and an empty one leaves the field as the brief has it. A draft that
    fails is named in the manifest with the reason, and the rest go on. Run again, it makes only
    what has changed; a draft that a person has edited is left as it is.
    """
    request = _request(
        setting,
        Request(
            briefs=briefs,
            rows=rows,
            name=name,
            templates=templates,
            venues=venues,
            house_style=house_style,
            final=final,
            check=check,
            out=out,
        ),
    )
    if request.out is None:
        message = "batch needs --out FOLDER, the folder for the drafts."
        raise AskedWrongly(message)
    if dry_run:
        return _tell_plan(setting, request, request.out)
    with progress_bar(setting, "Writing drafts") as progress:
        done = run_batch(request, request.out, jobs=jobs, scheduler=scheduler, progress=progress)
    return _tell(setting, request.out, done)


def _request(setting: Setting, asked: Request) -> Request:
    """Return what is asked, by the options or by the one file that says it all."""
    briefs = tuple(in_workspace(setting, brief) for brief in asked.briefs)
    asked = asked.model_copy(update={"briefs": briefs})
    if not any(looks_like_batch(brief) for brief in briefs):
        return asked
    if len(briefs) > 1:
        message = f"{briefs[0]}: a file that says what the batch is goes alone."
        raise AskedWrongly(message)
    held = load_request(briefs[0])
    given = {
        field: value
        for field, value in asked
        if field != "briefs" and value not in (None, (), False)
    }
    return held.model_copy(update=given)


def _tell_plan(setting: Setting, request: Request, out: Path) -> int:
    work = plan(request, out)
    if setting.json:
        show_json(
            [job.entry(output=job.output.name, status="planned").model_dump() for job in work]
        )
    else:
        for job in work:
            there = "  (is there already)" if job.output.exists() else ""
            show(f"{safe_name(job.output)}  from {safe_name(job.label)}{there}")
    say(setting, f"{many(len(work), 'draft')} would be made; nothing was written.")
    return 0


def _tell(setting: Setting, out: Path, done: Batch) -> int:
    entries = done.entries
    if setting.json:
        show_json([entry.model_dump() for entry in entries])
    else:
        for entry in entries:
            _show(entry)
    counts = {status: sum(e.status == status for e in entries) for status in _STATUSES}
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    say(setting, f"{told}; see {safe_name(out / MANIFEST)}")
    if counts["edited"]:
        say(setting, _edited(counts["edited"]))
    for line in done.likeness.original_evidence:
        say(setting, f"info [original-evidence] {one_line(line)}")
    if done.likeness.many_alike > 1 and done.likeness.alike >= HIGH / 2:
        say(setting, f"info [likeness] {done.likeness.advice} See {safe_name(out / FILE)}.")
    return 1 if any(entry.failed or entry.findings for entry in entries) else 0


def _edited(count: int) -> str:
    """What an edited draft means, once for all of them."""
    was = "1 draft has been changed" if count == 1 else f"{count:,} drafts have been changed"
    return f"{was} since: left as found, and the new one stands beside it, named “(2)” or higher."


_STATUSES = ("written", "unchanged", "edited", "failed")


def _show(entry: Entry) -> None:
    if entry.failed:
        reason = one_line(entry.error or "")
        named = safe_name(entry.brief) in reason or "row " in reason
        show(f"failed     {reason if named else f'{safe_name(entry.brief)}: {reason}'}")
        return
    told = f"{entry.words:,} words, {many(entry.quotes, 'quotation')}"
    told += f", {many(entry.findings, 'warning or error', 'warnings and errors')}"
    show(f"{entry.status:<10} {safe_name(entry.output or '')}  {told}")
