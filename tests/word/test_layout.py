"""Paragraph numbers, lists, cross-references, contents, notes, tables, header and footer."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from assistant.drafting.draft import (
    Block,
    Contents,
    Draft,
    Layout,
    Link,
    ListBlock,
    ListItem,
    Note,
    NoteMark,
    PageBreak,
    Reference,
    Table,
)
from assistant.word import word_bytes
from tests.word.opened import Opened, W, text_of
from tests.word.samples import bullets, heading, note, paragraph, sample_draft, words

V = f"{W}val"


def paper(*body: Block, **fields: object) -> Draft:
    return Draft(title="Paper", template="t", body=body, **fields)  # type: ignore[arg-type]


def written(draft: Draft, *, final: bool = False) -> Opened:
    return Opened(word_bytes(draft, final=final).data)


def number_of(paragraph: etree._Element) -> tuple[str | None, str | None]:
    found = paragraph.find(f"{W}pPr/{W}numPr")
    if found is None:
        return None, None
    return found.find(f"{W}numId").get(V), found.find(f"{W}ilvl").get(V)


# --- numbered paragraphs -------------------------------------------------------------------------


def test_numbered_paragraphs_are_numbered_by_their_style_alone() -> None:
    made = written(paper(paragraph("One.", numbered=True), paragraph("Two.", numbered=True)))
    assert [made.style_of(p) for p in made.paragraphs] == ["Numbered Paragraph"] * 2
    assert [number_of(p) for p in made.paragraphs] == [(None, None)] * 2
    styles = made.tree("word/styles.xml")
    (style,) = [s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "NumberedParagraph"]
    number = style.find(f"{W}pPr/{W}numPr/{W}numId").get(V)
    numbering = made.tree("word/numbering.xml")
    (tie,) = [n for n in numbering.iter(f"{W}num") if n.get(f"{W}numId") == number]
    abstract = numbering.find(
        f"{W}abstractNum[@{W}abstractNumId='{tie.find(f'{W}abstractNumId').get(V)}']"
    )
    tied = [level.find(f"{W}pStyle").get(V) for level in abstract.findall(f"{W}lvl")[:3]]
    assert tied == ["NumberedParagraph", "NumberedParagraph2", "NumberedParagraph3"]
    texts = [level.find(f"{W}lvlText").get(V) for level in abstract.findall(f"{W}lvl")[:3]]
    assert texts == ["%1.", "(%2)", "(%3)"]


def test_a_number_word_would_not_reach_starts_a_run_of_its_own() -> None:
    made = written(
        paper(
            paragraph("One.", numbered=True, number="1"),
            paragraph("Seven.", numbered=True, number="7"),
            paragraph("Eight.", numbered=True, number="8"),
        )
    )
    one, seven, eight = (number_of(p)[0] for p in made.paragraphs)
    assert one is None
    assert seven == eight is not None
    tie = made.tree("word/numbering.xml").find(f"{W}num[@{W}numId='{seven}']")
    assert tie.find(f"{W}lvlOverride/{W}startOverride").get(V) == "7"


def test_a_number_of_another_kind_is_printed_as_it_stands() -> None:
    (only,) = written(paper(paragraph("Text.", numbered=True, number="2.3"))).paragraphs
    assert text_of(only) == "2.3\tText."
    assert number_of(only)[0] == "0"


def test_what_follows_a_quotation_in_a_numbered_paragraph_stands_under_it() -> None:
    made = written(sample_draft())
    indent = made.paragraph("We draw two things").find(f"{W}pPr/{W}ind")
    assert indent.get(f"{W}left") == "680"


# --- lists ---------------------------------------------------------------------------------------


def ordered(*items: str) -> ListBlock:
    return ListBlock(ordered=True, items=tuple(ListItem(blocks=(paragraph(i),)) for i in items))


def test_each_ordered_list_starts_again() -> None:
    made = written(paper(ordered("a", "b"), paragraph("between"), ordered("c")))
    first, second, _, third = (number_of(p)[0] for p in made.paragraphs)
    assert first == second != third
    numbering = made.tree("word/numbering.xml")
    for number in (first, third):
        tie = numbering.find(f"{W}num[@{W}numId='{number}']")
        assert tie.find(f"{W}lvlOverride/{W}startOverride").get(V) == "1"


def test_lists_inside_lists_go_one_level_down() -> None:
    inner = ListItem(blocks=(paragraph("outer"), ordered("inner")))
    made = written(paper(ListBlock(ordered=True, items=(inner,))))
    assert [number_of(p)[1] for p in made.paragraphs] == ["0", "1"]


@pytest.mark.parametrize(("numbered", "form"), [(True, "lowerLetter"), (False, "decimal")])
def test_a_paper_of_numbered_paragraphs_letters_its_lists(numbered: bool, form: str) -> None:
    made = written(paper(ordered("a"), layout=Layout(numbered_paragraphs=numbered)))
    number = number_of(made.paragraphs[0])[0]
    numbering = made.tree("word/numbering.xml")
    tie = numbering.find(f"{W}num[@{W}numId='{number}']")
    own = tie.find(f"{W}abstractNumId").get(V)
    abstract = numbering.find(f"{W}abstractNum[@{W}abstractNumId='{own}']")
    assert abstract.find(f"{W}lvl/{W}numFmt").get(V) == form


def test_abstract_lists_come_before_all_numbers() -> None:
    order = [e.tag for e in written(sample_draft()).tree("word/numbering.xml")]
    assert order == sorted(order)


def test_only_the_first_paragraph_of_an_item_has_the_bullet() -> None:
    item = ListItem(blocks=(paragraph("first"), paragraph("second")))
    first, second = written(paper(ListBlock(items=(item,)))).paragraphs
    assert number_of(first)[0] is not None
    assert number_of(second)[0] is None
    left = [p.find(f"{W}pPr/{W}ind").get(f"{W}left") for p in (first, second)]
    assert left[0] == left[1]


# --- cross-references ----------------------------------------------------------------------------


def test_a_reference_to_a_numbered_paragraph_follows_its_number() -> None:
    made = written(sample_draft())
    (field,) = [f for f in made.fields() if f.startswith("REF")]
    kind, bookmark, *switches = field.split()
    assert (kind, switches) == ("REF", ["\\r", "\\h"])
    assert made.bookmarks()[bookmark].startswith("Delay is common")
    assert "As we say in paragraph 2, the wait" in text_of(made.paragraph("As we say"))


def test_a_reference_to_a_heading_keeps_its_words() -> None:
    made = written(sample_draft())
    (link,) = [
        h for h in made.document.iter(f"{W}hyperlink") if text_of(h).startswith("our answer")
    ]
    assert made.bookmarks()[link.get(f"{W}anchor") or ""] == "Question 1"


def test_a_reference_in_the_headings_own_words_is_a_field() -> None:
    made = written(
        paper(
            heading(1, "Costs", target="c"), paragraph("See ", Reference(target="c", text="Costs"))
        )
    )
    assert [f.split()[0] for f in made.fields()] == ["REF"]


def test_a_reference_that_leads_nowhere_prints_and_is_told() -> None:
    made = word_bytes(paper(paragraph("See ", Reference(target="x", text="paragraph 9"), ".")))
    assert text_of(Opened(made.data).document) == "See paragraph 9."
    assert [f.code for f in made.findings] == ["reference-lost"]


# --- contents ------------------------------------------------------------------------------------


def test_the_contents_are_a_field_that_already_shows_its_lines() -> None:
    made = written(sample_draft())
    assert 'TOC \\o "1-2" \\h \\z' in made.fields()
    lines = [p for p in made.paragraphs if made.style_of(p).startswith("toc ")]
    assert [text_of(p) for p in lines] == [
        "Summary of key points",
        "Who we are",
        "Question 1",
        "Costs to landlords",
        "Recommendations",
        "Annex: evidence quoted",
    ]
    marks = made.bookmarks()
    for line in lines:
        anchor = line.find(f"{W}hyperlink").get(f"{W}anchor")
        assert marks[anchor] == text_of(line)


def test_nothing_asks_word_to_update_fields() -> None:
    everything = written(sample_draft()).everything()
    assert "updateFields" not in everything
    assert "dirty" not in everything


def test_without_page_numbers_the_contents_will_not_gain_any() -> None:
    draft = paper(Contents(), heading(1, "One"), layout=Layout(page_numbers=False))
    made = written(draft)
    assert made.fields() == ['TOC \\o "1-2" \\h \\z \\n']
    assert not any("footer" in name for name in made.members)


def test_contents_of_a_paper_without_headings_are_left_out() -> None:
    assert text_of(written(paper(Contents(), paragraph("Text."))).document) == "Text."


def test_the_heading_of_the_contents_is_not_in_them() -> None:
    made = written(sample_draft())
    (title,) = [p for p in made.paragraphs if made.style_of(p) == "TOC Heading"]
    assert text_of(title) == "Contents"


# --- notes ---------------------------------------------------------------------------------------


def test_notes_are_real_and_numbered_in_the_order_of_their_marks() -> None:
    body = paragraph("A", NoteMark(note="n2"), " B", NoteMark(note="n1"))
    made = written(paper(body, notes=(note("n1", "one"), note("n2", "two"), note("n3"))))
    marks = [e.get(f"{W}id") for e in made.document.iter(f"{W}footnoteReference")]
    assert marks == ["1", "2"]
    assert [n.rpartition(" ")[2] for n in made.notes] == ["[two]", "[one]"]


def test_a_note_marked_twice_is_printed_once() -> None:
    body = paragraph("A", NoteMark(note="n1"), " B", NoteMark(note="n1"))
    made = written(paper(body, notes=(note("n1"),)))
    assert len(made.notes) == 1
    (field,) = made.fields()
    assert field.split()[0] == "NOTEREF"
    assert field.split()[1] in made.bookmarks()


def test_a_mark_inside_a_note_is_an_error_and_not_written() -> None:
    inside = Note(id="n1", content=(words("See"), NoteMark(note="n1")))
    made = word_bytes(paper(paragraph("A", NoteMark(note="n1")), notes=(inside,)))
    assert [(f.code, f.severity) for f in made.findings] == [("note-lost", "error")]
    assert "[Missing: note n1]" in Opened(made.data).notes[0]


def test_links_in_notes_are_ties_of_the_notes() -> None:
    made = written(sample_draft())
    ties = made.members["word/_rels/footnotes.xml.rels"].decode()
    assert ties.count("https://panel.example/minutes?item=2&amp;lang=en") == 1


# --- links ---------------------------------------------------------------------------------------

ADDRESSES = {
    "https://example.org/a?b=1": "https://example.org/a?b=1",
    "mailto:ann@example.org": "mailto:ann@example.org",
    "https://example.org/é x": "https://example.org/%C3%A9%20x",
    "https://example.org/[a]100%#b#c": "https://example.org/%5Ba%5D100%25#b%23c",
    "javascript:alert(1)": None,
    "file:///etc/passwd": None,
    "http://": None,
    "http://[bad": None,
    "//example.org": None,
    "https://example.org/" + "x" * 3000: None,
}


@pytest.mark.parametrize(("address", "kept"), ADDRESSES.items(), ids=[a[:24] for a in ADDRESSES])
def test_only_whole_web_and_mail_addresses_are_linked(address: str, kept: str | None) -> None:
    made = word_bytes(paper(paragraph(Link(text="here", address=address))))
    opened = Opened(made.data)
    assert text_of(opened.document) == "here"
    ties = etree.fromstring(opened.members["word/_rels/document.xml.rels"])
    targets = [t.get("Target") for t in ties if t.get("TargetMode") == "External"]
    assert targets == ([kept] if kept else [])
    assert [f.code for f in made.findings] == ([] if kept else ["link-refused"])


# --- tables --------------------------------------------------------------------------------------


def table(columns: int, rows: int, caption: str = "", widths: tuple[int, ...] = ()) -> Table:
    row = tuple((words(f"c{at}"),) for at in range(columns))
    return Table(
        header=row, rows=(row,) * rows, caption=caption, description="About", widths=widths
    )


def test_a_table_repeats_its_header_and_describes_itself() -> None:
    made = written(paper(table(2, 2, "Waits", (3, 1))))
    (element,) = made.document.iter(f"{W}tbl")
    properties = element.find(f"{W}tblPr")
    assert properties.find(f"{W}tblCaption").get(V) == "Waits"
    assert properties.find(f"{W}tblDescription").get(V) == "About"
    first, *rest = element.findall(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
    widths = [int(c.get(f"{W}w") or 0) for c in element.iter(f"{W}gridCol")]
    assert sum(widths) == 9070
    assert widths[0] > 2 * widths[1]


def test_captions_are_counted_and_tables_without_one_are_not() -> None:
    made = written(paper(table(1, 1), table(1, 1, "First"), table(1, 1, "Second")))
    captions = [text_of(p) for p in made.paragraphs if made.style_of(p) == "caption"]
    assert captions == ["Table 1: First", "Table 2: Second"]


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (0, 3), (3, 0), (70, 1), (1, 1)])
def test_tables_of_any_shape_are_whole(columns: int, rows: int) -> None:
    made = written(paper(table(columns, rows)))
    for element in made.document.iter(f"{W}tc"):
        assert element[-1].tag == f"{W}p"
    for element in made.document.iter(f"{W}tbl"):
        grid = len(list(element.iter(f"{W}gridCol")))
        assert all(len(row.findall(f"{W}tc")) == grid <= 63 for row in element.iter(f"{W}tr"))


# --- pages, header, footer -----------------------------------------------------------------------


def test_cover_body_and_annex_start_a_page_each() -> None:
    made = written(sample_draft())
    starts = [text_of(p) for p in made.paragraphs
              if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]  # fmt: skip
    assert starts == ["Contents", "Summary of key points", "Annex: evidence quoted"]


def test_page_breaks_leave_no_empty_paragraph_and_do_not_add_up() -> None:
    made = written(paper(paragraph("A"), PageBreak(), PageBreak(), paragraph("B"), PageBreak()))
    assert [text_of(p) for p in made.paragraphs] == ["A", "B"]


@pytest.mark.parametrize("final", [False, True])
def test_the_marking_is_on_every_page_and_nothing_else_is(final: bool) -> None:
    made = written(sample_draft(marking="OFFICIAL"), final=final)
    for use in ("default", "first"):
        assert "OFFICIAL" in text_of(made.tree(f"word/header-{use}.xml"))


def test_a_final_copy_without_marking_has_no_header() -> None:
    made = written(sample_draft(marking=None), final=True)
    assert not any("header" in name for name in made.members)


def test_the_footer_counts_pages_but_not_on_the_cover() -> None:
    made = written(sample_draft())
    assert made.fields("word/footer-default.xml") == ["PAGE", "NUMPAGES"]
    assert re.search("Page 1 of 1$", text_of(made.tree("word/footer-default.xml")))
    assert "word/footer-first.xml" not in made.members


def test_headings_stay_with_what_follows_and_the_page_is_a4() -> None:
    made = written(sample_draft())
    size = made.document.find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    for style in made.tree("word/styles.xml").iter(f"{W}style"):
        if style.find(f"{W}name").get(V).startswith("heading"):
            assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_bullets_stand_where_the_text_around_them_does() -> None:
    made = written(paper(bullets("plain"), paragraph("n", numbered=True), bullets("under")))
    lefts = [p.find(f"{W}pPr/{W}ind").get(f"{W}left") for p in made.paragraphs
             if made.style_of(p) == "List Bullet"]  # fmt: skip
    assert lefts == ["454", "1134"]


def test_a_narrow_column_still_fits_its_longest_word() -> None:
    row = ((words("A long quotation " * 20),), (words("OFFICIAL-SENSITIVE"),))
    asked = Table(
        header=((words("Quotation"),), (words("Marking"),)),
        rows=(row,),
        caption="",
        description="x",
        widths=(95, 5),
    )
    widths = [int(c.get(f"{W}w") or 0) for c in written(paper(asked)).document.iter(f"{W}gridCol")]
    assert sum(widths) == 9070
    assert widths[1] > 9 * 130  # SENSITIVE, in capitals of 9.5 points
