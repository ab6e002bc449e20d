"""What a paper asks for and of whom, and whether its short forms are spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_ASKING = re.compile(
    r"(?i)\b(?:we|i)\s+(?:\w+\s+)?(?:recommend|ask|urge|call (?:on|for)|propose|request|would like|"
    r"invite|suggest)\b|\brecommendations?\b|\bshould\b|\bmust\b|\bneeds? to\b"
)
_TO_NOBODY = re.compile(
    r"(?i)\b(?:we|i)\s+(?:\w+\s+)?(?:recommend|ask|urge|call for|propose|request|suggest)\s+that\s+"
    r"(?P<who>there (?:is|be|should)|more (?:is|be|should)|something|action|steps|it (?:is|be)|"
    r"everyone|everybody|all)\b"
)
_ACRONYM = re.compile(r"\b(?=[A-Z]*[A-Z]{2})[A-Z][A-Za-z]?[A-Z]{1,5}s?\b(?!-)")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\s+[A-Z]{2,}\s+[A-Z]{2,}\b|^(?:THE|AND|OF|FOR|TO|IN)\b")
_READ_BY_ALL = """
    UK EU US USA UN BBC NHS MP MPs MEP PM BSL GB NI AM PDF CEO VAT GDP HM HC HL WH DC TV IT AI ID
    PO GP GPs COVID AIDS HIV DNA RAF NATO OK AGM PhD BA MA MSc BSc QC KC OBE CBE MBE SMS FAQ URL
    HTML SCS II III IV VI VII VIII IX XI XII CC Ltd LLP PLC ISBN ISSN GMT BST EN ES FR
"""
_KNOWN = frozenset(_READ_BY_ALL.split())
"""Short forms that every reader of such papers knows, and numerals."""


def check_recommendations(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that asks for nothing, or asks nobody in particular."""
    prose = [p for section in paper.main for p in section.paragraphs if p.kind != "quote"]
    if not any(_ASKING.search(p.text) for p in prose):
        message = "The paper asks for nothing."
        yield breach(rule, "The paper", message, "Say what should be done, and by whom.")
    for paragraph in prose:
        found = _TO_NOBODY.search(paragraph.text)
        if found:
            message = f"This request is addressed to nobody (“{found[0]}”)."
            fix = "Name the department, regulator or company that can do it."
            yield breach(rule, where(paragraph), message, fix)


def check_acronyms(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find short forms that are not spelt out at their first use.

    Quotations and notes keep the short forms of their sources.
    """
    told: set[str] = set()
    spelt = _spelt_out(paper.text)
    for paragraph in (p for section in paper.main for p in section.paragraphs):
        if paragraph.kind == "quote":
            continue
        for short in _short_forms(paragraph):
            if short not in told and short not in _KNOWN:
                told.add(short)
                if short not in spelt:
                    message = f"“{short}” is not spelt out."
                    fix = "Spell it out where it is first used, with the short form in brackets."
                    yield breach(rule, where(paragraph), message, fix)


def _short_forms(paragraph: Paragraph) -> Iterator[str]:
    unquoted = re.sub(r"[“‘][^”’]{12,}[”’]", " ", paragraph.text)
    if _SHOUTED.search(unquoted):
        return  # a line in capitals holds words, not short forms
    for found in _ACRONYM.findall(unquoted):
        yield found.removesuffix("s")


def _spelt_out(text: str) -> set[str]:
    """Short forms that stand in brackets after words, or before words in brackets."""
    behind = re.findall(r"\w[\w’'-]*\s+\([“‘]?([A-Z][A-Za-z]{0,6}?[A-Z])s?[”’]?\b", text)
    before = re.findall(r"\b([A-Z][A-Za-z]{0,6}?[A-Z])s?\s+\([A-Za-z]\w+\s+\w", text)
    return {*behind, *before}
