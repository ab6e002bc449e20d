"""A line of a list of people goes in; out come name, role and organisation as far as it gives them.

"Name, role of organisation", "Name (initials), organisation", "Name – role". The promise: the words
stay as printed, and a line that is not surely a list entry gives nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.passages.roles import role_and_organisation

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_PARTICLE = r"(?:of|de|der|den|van|von|la|le|du|bin|ibn|al|ap|y)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL}){{0,6}}")
_BRACKETS = re.compile(r"[ ]*\(([^()]{1,80})\)")
_TOGETHER = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Sir|Dame)\.? )+(?:[A-Z]\.? ?){0,3}"
    rf"{_CAPITAL}) (?P<rest>(?:(?:Town|Parish|Deputy|Assistant|Acting|Senior|Vice|Monitoring|Chief|"
    r"Finance|Executive|Managing)[ -])*(?:Clerk|Chair\w*|Director|Secretary|Treasurer|Officer|"
    r"Executive|Head of|Manager|Solicitor|Mayor)\b.*)"
)
"""“Mr W Groves Clerk to the Council”: nothing parts the titled name from what the person is."""

_PARTING = re.compile(r",|[ ]+[-–—][ ]*|[ ]*[–—][ ]+|\t+|[ ]{3,}|:[ ]")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{1,3}$")
LONGEST_LINE = 160
"""Characters; a longer line is a sentence, not an entry."""


@dataclass(frozen=True)
class Listed:
    """One entry of a list: the name as printed with titles and honours, and what follows it."""

    name: str
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None


def listed_people(line: str) -> list[Listed]:
    """Return whom ``line`` lists: one entry, or two joined by "and"; none where it is no entry."""
    person = listed_person(line)
    if person is not None:
        return [person]
    first, joined, second = line.partition(" and ")
    if not joined or not _NAME.fullmatch(first.strip()):
        return []
    other = listed_person(second)
    if other is None:
        return []
    return [Listed(first.strip(), other.role, other.organisation), other]


def listed_person(line: str) -> Listed | None:
    """Return who ``line`` lists, or None where it is no such line."""
    line = line.strip().rstrip(".;,")
    if not line or len(line) > LONGEST_LINE:
        return None
    name, rest = _parted(line)
    inside = _BRACKETS.findall(name)
    name = " ".join(_BRACKETS.sub("", name).split())
    if not _NAME.fullmatch(name):
        together = _TOGETHER.fullmatch(name) if not rest else None
        if together is None:
            return None
        name, rest = together["name"], together["rest"]
    stated = inside + _BRACKETS.findall(rest)
    initials = next((b for b in stated if _are_initials(b, name)), None)
    rest = rest.replace(f"({initials})", "").strip(" ,") if initials else rest
    last = rest.rpartition(",")[2].strip()
    if initials is None and "\t" in line and _are_initials(last, name):  # a column of their own
        initials, rest = last, rest.rpartition(",")[0]
    behind = [b for b in inside if b != initials] + ([rest] if rest else [])
    role, organisation = role_and_organisation(", ".join(behind))
    return Listed(name, role, organisation, initials)


def _are_initials(words: str, name: str) -> bool:
    """“JSt” for John Stone: capitals that begin the first and the last part of the name."""
    capitals = [c for c in words if c.isupper()]
    if not _INITIALS.match(words) or len(capitals) < 2:
        return False
    begins = [part[0] for part in re.split(r"[ -]", name) if part]
    return capitals[-1] == begins[-1] and capitals[0] in begins[:-1]


def _parted(line: str) -> tuple[str, str]:
    """Part the line at the first comma, dash or wide space that stands outside brackets."""
    depth = 0
    for at, char in enumerate(line):
        depth += (char == "(") - (char == ")")
        if depth == 0 and (mark := _PARTING.match(line, at)):
            rest = line[mark.end() :].strip(" ,")
            return line[:at].strip(), re.sub(r"\s*\t\s*", ", ", rest)
    return line, ""
