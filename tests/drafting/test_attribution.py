"""Who is speaking, said truly, grammatically, and not twice alike."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from assistant.briefs.brief import Answer
from assistant.drafting import phrases
from assistant.drafting.counting import body_text
from assistant.drafting.naming import (
    full_speaker,
    possessive,
    printed_name,
    short_speaker,
    with_article,
)
from assistant.library.source import Source
from assistant.passages.passage import Locator, Speaker
from tests.drafting.papers import (
    BAILEY,
    JONES,
    PaperShelf,
    brief_with,
    codes,
    draft_of,
    minutes,
    pin,
    text_under,
)

LINES = (
    "There is a clear link between images and offending.",
    "We cannot simply arrest our way out of this problem.",
    "The companies are not doing enough.",
    "This must start at home.",
)


def told(shelf: PaperShelf, *words: str, source: str = "minutes") -> str:
    pins = tuple(pin(f"p{n}", w, source) for n, w in enumerate(words))
    draft = draft_of(brief_with(Answer(question="1", pins=pins)), shelf)
    assert not [c for c in codes(draft) if c.startswith("quote-")]
    return text_under(draft, "Question 1").split("\n", 1)[1].replace("\n", " ")


def test_minutes_are_named_once_in_a_run_of_quotations() -> None:
    text = told(minutes(), *LINES)
    assert text.startswith(
        "Rob Jones of the National Crime Agency told the All-Party Parliamentary Group on Social "
        "Media on 19 May 2021, as its minutes record: ‘There is a clear link"
    )
    assert text.count("minutes") == 1


def test_a_speaker_is_introduced_in_full_once() -> None:
    text = told(minutes(), *LINES)
    assert text.count("National Crime Agency") == 1
    full = "Chief Constable Simon Bailey, lead for Child Protection at the National Police Chiefs’"
    assert text.count(full) == 1
    assert "Chief Constable Bailey" in text


def test_reported_words_are_said_to_be_a_summary() -> None:
    shelf = PaperShelf().add(
        "minutes",
        "Rob outlined that the threat has grown.",
        JONES,
        voice="reported",
        genre="minutes",
        publisher="The Group",
        date="2021-05-19",
    )
    text = told(shelf, "Rob outlined that the threat has grown.")
    assert "summarise the evidence of Rob Jones" in text
    assert "told" not in text
    assert "said" not in text


def test_words_of_nobody_are_the_minutes_own() -> None:
    shelf = PaperShelf().add("minutes", "The chair closed the meeting.", genre="minutes")
    text = told(shelf, "The chair closed the meeting.")
    assert re.match(r"(The minutes|According to the minutes)", text)


def test_a_submission_advises() -> None:
    shelf = PaperShelf().add(
        "s",
        "We recommend pursuing options 1-3 now.\n\nRisks remain.",
        genre="submission",
        publisher="Home Office",
        date="2020-04-03",
    )
    text = told(shelf, "We recommend pursuing options 1-3 now.", "Risks remain.", source="s")
    assert text.startswith("The Home Office’s submission to ministers of 3 April 2020 advises: ")
    assert text.count("3 April 2020") == 1


def test_oral_evidence_is_told_to_the_body() -> None:
    shelf = PaperShelf().add(
        "s", "I saw it happen.", BAILEY, genre="transcript", publisher="Home Affairs Committee"
    )
    text = told(shelf, "I saw it happen.", source="s")
    assert "told the Home Affairs Committee" in text


def test_a_title_is_printed_in_italics() -> None:
    shelf = PaperShelf().add("s", "Harm is rising.", publisher="Ofcom", title="Annual view")
    pins = (pin("p", "Harm is rising.", "s"),)
    draft = draft_of(brief_with(Answer(question="1", pins=pins)), shelf)
    italics = [
        p.text for b in draft.body for p in getattr(b, "content", ()) if getattr(p, "italic", 0)
    ]
    assert "Annual view" in italics


def test_a_quotation_inside_a_source_is_said_to_be_one() -> None:
    from assistant.passages.passage import Nested

    shelf = PaperShelf().add("s", "It says: “You may travel.” Some do.", publisher="Home Office")
    source, text, (passage,) = shelf._sources["s"]
    nested = Nested(start=text.index("You"), end=text.index("”"))
    shelf._sources["s"] = (source, text, (passage.model_copy(update={"nested": (nested,)}),))
    assert told(shelf, "You may travel.", source="s").startswith(
        "Another document, quoted in Title of s, says: ‘You may travel.’"
    )


def test_a_question_is_asked_and_not_told() -> None:
    shelf = PaperShelf().add(
        "minutes", "What should be done?\n\nWhy not now?", JONES, genre="minutes", publisher="Group"
    )
    text = told(shelf, "What should be done?", "Why not now?")
    assert text.count("ask") == 2
    assert "told" not in text
    assert "said" not in text
    paper = PaperShelf().add("s", "Is it safe?", genre="submission", publisher="Home Office")
    assert "advise" not in told(paper, "Is it safe?", source="s")


def test_a_recommendation_is_said_to_be_one() -> None:
    shelf = PaperShelf().add("s", "Agree to write.", genre="submission", publisher="Home Office")
    source, stored, (passage,) = shelf._sources["s"]
    recommended = passage.model_copy(update={"locator": Locator(item="recommendation 1")})
    shelf._sources["s"] = (source, stored, (recommended,))
    assert "recommends: ‘Agree to write.’" in told(shelf, "Agree to write.", source="s")


def test_words_in_the_first_person_are_never_taken_into_our_sentence() -> None:
    lines = [f"It is my opinion, number {n}." for n in range(9)]
    shelf = PaperShelf().add("minutes", "\n\n".join(lines), JONES, genre="minutes", publisher="G")
    assert "[i]t is my" not in told(shelf, *lines)


def test_a_report_after_spoken_words_is_never_joined_to_them() -> None:
    shelf = PaperShelf().add("m", "I saw it.\n\nRob told why.", JONES, genre="minutes")
    source, stored, (first, second) = shelf._sources["m"]
    second = second.model_copy(update={"voice": "reported"})
    shelf._sources["m"] = (source, stored, (first, second))
    text = told(shelf, "I saw it.", "Rob told why.", source="m")
    assert re.search(r"I saw it\.’ The note of what Rob Jones said continues: ‘Rob told", text)


def test_a_fragment_that_opens_a_source_names_it_in_full() -> None:
    text = told(minutes(), "a clear link between images and offending")
    assert "All-Party Parliamentary Group on Social Media on 19 May 2021" in text
    assert "the group " not in text


@pytest.mark.parametrize(
    ("lead_in", "shown"),
    [
        ("The police agree", "The police agree: ‘"),
        ("The police said that", "The police said that ‘"),
        ("They spoke of", "They spoke of ‘"),
        ("They wrote:", "They wrote: ‘"),
    ],
)
def test_a_lead_in_gets_a_colon_unless_its_sentence_goes_on(lead_in: str, shown: str) -> None:
    answer = Answer(question="1", pins=(pin("a", LINES[0], lead_in=lead_in),))
    assert shown in text_under(draft_of(brief_with(answer)), "Question 1")


TABLES = {
    **{f"SENTENCES {kind} {move}": given for (kind, move), given in phrases.SENTENCES.items()},
    **{f"FRAGMENTS {kind}": given for kind, given in phrases.FRAGMENTS.items()},
    **{f"PIECES {kind}": given for kind, given in phrases.PIECES.items()},
    "QUOTING": phrases.QUOTING,
    "RELAYING": phrases.RELAYING,
}


@pytest.mark.parametrize("choices", TABLES.values(), ids=TABLES)
def test_every_move_has_two_ways_of_saying_it(choices: tuple[str, ...]) -> None:
    assert len(set(choices)) >= 2


def test_every_kind_has_a_phrase_for_every_move() -> None:
    kinds = {kind for kind, _ in phrases.SENTENCES}
    moves = {move for _, move in phrases.SENTENCES}
    assert set(phrases.SENTENCES) == {(kind, move) for kind in kinds for move in moves}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-05-19", "told the Group on 19 May 2021, as"),
        ("2021-05", "told the Group in May 2021, as"),
        ("2021", "told the Group in 2021, as"),
        (None, "told the Group, as"),
    ],
)
def test_a_day_is_on_and_a_month_or_a_year_is_in(date: str | None, said: str) -> None:
    shelf = PaperShelf().add(
        "minutes", "It happened.", JONES, genre="minutes", publisher="The Group", date=date
    )
    assert said in told(shelf, "It happened.")


def test_a_fragment_runs_on_in_the_sentence() -> None:
    text = told(minutes(), "a clear link between images and offending")
    assert "‘a clear link between images and offending’." in text
    assert not text.split("‘")[0].rstrip().endswith(":")


def test_the_authors_lead_in_takes_the_place_of_ours() -> None:
    answer = Answer(question="1", pins=(pin("a", LINES[0], lead_in="The police agree"),))
    text = text_under(draft_of(brief_with(answer)), "Question 1")
    assert text.endswith(f"The police agree: ‘{LINES[0]}’")


def test_whom_the_author_has_named_needs_no_introduction() -> None:
    own = "Rob Jones spoke to the All-Party Parliamentary Group on Social Media in 2021."
    answer = Answer(question="1", text=own, pins=(pin("a", LINES[0]),))
    text = text_under(draft_of(brief_with(answer)), "Question 1")
    assert "National Crime Agency" not in text
    assert text.count("All-Party") == 1


def test_nobody_is_named_under_the_chatham_house_rule() -> None:
    shelf = minutes(marking="Chatham House Rule")
    draft = draft_of(brief_with(Answer(question="1", pins=(pin("a", LINES[0]),))), shelf)
    printed = body_text((*draft.body, *draft.annex)) + "".join(
        part.text for note in draft.notes for part in note.content if part.kind == "words"
    )
    assert "Jones" not in printed
    assert "Crime Agency" not in printed


def test_no_two_quotations_in_a_row_are_introduced_alike() -> None:
    paragraphs = [f"Sentence number {n} is quoted here." for n in range(24)]
    shelf = PaperShelf().add(
        "minutes",
        "\n\n".join(paragraphs),
        *[(JONES, BAILEY)[n // 3 % 2] for n in range(24)],
        genre="minutes",
        publisher="The Group",
        date="2021",
    )
    text = told(shelf, *paragraphs)
    leads = [lead.strip() for lead in re.split(r"‘[^’]*’\s*", text)][:-1]
    assert len(leads) == 24
    shapes = [re.sub(r"Rob Jones|Chief Constable \w+", "X", lead) for lead in leads]
    assert all(one != other for one, other in pairwise(shapes))
    assert "as saying that" not in text


SOURCE = Source.model_validate(
    {
        "id": "s",
        "file": "s",
        "sha256": "",
        "title": "T",
        "genre": "minutes",
        "names": {"Lucy Faithful Foundation": "Lucy Faithfull Foundation"},
    }
)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("National Crime Agency", "the National Crime Agency"),
        ("the Home Office", "the Home Office"),
        ("Home Office", "the Home Office"),
        ("Internet Watch Foundation", "the Internet Watch Foundation"),
        ("Children’s Society", "the Children’s Society"),
        ("University of Leeds", "the University of Leeds"),
        ("Ofcom", "Ofcom"),
        ("5Rights", "5Rights"),
        ("Barnardo’s", "Barnardo’s"),
        ("Children’s Commissioner", "the Children’s Commissioner"),
        ("companies that run services", "companies that run services"),
        ("Companies that work with a government department", ""),
        ("Members of Parliament", ""),
        ("The Trust", "the Trust"),
        ("Victims’ Commissioner for England", "the Victims’ Commissioner for England"),
    ],
)
def test_bodies_get_the_article_english_gives_them(name: str, printed: str) -> None:
    assert with_article(name) == (printed or name)


@pytest.mark.parametrize(
    ("name", "owned"),
    [
        ("Ofcom", "Ofcom’s"),
        ("Barnardo’s", "Barnardo’s"),
        ("5Rights", "5Rights’"),
        ("APPGs", "APPGs’"),
    ],
)
def test_possessives(name: str, owned: str) -> None:
    assert possessive(name) == owned


@pytest.mark.parametrize(
    ("speaker", "full", "short"),
    [
        (JONES, "Rob Jones of the National Crime Agency", "Rob Jones"),
        (
            BAILEY,
            (
                "Chief Constable Simon Bailey, lead for Child Protection at the National Police "
                "Chiefs’ Council,"
            ),
            "Chief Constable Bailey",
        ),
        (Speaker(label="J", name="John Carr"), "John Carr", "John Carr"),
        (Speaker(label="L", name="Lord Stevenson"), "Lord Stevenson", "Lord Stevenson"),
        (
            Speaker(label="J", name="John Nicholson MP", role="SNP Shadow Culture Secretary"),
            "John Nicholson MP, SNP Shadow Culture Secretary,",
            "John Nicholson",
        ),
        (
            Speaker(label="T", name="Tony Stower", organisation="5Rights"),
            "Tony Stower (5Rights)",
            "Tony Stower",
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else v.name,
)
def test_speakers_at_first_mention_and_after(speaker: Speaker, full: str, short: str) -> None:
    assert full_speaker(SOURCE, speaker) == full
    assert short_speaker(SOURCE, speaker) == short


def test_a_misspelt_name_is_printed_right_in_our_own_sentences() -> None:
    assert printed_name(SOURCE, "Lucy Faithful Foundation") == "Lucy Faithfull Foundation"
