"""Text goes in; text that XML can carry comes out, and what had to change is reported.

The one promise: :class:`Characters` is the only gate by which words enter a Word file. A character
that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets) becomes U+FFFD and is told, once for
each place; in evidence that is an error, since the printed words are then not the source's.
"""

from __future__ import annotations

import re

from assistant.drafting.lines import REPLACEMENT, UNPRINTABLE, printable
from assistant.findings import Finding, Severity

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: invisible, and able to show words in another order."""


class Characters:
    """The gate for one file; ``findings`` fills as text goes through."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Finding] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was replaced or looks suspicious, in the order met, each place once."""
        return tuple(self._found.values())

    def plain(self, text: str, place: str) -> str:
        """Return ``text`` of the author's or the template's, fit for XML."""
        return self._checked(text, place, "warning", "text")

    def evidence(self, text: str, place: str) -> str:
        """Return the printed words of a quote, fit for XML; a replacement is an error."""
        return self._checked(text, place, "error", "quotation")

    def report(self, code: str, severity: Severity, place: str, message: str, fix: str) -> None:
        """Add a finding that the writer itself makes; the same one at one place counts once."""
        finding = Finding(code=code, severity=severity, place=place, message=message, fix=fix)
        self._found.setdefault((f"{code}: {message}", place), finding)

    def _checked(self, text: str, place: str, severity: Severity, kind: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        if _DIRECTION.search(text):
            self._direction(text, place, kind)
        if UNPRINTABLE.search(text) is None:
            return text
        self._replaced(text, place, severity, kind)
        return printable(text)

    def _replaced(self, text: str, place: str, severity: Severity, kind: str) -> None:
        kinds = sorted({f"U+{ord(c):04X}" for c in UNPRINTABLE.findall(text)})
        self.report(
            "characters-replaced",
            severity,
            place,
            f"The {kind} holds characters that a Word file cannot carry ({', '.join(kinds)}); "
            f"each prints as “{REPLACEMENT}”.",
            "Quote around them, or mend the source."
            if severity == "error"
            else "Remove them from the words of the brief or the template.",
        )

    def _direction(self, text: str, place: str, kind: str) -> None:
        kinds = sorted({f"U+{ord(c):04X}" for c in _DIRECTION.findall(text)})
        self.report(
            "direction-controls",
            "warning",
            place,
            f"The {kind} holds invisible characters that change the direction of text "
            f"({', '.join(kinds)}); what is shown may not be what is written.",
            "Look at the words letter by letter, and remove the characters if they are not wanted.",
        )
