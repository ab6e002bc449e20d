"""Where a passage stands, as a reference prints it.

In go the locators of a quotation's first and last passages; out comes a pinpoint. The promise: it
says only what the source itself gives, its numbering first and its headings where it numbers
nothing, and says it for the whole span of the quotation.
"""

from __future__ import annotations

from typing import NamedTuple

from assistant.passages.passage import Locator, Passage
from assistant.quotes import Certified


class Abbreviations(NamedTuple):
    """One and many, for each part of a locator, in a house's form."""

    paragraph: tuple[str, str]
    page: tuple[str, str]
    column: tuple[str, str]
    line: tuple[str, str]


OSCOLA_FORM = Abbreviations(("para", "paras"), ("p", "pp"), ("col", "cols"), ("line", "lines"))
HARVARD_FORM = Abbreviations(("para.", "paras"), ("p.", "pp."), ("col.", "cols"), ("line", "lines"))


def pinpoint(certified: Certified, form: Abbreviations) -> str:
    """Return "para 10(a)", "item 2", "Q12", "cols 973–76", "under ‘Discussion’", or nothing."""
    first, last = certified.passages[0].locator, certified.passages[-1].locator
    parts = [
        _question(first, last),
        _item(first),
        _numbered(first.paragraph, last.paragraph, form.paragraph),
        _numbered(first.column, last.column, form.column),
        _numbered(first.page, last.page, form.page),
        _numbered(first.line, last.line, form.line),
    ]
    return ", ".join(part for part in parts if part) or _heading(certified.passages[0])


def _heading(passage: Passage) -> str:
    """The nearest heading, unless it only names the speaker, whom the reference names anyway."""
    label = passage.speaker.label if passage.speaker else None
    headings = [heading for heading in passage.heading if heading != label]
    return f"under ‘{headings[-1]}’" if headings else ""


def _question(first: Locator, last: Locator) -> str:
    if not first.question:
        return ""
    same = last.question in (None, first.question)
    return first.question if same else f"{first.question}–{last.question}"


def _item(first: Locator) -> str:
    if not first.item:
        return ""
    return f"item {first.item}" if first.item[:1].isdigit() else first.item


def _numbered(first: str | None, last: str | None, names: tuple[str, str]) -> str:
    if not first:
        return ""
    if last in (None, first):
        many = any(dash in first for dash in "–-,")
        return f"{names[many]} {first}"
    return f"{names[1]} {first}–{last}"
