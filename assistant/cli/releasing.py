"""``sources release``: how a marked source came to be quotable, recorded once."""

from __future__ import annotations

from typing import get_args

import click

from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import one_line, say, show, show_json
from assistant.library.source import Release, Route


@click.command("release")
@click.argument("source")
@click.option("--route", type=click.Choice(get_args(Route)), required=True, help="How it came out.")
@click.option("--decided", metavar="DATE", help="When that was found out (2026-01-31).")
@click.option("--note", default="", metavar="WORDS", help="A reference, a link, or who said so.")
@shared_options(json=True)
def release(setting: Setting, source: str, route: Route, decided: str | None, note: str) -> int:
    """Record how SOURCE was released, in the sources.yaml that speaks of it.

    The route is one of: published by its owner; foi (released under freedom of information);
    disclosed by an inquiry or a court; own (our own paper); permission (in writing); unknown.
    Everything else in the file stays as it is, comments too.
    """
    from assistant.files.records import load_record, save_record
    from assistant.library import open_library
    from assistant.library.catalogue import SourcesRecord
    from assistant.library.stating import catalogue_for, with_release

    folder = workspace_folder(setting)
    with open_library(folder) as library:
        library.refresh()
        found = library.source(source)
    path = catalogue_for(folder, found)
    before = load_record(path, SourcesRecord) if path.exists() else SourcesRecord()
    stated = Release(route=route, decided=decided, note=" ".join(note.split()))
    save_record(path, with_release(before, path, folder / found.file, stated))
    if setting.json:
        show_json({"source": found.id, "marking": found.marking, "release": stated.model_dump()})
    else:
        show(f"{found.id}: release route {route}, in {one_line(path.as_posix())}")
    if not found.marking:
        say(setting, "It carries no marking, so nobody had asked.")
    return 0
