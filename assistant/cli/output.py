"""What reaches the terminal: data on stdout, talk on stderr, and nothing that could steer it.

Characters that a terminal obeys or does not show are shown by name in lines and escaped in JSON.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

import click

from assistant.cli.options import Setting
from assistant.cli.terminal import UNSEEN, complain, safe
from assistant.findings import Finding


def one_line(text: str, width: int = 0) -> str:
    """Return ``text`` on one safe line, cut at a word to ``width`` columns where that is given."""
    line = safe(" ".join(text.split()))
    if width <= 0 or columns(line) <= width:
        return line
    cut = line[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def many(count: int, noun: str, plural: str = "") -> str:
    """Return "1 source", "2 sources"; ``plural`` where it is not the noun with an s."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {plural or noun + 's'}"


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def show(text: str = "") -> None:
    """Print a line of data."""
    click.echo(text)


def show_json(value: Any) -> None:
    """Print ``value`` as JSON, readable and with letters of every script as they are."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    click.echo(UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text))


def say(setting: Setting, text: str) -> None:
    """Say something to the person on stderr, unless they asked for quiet."""
    if not setting.quiet:
        complain(text)


def show_findings(findings: tuple[Finding, ...]) -> None:
    """Print the findings, gravest first, each with its place and what to do about it."""
    order = {"error": 0, "warning": 1, "info": 2}
    for finding in sorted(findings, key=lambda f: order[f.severity]):
        fix = f" {finding.fix}" if finding.fix else ""
        place = f" {one_line(finding.place)}:" if finding.place else ""
        show(f"  {finding.severity} [{finding.code}]{place} {one_line(finding.message + fix)}")


def talks_to_a_person() -> bool:
    """Tell whether stderr is a terminal, so that a progress bar makes sense."""
    return sys.stderr is not None and sys.stderr.isatty()
