"""A line of minutes goes in; out come the actions it sets, and whether it is a footer.

"ACTION: JS/AB" sets an action for two people and says nothing that could be quoted: it leaves the
text. "Action: JS to write to the bank" stays, and is an action too. The promise: who must act is
printed as it stands, and named only where the lists of people make it certain.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.passages.dates import find_date
from assistant.passages.roster import Roster

_ACTION = re.compile(
    r"(?:ACTIONS?|Actions?)\b(?:\s+(?:points?|by|for|on)\b)?\s*[:–-]\s*(?P<rest>.*)$", re.DOTALL
)
_OWNERS = re.compile(
    r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
    r"(?:\s*(?:/|,|&|\band\b|\+)\s*[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})*[.]?$"
)
_PARTS = re.compile(r"\s*(?:/|,|&|\band\b|\+)\s*")
_BEGINS = re.compile(r"(?P<who>[A-Z][\w’'/&-]*(?:\s[A-Z][\w’'-]*){0,2})\s+(?:to|will)\s")
_FOOTER = re.compile(
    r"(?:Signed|Signature|Position|Name|Date|Dated|Chair|Chairman|Chairperson|Chairwoman|Minutes "
    r"(?:signed|approved)[\w ]*)(?: \([\w ]+\))?\s*[:.]*\s*(?:[_…]{2,}|\.{4,})[_….\s]*"
    r"(?:\(?(?:Chair|Chairman|Date|Dated|Name)\)?\s*:?[_….\s]*)*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:date (?:and time )?of )?(?:the )?next meeting\b", re.IGNORECASE)


def is_footer(words: str) -> bool:
    """Return whether ``words`` are a line to sign or date the minutes on."""
    return bool(_FOOTER.match(words))


def next_meeting(words: str) -> str | None:
    """Return the day of the next meeting where ``words`` announce it."""
    return find_date(words) if _NEXT.match(words) else None


def action_words(words: str) -> str | None:
    """Return what stands behind "ACTION:", or None where the line sets no action."""
    found = _ACTION.match(words)
    return found["rest"].strip() if found else None


def names_owners_only(words: str) -> bool:
    """Return whether ``words`` are names or initials and nothing else ("MS/AB/SF")."""
    return not words or bool(_OWNERS.match(words))


def action(words: str, item: str | None, roster: Roster) -> dict[str, Any]:
    """Return one action as plain values: its item, its words, and who must act."""
    begins = _BEGINS.match(words)
    who = words.rstrip(".") if names_owners_only(words) else begins["who"] if begins else ""
    owners = [_owner(part, roster) for part in _PARTS.split(who) if part]
    return {"item": item, "words": words, "by": owners}


def _owner(printed: str, roster: Roster) -> dict[str, str | None]:
    resolved = roster.find(printed)
    return {"printed": printed, "name": resolved.person.name if resolved.person else None}
