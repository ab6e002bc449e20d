"""What the panes ask for and look at: the desk, what was found, the draft, the documents.

In go keys' wishes; out come a changed desk and fresh views of it. The promise: the interface thread
only changes values; every look into the library, every draft and every write is done in a lane, and
answers that come too late are dropped.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from textual import work

from assistant.desk.coverage import EvidenceCounts
from assistant.desk.desk import Desk, look, redo, undo
from assistant.desk.evidence import Found, find
from assistant.desk.live import LiveDraft, draft_now
from assistant.desk.offering import Ground, ground_of
from assistant.desk.reading import SourcePage, read_source
from assistant.desk.remembering import remember
from assistant.desk.saving import NOT_SAVED, after_saving, look_again, save
from assistant.desk.sources import SourceRow, source_rows
from assistant.errors import AssistantError, LibraryDamaged
from assistant.library import IndexReport, Library
from assistant.tui.background import Lane, StoppedError
from assistant.tui.clock import Clock
from assistant.tui.later import Later
from assistant.tui.tidying import set_aside

SEARCH_AFTER = 0.15
"""Seconds after the last key at which a search begins."""
DRAFT_AFTER = 0.3
SAVE_AFTER = 0.25
"""Seconds from a change to its writing, however fast the next ones follow: with the time that a
window waits for words and the writing itself, a machine that stops loses half a second at most."""
ROWS = 30
"""Rows of a search: who reads on after so many asks anew, and more cost every key its time."""
SLOW = 0.5
"""Seconds after which it is said that something takes time."""
PAINTED_WITHIN = 0.2
"""Seconds after which a lane begins, painted or not."""
LOOK_AGAIN = 2.0
"""Seconds between looks at the brief's file, which somebody else may change."""

_Answer = TypeVar("_Answer")


