"""An element of a report of debates goes in; out comes who its marks say speaks.

By attribute (``speakername``, or ``by`` and ``as`` with the file's list of people and roles), by
the details of the speaker inside the speech, or as printed. The promise: a code that the file does
not explain names nobody.
"""

from __future__ import annotations

import re

from assistant.documents.said import Said
from assistant.documents.xml.marks import name_of, words_of
from assistant.documents.xml_part import Element

_GIVEN = ("speakername", "speaker", "person")
_NAME = re.compile(r"[^\W\d_][\w.,'’()/& -]*\s[\w.,'’()/& -]*\w[.)]?|[A-Z]\w{2,}")
_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|Leader|Whip|Chair\w*|President|Speaker|Premier|Treasurer|Attorney|"
    r"Solicitor|Chancellor)\b"
)
_LISTED = re.compile(r"(?P<last>[^,]+),\s*(?P<first>[^,]+?)(?:,\s*(?P<after>[^,]+))?$")
_BRACKETED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*:?$")
_PLACES = ("seat", "electorate", "constituency")


class Names:
    """The people and roles a file lists, by the codes its speeches give."""

    def __init__(self, root: Element) -> None:
        self._people: dict[str, str] = {}
        self._talkers: dict[str, Said] = {}
        self._roles: dict[str, str] = {}
        for element in root.iter():
            if isinstance(element.tag, str):
                self._list(element)

    def of(self, element: Element) -> Said:
        """Return who speaks in a speech, as its marks say; nobody where they do not."""
        talker = next((e for e in element if name_of(e) in ("talker", "talk.start")), None)
        if talker is not None:
            return self._talker(talker)
        role = self._roles.get(_code(element.get("as")), "") or element.get("speakeroffice") or ""
        by = _code(element.get("by"))
        known = self._people.get(by)
        if known:
            return Said(known, role, whole=True)
        for key in (*_GIVEN, "by"):
            said = " ".join((element.get(key) or "").split())
            if said and not said.startswith(("#", "uk.org", "/")) and _NAME.fullmatch(said):
                return Said(said, role)
        return Said()

    def named(self, element: Element) -> Said:
        """Return whom a printed name stands for: by its code, or as printed."""
        known = self._talkers.get(_code(element.get("href")))
        return known or printed(words_of(element))

    def _list(self, element: Element) -> None:
        name = name_of(element)
        if name in ("tlcperson", "person", "tlcrole"):
            key = next((v for k, v in element.attrib.items() if str(k).endswith(("eId", "id"))), "")
            shown = element.get("showAs") or element.get("name") or ""
            people = self._roles if name == "tlcrole" else self._people
            if key and shown:
                people[str(key)] = " ".join(str(shown).split())
        elif name == "talker":
            said = self._talker(element)
            code = next((words_of(e) for e in element if name_of(e) == "name.id"), "")
            if code and said.name:
                self._talkers.setdefault(code, said)

    def _talker(self, element: Element) -> Said:
        """Read the details of a speaker (Hansard of Australia)."""
        told: dict[str, str] = {}
        for part in element.iter():
            if isinstance(part.tag, str):
                key = name_of(part)
                key = f"{key} {part.get('role') or ''}".strip() if key == "name" else key
                told.setdefault(key, words_of(part))
        name = told.get("name metadata") or told.get("name display") or told.get("name", "")
        seat = next((told[place] for place in _PLACES if told.get(place)), "")
        return Said(in_order(name), told.get("role", ""), seat, told.get("party", ""), whole=True)


def printed(words: str) -> Said:
    """Return the speaker a printed label names: the label, and what its bracket surely says."""
    label = words.rstrip(": —-").strip()
    found = _BRACKETED.match(label)
    inside, comma, party = (found["inside"] if found else "").rpartition(", ")
    if found is None or not comma:
        return Said(label)
    if _OFFICE.search(inside):
        return Said(found["name"], role=inside, party=party)
    return Said(found["name"], seat=inside, party=party)


def in_order(name: str) -> str:
    """“Abbott, Tony, MP” as one writes it: “Tony Abbott”; “SPEAKER, The” is “The Speaker”."""
    found = _LISTED.match(name)
    if found is None:
        return name
    first = re.sub(r"^Sen\b", "Senator", found["first"].strip())
    last = found["last"].strip()
    return f"{first} {last.capitalize() if last.isupper() else last}"


def _code(said: str | None) -> str:
    return (said or "").strip().lstrip("#")
