"""The documents of a desk: which are searched, which could not be read, what is known of each.

In go a desk and its library; out come rows, and desks with a source left out, taken in or described
better. The promise: a file that could not be read is always listed with the reason, and what a
person states about a source goes into ``sources.yaml``, where anybody can read it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from assistant.briefs.brief import Brief
from assistant.briefs.days import iso_day
from assistant.desk.desk import Desk, changed, knowing, with_papers
from assistant.errors import UnknownName
from assistant.files.records import load_record
from assistant.library import Library
from assistant.library.catalogue import SourcesRecord
from assistant.library.source import Release, Route, Source
from assistant.library.stating import FACTS, catalogue_for, with_facts, with_release
from assistant.noun import Noun

State = Literal["searched", "not searched", "not read"]
ROUTES: tuple[Route, ...] = get_args(Route)
EDITED = ("title", "date", "publisher", "status")
"""The facts that the screen offers first; the release route stands with them."""

MARKS: dict[State, str] = {"searched": "[x]", "not searched": "[ ]", "not read": "[!]"}


class SourceRow(Noun):
    """One document: ``source`` is None where it could not be read, and ``reason`` says why."""

    state: State
    file: str
    title: str
    source: Source | None = None
    reason: str = ""
    passages: int = 0
    marking: str | None = None
    pinned: int = 0

    @property
    def mark(self) -> str:
        """The box before it: "[x]", "[ ]" or "[!]"."""
        return MARKS[self.state]


def source_rows(desk: Desk, library: Library) -> tuple[SourceRow, ...]:
    """Return a row for each document, in the order of their files."""
    rows = [_row(desk.brief, source) for source in library.sources()]
    rows += [
        SourceRow(state="not read", file=file, title=Path(file).name, reason=reason)
        for file, reason in library.unread()
    ]
    return tuple(sorted(rows, key=lambda row: row.file))


def toggle_source(desk: Desk, source: Source) -> Desk:
    """Search a source, or search it no longer; for the brief, and so for its proposals too."""
    if source.id in desk.brief.unsearched:
        return take_in(desk, source)
    return leave_out(desk, source)


def leave_out(desk: Desk, source: Source) -> Desk:
    """Look for no evidence in a source from now on; what is pinned from it stays."""
    held = desk.brief.unsearched
    names = held if source.id in held else (*held, source.id)
    brief = desk.brief.model_copy(update={"unsearched": names})
    return changed(desk, brief, f"Left “{source.title}” out of the search")


def take_in(desk: Desk, source: Source) -> Desk:
    """Look for evidence in a source again."""
    names = tuple(name for name in desk.brief.unsearched if name != source.id)
    brief = desk.brief.model_copy(update={"unsearched": names})
    return changed(desk, brief, f"Took “{source.title}” into the search")


def facts_of(source: Source) -> dict[str, str]:
    """Return what is known of a source, by the names of :data:`FACTS`, "" where nothing is; and
    how it was released: ``release``, ``decided`` and ``note``."""
    known = {name: getattr(source, name) or "" for name in FACTS}
    release = source.release
    return {
        **known,
        "release": release.route if release else "",
        "decided": (release.decided if release else "") or "",
        "note": release.note if release else "",
    }


def edit_facts(desk: Desk, source: Source, **facts: str | None) -> Desk:
    """State facts of a source (:data:`FACTS`); None or "" goes back to what its file says.

    They are written with the rest; the library knows them once it is brought up to date.

    Raises:
        AskedWrongly: there is no such fact, or a date is none.
        RecordError: the ``sources.yaml`` that stands there cannot be read.
    """
    desk, path = _with_catalogue(desk, source)
    facts = {name: _fact(name, value) for name, value in facts.items()}
    record = with_facts(desk.papers.catalogues[str(path)], path, desk.folder / source.file, **facts)
    named = ", ".join(facts) or "nothing"
    return _stated(desk, path, record, f"Changed what is known of “{source.title}”: {named}")


def set_release(
    desk: Desk, source: Source, route: Route, *, decided: str | None = None, note: str = ""
) -> Desk:
    """Record how a marked source was released, and when that was decided.

    Raises:
        UnknownName: there is no such route.
        AskedWrongly: the day is none.
    """
    if route not in ROUTES:
        raise UnknownName(kind="release route", name=route, known=ROUTES)
    desk, path = _with_catalogue(desk, source)
    day = (iso_day(decided) or decided) if decided else None
    release = Release(route=route, decided=day, note=" ".join(note.split()))
    record = with_release(
        desk.papers.catalogues[str(path)], path, desk.folder / source.file, release
    )
    said = f"Recorded the release of “{source.title}”: {route}"
    return _stated(desk, path, record, said)


def _fact(name: str, value: str | None) -> str | None:
    return (iso_day(value) or value) if value and name in ("date", "accessed") else value


def _stated(desk: Desk, path: Path, record: SourcesRecord, sentence: str) -> Desk:
    catalogues = {**desk.papers.catalogues, str(path): record}
    return with_papers(desk, desk.papers.model_copy(update={"catalogues": catalogues}), sentence)


def _with_catalogue(desk: Desk, source: Source) -> tuple[Desk, Path]:
    """Return the desk with the catalogue of a source read, and its path."""
    roots = [desk.folder / named for named in desk.brief.sources]
    path = catalogue_for(desk.folder, source, roots)
    if str(path) in desk.papers.catalogues:
        return desk, path
    record = load_record(path, SourcesRecord) if path.exists() else SourcesRecord()
    return knowing(desk, str(path), record), path


def _row(brief: Brief, source: Source) -> SourceRow:
    left_out = source.id in brief.unsearched
    pinned = sum(pin.source == source.id for a in brief.answers for pin in a.pins)
    return SourceRow(
        state="not searched" if left_out else "searched",
        file=source.file,
        title=source.title,
        source=source,
        passages=source.passages,
        marking=source.marking,
        pinned=pinned,
    )
