"""The tree of a report of debates goes in; its words are put into a flow, with who speaks.

Each speech begins with its speaker as printed, or as the file names them where nothing is printed;
an anchor behind the name says who the marks say it is. The promise: what the marks do not explain
is text, so that nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.flowing import Flow
from assistant.documents.said import Said
from assistant.documents.xml.columns import column_said, spans_of
from assistant.documents.xml.marks import ROOTS, SECTION, is_part, name_of, role_of, words_of
from assistant.documents.xml.naming import Names, printed
from assistant.documents.xml_part import Element

_PARTED = re.compile(r"\s*(?:\([^()]*\)\s*[—-]?\s*)*[:;]\s*")
_PERHAPS = re.compile(r"\s*(?:\([^()]*\)\s*)*(?:\([^()]*)?")
_NUMBER = re.compile(r"\s*(?:[\[(]?[Q\d]{1,7}[.)\]]*)?\s*")
"""What may stand before the name that begins a speech: the number of a question."""

_TRANSLATION = re.compile(r"translat|interpret|traduc", re.IGNORECASE)

_MOST_BETWEEN = 160
"""Characters of brackets between a name and the colon behind it."""

_SCRAPED = ("publicwhip", "debates")
_CODE = re.compile(r"uk\.org\.publicwhip/(\w+)/(\d{4}-\d\d-\d\d)")
"""The codes of scraped reports say of which day and which part of a parliament they are."""

_DATED = ("docdate", "sittingdate", "date", "frbrdate")
"""Elements that state the day, the surest first."""

_BOUND = ("heading", "speech", "told", "quotation", "paragraph", "row")


def is_debate(tag: str) -> bool:
    """Say whether a file with this root element is a report of debates."""
    return tag.rpartition("}")[2].rpartition(":")[2].casefold() in ROOTS


def write_debate(root: Element, flow: Flow) -> None:
    """Put the words of ``root`` into ``flow``, and what the file states about itself."""
    flow.layout.metadata.update(_stated(root))
    _Debate(flow, root).walk(root)


class _Debate:
    """One walk over a report; elements are entered and left without recursion.

    ``_who`` holds who speaks in each open speech, nobody in what tells of the House;
    ``_translated`` says that what follows is a translation, until the report marks otherwise.
    """

    def __init__(self, flow: Flow, root: Element) -> None:
        self._flow = flow
        self._names = Names(root)
        self._spans = spans_of(root)
        self._depth = 0
        self._quoted = 0
        self._column = ""
        self._who: list[Said] = []
        self._span: list[str] = []
        self._waiting: tuple[str, Said] | None = None
        self._naming: Said | None = None
        self._between = ""
        self._number: str | None = None
        self._translated = False

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
        self._named_ends()
        self._flow.end()

    def _words(self, text: str | None) -> None:
        if not text or (not text.strip() and self._flow.is_empty):
            return
        if self._naming is not None:
            text = self._behind_name(self._naming, text)
        elif text.strip():
            self._speaker_first()
        self._flow.words(text)

    def _enter(self, element: Element) -> bool:
        """Open what the element opens; say whether its inside is text of the report."""
        role = role_of(element)
        self._mark_column(element, role)
        if role == "language":
            self._language(words_of(element))
            return False
        if role == "unseen":
            return False
        if role in ("column", "page"):
            self._place(element, role)
            return False
        if role == "printed":
            self._printed(element)
            return False
        if role == "speaker":
            self._named(element)
            return False
        if role == "number":
            self._number = words_of(element) or None
            return False
        if role == "note":
            self._flow.anchor("furniture", element.get("marker") or "note")
            self._flow.layout.notes.append(
                f"A note of the report was left out: “{words_of(element)[:80]}”."
            )
            return False
        self._open(element, name_of(element), role)
        return True

    def _open(self, element: Element, name: str, role: str) -> None:
        flow = self._flow
        if SECTION.search(name):
            self._depth += 1
        if role in _BOUND and not is_part(name):
            self._named_ends()
        if role == "heading":
            self._waiting = None
            flow.begin("heading", None, _level(name, self._depth))
        elif role in ("speech", "told"):
            self._speech(element, role)
        elif role == "quotation":
            self._quoted += 1
            flow.begin("quote")
        elif role == "paragraph" and not is_part(name):
            flow.begin("quote" if self._quoted else "paragraph")
        else:
            self._part(role)
        if self._number is not None and flow.is_empty and role in ("paragraph", "heading"):
            number, self._number = self._number, None
            flow.words(f"{number} ")
            self._speaker_first(anyhow=True)

    def _part(self, role: str) -> None:
        """Begin a row, or part the cells and lines of a block."""
        if role == "row":
            self._flow.begin("row")
        elif role == "cell" and not self._flow.is_empty:
            self._flow.cell_end()
        elif role == "line":
            self._flow.line_end()

    def _leave(self, element: Element) -> None:
        name, role = name_of(element), role_of(element)
        if SECTION.search(name):
            self._depth -= 1
        if role == "quotation":
            self._quoted -= 1
        if role in _BOUND and not is_part(name):
            self._named_ends()
            self._flow.begin("paragraph")
        if role in ("speech", "told"):
            self._who.pop()
            self._span.pop()
            self._waiting = None
            self._say(self._who[-1] if self._who else Said())
        elif role == "strong":
            self._emboldened()
        elif role == "paragraph" and self._span and self._span[-1] and name != "item":
            self._flow.anchor("column", self._span[-1])
            self._column = self._span[-1]
            self._span[-1] = ""

    def _speech(self, element: Element, role: str) -> None:
        """Begin a speech, or what tells of the House inside or outside one."""
        self._flow.begin("paragraph")
        said = self._names.of(element) if role == "speech" else Said()
        self._who.append(said)
        self._span.append(self._spans.get(element, "") if role == "speech" else "")
        self._waiting = (said.name, said) if said.name else None
        if not said.name:
            self._say(said)
        for place in element.iterfind("talk.start/talker/page.no"):
            self._place(place, "page")

    def _language(self, words: str) -> None:
        """A mark such as "[Translation]" or "[English]": the speech goes on, in these words."""
        translated = _TRANSLATION.search(words) is not None
        if translated == self._translated:
            return
        self._translated = translated
        if self._who and self._who[-1].name and self._waiting is None:
            self._named_ends()
            self._flow.begin("paragraph")
            self._say(self._who[-1])

    def _say(self, said: Said) -> None:
        self._flow.anchor("speaker", replace(said, translated=self._translated).written())

    def _printed(self, element: Element) -> None:
        """Put the speaker as printed before the words of the speech."""
        words = words_of(element).rstrip(":").strip()
        if not words:
            return
        self._named_ends()
        self._flow.begin("paragraph")
        stated = self._who[-1] if self._who else Said()
        said = stated if stated.name else printed(words)
        if self._who:
            self._who[-1] = said
        self._waiting = (words, said)

    def _named(self, element: Element) -> None:
        """Write a name printed in the words; one that begins them, with a colon, speaks them."""
        words = words_of(element)
        first = _NUMBER.fullmatch(self._flow.so_far) is not None
        if not words or not first:
            self._words(words)
            return
        self._named_ends()
        self._waiting = None
        self._flow.words(words)
        said = self._names.named(element)
        if words.endswith(":"):
            self._say(said)
            self._flow.words(" ")
        else:
            self._naming, self._between = said, ""

    def _behind_name(self, said: Said, text: str) -> str:
        """Put what stands behind a name into the flow up to the colon; return the rest."""
        self._between += text
        colon = _PARTED.match(self._between)
        if colon is None:
            if len(self._between) > _MOST_BETWEEN or not _PERHAPS.fullmatch(self._between):
                self._named_ends()
            return text
        written = len(self._between) - len(text)
        self._naming = None
        self._flow.words(text[: colon.end() - written])
        self._flow.words(" ")
        self._say(said)
        return text[colon.end() - written :]

    def _named_ends(self) -> None:
        """A name with no colon behind it: what follows tells what the person did."""
        if self._naming is not None:
            said, self._naming = self._naming, None
            told = Said(said.name, said.role, said.seat, said.party, said.whole, told=True)
            self._flow.anchor_before("speaker", told.written())

    def _speaker_first(self, *, anyhow: bool = False) -> None:
        """Put the speaker of a speech before its first words."""
        if self._waiting and (anyhow or self._flow.is_empty):
            (label, said), self._waiting = self._waiting, None
            self._flow.words(f"{label}: ")
            self._say(said)

    def _emboldened(self) -> None:
        """Keep that the block begins with bold words: they may name somebody."""
        if self._flow.size and self._flow.size < 80:
            self._flow.emphasise(0)

    def _place(self, element: Element, role: str) -> None:
        """Keep a mark of a column or a page, outside the words."""
        number = words_of(element) or element.get("src") or element.get("n") or ""
        figures = re.findall(r"\d+\w{0,3}", number)
        if not figures:
            return
        if role == "column":
            self._flow.anchor("column", figures[-1])
        elif name_of(element) == "page.no" and figures[-1] != "0":
            self._flow.anchor("page", figures[-1])
        else:
            self._flow.anchor("furniture", figures[-1])

    def _mark_column(self, element: Element, role: str) -> None:
        said = column_said(element)
        if not said or said == self._column:
            return
        self._column = said
        if role in _BOUND:
            self._flow.end()
        self._flow.anchor("column", said)


def _level(name: str, depth: int) -> int:
    if name in ("minor-heading", "subheading"):
        return max(2, depth)
    return max(1, min(6, depth))


def _stated(root: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    dates: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = name_of(element)
        if name == "extracteditem" and element.get("Name") == "Date":
            facts.setdefault("date", words_of(element))
        said = element.get("format") or element.get("date") or words_of(element)[:10]
        if name in _DATED and re.match(r"(?:18|19|20)\d\d-\d\d-\d\d$", str(said)[:10]):
            dates.setdefault(name, str(said)[:10])
        if name_of(root) in _SCRAPED and (code := _CODE.match(element.get("id") or "")):
            dates.setdefault("date", code[2])
            if name_of(root) == "publicwhip":  # others borrow its codes
                facts.setdefault("section", code[1])
        if name == "doctitle" and "title" not in facts and (title := words_of(element)):
            facts["title"] = title
    found = next((dates[name] for name in _DATED if name in dates), None)
    return {"date": found, **facts} if found else facts
