"""A draft: the blocks of a submission, before any file format.

Word, Markdown and plain text are writers of the same blocks, so they cannot disagree. Evidence
stands in :class:`Quoted` runs only, with the exact characters certified against its source.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.findings import Finding
from assistant.library.source import Source
from assistant.noun import Noun
from assistant.passages.passage import Passage, Voice
from assistant.quotes.around import Around
from assistant.quotes.meaning import Change
from assistant.quotes.quote import Quote

# --- inside a line ---------------------------------------------------------------------------


class Words(Noun):
    """Running text of the author's or the template's."""

    kind: Literal["words"] = "words"
    text: str
    bold: bool = False
    italic: bool = False


class Quoted(Noun):
    """The printed words of a quote, or a part of them; ``quote`` is the id of a DraftQuote.

    ``text`` includes the quotation marks only where they are printed; ``italic`` marks emphasis.
    """

    kind: Literal["quoted"] = "quoted"
    quote: str
    text: str
    italic: bool = False


class NoteMark(Noun):
    """A footnote's mark; ``note`` is the id of a Note of the draft."""

    kind: Literal["note-mark"] = "note-mark"
    note: str


class NoteNumber(Noun):
    """The number of another footnote, where a later reference names it: the 3 of "(n 3)".

    ``note`` is the id of a Note of the draft, ``text`` its number as the draft prints it.
    """

    kind: Literal["note-number"] = "note-number"
    note: str
    text: str


class Link(Noun):
    """A link to a web address; only http, https and mailto are ever written."""

    kind: Literal["link"] = "link"
    text: str
    address: str


class Reference(Noun):
    """A cross-reference: the number of the numbered paragraph or heading called ``target``."""

    kind: Literal["reference"] = "reference"
    target: str
    text: str


class Missing(Noun):
    """Something the brief does not give: printed visibly, listed by the command."""

    kind: Literal["missing"] = "missing"
    what: str


class Break(Noun):
    """A line break inside a paragraph."""

    kind: Literal["break"] = "break"


Inline = Annotated[
    Words | Quoted | NoteMark | NoteNumber | Link | Reference | Missing | Break,
    Field(discriminator="kind"),
]

# --- blocks ----------------------------------------------------------------------------------
#
# ``origin`` says which words of the brief a block was made of, so that an edit of it can be taken
# back there: "text:3:0-2" (lines 0 to 2 of the answer's own words), "conditions:3:0-1",
# "summary:0-4", "evidence:3" (pins with their lead-ins), "position:<id>"; None for a template's.


class Heading(Noun):
    """A heading; ``level`` 0 is the title of the paper, 1 to 3 its sections."""

    kind: Literal["heading"] = "heading"
    level: int
    content: tuple[Inline, ...]
    target: str | None = None
    origin: str | None = None


class Paragraph(Noun):
    """A paragraph; ``numbered`` ones carry an automatic number.

    ``number`` is that number as it will print ("12"), for writers without automatic numbering.
    ``style`` names a paragraph style of the house: "body", "question", "choice", "lead", "address",
    "small", "proposal" (evidence nobody has read yet), "note".
    """

    kind: Literal["paragraph"] = "paragraph"
    content: tuple[Inline, ...]
    numbered: bool = False
    number: str | None = None
    style: str = "body"
    target: str | None = None
    origin: str | None = None


class ListItem(Noun):
    """One item of a list: its blocks, which may hold further lists."""

    blocks: tuple[Block, ...]


class ListBlock(Noun):
    """A list; each list starts its own numbering."""

    kind: Literal["list"] = "list"
    ordered: bool = False
    items: tuple[ListItem, ...]
    origin: str | None = None


class BlockQuote(Noun):
    """A quotation set off from the text, without quotation marks.

    ``quote`` is the id of a DraftQuote, or None for an indented quotation of the author's own
    words, which claims no source.
    """

    kind: Literal["block-quote"] = "block-quote"
    content: tuple[Inline, ...]
    quote: str | None = None
    proposal: bool = False
    origin: str | None = None


