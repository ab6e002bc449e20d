"""Protective markings of the sources, and the draft's own.

A mark is a question, not proof: released papers keep their old marks. So a marked source must say
how it was released, once; some markings forbid quotation whatever else is known. The rules:
Government Security Classifications (2023), Traffic Light Protocol 2.0 (FIRST, 2022), Chatham House
Rule, and for council papers the exempt items of Schedule 12A to the Local Government Act 1972.
The promise: every quoted source that is marked is judged, and the header of a paper never carries
a marking that is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefs.brief import Brief
from assistant.checks.severity import blocking
from assistant.checks.sources_used import quoted_sources
from assistant.drafting.draft import Draft
from assistant.drafting.evidence import Shelf, chatham_house
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.passages.dates import find_date

_TLP = re.compile(r"TLP\s*:?\s*(RED|AMBER\+STRICT|AMBER|GREEN)", re.IGNORECASE)
_SECRET = re.compile(r"\b(?:TOP[ -]SECRET|SECRET)\b", re.IGNORECASE)
_EMBARGO = re.compile(r"embargo", re.IGNORECASE)
_CLOSED = re.compile(
    r"not for (?:publication|release|disclosure|quotation|citation)|do not (?:quote|cite|publish)"
    r"|\bexempt\b|\bpink papers?\b|\bpart (?:ii|2)\b|\bconfidential\b",
    re.IGNORECASE,
)
"""Papers kept from the public: that they are our own is no leave to publish them."""
_OPEN = re.compile(
    r"^\s*(?:OFFICIAL|TLP\s*:?\s*CLEAR|NOT PROTECTIVELY MARKED|UNCLASSIFIED)\s*$", re.IGNORECASE
)
"""Markings that ask nothing: OFFICIAL alone is a tier that most public papers have."""

_RELEASED = ("published", "foi", "disclosed")
_MADE_PUBLIC = (*_RELEASED, "permission")


def check_markings(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find markings that ask a question or forbid quotation."""
    del brief, library
    for source in quoted_sources(draft):
        if source.marking:
            yield from _source(draft, source, source.marking)
    if draft.final and draft.marking and "draft" in draft.marking.casefold():
        yield Finding(
            code="draft-marking",
            severity="warning",
            place="marking",
            message=f"The copy to send is still marked “{draft.marking}”.",
            fix="Take the marking out of the brief, or change it.",
        )


def _source(draft: Draft, source: Source, marking: str) -> Iterator[Finding]:
    refusal = _forbidden(draft, source, marking)
    if refusal:
        yield refusal
    elif chatham_house(source):
        yield Finding(
            code="chatham-house",
            severity="warning",
            place=source.file,
            message=f"{source.title} was given under the Chatham House Rule: no speaker is named "
            "in the draft, and the words must not show who they are or where they work.",
            fix="Read each quotation for names and posts.",
        )
    elif not _OPEN.match(marking) and _route(source) == "unknown":
        yield Finding(
            code="release-unknown",
            severity=blocking(draft),
            place=source.file,
            message=f"{source.title} is marked {marking}, and it is not recorded how it was "
            "released.",
            fix=f"Find out, and record it: assistant sources release {source.id} --route ROUTE,"
            " with published, foi, disclosed, own or permission for ROUTE.",
        )


def _forbidden(draft: Draft, source: Source, marking: str) -> Finding | None:
    tlp = _TLP.search(marking)
    if tlp:
        message = (
            f"{source.title} is marked TLP:{tlp.group(1).upper()}, which may not be made public."
        )
        return _refusal("tlp", source, message, "Unpin it, or ask its owner to mark it TLP:CLEAR.")
    if _SECRET.search(marking) and _route(source) not in _RELEASED:
        message = f"{source.title} is marked {marking} and is not recorded as released."
        return _refusal("secret", source, message, "Unpin it, and take advice before going on.")
    if _EMBARGO.search(marking) and not _embargo_over(draft, source, marking):
        message = f"{source.title} is under embargo: {marking}."
        return _refusal("embargo", source, message, "Wait, or unpin it.")
    if _CLOSED.search(marking) and _route(source) not in (*_MADE_PUBLIC, "unknown"):
        message = f"{source.title} is marked {marking} and is not recorded as released."
        fix = "Unpin it, or get leave in writing and record the route “permission”."
        return _refusal("not-for-publication", source, message, fix)
    return None


def _embargo_over(draft: Draft, source: Source, marking: str) -> bool:
    """Say whether the paper's date lies after the embargo's; without both dates, no.

    A paper that its owner has published is under embargo no longer.
    """
    until = find_date(marking)
    over = bool(until and draft.date and draft.date > until)
    return over or _route(source) == "published"


def _route(source: Source) -> str:
    return source.release.route if source.release else "unknown"


def _refusal(code: str, source: Source, message: str, fix: str) -> Finding:
    return Finding(code=code, severity="error", place=source.file, message=message, fix=fix)
