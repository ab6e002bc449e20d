"""Contact details in the body, where bodies that publish submissions do not want them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.briefs.brief import Brief
from assistant.drafting.draft import Block, Draft, Heading, Link, Words
from assistant.drafting.evidence import Shelf
from assistant.drafting.lines import lines_of
from assistant.findings import Finding

_AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|"
    "K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|RG|RH|RM|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|"
    "UB|W[ACDFNRSV]?|YO|ZE"
)
"""The letters with which a postcode begins (Royal Mail's postcode areas), so that reference numbers
of other kinds are no postcodes."""

PATTERNS: dict[str, re.Pattern[str]] = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "a telephone number": re.compile(
        r"(?<![\d£$€.,/=#-])(?<!ISBN )(?<!ISBN: )"
        r"(?:(?:\+|\b00)44[\s.-]?(?:\(0\))?[\s.-]?|\(?0(?!0))"
        r"(?:\d[\s().–‑-]{0,2}){8,9}\d(?![\d.,]\d)"
        r"|(?<![\d£$€])\+\d{1,3}[\s.(-]{1,2}(?:\d[\s().–‑-]{0,2}){6,12}\d\b"
        r"|(?<![\d-])(?:\(\d{3}\)\s?|\b\d{3}-)\d{3}-\d{4}\b"
    ),
    "a postcode": re.compile(
        rf"\b(?:{_AREAS})\d[A-Z\d]?\s?\d[A-Z]{{2}}\b"
        rf"|\b(?:{_AREAS.lower()})\d[a-z\d]?\s?\d(?!st|nd|rd|th)[a-z]{{2}}\b"
    ),
    "a National Insurance number": re.compile(
        r"\b(?:[A-CEGHJ-PR-TW-Z]{2}|QQ)\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"
    ),
    "an NHS number": re.compile(
        r"(?i)\bNHS (?:number|no\.?)(?: is)?\W{1,3}\d{3}\W?\d{3}\W?\d{4}\b"
    ),
    "a date of birth": re.compile(r"(?i)\b(?:d\.?o\.?b\.?|date of birth)\W{1,3}\d{1,2}\W"),
}
"""Form, not meaning: what looks like a number of the kind is told, and the author judges."""


def check_personal_data(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find contact details in our own words; the address at the head of a letter may be one."""
    del library
    contact = brief.respondent.contact
    known = [v for v in (contact.email, contact.telephone, contact.address) if v]
    place = "The opening"
    for block in draft.body:
        if isinstance(block, Heading):
            place = "".join(p.text for p in block.content if isinstance(p, Words)) or place
        if getattr(block, "style", "") == "address":
            continue
        yield from _in_block(block, place, known)


@lru_cache(maxsize=4096)  # The drafts of a batch hold the same lines again and again.
def _kinds(text: str) -> tuple[str, ...]:
    return tuple(kind for kind, pattern in PATTERNS.items() if pattern.search(text))


def _in_block(block: Block, place: str, known: list[str]) -> Iterator[Finding]:
    for line in lines_of((block,)):
        text = "".join(p.text for p in line if isinstance(p, Words | Link))
        kinds = list(_kinds(text))
        kinds += [] if kinds else ["a contact detail of yours" for v in known if v in text][:1]
        for kind in kinds:
            yield Finding(
                code="contact-details",
                severity="warning",
                place=place,
                message=f"There is {kind} in the body; most bodies publish what they receive.",
                fix="Move it to the covering message.",
            )
