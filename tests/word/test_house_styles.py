"""Any Word file can lend its look, or is refused by the name of the part that is broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assistant.drafting.draft import Layout
from assistant.errors import CannotRead
from assistant.word import WordBytes, save_word, word_bytes
from tests.word import houses
from tests.word.conftest import Complaints
from tests.word.houses import RELATIONS, TYPES, rebuilt, replaced, tied
from tests.word.opened import Opened, W, text_of
from tests.word.samples import sample_draft

Check = Callable[[bytes], Complaints]
Dress = Callable[[bytes], WordBytes]


@pytest.fixture
def dressed(tmp_path: Path) -> Dress:
    """Return a function from a house style's bytes to the sample draft in that style."""

    def write(house: bytes) -> WordBytes:
        path = tmp_path / "house.docx"
        path.write_bytes(house)
        return word_bytes(sample_draft(), house_style=path)

    return write


ATTACHED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{houses.OFFICE}/attachedTemplate" '
    'Target="file:///C:/evil.dotm" TargetMode="External"/></Relationships>'
)
SOUND = {
    "plain": houses.plain_house,
    "letterhead": houses.letterhead_house,
    "marked letterhead": houses.marked_house,
    "template": houses.template_house,
    "macros": houses.macro_house,
    "localised": houses.localised_house,
    "our own draft": lambda: word_bytes(sample_draft()).data,
    "no numbering": lambda: rebuilt(
        houses.plain_house(),
        {
            "word/numbering.xml": None,
            RELATIONS: replaced(("/numbering", "/nothing"), ('"numbering.xml"', '"styles.xml"')),
            TYPES: replaced(("/word/numbering.xml", "/word/document2.xml")),
        },
    ),
    "no styles": lambda: rebuilt(
        houses.plain_house(),
        {
            "word/styles.xml": None,
            RELATIONS: replaced(('relationships/styles"', 'relationships/nothing"'),
                                ('Target="styles.xml"', 'Target="settings.xml"')),
        },
    ),
    "dangling": lambda: rebuilt(houses.plain_house(), {"word/numbering.xml": None}),
    "attached template": lambda: rebuilt(
        houses.plain_house(),
        {"word/_rels/settings.xml.rels": ATTACHED.encode()},
    ),
    "circle of styles": lambda: rebuilt(
        houses.plain_house(),
        {
            "word/styles.xml": replaced(
                (
                    '"heading 1"/><w:basedOn w:val="Normal"/>',
                    '"heading 1"/><w:basedOn w:val="Heading1"/>',
                )
            )
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("house", SOUND.values(), ids=SOUND.keys())
def test_a_sound_house_gives_a_valid_draft(
    house: Callable[[], bytes], dressed: Dress, complaints: Check
) -> None:
    errors, warnings = complaints(dressed(house()).data)
    assert errors == []
    # Ties between a foreign house's own styles are its own affair; ours must be whole.
    assert [w for w in warnings if "a11y" in w or "not in styles.xml" in w] == []


@pytest.mark.parametrize("house", SOUND.values(), ids=SOUND.keys())
def test_the_words_are_the_same_in_any_house(house: Callable[[], bytes], dressed: Dress) -> None:
    assert text_of(Opened(dressed(house()).data).document) == text_of(
        Opened(word_bytes(sample_draft()).data).document
    )


def test_real_word_files_lend_their_look(corpus: Path, complaints: Check) -> None:
    for path in sorted(corpus.glob("*.docx")):
        made = word_bytes(sample_draft(), house_style=path)
        assert complaints(made.data)[0] == [], path.name


def test_headings_use_the_house_styles_whatever_their_ids(dressed: Dress) -> None:
    opened = Opened(dressed(houses.localised_house()).data)
    ids = {e.get(f"{W}val") for e in opened.document.iter(f"{W}pStyle")}
    assert "berschrift1" in ids
    assert "Heading1" not in ids


def test_the_page_of_the_house_is_kept(dressed: Dress) -> None:
    made = docx.Document(io.BytesIO(dressed(houses.plain_house()).data))
    assert round(made.sections[0].page_width.inches, 1) == 8.5


@pytest.mark.parametrize("margin", ["0", "9000", "-3", "wide"])
def test_a_page_no_text_fits_on_becomes_a4(margin: str, dressed: Dress) -> None:
    house = rebuilt(
        houses.plain_house(),
        {"word/document.xml": replaced(('w:left="1800"', f'w:left="{margin}"'))},
    )
    section = Opened(dressed(house).data).document.find(f"{W}body/{W}sectPr")
    left = int(section.find(f"{W}pgMar").get(f"{W}left"))
    assert 1000 < left < 2000


def test_a_style_of_ours_brings_no_typeface_into_a_foreign_house(dressed: Dress) -> None:
    styles = Opened(dressed(houses.plain_house()).data).tree("word/styles.xml")
    names = {"Numbered Paragraph", "Question", "Table Text", "House Table", "Boxed Note"}
    ours = [s for s in styles.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") in names]
    assert len(ours) == len(names)
    assert not [e for s in ours for e in s.iter(f"{W}rFonts", f"{W}color")]


def test_the_language_is_the_papers_not_the_houses(dressed: Dress) -> None:
    styles = Opened(dressed(houses.plain_house()).data).tree("word/styles.xml")
    assert {e.get(f"{W}val") for e in styles.iter(f"{W}lang")} - {None} == {"en-GB"}


def test_the_text_of_the_house_stays_behind(dressed: Dress) -> None:
    assert "stays behind" not in Opened(dressed(houses.plain_house()).data).everything()


def test_a_letterhead_is_kept_with_its_picture_and_gets_the_marking(dressed: Dress) -> None:
    opened = Opened(dressed(houses.letterhead_house()).data)
    for name in ("word/header-default.xml", "word/header-first.xml"):
        assert "The Tenants’ Federation" in text_of(opened.tree(name))
        assert "OFFICIAL" in text_of(opened.tree(name))
    assert opened.members["word/media/house1.png"] == houses.PIXEL
    assert "Registered charity 123" in text_of(opened.tree("word/footer-default.xml"))


HEADER = (
    '<w:p><w:bookmarkStart w:id="1" w:name="ev_x_1"/>'
    '<w:ins w:id="2" w:author="Mallory"><w:r><w:t>kept</w:t></w:r></w:ins>'
    '<w:del w:id="3" w:author="Mallory"><w:r><w:delText>struck</w:delText></w:r></w:del>'
    '<w:hyperlink r:id="rId99"><w:r><w:t> site.example</w:t></w:r></w:hyperlink>'
    '<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>C:\\secret.docx</w:t></w:r></w:fldSimple>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "http://evil" '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:t>stolen</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="1"/></w:p>'
)


def test_a_header_brings_words_but_no_links_fields_changes_or_bookmarks(
    dressed: Dress, complaints: Check
) -> None:
    base = houses.letterhead_house()
    name = next(n for n in zipfile.ZipFile(io.BytesIO(base)).namelist() if "header" in n)
    made = dressed(rebuilt(base, {name: replaced(("<w:p>", HEADER + "<w:p>"))}))
    opened = Opened(made.data)
    header = opened.tree("word/header-default.xml")
    assert text_of(header).startswith("kept site.example")
    everything = opened.everything()
    for gone in ("struck", "secret.docx", "INCLUDETEXT", "stolen", "Mallory", "ev_x_1", "rId99"):
        assert gone not in everything
    assert complaints(made.data)[0] == []


def test_page_numbers_of_the_house_go_where_the_venue_wants_none(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    save_word(sample_draft(), path)
    draft = sample_draft().model_copy(update={"layout": Layout(page_numbers=False)})
    made = Opened(word_bytes(draft, house_style=path).data)
    footers = [n for n in made.members if "footer" in n and n.endswith(".xml")]
    assert not any("PAGE" in made.members[n].decode() for n in footers)


def test_a_page_number_of_the_house_is_not_printed_twice(dressed: Dress) -> None:
    opened = Opened(dressed(word_bytes(sample_draft()).data).data)
    assert opened.fields("word/footer-default.xml") == ["PAGE", "NUMPAGES"]


CODES = {
    "macros": "house-macros",
    "attached template": "house-template",
    "dangling": "house-part-missing",
    "our own draft": "house-custom-xml",
}


@pytest.mark.parametrize("name", CODES)
def test_what_stays_behind_is_told(name: str, dressed: Dress) -> None:
    found = {f.code: f for f in dressed(SOUND[name]()).findings}
    assert found[CODES[name]].severity == "warning"


def test_a_plain_house_has_nothing_to_tell(dressed: Dress) -> None:
    assert dressed(houses.plain_house()).findings == ()


def test_a_macro_is_in_no_part_of_the_draft(dressed: Dress) -> None:
    made = Opened(dressed(houses.macro_house()).data)
    assert not any("vba" in name.lower() for name in made.members)
    assert b"macroEnabled" not in made.members[TYPES]


def test_ties_to_files_outside_are_dropped_and_told(dressed: Dress) -> None:
    house = rebuilt(
        houses.plain_house(), {RELATIONS: tied("frame", "http://x.test/f", external=True)}
    )
    made = dressed(house)
    assert "house-external" in {f.code for f in made.findings}
    assert "x.test" not in Opened(made.data).everything()


STRICT = replaced((
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
))  # fmt: skip
BROKEN = {
    "no zip": (lambda: b"Dear Sir", "not a Word file"),
    "empty": (lambda: b"", "not a Word file"),
    "old .doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "no document": (
        lambda: rebuilt(houses.plain_house(), {"word/document.xml": None}),
        "word/document.xml is missing",
    ),
    "no types": (lambda: rebuilt(houses.plain_house(), {TYPES: None}), TYPES),
    "torn styles": (
        lambda: rebuilt(houses.plain_house(), {"word/styles.xml": lambda part: part[:5000]}),
        "word/styles.xml is not well-formed",
    ),
    "wrong styles": (
        lambda: rebuilt(houses.plain_house(), {"word/styles.xml": b"<html/>"}),
        "word/styles.xml is not a styles part",
    ),
    "entities": (
        lambda: rebuilt(
            houses.plain_house(), {"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}
        ),
        "word/styles.xml declares a document type",
    ),
    "strict": (
        lambda: rebuilt(houses.plain_house(), {"word/document.xml": STRICT}),
        "word/document.xml is in the Strict form",
    ),
    "a spreadsheet": (
        lambda: rebuilt(
            houses.plain_house(),
            {TYPES: replaced(("wordprocessingml.document.main", "spreadsheetml.sheet.main"))},
        ),
        "word/document.xml is not a Word document",
    ),
    "torn header": (
        lambda: rebuilt(houses.letterhead_house(), {"word/header1.xml": b"<w:hdr"}),
        "word/header1.xml is not well-formed",
    ),
}


@pytest.mark.parametrize(("house", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_house_is_refused_by_the_name_of_the_part(
    house: Callable[[], bytes], says: str, dressed: Dress
) -> None:
    with pytest.raises(CannotRead) as refused:
        dressed(house())
    assert says in str(refused.value)
    assert "house.docx" in str(refused.value)


def test_a_bomb_is_refused_before_it_is_unpacked(dressed: Dress) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (65 * 2**20))
    with pytest.raises(CannotRead, match="too large"):
        dressed(stream.getvalue())


def test_a_house_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(CannotRead):
            word_bytes(sample_draft(), house_style=path)


def test_a_damaged_member_is_told(dressed: Dress) -> None:
    house = bytearray(houses.plain_house())
    at = house.find(b"word/styles.xml") + 200
    house[at : at + 50] = b"\xff" * 50
    with pytest.raises(CannotRead, match=r"word/styles\.xml"):
        dressed(bytes(house))


def test_the_house_is_prepared_anew_when_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(houses.plain_house())
    first = word_bytes(sample_draft(), house_style=path).data
    path.write_bytes(houses.letterhead_house())
    assert word_bytes(sample_draft(), house_style=path).data != first
    path.write_bytes(houses.plain_house())
    assert word_bytes(sample_draft(), house_style=path).data == first


def test_a_letterheads_protective_marking_stays_behind_and_is_told(dressed: Dress) -> None:
    made = dressed(houses.marked_house())
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    for marking in (b"OFFICIAL-SENSITIVE", b"TLP:AMBER", b"CONFIDENTIAL"):
        assert marking not in whole
        told = [f.message for f in made.findings if f.code == "house-marking"]
        assert sum(marking.decode() in message for message in told) == 1
    assert "The Tenants’ Federation".encode() in whole
    assert b"Registered charity 123" in whole


def test_a_working_copy_of_ours_lends_its_look_and_not_its_header(tmp_path: Path) -> None:
    path = tmp_path / "earlier.docx"
    path.write_bytes(word_bytes(sample_draft()).data)
    other = sample_draft().model_copy(update={"title": "Another paper", "marking": None})
    made = word_bytes(other, final=True, house_style=path)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        furniture = [n for n in package.namelist() if "header" in n or "footer" in n]
        text = b"".join(package.read(name) for name in furniture)
    assert b"Working copy" not in text
    assert sample_draft().title.encode() not in text
