"""What a transcript prints goes in, in reading order; out comes who speaks behind each label.

Names stand as printed. "The Witness" and "A" are the witness sworn last and still in the chair;
"Counsel", "Lead" and "Q" are the counsel whose questions the section holds. The promise: the
speaker is right or nobody, and where nobody, it says why.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from assistant.passages.capitals import HONOURS, proper_name, proper_office
from assistant.passages.hearing_labels import CHAIR
from assistant.passages.passage import Person, Speaker
from assistant.passages.roster import Roster, speaker_of

Who = tuple[Speaker | None, str | None]
"""The speaker, or None and why."""

_WITNESS = frozenset({"a", "the witness", "witness", "answer", "a witness"})
_QUESTIONER = re.compile(
    r"(?:Q|Question|(?:Lead|Leading|Junior|Counsel)"
    r"(?:,?\s(?:Lead|Counsel|Inquiry|to|the|for|Module|\d{1,2}[A-C]?))*)[.,]?$",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:Counsel|Solicitor|Advocate|Chair)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:an? |the |several |all |multiple |some |various )?(?:hon\.? )?"
    r"(?:un(?:known|identified)\b.*|(?:male|female )?"
    r"(?:speakers?|voices?|participants?|witnesses|counsel|members?|jurors?))"
    r"(?: (?:unknown|unidentified))?$",
    re.IGNORECASE,
)
_INTERPRETED = re.compile(r"(?:the )?(?:interpreter|translator)\b", re.IGNORECASE)
_TITLES_TEXT = """
mr mrs ms miss mx dr sir dame lord lady baroness baron viscount earl professor prof reverend rev
cllr councillor judge justice the right honourable
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_ADVOCATE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.?\s", re.IGNORECASE)
"""How a transcript styles counsel: the chair has another title, officers of the hearing none."""
_GENERIC_FILLER = frozenset({"counsel", "to", "the", "for", "module", "q", "question", "leading"})

NO_WITNESS = "“{}”: the transcript does not say which witness is in the chair."
SEVERAL = "“{}”: several witnesses are in the chair ({})."
NO_COUNSEL = "“{}”: this section does not name the counsel who asks."
NO_LABEL = "No speaker is named here."
NO_PERSON = "“{}” names nobody."
INTERPRETED = "An interpreter speaks here for somebody else: the words are a translation."


