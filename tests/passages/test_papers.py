"""Written evidence, consultations, outcomes, releases, mails and reports, each by its own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document
from assistant.passages import Account, Passage, read_passages

EVIDENCE = """Written evidence submitted by the Rivers Trust (RIV0042)

Environment Committee

Inquiry: Water quality

1. Introduction

1.1 We are a charity. Our members measured 37 rivers in 2023.

1.2 Half of them were not clean.

2. What should change

2.1 The regulator should publish every reading.
"""

CONSULTATION = """Keeping rivers clean: a consultation

Published on 2 May 2024

How to respond

Reply by e-mail to rivers@example.org or at https://example.org/rivers.

The consultation closes at 11:45pm on 26 July 2024 (UK time).

Questions

Question 1: Do you agree that readings should be public?

Question 2: Which of these matters LEAST to you?

Question 3: If yes, please say why.
"""

OUTCOME = """Keeping rivers clean: summary of responses

1. Who answered

We received 1,204 responses to the consultation. Of these, 60% were from individuals.

62% of those who answered this question agreed, and 12% disagreed.

A further 8% of respondents wrote that “only 5% of the rivers are safe for swimming”.

You said, we did

We will publish every reading.
"""

RELEASE = """Department for Rivers

Our reference: FOI2024/01234

Date: 3 June 2024

Thank you for your request under the Freedom of Information Act 2000.

We hold the information. Some names are withheld under section 40(2) of the Act.

From: Ann Lee
Sent: 3 May 2024 10:15
To: Ben Hill
Subject: Readings

The readings from the upper river are late again.

From: [redacted]
Sent: 2 May 2024 09:00
To: Ann Lee
Subject: Readings

We were told to wait. ████ asked for it.
"""

MAIL = """From: Ann Lee <ann@example.org>
To: Ben Hill <ben@example.org>
Subject: Re: Readings
Date: Fri, 03 May 2024 10:15:00 +0100
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

I agree with the second point.

On Thu, 2 May 2024 at 09:00, Ben Hill <ben@example.org> wrote:
> The readings are late again.
>
> On Wed, 1 May 2024 at 08:00, Cara Moss <cara@example.org> wrote:
>> When will they come?
>
> I cannot say.

