"""The brief that a command means, found and drafted.

In go the shared options and the path a person gave, if any; out comes the path of a brief, or its
draft. The promise: a path is looked for where the person stands and in the workspace they named,
never anywhere else.
"""

from __future__ import annotations

from pathlib import Path

from assistant.cli.options import Setting
from assistant.cli.output import say
from assistant.cli.progress import progress_bar
from assistant.workspace import Drafted, brief_in, draft_brief


def brief_path(setting: Setting, brief: Path | None) -> Path:
    """Return the brief that a command means: the one named, or the workspace's own."""
    if brief is None:
        return brief_in(setting.folder)
    path = in_workspace(setting, brief)
    return brief_in(path) if path.is_dir() else path


def in_workspace(setting: Setting, path: Path) -> Path:
    """Return ``path`` seen from the workspace that was named, where there is such a file."""
    inside = setting.folder / path
    return inside if setting.workspace is not None and inside.exists() else path


def draft_told(
    setting: Setting,
    path: Path,
    *,
    template: str | None = None,
    final: bool = False,
    boxes: bool = False,
) -> Drafted:
    """Draft the brief at ``path`` with a progress bar, saying what its documents gave to say."""
    with progress_bar(setting, "Reading documents") as progress:
        drafted = draft_brief(path, template=template, final=final, boxes=boxes, progress=progress)
    for line in drafted.told:
        say(setting, line)
    return drafted
