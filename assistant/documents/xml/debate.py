"""The tree of a report of debates goes in; its words are put into a flow.

Akoma Ntoso (https://docs.oasis-open.org/legaldocml/akn-core/v1.0/), the historic Hansard of the
United Kingdom, and the scraped Hansard that marks each speech with its speaker's name all say with
other words what is a heading, a speech, a paragraph and a column: one table holds them. The
promise: what the table does not know is text, so that nothing is lost.
"""

from __future__ import annotations

import re

from assistant.documents.flowing import Flow
from assistant.documents.xml_part import Element

ROOTS = frozenset(
    {"akomantoso", "hansard", "publicwhip", "debates", "housecommons", "houselords", "debate"}
)

_ROLE_OF = {
    "heading": "heading subheading title major-heading minor-heading oral-heading section-heading "
    "subject hs_8question hs_2debatedhd doctitle department",
    "speech": "speech question answer speechgroup contribution intervention",
    "paragraph": "p para paragraph narrative scene summary procedural membercontribution block "
    "hs_para blockcontainer quote line stage session prayers adjournment questiontext li item "
    "date housedate",
    "quotation": "quotedstructure quotedtext embeddedstructure blockquote",
    "column": "col colnum column hs_columnnumber hs_6bdatetime",
    "page": "page pb image",
    "speaker": "from member membername speakername",
    "number": "num no",
    "note": "authorialnote note footnote",
    "row": "tr",
    "cell": "td th",
    "line": "br eol",
    "unseen": "meta metadata proprietary references identification lifecycle gap script style",
}
_ROLES = {name: role for role, names in _ROLE_OF.items() for name in names.split()}
_SECTION = re.compile(r"(?:debate)?section$|debatebody$|^division$|oralstatements$|^questions$")
_COLUMN_SAID = ("colnum", "column", "col")
_SPEAKER_SAID = ("speakername", "by", "speaker", "as", "person")
_NAME = re.compile(r"[A-Z]\w+(?:[.'’ -]+\w+)*")


def is_debate(tag: str) -> bool:
    """Say whether a file with this root element is a report of debates."""
    return tag.rpartition("}")[2].rpartition(":")[2].casefold() in ROOTS


def write_debate(root: Element, flow: Flow) -> None:
    """Put the words of ``root`` into ``flow``, and what the file states about itself."""
    people = _people(root)
    flow.layout.metadata.update(_stated(root))
    _Debate(flow, people).walk(root)


