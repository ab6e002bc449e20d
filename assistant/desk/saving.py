"""A desk in, its papers on disk out, whatever the disk and other people do meanwhile.

The promise: saving never raises and never loses anything. What cannot be written stays on the desk
and is told; where somebody else has changed the brief, both versions are kept and it is told where.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs import load_brief, save_brief
from assistant.briefs.brief import Brief
from assistant.desk.desk import Desk, Step, telling
from assistant.desk.opening import bytes_of_themes
from assistant.errors import AssistantError, CannotRead
from assistant.files.records import load_record, save_record
from assistant.files.writing import write_bytes
from assistant.library.catalogue import SourcesRecord
from assistant.themes import Themes, load_themes, save_themes
from assistant.workspace import own_themes_path, themes_path, writing_briefs

NOT_SAVED = "Not saved"
"""What a sentence begins with that says that the brief could not be written."""
_STAYS = "It stays on the screen and will be tried again."
_PATIENCE = 2.0
"""Seconds to wait for a command that is writing a brief here; nobody types for longer unheard."""


def save(desk: Desk) -> Desk:
    """Write what is not on disk yet; see the desk's ``unsaved`` and ``told`` afterwards."""
    if not desk.unsaved:
        return desk
    try:
        with writing_briefs(desk.folder, seconds=_PATIENCE):
            saved = _save_brief(desk.model_copy(update={"told": ()}))
            return _save_themes(_save_catalogues(saved))
    except AssistantError as error:
        return telling(desk, f"{NOT_SAVED}: {error} {_STAYS}")


def look_again(desk: Desk) -> Desk:
    """Take in what somebody else has written to the brief or its themes, where we have nothing
    unsaved.

    Where we have, :func:`save` decides; a file that cannot be read changes nothing.
    """
    return _themes_again(_brief_again(desk))


def _brief_again(desk: Desk) -> Desk:
    try:
        now = _bytes(desk.path)
        if desk.unsaved or now in (None, desk.stored):
            return desk
        theirs = load_brief(desk.path)
    except AssistantError:
        return desk
    taken = _taking_in(desk, theirs) if theirs != desk.brief else desk
    return taken.model_copy(update={"stored": now})


def _themes_again(desk: Desk) -> Desk:
    now = bytes_of_themes(desk.folder, desk.brief)
    if desk.unsaved or now in (None, desk.stored_themes):
        return desk
    path, seen = themes_path(desk.folder, desk.brief), {"stored_themes": now}
    try:
        themes = load_themes(path)
    except AssistantError as error:
        told = f"The themes stay as they were on the screen: {error}"
        return telling(desk, told).model_copy(update=seen)
    if themes == desk.themes:
        return desk.model_copy(update=seen)
    sentence = f"Took in {path.name} as somebody else had changed it"
    if desk.papers.themes is None:  # nothing of ours is in it
        return telling(desk, f"{sentence}.").model_copy(update={**seen, "themes": themes})
    step = Step(papers=desk.papers, sentence=sentence, answer=desk.looking.answer)
    return telling(desk, f"{sentence}.").model_copy(
        update={
            **seen,
            "themes": themes,
            "papers": desk.papers.model_copy(update={"themes": themes}),
            "on_disk": desk.on_disk.model_copy(update={"themes": themes}),
            "done": (*desk.done, step),
            "undone": (),
        }
    )


def after_saving(now: Desk, asked: Desk, saved: Desk) -> Desk:
    """Return the desk to go on with, where ``asked`` was saved beside the author's work and became
    ``saved`` while the desk became ``now``.

    What was done since stays, unsaved. Where the brief on disk had been changed by somebody else,
    theirs is taken in, and undoing brings ours back; a catalogue is decided by the next save.
    """
    if now.papers is asked.papers and now.done is asked.done:
        return saved.model_copy(update={"looking": now.looking})
    known = {
        "on_disk": saved.on_disk,
        "stored": saved.stored,
        "stored_themes": saved.stored_themes,
        "ours": saved.ours,
    }
    if saved.papers == asked.papers:
        return now.model_copy(update={**known, "told": saved.told})
    if saved.brief == asked.brief:
        return now
    return _taking_in(now, saved.brief).model_copy(update={**known, "told": saved.told})


def _save_brief(desk: Desk) -> Desk:
    now = _bytes(desk.path)
    if now == desk.stored or now is None:
        return _written(desk, deleted=now is None and desk.stored is not None)
    try:
        theirs = load_brief(desk.path)
    except CannotRead:
        raise
    except AssistantError as error:
        return _beside(desk, f"The brief was changed by somebody else and cannot be read: {error}")
    if theirs in (desk.on_disk.brief, desk.brief):
        return _written(desk)  # Only comments differ, or it says already what we say.
    kept = _beside(desk, "")
    stored = {"stored": now, "ours": None}
    told = (
        f"{desk.path.name} was changed by somebody else meanwhile. Theirs is on the screen now; "
        f"yours is kept in {kept.ours.name if kept.ours else ''}, and undo brings it back."
    )
    return telling(_taking_in(kept, theirs), told).model_copy(update=stored)


