"""A document and its passages go in; out comes what it points to and does not hold.

The promise: only what is sure is told. A paragraph is missing where the numbering stops short of
it; an annex, where nothing by that name stands in the file; and the text breaks off where its last
words, unlike the paragraphs before, have no closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.document import Document
from assistant.passages.passage import Passage
from assistant.passages.references import Reference, references_in

FEWEST_NUMBERED = 3
"""Paragraphs that must be numbered before a reference to a number can be called dangling."""

MOST_DANGLING = 8
"""More references that lead nowhere lead into another document, whatever they say."""

SHORTEST_BROKEN_OFF = 8
"""Words; a shorter last line may be a signature or a caption."""

_OPTION = re.compile(r"Option\s+(\d{1,2}|[A-Z])\b\s*[:.–—-]", re.IGNORECASE)
_CLOSING = ".!?:;”\"'’)]…"


@dataclass(frozen=True)
class Missing:
    """What a document points to without holding it, and where it breaks off."""

    references: tuple[str, ...] = ()
    breaks_off: bool = False
    inside: str | None = None

    def notes(self) -> tuple[str, ...]:
        """Return the plain sentences to show a person."""
        notes = []
        if self.references:
            notes.append(
                f"The document is incomplete: it refers to {_listed(self.references)}, "
                "which it does not contain."
            )
        if self.breaks_off:
            where = f"inside paragraph {self.inside}, " if self.inside else ""
            notes.append(f"The document is incomplete: it stops {where}in mid-sentence.")
        return tuple(notes)


def missing_from(document: Document, passages: Sequence[Passage]) -> Missing:
    """Return what is missing from ``document``, whose citable units are ``passages``."""
    numbered = {p.locator.paragraph for p in passages if p.locator.paragraph}
    dangling = _dangling(document, passages, numbered) if _numbers_itself(numbered) else ()
    if len(dangling) > MOST_DANGLING:
        dangling = ()
    breaks_off = _breaks_off(passages)
    inside = passages[-1].locator.paragraph if breaks_off else None
    return Missing(dangling, breaks_off, inside)


def _numbers_itself(numbered: set[str]) -> bool:
    """Whether the paragraphs are numbered from 1 on without a gap: then a number can be missed."""
    whole = sorted(int(n) for n in numbered if n.isdigit())
    return len(whole) >= FEWEST_NUMBERED and whole == list(range(1, len(whole) + 1))


def _dangling(
    document: Document, passages: Sequence[Passage], numbered: set[str]
) -> tuple[str, ...]:
    options = {m[1] for p in passages for m in _OPTION.finditer(p.text)}
    found: dict[str, Reference] = {}
    for passage in passages:
        for reference in references_in(passage.text):
            if not _held(reference, document.text, numbered, options):
                found.setdefault(str(reference), reference)
    kinds = ("paragraph", "recommendation", "option", "annex", "appendix")
    ordered = sorted(found.values(), key=lambda r: (kinds.index(r.kind), len(r.number), r.number))
    return tuple(str(r) for r in ordered)


def _held(reference: Reference, text: str, numbered: set[str], options: set[str]) -> bool:
    kind, number = reference.kind, reference.number
    if kind == "paragraph":
        return any(n == number or n.startswith((f"{number}(", f"{number}.")) for n in numbered)
    if kind == "option":
        return not options or number in options
    if kind == "recommendation":
        return True
    return bool(re.search(rf"(?m)^\W*{kind}[e]?\s+{number}\b\W*", text, re.IGNORECASE))


def _breaks_off(passages: Sequence[Passage]) -> bool:
    if len(passages) < FEWEST_NUMBERED:
        return False
    last = passages[-1].text
    if not last[0].isupper() and not passages[-1].locator.paragraph:
        return False  # a caption, or the end of a list
    if last[-1] in _CLOSING or len(last.split()) < SHORTEST_BROKEN_OFF:
        return False
    before = [p for p in passages[:-1] if len(p.text.split()) >= SHORTEST_BROKEN_OFF]
    closed = sum(p.text[-1] in _CLOSING for p in before)
    return bool(before) and closed * 4 >= 3 * len(before)


def _listed(references: Sequence[str]) -> str:
    """“paragraphs 14 and 15, options 4 and 5 and Annex A”."""
    groups: dict[str, list[str]] = {}
    for reference in references:
        kind, number = reference.rsplit(" ", 1)
        groups.setdefault(kind, []).append(number)
    parts = []
    for kind, numbers in groups.items():
        plural = kind if len(numbers) == 1 else f"{kind}es" if kind[-1] == "x" else f"{kind}s"
        parts.append(f"{plural} {_joined(numbers)}")
    return _joined(parts)


def _joined(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
