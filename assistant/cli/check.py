"""``check``: every quotation of a Word file held against the sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.briefs import load_brief
from assistant.checks.ready.ruling import Ruling
from assistant.checks.returned.asking import Asked, annotate_files, check_files
from assistant.checks.returned.results import TRUE, VERDICTS, CheckedFile, CheckedQuote
from assistant.checks.returned.telling import told_together
from assistant.cli.brief_meant import in_workspace
from assistant.cli.options import PATH, Setting, shared_options, workspace_folder
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.progress import progress_bar
from assistant.cli.shapes import checked_shape
from assistant.cli.terminal import complain, safe_name
from assistant.errors import CannotRead
from assistant.findings import Finding
from assistant.library import Library, open_library
from assistant.workspace import brief_if_any, library_for_brief, told_of

_COLUMNS = ("file", "reading", "place", "verdict", "text", "source", "certified_text", "why")


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--brief", type=PATH, help="The brief whose sources, pins and questions to use.")
@click.option(
    "--annotate",
    type=PATH,
    metavar="OUT",
    help="Also write a copy with a comment on every problem (a folder for several files).",
)
@click.option("--force", is_flag=True, help="Replace the copy if it exists.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@click.option(
    "--venue",
    metavar="NAME",
    help="Also try the rules of this body (default: the venue of the brief named).",
)
@click.option(
    "--fix",
    type=PATH,
    metavar="OUT.docx",
    help="Also write a copy mended where no word has to change (for one file).",
)
@shared_options(json=True)
def check(
    setting: Setting,
    files: tuple[Path, ...],
    brief: Path | None,
    annotate: Path | None,
    force: bool,
    form: str,
    venue: str | None,
    fix: Path | None,
) -> int:
    """Hold every quotation in the Word files against the sources of the workspace.

    Any Word file will do: a draft of ours, edited or not, or somebody else's. Quotations are found
    by our own marks where the file still has them, and by their words alone where it has not.
    Where changes are tracked, the file is checked as if they were accepted, and as if rejected.

    With --venue, the file is also held against the rules of the body that it is for, each with its
    source; see them with: assistant venue show NAME. --fix takes out what must not be left in the
    file (comments, hidden text, macros, the names of its authors) in a copy.
    """
    rules = Ruling.of(files, venue, fix, force=force)
    asked = Asked.of(files, annotate, force=force)
    folder = workspace_folder(setting)
    named = in_workspace(setting, brief) if brief is not None else None
    found = (named, load_brief(named)) if named is not None else brief_if_any(folder)
    # A brief that is not named serves for evidence only: the file may answer something else.
    ruling_brief = found[1] if found is not None and named is not None else None
    others = rules.other_types(files, folder, ruling_brief)
    asked = asked.without({one.file for one in others})
    # One file among several that cannot be read does not keep the others from being checked.
    unread: list[CannotRead] | None = [] if len(files) > 1 else None
    library = library_for_brief(*found) if found else open_library(folder)
    with library:
        _refresh(setting, library)
        checked = check_files(asked, library, found[1] if found else None, unread)
    asked = asked.without({error.path for error in unread or ()})
    ruled = rules.ruled(checked, folder, ruling_brief)
    checked = (*ruled.checked, *others)
    if annotate is not None:
        for path in annotate_files(asked, ruled.checked):
            say(setting, f"With comments: {safe_name(path)}")
    if ruled.mended is not None:
        for line in ruled.mended.told or ("Nothing had to be mended.",):
            say(setting, f"{safe_name(ruled.mended.path)}: {line}")
    _print(checked, "json" if setting.json else form)
    for error in unread or ():
        complain(f"assistant: {error}")
    if unread:
        return CannotRead.exit_code
    return 1 if any(_is_problem(finding) for one in checked for finding in one.findings) else 0


def _refresh(setting: Setting, library: Library) -> None:
    with progress_bar(setting, "Reading documents") as progress:
        report = library.refresh(progress)
    for line in told_of(library, report) if report is not None else ():
        say(setting, line)
    with progress_bar(setting, "Preparing to find quotations") as progress:
        library.prepare_grams(progress)
    if not library.sources():
        say(setting, f"There are no documents to hold it against in {library.folder}.")


def _is_problem(finding: Finding) -> bool:
    return finding.severity in ("error", "warning")


def _print(checked: Sequence[CheckedFile], form: str) -> None:
    if form == "json":
        show_json([checked_shape(one) for one in checked])
    elif form == "csv":
        show(_table(checked).rstrip("\r\n"))
    else:
        for accepted, rejected in zip(checked[::2], checked[1::2], strict=True):
            _show_file(accepted)
            if rejected.quotes != accepted.quotes or rejected.findings != accepted.findings:
                _show_file(rejected)
        if len(checked) > 2:
            _show_total(checked[::2])


def _table(checked: Sequence[CheckedFile]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in checked:
        for quote in one.quotes:
            row = (
                one.file.as_posix(), one.reading, quote.place, quote.verdict, quote.text,
                quote.source, quote.certified_text, quote.why,
            )  # fmt: skip
            table.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: str | None) -> str:
    """Return a value on one line that no spreadsheet takes for a formula."""
    text = one_line(value or "")
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _show_file(one: CheckedFile) -> None:
    reading = "" if one.reading == "accepted" else " (as if the tracked changes were rejected)"
    show(f"{safe_name(one.file)}{reading}")
    shown = {id(quote) for quote in one.quotes if quote.verdict not in TRUE}
    problems = [
        quote for quote in one.quotes if id(quote) in shown and quote.verdict != "too short"
    ]
    for quote in problems:
        _show_quote(one, quote)
    told = {quote.why for quote in problems}
    for finding in one.findings:
        if finding.message not in told:
            fix = f" {finding.fix}" if finding.fix else ""
            message = one_line(finding.message + fix)
            show(f"  {finding.severity} [{finding.code}] {one_line(finding.place)}: {message}")
    short = [quote for quote in one.quotes if quote.verdict == "too short"]
    if short:
        words = ", ".join(f"“{one_line(quote.text, 40)}”" for quote in short)
        show(f"  Too short to judge: {words}")
    show(f"  {_counts(one)}")


def _show_quote(one: CheckedFile, quote: CheckedQuote) -> None:
    show(f"  {quote.verdict.upper()}  {one_line(quote.place)}")
    show(f"    it says:         “{one_line(quote.text)}”")
    if quote.certified_text and quote.changes:
        show(f"    the source says: “{one_line(quote.certified_text)}”")
    for group in told_together(quote.changes):
        was, now = (
            f"“{one_line(part)}”" if part else "nothing" for part in (group[0].was, group[0].now)
        )
        show(f"      {', '.join(change.kind for change in group)}: {was} → {now}")
    if quote.verdict == "changed" and quote.found_in:
        show(f"    in: {one_line(quote.found_in)}")
    elif quote.why:
        show(f"    {one_line(quote.why)}")
    fix = next((f.fix for f in one.findings if f.message == quote.why), "")
    if fix:
        show(f"    What to do: {one_line(fix)}")


def _show_total(accepted: Sequence[CheckedFile]) -> None:
    files = many(len(accepted), "file")
    show(f"In {files}: {_counts(*accepted)}")


def _counts(*files: CheckedFile) -> str:
    quotes = sum(len(one.quotes) for one in files)
    if not quotes:
        return "No quotations."
    counts = [(verdict, sum(one.count(verdict) for one in files)) for verdict in VERDICTS]
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts if count)
    return f"{many(quotes, 'quotation')}: {told}."
