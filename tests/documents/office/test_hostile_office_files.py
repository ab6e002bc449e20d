"""Word, OpenDocument and rich text files that are broken or meant to harm: read or refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents import Document, read_bytes_as_document
from assistant.documents.wordfile import read_word_file
from assistant.errors import CannotRead
from tests.documents.office.open_documents import open_document
from tests.documents.wordfile.building import members_of, part, word_file, zipped

BODY = (
    '<p><pPr><pStyle val="H"/></pPr><x>Heading</x></p><p><pPr><numPr><ilvl val="0"/>'
    '<numId val="1"/></numPr><rPr><del/></rPr></pPr><x>One </x><ins><x>new</x></ins></p>'
    '<tbl><tr><tc><tcPr><gridSpan val="2"/></tcPr><p><x>cell</x></p></tc></tr></tbl>'
    '<p><r><fldChar fldCharType="begin"/><instrText>REF a</instrText></r>'
    '<r><fldChar fldCharType="separate"/></r><x>2.1</x><r><fldChar fldCharType="end"/></r>'
    '<r><footnoteReference id="2"/></r><bookmarkStart id="1" name="b"/><x>end</x></p>'
)
PARTS = {
    "styles": '<style type="paragraph" styleId="H"><name val="heading 1"/></style>',
    "numbering": '<abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="decimal"/>'
    '<lvlText val="%1."/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num>',
    "footnotes": '<footnote id="2"><p><x>Note.</x></p></footnote>',
    "comments": '<comment id="1"><p><x>Why?</x></p></comment>',
}
WORD = word_file(BODY, **PARTS)
ODT = open_document("<text:p>One<text:note><text:note-body><text:p>N</text:p></text:note-body>"
                    "</text:note></text:p><text:list><text:list-item><text:p>a</text:p>"
                    "</text:list-item></text:list>")  # fmt: skip
RTF = (
    b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}}{\\stylesheet{\\s1 heading 1;}}\\s1 One\\par "
    b"\\pard\\u233?{\\footnote\\chftn N}\\trowd\\intbl a\\cell\\row{\\b x}\\par}"
)
RECOGNISABLE = 80
"""Bytes; of less nobody can tell what it was."""
FILES = {"a.docx": WORD, "a.odt": ODT, "a.rtf": RTF}


def read_or_refuse(data: bytes, name: str) -> Document | None:
    """Return the document, which must be sound, or None for one refused in one line."""
    try:
        document = read_bytes_as_document(data, Path(name))
    except CannotRead as refusal:
        assert "\n" not in str(refusal)
        assert str(refusal).startswith(name)
        return None
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words == words.strip() != ""
        assert all(block.start <= s <= e <= block.end for s, e in block.emphasis)
    assert Document.model_validate(document.model_dump(), strict=True) == document
    return document


@pytest.mark.parametrize("name", FILES)
def test_the_files_to_be_broken_are_whole(name: str) -> None:
    assert read_or_refuse(FILES[name], name) is not None


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=60)
def test_a_file_cut_off_anywhere_is_refused(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    length = data.draw(st.integers(RECOGNISABLE, len(whole) - 1))
    assert read_or_refuse(whole[:length], name) is None


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=120)
def test_a_file_with_changed_bytes_is_read_or_refused(name: str, data: st.DataObject) -> None:
    broken = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(broken), name)


MEMBERS = {"a.docx": members_of(WORD), "a.odt": members_of(ODT)}


@pytest.mark.parametrize("name", MEMBERS)
@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_with_changed_xml_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Tags and values are shuffled, so that the XML mostly stays XML."""
    members = dict(MEMBERS[name])
    chosen = data.draw(st.sampled_from(sorted(members)))
    text = members[chosen].decode("utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        text = data.draw(EDITS)(text, data.draw(st.integers(0, 10_000)))
    members[chosen] = text.encode("utf-8")
    read_or_refuse(zipped(members), name)


def _tag_dropped(text: str, at: int) -> str:
    start = text.find("<", at % max(1, len(text)))
    end = text.find(">", start)
    return text[:start] + text[end + 1 :] if 0 <= start < end else text


def _piece_repeated(text: str, at: int) -> str:
    start = at % max(1, len(text))
    return text[:start] + text[start : start + 200] + text[start:]


def _value_absurd(text: str, at: int) -> str:
    start = text.find('="', at % max(1, len(text)))
    end = text.find('"', start + 2)
    return text[: start + 2] + "-99999999999999999999" + text[end:] if 0 <= start < end else text


def _value_emptied(text: str, at: int) -> str:
    start = text.find('="', at % max(1, len(text)))
    end = text.find('"', start + 2)
    return text[: start + 2] + text[end:] if 0 <= start < end else text


Edit = Callable[[str, int], str]
EDITS: st.SearchStrategy[Edit] = st.sampled_from(
    [_tag_dropped, _piece_repeated, _value_absurd, _value_emptied]
)

INLINE = st.recursive(
    st.sampled_from(
        [
            "<x>a </x>",
            "<d>b </d>",
            "<r><tab/></r>",
            '<r><br type="page"/></r>',
            '<r><fldChar fldCharType="begin"/></r>',
            "<r><instrText>HYPERLINK x</instrText></r>",
            '<r><fldChar fldCharType="separate"/></r>',
            '<r><fldChar fldCharType="end"/></r>',
            '<r><footnoteReference id="2"/></r>',
            '<bookmarkStart id="1" name="b"/>',
            '<bookmarkEnd id="1"/>',
            '<commentRangeStart id="1"/>',
            "<r><rPr><vanish/></rPr><t>h</t></r>",
        ]
    ),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(["ins", "del", "moveFrom", "moveTo", "smartTag", "hyperlink"]),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=8,
)
MARK = st.sampled_from(["", "<ins/>", "<del/>", "<moveFrom/>", "<moveTo/>", "<ins/><del/>"])
PARAGRAPH = st.builds(
    "<p><pPr><rPr>{}</rPr></pPr>{}</p>".format, MARK, st.lists(INLINE, max_size=5).map("".join)
)
BLOCKS = st.recursive(
    PARAGRAPH,
    lambda inner: st.builds(
        "<tbl><tr><trPr>{}</trPr><tc>{}</tc></tr></tbl>".format,
        st.sampled_from(["", "<ins/>", "<del/>"]),
        st.lists(inner, min_size=1, max_size=3).map("".join),
    ),
    max_leaves=6,
)


@given(st.lists(BLOCKS, max_size=6).map("".join))
@settings(max_examples=150)
def test_any_nesting_of_changes_and_fields_is_read_both_ways(body: str) -> None:
    data = word_file(body, **PARTS)
    for reading in ("accepted", "rejected"):
        word = read_word_file(data, Path("a.docx"), reading=reading)
        for bookmark in word.bookmarks:
            assert bookmark.end.paragraph < len(word.paragraphs)
            word.between(bookmark.start, bookmark.end)
        for paragraph in word.paragraphs:
            length = len(paragraph.text)
            assert all(0 <= n.at <= length for n in paragraph.notes)
            assert all(0 <= h.at <= length for h in paragraph.hidden)
            assert all(0 <= e.start < e.end <= length for e in paragraph.emphasis)
            assert all(0 <= link.start < link.end <= length for link in paragraph.links)


def bomb(name: str, size: int) -> bytes:
    """Return a zip file whose one member unpacks to ``size`` bytes."""
    return zipped({"[Content_Types].xml": b"", name: b"<a>" + b" " * size + b"</a>"})


def deep(depth: int) -> bytes:
    inside = b"<w:sdt><w:sdtContent>" * depth + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * depth
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = b"<w:document " + space + b"><w:body>" + inside + b"</w:body></w:document>"
    return zipped({"word/document.xml": body})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb("word/document.xml", 65 * 2**20), "65 MB when unpacked"),
        (bomb("word/document.xml", 20 * 2**20), "far more than it should"),
        (zipped({f"word/{n}.xml": b"" for n in range(5_001)}), "parts"),
        (zipped({"word/document.xml": b"<a/>", "WORD/Document.xml": b"<a/>"}), "there twice"),
        (zipped({"word/document.xml": b"<a/>", "../x": b""}), "unsafe name"),
        (zipped({"word/document.xml": b"<a/>", "/x": b""}), "unsafe name"),
    ],
    ids=["large", "steep", "many", "twice", "climbing", "rooted"],
)
def test_a_container_that_could_harm_is_refused_before_it_is_unpacked(
    data: bytes, reason: str
) -> None:
    with pytest.raises(CannotRead, match=reason):
        read_word_file(data, Path("a.docx"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_read(encoding: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    data = zipped({"word/document.xml": laughs.encode(encoding)})
    with pytest.raises(CannotRead, match="document type"):
        read_word_file(data, Path("a.docx"))


def test_depth_is_bounded() -> None:
    assert read_word_file(deep(60), Path("a.docx")).paragraphs
    with pytest.raises(CannotRead, match=r"not well-formed|too deeply"):
        read_word_file(deep(2_000), Path("a.docx"))


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", part("document", "<body><p/></body>"))
    data = bytearray(out.getvalue())
    size = len(part("document", "<body><p/></body>"))
    lie = data.replace(size.to_bytes(4, "little"), (7).to_bytes(4, "little"))
    assert lie != data
    with pytest.raises(CannotRead, match="damaged"):
        read_word_file(bytes(lie), Path("a.docx"))


def test_many_fields_that_never_end_do_no_harm() -> None:
    body = '<p><r><fldChar fldCharType="begin"/></r><x>a</x></p>' * 3_000
    assert len(read_word_file(word_file(body), Path("a.docx")).paragraphs) == 3_000


def test_a_rich_text_of_nothing_but_braces_is_read_or_refused() -> None:
    for data in (b"{\\rtf1" + b"{}" * 50_000 + b" a}", b"{\\rtf1" + b"{" * 50_000):
        read_or_refuse(data, "a.rtf")
    read_or_refuse(b"{\\rtf1\\bin99999999999 a}", "a.rtf")
    read_or_refuse(b"{\\rtf1 \\u99999999999999?\\li99999999999999999 a\\par}", "a.rtf")


@given(st.lists(st.sampled_from(
    ["{", "}", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\'e9", "\\u233?", "\\*", "\\pict ",
     "\\footnote ", "\\fldrslt ", "\\upr", "\\fonttbl", "\\stylesheet", "\\shptxt ", "words ",
     "\\listtext ", "\\v ", "\\deleted ", "\\plain ", "\\pard ", "\\f9 ", "\\s3 ", "\\bin3 ", ";"]
), max_size=40))  # fmt: skip
def test_any_order_of_words_and_braces_is_read_or_refused(pieces: list[str]) -> None:
    read_or_refuse(("{\\rtf1 " + "".join(pieces) + "}").encode("ascii"), "a.rtf")


def test_compressed_noise_is_refused() -> None:
    read_or_refuse(b"PK\x03\x04" + zlib.compress(b"word/document.xml" * 40), "a.docx")
