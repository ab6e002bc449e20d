"""Drafts to write: one that a charity might send, and one of twelve pages with 24 quotations."""

from __future__ import annotations

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Contents,
    Draft,
    DraftQuote,
    Heading,
    Inline,
    Layout,
    Link,
    ListBlock,
    ListItem,
    Missing,
    Note,
    NoteMark,
    PageBreak,
    Paragraph,
    Quoted,
    Reference,
    Table,
    Words,
)
from assistant.library.source import Source
from assistant.passages.passage import Locator, Passage, Speaker
from assistant.quotes.quote import Quote

MINUTES = Source(
    id="panel-minutes",
    file="sources/panel.txt",
    sha256="a" * 64,
    title="Minutes of the meeting on first replies",
    date="2025-05-19",
    genre="minutes",
    language="en-GB",
)
SHORT = "residents waited a median of 23 days for a first reply"
LONG = (
    "Residents told us that the first reply mattered more than any later one. "
    "Where a named officer answered within ten days, nine complaints in ten went no further; "
    "where nobody did, six in ten came back to us, and most of those had by then become "
    "complaints about the handling itself."
)


def words(text: str, *, bold: bool = False, italic: bool = False) -> Words:
    return Words(text=text, bold=bold, italic=italic)


def paragraph(*content: Inline | str, **fields: object) -> Paragraph:
    line = tuple(words(c) if isinstance(c, str) else c for c in content)
    return Paragraph(content=line, **fields)  # type: ignore[arg-type]


def heading(level: int, text: str, target: str | None = None) -> Heading:
    return Heading(level=level, content=(words(text),), target=target)


def bullets(*items: str) -> ListBlock:
    return ListBlock(items=tuple(ListItem(blocks=(paragraph(item),)) for item in items))


def draft_quote(
    own: str, text: str, *, proposal: bool = False, source: Source = MINUTES
) -> DraftQuote:
    return DraftQuote(
        id=own,
        pin=own,
        quote=Quote(source=source.id, start=10, end=10 + len(text)),
        source=source,
        passage=Passage(
            source=source.id,
            start=10,
            end=10 + len(text),
            text=text,
            locator=Locator(item="2"),
            speaker=Speaker(label="Ann", name="Ann Okafor", role="Chair", organisation="The Panel"),
            voice="spoken",
        ),
        certified=text,
        printed=text,
        cited="Tenant Panel, ‘Minutes’ (19 May 2025) item 2",
        proposal=proposal,
        placed="Question 1",
    )


def note(own: str, *quotes: str) -> Note:
    content = (
        words("Tenant Panel, ‘Minutes of the meeting on first replies’ (19 May 2025) item 2, "),
        Link(text="panel.example", address="https://panel.example/minutes?item=2&lang=en"),
        words("."),
    )
    return Note(id=own, content=content, quotes=quotes)


def sample_draft(*, final: bool = False, marking: str | None = "OFFICIAL") -> Draft:
    """Return a response of a few pages that holds every kind of block and inline."""
    return Draft(
        title="Complaint handling standard: response of the Tenants’ Federation",
        subject="Complaint handling standard",
        author="Ann Okafor",
        date="2026-02-27",
        marking=marking,
        template="consultation-response",
        layout=Layout(cover=True, contents=True),
        final=final,
        cover=_cover(),
        body=_body(),
        annex=_annex(),
        notes=(note("n1", "q_short"), note("n2", "q_long"), note("n3", "q_new")),
        quotes=(
            draft_quote("q_short", SHORT),
            draft_quote("q_long", LONG),
            draft_quote("q_new", "one in ten waited more than 60", proposal=True),
        ),
        brief_sha256="b" * 64,
        template_sha256="c" * 64,
        program="assistant 0.1.0",
    )


def _cover() -> tuple[Block, ...]:
    return (
        heading(0, "Complaint handling standard"),
        paragraph("Response of the Tenants’ Federation", style="subtitle"),
        paragraph("Submitted to the Housing Standards Board", style="address"),
        paragraph("Reference HSB/2026/03", style="address"),
        paragraph("27 February 2026", style="address"),
    )


