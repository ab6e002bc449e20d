"""A workspace: which brief, themes, library and templates belong together.

In goes a folder or a brief; out come the parts that the front ends, the batch and the Python
interface all work with, found by the same rules: ``brief.yaml`` (or the only brief in the folder),
``themes.yaml`` (or the one that the brief names, or the starter library's), the documents that the
brief names, ``templates/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.briefs import load_brief, save_brief
from assistant.briefs.brief import Brief
from assistant.briefs.reading import check_against_themes
from assistant.documents.decoding import tells_of_doubtful_letters
from assistant.errors import AskedWrongly, CannotRead, CannotWrite, UnknownName
from assistant.files.locking import PATIENCE, writer_lock
from assistant.files.records import read_record
from assistant.findings import Finding
from assistant.library import Library, open_library
from assistant.library.gathering import looks_like_brief
from assistant.library.indexing import IndexReport, Progress
from assistant.library.place import find_place
from assistant.shipped import shipped
from assistant.themes import load_themes
from assistant.themes.theme import Themes

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft  # drafting is loaded where something is drafted

BRIEF_FILE = "brief.yaml"
THEMES_FILE = "themes.yaml"
BRIEFS_LOCK = "briefs.lock"


class Drafted(NamedTuple):
    """A brief, the draft made of it, and everything the checks found.

    ``told`` is what reading the documents gave to say, in lines for a person. ``folder`` and
    ``themes`` are the workspace's, where a final copy is to be entered in its register.
    """

    brief: Brief
    draft: Draft
    findings: tuple[Finding, ...]
    told: tuple[str, ...] = ()
    folder: Path | None = None
    themes: Themes | None = None


def briefs_in(folder: Path) -> list[Path]:
    """Return the briefs of a folder, by name."""
    return [path for path in sorted(folder.glob("*.yaml")) if looks_like_brief(path)]


def brief_in(folder: Path) -> Path:
    """Return the brief of a workspace: ``brief.yaml``, or the only brief there is.

    Raises:
        CannotRead: the folder does not exist.
        AskedWrongly: there is no brief, or several and none is called ``brief.yaml``.
    """
    if not folder.is_dir():
        raise CannotRead(folder, "There is no such folder.", "Make one with: assistant new FOLDER")
    usual = folder / BRIEF_FILE
    if usual.is_file():
        return usual
    briefs = briefs_in(folder)
    if len(briefs) == 1:
        return briefs[0]
    if not briefs:
        message = f"{folder}: there is no brief here. Make one with: assistant new FOLDER"
    else:
        names = ", ".join(path.name for path in briefs)
        message = f"{folder}: there are several briefs here ({names}); name the one you mean."
    raise AskedWrongly(message)


def themes_for(folder: Path, brief: Brief | None = None) -> Themes:
    """Return the themes of a workspace: the brief's own file, ``themes.yaml``, or the starter's."""
    return load_themes(themes_path(folder, brief))


def themes_path(folder: Path, brief: Brief | None = None) -> Path:
    """Return where the themes of a workspace are kept; see :func:`themes_for`."""
    if brief is not None and brief.themes_file:
        return folder / brief.themes_file
    own = folder / THEMES_FILE
    return own if own.is_file() else shipped("seeds") / THEMES_FILE


def own_themes_path(folder: Path, brief: Brief | None = None) -> Path:
    """Return where the workspace's own themes are written, also where it has none yet."""
    return folder / (brief.themes_file if brief and brief.themes_file else THEMES_FILE)


def library_for_brief(path: Path, brief: Brief) -> Library:
    """Open the library of a brief: its own folder's, over the documents that it names.

    Raises:
        CannotRead: a folder or file that the brief names as a source does not exist.
    """
    roots = [_root(path, named) for named in brief.sources]
    return open_library(path.parent, sources=roots)


def brief_if_any(folder: Path) -> tuple[Path, Brief] | None:
    """Return the brief of a workspace with its path; None where there is none, or no single one.

    Raises:
        RecordError: the brief does not say what it must.
    """
    try:
        path = brief_in(folder)
    except AskedWrongly:
        return None
    return path, load_brief(path)


def draft_brief(
    path: Path,
    *,
    template: str | None = None,
    final: bool = False,
    boxes: bool = False,
    progress: Progress | None = None,
) -> Drafted:
    """Load a brief, index what it names if need be, and draft it.

    ``boxes`` drafts it for the boxes of a web form. Nothing is written but the library. Errors are
    those of loading, indexing and drafting.
    """
    from assistant.drafting import write_draft

    brief = load_brief(path)
    themes = themes_for(path.parent, brief)
    check_against_themes(brief, themes, path)
    if template is None:
        _check_template(path, brief)
    with library_for_brief(path, brief) as library:
        report = library.refresh(progress)
        told = told_of(library, report) if report is not None else []
        if not library.sources():
            told.append(f"{path}: there is no document to quote in {_places(brief)}.")
        draft = write_draft(
            brief,
            library,
            folder=path.parent,
            themes=themes,
            template=template,
            final=final,
            boxes=boxes,
        )
        findings = all_findings(
            draft, brief, library, folder=path.parent, themes=themes, boxes=boxes
        )
        return Drafted(brief, draft, findings, tuple(told), path.parent, themes)


