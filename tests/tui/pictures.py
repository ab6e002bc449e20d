"""Take the README's pictures of the screen: ``python -m tests.tui.pictures FOLDER``.

In goes a folder; out come an SVG and, where CairoSVG is at hand, a PNG for each scene: the same
bytes whenever nothing on the screen has changed. The clock is stopped and no font is fetched.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import tempfile
from pathlib import Path

from assistant.briefs.starting import demo_workspace
from tests.tui.driving import NARROW, WIDE, opened

SCENES = {
    "screen": (WIDE, ("2", "g")),
    "screen-trim": (NARROW, ("4", "right", "g", "t")),
    "screen-coverage": (WIDE, ("c",)),
}
_FONT = "DejaVu Sans Mono"


async def picture(folder: Path, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Return a scene as SVG."""
    async with opened(folder, size) as screen:
        await screen.press(*keys)
        await screen.press("f2")  # does nothing but let what was said be read
        svg = screen.app.export_screenshot(title="assistant")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", _FONT)


def main(target: Path) -> None:
    for name, (size, keys) in SCENES.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "demo"
            demo_workspace(folder)
            svg = asyncio.run(picture(folder, size, keys))
        (target / f"{name}.svg").write_text(svg, encoding="utf-8")
        with contextlib.suppress(ImportError):
            import cairosvg  # not needed to run or test the program

            cairosvg.svg2png(svg.encode(), write_to=str(target / f"{name}.png"), scale=1.0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
