"""Transcripts in PDF: the numbers of their lines leave the text, and say where a quote stands."""

from __future__ import annotations

from pathlib import Path

from assistant.documents import read_bytes_as_document
from assistant.passages import read_passages
from assistant.passages.passage import Passage
from tests.documents.pdfs import LEFT, TOP, Said, Sheet, pdf_of


def passages(data: bytes) -> tuple[Passage, ...]:
    return read_passages(read_bytes_as_document(data, Path("hearing.pdf"))).passages


def counted(sheet: Sheet, lines: list[str], left: float, top: float) -> None:
    """Write the lines of a transcript's page, each with its number before it."""
    for number, text in enumerate(lines, 1):
        bottom = top - 13 * number
        sheet.said.append(Said(f"{number:>2}", left, bottom, 7))
        sheet.said.append(Said(text, left + 22, bottom, 7))


def a_turn(number: int, words: str) -> list[str]:
    return [
        f"{'AQ'[number % 2]}.  {words} it was so, and that the ponds",
        "    were full when the board came to see",
        "    them for the first time.",
    ]


HEARD = ["Ada said", "Ben knew", "Cleo saw", "Dan told us", "Eve heard", "Finn wrote", "Gus held"]


def test_the_numbers_of_a_transcripts_lines_leave_the_text_and_say_where_it_stands() -> None:
    sheets = []
    for page in range(2):
        sheet = Sheet()
        words = [line for n in range(5) for line in a_turn(n + 1, HEARD[page + n])]
        counted(sheet, words, LEFT, TOP)
        sheet.foot(str(page + 31), left=290)
        sheets.append(sheet)
    found = passages(pdf_of(*sheets))
    assert found[1].text.endswith(
        "Ben knew it was so, and that the ponds were full when the board came to see them for the "
        "first time."
    )
    assert (found[1].locator.line, found[1].locator.page) == ("4–6", "31")
    assert (found[6].locator.line, found[6].locator.page) == ("4–6", "32")


def test_four_pages_of_a_transcript_on_one_sheet_are_four_pages() -> None:
    sheet = Sheet()
    sheet.said.append(Said("The Ponds Inquiry, 4 October 2023", 60, 815, 8))
    for nth, (left, top) in enumerate([(50, 790), (50, 420), (310, 790), (310, 420)]):
        words = [line for n in range(5) for line in a_turn(n + 1, HEARD[(nth * 2 + n) % 7])]
        counted(sheet, words, left, top)
        sheet.said.append(Said(f"Page {nth + 9}", left + 90, top - 13 * 17, 7))
    sheet.said.append(Said("(3) Pages 9 to 12", 60, 20, 8))
    found = passages(pdf_of(sheet))
    assert [p.locator.page for p in found[::5]] == ["9", "10", "11", "12"]
    assert {p.locator.physical_page for p in found} == {"1"}
    assert "Cleo saw it was so" in found[5].text
    assert found[5].locator.line == "1–3"


def test_figures_that_do_not_count_lines_stay() -> None:
    page = Sheet()
    for number in range(1, 7):
        page.line(f"{number} pond of the county was seen by the board and found to be full")
        page.line("of weed and of old vans, so that nothing lived in it any more.")
    assert any("2 pond of the county" in passage.text for passage in passages(pdf_of(page)))


def test_a_hearing_in_a_pdf_has_its_speakers_lines_and_pages() -> None:
    told = [
        "LADY MARLOWE:  Good morning.", "MR TRENT:  I call Dr Ada Okafor.",
        "               DR ADA RUTH OKAFOR (affirmed)", "     Questions from MR TRENT",
        "Q.  You were the director of the ponds between", "    2015 and 2019; is that right?",
        "A.  That is right, and I said so at the time to", "    everybody who would hear it.",
        "Q.  Thank you.", "MR TRENT:  No more questions.", "           (The witness withdrew)",
        "LADY MARLOWE:  Thank you, Doctor.",
    ]  # fmt: skip
    first, second = Sheet(), Sheet()
    counted(first, told, LEFT, TOP)
    counted(second, ["LADY MARLOWE:  We shall go on.", "MR TRENT:  Yes.", "(4.00 pm)"], LEFT, TOP)
    first.foot("12", left=290)
    second.foot("13", left=290)
    found = passages(pdf_of(first, second))
    where = [(p.speaker.name if p.speaker else None, p.locator.page, p.locator.line) for p in found]
    assert where == [
        ("Lady Marlowe", "12", "1"), ("Mr Trent", "12", "2"), (None, "12", "3"), (None, "12", "4"),
        ("Mr Trent", "12", "5–6"), ("Dr Ada Ruth Okafor", "12", "7–8"), ("Mr Trent", "12", "9"),
        ("Mr Trent", "12", "10"), (None, "12", "11"), ("Lady Marlowe", "12", "12"),
        ("Lady Marlowe", "13", "1"), ("Mr Trent", "13", "2"), (None, "13", "3"),
    ]  # fmt: skip


def a_debate(pages: int) -> bytes:
    """Return a debate in two columns, whose numbers from 409 on stand above them."""
    sheets = []
    for page in range(pages):
        sheet = Sheet()
        first = 409 + 2 * page
        heads = [
            (50, first),
            (90, "Ponds"),
            (250, "5 MARCH 2025"),
            (450, "Ponds"),
            (530, first + 1),
        ]
        sheet.said += [Said(str(words), left, 800, 8) for left, words in heads]
        for side, left in enumerate((50, 310)):
            for nth, name in enumerate(("Ada Marlowe (Ely) (Con)", "John Trent (Hull) (Lab)") * 2):
                heard = HEARD[(2 * page + side + nth) % 7]
                lines = (
                    f"{name}: {heard} that the pond",
                    f"was full when {HEARD[(page + 3 * side + nth) % 7]} so to the board,",
                    f"and {heard} that it was full again.",
                )
                for below, words in enumerate(lines):
                    sheet.said.append(Said(words, left, 760 - 60 * nth - 11 * below, 8))
        sheets.append(sheet)
    return pdf_of(*sheets)


def test_the_numbers_above_two_columns_of_a_debate_are_those_of_its_columns() -> None:
    debate = passages(a_debate(3))
    columns = [p.locator.column or "" for p in debate]
    assert columns == sorted(columns)
    assert set(columns) == {str(number) for number in range(409, 415)}
    assert all(p.speaker for p in debate)
    assert not any("5 MARCH" in p.text or "Ponds" in p.text for p in debate)