def all_findings(
    draft: Draft,
    brief: Brief,
    library: Library,
    *,
    folder: Path,
    themes: Themes,
    boxes: bool = False,
) -> tuple[Finding, ...]:
    """Return what the checks of a draft find, the rules of its venue and the register of positions.

    A draft for ``boxes`` is no paper, so a venue's rules about paper are not tried on it.
    """
    from assistant.checks import check_draft
    from assistant.checks.ready.drafted import check_venue
    from assistant.register import check_register

    found = (
        *check_draft(draft, brief, library),
        *check_register(draft, brief, themes, folder),
        *check_venue(draft, brief, folder, boxes=boxes),
    )
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: order[finding.severity]))


def told_of(library: Library, report: IndexReport) -> list[str]:
    """Return what a person should know of an indexing, in lines: where the library is kept, if
    not in its usual place, every document that could not be read, and each whose letters may be
    wrong."""
    place = [library.place_note] if library.place_note else []
    unread = [f"not read: {file}: {reason}" for file, reason in report.failed]
    fresh = {*report.added, *report.changed}
    doubts = [
        f"{source.file}: {note} See that its letters are right; if not, save it as UTF-8."
        for source in (library.sources() if fresh else ())
        for note in source.notes
        # A web page says itself how it is written.
        if source.id in fresh and source.format != "html" and tells_of_doubtful_letters(note)
    ]
    return [*place, *(" ".join(line.split()) for line in (*report.notes, *unread, *doubts))]


def refuse_final(path: Path, findings: Sequence[Finding], despite: str | None) -> None:
    """Raise AskedWrongly where a final copy must not be written.

    That is while an error-level finding stands, unless the author says why it may (``despite``).
    """
    standing = what_stands(findings)
    if standing is not None and not (despite and despite.strip()):
        message = f'{path}: {standing} Mend it, or say why it may stand with --despite "reason".'
        raise AskedWrongly(message)


def what_stands(findings: Sequence[Finding]) -> str | None:
    """Return why there is no final copy with these findings; None where nothing is in its way."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if not errors:
        return None
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"no final copy while this stands{more}: {first.place}: {first.message} {first.fix}"


def refuse_changed(path: Path, brief: Brief) -> None:
    """Raise CannotWrite where the file at ``path`` no longer says what was read from it.

    Somebody has saved it in the meantime, and writing would undo what they did.
    """
    if load_brief(path) != brief:
        raise CannotWrite(
            path,
            "It was changed by somebody else in the meantime and was left as it is.",
            "Run the command again.",
        )


@contextmanager
def writing_briefs(folder: Path, *, seconds: float = PATIENCE) -> Iterator[None]:
    """Hold the lock that everything which changes a brief of ``folder`` takes, for the block.

    It is another than the library's: a brief is saved also while documents are being read.

    Raises:
        LibraryBusy: another program held it for all of ``seconds``.
    """
    place = find_place(folder.resolve())
    place.prepare()
    with writer_lock(place.folder / BRIEFS_LOCK, seconds=seconds):
        yield


def rewrite_brief(path: Path, read: Brief, changed: Brief) -> None:
    """Save ``changed`` over the brief that ``read`` was read from, unless it changed meanwhile.

    Raises:
        CannotWrite: somebody else has saved it since, or the disk refuses.
        LibraryBusy: another program goes on writing here.
    """
    with writing_briefs(path.absolute().parent):
        refuse_changed(path, read)
        save_brief(path, changed)


def _root(path: Path, named: str) -> Path:
    root = path.parent / named
    if not root.exists():
        raise CannotRead(
            path,
            f"sources: there is no file or folder {root}.",
            "Put the documents there, or change the line in the brief.",
        )
    return root


def _check_template(path: Path, brief: Brief) -> None:
    """Name the line of the brief where the template that it names does not exist."""
    from assistant.drafting import find_template

    try:
        find_template(brief.template, path.parent)
    except UnknownName as error:
        problem = str(error)
    else:
        return
    record = read_record(path, Brief)
    raise record.problem(problem, "template")


def _places(brief: Brief) -> str:
    return ", ".join(brief.sources) or "its list of sources, which is empty"
