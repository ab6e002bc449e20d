"""Lines of one paragraph go in, their text comes out, with words joined that a line's end broke.

The hyphen at a line's end is soft ("consul-tation") or belongs to the word ("well-known"): the
words of the whole document decide. The promise: a hyphen that the document writes elsewhere in the
same word is never dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.documents.pdf.line import Line

BROKEN = "\u00ad"
"""Stands at the end of a word which PDFium says is broken."""

_ADDRESS = re.compile(r"(?:://|^www\.)")
_GOES_ON = frozenset(f"/=?&%_#-{BROKEN}")
"""What an address of the web is broken behind at a line's end; it holds no spaces."""

_HYPHENS = ("-", "\u2010", BROKEN)
_WORD = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*$")
_PREFIXES_TEXT = "non self co ex anti multi cross semi mid post pre quasi all well ill so-called"
_PREFIXES = frozenset(_PREFIXES_TEXT.split())
"""What takes a hyphen in British spelling more often than not."""


class Vocabulary:
    """The words of one document, as they stand where no line's end breaks them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            text = line.text
            if text.endswith(_HYPHENS):
                text = text.rpartition(" ")[0]
            self._words.update(word.casefold() for word in _WORD.findall(text))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Say whether the hyphen behind ``before`` (without it) is the word's own."""
        head, tail = _LAST.search(before), _FIRST.match(after)
        if head is None or tail is None or not tail[0][0].islower() or not head[0][-1].isalpha():
            return True
        one, other = head[0].casefold(), tail[0].casefold()
        joined, apart = self._words[one + other], self._words[f"{one}-{other}"]
        if joined or apart:
            return apart > joined
        if "-" in one or "-" in other or one in _PREFIXES:
            return True
        return len(one) > 2 and len(other) > 2 and bool(self._words[one] and self._words[other])


def is_broken(text: str) -> bool:
    """Say whether ``text`` ends in the hyphen of a word that the next line goes on with."""
    return text.endswith(_HYPHENS) and text[-2:-1].isalnum()


def joint(before: str, after: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return ``before`` as it ends and what stands between it and ``after``."""
    if _ADDRESS.search(before):
        return before.replace(BROKEN, "-"), "" if before[-1] in _GOES_ON else " "
    if not is_broken(before):
        return before.replace(BROKEN, "-"), " "
    bare = before[:-1]
    hyphen = "-" if before[-1] == BROKEN else before[-1]
    return (bare + hyphen if vocabulary.keeps_hyphen(bare, after) else bare), ""
