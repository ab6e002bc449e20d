"""The library of a workspace: index it, look into it, search it.

In goes a folder of documents; out come its sources, passages and ranked candidates. The promise:
the same files give the same ids, the same passages in the same order and the same answers; deleting
the library loses nothing that the sources do not hold.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self, TypeVar

from assistant.errors import LibraryBusy, LibraryDamaged, UnknownName
from assistant.files.locking import PATIENCE
from assistant.library.engine import EngineDamagedError
from assistant.library.gathering import gather, relative_name
from assistant.library.gram_lookup import Grams
from assistant.library.indexing import IndexReport, Progress
from assistant.library.place import find_place
from assistant.library.ranking import Hit
from assistant.library.removal import remove_source
from assistant.library.source import Source
from assistant.library.store import DATABASE_NAME, damage_marker
from assistant.library.updating import Target, is_current, mend_ranking, update
from assistant.library.view import (
    Acronym,
    PlacedText,
    Row,
    Statistics,
    StoredPassage,
    View,
    open_view,
)
from assistant.passages.passage import Passage

_Answer = TypeVar("_Answer")


def open_library(folder: Path, *, sources: Sequence[Path] | None = None) -> Library:
    """Open the library of the workspace ``folder``; nothing is read or written yet.

    ``sources`` are the files and folders it consists of, relative to the current directory where
    not absolute; none means ``folder/sources`` if there is one, else the folder itself.

    Raises:
        CannotRead: there is no such folder.
    """
    return Library.open(folder, sources=sources)


def _usual_roots(folder: Path) -> tuple[Path, ...]:
    inner = folder / "sources"
    return (inner.resolve() if inner.is_dir() else folder,)


class Library:
    """What :func:`open_library` gives; use it in a ``with`` block, or call :meth:`close`.

    ``folder`` is the workspace, ``place`` the folder that the library is kept in, ``place_note`` a
    sentence where that is not inside the workspace. One object serves one thread at a time.

    Reading raises LibraryDamaged where the library's files cannot be used; :meth:`index` makes
    them anew. Before the first indexing a library is simply empty.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._open: View | None = None
        self.folder = target.workspace
        self.place = target.place.folder
        self.place_note = target.place.note

    @classmethod
    def open(cls, folder: Path, *, sources: Sequence[Path] | None = None) -> Self:
        """Open a library; see :func:`open_library`."""
        folder = Path(folder).resolve()
        place = find_place(folder)
        usual = _usual_roots(folder)
        roots = usual if sources is None else tuple(sorted({Path(s).resolve() for s in sources}))
        store = place.store(None if roots == usual else roots)
        return cls(Target(folder, place, store, roots))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        # A script that forgets to close leaves no file open, and is not warned for it.
        if getattr(self, "_open", None) is not None:
            self.close()

    def close(self) -> None:
        """Give the library's files back; the next use opens them again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    # Bringing it up to date

    def index(
        self,
        progress: Progress | None = None,
        jobs: int | None = None,
        only: Sequence[Path] | None = None,
    ) -> IndexReport:
        """Read what is new or changed, and forget what is gone.

        ``jobs`` is how many processes read (None: one per processor, and only where there is much
        to read). ``only`` names files and folders: nothing else is looked at, they belong to the
        library from now on, and any of them that was removed comes back.

        Raises:
            LibraryBusy: another process is writing and went on for half a minute.
            CannotWrite: the disk refuses; the library is as it was.
            RecordError: a ``sources.yaml`` does not say what it must.
        """
        self.close()
        named = None if only is None else [Path(path).absolute() for path in only]
        return update(self._target, only=named, jobs=jobs, progress=progress)

    def refresh(self, progress: Progress | None = None) -> IndexReport | None:
        """Index if there is no library yet or a file looks changed; None where nothing did.

        Costs a look at every file's size and times. Where another process is writing, the library
        as it was goes on being used.
        """
        current = self._is_current()
        if current:
            return None
        self.close()
        patience = PATIENCE if current is None else 0.0
        try:
            return update(self._target, progress=progress, seconds=patience)
        except LibraryBusy:
            if current is None:
                raise
            note = "Another assistant is indexing: the library is used as it was before."
            return IndexReport(notes=(note,))

    def remove(self, name: str) -> None:
        """Take a source out of the library until it is indexed by name; its file is not touched.

        Raises:
            UnknownName: there is no such source.
            LibraryBusy: another program is writing, or has the library open, so that its bytes
                can only be wiped by the next indexing.
        """
        source = self.source(name)
        self.close()
        remove_source(self._target.place, source.file, source.sha256)

    # Looking into it

    @property
    def generation(self) -> int:
        """A number that stands for what the library holds now; 0 where there is none yet.

        Another one whenever it has changed or has been made anew.
        """
        return self._read(lambda view: view.generation, 0)

    @property
    def statistics(self) -> Statistics:
        """The number of sources and passages, and the mean number of terms of a passage."""
        return self._read(lambda view: view.statistics, Statistics(0, 0, 0.0))

    def sources(self) -> tuple[Source, ...]:
        """Return every source, in the order of their files."""
        return self._read(lambda view: view.sources, ())

    def unread(self) -> tuple[tuple[str, str], ...]:
        """Return every file that could not be read, with the reason, in the order of the files."""
        refused = gather(self.folder, self._target.roots).refused
        nothing: tuple[tuple[str, str], ...] = ()
        return tuple(sorted({*self._read(lambda view: view.unread, nothing), *refused}))

    def source(self, name: str) -> Source:
        """Return the source with this id or file, or the only one that so begins.

        That is its id, its file, or the name of its file without the folders.

        Raises:
            UnknownName: none has it, or several do.
        """
        held, kind = self.sources(), "source"
        asked = {name, relative_name(Path(os.path.abspath(name)), self.folder)}  # noqa: PTH100 - a link stays a link
        exact = [source for source in held if source.id in asked or source.file in asked]
        if exact:
            return exact[0]
        near = [s for s in held if s.id.startswith(name) or s.file.startswith(name)]
        names = {source.id: PurePosixPath(source.file).name for source in held}
        near = near or [s for s in held if names[s.id] == name]
        near = near or [s for s in held if names[s.id].startswith(name)]
        if len(near) == 1 and name:
            return near[0]
        if len(near) > 1 and name:
            several = ", ".join(source.id for source in near[:5])
            raise UnknownName(kind, name, [], f"Several sources begin so ({several})")
        raise UnknownName(kind, name, [source.id for source in held])

    def document_text(self, source: str) -> str:
        """Return the stored text of a source, which all offsets count in; errors as `source`."""
        found = self.source(source)
        return self._read(lambda view: view.text(found.id), "")

    def passages(self, source: str) -> tuple[Passage, ...]:
        """Return the passages of a source in reading order; errors as :meth:`source`."""
        found = self.source(source)
        return self._read(lambda view: view.passages(found.id), ())

    def passages_between(self, source: str, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that touch characters [start, end) of a source; errors as `source`.

        A long source has thousands, and a quotation stands in one or two.
        """
        found = self.source(source)
        return self._read(lambda view: view.passages_between(found.id, start, end), ())

    # What ranking needs

    def candidates(
        self,
        terms: Iterable[tuple[str, float]],
        *,
        limit: int = 200,
        sources: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Return (number, score) of the passages that BM25 puts first, ties in reading order.

        ``terms`` are analysed terms (see :mod:`assistant.library.terms`) with weights above 0;
        ``sources`` are ids to search in.
        """
        wanted = [(term, weight) for term, weight in terms if weight > 0]
        return self._ranked(lambda view: view.candidates(wanted, limit, sources), [])

    def phrase_candidates(
        self, words: Sequence[str], *, limit: int = 200, sources: Sequence[str] | None = None
    ) -> list[Hit]:
        """Return the passages in which these terms follow one another, as :meth:`candidates`."""
        return self._ranked(lambda view: view.phrase(words, limit, sources), [])

    # What finding altered quotations needs

    @property
    def grams(self) -> Grams:
        """The runs of letters that passages hold, to look up altered words by."""
        return Grams(self._target, self._latest)

    def prepare_grams(self, progress: Progress | None = None) -> None:
        """Bring the gram table in step with the sources; takes a moment where nothing changed.

        Looking up does it by itself, without telling how far it is: 60,000 passages a second.

        Raises:
            LibraryBusy: another process is writing and went on for half a minute.
            CannotWrite: the disk refuses.
        """
        self.grams.prepare(progress)

    def placed_texts(self, numbers: Iterable[int]) -> list[PlacedText]:
        """Return the texts of these passages with their places, in the order of numbers."""
        return self._read(lambda view: view.placed_texts(numbers), [])

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Return the :class:`Row` of each of these passages, in this order.

        The passages before and after one in its source have the numbers one less and one more.
        Numbers that stand for nothing (any more) are left out.
        """
        return self._read(lambda view: view.rows(numbers), [])

    def terms_by_number(self, numbers: Collection[int]) -> list[tuple[int, int, str]]:
        """Return the number, its source's number and the terms of each of these passages.

        As in :class:`Row`, but in any order; takes a third of the time of :meth:`rows`.
        """
        return self._read(lambda view: view.terms(numbers), [])

    def passages_by_number(self, numbers: Sequence[int]) -> list[StoredPassage]:
        """Return these passages whole, in this order; slower than :meth:`rows`."""
        return self._read(lambda view: view.stored_passages(numbers), [])

    def source_number(self, source: str) -> int:
        """Return the number that stands for a source in :class:`Row`; errors as `source`."""
        found = self.source(source)
        return self._read(lambda view: view.source_numbers[found.id], 0)

    def source_place(self, source: str) -> int:
        """Return where a source with this id stands in reading order; -1 where there is none."""
        return self._read(lambda view: view.place_of(source), -1)

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many passages each analysed term stands, as the ranking counts them.

        Above 100,000 passages, those that went lately may still be counted.
        """
        nowhere = dict.fromkeys(terms, 0)
        return self._ranked(lambda view: view.document_frequencies(terms), nowhere)

    def word_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """Return in how many passages each folded word stands, spelt exactly so."""
        return self._read(lambda view: view.word_frequencies(words), dict.fromkeys(words, 0))

    def words_starting(
        self, beginning: str, shortest: int, longest: int
    ) -> Sequence[tuple[str, int]]:
        """Return the folded words with this beginning and from ``shortest`` to ``longest`` letters,
        each with the number of passages it stands in, in the order of the alphabet."""
        return self._read(lambda view: view.words_starting(beginning, shortest, longest), [])

    def acronyms(self) -> tuple[Acronym, ...]:
        """Return what the documents spell out, (short, long, sources), most usual form first."""
        return self._read(lambda view: view.acronyms, ())

    def _read(self, ask: Callable[[View], _Answer], empty: _Answer) -> _Answer:
        view = self._latest()
        return empty if view is None else ask(view)

    def _latest(self) -> View | None:
        if self._open is not None and not self._open.is_latest():
            self.close()
        if self._open is None:
            self._open = open_view(self._target.store)
        return self._open

    def _ranked(self, ask: Callable[[View], _Answer], empty: _Answer) -> _Answer:
        """Ask the search engine; if its files are not what they should be, mend them first."""
        for mend in (self.close, self._mend):
            try:
                return self._read(ask, empty)
            except EngineDamagedError:
                mend()  # Closing is enough where only this state is gone, with its folder.
        try:
            return self._read(ask, empty)
        except EngineDamagedError as error:
            message = f"{self._target.store}: the search index cannot be used ({error})."
            raise LibraryDamaged(message) from error

    def _mend(self) -> None:
        self.close()
        mend_ranking(self._target)

    def _is_current(self) -> bool | None:
        """Tell whether the library is up to date; None where there is none that can be used."""
        if damage_marker(self._target.store).exists():
            return None
        try:
            self._reopen_if_made_anew()
            return is_current(self._target)
        except LibraryDamaged:
            return None

    def _reopen_if_made_anew(self) -> None:
        """Let go of the store if its file is another one than before."""
        path = self._target.store / DATABASE_NAME
        if self._open is not None and not (path.exists() and self._open.is_of(path.stat())):
            self.close()