That is all from me.
"""

REPORT = """<html><head><title>Report of the Rivers Inquiry</title></head><body>
<h1>Report of the Rivers Inquiry</h1><h2>1. What happened</h2>
{paragraphs}
<p>1.10 The engineer took another view. Mr Hill said this:</p>
<blockquote><p>“We knew of the leak and we did nothing.”</p></blockquote>
<p>1.11 The solicitor for Mr Hill said:</p>
<blockquote><p>“My client knew of nothing at all.”</p></blockquote>
<p>1.12 As Dr Anna Moss explained, “the valve was never closed by anyone”.</p>
</body></html>""".format(
    paragraphs="".join(
        f"<p>1.{n} The inquiry heard of day {n} of the flood.</p>" for n in range(1, 10)
    )
)


def account(text: str, name: str, genre: str | None = None) -> Account:
    document = read_bytes_as_document(text.encode(), Path(name))
    read = read_passages(document, genre=genre)
    for passage in read.passages:
        assert document.text[passage.start : passage.end] == passage.text
    return read


def beginning(read: Account, words: str) -> Passage:
    (found,) = (p for p in read.passages if p.text.startswith(words))
    return found


@pytest.mark.parametrize(
    ("text", "name", "genre"),
    [
        (EVIDENCE, "a.txt", "written evidence"),
        (CONSULTATION, "a.txt", "consultation"),
        (OUTCOME, "a.txt", "consultation outcome"),
        (RELEASE, "a.txt", "foi release"),
        (MAIL, "a.eml", "e-mail"),
        (REPORT, "a.html", "report"),
    ],
)
def test_a_paper_is_known_by_what_it_says_of_itself(text: str, name: str, genre: str) -> None:
    assert account(text, name).genre == genre


@pytest.mark.parametrize(
    "text",
    [
        "Our response to the consultation on rivers\n\n1. We agree.\n\n2. We do not agree.\n",
        "The trust submitted written evidence by post last year.\n\nIt was not read.\n",
        "What the Freedom of Information Act does\n\nAnyone may ask for information.\n",
        "Annual report\n\nIt was a good year for rivers, and we report on it here.\n",
        "To whom it may concern\n\nFrom: the chair\n\nWe are a club.\n",
        "A letter about the consultation\n\nWhy is it so short?\n\nWho reads it?\n",
    ],
)
def test_a_paper_that_only_speaks_of_a_genre_is_none_of_it(text: str) -> None:
    assert account(text, "a.txt").genre == "general"


def test_written_evidence_gives_its_code_its_submitter_and_its_paragraphs() -> None:
    read = account(EVIDENCE, "a.txt")
    assert (read.number, read.author) == ("RIV0042", "the Rivers Trust")
    assert read.title == "Written evidence submitted by the Rivers Trust"
    assert (read.facts["committee"], read.facts["inquiry"]) == (
        "Environment Committee",
        "Water quality",
    )
    told = [(p.locator.paragraph, p.speaker, p.voice) for p in read.passages[-3:]]
    assert told == [("1.1", None, "written"), ("1.2", None, "written"), ("2.1", None, "written")]
    assert not any("RIV0042" in p.text for p in read.passages)


def test_a_consultation_gives_its_deadline_with_time_and_zone_and_how_to_respond() -> None:
    read = account(CONSULTATION, "a.txt")
    assert read.date == "2024-05-02"
    closes = read.facts["closes"]
    assert (closes["date"], closes["time"], closes["zone"]) == ("2024-07-26", "23:45", "UK time")
    assert read.facts["respond"]["email"] == ["rivers@example.org"]
    assert read.facts["respond"]["web"] == ["https://example.org/rivers"]


def test_every_question_of_a_consultation_has_its_number_and_its_own_words() -> None:
    read = account(CONSULTATION, "a.txt")
    asked = [(one["number"], one["text"]) for one in read.facts["questions"]]
    assert asked == [
        ("1", "Do you agree that readings should be public?"),
        ("2", "Which of these matters LEAST to you?"),
        ("3", "If yes, please say why."),
    ]
    assert beginning(read, "Question 2").locator.question == "Q2"


@pytest.mark.parametrize(
    ("words", "date", "time", "zone"),
    [
        ("The closing date is 5 June 2024.", "2024-06-05", None, None),
        ("It closes at midnight on 5 June 2024.", "2024-06-05", "23:59", None),
        ("The deadline for responses is 5pm GMT on 5 June 2024.", "2024-06-05", "17:00", "GMT"),
        ("It will run from 1 May 2024 to 5 June 2024.", "2024-06-05", None, None),
        ("Responses must reach us by 12 noon on 5 June 2024.", "2024-06-05", "12:00", None),
        ("It closes at 23:59 on 5 June 2024 (BST).", "2024-06-05", "23:59", "BST"),
    ],
)
def test_deadlines(words: str, date: str, time: str | None, zone: str | None) -> None:
    text = CONSULTATION.replace(
        "The consultation closes at 11:45pm on 26 July 2024 (UK time).", words
    )
    closes = account(text, "a.txt").facts["closes"]
    assert (closes["date"], closes["time"], closes["zone"]) == (date, time, zone)


def test_a_share_has_the_base_its_sentence_gives_and_no_other() -> None:
    read = account(OUTCOME, "a.txt")
    (received,) = read.facts["received"]
    assert (received["count"], received["of"]) == (1204, "responses")
    shares = [(share["percent"], share["base"]) for share in read.facts["shares"]]
    assert shares == [
        (60.0, None),
        (62.0, "those who answered this question"),
        (12.0, None),
        (8.0, "respondents"),
    ]


def test_a_release_keeps_its_redactions_and_names_the_sections_relied_on() -> None:
    read = account(RELEASE, "a.txt")
    assert (read.number, read.date) == ("FOI2024/01234", "2024-06-03")
    assert read.facts["exemptions"] == ["section 40(2)"]
    assert read.facts["redactions"] == 2
    assert beginning(read, "We were told").text == "We were told to wait. ████ asked for it."


def test_a_message_in_a_release_is_its_senders_until_the_next() -> None:
    read = account(RELEASE, "a.txt")
    first, second = beginning(read, "The readings"), beginning(read, "We were told")
    assert first.speaker is not None
    assert first.speaker.name == "Ann Lee"
    assert second.speaker is None
    assert second.unattributed == "The name of who wrote this message is redacted."
    assert beginning(read, "We hold").speaker is None
    sent = [(one["from"], one["date"]) for one in read.facts["messages"]]
    assert sent == [("Ann Lee", "2024-05-03"), (None, "2024-05-02")]


def test_every_level_of_a_reply_is_its_own_writers() -> None:
    read = account(MAIL, "a.eml")
    told = [(p.text, p.speaker.name if p.speaker else None, p.voice) for p in read.passages]
    assert told == [
        ("I agree with the second point.", "Ann Lee", "written"),
        ("The readings are late again.", "Ben Hill", "quoted"),
        ("When will they come?", "Cara Moss", "quoted"),
        ("I cannot say.", "Ben Hill", "quoted"),
        ("That is all from me.", "Ann Lee", "written"),
    ]
    assert (read.title, read.author, read.date) == ("Re: Readings", "Ann Lee", "2024-05-03")


def test_repeated_words_without_a_line_that_says_who_wrote_them_are_nobodys() -> None:
    body = MAIL[: MAIL.index("On Thu")] + "> The readings are late again.\n"
    quoted = beginning(account(body, "a.eml"), "The readings")
    assert quoted.speaker is None
    assert (
        quoted.unattributed == "Words of an earlier message, and it is not certain who wrote them."
    )


def test_a_forwarded_message_is_held_by_the_head_above_it() -> None:
    body = MAIL[: MAIL.index("On Thu")] + (
        "-----Original Message-----\nFrom: Ben Hill\nSent: 2 May 2024 09:00\nTo: Ann Lee\n"
        "Subject: Readings\n\nThe readings are late.\n\n> When will they come?\n"
    )
    read = account(body, "a.eml")
    told = [(p.text, p.speaker.name if p.speaker else None) for p in read.passages]
    assert told == [
        ("I agree with the second point.", "Ann Lee"),
        ("The readings are late.", "Ben Hill"),
        ("When will they come?", None),
    ]


def test_a_report_names_who_is_quoted_only_where_its_sentence_does() -> None:
    read = account(REPORT, "a.html")
    named = {p.text[:10]: [q.speaker for q in p.nested] for p in read.passages if p.nested}
    assert named == {
        "“We knew o": ["Mr Hill"],
        "“My client": [None],
        "As Dr Anna": ["Dr Anna Moss"],
    }
    assert beginning(read, "“We knew").locator.paragraph == "1.10"
    assert all(p.speaker is None for p in read.passages)


@pytest.mark.parametrize(
    ("called", "text", "number"),
    [
        ("written-evidence", EVIDENCE, "RIV0042"),
        ("written evidence", EVIDENCE, "RIV0042"),
        ("foi-release", RELEASE, "FOI2024/01234"),
        ("FOI", RELEASE, "FOI2024/01234"),
    ],
)
def test_a_genre_given_by_hand_is_read_by_its_grammar(called: str, text: str, number: str) -> None:
    read = account(text, "a.txt", called)
    assert (read.number, read.genre) == (number, called)
    assert read.notes == ()


def test_a_grammar_given_by_hand_for_the_wrong_paper_still_reads_it() -> None:
    for called in ("minutes", "written evidence", "e-mail", "foi release", "consultation",
                   "consultation outcome", "report", "explanatory notes"):  # fmt: skip
        assert account("Two lines.\n\nThat say little.\n", "a.txt", called).passages


def test_a_base_that_begins_a_sentence_is_the_base_of_all_its_shares() -> None:
    head = "# Ponds: government response\n\nWe received 1,204 responses.\n\n"
    said = "Of the 980 respondents who answered this question, 64% agreed and 21% did not."
    shares = account(head + said, "a.md").facts["shares"]
    assert [(s["percent"], s["base_number"]) for s in shares] == [(64.0, 980), (21.0, 980)]


def test_the_reference_of_a_release_may_stand_in_the_subject_of_its_mail() -> None:
    mail = (
        "From: FOI Team <foi@dept.example>\nTo: Ann Lee <ann@charity.example>\n"
        "Date: Tue, 4 Mar 2025 10:12:00 +0000\nSubject: Request FOI2025/00417\n\n"
        "Thank you for your request. Your request has been handled under the Freedom of "
        "Information Act 2000. We have withheld names under section 40(2).\n"
    )
    release = account(mail, "reply.eml")
    assert (release.genre, release.number) == ("foi release", "FOI2025/00417")


def test_a_sender_is_named_as_people_are_though_a_directory_turns_the_name_round() -> None:
    cases = {
        '"Harris, Paul" <paul@example.gov.uk>': "Paul Harris",
        '"O’Neill Smith, Ann (Policy)" <ann@example.gov.uk>': "Ann O’Neill Smith",
        '"Leeds, Council" <leeds@example.gov.uk>': "Leeds, Council",
        "FOI Team <foi@example.gov.uk>": "FOI Team",
    }
    for sender, name in cases.items():
        mail = MAIL.replace("Ann Lee <ann@example.org>", sender)
        document = read_bytes_as_document(mail.encode(), Path("a.eml"))
        passage = read_passages(document).passages[0]
        assert passage.text == "I agree with the second point."
        assert passage.speaker is not None
        assert passage.speaker.name == name
