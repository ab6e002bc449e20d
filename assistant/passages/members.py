"""Members go in as a report of debates first names them; later, shorter labels are answered.

"Mr Smith" is "John Smith (Leeds West) (Lab)" where the report names only one Smith. The promise:
two members whom a label fits are nobody, with the reason.
"""

from __future__ import annotations

import re

from assistant.passages.hansard_labels import Named
from assistant.passages.passage import Person, Speaker
from assistant.passages.roster import Roster, speaker_of

SEVERAL = "“{}” are several people."
TWO_STYLES = "The report has more than one “{}”, and does not say which is which."
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Professor)\.?\s", re.IGNORECASE
)
_STYLES = {"mr": "Mr", "sir": "Mr", "mrs": "Ms", "ms": "Ms", "miss": "Ms", "dame": "Ms"}
"""Two labels of one surname with different styles are two people."""


class Members:
    """The members of one report, in the order in which they are first named."""

    def __init__(self, known: tuple[Person, ...] = ()) -> None:
        self.people: dict[str, Person] = {p.name: p for p in known}
        self._roster = Roster(self.people.values())
        self._styles: dict[str, set[str]] = {}

    def meet(self, named: Named) -> None:
        """Remember a member named in full: before the speeches are read, all are met."""
        if named.name is None or named.collective:
            return
        title, _, rest = named.name.partition(" ")
        if style := _STYLES.get(title.casefold().rstrip(".")):
            self._styles.setdefault(rest.split()[-1] if rest else "", set()).add(style)
        if not _is_full(named):
            return
        person = self._person(named)
        known = self.people.get(named.name)
        if known is None:
            self.people[named.name] = person
        else:
            self.people[named.name] = known.model_copy(
                update={
                    "role": known.role or person.role,
                    "organisation": known.organisation or person.organisation,
                }
            )
        self._roster = Roster(self.people.values())

    def speaker(self, named: Named) -> tuple[Speaker | None, str | None]:
        """Return who speaks, or None and why."""
        if named.collective:
            return None, SEVERAL.format(named.label)
        if named.name is None:
            return self._by_office(named)
        person = self.people.get(named.name)
        if person is not None:
            return self._speaker(named, person), None
        surname = named.name.split()[-1]
        if len(self._styles.get(surname, ())) > 1 and _TITLED.match(named.name):
            return None, TWO_STYLES.format(surname)
        found = self._roster.find(named.name)
        if found.person is not None:
            return self._speaker(named, found.person), None
        if found.several:
            return None, found.reason
        return speaker_of(named.label, Person(name=named.name, list="members")), None

    def _by_office(self, named: Named) -> tuple[Speaker | None, str | None]:
        """An office without a name: its holder, where one was named; the chair by its title."""
        office = named.office or named.label
        holders = [p for p in self.people.values() if p.role == office]
        if len(holders) == 1:
            return speaker_of(named.label, holders[0]), None
        if len(holders) > 1:
            names = " or ".join(p.name for p in holders)
            return None, f"“{office}” could be {names}."
        return Speaker(label=named.label, name=office), None

    def holds(self, office: str) -> bool:
        """Return whether the report names who holds ``office``."""
        return any(p.role == office for p in self.people.values())

    def _speaker(self, named: Named, person: Person) -> Speaker:
        role = named.office or person.role
        return Speaker(
            label=named.label, name=person.name, role=role, organisation=person.organisation
        )

    def _person(self, named: Named) -> Person:
        seat = f"{named.seat} ({named.party})" if named.seat and named.party else None
        return Person(
            name=named.name or "",
            role=named.office,
            organisation=seat or named.seat or named.party,
            list="members",
        )


def _is_full(named: Named) -> bool:
    """A name with its seat, party or office, or one of two words without a title."""
    name = named.name or ""
    if named.seat or named.party or named.office:
        return True
    return len(name.split()) > 1 and not _TITLED.match(name)
