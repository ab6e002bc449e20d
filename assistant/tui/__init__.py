"""The screen: a desk goes in, keys and a picture come out. The one part that may load Textual."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CannotWrite


def open_screen(folder: Path) -> int:
    """Open the screen on a folder or a brief and return the exit code once it is left.

    Raises:
        CannotWrite: the brief could not be saved at the end.
    """
    from assistant.tui.app import AssistantApp  # Textual is loaded when it is needed

    app = AssistantApp(folder)
    try:
        app.run()
    finally:
        problem = app.save_at_the_end()
    if problem:
        path = app.main.desk.path if app.main is not None else folder
        raise CannotWrite(path, f"What was done last could not be saved: {problem}")
    return app.return_code or 0
