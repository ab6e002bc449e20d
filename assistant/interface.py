"""The Python interface: the same verbs as the command line, typed.

>>> import tempfile
>>> from pathlib import Path
>>> from assistant import open_library
>>> from assistant.shipped import shipped
>>> with tempfile.TemporaryDirectory() as folder:
...     with open_library(Path(folder), sources=[shipped("seeds")]) as library:
...         report = library.index()
...         best = library.search("show where a platform is vulnerable", limit=1)[0]
>>> best.passage.locator.paragraph
'10(e)'

The promise: whatever a command does, a script can do with these, and gets the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.batch.manifest import Entry
from assistant.batch.request import Request
from assistant.batch.running import Progress
from assistant.batch.running import run_batch as _run_batch
from assistant.briefs import load_brief as _load_brief
from assistant.briefs import save_brief as _save_brief
from assistant.briefs.brief import Brief
from assistant.checks.returned.asking import Asked, check_files
from assistant.checks.returned.results import CheckedFile
from assistant.drafting import write_draft as _write_draft
from assistant.drafting.draft import Draft
from assistant.library import Library
from assistant.matching import Match
from assistant.matching import search as _search
from assistant.themes import find_position, find_theme
from assistant.themes.theme import Themes
from assistant.word import SavedWord
from assistant.word import save_word as _save_word
from assistant.workspace import themes_for

__all__ = [
    "CheckedFile",
    "SearchableLibrary",
    "check_word",
    "load_brief",
    "open_library",
    "run_batch",
    "save_brief",
    "save_word",
    "write_draft",
]


class SearchableLibrary(Library):
    """A library that answers searches; see :class:`assistant.library.Library` for the rest."""

    def search(
        self,
        query: str | None = None,
        *,
        theme: str | None = None,
        position: str | None = None,
        limit: int = 10,
        sources: Sequence[str] | None = None,
    ) -> list[Match]:
        """Return up to ``limit`` matches, best first.

        ``theme`` and ``position`` are ids of the workspace's themes (or of the starter library's,
        where it has none); ``sources`` are ids to search in. The library is brought up to date
        first.

        Raises:
            UnknownName: there is no such theme or position.
            LibraryDamaged: the library cannot be used; :meth:`index` makes it anew.
        """
        self.refresh()
        themes = themes_for(self.folder)
        return _search(
            self,
            query,
            theme=find_theme(themes, theme) if theme else None,
            position=find_position(themes, position) if position else None,
            themes=themes,
            limit=limit,
            sources=sources,
        )


def open_library(
    folder: str | Path, *, sources: Sequence[str | Path] | None = None
) -> SearchableLibrary:
    """Open the library of the workspace ``folder``; use it in a ``with`` block.

    ``sources`` are the files and folders it consists of; None means ``folder/sources`` if there is
    one, else the folder itself. Nothing is read until it is indexed or searched.

    >>> import tempfile
    >>> from assistant.shipped import shipped
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_library(folder, sources=[shipped("seeds")]) as library:
    ...         report = library.index()
    ...         sources = library.sources()
    ...         passages = library.passages(sources[0].id)
    >>> len(sources), passages[0].source == sources[0].id
    (2, True)

    Raises:
        CannotRead: there is no such folder.
    """
    named = None if sources is None else [Path(source) for source in sources]
    return SearchableLibrary.open(Path(folder), sources=named)


def load_brief(path: str | Path) -> Brief:
    """Return the brief that the file at ``path`` holds.

    >>> from assistant.shipped import shipped
    >>> load_brief(shipped("seeds") / "demo.yaml").template
    'consultation-response'

    Raises:
        CannotRead: the file cannot be read.
        RecordError: it does not say what a brief must; file, line and field are named.
    """
    return _load_brief(Path(path))


def save_brief(path: str | Path, brief: Brief) -> None:
    """Save ``brief`` at ``path``, keeping the comments of the file that is there.

    The version before is kept beside it. A saved brief loads to an equal brief.

    >>> import tempfile
    >>> from assistant.shipped import shipped
    >>> brief = load_brief(shipped("seeds") / "demo.yaml")
    >>> dated = brief.model_copy(update={"date": "2026-11-30"})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_brief(Path(folder) / "brief.yaml", dated)
    ...     load_brief(Path(folder) / "brief.yaml") == dated
    True

    Raises:
        CannotWrite: the disk refuses; the file is as it was.
    """
    _save_brief(Path(path), brief)


def write_draft(
    brief: Brief,
    library: Library,
    *,
    themes: Themes | None = None,
    template: str | None = None,
    final: bool = False,
) -> Draft:
    """Write the draft of ``brief`` with the evidence of ``library``, as blocks.

    ``themes`` None means those of the library's workspace. The library is brought up to date first.

    >>> import tempfile
    >>> from assistant.briefs.starting import demo_workspace
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     started = demo_workspace(Path(folder) / "demo")
    ...     with open_library(Path(folder) / "demo") as library:
    ...         draft = write_draft(load_brief(Path(folder) / "demo" / "brief.yaml"), library)
    >>> draft.quotes[0].certified in draft.quotes[0].passage.text
    True

    Raises:
        UnknownName: the brief names a theme, position or template that does not exist.
        TemplateError: the template cannot be filled; file and line are named.
    """
    library.refresh()
    return _write_draft(
        brief,
        library,
        folder=library.folder,
        themes=themes if themes is not None else themes_for(library.folder, brief),
        template=template,
        final=final,
    )


def save_word(
    draft: Draft,
    path: str | Path,
    *,
    final: bool = False,
    house_style: str | Path | None = None,
    force: bool = False,
) -> SavedWord:
    """Write ``draft`` as a Word file to ``path`` and return its path, SHA-256 and findings.

    ``final`` leaves out ids, bookmarks, the manifest and the author; see ``checks`` for what should
    stop a final copy, since this function writes what it is given. ``house_style`` is a Word file
    whose styles to use.

    >>> import tempfile
    >>> from assistant.briefs.starting import demo_workspace
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     started = demo_workspace(Path(folder) / "demo")
    ...     with open_library(Path(folder) / "demo") as library:
    ...         draft = write_draft(load_brief(Path(folder) / "demo" / "brief.yaml"), library)
    ...     saved = save_word(draft, Path(folder) / "draft.docx")
    ...     saved.path.stat().st_size > 10_000
    True

    Raises:
        CannotRead: the house style cannot serve.
        CannotWrite: the file exists and ``force`` is False, or the disk refuses.
    """
    style = None if house_style is None else Path(house_style)
    return _save_word(draft, Path(path), final=final, house_style=style, force=force)


def check_word(
    path: str | Path, library: Library, *, brief: Brief | None = None
) -> tuple[CheckedFile, CheckedFile]:
    """Hold every quotation of the Word file at ``path`` against the sources of ``library``.

    Gives the file as if its tracked changes were accepted, then as if they were rejected; each has
    ``quotes`` with a ``verdict`` and ``findings``. ``brief`` adds its pins, and its questions,
    which may be repeated. The library is brought up to date first.

    >>> import tempfile
    >>> from docx import Document
    >>> from assistant.shipped import shipped
    >>> paper = Document()
    >>> words = paper.add_paragraph("“We can simply arrest our way out of this problem.”")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     paper.save(str(Path(folder) / "paper.docx"))
    ...     with open_library(folder, sources=[shipped("seeds")]) as library:
    ...         accepted, rejected = check_word(Path(folder) / "paper.docx", library)
    >>> [(quote.verdict, quote.changes[0].kind) for quote in accepted.quotes]
    [('changed', 'negation')]

    Raises:
        CannotRead: the file is no Word file, is protected, or cannot be read.
        LibraryDamaged: the library cannot be used.
    """
    library.refresh()
    accepted, rejected = check_files(Asked((Path(path),)), library, brief)
    return accepted, rejected


def run_batch(
    briefs: Sequence[str | Path],
    rows: str | Path | None = None,
    *,
    out: str | Path,
    name: str | None = None,
    templates: Sequence[str] = (),
    venues: Sequence[str] = (),
    jobs: int | None = None,
    scheduler: str | None = None,
    house_style: str | Path | None = None,
    final: bool = False,
    check: bool = False,
    progress: Progress | None = None,
) -> tuple[Entry, ...]:
    """Draft every brief into the folder ``out``; return an entry for each draft, in order.

    ``rows`` is a table (CSV, TSV, XLSX or JSON lines) whose columns are fields of the brief: one
    draft is made for every row. ``name`` is a pattern for the file names, such as
    ``"{organisation}-{venue}"``. Where several ``templates`` or ``venues`` are given, one draft is
    made for each. One failure never stops the rest. ``jobs`` is the number of processes (default:
    all cores); ``scheduler`` is the address of a Dask scheduler whose workers take their place.
    ``check`` checks every Word file once it is written. How alike the drafts are, and which words
    were published before, stands in ``likeness.json`` beside them.

    >>> import tempfile
    >>> from assistant.briefs.starting import demo_workspace
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     started = demo_workspace(Path(folder) / "demo")
    ...     rows = Path(folder) / "members.csv"
    ...     lines = ("organisation,date", "North,2031-02-03", "South,soon")
    ...     written = rows.write_text(chr(10).join(lines))
    ...     brief = Path(folder) / "demo" / "brief.yaml"
    ...     entries = run_batch([brief], rows, out=Path(folder) / "drafts")
    >>> [(entry.output, entry.status) for entry in entries]
    [('north.docx', 'written'), (None, 'failed')]

    Raises:
        AskedWrongly: no brief was given, or a column, field or template does not exist.
        CannotRead: the table cannot be read.
        CannotWrite: the folder or its manifest cannot be written.
    """
    request = Request(
        briefs=tuple(Path(brief) for brief in briefs),
        rows=None if rows is None else Path(rows),
        name=name,
        templates=tuple(templates),
        venues=tuple(venues),
        house_style=None if house_style is None else Path(house_style),
        final=final,
        check=check,
    )
    return _run_batch(request, Path(out), jobs=jobs, scheduler=scheduler, progress=progress).entries
