"""Tables of cases kept as text: one line in, one line out."""

from __future__ import annotations

from pathlib import Path


def rows(name: str) -> list[tuple[str, str]]:
    """Return the cases of ``tables/<name>.txt``: what goes in, and what must come out."""
    path = Path(__file__).parent / "tables" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=>") for line in lines if line.strip() and not line.startswith("#")]
    return [(pair[0].strip(), pair[-1].strip()) for pair in pairs]
