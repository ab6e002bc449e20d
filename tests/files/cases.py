"""Tables of cases kept as text: a name, what goes in, and the line that comes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    name: str
    text: str
    message: str


def read_cases(path: Path) -> list[Case]:
    """Read ``=== name``, the text, ``--->`` and the message, for each case of a table.

    ``→`` in the text stands for a tab, which an editor would not show.
    """
    table = path.read_text(encoding="utf-8")
    found = re.findall(r"^=== (.+)\n((?:.*\n)*?)---> (.+)\n", table, re.MULTILINE)
    assert len(found) == table.count("=== ") == table.count("---> ")
    return [Case(name, text.replace("→", "\t"), message) for name, text, message in found]
