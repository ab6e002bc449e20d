"""Keep the screens of :mod:`tests.tui.scenes` as they are now, to be read in a diff."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from assistant.briefs.starting import demo_workspace
from tests.tui.scenes import GOLDENS, SCENES, shown


def main() -> None:
    GOLDENS.mkdir(exist_ok=True)
    for name in SCENES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "demo"
            demo_workspace(folder)
            text = asyncio.run(shown(folder, name))
        (GOLDENS / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
