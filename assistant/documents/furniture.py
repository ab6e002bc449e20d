"""A line goes in; out comes whether it is the page's furniture and not the text's own.

Protective markings as the UK Government Security Classifications print them, the Traffic Light
Protocol 2.0 (https://www.first.org/tlp/), embargoes, and page counts. Only a line that holds
nothing else counts, so that a sentence about a marking stays text.
"""

from __future__ import annotations

import re

from assistant.documents.document import AnchorKind

LONGEST_FURNITURE = 80
"""Characters; a longer line is a sentence."""

_CAPITALS = re.compile(
    r"""(?:
        (?:UK\s+)?(?:TOP\s+)?SECRET | (?:UK\s+)?OFFICIAL(?:\s*[-–—:/]?\s*SENSITIVE)?
        | CONFIDENTIAL | RESTRICTED | PROTECT | UNCLASSIFIED | NOT\s+PROTECTIVELY\s+MARKED
    )
    (?:\s*[-–—:/]{1,2}\s*[A-Z][A-Z ,&/-]{2,40})?""",
    re.VERBOSE,
)
_ANY_CASE = re.compile(
    r"""(?:
        TLP\s*:?\s*(?:RED|AMBER(?:\s*\+\s*STRICT)?|GREEN|CLEAR|WHITE)
        | (?:strictly\s+)?not\s+for\s+(?:publication|onward\s+circulation|wider\s+circulation)
        | in\s+(?:strict\s+)?confidence
        | (?:strictly\s+)?(?:private\s+and\s+confidential)
        | (?:strictly\s+)?embargoed\s*(?:until|:|to)\s+[^\n]{3,60}
        | chatham\s+house\s+rules?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE = re.compile(r"[-–—\s]*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s]*", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:\d{1,2} \w{3,9} \d{4} ?: ?)?column[ :]+(?P<column>\d{1,5}(?:W[HS]?|WA|GC)?)"
    r"(?: ?[-–—] ?continued)?",
    re.IGNORECASE,
)
"""How a report of debates prints the number of a column ("12 Mar 2014 : Column 973W")."""

_WRAPPING = re.compile(r"^[\s*_#>\[(=~-]+|[\s*_#\])=~.-]+$")
_FIRST_LETTERS = frozenset("OSTCRPUNIETofstcrpunie")
_BEFORE = " \t*_#>[(=~-"
_BEGINNINGS = ("cha", "col", "con", "emb", "in", "not", "off", "pag", "pr", "res", "sec", "str",
               "tlp", "top", "uk", "unc")  # fmt: skip
"""How every kind of furniture begins: nearly all lines are told by this alone, and fast."""


def furniture_in(line: str) -> tuple[AnchorKind, str] | None:
    """Return the kind of furniture the whole ``line`` is and its bare words, or None."""
    if len(line) > LONGEST_FURNITURE:
        return None
    bare = line.lstrip(_BEFORE)
    if bare[:1].isdigit() and (column := _COLUMN.fullmatch(bare.rstrip("]) \t*_"))):
        return "column", column["column"]
    if not bare[:3].lower().startswith(_BEGINNINGS) and not bare[:1].isspace():
        return None
    words = _WRAPPING.sub("", line)
    if not words or words[0] not in _FIRST_LETTERS:
        return None
    if column := _COLUMN.fullmatch(words):
        return "column", column["column"]
    if _CAPITALS.fullmatch(words) or _ANY_CASE.fullmatch(words):
        return "marking", words
    return ("furniture", words) if _PAGE.fullmatch(words) else None


_OPEN_WORDS_TEXT = """
the a an of and or to by with in for from on at as that which who is are was were be been has
have had not than then into their its our your his her this these those some any will would
should could may might can must
"""
_OPEN_WORDS = frozenset(_OPEN_WORDS_TEXT.split())
_CLOSED = frozenset('.!?:;”"')
SHORTEST_SENTENCE = 40
"""Characters; what stands before furniture and is shorter may be a heading."""


def runs_over(before: str, after: str) -> bool:
    """Return whether a sentence begun in ``before`` goes on in ``after``, below the furniture.

    Sure signs only: the text above has no closing mark, and the text below begins in lower case,
    or the last word above cannot end a sentence.
    """
    above, below = before.rstrip(" \t*_"), after.lstrip(" \t*_")
    if len(above) < SHORTEST_SENTENCE or not below or above[-1] in _CLOSED:
        return False
    if below[0].islower():
        return not re.match(r"[a-z]{1,4}[.)]\s", below)
    last = above.rsplit(None, 1)[-1]
    return below[0].isalnum() and (last in _OPEN_WORDS or last.endswith(","))
