"""Bookmarks: in go quotes, headings and targets, out come names that Word accepts and keeps.

A bookmark is what survives an edit best: each run of a quote in the working copy stands in one
called ``ev_<id>_<n>``. The one promise: names are unique without regard to case, at most 40
letters, digits and underscores, and the same for the same draft.
"""

from __future__ import annotations

import hashlib
import re
from itertools import count

from assistant.word.xml import Element, child

LONGEST_NAME = 40
"""Characters; Word cuts longer names and then loses the bookmark."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_]")
_DIGEST = 8


class Bookmarks:
    """The bookmarks of one file."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._taken: set[str] = set()
        self.of_quote: dict[str, list[str]] = {}

    def for_quote(self, quote: str) -> str:
        """Return the name for the next run of this quote, and remember it."""
        names = self.of_quote.setdefault(quote, [])
        name = self._free(_UNSAFE.sub("_", quote), quote, len(names) + 1)
        names.append(name)
        return name

    def open(self, parent: Element, name: str) -> str:
        """Append the start of the bookmark ``name``; return the id that its end must give."""
        number = str(next(self._ids))
        child(parent, "bookmarkStart", id=number, name=name)
        return number

    def close(self, parent: Element, number: str) -> None:
        """Append the end of the bookmark that :meth:`open` began."""
        child(parent, "bookmarkEnd", id=number)

    def _free(self, safe: str, quote: str, run: int) -> str:
        name = f"ev_{safe}_{run}"
        if len(name) > LONGEST_NAME or safe != quote or name.lower() in self._taken:
            digest = hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
            room = LONGEST_NAME - len(f"ev___{run}") - _DIGEST
            name = f"ev_{safe[:room]}_{digest}_{run}"
        self._taken.add(name.lower())
        return name


def target_name(number: int) -> str:
    """Return the name of the bookmark on the ``number``-th target of cross-references."""
    return f"_Ref{number:08d}"


def heading_name(number: int) -> str:
    """Return the name of the bookmark on the ``number``-th heading, for the contents."""
    return f"_Toc{number:08d}"


def note_name(number: int) -> str:
    """Return the name of the bookmark on the mark of footnote ``number``."""
    return f"_Note{number:08d}"
