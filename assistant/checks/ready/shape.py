"""The shape of a paper: numbered paragraphs without a gap, and a summary that comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import FIRST_PAGE, Paper, Section, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_TYPED = re.compile(r"^\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?(?:\t|\s{1,4})(?=\S)")
"""A number that was typed before a paragraph instead of being made by the program."""

_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*$")
_PROSE = 12
"""Words from which a paragraph is one that a reader would refer to, not a label or a line."""

_MOST_TOLD = 5


def check_paragraph_numbers(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find paragraphs without a number, numbers used twice, and numbers left out."""
    prose = [p for section in paper.main if not section.is_summary for p in _prose(section)]
    numbered = [(p, number) for p in prose if (number := number_of(p)) is not None]
    if not numbered:
        if prose:
            message = "The paragraphs are not numbered."
            fix = "Number them with the program's own list numbers, so that they stay in order."
            yield breach(rule, "The paper", message, fix)
        return
    bare = [p for p in prose if number_of(p) is None and not _goes_on(p)]
    for paragraph in bare[:_MOST_TOLD]:
        yield breach(rule, where(paragraph), "This paragraph has no number.", "Number it.")
    if len(bare) > _MOST_TOLD:
        message = f"{len(bare) - _MOST_TOLD} more paragraphs have no number."
        yield breach(rule, "The paper", message, "Number them.")
    yield from _breaks(rule, numbered)


def number_of(paragraph: Paragraph) -> str | None:
    """Return the number of a paragraph ("12", "3.4"), made by the program or typed."""
    if paragraph.label is not None and not paragraph.bullet:
        plain = paragraph.label.strip().strip("().")
        return plain if _NUMBER.match(plain) else None
    typed = _TYPED.match(paragraph.text)
    # "2 November 2026" begins with a number and is none.
    is_one = typed is not None and len(paragraph.text.split()) >= _PROSE
    return typed["number"] if typed is not None and is_one else None


def check_summary(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that does not begin with a summary, as a list, within its length."""
    at = next((i for i, section in enumerate(paper.sections) if section.is_summary), None)
    if at is None:
        message = "There is no summary of the main points."
        yield breach(rule, "The opening", message, "Put one first, as a list of bullets.")
        return
    section = paper.sections[at]
    before = sum(len(p.text.split()) for s in paper.sections[:at] for p in s.paragraphs)
    if before > FIRST_PAGE:
        message = f"The summary comes after {before:,} words."
        yield breach(rule, f"“{section.title}”", message, "Put it first.")
    points = _with_subsections(paper, at)
    if "bullets" in rule.values and not any(p.kind == "item" for p in points):
        message = "The summary is not a list."
        yield breach(rule, f"“{section.title}”", message, "Make a bullet of each main point.")
    words = sum(len(p.text.split()) for p in points)
    if rule.limit is not None and words > rule.limit * FIRST_PAGE:
        message = f"The summary has {words:,} words, more than {rule.limit:g} of a page."
        message = message.replace("1 of a page", "a page")
        yield breach(rule, f"“{section.title}”", message, "Keep what decides the matter.")


def _with_subsections(paper: Paper, at: int) -> list[Paragraph]:
    heading = paper.sections[at].heading
    depth = heading.level or 1 if heading is not None else 1
    points = list(paper.sections[at].paragraphs)
    for section in paper.sections[at + 1 :]:
        if section.heading is None or (section.heading.level or 1) <= depth:
            break
        points += section.paragraphs
    return points


def _prose(section: Section) -> Iterator[Paragraph]:
    """The paragraphs that a body wants numbered: not tables, quotations, bullets or short lines."""
    for paragraph in section.paragraphs:
        plain = paragraph.cell is None and paragraph.kind != "quote" and not paragraph.bullet
        long = len(paragraph.text.split()) >= _PROSE or number_of(paragraph) is not None
        if plain and long and paragraph.story == "body":
            yield paragraph


def _goes_on(paragraph: Paragraph) -> bool:
    """A paragraph that goes on after a quotation begins with a small letter, and a sub-item has a
    letter of its own."""
    return paragraph.text[:1].islower() or paragraph.label is not None


def _breaks(rule: Rule, numbered: Sequence[tuple[Paragraph, str]]) -> Iterator[Finding]:
    seen: dict[str, Paragraph] = {}
    last: dict[str, int] = {}
    for paragraph, number in numbered:
        stem, _, tail = number.rpartition(".")
        if number in seen:
            message = f"The number {number} stands twice."
            yield breach(rule, where(paragraph), message, "Number the paragraphs again.")
        elif stem in last and int(tail) > last[stem] + 1:
            message = f"The numbers go from {last[stem]} to {tail}."
            yield breach(rule, where(paragraph), message, "Number the paragraphs again.")
        seen[number] = paragraph
        last[stem] = int(tail)
