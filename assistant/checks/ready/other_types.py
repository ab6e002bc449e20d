"""Files that are no Word documents, held against what a venue says about types and sizes.

In go a file's bytes and a venue; out come findings, or None for a Word document, which has more to
be looked at. The promise: what could not be looked at is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.checks.ready.finding import breach
from assistant.checks.ready.inside import too_large, wrong_type
from assistant.documents.kinds import is_plain_zip, kind_of
from assistant.findings import Finding
from assistant.venues.rule import Rule, Venue

_ENDINGS = {
    "PDF": ("pdf",),
    "RTF": ("rtf",),
    ".doc)": ("doc",),
    ".odt": ("odt",),
    ".xlsx": ("xlsx", "xlsm"),
    ".xls)": ("xls",),
    ".pptx": ("pptx",),
}
"""The endings that fit a kind of file, by a word of its name; other kinds are not held against
theirs."""


def other_type_findings(data: bytes, path: Path, venue: Venue) -> tuple[Finding, ...] | None:
    """Return what the rules of ``venue`` find in a file that is no Word document; None for one."""
    kind = kind_of(data)
    what = kind.name if kind is not None else "a plain text file"
    if data.startswith(b"PK") and (kind is None or "Word" in what or is_plain_zip(data)):
        return None
    types = [rule for rule in venue.rules if rule.rule == "file-type"]
    sizes = [rule for rule in venue.rules if rule.rule == "file-size"]
    return (
        *(found for rule in types for found in _of_type(rule, path, what)),
        *(found for rule in sizes for found in too_large(rule, path, len(data))),
        _not_looked_at(path, what),
    )


def _of_type(rule: Rule, path: Path, what: str) -> Iterator[Finding]:
    ending = path.suffix.casefold().removeprefix(".")
    fitting = next((ends for word, ends in _ENDINGS.items() if word in what), (ending,))
    if ending not in rule.values:
        yield wrong_type(rule, path)
    elif ending not in fitting:
        message = f"The file is named .{ending}, and it is {what}, which may not open."
        yield breach(rule, path.name, message, f"Save it anew as .{rule.values[0]}.")


def _not_looked_at(path: Path, what: str) -> Finding:
    return Finding(
        code="not-looked-into",
        severity="warning",
        place=path.name,
        message=f"This is {what}, so only its type and size were looked at, not its words.",
        fix="Save it as a Word document (.docx), and check that.",
    )
