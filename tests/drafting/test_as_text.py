"""A draft as plain text: wrapped at spaces only, numbered as in Word, notes at the end."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.drafting.as_text import plain_text
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Draft,
    Layout,
    ListBlock,
    ListItem,
    NoteMark,
    Quoted,
    Table,
)
from tests.word.samples import LONG, bullets, heading, note, paragraph, sample_draft, words
from tests.word.strategies import drafts

EXPECTED = """\
A paper
=======

First
-----

1.   We say that ‘it is so’.[1]

         And at some length we say it again, so that it
         is set off from the text and wraps.

     This follows.

     (a) one; and
     (b) two.

2.   See [Missing: the figure].

- a bullet that is long enough to need a second line of
  its own

Table 1: Waits

Who    Days
-----  ----
North  23

Notes
-----

[1]  Panel, ‘Minutes’, panel.example
     <https://panel.example/minutes?item=2&lang=en>.
"""


def paper(*body: Block, **fields: object) -> Draft:
    return Draft(title="Paper", template="t", body=body, **fields)  # type: ignore[arg-type]


def two(*items: str) -> ListBlock:
    return ListBlock(ordered=True, items=tuple(ListItem(blocks=(paragraph(i),)) for i in items))


def test_a_short_paper_as_a_person_would_type_it() -> None:
    from assistant.drafting.draft import Missing

    link = note("n1").content[1:]
    draft = paper(
        heading(0, "A paper"),
        heading(1, "First"),
        paragraph(
            "We say that ",
            Quoted(quote="q", text="‘it is so’"),
            ".",
            NoteMark(note="n1"),
            numbered=True,
        ),
        BlockQuote(
            content=(
                Quoted(
                    quote="q",
                    text="And at some length we say it again, so that it is set off from the text "
                    "and wraps.",
                ),
            )
        ),
        paragraph("This follows."),
        two("one; and", "two."),
        paragraph("See ", Missing(what="the figure"), ".", numbered=True),
        bullets("a bullet that is long enough to need a second line of its own"),
        Table(
            header=((words("Who"),), (words("Days"),)),
            rows=(((words("North"),), (words("23"),)),),
            caption="Waits",
            description="",
        ),
        notes=(note("n1").model_copy(update={"content": (words("Panel, ‘Minutes’, "), *link)}),),
    )
    text = plain_text(draft, width=56)
    # A list after a numbered paragraph stands under its text; after a plain one, at the margin.
    assert text == EXPECTED.replace("\n- a bullet", "\n     - a bullet").replace(
        "     - a bullet that is long enough to need a second line of\n  its own",
        "     - a bullet that is long enough to need a second\n       line of its own",
    )


def test_the_sample_is_whole() -> None:
    text = plain_text(sample_draft())
    assert text.startswith("OFFICIAL\n\nComplaint handling standard\n====")
    assert "Contents\n\nSummary of key points\nWho we are\n" in text
    assert " ".join(LONG.split()) in " ".join(text.split())
    assert "[Proposed, not yet read] one in ten" in text
    assert "  Quotation: residents waited a median" in text
    assert "[3]  Tenant Panel" in text


def test_numbers_go_on_where_the_paper_says_so() -> None:
    text = plain_text(
        paper(
            paragraph("a", numbered=True, number="7"),
            paragraph("b", numbered=True),
            paragraph("c", numbered=True, number="2.3"),
            paragraph("d", numbered=True),
        )
    )
    assert text == "7.   a\n\n8.   b\n\n2.3  c\n\n9.   d\n"


def test_a_paper_without_numbered_paragraphs_counts_its_lists_in_figures() -> None:
    draft = paper(two("one", "two"), layout=Layout(numbered_paragraphs=False))
    assert plain_text(draft) == "1. one\n2. two\n"


def test_lists_inside_lists_are_lettered_as_in_word() -> None:
    inner = ListItem(blocks=(paragraph("outer"), two("inner")))
    draft = paper(ListBlock(ordered=True, items=(inner,)), layout=Layout(numbered_paragraphs=False))
    assert plain_text(draft) == "1. outer\n\n   (a) inner\n"


def test_words_are_broken_at_spaces_only() -> None:
    word = "self-generated–imagery" * 4
    text = plain_text(paper(paragraph("x " * 30, Quoted(quote="q", text=word))), width=40)
    assert f"\n{word}\n" in text


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts, width=st.integers(1, 120))
def test_every_draft_can_be_written_and_encoded(draft: Draft, width: int) -> None:
    text = plain_text(draft, width)
    assert text.encode("utf-8").endswith(b"\n")
    assert "\n\n\n" not in text


@settings(max_examples=80, deadline=None)
@given(
    quoted=st.text("abc de-fg–h’“” \u00a0é", min_size=1, max_size=400).filter(lambda t: t.strip()),
    width=st.integers(20, 100),
)
def test_a_quotation_keeps_its_characters(quoted: str, width: int) -> None:
    block = BlockQuote(content=(Quoted(quote="q", text=quoted),), quote="q")
    text = plain_text(paper(block), width)
    # A space that does not break keeps words together; one by itself is a space like any other.
    shown = [w for w in text.replace("\n", " ").split(" ") if w.strip()]
    assert shown == [w for w in quoted.split(" ") if w.strip()]
