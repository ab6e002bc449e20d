"""Minutes of other bodies: initials, bare names, narrative, actions. Nobody is ever guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document, read_document
from assistant.passages import Account, Passage, Person, read_passages

TEXTS = Path(__file__).parent / "texts"
HEAD = (
    "Minutes of the meeting of 1 May 2024\n\nPresent:\n\n"
    "Ann Lee (Chair)\nJohn Carr, NSPCC\nJohn Nicholson MP\nLord Hill\n\nApologies:\n\nIan Hill\n\n"
    "1. The bill\n\n"
)


def board() -> Account:
    return read_passages(read_document(TEXTS / "board-minutes.txt"))


def group() -> Account:
    return read_passages(read_document(TEXTS / "group-minutes.md"))


def beginning(account: Account, words: str) -> Passage:
    (found,) = (p for p in account.passages if p.text.startswith(words))
    return found


def told(body: str, *known: Person) -> list[tuple[str | None, str | None, str]]:
    """Return the name, the reason and the voice of each passage of a body of minutes."""
    document = read_bytes_as_document((HEAD + body).encode(), Path("minutes.txt"))
    account = read_passages(document, known_people=known)
    assert account.genre == "minutes"
    return [
        (p.speaker.name if p.speaker else None, p.unattributed, p.voice) for p in account.passages
    ]


def test_the_head_names_body_title_date_and_status() -> None:
    account = board()
    assert account.genre == "minutes"
    assert account.publisher == "NORTHSHIRE LIBRARY FRIENDS"
    assert account.title == (
        "DRAFT MINUTES of the Board meeting held on Tuesday 3rd March 2020 at 7pm"
    )
    assert (account.date, account.status) == ("2020-03-03", "draft")


def test_people_behind_a_label_are_parted_with_their_roles_and_bodies() -> None:
    listed = [(p.list, p.name, p.role, p.organisation) for p in board().people]
    assert listed == [
        ("attendees", "Jane Smith", "Chair", None),
        ("attendees", "Alan Brown", "Treasurer", None),
        ("attendees", "John Stone", None, None),
        ("attendees", "Jill Summers", None, None),
        ("attendees", "Cllr Peter Hall", None, None),
        ("attendees", "Mary O'Neill", "Clerk", None),
        ("attendees", "Tom King", None, "Northshire County Council"),
        ("attendees", "Ann Lee", None, "Northshire County Council"),
        ("apologies", "Sir Ian Wood", None, None),
    ]


@pytest.mark.parametrize(
    ("words", "name", "item"),
    [
        ("The Chair welcomed", None, "1"),
        ("The minutes of the meeting", None, "2.1"),
        ("AB asked whether", None, "2.2"),
        ("ACTION: AB to write", None, "2.2"),
        ("I think that we", "Alan Brown", "3"),
        ("It was noted that", None, "3"),
        ("JS said that", None, "3"),
        ("The council has not", "Tom King", "3"),
        ("A member asked", None, "3"),
        ("They are.", None, "3"),
        ("No further comment.", "Alan Brown", "3"),
        ("Smith said she", None, "3"),
        ("Fine by me.", "John Stone", "3"),
        ("Bob Unlisted: Who pays for it?", None, None),
        ("We do.", "Jane Smith", None),
        ("Date of next meeting", None, None),
    ],
)
def test_every_paragraph_of_the_board_has_its_speaker_or_none(
    words: str, name: str | None, item: str | None
) -> None:
    passage = beginning(board(), words)
    assert (passage.speaker.name if passage.speaker else None) == name
    assert passage.locator.item == item


def test_initials_that_two_people_share_are_nobodys() -> None:
    passage = beginning(board(), "JS said")
    assert passage.unattributed == "“JS” could be Jane Smith or Jill Summers."


def test_a_name_in_no_list_is_nobodys() -> None:
    passage = beginning(board(), "Bob Unlisted: Who pays")
    assert passage.unattributed == "“Bob Unlisted” is not in the document’s lists of people."


def test_markdown_minutes_are_read_like_plain_ones() -> None:
    account = group()
    told_of = [(p.speaker.label if p.speaker else None, p.voice) for p in account.passages]
    assert told_of == [
        ("Dr Patel", "spoken"),
        ("Dr Patel", "spoken"),
        (None, "reported"),
        ("Dr Patel", "spoken"),
        ("Sam Lee", "spoken"),
        ("Sam Lee", "reported"),
        (None, "quoted"),
        (None, "reported"),
    ]
    assert account.passages[0].heading == ("Presentation by Dr Priya Patel",)
    assert account.passages[0].nested[0].start > account.passages[0].start


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        ("John Carr: We agree.", "John Carr", None),
        ("John: We agree.", None, "“John” could be John Carr or John Nicholson MP."),
        ("Mr Carr: We agree.", "John Carr", None),
        ("J. Carr: We agree.", "John Carr", None),
        ("John Carr (NSPCC): We agree.", "John Carr", None),
        ("John Carr, NSPCC: We agree.", "John Carr", None),
        ("JN: We agree.", "John Nicholson MP", None),
        ("Hill: We agree.", None, "“Hill” could be Lord Hill or Ian Hill."),
        ("Lord Hill: We agree.", "Lord Hill", None),
        ("Chair: We agree.", "Ann Lee", None),
        ("Lord Lee: We agree.", None, "“Lord Lee” is not in the document’s lists of people."),
        ("Mike: We agree.", None, "“Mike” is not in the document’s lists of people."),
        ("However: We agree.", None, "No speaker is named here."),
        ("Option 1: We agree.", None, "No speaker is named here."),
        ("Action: we agree.", None, "The minutes record here an action or a decision."),
    ],
)
def test_a_label_counts_only_when_it_surely_names_one_person(
    body: str, name: str | None, reason: str | None
) -> None:
    ((found, why, _),) = told(body)
    assert (found, why) == (name, reason)


def test_a_label_holds_until_someone_else_is_told_of() -> None:
    body = (
        "Ann Lee: We began in May.\n\nThe work goes on.\n\nJohn Carr asked about costs.\n\n"
        "They were high.\n\nJohn Carr: I see."
    )
    assert [name for name, _, _ in told(body)] == [
        "Ann Lee", "Ann Lee", None, None, "John Carr",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Mike", "John", "Zoe Ward", "ZW", "Option 1", "However"])
def test_a_label_that_may_be_a_strangers_ends_the_turn(label: str) -> None:
    body = f"Ann Lee: We began in May.\n\n{label}: We did so too.\n\nAnd so it was."
    goes_on = label in ("Option 1", "However")
    assert [name for name, _, _ in told(body)] == ["Ann Lee", *["Ann Lee" if goes_on else None] * 2]


def test_a_sentence_that_ends_in_a_colon_is_no_heading() -> None:
    body = "Ann Lee: We began in May.\n\nThere are two reasons:\n\nIt was late. It was cold."
    assert [name for name, _, _ in told(body)] == ["Ann Lee"] * 3


def test_a_heading_ends_a_turn() -> None:
    body = "Ann Lee: We began in May.\n\n2. Any other business\n\nWe have none to report today."
    assert [name for name, _, _ in told(body)] == ["Ann Lee", None]


def test_one_of_two_who_share_a_first_name_ends_the_turn_of_another() -> None:
    body = "Ann Lee: We began in May.\n\nJohn asked why it was so.\n\nIt was late."
    names = told(body)
    assert [name for name, _, _ in names] == ["Ann Lee", None, None]
    assert "could be" in (names[1][1] or "")


def test_a_stranger_whose_name_begins_alike_is_not_the_one_listed() -> None:
    body = "Ann Lee: We began in May.\n\nAnn Wilson masqueraded behind many accounts."
    assert [name for name, _, _ in told(body)] == ["Ann Lee", "Ann Lee"]


def test_words_of_a_quotation_do_not_make_a_turn_spoken() -> None:
    body = "Ann Lee: Ann outlined the law. The act says “we must all keep records of it”."
    assert told(body)[0][2] == "reported"


def test_roman_numerals_and_units_are_not_the_first_person() -> None:
    body = "Ann Lee: Ann outlined Part I of the plan.\n\nThe I&S unit is in category I of it."
    assert [voice for _, _, voice in told(body)] == ["reported", "reported"]


def test_a_deed_behind_a_label_is_a_note_about_that_person() -> None:
    ((name, reason, voice),) = told("Ann Lee: Thanked everyone and closed the meeting.")
    assert (name, voice) == (None, "reported")
    assert reason == "The words after “Ann Lee” tell what was done, not what was said."


@pytest.mark.parametrize("body", ["Ann Lee: Left alone, it will grow.", "Ann Lee: Asked by whom?"])
def test_a_participle_that_begins_a_sentence_is_no_deed(body: str) -> None:
    assert told(body)[0][0] == "Ann Lee"


def test_people_known_from_elsewhere_may_speak_and_fill_in_the_lists() -> None:
    known = (
        Person(name="Zoe Ward", role="Clerk", list="attendees"),
        Person(name="John Carr", role="Secretary", organisation="NSPCC", list="attendees"),
    )
    document = read_bytes_as_document(
        f"{HEAD}Zoe Ward: I agree.\n\nJohn Carr: I do too.".encode(), Path("minutes.txt")
    )
    account = read_passages(document, known_people=known)
    speakers = [p.speaker for p in account.passages]
    assert [(s.name, s.role) for s in speakers if s] == [
        ("Zoe Ward", "Clerk"),
        ("John Carr", "Secretary"),
    ]
    assert [p.name for p in account.people].count("John Carr") == 1


def test_a_letter_with_a_list_of_names_is_not_minutes() -> None:
    text = "Dear Ann,\n\nThank you for your letter.\n\nYours,\n\nJohn Carr\nLord Hill\n"
    assert read_passages(read_bytes_as_document(text.encode(), Path("a.txt"))).genre == "general"