class _Debate:
    """One walk over a report; elements are entered and left without recursion."""

    def __init__(self, flow: Flow, people: dict[str, str]) -> None:
        self._flow = flow
        self._people = people
        self._depth = 0
        self._quoted = 0
        self._column = ""
        self._waiting: str | None = None
        self._number: str | None = None

    def walk(self, root: Element) -> None:
        """Visit every element below ``root`` in order."""
        waiting: list[tuple[Element, bool]] = [(root, False)]
        while waiting:
            element, leaving = waiting.pop()
            if leaving:
                self._leave(element)
                self._words(element.tail)
                continue
            if not isinstance(element.tag, str) or not self._enter(element):
                self._words(element.tail)
                continue
            self._words(element.text)
            waiting.append((element, True))
            waiting += [(child, False) for child in reversed(element)]
        self._flow.end()

    def _words(self, text: str | None) -> None:
        if not text or (not text.strip() and self._flow.is_empty):
            return
        if text.strip():
            self._speaker_first()
        self._flow.words(text)

    def _enter(self, element: Element) -> bool:
        """Open what the element opens; say whether its inside is text of the report."""
        name, role = _name(element), _ROLES.get(_name(element), "")
        self._mark_column(element)
        if role == "unseen":
            return False
        if role in ("column", "page"):
            number = _text(element) or element.get("src") or element.get("n") or ""
            figures = re.findall(r"\d+\w?", number)
            if figures:
                self._flow.anchor("column" if role == "column" else "furniture", figures[-1])
            return False
        if role == "speaker":
            return self._speaker(element)
        if role == "number":
            self._number = _text(element) or None
            return False
        if role == "note":
            self._flow.anchor("furniture", element.get("marker") or "note")
            self._flow.layout.notes.append(
                f"A note of the report was left out: “{_text(element)[:80]}”."
            )
            return False
        self._open(element, name, role)
        return True

    def _open(self, element: Element, name: str, role: str) -> None:
        flow = self._flow
        if _SECTION.search(name):
            self._depth += 1
        if role == "heading":
            self._waiting = None
            flow.begin("heading", None, _level(name, self._depth))
        elif role == "speech":
            flow.begin("paragraph")
            self._waiting = self._named(element)
        elif role == "quotation":
            self._quoted += 1
            flow.begin("quote")
        elif role == "paragraph" and name != "membercontribution":
            flow.begin("quote" if self._quoted else "paragraph")
        elif role == "row":
            flow.begin("row")
        elif role == "cell" and not flow.is_empty:
            flow.cell_end()
        elif role == "line":
            flow.line_end()
        if self._number is not None and flow.is_empty and role in ("paragraph", "heading"):
            number, self._number = self._number, None
            speaker, self._waiting = self._waiting, None
            flow.words(f"{number} {speaker}: " if speaker else f"{number} ")

    def _leave(self, element: Element) -> None:
        name, role = _name(element), _ROLES.get(_name(element), "")
        if _SECTION.search(name):
            self._depth -= 1
        if role == "quotation":
            self._quoted -= 1
        if role in ("heading", "speech", "quotation", "row") or (
            role == "paragraph" and name != "membercontribution"
        ):
            self._flow.begin("paragraph")

    def _speaker(self, element: Element) -> bool:
        """Write the speaker as printed before their words."""
        printed = _text(element).rstrip(":").strip()
        if printed:
            self._waiting = None
            if _name(element) == "from":
                self._flow.begin("paragraph")
                self._waiting = printed
            else:
                self._flow.words(_text(element))
        return False

    def _speaker_first(self) -> None:
        """Put the speaker of a speech before its first words."""
        if self._waiting and self._flow.is_empty:
            name, self._waiting = self._waiting, None
            self._flow.words(f"{name}: ")

    def _named(self, element: Element) -> str | None:
        for key in _SPEAKER_SAID:
            said = (element.get(key) or "").strip()
            known = self._people.get(said.lstrip("#"))
            if known:
                return known
            if said and not said.startswith(("#", "uk.org", "/")) and _NAME.match(said):
                return said
        return None

    def _mark_column(self, element: Element) -> None:
        said = next((element.get(key) for key in _COLUMN_SAID if element.get(key)), None)
        if said and said != self._column and re.fullmatch(r"\d+\w{0,3}", said):
            self._column = said
            self._flow.end()
            self._flow.anchor("column", said)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].casefold()


def _text(element: Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _level(name: str, depth: int) -> int:
    if name in ("minor-heading", "subheading"):
        return max(2, depth)
    return max(1, min(6, depth))


def _people(root: Element) -> dict[str, str]:
    """Return the names of people by the ids that speeches give."""
    people: dict[str, str] = {}
    for element in root.iter():
        if isinstance(element.tag, str) and _name(element) in ("tlcperson", "person"):
            key = next((v for k, v in element.attrib.items() if str(k).endswith(("eId", "id"))), "")
            shown = element.get("showAs") or element.get("name") or ""
            if key and shown:
                people[str(key)] = str(shown)
    return people


def _stated(root: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _name(element)
        said = element.get("format") or element.get("date") or ""
        day = re.match(r"\d{4}-\d\d-\d\d", str(said))
        if day and (
            name in ("date", "sittingdate") or (name == "frbrdate" and "date" not in facts)
        ):
            facts.setdefault("date", day[0])
        if name == "doctitle" and "title" not in facts and (title := _text(element)):
            facts["title"] = title
    return facts
