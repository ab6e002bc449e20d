"""Minutes and submissions nobody wrote: what was put into them must be read out of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from assistant.documents import read_bytes_as_document
from assistant.passages import read_passages
from tests.passages.made_up import Minutes, Submission, minutes, submissions


@given(minutes())
def test_every_speaker_and_item_of_made_up_minutes_is_right(made: Minutes) -> None:
    document = read_bytes_as_document(made.text.encode(), Path("minutes.txt"))
    account = read_passages(document)
    assert account.genre == "minutes"
    assert account.date == "2022-05-03"
    assert [person.name for person in account.people] == made.people
    told = [
        (p.text, p.speaker.name if p.speaker else None, p.locator.item) for p in account.passages
    ]
    assert told == made.passages


@given(minutes())
def test_first_person_is_spoken_and_narrative_reported(made: Minutes) -> None:
    document = read_bytes_as_document(made.text.encode(), Path("minutes.txt"))
    for passage in read_passages(document).passages:
        if passage.speaker is None:
            assert passage.voice == "reported"
        elif passage.text.startswith(("We ", "I ", "It is my")):
            assert passage.voice == "spoken"


@given(submissions())
def test_every_paragraph_of_a_made_up_submission_has_its_number(made: Submission) -> None:
    document = read_bytes_as_document(made.text.encode(), Path("submission.md"))
    account = read_passages(document)
    assert account.genre == "submission"
    assert account.publisher == "Department for Rivers"
    assert account.title == "Keeping the rivers clean"
    assert [r["verb"] for r in account.facts["recommendations"]] == ["agree"] * made.recommendations
    numbered = [(p.text, p.locator.paragraph) for p in account.passages if p.locator.paragraph]
    assert numbered == made.paragraphs
    assert account.notes == ()


@given(submissions())
def test_the_sender_is_a_person_with_a_role(made: Submission) -> None:
    document = read_bytes_as_document(made.text.encode(), Path("submission.md"))
    (person,) = read_passages(document).people
    assert (person.name, person.role, person.list) == ("Jane Smith", "Head of Floods", "from")
