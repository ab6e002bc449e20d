"""``status``: how far a brief has come, question by question."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from assistant.checks.standing import AnswerStanding, Standing, standing
from assistant.cli.brief_meant import brief_path, draft_told
from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, show, show_findings, show_json
from assistant.cli.shapes import finding_shape
from assistant.cli.terminal import safe_name
from assistant.desk.coverage import Coverage, count_evidence, coverage, coverage_text
from assistant.desk.evidence import searched_sources
from assistant.errors import AskedWrongly
from assistant.files.writing import check_free, write_bytes
from assistant.findings import worst
from assistant.workspace import Drafted, library_for_brief, themes_for


@click.command()
@click.argument("brief", required=False, type=PATH)
@click.option("--coverage", "wanted", is_flag=True, help="Show every theme of every question too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "xlsx")),
    default="text",
    show_default=True,
    help="xlsx writes the coverage as a sheet, to the file named with -o.",
)
@click.option("-o", "--output", type=PATH, metavar="FILE.xlsx", help="The sheet to write.")
@click.option("--force", is_flag=True, help="Replace the sheet if it exists.")
@shared_options(json=True)
def status(
    setting: Setting,
    brief: Path | None,
    wanted: bool,
    form: str,
    output: Path | None,
    force: bool,
) -> int:
    """Show how far BRIEF has come (default: the brief of the workspace).

    With --coverage, also what each theme of a question has: the position taken, what is pinned,
    what challenges it, and how much evidence there is in the sources. --format xlsx writes all of
    that as a sheet.
    """
    path = brief_path(setting, brief)
    sheet = _sheet_path(form, output, force=force)
    drafted = draft_told(setting, path)
    today = datetime.now(UTC).astimezone().date()
    whole = standing(drafted.brief, drafted.draft, drafted.findings, today=today)
    if sheet is not None:
        _write_sheet(setting, sheet, path, drafted, whole, force=force)
    elif setting.json:
        findings = [finding_shape(finding) for finding in drafted.findings]
        shape = whole.model_dump() | {"findings": findings}
        if wanted:
            shape["coverage"] = _covered(path, drafted, whole).model_dump()["rows"]
        show_json(shape)
    else:
        _show(whole)
        if wanted:
            for line in coverage_text(_covered(path, drafted, whole)).splitlines():
                show(one_line_kept(line))
        show_findings(drafted.findings)
    return 1 if worst(drafted.findings) in ("error", "warning") else 0


def _sheet_path(form: str, output: Path | None, *, force: bool) -> Path | None:
    """Return where the sheet goes; None where none is asked for."""
    if (form == "xlsx") != (output is not None):
        message = "a sheet needs both: --format xlsx -o FILE.xlsx"
        raise AskedWrongly(message)
    if output is not None and not force:
        check_free(output)
    return output


def _write_sheet(
    setting: Setting, sheet: Path, path: Path, drafted: Drafted, whole: Standing, *, force: bool
) -> None:
    from assistant.desk.sheet import coverage_sheet

    table = _covered(path, drafted, whole)
    write_bytes(sheet, coverage_sheet(table), overwrite=force)
    if setting.json:
        show_json({"output": sheet.as_posix(), "rows": [row.model_dump() for row in table.rows]})
    else:
        show(safe_name(sheet))


def _covered(path: Path, drafted: Drafted, whole: Standing) -> Coverage:
    """Count the evidence for each theme of each question."""
    from assistant.desk.live import Check, origin_of

    brief, themes = drafted.brief, themes_for(path.parent, drafted.brief)
    with library_for_brief(path, brief) as library:
        counts = count_evidence(library, brief, themes)
        searched = searched_sources(brief, library) if brief.unsearched else None
    checks = [
        Check(finding=finding, origin=origin_of(finding, brief, drafted.draft))
        for finding in drafted.findings
    ]
    return coverage(brief, themes, whole, counts, searched=searched, checks=checks)


def one_line_kept(line: str) -> str:
    """Return a line made safe, with the spaces it begins with."""
    return line[: len(line) - len(line.lstrip())] + one_line(line)


def _show(whole: Standing) -> None:
    show(one_line(whole.title) or "(no title yet)")
    show(f"{one_line(whole.body) or '(nobody named who asks)'}{_closing(whole)}")
    limit = f" of {whole.limit:,}" if whole.limit else ""
    show(
        f"{whole.answered} of {whole.asked} answered · {whole.words:,}{limit} words · "
        f"{many(whole.quotes, 'quotation')} · {many(whole.errors, 'error')}, "
        f"{many(whole.warnings, 'warning')}"
    )
    for answer in whole.answers:
        show(_line(answer))


def _closing(whole: Standing) -> str:
    if whole.closes is None:
        return ""
    day = whole.closes[:10]
    if whole.days_left is None:
        return f" · closes {day}"
    if whole.days_left < 0:
        return f" · closed {day}"
    return f" · closes {day}, {many(whole.days_left, 'day')} left"


def _line(answer: AnswerStanding) -> str:
    mark = "✓" if answer.answered else "–" if answer.not_asked else "·"
    says = answer.choice or answer.stance or ("answered" if answer.answered else "not answered")
    if answer.no_comment:
        says = "no comment, on purpose"
    if answer.not_asked and not answer.answered:
        says = f"not asked, since {answer.not_asked}"
    counts = [
        (answer.supporting, "supporting"),
        (answer.challenging, "challenging"),
        (answer.context, "context"),
        (answer.proposed, "not yet read"),
    ]
    pins = ", ".join(f"{count} {word}" for count, word in counts if count) or "nothing pinned"
    limit = f" of {answer.limit:,}" if answer.limit else ""
    length = f"{answer.words:,}{limit} words"
    if answer.limit_characters:
        length += f", {answer.characters:,} of {answer.limit_characters:,} characters"
    name = f"{answer.name}. {answer.text}" if answer.text else answer.name
    return f"{mark} {one_line(name, 60)}: {says} · {pins} · {length}"
