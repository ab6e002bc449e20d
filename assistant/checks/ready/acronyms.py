"""Whether the short forms of a paper are spelt out where they are first used.

The promise: a short form that every reader knows, the sender's own name, and what stands in a
quotation, a reference or an address of the web are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_ACRONYM = re.compile(
    r"\b(?:(?=[A-Z]*[A-Z]{2})[A-Z][A-Za-z]?[A-Z]{1,5}|[A-Z][a-z][A-Z])s?\b(?![-/]?\d|\s\d\d\s\d\d\b)(?!-[A-Z\d])"
)
_SHOUTED = re.compile(r"\b[A-Z]{2,}\s+[A-Z]{2,}\s+[A-Z]{2,}\b|^(?:THE|AND|OF|FOR|TO|IN)\b")
QUOTED = re.compile(r"[“‘\"][^”’\"]{12,}[”’\"]")
"""A quotation of more than a word or two; what stands in it is its source's."""

_ELSEWHERE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[A-Z]{2,6}(?:[-/][A-Z\d]+)+\b")
_READ_BY_ALL = """
    UK EU US USA UN BBC NHS MP MPs MEP PM BSL GB NI AM PDF CEO VAT GDP HM HC HL WH DC TV IT AI ID
    PO GP GPs COVID AIDS HIV DNA RAF NATO OK AGM PhD BA MA MSc BSc QC KC OBE CBE MBE SMS FAQ URL
    HTML SCS II III IV VI VII VIII IX XI XII XV XX CC Ltd LLP PLC ISBN ISSN GMT BST EN ES FR MS MSP
    MSPs UNICEF UNESCO OECD MLA MLAs TD AD BC CV DVD CD USB PC RIP SOS VIP QR NB PS RSVP DIY FM AND
    THE NOT GBP USD UKSC EWCA EWHC UKHL CJEU SI
"""
_NUMERAL = re.compile(r"^[IVXLC]+$")
_KNOWN = frozenset(_READ_BY_ALL.split())
"""Short forms that every reader of such papers knows, numerals, and small words in capitals."""

_BEHIND = re.compile(r"\w[\w’'-]*,?\s+\([“‘\"]?(?:the\s+)?([A-Z][A-Za-z]{0,6}?[A-Z])s?[”’\"]?\b")
_BEFORE = re.compile(r"\b([A-Z][A-Za-z]{0,6}?[A-Z])s?\s+\((?:the\s+)?[A-Za-z][\w’-]*[\s-]+\w")
_MEANS = re.compile(
    r"\b([A-Z][A-Za-z]{0,6}?[A-Z])s?\s*(?:[:=–—-]|\bmeans\b|\bis short for\b|\bstands for\b)\s+\w"
)
_LIST = re.compile(r"(?i)\b(?:abbreviations|acronyms|glossary|definitions)\b")


def check_acronyms(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find short forms that are not spelt out where the paper first has them.

    A list of abbreviations, wherever it stands, spells them out too.
    """
    spelt = _listed(paper) | _own_names(paper)
    told: set[str] = set()
    for paragraph in (p for section in paper.main for p in section.paragraphs):
        if paragraph.kind == "quote":
            continue
        here = spelt_out(paragraph.text)
        for short in short_forms(paragraph):
            late = here.get(short, 0) > _first(short, paragraph.text)
            if short not in told | spelt | _KNOWN and (short not in here or late):
                told.add(short)
                message = f"“{short}” is not spelt out."
                fix = "Spell it out where it is first used, with the short form in brackets."
                yield breach(rule, where(paragraph), message, fix)
        spelt |= here.keys()


def _first(short: str, text: str) -> int:
    found = re.search(rf"\b{re.escape(short)}", text)
    return found.start() if found else 0


def short_forms(paragraph: Paragraph) -> Iterator[str]:
    """Yield the short forms of a paragraph in order, quotations and references left out."""
    text = _ELSEWHERE.sub(" ", QUOTED.sub(" ", paragraph.text))
    if _SHOUTED.search(text):
        return  # a line in capitals holds words, not short forms
    for found in _ACRONYM.findall(text):
        if not _NUMERAL.match(found):
            yield found if found in _KNOWN else found.removesuffix("s")


def spelt_out(text: str) -> dict[str, int]:
    """Return where short forms are spelt out: in brackets after words, or before words in them."""
    found = sorted((m.start(1), m[1]) for way in (_BEHIND, _BEFORE) for m in way.finditer(text))
    return {short: place for place, short in reversed(found)}


def _listed(paper: Paper) -> set[str]:
    """Short forms of a list of abbreviations: "CAMHS: child …", or a row of a table."""
    lists = [section for section in paper.sections if _LIST.search(section.title)]
    lines = [p.text for section in lists for p in section.paragraphs]
    rows = {text.strip() for text in lines if _ACRONYM.fullmatch(text.strip())}
    return rows | {short for text in lines for short in _MEANS.findall(text)}


def _own_names(paper: Paper) -> set[str]:
    """Short forms in the title and in the sender's own name."""
    titles = [p.text for p in paper.body if p.kind == "title"]
    titles += [section.title for section in paper.sections[:1]]
    if paper.brief is not None:
        titles.append(paper.brief.respondent.organisation)
    return {short for title in titles for short in _ACRONYM.findall(title)}
