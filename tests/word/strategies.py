"""Drafts of every shape, for what must always hold."""

from __future__ import annotations

from hypothesis import strategies as st

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Contents,
    Draft,
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
from tests.word.samples import draft_quote

IDS = ("q1", "Q1", "a_long_id_" + "x" * 40, "q-2")
NOTES = ("n1", "n2", "n3")
TARGETS = ("t1", "t2", "T1", "a b")
ODD = (
    "R&D <b>‘three’</b>",
    "\x00\x0b\x0c\x1f￾",
    "\ud800",
    "שלום עולם, 2025 אבג",
    "مرحبا بالعالم (2) and more",
    "👩‍👩‍👧 emoji 🇬🇧",
    "  spaced  \t out \r\n twice\n",
    "]]> {{ x }} \\begin",
    "e\u0301 \u202edesrever\u202c \u200b\ufeff",
    "soft\u00adhyphen no\u00a0break \u2028line",
    "",
    " ",
)

texts = st.one_of(
    st.sampled_from(ODD), st.text(max_size=30), st.text("abc ’.", min_size=1, max_size=300)
)
addresses = st.one_of(
    st.sampled_from(
        (
            "https://example.org/a b?x=1&y=é#z",
            "mailto:a@b.example",
            "javascript:alert(1)",
            "http://[bad",
            "http://",
            "file:///etc/passwd",
            "HTTPS://ex\nample.org",
        )
    ),
    st.text(max_size=20),
)
inlines: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Words, text=texts, bold=st.booleans(), italic=st.booleans()),
    st.builds(Quoted, quote=st.sampled_from((*IDS, "unknown")), text=texts, italic=st.booleans()),
    st.builds(NoteMark, note=st.sampled_from((*NOTES, "unknown"))),
    st.builds(Link, text=texts, address=addresses),
    st.builds(Reference, target=st.sampled_from((*TARGETS, "unknown")), text=texts),
    st.builds(Missing, what=texts),
    st.builds(Break),
)
lines = st.lists(inlines, max_size=5).map(tuple)
targets = st.one_of(st.none(), st.sampled_from(TARGETS))
simple: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.integers(-1, 5), content=lines, target=targets),
    st.builds(
        Paragraph,
        content=lines,
        numbered=st.booleans(),
        number=st.sampled_from((None, "1", "2", "7", "2.3", "10(a)")),
        style=st.sampled_from(
            (
                "body",
                "question",
                "choice",
                "lead",
                "address",
                "small",
                "proposal",
                "note",
                "unheard-of",
            )
        ),
        target=targets,
    ),
    st.builds(
        BlockQuote,
        content=lines,
        quote=st.sampled_from((None, *IDS, "unknown")),
        proposal=st.booleans(),
    ),
    st.builds(
        Table,
        header=st.lists(lines, max_size=3).map(tuple),
        rows=st.lists(st.lists(lines, max_size=4).map(tuple), max_size=3).map(tuple),
        caption=texts,
        description=texts,
        widths=st.lists(st.integers(-1, 9), max_size=4).map(tuple),
    ),
    st.builds(Contents, title=texts, depth=st.integers(0, 4)),
    st.builds(PageBreak),
)
blocks: st.SearchStrategy[Block] = st.recursive(
    simple,
    lambda inner: st.builds(
        ListBlock,
        ordered=st.booleans(),
        items=st.lists(
            st.lists(inner, max_size=3).map(lambda bs: ListItem(blocks=tuple(bs))), max_size=3
        ).map(tuple),
    ),
    max_leaves=6,
)
bodies = st.lists(blocks, max_size=6).map(tuple)
cited = st.lists(st.sampled_from(IDS), max_size=2).map(tuple)
notes = st.tuples(*(st.builds(Note, id=st.just(own), content=lines, quotes=cited) for own in NOTES))
quotes = st.tuples(
    *(st.builds(draft_quote, st.just(own), texts, proposal=st.booleans()) for own in IDS)
)
drafts = st.builds(
    Draft,
    title=texts,
    subject=texts,
    author=texts,
    language=st.sampled_from(("en-GB", "cy-GB", "ar", "not a tag", "")),
    date=st.sampled_from((None, "2026-02-27", "2026", "next week")),
    marking=st.one_of(st.none(), texts),
    template=st.just("t"),
    layout=st.builds(
        Layout,
        cover=st.booleans(),
        page_numbers=st.booleans(),
        numbered_paragraphs=st.booleans(),
    ),
    final=st.booleans(),
    cover=bodies,
    body=bodies,
    annex=bodies,
    notes=notes,
    quotes=quotes,
    program=texts,
)
