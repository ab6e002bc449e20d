"""The settings and sections of a Word file go in; out comes the mark of each note in turn.

The one promise: the mark Word prints, or None where only the layout could tell (numbers that start
again on every page).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.documents.wordfile.names import VAL, W, whole
from assistant.documents.wordfile.number_formats import printed
from assistant.documents.xml_part import Element

NoteKind = Literal["footnote", "endnote"]
_USUAL: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
SECTION = f"{W}sectPr"


@dataclass(frozen=True)
class _Rule:
    form: str
    start: int
    restart: str


class NoteNumbers:
    """Counts the notes of one file; ``sections`` are its ``w:sectPr`` in order."""

    def __init__(self, settings: Element | None, sections: list[Element]) -> None:
        self._settings = settings
        self._sections = sections
        self._section = 0
        self._rules: dict[NoteKind, _Rule] = {}
        self._count: dict[NoteKind, int] = {}
        self._enter()
        for kind, rule in self._rules.items():
            self._count[kind] = rule.start - 1

    def next(self, kind: NoteKind) -> str | None:
        """Return the mark of the next note."""
        rule = self._rules[kind]
        self._count[kind] += 1
        if rule.restart == "eachPage":
            return None
        return printed(self._count[kind], rule.form)

    def end_section(self) -> None:
        """Go on to the next section."""
        self._section += 1
        self._enter()
        for kind, rule in self._rules.items():
            if rule.restart == "eachSect":
                self._count[kind] = rule.start - 1

    def _enter(self) -> None:
        at = self._section
        section = self._sections[at] if at < len(self._sections) else None
        for kind in _USUAL:
            self._rules[kind] = self._rule(kind, section)

    def _rule(self, kind: NoteKind, section: Element | None) -> _Rule:
        stated: dict[str, str] = {}
        for element in (self._settings, section):
            properties = None if element is None else element.find(f"{W}{kind}Pr")
            for child in () if properties is None else properties:
                stated[str(child.tag)] = child.get(VAL) or ""
        return _Rule(
            form=stated.get(f"{W}numFmt") or _USUAL[kind],
            start=whole(stated.get(f"{W}numStart"), 1) or 1,
            restart=stated.get(f"{W}numRestart") or "continuous",
        )
