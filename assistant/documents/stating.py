"""What an office file states about itself goes in; out comes what of it may be believed.

Titles and authors in a file's properties are often those of a template, or of whoever typed it.
The promise: one counts as the document's own only where the document shows it too.
"""

from __future__ import annotations

from itertools import pairwise

HEAD = 3_000
"""Characters; where a document shows its title."""

_OPEN_ENDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
     "under", "upon", "with")
)  # fmt: skip
"""A title that ends so was cut off by the program that took it from the first line."""


def stated(text: str, *, title: str, author: str, created: str, modified: str) -> dict[str, str]:
    """Return the metadata of a document whose stored text is ``text``.

    What the document does not show is kept under the name of what it is ("title property"); the
    days on which the file was made and changed are no dates of publication.
    """
    shown = _plain(text)
    found: dict[str, str] = {}
    if title:
        own = _plain(title) in shown[:HEAD]
        found["title" if own else "title property"] = _to_its_end(title, text) if own else title
    if author:
        found["author" if _plain(author) in shown else "author property"] = author
    days = (("created", created), ("modified", modified))
    return found | {name: day[:10] for name, day in days if day}


def _to_its_end(title: str, text: str) -> str:
    """Return a title that a program cut off at its first line with the line below it."""
    if title.rsplit(maxsplit=1)[-1].casefold() not in _OPEN_ENDS:
        return title
    lines = [" ".join(line.split()) for line in text[:HEAD].split("\n") if line.strip()]
    for line, below in pairwise(lines):
        if _plain(line) == _plain(title):
            return f"{title} {below}"
    return title


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("’", "'")
