"""``index``, ``sources`` and ``passages``: what the library holds, in lines or as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.options import PATH, Setting, shared_options, workspace_folder
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.progress import progress_bar
from assistant.cli.releasing import release
from assistant.cli.shapes import passage_shape, source_shape
from assistant.cli.stating import facts, leave_out, take_in
from assistant.cli.terminal import safe, safe_name
from assistant.desk.places import place_words
from assistant.errors import CannotRead
from assistant.library import Library, open_library
from assistant.library.indexing import IndexReport
from assistant.library.source import Source
from assistant.passages.passage import Passage
from assistant.workspace import told_of


def open_refreshed(setting: Setting) -> Library:
    """Open the workspace's library and bring it up to date, saying what it said on the way."""
    library = open_library(workspace_folder(setting))
    with progress_bar(setting, "Reading documents") as progress:
        report = library.refresh(progress)
    if report is not None:
        _say_report(setting, library, report)
    if not library.sources():
        say(setting, _nothing_to_read(setting.folder))
    return library


@click.command()
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes read (default: all).")
@shared_options(json=True)
def index(setting: Setting, paths: tuple[Path, ...], jobs: int | None) -> int:
    """Read the documents of a workspace, or only the PATHS named, into its library.

    Only what is new or has changed is read. A document that cannot be read is named with the
    reason, and the rest goes on.
    """
    folder = setting.folder
    if len(paths) == 1 and paths[0].is_dir() and setting.workspace is None:
        folder, paths = paths[0], ()
    for path in (folder, *paths):
        if not path.exists():
            raise CannotRead(path, "There is no such file or folder.", "Check the name.")
    with open_library(folder) as library:
        with progress_bar(setting, "Reading documents") as progress:
            report = library.index(progress=progress, jobs=jobs, only=paths or None)
        held = library.sources()
        if setting.json:
            show_json(_report_shape(report, len(held)))
        else:
            _say_report(setting, library, report)
            if not held and not report.failed:
                say(setting, _nothing_to_read(folder))
            count = sum(source.passages for source in held)
            show(f"{many(len(held), 'source')}, {many(count, 'passage')} in the library.")
        return 1 if report.failed or not held else 0


@click.group(invoke_without_command=True)
@shared_options(json=True)
def sources(setting: Setting) -> int:
    """List the sources of the library with their facts, people and notes."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        return 0
    with open_refreshed(setting) as library:
        held = library.sources()
    if setting.json:
        show_json([source_shape(source) for source in held])
    else:
        for source in held:
            _show_source(source)
    return 0 if held else 1


@sources.command("remove")
@click.argument("source")
@shared_options(json=True)
def remove(setting: Setting, source: str) -> int:
    """Remove SOURCE from the library; its file stays where it is.

    Nothing of it is left in the library, and it does not come back until it is indexed by name.
    """
    with open_library(workspace_folder(setting)) as library:
        found = library.source(source)
        library.remove(found.id)
    if setting.json:
        show_json({"removed": found.id, "file": found.file})
    say(setting, f"Removed {found.id} from the library. The file {found.file} was not touched.")
    return 0


for _command in (release, facts, leave_out, take_in):
    sources.add_command(_command)


@click.command()
@click.argument("source")
@click.option("--text", "stored", is_flag=True, help="Print the stored text that offsets count in.")
@shared_options(json=True)
def passages(setting: Setting, source: str, stored: bool) -> int:
    """List the passages of SOURCE (its id, its file, or the beginning of either).

    In lines, characters that cannot be seen are shown by name; --json gives them as they are.
    """
    with open_refreshed(setting) as library:
        found = library.source(source)
        if stored:
            text = library.document_text(found.id)
            show_json({"source": found.id, "text": text}) if setting.json else show(safe_text(text))
            return 0
        held = library.passages(found.id)
    if setting.json:
        show_json([passage_shape(found, passage) for passage in held])
    else:
        for passage in held:
            _show_passage(passage)
    return 0 if held else 1


def safe_text(text: str) -> str:
    """Return many lines of source text, each made safe for a terminal."""
    return "\n".join(safe(line) for line in text.split("\n"))


def _show_source(source: Source) -> None:
    show(f"{source.id}  {one_line(source.title)}")
    known = [source.publisher, source.date, source.genre, source.status, source.marking]
    facts = " · ".join(one_line(part) for part in known if part)
    show(f"  {facts} · {many(source.passages, 'passage')} · {safe_name(source.file)}")
    if source.marking and source.release:
        show(f"  release route: {source.release.route}")
    for note in source.notes:
        show(f"  note: {one_line(note)}")


def _show_passage(passage: Passage) -> None:
    who = f"{passage.speaker.name}, {passage.voice}" if passage.speaker else passage.voice
    show(f"[{passage.start}–{passage.end}] {one_line(place_words(passage))} ({one_line(who)})")
    show(f"  {one_line(passage.text)}")


def _nothing_to_read(folder: Path) -> str:
    return f"There are no documents to read in {folder.resolve()}."


def _say_report(setting: Setting, library: Library, report: IndexReport) -> None:
    for line in told_of(library, report):
        say(setting, line)
    changes = [
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.removed), "gone"),
        (len(report.failed), "not read"),
    ]
    told = ", ".join(f"{count} {word}" for count, word in changes if count)
    if told or report.unchanged:
        say(setting, f"Documents: {told or 'nothing has changed'}.")


def _report_shape(report: IndexReport, held: int) -> dict[str, object]:
    return {
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": list(report.unchanged),
        "failed": [{"file": file, "reason": reason} for file, reason in report.failed],
        "notes": list(report.notes),
        "moved": [moves.model_dump() for moves in report.moves],
        "sources": held,
    }
