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
_FOR = "Member for "
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
        self._chairs: dict[str, str] = {}
        self._heading: str | None = None
        self._heard: list[str] = []

    def meet(self, named: Named) -> None:
        """Remember a member named in full: before the speeches are read, all are met."""
        if named.name is None or named.collective or named.presiding:
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

    def all_met(self) -> None:
        """Say that all are met: what two people have behind their names alone is their party."""
        held: dict[str, list[str]] = {}
        for name, person in self.people.items():
            if person.list == "members" and person.role and not person.organisation:
                held.setdefault(person.role, []).append(name)
        for role, names in held.items():
            if len(names) > 1 and role.startswith(_FOR):
                for name in names:
                    party = {"role": None, "organisation": role.removeprefix(_FOR)}
                    self.people[name] = self.people[name].model_copy(update=party)
        self._roster = Roster(self.people.values())

    def section(self, heading: str | None) -> None:
        """Begin what stands under another main heading: whoever spoke before may have left."""
        if heading != self._heading:
            self._heading, self._heard = heading, []

    def speaker(self, named: Named) -> tuple[Speaker | None, str | None]:
        """Return who speaks, or None and why."""
        speaker, reason = self._resolved(named)
        if speaker is not None:
            self._heard.append(speaker.name)
        return speaker, reason

    def _resolved(self, named: Named) -> tuple[Speaker | None, str | None]:
        if named.collective:
            return None, SEVERAL.format(named.label)
        if named.presiding:
            return self._in_the_chair(named), None
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
            here = [p for p in found.fitting if p.name in self._heard]
            if len(here) == 1:
                return self._speaker(named, here[0]), None
            return None, found.reason
        return speaker_of(named.label, Person(name=named.name, list="members")), None

    def _in_the_chair(self, named: Named) -> Speaker:
        """Whoever presides is named in full when they take the chair, and by office after that."""
        office = named.office or named.label
        if named.name is not None:
            self._chairs[office.casefold()] = named.name
        name = self._chairs.get(office.casefold())
        return Speaker(label=named.label, name=name or office, role=office if name else None)

    def _by_office(self, named: Named) -> tuple[Speaker | None, str | None]:
        """Return the holder of an office without a name, where one was named."""
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
        return Person(
            name=named.name or "",
            role=named.office or member_for(named.seat),
            organisation=named.party,
            list="members",
        )


def member_for(seat: str | None) -> str | None:
    """Return the role of who holds a seat: a constituency is no body that one belongs to."""
    return f"{_FOR}{seat}" if seat else None


def _is_full(named: Named) -> bool:
    """A name with its seat, party or office, or one of two words without a title."""
    name = named.name or ""
    if named.seat or named.party or named.office:
        return True
    return len(name.split()) > 1 and not _TITLED.match(name)
