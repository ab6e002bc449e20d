"""A progress bar on stderr for long work, where stderr is a terminal and quiet was not asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from assistant.cli.options import Setting
from assistant.cli.output import talks_to_a_person
from assistant.library.indexing import Progress


@contextmanager
def progress_bar(setting: Setting, label: str) -> Iterator[Progress | None]:
    """Give a function to call with (done, total, name of the item), or None where nobody watches.

    The bar appears at the first call, so that work which turns out to be nothing shows nothing.
    """
    if setting.quiet or not talks_to_a_person():
        yield None
        return
    with ExitStack() as shown:
        bars: list[Any] = []

        def report(done: int, total: int, _: str) -> None:
            if not bars:
                bar: Any = click.progressbar(length=total, label=label, file=sys.stderr)
                bars.append(shown.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield report
