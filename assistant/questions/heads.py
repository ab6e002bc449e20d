"""A paper in; out come its title, who asks, its reference, and whose rules it is under.

The promise: each is printed in the paper, in these words, or it is None.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.documents import Document
from assistant.passages.paper import Line, head_lines
from assistant.questions.named import begins_named

_HEAD = 30
"""Blocks in which a paper says what it is and who asks."""
_CONSULTS = re.compile(
    r"\b(?:consultation|call for (?:evidence|views)|green paper|white paper|inquiry)\b", re.I
)
_NO_TITLE = re.compile(
    r"(?:(?:public |open |government )?consultation(?: (?:document|paper|response form|form))?|"
    r"contents|"
    r"foreword|introduction|summary|executive summary|about this (?:document|consultation)|"
    r"call for "
    r"evidence|closed? consultation|open consultation|response form|respondent information form|"
    r"terms of reference|\W*)",
    re.IGNORECASE,
)
_NO_METADATA = re.compile(
    r"(?:word document|document\d*|untitled.*|microsoft word.*|.*\.\w{3,4}|title)", re.I
)
_SUFFIX = re.compile(
    r"\s+[-|–]\s+(?:GOV\.UK|gov\.scot|GOV\.WALES|Citizen Space|Ofcom)$", re.IGNORECASE
)
_FACT = re.compile(
    r"(?:\w+ ){0,3}(?:date|issued|published|closes|closing|deadline|reference|ref|number|isbn|"
    r"version|"
    r"e-?mail|tel)\b.*[:\d].*",
    re.IGNORECASE,
)
_BODY = (
    r"Department (?:for|of) (?!the purposes)[A-Z][\w’'-]*(?:(?:,? (?:and|of|for|the|&)|"
    r",)? [A-Z][\w’'-]*)*|"
    r"Ministry of [A-Z][\w’'-]*(?:(?:,? (?:and|of|for|the|&)|,)? [A-Z][\w’'-]*)*|HM Treasury|"
    r"HM Revenue (?:and|&) "
    r"Customs|Home Office|Cabinet Office|Attorney General[’']s Office|Scottish Government|Welsh "
    r"Government|Llywodraeth Cymru|Northern Ireland (?:Executive|Office|Assembly)|"
    r"Scottish Parliament|"
    r"Senedd Cymru|Welsh Parliament|European Commission|Ofcom|Ofgem|Ofwat|Ofsted|Ofqual|"
    r"Law Commission|"
    r"Competition and Markets Authority|Financial Conduct Authority|Information Commissioner[’']s "
    r"Office|Environment Agency|Health and Safety Executive|NHS England|Care Quality Commission"
)
_KNOWN = re.compile(rf"\b(?:{_BODY})")
_CALLED = re.compile(
    r"(?:The )?(?:[A-Z][\w’'&,-]*|of|for|and|the|on|&)(?: (?:[A-Z][\w’'&,-]*|of|for|and|the|on|"
    r"&)){0,9}"
)
_KIND = re.compile(
    r"\b(?:Department|Ministry|Office|Agency|Authority|Commission|Committee|Council|Government|Treasury|"
    r"Regulator|Executive|Inspectorate|Board|Parliament|Assembly|Senedd|Commissioner|Ombudsman)\b"
)
_REFERENCE = re.compile(
    r"\b(?:(?:consultation|our|document|paper)\s+)?(?:reference(?:\s+(?:number|no\.?))?|ref(?:\.|\s+no\.?)?|"
    r"number|docket(?:\s+(?:id|no\.?|number))?|RIN)\s*:\s*(?P<number>[A-Z0-9][\w./()-]*(?:\s[\w./-]*\d[\w./-]*)?)",
    re.IGNORECASE,
)
_NO_REFERENCE = re.compile(
    r"\b(?:telephone|phone|company|charity|isbn|page|account)\W*$", re.IGNORECASE
)
_VENUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("scottish-government", re.compile(r"Scottish Government")),
    ("ofcom", re.compile(r"Ofcom")),
    ("senedd", re.compile(r"Senedd|Welsh Parliament")),
    ("ni-assembly", re.compile(r"Northern Ireland Assembly")),
    ("eu-have-your-say", re.compile(r"European Commission")),
    ("commons-public-bill-committee", re.compile(r"Public Bill Committee")),
    (
        "government-department",
        re.compile(r"^(?:Department (?:for|of)|Ministry of|HM |Home Office|Cabinet Office)"),
    ),
)
_LORDS = re.compile(r"\bHouse of Lords\b")
_COMMONS = re.compile(r"\bHouse of Commons\b")


class Head(NamedTuple):
    """What the head of a paper says; ``venue`` names the rules of the body that asks."""

    title: str | None
    body: str | None
    reference: str | None
    venue: str | None


def head_of(document: Document) -> Head:
    """Return what ``document`` says about itself at its head."""
    lines = head_lines(document, _HEAD)
    body = _body(document, lines)
    return Head(
        _title(document, lines, body),
        body,
        _reference(lines),
        _venue(body, document.text[:5000]),
    )


def _title(document: Document, lines: list[Line], body: str | None) -> str | None:
    headings = [
        line
        for line in lines
        if document.blocks[line.index].kind == "heading" and _is_title(line.words, body)
    ]
    if headings:
        top = min(document.blocks[line.index].level or 1 for line in headings)
        first = next(line for line in headings if (document.blocks[line.index].level or 1) == top)
        # A title in ordinary type may stand above the first heading of a part.
        above = [
            line for line in lines if line.index < first.index and _CONSULTS.search(line.words)
        ]
        named = next((line.words for line in above if _is_title(line.words, body)), None)
        return _SUFFIX.sub(
            "", named if named and not _CONSULTS.search(first.words) else first.words
        )
    stated = _SUFFIX.sub("", document.metadata.get("title", "").strip())
    if stated and not _NO_METADATA.fullmatch(stated):
        return stated
    consulting = [line.words for line in lines[:10] if _CONSULTS.search(line.words)]
    for words in (*consulting, *(line.words for line in lines[:5])):
        if _is_title(words, body):
            return words
    return None


def _is_title(words: str, body: str | None) -> bool:
    if words == body or begins_named(words) or _NO_TITLE.fullmatch(words) or _FACT.fullmatch(words):
        return False
    return "?" not in words and not words.endswith(".") and 1 < len(words.split()) < 30


def _body(document: Document, lines: list[Line]) -> str | None:
    for line in lines[:12]:
        words = line.words.strip()
        known = _KNOWN.match(words)
        if known and len(words.split()) <= len(known[0].split()) + 1:
            return known[0]
        if _CALLED.fullmatch(words) and _KIND.search(words) and not _CONSULTS.search(words):
            return words
    labelled = re.search(
        r"(?:^|\n)\s*(?:Published by|Issued by|From|Body|Agency|"
        r"Produced by)\s*[:\t]\s*([^\n\t.]{4,80})",
        document.text[:20_000],
    )
    if labelled:
        return labelled[1].strip()
    known = _KNOWN.search(document.text[:40_000])
    return known[0] if known else None


def _reference(lines: list[Line]) -> str | None:
    for line in lines:
        found = _REFERENCE.search(line.words)
        if found is None or _NO_REFERENCE.search(line.words[: found.start()]):
            continue
        if re.search(r"\d", found["number"]):
            return found["number"].rstrip(".,;)")
    return None


def _venue(body: str | None, top: str) -> str | None:
    if "regulations.gov" in top:
        return "us-regulations"
    if body is None:
        return None
    for venue, name in _VENUES:
        if name.search(body):
            return venue
    if "Committee" in body:
        if _LORDS.search(top) and not _COMMONS.search(top):
            return "lords-select-committee"
        if _COMMONS.search(top) and not _LORDS.search(top):
            return "commons-select-committee"
    return None
