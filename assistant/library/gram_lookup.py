"""Looking up runs of letters, with a gram table that is made when it is first needed.

In go grams; out come numbers of passages. The promise: the answers speak of the sources that the
library holds at that moment, whatever state the table was found in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from assistant.errors import LibraryBusy, LibraryDamaged
from assistant.library.engine import EngineDamagedError
from assistant.library.grams import GramTable
from assistant.library.indexing import Progress
from assistant.library.ranking import Hit
from assistant.library.updating import Target, bring_grams
from assistant.library.view import View

_Answer = TypeVar("_Answer")


class Grams:
    """The gram table of a library, whichever state that is in.

    ``latest`` gives the library as it stands, or None before the first indexing. All look-ups raise
    as :meth:`prepare` does, and LibraryDamaged where the table cannot be used.
    """

    def __init__(self, target: Target, latest: Callable[[], View | None]) -> None:
        self._target = target
        self._latest = latest

    def prepare(self, progress: Progress | None = None) -> None:
        """Bring the table in step with the sources.

        Raises:
            LibraryBusy: another process is writing and went on for half a minute.
            CannotWrite: the disk refuses.
        """
        view = self._latest()
        if view is None or view.grams is not None:
            return
        bring_grams(self._target, progress)
        view = self._latest()
        if view is not None and view.grams is None:
            message = f"{self._target.store}: the library changes too fast. Try again."
            raise LibraryBusy(message)

    def frequencies(self, grams: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each sampled gram stands."""
        wanted = list(grams)
        return self._ask(lambda table, _: {g: table.frequency(g) for g in wanted}, {})

    def holding(
        self,
        queries: Iterable[Iterable[str]],
        *,
        limit: int = 50,
        sources: Sequence[str] | None = None,
    ) -> list[list[int]]:
        """Return for each query the lowest numbers of passages that hold all of its grams."""
        wanted = [list(grams) for grams in queries]

        def ask(table: GramTable, view: View) -> list[list[int]]:
            among = view.numbers_of(sources)
            return [table.holding(grams, limit, among) for grams in wanted]

        return self._ask(ask, [[] for _ in wanted])

    def sharing(
        self,
        grams: Iterable[tuple[str, float]],
        *,
        limit: int = 50,
        sources: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Return the passages that share the greatest weight of these grams, ties by number."""
        wanted = list(grams)

        def ask(table: GramTable, view: View) -> list[Hit]:
            # Twice as many, so that equal ones at the edge are cut by number and not by chance.
            hits = table.sharing(wanted, 2 * limit, view.numbers_of(sources))
            return sorted(hits, key=lambda hit: (-round(hit.score, 4), hit.number))[:limit]

        return self._ask(ask, [])

    def _ask(self, ask: Callable[[GramTable, View], _Answer], empty: _Answer) -> _Answer:
        """Ask the table; where its files are not what they should be, make it anew once."""
        try:
            return self._ask_once(ask, empty)
        except EngineDamagedError:
            if (view := self._latest()) is not None:
                view.let_go_of_grams()
            bring_grams(self._target, anew=True)
        try:
            return self._ask_once(ask, empty)
        except EngineDamagedError as error:
            message = f"{self._target.store}: the gram table cannot be used ({error})."
            raise LibraryDamaged(message) from error

    def _ask_once(self, ask: Callable[[GramTable, View], _Answer], empty: _Answer) -> _Answer:
        self.prepare()
        view = self._latest()
        if view is None or view.grams is None:
            return empty
        return ask(view.grams, view)
