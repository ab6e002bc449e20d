"""How mails, tables as text, and debates as XML are read."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document
from assistant.errors import CannotRead
from assistant.passages import Passage, read_passages


def document(data: bytes | str, name: str) -> Document:
    return read_bytes_as_document(data.encode() if isinstance(data, str) else data, Path(name))


def passages(data: bytes | str, name: str) -> tuple[Passage, ...]:
    read = document(data, name)
    found = read_passages(read).passages
    for passage in found:
        assert read.text[passage.start : passage.end] == passage.text
    return found


def mail(body: str, subtype: str = "plain") -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Jané Doe" <jane@example.org>'
    message["To"] = "Bob <bob@example.org>"
    message["Subject"] = "The vans"
    message["Date"] = "Tue, 3 Mar 2020 10:00:00 +0000"
    message["Message-ID"] = "<one@example.org>"
    message.set_content(body, subtype=subtype)
    return message


class TestMail:
    def test_its_head_is_stated_and_its_body_is_the_text(self) -> None:
        read = document(mail("Dear Bob,\n\nWe support option B.\n").as_bytes(), "a.txt")
        assert read.format == "mail"
        assert read.text.strip() == "Dear Bob,\n\nWe support option B."
        said = {key: read.metadata[key] for key in ("title", "author", "date")}
        assert said == {"title": "The vans", "author": "Jané Doe", "date": "2020-03-03"}
        assert read_passages(read).facts["to"] == "Bob"

    @pytest.mark.parametrize(
        "earlier",
        [
            "On Mon, 2 Mar 2020 at 09:00, Bob <bob@example.org> wrote:\n> We oppose option B.\n",
            "-----Original Message-----\nFrom: Bob\nSent: Monday\n\nWe oppose option B.\n",
            "From: Bob <bob@example.org>\nSent: 2 March\nTo: Jane\n\nWe oppose option B.\n",
        ],
    )
    def test_words_of_an_earlier_message_are_quotations(self, earlier: str) -> None:
        found = passages(mail(f"We support option B.\n\n{earlier}").as_bytes(), "a.eml")
        voices = {passage.text: passage.voice for passage in found}
        assert voices["We support option B."] == "written"
        assert voices["We oppose option B."] == "quoted"

    def test_a_mail_in_html_alone_is_read(self) -> None:
        read = document(mail("<p>We support <b>option B</b>.</p>", "html").as_bytes(), "a.eml")
        assert read.text == "We support option B."

    def test_a_memorandum_that_names_its_sender_is_no_mail(self) -> None:
        memo = "From: A Person\nTo: The Minister\nDate: 3 March 2020\nSubject: Vans\n\nWords.\n"
        assert document(memo, "a.txt").format == "plain text"

    def test_what_is_attached_is_named(self) -> None:
        message = mail("See attached.\n")
        message.add_attachment(b"words", maintype="text", subtype="plain", filename="a/b.txt")
        assert document(message.as_bytes(), "a.eml").notes == (
            "What is attached to it is a source of its own: a_b.txt.",
        )

    def test_parts_without_end_are_refused(self) -> None:
        head = b"From: a\nSubject: b\nMIME-Version: 1.0\nMessage-ID: <x>\n"
        nest = b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200)
        )
        with pytest.raises(CannotRead):
            document(head + nest + b"\nwords", "a.eml")


class TestTables:
    CSV = 'Ref,Organisation,Response\n1,"Smith, Sons","We ""support"" B,\nand C."\n2,Ofcom,No\n'

    @pytest.mark.parametrize("name", ["a.csv", "a.txt"])
    def test_a_row_is_a_passage_with_its_number_under_the_names_of_columns(self, name: str) -> None:
        found = passages(self.CSV, name)
        assert [(p.locator.item, p.heading) for p in found] == [
            ("row 2", ("Ref Organisation Response",)),
            ("row 3", ("Ref Organisation Response",)),
        ]

    def test_cells_stand_in_the_text_exactly(self) -> None:
        text = document(self.CSV, "a.csv").text
        assert 'We "support" B,\nand C.' in text
        assert text.splitlines()[1].split("\t")[:2] == ["1", "Smith, Sons"]

    @pytest.mark.parametrize("delimiter", ["\t", ";", "|", ","])
    def test_cells_are_parted_by_what_parts_them(self, delimiter: str) -> None:
        rows = [("Ref", "Name", "Answer"), ("1", "Ann", "Yes"), ("2", "Ben", "No"), ("3", "C", "-")]
        data = "\n".join(delimiter.join(row) for row in rows)
        assert "2\tBen\tNo" in document(data, "a.csv").text

    def test_prose_with_commas_is_no_table(self) -> None:
        prose = "First, we met.\nThen, after a while, we left, and it was late.\nIt rained.\n" * 5
        assert document(prose, "a.txt").format == "plain text"


XML = "<?xml version='1.0'?>"
AKOMA = """<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<debate><meta><references><TLCPerson eId="smith" showAs="John Smith"/></references></meta>
<debateBody><debateSection><heading>Housing</heading>
<speech by="#smith"><from>Mr Smith (Leeds) (Lab):</from><p>I beg to <col>124</col>move.</p></speech>
<speech by="#smith"><p>Once more.</p></speech></debateSection></debateBody></debate></akomaNtoso>"""
SCRAPED = """<?xml version="1.0" encoding="ISO-8859-1"?><publicwhip>
<major-heading colnum="100">TRADE</major-heading>
<speech speakername="Mr. Alan Duncan" colnum="101"><p>How many?</p><p>And why?</p></speech>
</publicwhip>"""
HISTORIC = """<hansard><housecommons><section><title>FISHING</title><col>973</col>
<p>1. <member>Mr. Wall</member><membercontribution> asked what he <col>974</col> did.
</membercontribution></p></section></housecommons></hansard>"""


class TestDebates:
    @pytest.mark.parametrize(
        ("xml", "heading", "told"),
        [
            (AKOMA, "Housing", [
                ("I beg to move.", "123–124"),
                ("Once more.", "124"),
            ]),
            (SCRAPED, "TRADE", [("How many?", "101"), ("And why?", "101")]),
            (HISTORIC, "FISHING", [("Mr. Wall asked what he did.", "973–974")]),
        ],
    )  # fmt: skip
    def test_speeches_have_their_speaker_heading_and_column(
        self, xml: str, heading: str, told: list[tuple[str, str]]
    ) -> None:
        found = passages(xml, "debate.xml")
        columns = [(p.text, p.locator.column) for p in found]
        assert [text for text, _ in columns] == [text for text, _ in told]
        assert columns[-1] == told[-1]
        assert {p.heading[-1] for p in found} == {heading}

    @pytest.mark.parametrize(
        ("xml", "words"),
        [
            ("<?xml version='1.0'?><data><a>1</a></data>", "“data”"),
            ("<?xml version='1.0'?><hansard><p>", "not well-formed"),
            (f"{XML}<!DOCTYPE x [<!ENTITY a 'b'>]><hansard>&a;</hansard>", "document type"),
            (f"{XML}<!DOCTYPE x [<!ENTITY a '&#65;&#65;'>]><hansard/>", "document type"),
            (f'{XML}<!DOCTYPE x [<!ENTITY a "&b;">]><hansard>&a;</hansard>', "document type"),
            (f'{XML}<!DOCTYPE x [<!ENTITY a "&#60;">]><hansard>&z;</hansard>', "not well-formed"),
            (f"{XML}<!DOCTYPE hansard SYSTEM 'http://x/y.dtd'><hansard/>", "document type"),
            (f"{XML}{'<hansard>' * 5000}", "not well-formed"),
        ],
    )  # fmt: skip
    def test_other_xml_is_refused_with_the_reason(self, xml: str, words: str) -> None:
        with pytest.raises(CannotRead, match=words):
            document(xml, "a.xml")
