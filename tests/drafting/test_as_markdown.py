"""A draft as Markdown reads back, by any CommonMark reader, with the words it has in Word."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from assistant.drafting.as_markdown import markdown_text
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Draft,
    Link,
    ListBlock,
    ListItem,
    NoteMark,
    PageBreak,
    Quoted,
    Table,
)
from assistant.drafting.lines import line_text
from tests.word.samples import bullets, heading, note, paragraph, sample_draft, words
from tests.word.strategies import drafts, texts

_READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def seen(markdown: str) -> str:
    """Return what a reader of the rendered Markdown sees, runs of white space as one space."""
    reader = _Text()
    reader.feed(_READER.render(markdown).replace("<br />", " "))
    reader.close()
    return " ".join("".join(reader.found).split())


def paper(*body: Block, **fields: object) -> Draft:
    return Draft(title="Paper", template="t", body=body, **fields)  # type: ignore[arg-type]


def test_a_submission_reads_as_one() -> None:
    text = markdown_text(sample_draft())
    assert "# Complaint handling standard\n" in text
    assert "## Question 1\n" in text
    assert "\n> Residents told us that" in text
    assert "\n2. Delay is common" in text
    assert "\n[^1]: Tenant Panel" in text
    assert "| Northern Homes | 23 days | 118 days |" in text
    assert "**\\[Missing: the share of members" in text
    assert "> **Proposed, not yet read:** one in ten" in text
    assert text.endswith("\n") and not text.endswith("\n\n")


ODD = [
    "R&D &amp; <b>bold</b>",
    "*not* _emphasis_ `code` ~~struck~~",
    "[^1] [link](x) ![image](y)",
    "# not a heading",
    "- not a list",
    "12. not a list",
    "1) nor this",
    "> not a quote",
    "=== nor a rule",
    "--- nor this",
    "::: no container",
    "a | b \\| c \\",
    "+ plus",
    "    four spaces",
    "http://example.org stays as it is",
    "‘quoted’ and “doubly” – it’s",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("where", ["paragraph", "quote", "item", "cell", "heading", "note"])
def test_words_that_look_like_markdown_stay_words(text: str, where: str) -> None:
    line = (words(text),)
    blocks: dict[str, Block] = {
        "paragraph": paragraph(text),
        "quote": BlockQuote(content=line),
        "item": bullets(text),
        "cell": Table(header=(line,), rows=(), caption="", description=""),
        "heading": heading(1, text),
        "note": paragraph("x", NoteMark(note="n")),
    }
    notes = (note("n").model_copy(update={"content": line}),)
    shown = seen(markdown_text(paper(blocks[where], notes=notes)))
    assert " ".join(text.split()) in shown


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(
        st.builds(words, texts, bold=st.booleans(), italic=st.booleans()), min_size=1, max_size=5
    )
)
def test_a_line_always_reads_back_with_its_words(pieces: list) -> None:  # type: ignore[type-arg]
    shown = seen(markdown_text(paper(paragraph(*pieces))))
    assert shown == " ".join(_replaced(line_text(pieces)).split())


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts)
def test_every_draft_can_be_written_and_encoded(draft: Draft) -> None:
    text = markdown_text(draft)
    assert text.encode("utf-8").endswith(b"\n")
    _READER.render(text)


def _replaced(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "�", text)


def test_emphasis_is_read_as_emphasis_wherever_it_stands() -> None:
    line = paragraph("un", words("believ", italic=True), "able ", words("“so”", bold=True), "s")
    html = _READER.render(markdown_text(paper(line)))
    assert "un<em>believ</em>able <strong>“so”</strong>s" in html


def test_numbered_paragraphs_keep_their_numbers_whatever_stands_between() -> None:
    made = markdown_text(
        paper(
            paragraph("one", numbered=True, number="1"),
            BlockQuote(content=(words("quoted"),)),
            paragraph("two", numbered=True, number="2"),
            paragraph("seven", numbered=True, number="7"),
            paragraph("odd", numbered=True, number="2.3"),
        )
    )
    html = _READER.render(made)
    assert re.findall(r'<ol start="(\d+)"', html) == ["2", "7"]
    assert "2.3 odd" in seen(made)


def test_two_lists_that_follow_each_other_stay_two() -> None:
    html = _READER.render(markdown_text(paper(bullets("a"), bullets("b"))))
    assert html.count("<ul>") == 2


def test_lists_inside_lists_stay_inside() -> None:
    deep = ListItem(blocks=(paragraph("inner"), BlockQuote(content=(words("deep"),))))
    item = ListItem(blocks=(paragraph("outer"), ListBlock(ordered=True, items=(deep,))))
    html = _READER.render(markdown_text(paper(ListBlock(items=(item,)))))
    assert re.search(r"<ul>.*outer.*<ol>.*inner.*<blockquote>.*deep.*</ol>.*</ul>", html, re.DOTALL)


def test_only_web_and_mail_addresses_are_linked() -> None:
    good = Link(text="site [x]", address="https://example.org/a b>c")
    bad = Link(text="script", address="javascript:alert(1)")
    html = _READER.render(markdown_text(paper(paragraph(good, " and ", bad))))
    assert '<a href="https://example.org/a%20b%3Ec">site [x]</a> and script' in html


def test_breaks_in_a_line_are_kept_and_page_breaks_are_not_shown() -> None:
    made = markdown_text(paper(paragraph("Ann", Break(), "Chair"), PageBreak(), paragraph("z")))
    assert made == "Ann\\\nChair\n\nz\n"


def test_a_proposal_in_a_sentence_is_labelled() -> None:
    text = markdown_text(sample_draft())
    assert "**\\[Proposed, not yet read\\]** ‘one in ten waited more than 60’" in text


def test_the_characters_of_a_quotation_are_its_own() -> None:
    quoted = "“It’s 5 – 6 * 7,”\u00a0she said; ‘R&D’"
    shown = _READER.render(markdown_text(paper(paragraph(Quoted(quote="q", text=quoted)))))
    assert quoted.replace("&", "&amp;") in shown
