"""The head of a Markdown file goes in; out come its YAML front matter's plain entries.

Only ``key: value`` at the margin is taken: nothing is evaluated, so nothing can be smuggled in.
"""

from __future__ import annotations

import re

MOST_LINES = 400
_ENTRY = re.compile(r"([A-Za-z][\w.-]{0,60}):(?:\s+(.*))?$")


def front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Return how many characters of ``text`` are front matter, and its entries; 0 for none."""
    if not text.startswith("---") or text[3:4] not in {"\n", " "}:
        return 0, {}
    end = 0
    entries: dict[str, str] = {}
    for number, line in enumerate(text[:200_000].split("\n")):
        end += len(line) + 1
        if number and line.rstrip() in {"---", "..."}:
            return (min(end, len(text)), entries) if entries else (0, {})
        if number > MOST_LINES or not _fits(line, number, entries):
            return 0, {}
    return 0, {}


def _fits(line: str, number: int, entries: dict[str, str]) -> bool:
    if number == 0 or not line.strip() or line[0] in " \t#-":
        return True
    found = _ENTRY.match(line.rstrip())
    if found is None:
        return False
    value = (found[2] or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if value and value not in {"|", ">", "|-", ">-"}:
        entries[found[1].strip().casefold()] = value
    return True
