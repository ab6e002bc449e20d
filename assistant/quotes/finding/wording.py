"""Quoted words as they are looked for: cut at omission marks, without what is in brackets.

In goes the text of a quotation; out come its fragments as squeezed words with their places. The
promise: nothing outside square brackets and omission marks is left out.
"""

from __future__ import annotations

import re
from functools import cached_property

from assistant.library.squeezing import grams_of, squeeze
from assistant.library.terms import terms_of
from assistant.quotes.typography import DASHES, SOFT_HYPHEN, comparable, comparable_with_origins
from assistant.quotes.words import cuts_word

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")

_DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
_REMARK = (
    r"\((?i:(?:my|our) emphasis|emphasis (?:added|mine|ours|in (?:the )?original)|italics added"
    r"|(?:citations?|references?|footnotes?) omitted)\)"
)
_CUT = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|\[[^\[\]]*\]|{_REMARK}")
_CAPITAL = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
"""A letter in brackets that begins a word: "[T]he". The letter is looked for, the brackets not."""


_BROKEN_WORD = re.compile(rf"[^\W\d_][{DASHES}{SOFT_HYPHEN}]\s*\n\s*[^\W\d_]")


class Words:
    """A text as squeezed words, each with its place in the text."""

    def __init__(self, text: str) -> None:
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in WORD.finditer(text):
            if key := squeeze(match[0]):
                self.keys.append(key)
                self.starts.append(match.start())
                self.ends.append(match.end())

    @cached_property
    def letters(self) -> str:
        """All words run together."""
        return "".join(self.keys)


class Wanted:
    """One fragment of a quotation: its own text, its words, and its letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = Words(text)

    @property
    def letters(self) -> str:
        """The letters and figures of the fragment."""
        return self.words.letters

    def is_exactly(self, stored: str) -> bool:
        """Say whether ``stored`` is the fragment from its first whole word to its last.

        Typography may differ, and hyphens at the ends of lines.
        """
        if comparable(stored) == comparable(self._core):
            return True
        if not _BROKEN_WORD.search(f"{stored} {self._core}"):
            return False
        one, other = (comparable_with_origins(t, joined=True).text for t in (stored, self._core))
        return one.strip() == other.strip()

    @cached_property
    def _core(self) -> str:
        start, end = self.words.starts[0], self.words.ends[-1]
        while start > 0 and cuts_word(self.text, start):
            start -= 1
        while end < len(self.text) and cuts_word(self.text, end):
            end += 1
        return self.text[start:end]

    def __len__(self) -> int:
        return len(self.words.keys)


def fragments_of(text: str) -> list[Wanted]:
    """Return the fragments of a quotation that hold any word, in order."""
    pieces = _CUT.split(_CAPITAL.sub(r"\1", text))
    return [wanted for wanted in map(Wanted, pieces) if len(wanted)]


def looked_for(text: str) -> bool:
    """Say whether words can be looked for at all: a few of the smallest stand in any text.

    No index has words like "to and it is", and where they stand would prove nothing.
    """
    return any(grams_of(w.letters) or terms_of(w.text) for w in fragments_of(text))
