"""The minutes of the starter library, point by point."""

from __future__ import annotations

from itertools import groupby

import pytest

from assistant.passages import Passage
from tests.passages.seeds import MINUTES, account, beginning, document

BAILEY = (
    "Chief Constable Simon Bailey",
    "lead for Child Protection",
    "National Police Chiefs’ Council",
)
JONES = ("Rob Jones", None, "National Crime Agency")
SQUIRE = ("Tom Squire", None, "Lucy Faithful Foundation")
NICHOLSON = ("John Nicholson MP", "SNP Shadow Culture Secretary", None)
EDWARDS = ("Rachel Edwards", None, "Office of Maria Miller MP")
LASOK = ("Frances Lasok", None, "Office of Saqib Bhatti MP")

REMARKS = "Opening remarks from Panel Members"
QUESTIONS = "Question and Answer session"

TURNS = [
    (("Opening remarks- Chris Elmore MP",), None, 1),
    ((REMARKS, "Rob Jones"), JONES, 15),
    ((REMARKS, "Simon Bailey"), BAILEY, 15),
    ((REMARKS, "Tom Squire"), SQUIRE, 12),
    ((QUESTIONS,), None, 2),
    ((QUESTIONS,), BAILEY, 1),
    ((QUESTIONS,), JONES, 1),
    ((QUESTIONS,), NICHOLSON, 3),
    ((QUESTIONS,), BAILEY, 5),
    ((QUESTIONS,), JONES, 1),
    ((QUESTIONS,), SQUIRE, 3),
    ((QUESTIONS,), EDWARDS, 1),
    ((QUESTIONS,), LASOK, 1),
    ((QUESTIONS,), JONES, 2),
    ((QUESTIONS,), BAILEY, 1),
    ((QUESTIONS,), None, 1),
]
"""Every turn in order: its heading, its speaker, and how many paragraphs it has."""

ATTENDEES = [
    ("Chris Elmore MP", "Chair", "APPG on Social Media"),
    ("David Linden MP", "Vice-Chair", "APPG on Social Media"),
    ("John Nicholson MP", "SNP Shadow Culture Secretary", None),
    ("Lord Stevenson", None, None),
    ("Baroness Lynne Featherstone", None, None),
    ("Rachel Edwards", None, "Office of Maria Miller MP"),
    ("Alexandra Landes", None, "Office of Chris Elmore MP"),
    ("Nansi Morgan", None, "Office of David Linden MP"),
    ("Sabah Kanwal", None, "Office of Debbie Abrahams MP"),
    ("Christopher", None, "Office of Catherine McKinnell MP"),
    ("Lucy Cserna", None, "Office of Sarah Champion MP"),
    ("Frances Lasok", None, "Office of Saqib Bhatti MP"),
    ("Joe Hamblin", None, "Office of Siobhan Ballie MP"),
    ("Nasra Elliott", None, "Office of Kim Johnson MP"),
    ("Tony Stower", None, "5Rights and Office of Baroness Kidron"),
    ("John Carr", None, None),
    ("Sarah Gregory", None, "National Crime Agency"),
    ("Tim Wright", None, "National Crime Agency"),
    ("Hannah Small", None, "Children’s Society"),
]
SECRETARIAT = [
    ("Michael Tunks", None, "Internet Watch Foundation and UK Safer Internet Centre"),
    ("Abigail Fedorovsky", None, "Internet Watch Foundation and UK Safer Internet Centre"),
]
APOLOGIES = [
    "Maria Miller MP", "Catherine McKinnell MP", "Baroness Karren Brady", "Lisa Cameron MP",
    "Damian Hinds MP", "Bambos Charalambous MP", "Aaron Bell MP", "Sarah Dines MP",
    "Lord Taylor of Warwick", "Baroness Newlove", "Lord Blunkett",
    "Baroness Ritchie of Downpatrick", "Lord Foulkes", "Stephen Timms MP", "Baroness Hamwee",
]  # fmt: skip


def who(passage: Passage) -> tuple[str, str | None, str | None] | None:
    speaker = passage.speaker
    return (speaker.name, speaker.role, speaker.organisation) if speaker else None


def people(listed: str) -> list[tuple[str, str | None, str | None]]:
    everyone = account(MINUTES).people
    return [(p.name, p.role, p.organisation) for p in everyone if p.list == listed]


