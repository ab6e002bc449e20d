"""The author's own editor: words go in, and come back as they were saved there."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.errors import CannotRead


def edited(text: str) -> str:
    """Open ``text`` in the editor that VISUAL or EDITOR names; return what was saved.

    Raises:
        CannotRead: there is no such editor, it failed, or what it saved is no text.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "our-words.md"
        path.write_text(text, encoding="utf-8")
        command = editor_command()
        try:
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the author's own
        except OSError as error:
            remedy = "Set EDITOR to the name of one that is there."
            raise CannotRead(command[0], "This editor cannot be started.", remedy) from error
        if done.returncode != 0:
            raise CannotRead(command[0], f"The editor stopped with code {done.returncode}.")
        try:
            return path.read_text(encoding="utf-8").removesuffix("\n" * (not text.endswith("\n")))
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRead(path, "What the editor saved cannot be read as text.") from error


def editor_command() -> list[str]:
    """Return the editor to call: VISUAL, EDITOR, or what the system has."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=sys.platform != "win32") or [named]
    return ["notepad"] if sys.platform == "win32" else ["vi"]
