"""The state of one Word file while it is written: what has been counted, marked and found so far.

In go a draft and its house style; the writers of paragraphs, tables and notes share the rest. The
one promise: nothing in it outlives the file or depends on an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.drafting.draft import Draft, DraftQuote, Note
from assistant.word.bookmarks import Bookmarks
from assistant.word.characters import Characters
from assistant.word.house_style import HouseStyle
from assistant.word.links import Links
from assistant.word.numbering import Numbering
from assistant.word.survey import Survey, survey


@dataclass
class Flow:
    """Where the text stands: what the next paragraph must know about those before it.

    ``page_break`` asks the next paragraph to start a page; ``indent`` is that of the text of the
    last numbered paragraph, in twips; ``next_number`` is what Word would print next; ``list`` is
    the run of numbers in use where it is not the house's own; ``headings`` counts the sections.
    """

    page_break: bool = False
    indent: int = 0
    next_number: int = 1
    list: int | None = None
    headings: int = 0
    tables: int = 0
    in_cover: bool = False
    after_quote: bool = False
    place: str = "at the start"


@dataclass
class Paper:
    """Everything about one file that is being written."""

    draft: Draft
    final: bool
    house: HouseStyle
    characters: Characters = field(default_factory=Characters)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    links: Links = field(default_factory=Links)
    note_links: Links = field(default_factory=Links)
    flow: Flow = field(default_factory=Flow)
    note_order: list[str] = field(default_factory=list)
    targets_written: set[str] = field(default_factory=set)
    numbering: Numbering = field(init=False)
    survey: Survey = field(init=False)
    quotes: dict[str, DraftQuote] = field(init=False)
    notes: dict[str, Note] = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.house.lists)
        self.survey = survey(self.draft)
        self.quotes = {quote.id: quote for quote in self.draft.quotes}
        self.notes = {note.id: note for note in self.draft.notes}

    def style(self, role: str) -> str:
        """Return the id of the house's style for ``role``."""
        return self.house.style(role)