class Hearing:
    """The state of one hearing: who is in the chair, and who asks.

    ``labels`` are all labels of the transcript; ``listed`` the people its lists name, ``known``
    those that ``sources.yaml`` adds, which win.
    """

    def __init__(
        self, labels: Container[str], listed: Iterable[Person], known: Iterable[Person]
    ) -> None:
        self.people: dict[str, Person] = {p.name: p for p in listed}
        self._labels = labels
        self._listed = Roster([*known, *self.people.values()])
        self._complete = bool(self.people)
        self._chair: list[Person] = []
        self._questioned = False
        self._heading: str | None = None
        self._section: str | None = None
        self._counsel: Person | None = None
        self._spoke: list[Person] = []
        self._roles: dict[str, Person] = {}
        self._answers: dict[str, Who] = {}

    def heading(self, words: str) -> None:
        """Begin a section that is not one of questions: nobody is in the chair or asks."""
        self._heading = words
        self._chair, self._questioned = [], False
        self._no_questions()

    def sworn(self, printed: str) -> None:
        """Put a witness in the chair; those sworn one after the other sit together."""
        name = self._as_headed(" ".join(printed.split()).strip(" ,."))
        person = self._listed.find(name).person or Person(name=name, list="witnesses")
        if self._questioned:
            self._chair, self._questioned = [], False
        if all(p.name != person.name for p in self._chair):
            self._chair.append(person)
        self.people.setdefault(person.name, person)
        self._no_questions()

    def withdrew(self) -> None:
        """Empty the chair."""
        self._chair, self._questioned = [], False
        self._no_questions()

    def questions(self, who: str) -> None:
        """Begin the questions of ``who``: a name, a role, or both ("Jane Doe KC, Lead Counsel")."""
        self._questioned = True
        self._no_questions()
        name, _, role = (part.strip() for part in who.strip(" .").partition(","))
        if _ROLE.search(name):
            self._section = proper_office(who.strip(" ."))
            return
        honours = role and role.casefold() in HONOURS
        printed = f"{name} {role}" if honours else name
        self._section = role if role and not honours else printed
        self._counsel = Person(name=proper_name(printed), role=role or None, list="counsel")
        if honours:
            self._counsel = self._counsel.model_copy(update={"role": None})

    def speaker(self, label: str) -> Who:
        """Return who speaks behind ``label``."""
        answer = self._answers.get(label)
        if answer is None:
            answer = self._answers[label] = self._resolved(label)
        return answer

    def lists(self, label: str) -> bool:
        """Return whether the lists surely know somebody by ``label``."""
        return self._listed.find(label).person is not None

    def is_generic(self, label: str) -> bool:
        """Return whether ``label`` says what somebody is at the hearing, or fits several."""
        low = label.casefold()
        if low in _WITNESS or low in CHAIR or self._listed.find(label).several:
            return True
        return bool(_QUESTIONER.match(label) or _NOBODY.match(label))

    def _no_questions(self) -> None:
        self._answers.clear()
        self._section = self._counsel = None
        self._spoke = []

    def _resolved(self, label: str) -> Who:
        low = label.casefold()
        if low in _WITNESS:
            return self._witness(label)
        if _QUESTIONER.match(label):
            return self._questioner(label)
        if _INTERPRETED.match(label):
            return None, INTERPRETED
        if _NOBODY.match(label):
            return None, NO_PERSON.format(label)
        return self._named(label)

    def _witness(self, label: str) -> Who:
        if len(self._chair) == 1:
            return speaker_of(label, self._chair[0]), None
        if not self._chair:
            return None, NO_WITNESS.format(label)
        return None, SEVERAL.format(label, ", ".join(p.name for p in self._chair))

    def _questioner(self, label: str) -> Who:
        section = set(re.findall(r"\w+", (self._section or "").casefold()))
        asked = set(re.findall(r"\w+", label.casefold())) - _GENERIC_FILLER
        person = self._counsel
        if person is None and len(self._spoke) == 1:
            person = self._counsel = self._spoke[0].model_copy(update={"role": self._section})
        if person is None or self._section is None or not asked <= section:
            return None, NO_COUNSEL.format(label)
        return speaker_of(label, person), None

    def _named(self, label: str) -> Who:
        if label.casefold() in CHAIR:
            chair = self._listed.find(label).person
            return speaker_of(label, chair or Person(name=label, role="Chair", list="")), None
        found = self._listed.find(label)
        if found.several:
            return None, found.reason
        if found.person is not None and (self._complete or found.person.name == label):
            return speaker_of(label, found.person), None
        return self._as_printed(label)

    def _as_printed(self, label: str) -> Who:
        """A witness in the chair by any part of the name that is theirs alone; else the label."""
        fitting = [p for p in self._chair if _names(label, p.name)]
        if len(fitting) == 1 and (_same(label, fitting[0].name) or self._unlabelled(fitting[0])):
            return speaker_of(label, fitting[0]), None
        if len(fitting) > 1:
            return None, SEVERAL.format(label, ", ".join(p.name for p in fitting))
        person = self._counsel
        if person is None or not _names(label, person.name):
            person = Person(name=proper_name(label), list="")
            self._asks(person)
        return speaker_of(label, person), None

    def _asks(self, person: Person) -> None:
        """Remember who spoke in this section besides the witness: one of them asks."""
        if self._section is None or not _ADVOCATE.match(person.name):
            return
        if _names(person.name, self._heading or ""):
            return
        if all(p.name != person.name for p in self._spoke):
            self._spoke.append(person)

    def _unlabelled(self, person: Person) -> bool:
        """Where the full name is a label of its own, another label is somebody else."""
        return person.name not in self._labels

    def _as_headed(self, name: str) -> str:
        """Return a witness’s name in small letters, as the heading prints it if it does."""
        headed = self._heading or ""
        both = _core(headed), _core(name)
        if both[0] and set(both[0]) <= set(both[1]) and both[0][-1] == both[1][-1]:
            return headed if len(both[0]) > 1 or len(both[1]) == 1 else proper_name(name)
        return proper_name(name)


_STYLES = {
    "mr": "a man", "sir": "a man", "mrs": "a woman", "ms": "a woman", "miss": "a woman",
    "dame": "a woman", "lord": "a peer", "lady": "a peer", "baroness": "a peer",
}  # fmt: skip


def _style(name: str) -> str | None:
    first = name.split(" ", 1)[0].casefold().rstrip(".")
    return _STYLES.get(first)


def _names(label: str, name: str) -> bool:
    wanted, words = _core(label), _core(name)
    styles = {_style(label), _style(name)} - {None}
    if len(styles) > 1:
        return False
    if not wanted or not words or wanted[-1] != words[-1]:
        return False
    return len(wanted) == 1 or set(wanted) <= set(words) or set(words) <= set(wanted)


def _same(label: str, name: str) -> bool:
    return len(_core(label)) > 1 and _names(label, name)


def _core(name: str) -> tuple[str, ...]:
    words = [w for w in re.findall(r"[\w’'-]+", name.casefold()) if w not in _TITLES]
    while len(words) > 1 and words[-1] in HONOURS:
        words.pop()
    return tuple(words)
