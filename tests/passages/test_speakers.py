"""Transcripts and reports of debates: who speaks in each passage, or nobody and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document, read_document
from assistant.passages import Account, Passage, read_passages
from tests.passages.tables import rows

TEXTS = Path(__file__).parent / "texts"
GENRES = {
    "hearing": "transcript",
    "committee": "transcript",
    "debate": "hansard",
    "lords": "hansard",
    "marked-up": "hansard",
    "scraped": "hansard",
    "akoma": "hansard",
    "historic": "hansard",
    "overseas": "hansard",
    "dominion": "hansard",
    "assembly": "hansard",
    "council": "hansard",
    "panels": "transcript",
    "parish": "minutes",
    "trust": "minutes",
    "water": "transcript",
    "governors": "minutes",
}


def account(name: str) -> Account:
    (path,) = TEXTS.glob(f"{name}.*")
    document = read_document(path)
    read = read_passages(document)
    for passage in read.passages:
        assert document.text[passage.start : passage.end] == passage.text
    return read


def told(passage: Passage) -> str:
    speaker, locator = passage.speaker, passage.locator
    if speaker is None:
        return f"nobody | {passage.unattributed}"
    stated = [speaker.role or "-", speaker.organisation or "-"]
    belongs = ", ".join(stated) if stated != ["-", "-"] else "-"
    parts = [speaker.name, belongs, locator.question or "-", locator.column or "-", passage.voice]
    return " | ".join(parts)


def read_words(text: str, **named: str) -> Account:
    return read_passages(read_bytes_as_document(text.encode(), Path("words.md")), **named)  # type: ignore[arg-type]


@pytest.mark.parametrize(("place", "speaker"), rows("speakers"))
def test_who_speaks(place: str, speaker: str) -> None:
    name, words = place.split(" | ")
    read = account(name)
    (passage, *_) = [p for p in read.passages if p.text.startswith(words)]
    assert told(passage) == speaker


@pytest.mark.parametrize("name", GENRES)
def test_the_genre_is_recognised(name: str) -> None:
    assert account(name).genre == GENRES[name]


def test_a_hearing_states_its_day_date_and_status() -> None:
    hearing = account("hearing")
    assert (hearing.date, hearing.status, hearing.facts["day"]) == ("2025-03-04", "uncorrected", 12)
    assert [p.name for p in hearing.people] == ["Dr Ada Okafor", "Mr Giles McEwan", "Ms Ruth Baker"]


def test_oral_evidence_states_its_committee_and_number() -> None:
    evidence = account("committee")
    assert (evidence.title, evidence.publisher, evidence.number) == (
        "Clean rivers",
        "Environment Committee",
        "HC 123",
    )
    listed = {(p.name, p.list) for p in evidence.people}
    assert ("Mary Roe", "members") in listed
    assert ("Tom Okafor", "witnesses") in listed


def test_a_debate_states_its_house_volume_and_date() -> None:
    debate = account("debate")
    assert debate.facts == {"house": "Commons", "volume": "389"}
    assert (debate.title, debate.date, debate.number) == ("River Quality", "1977-02-03", "389")


def test_words_read_aloud_are_nested_in_the_turn() -> None:
    document = read_document(TEXTS / "hearing.txt")
    (passage,) = [p for p in read_passages(document).passages if p.text.startswith("It is. The")]
    (quoted,) = passage.nested
    assert document.text[quoted.start : quoted.end] == "we had no power at all that night"


def test_a_pause_is_no_part_of_what_is_said() -> None:
    assert not any("(Pause)" in p.text for p in account("hearing").passages if p.speaker)


def test_the_genre_named_by_the_author_wins() -> None:
    read = read_words("Mr Trent: I am here.\n\nMs Lake: So am I.\n", genre="transcript")
    assert [p.speaker.name for p in read.passages if p.speaker] == ["Mr Trent", "Ms Lake"]


def test_a_counsel_with_the_surname_of_the_witness_is_not_taken_for_the_witness() -> None:
    read = read_words(
        "(10.00 am)\n\nMR DAVID SMITH (sworn)\n\nQuestions from MS SMITH\n\n"
        "MS SMITH: Good morning.\n\nA. Good morning.\n\nQ. Where were you?\n\nA. At home.\n\n"
        "Q. All day?\n\nA. All day.\n"
    )
    names = [p.speaker.name for p in read.passages if p.speaker]
    assert names == ["Ms Smith", *["Mr David Smith", "Ms Smith"] * 2, "Mr David Smith"]


def test_two_styles_of_one_surname_are_nobody() -> None:
    read = read_words(
        "House of Commons\n\nHansard\n\nJohn Smith (Leeds West) (Lab): I rise.\n\n"
        "Ann Lee (Ely) (Con): I too.\n\nMr Smith: Again.\n\nMrs Smith: And I.\n"
    )
    assert [p.speaker.name if p.speaker else None for p in read.passages[-2:]] == [None, None]


def test_minutes_are_no_transcript() -> None:
    for path in TEXTS.glob("*minutes.*"):
        assert read_passages(read_document(path)).genre == "minutes"


def test_a_list_of_witnesses_names_nobody_as_speaking() -> None:
    panels = account("panels")
    assert not any("Reader in Hydrology" in passage.text for passage in panels.passages)
    witnesses = [p.name for p in panels.people if p.list == "witnesses"]
    assert witnesses == ["Jane Okafor", "Dr Peter Hill", "Priya Marlowe MP"]


def test_lists_of_a_council_go_on_behind_lines_that_name_nobody() -> None:
    people = {p.name: (p.role, p.organisation) for p in account("parish").people}
    clerk = ("Clerk and Executive Officer", "Melford Parish Council")
    assert people["Mr W Groves"] == clerk
    assert people["Mrs P Alder"] == ("Assistant Clerk", None)
    assert account("parish").passages[-1].locator.item is None


def test_a_column_of_initials_says_whose_they_are() -> None:
    trust = account("trust")
    assert [a["by"][0]["name"] for a in trust.facts["actions"]] == ["Patrick Stone"]
    assert trust.passages[-1].locator.item == "24/032"


def test_words_in_brackets_before_a_colon_make_no_report_of_debates() -> None:
    listed = "Carriers\n\n" + "\n\n".join(
        f"{name}: Next Day Air, Second Day Air and a van of our own for the islands."
        for name in ("Distant Express (DEX)", "Paris Accord (Article 6)", "Parcel Service (UPS)")
    )
    assert read_words(listed).genre == "general"


def test_one_word_in_bold_that_labels_nothing_else_may_be_no_name() -> None:
    hearing = (
        "4 May\n=====\n\n**Mr Trent**: Go on.\n\n**Dr Okafor**: They changed it after\n\n"
        "**Sars**: exactly the same issue.\n\n**Mr Trent**: I see.\n\n**Dr Okafor**: Yes.\n"
    )
    document = read_bytes_as_document(hearing.encode(), Path("day.rst"))
    read = read_passages(document, genre="transcript")
    who = [(p.text[:12], p.speaker.name if p.speaker else None) for p in read.passages]
    assert ("Sars: exactl", None) in who
    assert ("They changed", "Dr Okafor") in who
    assert ("I see.", "Mr Trent") in who


def test_a_quotation_set_in_is_whose_the_line_below_it_says() -> None:
    read = read_words(
        "# Ponds\n\nOne letter stood out.\n\n> The ponds are ours.\n\n> — Mary Small, clerk\n\n"
        "Nobody answered it.\n\n> Nobody ever will.\n\n> — The Times\n",
    )
    quoted = [p for p in read.passages if p.text.endswith((" ours.", " will."))]
    assert [[n.speaker for n in p.nested] for p in quoted] == [["Mary Small"], []]
