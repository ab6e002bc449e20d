"""How a page of HTML is read: its own text whole, its furniture left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document
from assistant.errors import CannotRead
from assistant.passages import read_passages

HEAD = "<!DOCTYPE html><html><head><title>A title</title>{head}</head><body>{body}</body></html>"
FILLING = "<p>" + "The board met and heard from many people about the vans. " * 20 + "</p>"


def read(body: str, head: str = "", name: str = "page.html") -> Document:
    return read_bytes_as_document(HEAD.format(head=head, body=body).encode(), Path(name))


def told(document: Document) -> list[tuple[str, str | None, int | None, str]]:
    return [(b.kind, b.label, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>One <em>two</em></h2>", ("heading", None, 2, "One two")),
        ("<p>One&nbsp;two\n  &amp; three</p>", ("paragraph", None, None, "One\xa0two & three")),
        ("<p>One<br>two</p>", ("paragraph", None, None, "One\ntwo")),
        ("<blockquote><p>Said.</p></blockquote>", ("quote", None, None, "Said.")),
        ("<ol start=3><li>Three</ol>", ("item", "3.", 1, "Three")),
        ("<ol type=a><li><p>First</p></li></ol>", ("item", "a.", 1, "First")),
        ("<ul><li>Dot</li></ul>", ("item", "•", 1, "Dot")),
        ("<table><tr><th>Body<td>Home <b>O</b></table>", ("row", None, None, "Body\tHome O")),
        ("<table><tr><td><h2>Layout</h2></table>", ("heading", None, 2, "Layout")),
        ("<p>12. Numbered.</p>", ("item", "12.", 1, "Numbered.")),
        ("<p><span class='para-number'>12</span> Words.</p>", ("item", "12", 1, "Words.")),
        ("Loose <a href='#x'>link</a> words", ("paragraph", None, None, "Loose link words")),
        ("<p>9 km<sup>2</sup> of H<sub>2</sub>O</p>", ("paragraph", None, None, "9 km2 of H2O")),
    ],
)  # fmt: skip
def test_each_mark_gives_its_block(body: str, expected: tuple[str, str | None, int, str]) -> None:
    assert told(read(body)) == [expected]


def test_notes_leave_the_sentence_and_are_blocks_of_their_own() -> None:
    document = read(
        '<p>It rose,<sup><a id="r1" href="#fn1">1</a></sup> and fell.</p>'
        '<ol><li id="fn1"><p>The report. <a href="#r1">↩</a></p></li></ol>'
    )
    assert told(document)[0][3] == "It rose, and fell."
    assert told(document)[1] == ("paragraph", "1", None, "The report.")
    assert [p.locator.item for p in read_passages(document).passages] == [None, "note 1"]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=/>Secret</a></nav>",
        "<header>Secret</header>",
        "<div id=cookie-banner>Secret</div>",
        "<div role=contentinfo>Secret</div>",
        "<div class='site-footer'>Secret</div>",
        "<p hidden>Secret</p>",
        "<p style='color:red; display: none'>Secret</p>",
        "<script>Secret</script><style>Secret{}</style><template>Secret</template>",
        "<!-- Secret -->",
    ],
)
def test_furniture_leaves_the_text(furniture: str) -> None:
    assert "Secret" not in read(furniture + FILLING).text


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=navigation>{FILLING}</div>",
        f"<div id=footer>{FILLING}{FILLING}</div><p>And more.</p>",
        f"<nav>{FILLING}</nav><p>End.</p>",
        f"<article><header>{FILLING}</header></article>",
        f"<main><p>Short.</p></main><div>{FILLING}</div>",
    ],
)
def test_text_is_never_lost_for_the_name_of_what_holds_it(body: str) -> None:
    assert "heard from many people" in read(body).text


def test_what_was_left_out_is_told() -> None:
    notes = read(f"<nav>Home and away</nav>{FILLING}").notes
    assert notes == ("Left out as the page's furniture: menu (3 words).",)


def test_what_the_page_states_is_kept() -> None:
    head = '<meta name="DCTERMS.issued" content="2020-03-04T00:00"><meta name=author content="A B">'
    metadata = read(FILLING, head).metadata
    assert metadata == {"title": "A title", "author": "A B", "date": "2020-03-04"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<html><meta charset=iso-8859-2><p>Łódź</p>".encode("iso-8859-2"), "Łódź"),
        ("<html><p>£5 naïve</p>".encode("cp1252"), "£5 naïve"),
        ("<html><meta charset=latin1><p>“£5”</p>".encode("cp1252"), "“£5”"),
        ("<html><meta charset=latin1><p>“£5”</p>".encode(), "“£5”"),
        ("<html><p>£5</p>".encode("utf-16"), "£5"),
        ("<html><meta charset=rot13><p>words</p>é".encode("cp1252"), "words"),
    ],
)
def test_characters_are_what_the_page_means(data: bytes, words: str) -> None:
    assert words in read_bytes_as_document(data, Path("a.html")).text


def test_a_page_is_told_by_what_it_holds() -> None:
    assert read("<p>Words</p>", name="a.txt").format == "html"
    assert read_bytes_as_document(b"Some <b>bold</b> words\n", Path("a.html")).format != "html"


def test_depth_without_end_is_refused_and_depth_is_read() -> None:
    assert read("<div>" * 2_000 + "Words").text == "Words"
    with pytest.raises(CannotRead, match="deep in one another"):
        read("<div>" * 100_000 + "Words")


def test_a_sentence_that_only_a_mark_of_a_column_parts_is_whole() -> None:
    page = (
        "<html><body><h1>Debate</h1><p><b>Mr Roe:</b> The ponds of the county leak and <br/></p>"
        "<p><b>19 July 2011 : Column 772</b></p><p>they <b>shall</b> be mended.</p>"
        "<p><b>19 July 2011 : Column 773</b></p><p>That is all.</p></body></html>"
    )
    document = read_bytes_as_document(page.encode(), Path("a.html"))
    texts = [document.text[b.start : b.end] for b in document.blocks]
    whole = "Mr Roe: The ponds of the county leak and they shall be mended."
    assert texts == ["Debate", whole, "That is all."]
    columns = [(a.text, document.text[: a.at][-5:]) for a in document.anchors]
    assert columns == [("772", "k and"), ("773", "nded.")]
    shown = [document.text[s:e].strip() for b in document.blocks for s, e in b.emphasis]
    assert shown == ["Mr Roe:", "shall"]
