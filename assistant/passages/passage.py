"""A passage: a span of one source that can be cited, with who speaks, how, and where it stands.

The promise: ``document.text[passage.start:passage.end] == passage.text``; speaker and locator are
right or None, and where a speaker had to be left out ``unattributed`` says why.
"""

from __future__ import annotations

from typing import Literal

from assistant.noun import Noun

Voice = Literal["written", "spoken", "reported", "quoted"]
"""``spoken``: the note writes the speaker's words in the first person; ``reported``: it writes
about what was said or done; ``written``: the author's own prose; ``quoted``: an indented quotation
of another text."""


class Speaker(Noun):
    """Who speaks: ``label`` as printed at the passage, the rest from the document's own lists.

    ``name`` keeps titles and honours ("Chief Constable Simon Bailey"); ``role`` and
    ``organisation`` are None where the document gives none.
    """

    label: str
    name: str
    role: str | None = None
    organisation: str | None = None


class Person(Noun):
    """Someone a document lists, with the list they stand in ("attendees", "apologies", "from")."""

    name: str
    role: str | None = None
    organisation: str | None = None
    list: str


class Locator(Noun):
    """Where a passage stands, in the parts its genre has; the rest are None.

    ``paragraph`` "10(a)"; ``item`` "2" or "recommendation 3"; ``question`` "Q12"; ``page`` a
    printed page or range "4–5"; ``physical_page`` counted from the first sheet; ``column`` and
    ``line`` ranges "973–976".
    """

    paragraph: str | None = None
    item: str | None = None
    question: str | None = None
    page: str | None = None
    physical_page: str | None = None
    column: str | None = None
    line: str | None = None


class Nested(Noun):
    """A quotation inside a passage: offsets into the stored text, and who is quoted if stated.

    The span covers the quoted words without their quotation marks.
    """

    start: int
    end: int
    speaker: str | None = None


class Passage(Noun):
    """A citable unit of a source. ``start`` and ``end`` are offsets into the stored text."""

    source: str = ""
    start: int
    end: int
    text: str
    heading: tuple[str, ...] = ()
    locator: Locator = Locator()
    speaker: Speaker | None = None
    unattributed: str | None = None
    voice: Voice = "written"
    nested: tuple[Nested, ...] = ()
