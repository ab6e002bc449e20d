""":class:`Themes` in, ``themes.yaml`` out; comments and order of the file there survive."""

from __future__ import annotations

from pathlib import Path

from assistant.files.records import save_record
from assistant.themes.theme import Themes


def save_themes(path: Path, themes: Themes) -> None:
    """Write ``themes`` to ``path`` in one step, changing only what differs.

    Raises:
        RecordError: what stands there is no record of themes; it is left as it is.
        CannotWrite: the disk refuses.
    """
    save_record(path, themes)
