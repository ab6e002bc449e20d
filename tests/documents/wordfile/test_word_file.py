"""What else is known of a Word file: kinds, places, notes, bookmarks, comments, and its secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.wordfile import Reading, WordFile, read_word_file, trace_word_file
from assistant.errors import CannotRead
from tests.documents.wordfile.building import FILE, members_of, word_file, zipped

STYLES = """
<style type="paragraph" default="1" styleId="Standard"><name val="Normal"/></style>
<style type="paragraph" styleId="berschrift1"><name val="heading 1"/></style>
<style type="paragraph" styleId="berschrift2"><name val="heading 2"/><rPr><b/></rPr></style>
<style type="paragraph" styleId="Titel"><name val="Title"/></style>
<style type="paragraph" styleId="Zitat"><name val="Quote"/><rPr><i/></rPr></style>
<style type="paragraph" styleId="Para"><name val="House Para"/><pPr><outlineLvl val="1"/></pPr>
</style>
<style type="paragraph" styleId="Sub"><name val="House Head"/><basedOn val="berschrift2"/>
<pPr><outlineLvl val="1"/></pPr></style>
<style type="paragraph" styleId="Verz1"><name val="toc 1"/></style>
<style type="paragraph" styleId="Kreis"><name val="Loop"/><basedOn val="Kreis2"/></style>
<style type="paragraph" styleId="Kreis2"><name val="Loop 2"/><basedOn val="Kreis"/></style>
<style type="character" styleId="Fett"><name val="Strong"/><rPr><b/></rPr></style>
"""


def read(body: str, reading: Reading = "accepted", **parts: str) -> WordFile:
    return read_word_file(word_file(body, styles=STYLES, **parts), FILE, reading=reading)


def styled(style: str, words: str, more: str = "") -> str:
    return f'<p><pPr><pStyle val="{style}"/>{more}</pPr><x>{words}</x></p>'


def test_styles_are_known_by_their_names_and_not_by_their_ids() -> None:
    word = read(styled("Titel", "T") + styled("berschrift1", "One") + styled("Zitat", "Said"))
    assert [(p.kind, p.level, p.style) for p in word.paragraphs] == [
        ("title", 0, "Title"),
        ("heading", 1, "heading 1"),
        ("quote", None, "Quote"),
    ]


def test_a_paragraph_stands_below_its_headings() -> None:
    body = "".join(
        [
            styled("Titel", "Title"),
            styled("berschrift1", "One"),
            styled("berschrift2", "One A"),
            "<p><x>here</x></p>",
            styled("berschrift1", "Two"),
            "<p><x>there</x></p>",
        ]
    )
    paths = {p.text: p.heading for p in read(body).paragraphs}
    assert paths["here"] == ("Title", "One", "One A")
    assert paths["One A"] == ("Title", "One")
    assert paths["there"] == ("Title", "Two")


def test_the_outline_of_a_heading_makes_no_heading_of_running_text() -> None:
    long = "A paragraph that a house numbers by the outline of its headings, as many houses do."
    kinds = {
        p.text: p.kind for p in read(styled("Para", long) + styled("Para", "Short")).paragraphs
    }
    assert kinds == {long: "paragraph", "Short": "heading"}


def test_a_paragraph_set_in_on_both_sides_is_a_quotation_unless_most_are() -> None:
    set_in = '<p><pPr><ind left="567" right="567"/></pPr><x>quoted words</x></p>'
    plain = "<p><x>plain words</x></p>"
    assert [p.kind for p in read(plain + set_in + plain).paragraphs][1] == "quote"
    assert {p.kind for p in read(set_in * 4 + plain).paragraphs} == {"paragraph"}


def test_a_style_based_on_itself_does_no_harm() -> None:
    assert read(styled("Kreis", "words")).paragraphs[0].style == "Loop"


def test_lines_of_a_table_of_contents_are_told() -> None:
    field = (
        '<p><r><fldChar fldCharType="begin"/></r><r><instrText>TOC \\o</instrText></r>'
        '<r><fldChar fldCharType="separate"/></r><x>One 1</x></p><p><x>Two 2</x>'
        '<r><fldChar fldCharType="end"/></r></p><p><x>Text</x></p>'
    )
    kinds = [p.kind for p in read(styled("Verz1", "Nought 0") + field).paragraphs]
    assert kinds == ["contents", "contents", "contents", "paragraph"]


def test_cells_have_their_place_in_the_grid() -> None:
    body = (
        '<tbl><tr><trPr><tblHeader/></trPr><tc><tcPr><gridSpan val="2"/></tcPr><p><x>a</x></p></tc>'
        "<tc><p><x>b</x></p></tc></tr>"
        '<tr><trPr><gridBefore val="1"/></trPr><tc><p><x>c</x></p></tc></tr></tbl>'
        "<p><x>out</x></p><tbl><tr><tc><p><x>d</x></p></tc></tr></tbl>"
    )
    places = {
        p.text: p.cell and (p.cell.table, p.cell.row, p.cell.column, p.cell.spans, p.cell.header)
        for p in read(body).paragraphs
    }
    assert places == {
        "a": (1, 1, 1, 2, True),
        "b": (1, 1, 3, 1, True),
        "c": (1, 2, 2, 1, False),
        "out": None,
        "d": (2, 1, 1, 1, False),
    }


NOTES = (
    '<footnote type="separator" id="0"><p><r><separator/></r></p></footnote>'
    '<footnote id="2"><p><r><footnoteRef/></r><x> First.</x></p><p><x>More.</x></p></footnote>'
    '<footnote id="3"><p><x> Second.</x></p></footnote>'
    '<footnote id="4"><p><x> Never marked.</x></p></footnote>'
)
MARKED = (
    '<p><x>One</x><r><footnoteReference id="3"/></r><x>, two</x>'
    '<r><footnoteReference id="2"/></r><x>.</x></p>'
)


def test_notes_are_numbered_by_their_marks_and_found_from_them() -> None:
    word = read(MARKED, footnotes=NOTES)
    assert [(n.at, n.id, n.mark) for n in word.paragraphs[0].notes] == [
        (3, "3", "1"),
        (8, "2", "2"),
    ]
    told = [(n.mark, [word.paragraphs[i].text for i in n.paragraphs]) for n in word.notes]
    assert told == [("1", [" Second."]), ("2", [" First.", "More."])]
    assert all(word.paragraphs[i].story == "footnote" for n in word.notes for i in n.paragraphs)
    assert word.notes[0].marked_at.offset == 3


def test_a_note_whose_mark_is_not_seen_is_not_read() -> None:
    body = MARKED.replace('<r><footnoteReference id="3"/></r>', "<del>{}</del>").format(
        '<r><footnoteReference id="3"/></r>'
    )
    accepted = read(body, footnotes=NOTES)
    assert [(n.id, n.mark) for n in accepted.notes] == [("2", "1")]
    assert [n.id for n in read(body, "rejected", footnotes=NOTES).notes] == ["3", "2"]


@pytest.mark.parametrize(
    ("rule", "marks"),
    [
        ("", ["1", "2"]),
        ('<numFmt val="lowerRoman"/>', ["i", "ii"]),
        ('<numFmt val="chicago"/><numStart val="2"/>', ["†", "‡"]),
        ('<numRestart val="eachPage"/>', [None, None]),
    ],
)
def test_marks_of_notes_follow_the_settings(rule: str, marks: list[str | None]) -> None:
    word = read(MARKED, footnotes=NOTES, settings=f"<footnotePr>{rule}</footnotePr>")
    assert [n.mark for n in word.notes] == marks


def test_notes_begin_again_in_a_section_that_says_so() -> None:
    rule = '<sectPr><footnotePr><numRestart val="eachSect"/></footnotePr></sectPr>'
    first = f'<p><pPr>{rule}</pPr><r><footnoteReference id="2"/></r></p>'
    body = f'{first}<p><r><footnoteReference id="3"/></r></p>{rule}'
    assert [n.mark for n in read(body, footnotes=NOTES).notes] == ["1", "1"]


def test_a_mark_of_the_author_s_own_is_kept() -> None:
    body = '<p><x>a</x><r><footnoteReference customMarkFollows="1" id="2"/><t>*</t></r></p>'
    word = read(body, footnotes=NOTES)
    assert (word.paragraphs[0].text, word.notes[0].mark) == ("a", "*")


def test_endnotes_are_counted_apart_and_in_roman() -> None:
    body = '<p><x>a</x><r><endnoteReference id="2"/></r></p>'
    word = read(body, endnotes='<endnote id="2"><p><x>End.</x></p></endnote>')
    assert [(n.kind, n.mark) for n in word.notes] == [("endnote", "i")]
    assert [p.story for p in word.paragraphs] == ["body", "endnote"]


def test_bookmarks_give_back_the_words_they_stand_around() -> None:
    body = (
        '<p><x>one </x><bookmarkStart id="1" name="ev_a_1"/><x>two</x><bookmarkEnd id="1"/></p>'
        '<p><x>three </x><bookmarkStart id="2" name="ev_b_1"/><x>four</x></p>'
        '<p><x>five</x><bookmarkEnd id="2"/><x> six</x></p>'
        '<bookmarkStart id="3" name="ev_c_1"/><p><x>seven</x></p><bookmarkEnd id="3"/>'
    )
    word = read(body)
    assert {b.name: word.bookmarked(b.name) for b in word.bookmarks} == {
        "ev_a_1": "two",
        "ev_b_1": "four\nfive",
        "ev_c_1": "seven",
    }


def test_bookmarks_stay_where_tracked_changes_join_and_cut() -> None:
    body = (
        "<p><pPr><rPr><del/></rPr></pPr><x>one </x></p>"
        '<p><bookmarkStart id="1" name="a"/><x>two</x><del><d> cut</d><bookmarkEnd id="1"/></del>'
        "<x> three</x></p>"
    )
    assert read(body).bookmarked("a") == "two"
    assert read(body).paragraphs[0].text == "one two three"
    assert read(body, "rejected").bookmarked("a") == "two cut"


def test_a_comment_knows_its_words() -> None:
    body = (
        '<p><x>a </x><commentRangeStart id="5"/><x>b</x><commentRangeEnd id="5"/>'
        '<r><commentReference id="5"/></r></p>'
    )
    comments = '<comment id="5" author="A Person" date="2024-01-02T00:00:00Z"><p><x>Why?</x></p>'
    (comment,) = (word := read(body, comments=comments + "</comment>")).comments
    assert comment.author == "A Person"
    assert comment.start is not None
    assert comment.end is not None
    assert word.between(comment.start, comment.end) == "b"
    assert [word.paragraphs[i].text for i in comment.paragraphs] == ["Why?"]


def test_what_stands_out_is_told_against_the_style_of_its_paragraph() -> None:
    body = (
        "<p><x>a </x><r><rPr><b/></rPr><t>b</t></r><r><rPr><b/></rPr><t>c</t></r>"
        '<r><rPr><rStyle val="Fett"/></rPr><t>d</t></r>'
        '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></p>'
        '<p><pPr><pStyle val="Zitat"/></pPr><r><rPr><i/></rPr><t>quoted</t></r></p>'
    )
    first, second = read(body).paragraphs
    assert [(e.start, e.end, e.look) for e in first.emphasis] == [
        (2, 5, "bold"),
        (5, 6, "superscript"),
    ]
    assert second.emphasis == ()


def test_hidden_words_are_flagged_where_they_stand() -> None:
    word = read("<p><x>ab</x><r><rPr><vanish/></rPr><t>secret</t></r><x>c</x></p>")
    assert [(h.at, h.text) for h in word.paragraphs[0].hidden] == [(2, "secret")]
    assert word.has_hidden_text


def test_links_lead_to_addresses_and_bookmarks() -> None:
    tie = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    )
    body = (
        '<p><hyperlink r:id="rId9"><x>out</x></hyperlink><hyperlink anchor="in"><x>in</x>'
        '</hyperlink><r><fldChar fldCharType="begin"/></r><r><instrText>HYPERLINK "https://a.b/"'
        ' \\l "c"</instrText></r><r><fldChar fldCharType="separate"/></r><x>field</x>'
        '<r><fldChar fldCharType="end"/></r></p>'
    )
    word = read_word_file(word_file(body, ties=tie), FILE)
    assert [(link.start, link.end, link.target) for link in word.paragraphs[0].links] == [
        (0, 3, "https://example.org/"),
        (3, 5, "#in"),
        (5, 10, "https://a.b/#c"),
    ]
    assert [(t.kind, t.target) for t in word.external] == [("hyperlink", "https://example.org/")]


def test_pages_of_the_last_layout_are_told() -> None:
    word = read("<p><x>ab</x><r><lastRenderedPageBreak/><t>cd</t></r></p>")
    assert word.paragraphs[0].page_breaks == (2,)


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_headers_count_only_where_a_page_shows_them() -> None:
    ties = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/header" Target="header{n}.xml"/>' for n in (7, 8, 9)
    )
    from tests.documents.wordfile.building import part

    others = {f"word/header{n}.xml": part("hdr", f"<p><x>H{n}</x></p>") for n in (7, 8, 9)}
    body = (
        '<p><x>body</x></p><sectPr><headerReference type="default" r:id="rId7"/>'
        '<headerReference type="first" r:id="rId8"/><headerReference type="even" r:id="rId9"/>'
        "{}</sectPr>"
    )

    def headers(switch: str, settings: str = "") -> list[str]:
        data = word_file(body.format(switch), ties=ties, others=others, settings=settings)
        return [p.text for p in read_word_file(data, FILE).paragraphs if p.story == "header"]

    assert headers("") == ["H7"]
    assert headers("<titlePg/>") == ["H7", "H8"]
    assert headers('<titlePg val="0"/>', "<evenAndOddHeaders/>") == ["H7", "H9"]


def test_macros_objects_and_data_are_flagged_and_never_followed() -> None:
    ties = (
        f'<Relationship Id="rId7" Type="{REL}/vbaProject" Target="vbaProject.bin"/>'
        f'<Relationship Id="rId8" Type="{REL}/aFChunk" Target="chunk.html"/>'
        f'<Relationship Id="rId9" Type="{REL}/customXml" Target="../customXml/item1.xml"/>'
        f'<Relationship Id="rId10" Type="{REL}/attachedTemplate" Target="http://x.y/t.dotm"'
        ' TargetMode="External"/>'
    )
    others = {"word/vbaProject.bin": b"x", "customXml/item1.xml": b"<a/>"}
    body = (
        '<p><r><fldChar fldCharType="begin"/></r><r><instrText>INCLUDETEXT "c:/x"</instrText></r>'
        '<r><fldChar fldCharType="separate"/></r><x>kept</x><r><fldChar fldCharType="end"/></r></p>'
    )
    word = read_word_file(word_file(body, ties=ties, others=others), FILE)
    assert word.has_macros
    assert set(word.embedded) == {"macros", "inserted documents"}
    assert {t.kind for t in word.external} == {"attachedTemplate", "field INCLUDETEXT"}
    assert word.custom_xml == {"customXml/item1.xml": b"<a/>"}
    assert word.paragraphs[0].text == "kept"


def test_a_strict_file_reads_like_any_other() -> None:
    members = members_of(word_file(MARKED, styles=STYLES, footnotes=NOTES))
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in members.items()
    }
    assert strict != members
    word = read_word_file(zipped(strict), FILE)
    assert word.paragraphs == read(MARKED, footnotes=NOTES).paragraphs


def test_parts_that_are_missing_are_met() -> None:
    members = members_of(word_file(MARKED, styles=STYLES, footnotes=NOTES, settings=""))
    for name in ("word/styles.xml", "word/footnotes.xml", "_rels/.rels", "[Content_Types].xml"):
        left = {n: d for n, d in members.items() if n != name}
        assert read_word_file(zipped(left), FILE).paragraphs[0].text == "One, two."


def test_a_paragraph_is_found_again_by_its_address() -> None:
    body = "<p><x>a</x></p><tbl><tr><tc><p><x>b</x></p></tc></tr></tbl><p><x>c</x><x>d</x></p>"
    traced = trace_word_file(word_file(body), FILE)
    last = traced.file.paragraphs[2]
    assert (last.address.part, last.address.index) == ("word/document.xml", 2)
    element = traced.paragraph_element(last.address)
    first, second = traced.stretches(2, 0, 2)
    assert first.run is not None
    assert first.run.getparent() is element
    assert (first.element.text, second.element.text) == ("c", "d")


def test_a_stretch_of_text_leads_to_its_runs() -> None:
    body = "<p><x>One word </x><ins><x>and anot</x></ins><del><d>gone</d></del><x>her</x></p>"
    traced = trace_word_file(word_file(body), FILE)
    text = traced.file.paragraphs[0].text
    start = text.index("another")
    words = [(s.element.text or "")[s.start : s.end] for s in traced.stretches(0, start, start + 7)]
    assert words == ["anot", "her"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "not a Word file"),
        (b"%PDF-1.4", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "older Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (zipped({"a.txt": b"words"}), "holds no Word document"),
        (zipped({"word/document.xml": b"words"}), "not well-formed"),
        (zipped({"word/document.xml": b"<a/>"}), "holds no Word document"),
        (word_file("<p/>")[:300], "damaged or cut off"),
        (
            zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "document type",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason) as refusal:
        read_word_file(data, Path("a.docx"))
    assert "\n" not in str(refusal.value)
    assert refusal.value.remedy
