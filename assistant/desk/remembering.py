"""What was looked at when the screen was last left, kept beside the library.

In goes a desk; out comes, at the next start, what it looked at. The promise: it is safe to delete;
what is damaged or cannot be written is passed over in silence, since no work is in it.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.desk.desk import Desk, Looking
from assistant.errors import AssistantError
from assistant.files.writing import write_text
from assistant.library.gathering import looks_like_brief
from assistant.library.place import find_place

FILE = "screen.json"
_MOST = 50
"""Briefs remembered; more than anybody has open in one folder."""


def remember(desk: Desk) -> None:
    """Keep what is looked at, for the next start."""
    with contextlib.suppress(AssistantError, OSError):
        place = find_place(desk.folder.resolve())
        place.prepare()
        known = _read(place.folder / FILE)
        briefs = {k: v for k, v in known.items() if k != desk.path.name}
        briefs = dict(list(briefs.items())[1 - _MOST :])
        # The one opened last stands last.
        briefs[desk.path.name] = desk.looking.model_dump(mode="json")
        text = json.dumps({"briefs": briefs}, ensure_ascii=False, indent=1)
        write_text(place.folder / FILE, text + "\n")


def recall(path: Path) -> Looking | None:
    """Return what was looked at in the brief at ``path``; None where nothing is known."""
    with contextlib.suppress(AssistantError, OSError, ValidationError):
        kept = _read(find_place(path.parent.resolve()).folder / FILE).get(path.name)
        return None if kept is None else Looking.model_validate(kept)
    return None


def recalled_brief(folder: Path) -> Path | None:
    """Return the brief of ``folder`` that was open last, where it is there still."""
    with contextlib.suppress(AssistantError, OSError):
        for name in reversed(_read(find_place(folder.resolve()).folder / FILE)):
            path = folder / name
            if Path(name).name == name and looks_like_brief(path):
                return path
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))["briefs"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
