"""The paragraphs of minutes go in, one after the other; out comes who speaks in each, and how.

A label names the speaker and holds until the next label, the next heading, or a sentence about
someone else. The promise: the speaker is right or nobody, and where nobody, it says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.passages.passage import Speaker, Voice
from assistant.passages.roster import Roster, speaker_of
from assistant.passages.voice import (
    DOING,
    SAYING,
    Narration,
    begins_with_a_deed,
    in_first_person,
    tells_of_him_or_her,
)

_LABEL = r"(?P<label>[A-Z](?:[^:\n.!?;]|(?<=\b[A-Z])\.|(?<=\b[A-Z]r)\.|(?<=\b[A-Z]rs)\.){0,60})"
"""A label may hold the full stop of an initial or a title, but not that of a sentence."""

_INLINE = re.compile(rf"{_LABEL}:\s+(?=\S)")
_ALONE = re.compile(rf"{_LABEL}:\s*$")
_NAME_LIKE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Prof|Professor|Chief)\.?[ ])*"
    r"[A-Z][a-zA-Z’'-]+(?:[ ](?:(?:of|de|van|von)[ ])?[A-Z][a-zA-Z’'-]+){0,3}"
    r"(?:[ ](?:MP|MSP|MS|MLA|KC|CBE))?$"
)
_WHOLE_NAME = re.compile(r"[^:?!;\n]{3,80}[^:?!;.\n]")
_INITIALS = re.compile(r"[A-Z]{2,4}$")
_NO_PERSON_TEXT = """
action actions agreed note notes noted update option issue question answer resolved decision
example summary background item date time venue location next recommendation however first second
third also so but and then indeed importantly remember why what who how
"""
_NO_PERSON = frozenset(_NO_PERSON_TEXT.split())
_MINUTED = re.compile(
    r"""(?:
        It\ was\ (?:also\ )?(?P<passive>\w+)
        | (?:The|A|An|One|Another|Several|Some|Other|All)?\ ?(?:[Mm]eeting|[Gg]roup|[Cc]ommittee|
          [Bb]oard|[Pp]anel|[Cc]ouncil|APPG|[Mm]embers?|[Aa]ttendees?|[Pp]articipants?|[Dd]elegates?)
          \ (?:was\ |were\ )?(?:also\ |then\ )?(?P<active>\w+)
    )\b""",
    re.VERBOSE,
)
_RECORD = re.compile(
    r"(?:ACTIONS?|Actions?|AGREED|Agreed|RESOLVED|Resolved|DECISIONS?|Decisions?|NOTED)\b[^:.]{0,30}"
    r"\s?[:–-]|(?:Date of )?(?:the )?[Nn]ext meeting\b|There being no\b|Meeting (?:closed|ended)\b"
)
_SOMEONE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Lord|Lady|Baroness|Cllr|Councillor|Professor)\ )?[A-Z][\w’'-]+"
    r"(?:\ [A-Z][\w’'-]+){0,2}\ (?:then\ |also\ )?"
    r"(?:asked|thanked|queried|questioned|enquired|inquired|replied|responded|welcomed|introduced)\b"
)
"""Someone whom no list holds takes part in the meeting."""

_SOMEBODY = re.compile(
    r"(?:An?|One|Another|Several|Some|Two|Three|The)\ (?:other\ |public\ |staff\ )?"
    r"(?:governors?|members?|residents?|councillors?|trustees?|parents?|attendees?|participants?|"
    r"questioners?|colleagues?|speakers?|panellists?|guests?|representatives?|officers?|directors?|"
    r"students?|delegates?|Chair(?:man|woman|person)?|Clerk|Secretary|Treasurer)"
    r"(?:\ of\ (?:the\ )?(?:public|staff|group|board|committee))?\ (?:then\ |also\ )?"
    r"(?P<verb>[a-z]+)\b",
)
"""Someone who takes part and is told by what they are."""

_TITLED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Baroness|Cllr|Councillor|Prof|Professor|Sir|Dame)\.?\ )+"
    r"(?:[A-Z][\w’'-]*\.?\ ){1,3}(?:then\ |also\ |again\ |and\ [A-Z]\w+\ )?"
    r"(?P<verb>[a-z]+)\b"
)

MOST_LABEL_WORDS = 6

NO_NAME = "No speaker is named here."
QUOTED = "The minutes quote here, and do not say whom."


@dataclass
class Said:
    """One paragraph: its offsets, and what is known of its speaker while the turn is open."""

    start: int
    end: int
    text: str
    speaker: Speaker | None = None
    unattributed: str | None = None
    voice: Voice | None = None


@dataclass
class Turns:
    """Walks through the paragraphs of one document; call ``settle`` at its end."""

    roster: Roster
    _narration: Narration = field(init=False)
    _speaker: Speaker | None = None
    _reason: str | None = None
    _turn: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._narration = Narration(self.roster.forms())

    def heading(self) -> None:
        """A heading ends the turn."""
        self._end(None, None)

    def label_alone(self, text: str, *, stands_alone: bool) -> str | None:
        """Return the name when ``text`` is a label on a line of its own, and open its turn.

        Without a colon it must be a whole name, and ``stands_alone`` between blank lines.
        """
        found = _ALONE.match(text)
        label = found["label"].strip() if found else text
        if found is None and (not stands_alone or not _WHOLE_NAME.fullmatch(text)):
            return None
        if found is None and not self.roster.names_fully(label):
            return None
        return label if self._opens(label) is not None else None

    def paragraph(self, start: int, text: str, *, quoted: bool = False) -> Said:
        """Return what ``text``, which begins at ``start``, is; a sure label is left out.

        ``quoted`` says that it is set in as a quotation: then the turn goes on below it.
        """
        if quoted:
            return Said(start, start + len(text), text, None, QUOTED, "quoted")
        found = _INLINE.match(text)
        label = found["label"].strip() if found else ""
        sure = self._opens(label) if label else None
        words = found.end() if found and sure else 0
        said = Said(start + words, start + len(text), text[words:])
        passing = sure is None and self._narrated(text)
        if sure and begins_with_a_deed(said.text):
            self._end(None, f"The words after “{label}” tell what was done, not what was said.")
            passing = True
        self._attribute(said)
        if passing:
            self._reason = None  # it told of this paragraph alone
            self._state(said)
        return said

    def settle(self) -> None:
        """Decide the voice of the turn that is still open."""
        self._end(None, None)

    def _opens(self, label: str) -> bool | None:
        """Open the turn that ``label`` names; None when it is no label of a person.

        True when it surely is one; False when it may be one that no list holds: then nobody speaks,
        and the label stays in the text.
        """
        if len(label.split()) > MOST_LABEL_WORDS:
            return None
        resolved = self.roster.find(label)
        if resolved.person is not None:
            self._end(speaker_of(label, resolved.person), None)
            return True
        if not resolved.several and not _may_name(label):
            return None
        self._end(None, resolved.reason)
        return resolved.several

    def _narrated(self, text: str) -> bool:
        """End the turn where ``text`` tells of someone who is not its speaker; say if it did."""
        reason = self._reason_in(text)
        if reason is not None:
            self._end(None, reason)
        return reason is not None

    def _reason_in(self, text: str) -> str | None:
        name = self._narration.at_start(text)
        if name is not None:
            return self._told_of(name)
        if _RECORD.match(text):
            return "The minutes record here an action or a decision."
        if in_first_person(text):
            return None
        if _tells_of_meeting(text):
            return "The minutes tell here what the meeting did."
        if _SOMEONE.match(text) or _tells_of_a_titled(text):
            return "The minutes tell here of someone whom their lists do not name."
        return None

    def _told_of(self, name: str) -> str | None:
        """Return why a paragraph about ``name`` has no speaker; None inside that person's turn."""
        resolved = self.roster.find(name)
        if resolved.person is None:
            return resolved.reason
        if self._speaker is not None and resolved.person.name == self._speaker.name:
            return None
        return f"The minutes tell here what {resolved.person.name} did or said."

    def _attribute(self, said: Said) -> None:
        said.speaker = self._speaker
        if self._speaker is None:
            said.unattributed = self._reason or NO_NAME
            said.voice = "reported"
        elif self._tells_of_speaker(said.text):
            said.voice = "reported"
        elif in_first_person(said.text):
            said.voice = "spoken"
        self._turn.append(said)

    def _state(self, said: Said) -> None:
        """Name who states a paragraph that is one report and no more ("JS reported that …")."""
        name = self._narration.stated_by(said.text)
        person = self.roster.find(name).person if name else None
        if name and person is not None:
            said.speaker, said.unattributed = speaker_of(name, person), None

    def _tells_of_speaker(self, text: str) -> bool:
        name = self._speaker.name if self._speaker else ""
        told = (self.roster.find(n).person for n in self._narration.anywhere(text))
        if any(p is not None and p.name == name for p in told):
            return True
        if not tells_of_him_or_her(text):
            return False
        before = [s.voice for s in self._turn if s.voice]
        return not in_first_person(text) or (bool(before) and before[-1] == "reported")

    def _end(self, speaker: Speaker | None, reason: str | None) -> None:
        """Close the turn: undecided paragraphs take the voice before them, else the one after."""
        voices = [s.voice for s in self._turn if s.voice is not None]
        voice: Voice = voices[0] if voices else "spoken"
        for said in self._turn:
            voice = said.voice = said.voice or voice
        self._turn = []
        self._speaker, self._reason = speaker, reason


def _tells_of_a_titled(text: str) -> bool:
    """“Cllr Banks seconded this”, “A governor asked”: a sentence about somebody is the note’s."""
    found = _TITLED.match(text) or _SOMEBODY.match(text)
    return found is not None and (found["verb"] in SAYING or found["verb"] in DOING)


def _tells_of_meeting(text: str) -> bool:
    found = _MINUTED.match(text)
    return found is not None and (found["passive"] or found["active"]) in SAYING


def _may_name(label: str) -> bool:
    words = label.split()
    if words[0].casefold() in _NO_PERSON or words[0].endswith("ly"):
        return False
    return bool(_INITIALS.match(label) or _NAME_LIKE.match(label))
