"""References in OSCOLA and Harvard form, and in brackets."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from assistant.briefs.brief import Answer, Consultation, Question
from assistant.drafting.counting import body_text, text_of
from assistant.drafting.draft import Draft
from assistant.passages.passage import Locator, Speaker
from assistant.word import word_bytes
from assistant.word.xml import W
from tests.drafting.papers import PaperShelf, brief_with, draft_of, note_text, pin, text_under

WORDS = "Something was said."
ENTRY = re.compile(r"^## (.+)\n((?:\w+: .*\n)+)", re.MULTILINE)


def entries() -> list[tuple[str, dict[str, str]]]:
    text = Path(__file__).with_name("references.txt").read_text(encoding="utf-8")
    return [
        (name, dict(line.split(": ", 1) for line in lines.strip().splitlines()))
        for name, lines in ENTRY.findall(text)
    ]


def cited(facts: dict[str, str], **more: Any) -> Draft:
    fields = dict(facts)
    locator = Locator.model_validate(
        {k: fields.pop(k) for k in list(fields) if k in Locator.model_fields}
    )
    speaker = fields.pop("speaker", None)
    shelf = PaperShelf().add("s", WORDS, **fields)
    source, text, (passage,) = shelf._sources["s"]
    named = Speaker(label=speaker, name=speaker) if speaker else None
    passage = passage.model_copy(update={"locator": locator, "speaker": named, "voice": "spoken"})
    shelf._sources["s"] = (source, text, (passage,))
    answer = Answer(question="1", text="{quote: q} And {cite: q}.", pins=(pin("q", WORDS, "s"),))
    return draft_of(brief_with(answer, **more), shelf)


@pytest.mark.parametrize(("name", "facts"), entries(), ids=[name for name, _ in entries()])
def test_references(name: str, facts: dict[str, str]) -> None:
    expected = {
        k: facts.pop(k) for k in list(facts) if k in ("oscola", "later", "harvard", "entry")
    }
    notes = cited(facts)
    assert note_text(notes, 1) == expected["oscola"]
    assert note_text(notes, 2) == expected["later"]
    harvard = cited(facts, reference_style="harvard")
    assert f"({expected['harvard']})" in text_under(harvard, "Question 1"), name
    assert body_text(harvard.annex).splitlines()[-1] == expected["entry"]


def test_a_later_reference_points_to_the_note_that_has_it_in_full() -> None:
    shelf = PaperShelf().add("a", WORDS, publisher="A").add("b", WORDS, publisher="B")
    answer = Answer(
        question="1",
        text="One {cite: a}. Two {cite: b}. Three {cite: a}. Four {cite: b}.",
        pins=(pin("a", WORDS, "a"), pin("b", WORDS, "b")),
    )
    draft = draft_of(brief_with(answer), shelf)
    assert [note_text(draft, n) for n in (3, 4)] == ["A (n 1) para 1.", "B (n 2) para 1."]


def test_references_that_meet_share_a_note() -> None:
    shelf = PaperShelf().add("a", WORDS, publisher="A").add("b", WORDS, publisher="B")
    answer = Answer(
        question="1",
        text="Both say so {cite: a}{cite: b}.",
        pins=(pin("a", WORDS, "a"), pin("b", WORDS, "b")),
    )
    draft = draft_of(brief_with(answer), shelf)
    assert note_text(draft, 1) == "A, Title of a para 1; B, Title of b para 1."
    assert draft.notes[0].quotes == ("a", "b")


def test_two_papers_of_one_year_are_told_apart() -> None:
    shelf = PaperShelf()
    for name in "ab":
        shelf.add(name, WORDS, publisher="Ofcom", date="2020")
    answer = Answer(
        question="1",
        text="{cite: a} {cite: b}",
        pins=(pin("a", WORDS, "a"), pin("b", WORDS, "b")),
    )
    draft = draft_of(brief_with(answer, reference_style="harvard"), shelf)
    assert "(Ofcom, 2020a, para. 1; Ofcom, 2020b, para. 1)" in text_under(draft, "Question 1")


def test_a_form_without_footnotes_has_its_sources_in_brackets() -> None:
    form = Consultation(title="C", body="B", venue="web-form", questions=())
    facts = {"publisher": "Home Office", "title": "Plan", "date": "2020-04-03", "paragraph": "2"}
    draft = cited(facts, consultation=form)
    assert draft.notes == ()


def test_web_addresses_are_links_with_the_day_they_were_read() -> None:
    draft = cited({"title": "T", "url": "https://example.org/x", "accessed": "2026-01-02"})
    assert note_text(draft, 1).endswith("T <https://example.org/x> accessed 2 January 2026.")


def test_what_was_quoted_keeps_its_first_reference() -> None:
    draft = cited({"publisher": "Ofcom", "title": "T"})
    assert draft.quotes[0].cited == "Ofcom, T"
    assert text_of(draft.notes[0].content).startswith(draft.quotes[0].cited)


def two_of_one_body(own: str, **more: Any) -> Draft:
    shelf = PaperShelf()
    for name in "ab":
        shelf.add(name, WORDS, publisher="Home Office", date="2020")
    pins = (pin("a", WORDS, "a"), pin("b", WORDS, "b"))
    return draft_of(brief_with(Answer(question="1", text=own, pins=pins), **more), shelf)


def test_brackets_tell_two_papers_of_one_body_apart() -> None:
    form = Consultation(
        title="C", body="B", venue="web-form", questions=(Question(number="1", text="Q?"),)
    )
    told = text_under(
        two_of_one_body("{cite: a} {cite: b} and {cite: a} then {cite: b}.", consultation=form),
        "Question 1",
    )
    assert "(Home Office, ‘Title of a’, para 1)" in told
    assert "(Home Office, ‘Title of b’, para 1)" in told


def test_two_papers_of_one_body_that_share_a_note_are_told_apart() -> None:
    draft = two_of_one_body("Both {cite: a}{cite: b}. One {cite: a}. Other {cite: b}.")
    assert note_text(draft, 2) == "Home Office, ‘Title of a’ (n 1) para 1."
    assert note_text(draft, 3) == "Home Office, ‘Title of b’ (n 1) para 1."
    apart = two_of_one_body("One {cite: a}. Two {cite: b}. One {cite: a}. Two {cite: b}.")
    assert [note_text(apart, n) for n in (3, 4)] == [
        "Home Office (n 1) para 1.",
        "Home Office (n 2) para 1.",
    ]


@pytest.mark.parametrize("style", ["oscola", "harvard"])
def test_the_authors_emphasis_is_said_to_be_added_where_the_words_are_quoted(style: str) -> None:
    shelf = PaperShelf().add("s", WORDS, publisher="Ofcom", date="2020")
    stressed = pin("q", WORDS, "s", start=0, end=len(WORDS), emphasis=((0, 9),))
    own = "They wrote: {quote: q} We agree {cite: q}."
    brief = brief_with(Answer(question="1", text=own, pins=(stressed,)), reference_style=style)
    draft = draft_of(brief, shelf)
    printed = body_text(draft.body) + "".join(text_of(note.content) for note in draft.notes)
    assert printed.count("emphasis added") == 1
    if style == "oscola":
        assert note_text(draft, 1).endswith("para 1 (emphasis added).")


def word_notes(draft: Draft, *, final: bool) -> tuple[list[str], dict[str, str]]:
    """Return the instructions of the fields in the notes, and which note each bookmark is of."""
    with zipfile.ZipFile(io.BytesIO(word_bytes(draft, final=final).data)) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    marked = {
        start.get(f"{W}name"): start.getnext().find(f"{W}footnoteReference").get(f"{W}id")
        for start in body.iter(f"{W}bookmarkStart")
        if str(start.get(f"{W}name")).startswith("_Note")
    }
    return [code.text for code in notes.iter(f"{W}instrText")], marked


@pytest.mark.parametrize("final", [False, True], ids=["working", "final"])
def test_the_number_of_an_earlier_note_is_a_field_that_follows_the_note(final: bool) -> None:
    shelf = PaperShelf().add("a", WORDS, publisher="A").add("b", WORDS, publisher="B")
    answer = Answer(
        question="1",
        text="One {cite: a}. Two {cite: b}. Three {cite: a}. Four {cite: b}.",
        pins=(pin("a", WORDS, "a"), pin("b", WORDS, "b")),
    )
    draft = draft_of(brief_with(answer), shelf)
    codes, marked = word_notes(draft, final=final)
    fields = [code.split() for code in codes]
    assert [words[0] for words in fields] == ["NOTEREF", "NOTEREF"]
    assert [marked[words[1]] for words in fields] == ["1", "2"]
    assert len(marked) == 2


STOPS = {
    "They wrote: {quote: q}.": "They wrote: ‘Something was said’ (Ofcom, 2020, para. 1).",
    "They wrote: {quote: q}": "They wrote: ‘Something was said’ (Ofcom, 2020, para. 1).",
    "It says {quote: q} Next comes more.": (
        "It says ‘Something was said’ (Ofcom, 2020, para. 1). Next comes more."
    ),
    "It says {quote: q} and goes on.": (
        "It says ‘Something was said’ (Ofcom, 2020, para. 1) and goes on."
    ),
    "It says {quote: q}, and goes on.": (
        "It says ‘Something was said’ (Ofcom, 2020, para. 1), and goes on."
    ),
    "It says {quote: q} [More](https://example.org).": (
        "It says ‘Something was said’ (Ofcom, 2020, para. 1). More."
    ),
    "First {quote: q} {quote: q} Then more.": (
        "First ‘Something was said’ (Ofcom, 2020, para. 1)."
        " ‘Something was said’ (Ofcom, 2020, para. 1). Then more."
    ),
}


@pytest.mark.parametrize(("own", "printed"), STOPS.items(), ids=list(STOPS))
def test_a_sentence_with_its_source_in_brackets_ends_once_behind_them(
    own: str, printed: str
) -> None:
    shelf = PaperShelf().add("s", WORDS, publisher="Ofcom", date="2020")
    answer = Answer(question="1", text=own, pins=(pin("q", WORDS, "s"),))
    draft = draft_of(brief_with(answer, reference_style="harvard"), shelf)
    assert printed in text_under(draft, "Question 1").splitlines()


@pytest.mark.parametrize("words", ["They sold toys, games etc.", "It was told to Acme Ltd."])
def test_an_abbreviation_in_brackets_form_keeps_its_stop(words: str) -> None:
    shelf = PaperShelf().add("s", words, publisher="Ofcom", date="2020")
    answer = Answer(question="1", text="It says {quote: q}", pins=(pin("q", words, "s"),))
    draft = draft_of(brief_with(answer, reference_style="harvard"), shelf)
    assert f"‘{words}’ (Ofcom" in text_under(draft, "Question 1")
