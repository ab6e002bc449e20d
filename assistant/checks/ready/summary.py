"""The summary of a paper: there, first, a list, and within its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ready.finding import breach
from assistant.checks.ready.numbers import number_of
from assistant.checks.ready.paper import Paper
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_EARLY = 150
"""Words that may stand before a summary: who sends the paper, to whom, and when."""

_SENDER = 40
"""Words that say whom a short paper is from, and of what date."""

_TYPED_BULLET = re.compile(r"^\s*(?:[•·▪●○◦‣∙*–—-]|o(?=\s))\s*\S|^\s*\(?(?:\d{1,2}|[a-z])[.)]\s")

_FULL_PAGE = 500
"""Words of a page of A4 in eleven points that nothing but a summary stands on."""


def check_summary(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that does not begin with a summary, as a list, within its length."""
    at = next((i for i, section in enumerate(paper.sections) if section.is_summary), None)
    if at is None:
        message = "There is no summary of the main points."
        yield breach(rule, "The opening", message, "Put one first, as a list of bullets.")
        return
    section = paper.sections[at]
    before = sum(len(p.text.split()) for s in paper.sections[:at] for p in s.paragraphs)
    after = sum(len(p.text.split()) for s in paper.main for p in s.paragraphs) - before
    points = _with_subsections(paper, at)
    words = sum(len(p.text.split()) for p in points)
    if before > _EARLY or (before > _SENDER and before > after - words):
        message = f"The summary comes after {before:,} words."
        yield breach(rule, f"“{section.title}”", message, "Put it first.")
    if "bullets" in rule.values and not any(_is_point(p) for p in points):
        message = "The summary is not a list."
        yield breach(rule, f"“{section.title}”", message, "Make a bullet of each main point.")
    if rule.limit is not None and words > rule.limit * _FULL_PAGE:
        most = "a page" if rule.limit == 1 else f"{rule.limit:g} pages"
        message = f"The summary has {words:,} words, more than {most}."
        yield breach(rule, f"“{section.title}”", message, "Keep what decides the matter.")


def _is_point(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a bullet or an item, made by the program or typed."""
    return paragraph.kind == "item" or _TYPED_BULLET.match(paragraph.text) is not None


def _with_subsections(paper: Paper, at: int) -> list[Paragraph]:
    heading = paper.sections[at].heading
    depth = heading.level or 1 if heading is not None else 1
    points = list(paper.sections[at].paragraphs)
    for section in paper.sections[at + 1 :]:
        if section.heading is None or (section.heading.level or 1) <= depth:
            break
        points += section.paragraphs
    return points[: _end_of_list(points)]


def _end_of_list(points: list[Paragraph]) -> int:
    """Where numbered paragraphs begin after the bullets: the summary is over, heading or not."""
    bulleted = False
    for at, point in enumerate(points):
        bulleted = bulleted or point.bullet
        if bulleted and not point.bullet and number_of(point) is not None:
            return at
    return len(points)
