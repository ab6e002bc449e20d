"""The marks of complex fields go in as they are met; out comes whether words are code or result.

A field is begun, may be parted into code and result, and is ended; fields stand inside fields and
run over paragraphs. The one promise: code is never shown, and a field that was cut in two hides
nothing beyond its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.wordfile.line import Line
from assistant.documents.wordfile.names import VAL, W, is_on, whole
from assistant.documents.xml_part import Element

FIELD_MARK = f"{W}fldChar"
FIELD_CODES = (f"{W}instrText", f"{W}delInstrText")
TYPE = f"{W}fldCharType"

_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_LISTS = ("TOC", "TOA", "INDEX", "RD")
FETCHED = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "DATABASE", "IMPORT")
"""Fields that take their words from another file; what they last took stays, nothing is fetched."""


LONGEST_CODE = 4_000

MOST_SEARCHES = 50
"""Paragraphs below which the end of a field is looked for; each search may read the whole part."""


@dataclass(slots=True)
class Field:
    """One open field: its code so far, and where its result begins."""

    form: Element | None
    code: list[str] = field(default_factory=list)
    is_code: bool = True
    line: Line | None = None
    start: int = 0

    @property
    def words(self) -> list[str]:
        """The name of the field and its arguments."""
        return arguments("".join(self.code))

    @property
    def name(self) -> str:
        """What kind of field it is, in capitals."""
        words = self.words
        return words[0].upper() if words else ""


def arguments(code: str) -> list[str]:
    """Return the words of a field's code, quotation marks gone."""
    return [
        found[2] if found[1] is None else found[1].replace("\\\\", "\\")
        for found in _ARGUMENT.finditer(code[:LONGEST_CODE])
    ]


def is_note_mark(words: list[str]) -> bool:
    """Say whether a field repeats the mark of a note, raised as the mark itself is."""
    return bool(words) and words[0].upper() in ("NOTEREF", "FTNREF") and "\\f" in words


def link_target(words: list[str]) -> str | None:
    """Return where a HYPERLINK field leads, None for any other field."""
    if not words or words[0].upper() != "HYPERLINK":
        return None
    target, anchor = "", ""
    rest = iter(words[1:])
    for word in rest:
        if word == "\\l":
            anchor = next(rest, "")
        elif word in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\") and not target:
            target = word
    return f"{target}#{anchor}" if anchor else target or None


def form_value(found: Field) -> str:
    """Return what a form field shows that holds no words: a box, or the chosen entry."""
    form = found.form
    if form is None:
        return ""
    box = form.find(f"{W}checkBox")
    if box is not None:
        ticked = box.find(f"{W}checked")
        if ticked is None:
            ticked = box.find(f"{W}default")
        return "☒" if ticked is not None and is_on(ticked.get(VAL)) else "☐"
    entries = [e.get(VAL) or "" for e in form.findall(f"{W}ddList/{W}listEntry")]
    chosen = form.find(f"{W}ddList/{W}result")
    at = whole(None if chosen is None else chosen.get(VAL), 0) or 0
    return entries[at] if 0 <= at < len(entries) else ""


class Fields:
    """The fields open at one point of a story."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self.in_code = False
        self.fetched: set[str] = set()
        self._searches = 0

    def begin(self, form: Element | None) -> None:
        """Open a field; ``form`` is its ``ffData``."""
        self._open.append(Field(form))
        self.in_code = True

    def code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open and self._open[-1].is_code:
            self._open[-1].code.append(text)

    def part(self, line: Line) -> Field | None:
        """Go from the code of the innermost field to its result; return the field."""
        if self._open:
            innermost = self._open[-1]
            innermost.is_code = False
            innermost.line, innermost.start = line, line.length
            if innermost.name in FETCHED:
                self.fetched.add(innermost.name)
        self._look_again()
        return self._open[-1] if self._open else None

    def end(self) -> Field | None:
        """Close the innermost field and return it; None where none is open."""
        ended = self._open.pop() if self._open else None
        self._look_again()
        return ended

    def end_paragraph(self, paragraph: Element, dropped: frozenset[str]) -> None:
        """Forget the fields whose code runs over the end of ``paragraph`` and never ends."""
        if self.in_code and not self._ends_below(paragraph, dropped):
            self._open = [f for f in self._open if not f.is_code]
            self.in_code = False

    @property
    def in_list(self) -> bool:
        """Whether what is read is a list that Word made, as a table of contents."""
        return any(f.name in _LISTS for f in self._open)

    def _ends_below(self, paragraph: Element, dropped: frozenset[str]) -> bool:
        """Look for the mark that ends the outermost field that is still code."""
        self._searches += 1
        if self._searches > MOST_SEARCHES:
            return False
        outermost = next(i for i, f in enumerate(self._open) if f.is_code)
        depth = len(self._open)
        for mark in _marks_below(paragraph):
            if any(above.tag in dropped for above in mark.iterancestors()):
                continue
            depth += {"begin": 1, "end": -1}.get(mark.get(TYPE) or "", 0)
            if depth <= outermost:
                return True
        return False

    def _look_again(self) -> None:
        self.in_code = any(f.is_code for f in self._open)


def _marks_below(paragraph: Element) -> Iterator[Element]:
    """Yield the field marks behind ``paragraph``, in order."""
    at: Element | None = paragraph
    while at is not None:
        for sibling in at.itersiblings():
            yield from sibling.iter(FIELD_MARK)
        at = at.getparent()
