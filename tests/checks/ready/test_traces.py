"""What other programs leave in a file: each trace is found, and mended where no word changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.checks.ready import check_ready, paper_of
from assistant.checks.ready.mending import mend
from assistant.documents.wordfile import read_word_file
from assistant.venues import load_venue
from tests.checks.ready.papers import (
    SECOND,
    TIE,
    TYPE,
    Parts,
    good,
    packed,
    parts_of,
    put,
    saved,
    second,
    tied,
    typed,
    with_parts,
)

VENUE = "ni-assembly"
PAPER = Path("paper.docx")
BY = 'w:id="901" w:author="Jo Bloggs" w:date="2026-05-01T10:00:00Z"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
END = "<w:r><w:t>2. "


def codes(data: bytes, path: Path = PAPER) -> set[str]:
    found = check_ready(paper_of(data, path), load_venue(VENUE))
    return {finding.code for finding in found if finding.code != "venue-reminder"}


def words(data: bytes) -> list[str]:
    paragraphs = read_word_file(data, PAPER).paragraphs
    return [p.text for p in paragraphs if p.text and p.story not in ("comment", "footer")]


def hidden_by_a_style(parts: Parts) -> None:
    style = (
        '<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/>'
        '</w:rPr></w:style><w:style w:type="character" w:styleId="Own"><w:name w:val="Own"/>'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    put(parts, "word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    run = '<w:r><w:rPr><w:rStyle w:val="Own"/></w:rPr><w:t>Secret words. </w:t></w:r>'
    second(f"<w:p>{run}{END}")(parts)


def with_comment(parts: Parts) -> None:
    parts["word/comments.xml"] = (
        f'<w:comments {W}><w:comment w:id="0" w:author="Jo Bloggs"><w:p><w:r><w:t>Is this so?</w:t>'
        "</w:r></w:p></w:comment></w:comments>"
    ).encode()
    typed(parts, "word/comments.xml", f"{TYPE}.comments+xml")
    tied(parts, f"{TIE}/comments", "comments.xml")
    parts["word/commentsExtended.xml"] = f"<w15:commentsEx {W15}/>".encode()
    typed(parts, "word/commentsExtended.xml", f"{TYPE}.commentsExtended+xml")
    extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    tied(parts, extended, "commentsExtended.xml")
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    second(f'<w:p><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>{mark}{END}')(parts)


def with_people(parts: Parts) -> None:
    parts["word/people.xml"] = (
        f'<w15:people {W15}><w15:person w15:author="Jo Bloggs"/></w15:people>'.encode()
    )
    typed(parts, "word/people.xml", f"{TYPE}.people+xml")
    # Word for the web writes the target from the root of the package.
    tied(parts, "http://schemas.microsoft.com/office/2011/relationships/people", "/word/people.xml")


def with_manager(parts: Parts) -> None:
    app = parts["docProps/app.xml"].decode()
    app = re.sub(r"<Manager>.*?</Manager>|<Manager/>", "<Manager>Jo Bloggs</Manager>", app)
    parts["docProps/app.xml"] = app.encode()


def with_mail_of_its_author(parts: Parts) -> None:
    namespaces = (
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    )
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    parts["docProps/custom.xml"] = (
        f'<Properties {namespaces}><property fmtid="{fmtid}" pid="2" name="_AuthorEmail">'
        "<vt:lpwstr>jo@example.org</vt:lpwstr></property>"
        f'<property fmtid="{fmtid}" pid="3" name="Project">'
        "<vt:lpwstr>Waiting</vt:lpwstr></property></Properties>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    typed(parts, "docProps/custom.xml", kind)
    tied(parts, f"{TIE}/custom-properties", "docProps/custom.xml", by="_rels/.rels")


def with_template_of_somebody(parts: Parts) -> None:
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{TIE}/attachedTemplate" TargetMode="External" '
        'Target="file:///C:\\Users\\jbloggs\\House.dotx"/></Relationships>'
    ).encode()
    settings = parts["word/settings.xml"].decode()
    tie = f'<w:attachedTemplate xmlns:r="{TIE}" r:id="rId1"/>'
    # The schema has the template before the settings of view and proofing that may be there.
    settings = re.sub(r"(<w:(?:view|zoom)\b[^>]*/>)", rf"\1{tie}", settings, count=1)
    parts["word/settings.xml"] = settings.encode()


def with_macros(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(600)
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    put(parts, "[Content_Types].xml", f"{TYPE}.document.main+xml", kind)
    typed(parts, "", "application/vnd.ms-office.vbaProject", extension="bin")
    tied(
        parts, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"
    )


def footed(inside: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts["word/footer9.xml"] = f"<w:ftr {W}><w:p>{inside}</w:p></w:ftr>".encode()
        typed(parts, "word/footer9.xml", f"{TYPE}.footer+xml")
        known = tied(parts, f"{TIE}/footer", "footer9.xml")
        reference = f'<w:footerReference xmlns:r="{TIE}" w:type="default" r:id="{known}"/>'
        document = parts["word/document.xml"].decode()
        document = re.sub(r"(<w:sectPr[^>]*>)", rf"\1{reference}", document, count=1)
        parts["word/document.xml"] = document.encode()

    return change


def field(*instructions: str) -> str:
    marks = "".join(
        f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'
        for text in instructions
    )
    begin, part, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{marks}{part}<w:r><w:t>1</w:t></w:r>{end}"


MENDED: list[tuple[str, str, Callable[[Parts], None]]] = [
    (
        "tracked looks of a run",
        "tracked-changes",
        second(f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>2. "),
    ),
    (
        "tracked looks of a paragraph",
        "tracked-changes",
        second(
            f'<w:p><w:pPr><w:jc w:val="both"/><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{END}'
        ),
    ),
    (
        "a hidden run",
        "hidden-text",
        second(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret words. </w:t></w:r>{END}"),
    ),
    ("a style that hides", "hidden-text", hidden_by_a_style),
    ("a comment", "comments", with_comment),
    ("people who worked on it", "author-metadata", with_people),
    ("a manager", "author-metadata", with_manager),
    ("an e-mail address of its author", "author-metadata", with_mail_of_its_author),
    ("the folder of its template", "author-metadata", with_template_of_somebody),
    ("page numbers", "page-numbers", footed(field(" PAGE "))),
    ("page numbers in pieces", "page-numbers", footed(field(" PA", "GE  \\* MERGEFORMAT "))),
]


@pytest.mark.parametrize(("rule", "change"), [m[1:] for m in MENDED], ids=[m[0] for m in MENDED])
def test_a_trace_is_found_and_mended_and_no_word_changes(
    rule: str, change: Callable[[Parts], None]
) -> None:
    data = with_parts(change)
    assert codes(data) == {f"venue-{rule}"}
    copy, told = mend(data, load_venue(VENUE))
    assert told
    assert codes(copy) == set()
    assert words(copy) == words(data)
    assert b"Jo Bloggs" not in b"".join(parts_of(copy).values())
    assert mend(copy, load_venue(VENUE)) == (copy, ())


def test_what_is_not_mended_stays_byte_for_byte() -> None:
    data = with_parts(with_comment)
    before, after = parts_of(data), parts_of(mend(data, load_venue(VENUE))[0])
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }
    assert set(before) - set(after) == {"word/comments.xml", "word/commentsExtended.xml"}


def test_a_property_that_names_nobody_is_kept() -> None:
    copy, _ = mend(with_parts(with_mail_of_its_author), load_venue(VENUE))
    assert b"Waiting" in parts_of(copy)["docProps/custom.xml"]


def test_a_file_with_macros_becomes_an_ordinary_document() -> None:
    data = with_parts(with_macros)
    assert codes(data, Path("paper.docm")) == {"venue-file-type", "venue-macros"}
    # Word does not open a file whose name says another type than it has inside.
    assert codes(data) == {"venue-file-type", "venue-macros"}
    copy, told = mend(data, load_venue(VENUE))
    assert len(told) == 2
    assert codes(copy) == set()
    assert not [name for name in parts_of(copy) if "vba" in name]


def test_page_numbers_beside_other_words_are_left_and_told() -> None:
    words_too = f"<w:r><w:t>Harrow Families Network, page </w:t></w:r>{field(' PAGE ')}"
    data = with_parts(footed(words_too))
    copy, told = mend(data, load_venue(VENUE))
    assert copy == data
    assert "were left" in told[0]


def test_tracked_changes_are_told_where_they_begin_and_whose_they_are() -> None:
    added = f"<w:p><w:ins {BY}><w:r><w:t>Added here.</w:t></w:r></w:ins></w:p>"
    paper = paper_of(with_parts(second(f"{added}{added}{SECOND.decode()}")), PAPER)
    (told,) = (f for f in check_ready(paper, load_venue(VENUE)) if "tracked" in f.code)
    assert told.place.endswith("“Added here.”")
    assert "begin here, in 2 paragraphs" in told.message


KEPT: list[tuple[str, str, str]] = [
    (
        "white on white",
        "hidden-text",
        '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>',
    ),
    (
        "print too small",
        "hidden-text",
        '<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>',
    ),
    (
        "words put in",
        "tracked-changes",
        f"<w:p><w:ins {BY}><w:r><w:t>Added.</w:t></w:r></w:ins></w:p>",
    ),
    (
        "words taken out",
        "tracked-changes",
        f"<w:p><w:del {BY}><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>",
    ),
    (
        "words moved",
        "tracked-changes",
        f"<w:p><w:moveTo {BY}><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>",
    ),
]


@pytest.mark.parametrize(("rule", "before"), [k[1:] for k in KEPT], ids=[k[0] for k in KEPT])
def test_what_could_change_words_is_found_and_left_to_its_author(rule: str, before: str) -> None:
    data = with_parts(second(before + SECOND.decode()))
    assert codes(data) == {f"venue-{rule}"}
    assert mend(data, load_venue(VENUE)) == (data, ())


@pytest.mark.parametrize(
    "run",
    [
        '<w:rPr><w:vanish w:val="0"/></w:rPr>',
        "<w:rPr><w:webHidden/></w:rPr>",
        '<w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/></w:rPr>',
        '<w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/></w:rPr>',
    ],
)
def test_words_that_can_be_seen_are_no_hidden_text(run: str) -> None:
    assert codes(with_parts(second(f"<w:p><w:r>{run}<w:t>2. "))) == set()


def test_a_comments_part_without_a_comment_is_no_fault() -> None:
    def empty(parts: Parts) -> None:
        parts["word/comments.xml"] = f"<w:comments {W}/>".encode()
        typed(parts, "word/comments.xml", f"{TYPE}.comments+xml")
        tied(parts, f"{TIE}/comments", "comments.xml")

    data = with_parts(empty)
    assert codes(data) == set()
    assert mend(data, load_venue(VENUE))[1] == ()


def test_a_main_part_of_another_name_is_mended_too() -> None:
    """Word for the web calls it document2.xml."""

    def renamed(parts: Parts) -> None:
        second(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret. </w:t></w:r>{END}")(parts)
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
        for name in ("_rels/.rels", "[Content_Types].xml"):
            put(parts, name, "word/document.xml", "word/document2.xml")

    data = with_parts(renamed)
    assert codes(data) == {"venue-hidden-text"}
    assert codes(mend(data, load_venue(VENUE))[0]) == set()


def test_the_good_paper_has_no_trace_and_is_given_back_as_it_is() -> None:
    data = packed(parts_of(saved(good())))
    assert codes(data) == set()
    assert mend(data, load_venue(VENUE)) == (data, ())


@pytest.mark.parametrize("part", ["docProps/app.xml", "docProps/custom.xml", "word/people.xml"])
def test_a_part_beside_the_text_that_cannot_be_read_does_no_harm(part: str) -> None:
    def broken(parts: Parts) -> None:
        with_comment(parts)
        parts[part] = b"<broken"

    data = with_parts(broken)
    assert "venue-comments" in codes(data)
    copy, told = mend(data, load_venue(VENUE))
    assert "The comments were deleted." in told
    assert "venue-comments" not in codes(copy)


def test_a_file_without_the_list_of_its_types_may_not_open() -> None:
    def without(parts: Parts) -> None:
        with_comment(parts)
        del parts["[Content_Types].xml"]

    data = with_parts(without)
    assert codes(data) == {"venue-file-type", "venue-comments"}
    assert codes(mend(data, load_venue(VENUE))[0]) == {"venue-file-type"}