def _written(desk: Desk, *, deleted: bool = False) -> Desk:
    if deleted and desk.stored is not None:
        # Its comments are not lost with it: the file as it was is the ground to write on.
        write_bytes(desk.path, desk.stored, overwrite=False)
    if desk.brief != desk.on_disk.brief or deleted:
        save_brief(desk.path, desk.brief)
    on_disk = desk.on_disk.model_copy(update={"brief": desk.brief})
    told = (f"{desk.path.name} had been deleted and was written again.",) if deleted else ()
    return desk.model_copy(
        update={"on_disk": on_disk, "stored": _bytes(desk.path), "ours": None, "told": told}
    )


def _beside(desk: Desk, why: str) -> Desk:
    """Write our version to a file of its own; the brief is not on disk in its own place then."""
    ours = desk.ours or _free_name(desk.path)
    save_brief(ours, desk.brief)
    told = f"{why} Yours is kept in {ours.name}. Mend {desk.path.name}, or delete it."
    return telling(desk, told).model_copy(update={"ours": ours})


def _free_name(path: Path) -> Path:
    number, name = 2, path.with_name(f"{path.stem}.ours{path.suffix}")
    while name.exists():
        name = path.with_name(f"{path.stem}.ours-{number}{path.suffix}")
        number += 1
    return name


def _taking_in(desk: Desk, theirs: Brief) -> Desk:
    """Put their brief on the desk as a step, so that undoing brings ours back."""
    sentence = f"Took in {desk.path.name} as somebody else had changed it"
    step = Step(papers=desk.papers, sentence=sentence, answer=desk.looking.answer)
    return desk.model_copy(
        update={
            "papers": desk.papers.model_copy(update={"brief": theirs}),
            "on_disk": desk.on_disk.model_copy(update={"brief": theirs}),
            "done": (*desk.done, step),
            "undone": (),
            "told": (f"{sentence}.",),
        }
    )


def _save_catalogues(desk: Desk) -> Desk:
    for name, record in desk.papers.catalogues.items():
        if desk.on_disk.catalogues.get(name) != record:
            desk = _save_catalogue(desk, name, record)
    return desk


def _save_catalogue(desk: Desk, name: str, record: SourcesRecord) -> Desk:
    path, before = Path(name), desk.on_disk.catalogues.get(name)
    theirs = load_record(path, SourcesRecord) if path.exists() else before
    if theirs not in (before, record):
        merged = _merged(before or SourcesRecord(), record, theirs or SourcesRecord())
        desk = telling(desk, *desk.told, f"{path.name} was changed by somebody else: both are in.")
        record = merged
    save_record(path, record)
    catalogues = {**desk.papers.catalogues, name: record}
    papers = desk.papers.model_copy(update={"catalogues": catalogues})
    held = {**desk.on_disk.catalogues, name: record}
    on_disk = desk.on_disk.model_copy(update={"catalogues": held})
    return desk.model_copy(update={"papers": papers, "on_disk": on_disk})


def _save_themes(desk: Desk) -> Desk:
    ours, before = desk.papers.themes, desk.on_disk.themes
    if ours is None or ours == before:
        return desk
    path = own_themes_path(desk.folder, desk.brief)
    theirs = load_themes(path) if path.exists() else before
    if theirs not in (before, ours, None):
        ours = _merged_themes(before or Themes(), ours, theirs or Themes())
        desk = telling(desk, *desk.told, f"{path.name} was changed by somebody else: both are in.")
    save_themes(path, ours)
    papers = desk.papers.model_copy(update={"themes": ours})
    on_disk = desk.on_disk.model_copy(update={"themes": ours})
    stored = bytes_of_themes(desk.folder, desk.brief)
    return desk.model_copy(
        update={"papers": papers, "on_disk": on_disk, "themes": ours, "stored_themes": stored}
    )


def _merged_themes(before: Themes, ours: Themes, theirs: Themes) -> Themes:
    """Return their themes with those that we changed; what one of us took out is out."""
    old = {theme.id: theme for theme in before.themes}
    mine = {theme.id: theme for theme in ours.themes if old.get(theme.id) != theme}
    gone = {theme.id for theme in before.themes} - {theme.id for theme in ours.themes}
    kept = [mine.pop(theme.id, theme) for theme in theirs.themes if theme.id not in gone]
    positions = tuple(held for held in theirs.positions if held.theme not in gone)
    themes = (*kept, *mine.values())
    return theirs.model_copy(update={"themes": themes, "positions": positions})


def _merged(before: SourcesRecord, ours: SourcesRecord, theirs: SourcesRecord) -> SourcesRecord:
    """Return their catalogue with the entries that we changed; one entry is one source."""
    old = {entry.file: entry for entry in before.sources}
    held = {entry.file for entry in ours.sources}
    mine = {e.file: e for e in ours.sources if old.get(e.file) != e}
    dropped = [e for e in before.sources if e.file not in held]
    kept = [mine.pop(entry.file, entry) for entry in theirs.sources if entry not in dropped]
    return theirs.model_copy(update={"sources": (*kept, *mine.values())})


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotRead(path, f"It could not be read: {error.strerror}.") from error
