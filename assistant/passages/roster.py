"""The people a document lists go in; a name printed at a passage is answered with one of them.

The promise: the person who is surely meant, or nobody with the reason why. Two people who fit are
nobody; so is a name that no list holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.passages.passage import Person, Speaker

_TITLES_TEXT = """
mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl councillor
cllr reverend rev rt hon the chief constable superintendent inspector sergeant detective
commander general colonel captain major judge justice ambassador minister his her excellency
right honourable
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_HONOURS_TEXT = """
mp msp ms mla ml td mep kc qc cbe obe mbe kbe dbe ch cb kcb dcb qpm kpm phd frs bt am
"""
_HONOURS = frozenset(_HONOURS_TEXT.split())
_BEHIND = re.compile(r"\s*(?:\(.*|,.*|\s[-–—]\s.*)$")
"""What a label may add to a name: "Rob Jones (NCA)", "Rob Jones, National Crime Agency"."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")

MOST_REMEMBERED = 1000
"""Labels whose answer is kept: the same few people speak again and again."""


@dataclass(frozen=True)
class Resolved:
    """Who is meant, or None and why; ``several`` when more than one person fits, ``fitting``."""

    person: Person | None
    reason: str | None = None
    several: bool = False
    fitting: tuple[Person, ...] = ()


class Roster:
    """The people of one document, found by any form of their names that fits one of them only."""

    def __init__(self, people: Iterable[Person], initials: dict[str, str] | None = None) -> None:
        self.people = _merged(people)
        self._initials = initials or {}
        self._words = [_core(p.name) for p in self.people]
        self._found: dict[str, Resolved] = {}

    def find(self, label: str) -> Resolved:
        """Return who ``label`` ("Rob Jones", "Lord Stevenson", "the Chair", "SB") names."""
        found = self._found.get(label)
        if found is None:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            found = self._found[label] = self._resolve(label)
        return found

    def _resolve(self, label: str) -> Resolved:
        label = " ".join(label.split()).strip(" .:")
        for name in dict.fromkeys((label, _BEHIND.sub("", label))):
            for fitting in (self._exact(name), self._full(name), self._part(name)):
                if len(fitting) == 1:
                    return Resolved(fitting[0])
                if fitting:
                    names = " or ".join(p.name for p in fitting)
                    return Resolved(
                        None, f"“{label}” could be {names}.", several=True, fitting=tuple(fitting)
                    )
        return Resolved(None, f"“{label}” is not in the document’s lists of people.")

    def names_fully(self, label: str) -> bool:
        """Return whether ``label`` is one person's whole name, whatever stands behind a comma."""
        name = _BEHIND.sub("", " ".join(label.split()))
        return len(name.split()) > 1 and len(self._exact(name) or self._full(name)) == 1

    def forms(self) -> list[str]:
        """Return every form by which somebody listed may be named, the longest first."""
        forms = set(self._initials.values())
        for person, words in zip(self.people, self._words, strict=True):
            forms |= {person.name, " ".join(words), *(words[:1] + words[-1:])}
            forms |= {_without_honours(person.name), _letters(words), *_titled(person.name, words)}
        return sorted((f for f in forms if f), key=lambda f: (-len(f), f))

    def _exact(self, label: str) -> list[Person]:
        return [p for p in self.people if p.name == label]

    def _full(self, label: str) -> list[Person]:
        wanted = _core(label)
        full = [
            p
            for p, words in zip(self.people, self._words, strict=True)
            if words == wanted and (len(words) > 1 or _same_title(label, p.name))
        ]
        return full or [p for p in self.people if self._initials.get(p.name) == label]

    def _part(self, label: str) -> list[Person]:
        wanted = _core(label)
        if not wanted:
            role = re.sub(r"^the ", "", label, flags=re.IGNORECASE).casefold()
            return [p for p in self.people if p.role and p.role.casefold() == role]
        if len(wanted) == 1 and label.isupper() and 2 <= len(label) <= 4:
            return [
                p for p, w in zip(self.people, self._words, strict=True) if _letters(w) == label
            ]
        fitting = [
            p
            for p, words in zip(self.people, self._words, strict=True)
            if _fits(wanted, words) and _titles_agree(label, p.name)
        ]
        if not fitting and len(wanted) == 1:
            role = wanted[0].casefold()
            return [p for p in self.people if p.role and p.role.casefold() == role]
        return fitting


def speaker_of(label: str, person: Person) -> Speaker:
    """Return the speaker that ``label`` at a passage stands for."""
    return Speaker(
        label=label, name=person.name, role=person.role, organisation=person.organisation
    )


def _merged(people: Iterable[Person]) -> tuple[Person, ...]:
    """Someone who stands in two lists is one person, with the fuller entry."""
    merged: dict[str, Person] = {}
    for person in people:
        key = " ".join(_core(person.name)) or person.name
        known = merged.get(key)
        if known is None:
            merged[key] = person
            continue
        merged[key] = known.model_copy(
            update={
                "role": known.role or person.role,
                "organisation": known.organisation or person.organisation,
            }
        )
    return tuple(merged.values())


def _core(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles before it and honours after it."""
    words = _WORD.findall(name.replace(".", " "))
    while words and words[0].casefold() in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in _HONOURS:
        words = words[:-1]
    return tuple(words)


def _titled(name: str, words: tuple[str, ...]) -> set[str]:
    """Return the last name with each title that the list gives, and with all of them."""
    titles = name.partition(words[0])[0].split() if words else []
    return {f"{title} {words[-1]}" for title in (*titles, " ".join(titles)) if title}


def _without_honours(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].casefold().strip(".,") in _HONOURS:
        words = words[:-1]
    return " ".join(words)


def _title(name: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(name) if w.casefold() in _TITLES}


def _same_title(one: str, other: str) -> bool:
    return _title(one) == _title(other)


def _titles_agree(label: str, name: str) -> bool:
    """“Lord Jones” is not “Rob Jones”, unless the list gives no title at all to anyone so named."""
    peer = {"lord", "lady", "baroness", "baron", "viscount", "earl"}
    return (_title(label) & peer) <= _title(name)


def _fits(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(wanted) == 1:
        return wanted[0] in (words[:1] + words[-1:])
    first = wanted[0]
    same = words[0] == first or (len(first) == 1 and words[0].startswith(first))
    return same and wanted[-1] == words[-1] and len(wanted) <= len(words)


def _letters(words: tuple[str, ...]) -> str:
    return "".join(w[0] for w in words).upper()