def _body() -> tuple[Block, ...]:
    return (
        Contents(depth=2),
        PageBreak(),
        heading(1, "Summary of key points"),
        bullets(
            "The Board should require a first reply within ten working days, from a named officer.",
            "Landlords should publish the median and the longest wait each quarter.",
            "A complaint that has had no first reply should go to the second stage by itself.",
        ),
        heading(1, "Who we are"),
        paragraph(
            "The Tenants’ Federation speaks for 212 tenants’ associations in England. We gathered "
            "their views at four meetings and through a survey that closed on 9 January 2026.",
            numbered=True,
            number="1",
            target="about",
        ),
        heading(1, "Question 1", target="q1"),
        paragraph(
            "Do you agree that a landlord should send a first reply within ten working days of "
            "receiving a complaint?",
            style="question",
        ),
        paragraph("Agree", style="choice"),
        paragraph(
            "Delay is common, and it is measured. The panel’s minutes record that ",
            Quoted(quote="q_short", text=f"‘{SHORT}’"),
            ".",
            NoteMark(note="n1"),
            " That is more than twice the limit proposed.",
            numbered=True,
            number="2",
            target="delay",
        ),
        paragraph("The same meeting heard why the first reply matters:", numbered=True, number="3"),
        BlockQuote(
            content=(Quoted(quote="q_long", text=LONG), NoteMark(note="n2")), quote="q_long"
        ),
        paragraph("We draw two things from this, and return to them in paragraph 5:"),
        ListBlock(
            ordered=True,
            items=(
                ListItem(blocks=(paragraph("a name on the letter is worth more than speed; and"),)),
                ListItem(
                    blocks=(
                        paragraph("silence makes new complaints:"),
                        ListBlock(
                            ordered=True,
                            items=(
                                ListItem(blocks=(paragraph("about the handling, and"),)),
                                ListItem(blocks=(paragraph("about the landlord."),)),
                            ),
                        ),
                    )
                ),
            ),
        ),
        paragraph(
            "As we say in paragraph ",
            Reference(target="delay", text="2"),
            ", the wait is long; see also ",
            Reference(target="q1", text="our answer to question 1"),
            ". We ask for ",
            words("one", bold=True),
            " thing ",
            words("above all", italic=True),
            ": that the limit be a duty. The survey found that ",
            Missing(what="the share of members who had no reply at all"),
            " had no reply.",
            numbered=True,
            number="4",
        ),
        heading(2, "Costs to landlords"),
        paragraph(
            "The Board’s own paper puts the cost at £1.2m a year. Further evidence: ",
            Quoted(quote="q_new", text="‘one in ten waited more than 60’"),
            ".",
            NoteMark(note="n3"),
            numbered=True,
            number="5",
        ),
        BlockQuote(
            content=(Quoted(quote="q_new", text="one in ten waited more than 60"),),
            quote="q_new",
            proposal=True,
        ),
        paragraph("This point is repeated so that the note can be.", NoteMark(note="n1")),
        Table(
            header=((words("Landlord"),), (words("Median wait"),), (words("Longest wait"),)),
            rows=(
                ((words("Northern Homes"),), (words("23 days"),), (words("118 days"),)),
                ((words("Riverside"),), (words("9 days"),), (words("31 days"),)),
            ),
            caption="Waits for a first reply, 2025",
            description="Median and longest wait for a first reply at two landlords.",
            widths=(2, 1, 1),
        ),
        heading(1, "Recommendations"),
        paragraph(
            "We ask the Housing Standards Board to make the ten-day limit a requirement.",
            style="note",
        ),
        paragraph("Ann Okafor", Break(), "Chair, Tenants’ Federation", style="address"),
        paragraph("The Federation is a registered charity.", style="small"),
    )


def _annex() -> tuple[Block, ...]:
    return (
        heading(1, "Annex: evidence quoted"),
        Table(
            header=(
                (words("Quotation"),),
                (words("Speaker"),),
                (words("Source"),),
                (words("Place"),),
            ),
            rows=tuple(
                (
                    (Quoted(quote=own, text=text),),
                    (words("Ann Okafor, Chair, The Panel"),),
                    (words("Minutes of the meeting on first replies"),),
                    (words("item 2"),),
                )
                for own, text in (("q_short", SHORT), ("q_long", LONG))
            ),
            caption="Every quotation in this paper, with its place",
            description="Each quotation with its speaker, source and place.",
            widths=(5, 2, 3, 1),
        ),
    )


def twelve_pages(quotes: int = 24) -> Draft:
    """Return a draft of about twelve pages with ``quotes`` quotations and as many notes."""
    prose = (
        "We have heard the same from members in every region. A first reply that names an "
        "officer, says what will happen next and by when, settles most complaints before they "
        "grow; one that only acknowledges them does not, and the cost of handling the second "
        "letter falls on the landlord as well as on the tenant who wrote it. "
    )
    body: list[Block] = [heading(0, "Response on complaint handling")]
    for at in range(quotes):
        if at % 3 == 0:
            body += [
                heading(1, f"Question {at // 3 + 1}"),
                paragraph(prose[:130], style="question"),
            ]
        own = f"q{at + 1}"
        body.append(paragraph(prose * 2, numbered=True, number=str(2 * at + 1), target=f"p{at}"))
        if at % 2:
            content = (Quoted(quote=own, text=LONG), NoteMark(note=f"n{at}"))
            body.append(BlockQuote(content=content, quote=own))
        else:
            body.append(
                paragraph(
                    "The minutes record that ",
                    Quoted(quote=own, text=f"‘{SHORT}’"),
                    ".",
                    NoteMark(note=f"n{at}"),
                    " See paragraph ",
                    Reference(target=f"p{at}", text=str(2 * at + 1)),
                    ". " + prose,
                    numbered=True,
                    number=str(2 * at + 2),
                )
            )
            continue
        body.append(paragraph(prose, numbered=True, number=str(2 * at + 2)))
    rows = tuple(
        ((Quoted(quote=f"q{at + 1}", text=SHORT),), (words("Ann Okafor"),), (words("item 2"),))
        for at in range(quotes)
    )
    annex = Table(
        header=((words("Quotation"),), (words("Speaker"),), (words("Place"),)),
        rows=rows,
        caption="Evidence quoted",
        description="Each quotation with its speaker and place.",
    )
    return Draft(
        title="Response on complaint handling",
        template="consultation-response",
        date="2026-02-27",
        body=tuple(body),
        annex=(heading(1, "Annex"), annex),
        notes=tuple(note(f"n{at}", f"q{at + 1}") for at in range(quotes)),
        quotes=tuple(draft_quote(f"q{at + 1}", LONG if at % 2 else SHORT) for at in range(quotes)),
    )
