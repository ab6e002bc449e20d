"""Source and quotation side by side: tokens, elements, and the alignment between them.

The promise: whatever is judged later can be led back to characters of both texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.quotes.meaning.alignment import Pair, aligned
from assistant.quotes.meaning.change import Change, Kind, Severity, Span
from assistant.quotes.meaning.quoted import Element, elements
from assistant.quotes.meaning.tokens import Token, rejoined, tokenise
from assistant.quotes.typography import SOFT_HYPHEN

SHOWN = "[…]"
_SOFT_END = re.compile(rf"(?P<front>[^\W\d_]+)(?P<soft>{SOFT_HYPHEN}+)(?=\s+(?P<back>[^\W\d_]+))")


@dataclass(frozen=True)
class TextPair:
    """A source text and words quoted from it, both in tokens."""

    source: str
    quoted: str
    tokens: Sequence[Token]
    elements: Sequence[Element]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Return the places in ``tokens`` and ``elements`` that hold the same word."""
        return aligned([t.key for t in self.tokens], [e.key for e in self.elements])

    @cached_property
    def words(self) -> list[Token]:
        """Return the tokens of the quotation without marks and words of ours."""
        return [e.token for e in self.elements if e.token]

    @cached_property
    def _word_places(self) -> dict[int, int]:
        places = [at for at, e in enumerate(self.elements) if e.token]
        return {at: number for number, at in enumerate(places)}

    def word(self, element: int) -> int:
        """Return the place among ``words`` of the token at ``element``."""
        return self._word_places[element]

    def change(
        self,
        kind: Kind,
        source: Sequence[int],
        quoted: Sequence[int],
        at: tuple[int, int],
        severity: Severity = "block",
    ) -> Change:
        """Return a change of the source tokens and elements given by their places.

        ``at`` are the places (token, element) before which the change stands, for a side that
        has no words.
        """
        was = self._span([self.tokens[i] for i in source], self.tokens, at[0], len(self.source))
        now = self._span([self.elements[j] for j in quoted], self.elements, at[1], len(self.quoted))
        return Change(
            kind=kind,
            was=" ".join(self.source[slice(*was)].split()),
            now=" ".join(self.quoted[slice(*now)].split()),
            source_span=was,
            quoted_span=now,
            severity=severity,
        )

    def joined(self, one: Change, other: Change) -> Change:
        """Return two changes of one kind as one, from where the first begins to the last's end."""
        source = one.source_span, other.source_span
        quoted = one.quoted_span or (0, 0), other.quoted_span or (0, 0)
        was = min(s[0] for s in source), max(s[1] for s in source)
        now = min(q[0] for q in quoted), max(q[1] for q in quoted)
        return one.model_copy(
            update={
                "was": " ".join(self.source[slice(*was)].split()),
                "now": " ".join(self.quoted[slice(*now)].split()),
                "source_span": was,
                "quoted_span": now,
            }
        )

    @staticmethod
    def _span(
        chosen: Sequence[Token | Element], row: Sequence[Token | Element], at: int, length: int
    ) -> Span:
        if chosen:
            return chosen[0].start, chosen[-1].end
        place = row[at].start if at < len(row) else length
        return place, place


def text_pair(source: str, quoted: str) -> TextPair:
    """Return the two texts in tokens."""
    tokens = tokenise(_hyphened(source, quoted))
    parts = elements(_hyphened(quoted, source), source, tokens)
    known = {e.token.key for e in parts if e.token}
    if any(e.token and e.token.kind == "dash" for e in parts):
        parts = _rejoined_elements(parts, {t.key for t in tokens})
    if any(t.kind == "dash" for t in tokens):
        tokens = rejoined(tokens, known)
    return TextPair(source, quoted, tokens, parts)


def _hyphened(text: str, other: str) -> str:
    """Return ``text`` with a hyphen for a soft one where a line ended inside a word of ``other``.

    Its length stays the same.
    """
    if SOFT_HYPHEN not in text:
        return text
    known = other.replace(SOFT_HYPHEN, "").casefold()

    def hyphen(found: re.Match[str]) -> str:
        whole = f"{found['front']}{found['back']}".casefold()
        return f"{found['front']}{'-' if whole in known else SOFT_HYPHEN}{found['soft'][1:]}"

    return _SOFT_END.sub(hyphen, text)


def _rejoined_elements(parts: list[Element], others: Collection[str]) -> list[Element]:
    """Undo hyphens inside quoted words where the source has the whole word."""
    made: list[Element] = []
    for part in parts:
        made.append(part)
        three = [e.token for e in made[-3:] if e.token]
        if len(three) == 3 and len(rejoined(three, others)) == 1:
            whole = rejoined(three, others)[0]
            made[-3:] = [Element("token", whole.start, whole.end, whole)]
    return made