def test_it_is_recognised_as_minutes_with_its_title_body_and_date() -> None:
    minutes = account(MINUTES)
    assert minutes.genre == "minutes"
    assert minutes.title == (
        "All- Party Parliamentary Group for Social Media Meeting: "
        "Law Enforcement Session as part of “Selfie Generation” Inquiry"
    )
    assert minutes.publisher == "APPG on Social Media"
    assert minutes.date == "2021-05-19"
    assert minutes.status is None
    assert minutes.marking is None
    assert minutes.notes == ()


def test_the_stored_text_is_the_file_itself() -> None:
    assert document(MINUTES).format == "plain text"
    assert document(MINUTES).text == document(MINUTES).path.read_text(encoding="utf-8")


def test_attendees_have_the_roles_and_organisations_that_are_given() -> None:
    assert people("attendees") == ATTENDEES


def test_speakers_are_listed_with_their_organisations() -> None:
    assert people("speakers") == [JONES, BAILEY, SQUIRE]


def test_the_secretariat_is_listed() -> None:
    assert people("secretariat") == SECRETARIAT


def test_apologies_are_listed() -> None:
    assert people("apologies") == [(name, None, None) for name in APOLOGIES]


def test_every_turn_has_its_speaker_and_its_paragraphs() -> None:
    turns = groupby(account(MINUTES).passages, key=lambda p: (p.heading, who(p)))
    assert [(*key, len(list(paragraphs))) for key, paragraphs in turns] == TURNS


def test_the_speaker_keeps_the_label_as_printed() -> None:
    labels = {p.speaker.label for p in account(MINUTES).passages if p.speaker}
    assert labels == {
        "Rob Jones", "Simon Bailey", "Tom Squire", "John Nicholson", "Rachel Edwards",
        "Frances Lasok",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Chris Elmore opened the session", "Chris Elmore MP"),
        ("David Linden thanked the panellists", "David Linden MP"),
        ("David asked a question about", "David Linden MP"),
        ("Thanked everyone for their questions", "“David Linden”"),
    ],
)
def test_narrative_has_no_speaker_and_says_why(words: str, reason: str) -> None:
    passage = beginning(MINUTES, words)
    assert passage.speaker is None
    assert passage.voice == "reported"
    assert reason in (passage.unattributed or "")


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Rob opened by explaining", "reported"),
        ("Last year the NCA's annual threat assessment", "reported"),
        ("Rob went on to outline", "reported"),
        ("The NCA remain concerned", "reported"),
        ("In terms of the response, we need", "spoken"),
        ("We have got very good at locking people up", "spoken"),
        ("Tackling Child Sexual abuse remains", "spoken"),
        ("The Strategic Assessment is due", "spoken"),
        ("The Lucy Faithful Foundation is a child protection", "spoken"),
        ("Importantly, independent evaluations", "spoken"),
        ("It must start at home", "spoken"),
        ("In 1990, a Home Office estimated", "spoken"),
        ("Agree with the other witness", "spoken"),
        ("Simon has provided details on Outcome 21", "spoken"),
        ("What are the differences between", "spoken"),
    ],
)
def test_the_voice_follows_how_the_note_is_written(words: str, voice: str) -> None:
    assert beginning(MINUTES, words).voice == voice


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("Chris Elmore opened", "1"),
        ("Rob opened by", "2"),
        ("We helped 7,000", "2"),
        ("David asked", None),
    ],
)
def test_the_item_is_that_of_the_heading(words: str, item: str | None) -> None:
    locator = beginning(MINUTES, words).locator
    assert locator.item == item
    assert (locator.paragraph, locator.page, locator.physical_page) == (None, None, None)


def test_labels_lists_and_headings_are_in_no_passage() -> None:
    for passage in account(MINUTES).passages:
        assert not passage.text.startswith(("Rob Jones:", "Simon Bailey:", "David Linden:"))
        assert "Attendees" not in passage.text
        assert "Wednesday 19 May 2021" not in passage.text


def test_the_spellings_of_the_source_stay() -> None:
    assert "Is legislation and effective, I fear" in beginning(MINUTES, "Is legislation").text
    assert "Whatsapp is very different" in beginning(MINUTES, "Simon has provided").text
    assert "In 1990, a Home Office estimated" in beginning(MINUTES, "In 1990").text


def test_words_held_at_arms_length_are_not_quotations() -> None:
    assert all(p.nested == () for p in account(MINUTES).passages)
