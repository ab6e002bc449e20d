"""How long a paper is: words, characters and pages, counted as its venue counts them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import FIRST_PAGE, Paper, Section
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Counted, Rule

_USUAL: tuple[Counted, ...] = ("body", "tables", "headings", "summary")


def check_words(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that has more words than it may."""
    count = sum(len(text.split()) for text in counted_texts(paper, rule.counted))
    yield from _over(rule, count, "words")


def check_characters(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that has more characters, spaces and line ends included, than it may."""
    count = len("\n".join(counted_texts(paper, rule.counted)))
    yield from _over(rule, count, "characters")


def check_pages(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper of too many pages, by what the program that saved it counted."""
    if rule.limit is None:
        return
    if paper.pages is None:
        yield _pages_unknown(rule, paper)
    elif paper.pages > rule.limit:
        message = f"The file has {paper.pages} pages; the limit is {rule.limit:g}."
        yield breach(rule, "The paper", message, f"Cut {paper.pages - rule.limit:g} pages.")


def check_long_paper_summary(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper of more pages than the limit that has no summary."""
    pages = paper.pages or len(paper.text.split()) / FIRST_PAGE
    has_summary = any(section.is_summary for section in paper.sections)
    if rule.limit is not None and pages > rule.limit and not has_summary:
        message = f"The paper has about {pages:.0f} pages and no summary."
        yield breach(rule, "The opening", message, "Put a summary of a page first.")


def counted_texts(paper: Paper, counted: tuple[Counted, ...]) -> list[str]:
    """Return the texts that a limit counts, one for each paragraph."""
    parts = counted or _USUAL
    texts = []
    for section in paper.sections if "annexes" in parts else paper.main:
        if not section.is_summary or "summary" in parts:
            texts += _of_section(section, parts)
    if "notes" in parts:
        notes = ("footnote", "endnote")
        texts += [p.text for p in paper.file.paragraphs if p.story in notes and p.text.strip()]
    return texts


def _of_section(section: Section, parts: tuple[Counted, ...]) -> list[str]:
    heading = [section.heading] if section.heading is not None and "headings" in parts else []
    return [p.text for p in (*heading, *section.paragraphs) if _counts(p, parts)]


def _counts(paragraph: Paragraph, parts: tuple[Counted, ...]) -> bool:
    return "tables" in parts if paragraph.cell is not None else True


def _over(rule: Rule, count: int, unit: str) -> Iterator[Finding]:
    if rule.limit is not None and count > rule.limit:
        message = f"{count:,} {unit}; the limit is {rule.limit:,.0f}."
        yield breach(rule, "The paper", message, f"Cut {count - rule.limit:,.0f} {unit}.")


def _pages_unknown(rule: Rule, paper: Paper) -> Finding:
    about = max(1, round(len(paper.text.split()) / FIRST_PAGE))
    return Finding(
        code=f"venue-{rule.rule}",
        severity="info",
        place="The paper",
        message=f"The file does not say how many pages it has (about {about} by its words); the "
        f"limit is {rule.limit:g}.",
        fix="Look at the page count when you open it.",
    )