class Working(Later):
    """One desk on the screen; the panes are shown by :class:`MainScreen`."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        super().__init__()
        self.desk = desk
        self.clock = clock
        self.found: Found | None = None
        self.live: LiveDraft | None = None
        self.no_draft = ""
        self.documents: tuple[SourceRow, ...] = ()
        self.ground: Ground | None = None
        self.page: SourcePage | None = None
        self.page_awaited = False
        self.saved_at: str | None = None
        self.status = ""
        self.report: IndexReport | None = None
        self.reading: tuple[int, int, str] | None = None
        self.counts: EvidenceCounts | None = None
        self.told: tuple[str, ...] = ()
        self.surprises: list[Exception] = []
        self._writing = asyncio.Lock()
        self._painted = asyncio.Event()
        self._painted.set()
        self._lanes = {name: Lane(name) for name in ("search", "draft", "read", "save")}

    # --- what the panes show; MainScreen fills these in ------------------------------------------

    def repaint(self) -> None:
        """Show the desk as it is now."""

    def show_found(self) -> None:
        """Show what was found."""

    def show_page(self, at: int | None) -> None:
        """Show the document being read, at an offset of its text."""

    def show_draft(self) -> None:
        """Show the draft as it is now."""

    def show_reading(self) -> None:
        """Show how far the reading of documents has come, or what came of it."""

    def say(self, *lines: str) -> None:
        """Say something about what was just done."""
        self.told = tuple(self.short(line) for line in lines if line)

    def short(self, line: str) -> str:
        """Return a sentence with the files of the workspace named without its folder."""
        return line.replace(f"{self.folder}{os.sep}", "")

    # --- changing --------------------------------------------------------------------------------

    def change(self, action: Callable[[Desk], Desk]) -> bool:
        """Do something to the desk and say what was done, or why it cannot be."""
        try:
            self.desk = action(self.desk)
        except AssistantError as error:
            self.say(str(error))
            return False
        self.say(*self.desk.told)
        self.changed()
        return True

    def changed(self) -> None:
        """Show the desk and have it saved, drafted and its lists brought up to date."""
        self.worded()
        self.list_documents()
        self.mark_page()

    def worded(self) -> None:
        """Show the desk and have it saved and drafted, where nothing but our words changed."""
        self.repaint()
        self.soon("save", SAVE_AFTER, self.save_now)
        self.later("draft", DRAFT_AFTER, self.draft)

    def look_at(self, *, searching: bool = False, **changes: Any) -> None:
        """Look at something else; ``searching`` also searches for it, after the last key."""
        self.desk = look(self.desk, **changes)
        self.repaint()
        self.soon("remember", SAVE_AFTER, self.remember_now)
        if searching:
            self.later("search", SEARCH_AFTER, self.search)

    def undo(self) -> None:
        """Take the last change back."""
        self.change(undo)

    def redo(self) -> None:
        """Make it again."""
        self.change(redo)

    # --- in the lanes ----------------------------------------------------------------------------

    async def ask(self, lane: str, do: Callable[[Library], _Answer]) -> _Answer | None:
        """Ask a lane; what goes wrong is said, and None comes back.

        It is not begun before what came last is painted: done side by side, each would hold the
        other up, and a key waits for both.
        """
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._painted.wait(), PAINTED_WITHIN)
        return await self.safely(self._lanes[lane].ask(self.desk, do))

    def painting(self) -> None:
        """Let the lanes wait until what is shown now is painted."""
        self._painted.clear()
        if not self.call_after_refresh(self._painted.set):
            self._painted.set()

    @property
    def busy(self) -> bool:
        """Whether a lane is at work, or is to be soon."""
        return self.is_waiting or any(lane.busy for lane in self._lanes.values())

    async def in_lane(self, lane: str, do: Callable[[], _Answer]) -> _Answer:
        """Do something that needs no library of the lane; its errors are the caller's."""
        return await self._lanes[lane].do(do)

    async def safely(self, doing: Awaitable[_Answer]) -> _Answer | None:
        """Await something; what goes wrong is said in a sentence, and None comes back."""
        try:
            return await doing
        except LibraryDamaged as error:
            self.say(
                str(error), "Press r to read the documents anew; nothing of the brief is lost."
            )
        except AssistantError as error:
            self.say(str(error))
        except StoppedError:
            self.say("Stopped reading. What was read before is there still.")
        except OSError as error:
            self.say(f"A file could not be read or written: {error}. Try again with r.")
        except Exception as error:
            self.unexpected(error)
        return None

    def unexpected(self, error: Exception) -> None:
        """Say that something should not have happened."""
        self.surprises.append(error)
        what = f"{type(error).__name__}: {error}"
        self.say(
            f"This should not have happened ({what[:200]}). The brief is safe; please report it."
        )

    @work(exclusive=True, group="search", exit_on_error=False)
    async def search(self) -> None:
        """Search as the desk stands; old rows stay until there are new ones."""
        desk = self.desk
        slow = self.set_timer(SLOW, self._searching)
        began = self.clock.seconds()
        try:
            found = await self.ask("search", lambda library: find(desk, library, limit=ROWS))
        finally:
            slow.stop()
        if found is not None:
            if self.found is None:
                set_aside()  # the library's words are in memory now
            self.found = found
            self.status = _found_words(found, self.clock.seconds() - began)
            self.show_found()
            self.painting()
            self.mark_page()

    def _searching(self) -> None:
        self.status = "searching"
        self.show_found()

    @work(exclusive=True, group="draft", exit_on_error=False)
    async def draft(self) -> None:
        """Draft as the desk stands."""
        desk = self.desk
        live = await self.ask("draft", lambda library: draft_now(desk, library))
        self.no_draft = "" if live is not None else " ".join(self.told)
        if live is not None:
            if self.live is None:
                set_aside()
            self.live = live
        self.show_draft()
        self.repaint()

    @work(exclusive=True, group="documents", exit_on_error=False)
    async def list_documents(self) -> None:
        """List the documents and what could not be read."""
        desk = self.desk
        rows = await self.ask("search", lambda library: source_rows(desk, library))
        if rows is not None and rows != self.documents:
            self.documents = rows
            self.repaint()

    @work(exclusive=True, group="page", exit_on_error=False)
    async def read_page(self, source: str, at: int | None = None) -> None:
        """Read a document, at an offset of its text."""
        desk, found = self.desk, self.found

        def both(library: Library) -> tuple[Ground, SourcePage]:
            ground = ground_of(library, source)
            return ground, read_source(desk, ground, found)

        self.page_awaited = True
        try:
            read = await self.ask("search", both)
        finally:
            self.page_awaited = False
        if read is not None:
            self.ground, self.page = read
            self.show_page(at)

    @work(exclusive=True, group="marks", exit_on_error=False)
    async def mark_page(self) -> None:
        """Mark anew what is found and pinned in the document that is open."""
        desk, found, ground, held = self.desk, self.found, self.ground, self.page
        if ground is None:
            return
        page = await self.ask("search", lambda _: read_source(desk, ground, found, before=held))
        if page is not None and ground is self.ground and page != self.page:
            self.page = page
            self.show_page(None)

    async def ground_for(self, source: str) -> Ground | None:
        """Return a source to quote from."""
        if self.ground is not None and self.ground.source.id == source:
            return self.ground
        return await self.ask("search", lambda library: ground_of(library, source))

    # --- reading documents -----------------------------------------------------------------------

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read_documents(self, *, all_of_them: bool = False) -> None:
        """Bring the library up to date, with a report of every file; then search and draft."""
        lane = self._lanes["read"]
        lane.stop.clear()
        self.reading, self.report = (0, 0, ""), None
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def progress(done: int, total: int, name: str) -> None:
            if lane.stop.is_set():
                raise StoppedError
            loop.call_soon_threadsafe(self._progress, (done, total, name), context=context)

        def bring_up_to_date(library: Library) -> IndexReport:
            if all_of_them:
                return library.index(progress)
            return library.refresh(progress) or IndexReport()

        report = await self.ask("read", bring_up_to_date)
        desk, self.reading, self.report = self.desk, None, report
        self.documents = (
            await self.ask("search", lambda library: source_rows(desk, library)) or self.documents
        )
        self.repaint()
        self.show_reading()
        if self.ground is not None:
            self.ground = None
        self.search()
        self.draft()

    @work(group="facts", exit_on_error=False)
    async def save_and_read(self) -> None:
        """Save, and let the library take in what was stated about a document."""
        if await self.keep():
            self.read_documents()

    def stop_reading(self) -> bool:
        """Stop reading documents; tell whether any were being read."""
        if self.reading is None:
            return False
        self._lanes["read"].stop.set()
        return True

    def _progress(self, reading: tuple[int, int, str]) -> None:
        self.reading = reading
        self.show_reading()

    # --- keeping ---------------------------------------------------------------------------------

    @work(group="save", exit_on_error=False)
    async def save_now(self) -> None:
        """Write what is not on disk yet."""
        await self.keep()

    async def keep(self) -> bool:
        """Write what is not on disk yet; tell whether everything is on disk now.

        One writing ends before the next begins, and its outcome is never dropped.
        """
        async with self._writing:
            asked = self.desk
            if asked.unsaved:
                saved = await self.safely(self._lanes["save"].do(lambda: save(asked)))
                if saved is not None:
                    self._take(asked, saved)
        return not self.desk.unsaved

    @work(group="save", exit_on_error=False)
    async def look_again(self) -> None:
        """Take in what somebody else has written to the brief meanwhile; try again what failed."""
        if self.desk.unsaved:
            await self.keep()
            return
        async with self._writing:
            asked = self.desk
            seen = await self.safely(self._lanes["save"].do(lambda: look_again(asked)))
            if seen is not None and seen is not asked and self.desk is asked:
                self._take(asked, seen)

    def _take(self, asked: Desk, saved: Desk) -> None:
        before = self.desk
        self.desk = after_saving(before, asked, saved)
        if not self.desk.unsaved:
            self.saved_at = self.clock.time_of_day()
        if saved.told and saved is not asked:
            self.say(*saved.told)
        elif not self.desk.unsaved and any(line.startswith(NOT_SAVED) for line in self.told):
            self.say("Saved now.")
        if self.desk.papers != before.papers:
            self.later("draft", DRAFT_AFTER, self.draft)
        if self.desk.themes is not before.themes:
            self.later("draft", DRAFT_AFTER, self.draft)
            self.later("search", SEARCH_AFTER, self.search)
        self.repaint()

    @work(exclusive=True, group="remember", exit_on_error=False)
    async def remember_now(self) -> None:
        """Keep what is looked at, for the next start."""
        desk = self.desk
        await self.safely(self._lanes["save"].do(lambda: remember(desk)))

    def close_lanes(self) -> None:
        """Let go of the libraries; work that is under way ends by itself."""
        for lane in self._lanes.values():
            lane.close()

    @property
    def folder(self) -> Path:
        """The workspace."""
        return self.desk.folder


def _found_words(found: Found, took: float) -> str:
    if not found.rows:
        return ""
    count = len(found.rows)
    return f"{count} passage{'' if count == 1 else 's'} · {max(1, round(took * 1000))} ms"