class Table(Noun):
    """A table with a header row; ``caption`` prints above it, ``description`` is its alt text."""

    kind: Literal["table"] = "table"
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    caption: str
    description: str
    widths: tuple[int, ...] = ()
    """Relative widths of the columns; equal where empty."""


class Contents(Noun):
    """A table of contents over the headings of levels 1 to ``depth``."""

    kind: Literal["contents"] = "contents"
    title: str = "Contents"
    depth: int = 2


class PageBreak(Noun):
    """A new page starts here."""

    kind: Literal["page-break"] = "page-break"


Block = Annotated[
    Heading | Paragraph | ListBlock | BlockQuote | Table | Contents | PageBreak,
    Field(discriminator="kind"),
]

ListItem.model_rebuild()

# --- the whole -------------------------------------------------------------------------------


class Note(Noun):
    """A footnote. ``quotes`` are the quotes it cites; its printed end ``[id]`` is the writer's."""

    id: str
    content: tuple[Inline, ...]
    quotes: tuple[str, ...] = ()


class DraftQuote(Noun):
    """A quote as it stands in the draft.

    ``id`` is unique in the draft and safe in a bookmark name (letters, digits, underscores);
    ``pin`` the id of its pin; ``certified`` the exact stored characters; ``printed`` what the
    paper shows (no outer quotation marks); ``cited`` its reference in the house's form;
    ``proposal`` True when the program proposed it and nobody has accepted it yet; ``placed`` where
    it stands ("Question 3"), or "" for a pin that prints nowhere; ``answer`` names the answer it
    belongs to, by its question's number or its section's heading; ``voice`` the voice of the whole,
    where a report in any passage makes it one, or None where ``passage`` is all there is;
    ``changes`` what its trims do to the meaning, each with its name; ``beside`` what stands around
    it in the source.
    """

    id: str
    pin: str
    quote: Quote
    source: Source
    passage: Passage
    certified: str
    printed: str
    cited: str
    bearing: str = "supports"
    proposal: bool = False
    placed: str = ""
    answer: str = ""
    voice: Voice | None = None
    changes: tuple[tuple[str, Change], ...] = ()
    beside: Around = Around()


class Layout(Noun):
    """What the venue wants of the page."""

    cover: bool = False
    contents: bool = False
    annex: bool = True
    page_numbers: bool = True
    footnotes: bool = True
    numbered_paragraphs: bool = True


class Draft(Noun):
    """A whole submission.

    ``language`` is a BCP 47 tag; ``date`` the ISO date on the paper, never the clock; ``marking``
    the paper's own. ``findings`` are what drafting itself noticed: gaps, drift, shortfalls.
    ``brief_sha256`` and ``template_sha256`` tie the file to what made it. ``words`` counts the
    words of the body as printed, without notes, cover, contents or annex. ``answer_words`` and
    ``answer_characters`` count each answer, by its question's number or its section's heading;
    ``asked`` names the bodies that the paper asks something of. ``owners`` names, for each block
    of the body, the answer that it belongs to, or None.
    """

    title: str
    subject: str = ""
    author: str = ""
    language: str = "en-GB"
    date: str | None = None
    marking: str | None = None
    venue: str | None = None
    template: str
    layout: Layout = Layout()
    final: bool = False
    cover: tuple[Block, ...] = ()
    body: tuple[Block, ...]
    annex: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    findings: tuple[Finding, ...] = ()
    words: int = 0
    answer_words: dict[str, int] = Field(default_factory=dict)
    answer_characters: dict[str, int] = Field(default_factory=dict)
    asked: tuple[str, ...] = ()
    owners: tuple[str | None, ...] = ()
    brief_sha256: str = ""
    template_sha256: str = ""
    program: str = ""
