"""A draft written: answers, evidence in its place, gaps that show."""

from __future__ import annotations

import pytest

from assistant.briefs.brief import (
    Answer,
    Consultation,
    Contact,
    Limits,
    Question,
    Recipient,
    Respondent,
    SignOff,
)
from assistant.drafting.counting import body_text, text_of
from assistant.drafting.draft import (
    BlockQuote,
    Contents,
    Heading,
    ListBlock,
    Missing,
    NoteMark,
    Paragraph,
    Table,
)
from assistant.drafting.lines import lines_of
from tests.drafting.papers import (
    MINUTES,
    PaperShelf,
    brief_with,
    codes,
    draft_of,
    minutes,
    note_text,
    pin,
    text_under,
)

LINK = "There is a clear link between images and offending."
HOME = "This must start at home."
LONG = "We must act now, and we must act together, " * 9 + "or it will be too late."


def long_shelf() -> PaperShelf:
    return PaperShelf().add("s", LONG, title="Report", publisher="Body", date="2020")


def test_each_question_prints_its_number_text_choice_and_answer() -> None:
    question = Question(number="4(a)", text="Do you *agree*?", options=("Yes", "No"))
    brief = brief_with(
        Answer(question="4(a)", choice="Yes", text="We agree, and say why."),
        consultation=Consultation(title="C", body="B", questions=(question,)),
    )
    told = text_under(draft_of(brief), "Question 4(a)")
    assert told == "Do you *agree*?\nOur answer: Yes\nWe agree, and say why."


def test_questions_come_in_the_consultations_order() -> None:
    questions = tuple(Question(number=n, text=f"Q{n}?") for n in ("1", "2"))
    brief = brief_with(
        Answer(question="2", text="Second."),
        Answer(question="1", text="First."),
        consultation=Consultation(title="C", body="B", questions=questions),
    )
    text = body_text(draft_of(brief).body)
    assert text.index("First.") < text.index("Second.")


def test_an_unanswered_question_shows_and_is_listed() -> None:
    questions = (Question(number="1", text="One?"), Question(number="2", text="Two?"))
    brief = brief_with(
        Answer(question="1", text="Yes."),
        consultation=Consultation(title="C", body="B", questions=questions),
    )
    draft = draft_of(brief)
    assert "[our answer to question 2]" in text_under(draft, "Question 2")
    found = [f for f in draft.findings if f.code == "unanswered-question"]
    assert [(f.place, f.severity) for f in found] == [("Question 2", "warning")]
    assert "unanswered-question" in codes(draft_of(brief, final=True))


def test_a_question_left_on_purpose_says_so() -> None:
    draft = draft_of(brief_with(Answer(question="1", no_comment=True)))
    assert "We have no comment on this question." in text_under(draft, "Question 1")
    assert "unanswered-question" not in codes(draft)


def test_own_words_place_quotations_and_citations() -> None:
    text = "They are *sure* {cite: link}. They said {quote: home} and meant it."
    answer = Answer(question="1", text=text, pins=(pin("link", LINK), pin("home", HOME)))
    told = text_under(draft_of(brief_with(answer)), "Question 1")
    assert told.endswith("They are sure. They said ‘This must start at home.’ and meant it.")


def test_a_notes_mark_comes_last() -> None:
    text = "They are sure {cite: link}. They said {quote: home}."
    answer = Answer(question="1", text=text, pins=(pin("link", LINK), pin("home", HOME)))
    draft = draft_of(brief_with(answer))
    line = next(c for c in lines_of(draft.body) if any(isinstance(p, NoteMark) for p in c))
    shape = "".join("^" if isinstance(p, NoteMark) else text_of([p]) for p in line)
    assert shape == "They are sure.^ They said ‘This must start at home.’^"


def test_a_quotation_without_a_stop_gets_one_outside_its_marks() -> None:
    answer = Answer(question="1", text="They saw {quote: a}", pins=(pin("a", "a clear link"),))
    told = text_under(draft_of(brief_with(answer)), "Question 1")
    assert told.endswith("They saw ‘a clear link’.")


def test_a_long_quotation_is_set_off_without_marks() -> None:
    answer = Answer(
        question="1", text="They said: {quote: q} We agree.", pins=(pin("q", LONG, "s"),)
    )
    draft = draft_of(brief_with(answer), long_shelf())
    at = next(i for i, b in enumerate(draft.body) if isinstance(b, BlockQuote))
    before, block, after = draft.body[at - 1 : at + 2]
    assert isinstance(before, Paragraph)
    assert isinstance(block, BlockQuote)
    assert isinstance(after, Paragraph)
    assert (before.numbered, after.numbered) == (True, False)
    assert text_of(block.content) == LONG
    assert isinstance(block.content[-1], NoteMark)
    assert [text_of(before.content), text_of(after.content)] == ["They said:", "We agree."]


def test_a_quotation_in_a_list_stays_in_its_item() -> None:
    answer = Answer(question="1", text="- one\n- {quote: q}\n- three", pins=(pin("q", LONG, "s"),))
    draft = draft_of(brief_with(answer), long_shelf())
    found = [b for b in draft.body if isinstance(b, ListBlock)][-1]
    assert [item.blocks[0].kind for item in found.items] == [
        "paragraph",
        "block-quote",
        "paragraph",
    ]


def test_the_authors_markdown_is_read_and_html_is_not() -> None:
    text = "## Why\n\nA <b>bold</b> [link](https://example.org), [bad](javascript:x).\n\n1. a\n2. b"
    draft = draft_of(brief_with(Answer(question="1", text=text)))
    told = text_under(draft, "Question 1")
    assert "A <b>bold</b> link, " in told
    assert any(isinstance(b, Heading) and text_of(b.content) == "Why" for b in draft.body)
    assert any(isinstance(b, ListBlock) and b.ordered for b in draft.body)
    links = [p.address for c in lines_of(draft.body) for p in c if p.kind == "link"]
    assert links == ["https://example.org"]


def test_paragraphs_are_numbered_without_a_break() -> None:
    answers = [Answer(question=str(n), text="One.\n\nTwo.") for n in range(1, 4)]
    draft = draft_of(brief_with(*answers))
    numbers = [b.number for b in draft.body if isinstance(b, Paragraph) and b.numbered]
    assert numbers == [str(n) for n in range(1, 7)]


def test_a_cross_reference_gives_the_number_or_the_heading() -> None:
    first = Answer(question="1", text="One.\n\nTwo.", positions=())
    second = Answer(question="2", text="See {ref: question 1} and {ref: nowhere}.")
    draft = draft_of(brief_with(first, second))
    told = text_under(draft, "Question 2")
    assert "See Question 1 and [a paragraph or heading called “nowhere”]." in told
    assert "reference-unknown" in codes(draft)


def test_a_cross_reference_finds_positions_headings_and_long_sections() -> None:
    long = "A heading that goes on and on about matters of great moment to all, part"
    own = (
        "Paragraph {ref: more-help} and {ref: position more-help}, {ref: about us}, "
        f"{{Ref {long} two}} and {{ref: {long} one}}."
    )
    draft = draft_of(
        brief_with(
            Answer(question="1", text=own),
            Answer(question="2", positions=("more-help",)),
            Answer(section=f"{long} one", text="One."),
            Answer(section=f"{long} two", text="Two."),
        )
    )
    assert text_under(draft, "Question 1").endswith(
        f"Paragraph 2 and 2, “About us”, “{long} two” and “{long} one”."
    )
    assert not [code for code in codes(draft) if code.startswith("reference")]


def test_a_reference_in_code_or_behind_a_backslash_prints_as_it_stands() -> None:
    own = "One `{ref: question 1}`, \\{ref: question 1}.\n\n```\n{ref: question 1}\n```\n\nEnd."
    told = text_under(draft_of(brief_with(Answer(question="1", text=own))), "Question 1")
    assert told.count("{ref: question 1}") == 3


def test_a_reference_without_a_name_is_a_gap() -> None:
    draft = draft_of(brief_with(Answer(question="1", text="See {ref: } now.")))
    assert "See [where a cross-reference leads] now." in text_under(draft, "Question 1")
    assert "reference-unknown" in codes(draft)


@pytest.mark.parametrize("blank", ["", "   ", "\n \n"])
def test_a_blank_field_is_a_gap_like_one_that_is_not_there(blank: str) -> None:
    who = Respondent(organisation=blank, capacity="on behalf of a charity")
    draft = draft_of(brief_with(Answer(question="1", text="Yes."), respondent=who))
    assert text_under(draft, "About us").splitlines() == [
        "[who you are]",
        "[respondent organisation] responds on behalf of a charity.",
    ]


def test_a_draft_says_which_version_wrote_it() -> None:
    from assistant.version import VERSION

    assert draft_of(brief_with(Answer(question="1", text="Yes."))).program == f"assistant {VERSION}"


def test_a_position_is_argued_once_and_then_referred_to() -> None:
    answers = [Answer(question=n, positions=("more-help",)) for n in ("1", "2")]
    draft = draft_of(brief_with(*answers))
    first, second = (text_under(draft, f"Question {n}").splitlines()[1:] for n in "12")
    assert first == [
        "Families need help before harm is done. Help that comes late costs more.",
        "We ask the Home Office to fund helplines. Ofcom should publish what it finds.",
    ]
    assert second == ["Our position on help for families is set out in paragraph 1."]


def test_own_words_take_the_place_of_a_positions_reasons() -> None:
    answer = Answer(
        question="1", text="In our words.", positions=("more-help",), pins=(pin("a", LINK),)
    )
    told = text_under(draft_of(brief_with(answer)), "Question 1").splitlines()[1:]
    assert told[0] == "In our words."
    assert LINK in told[1]
    assert told[2].startswith("We ask the Home Office to fund helplines.")
    assert len(told) == 3


def test_evidence_follows_the_position_of_its_theme() -> None:
    answer = Answer(
        question="1",
        positions=("more-help", "clear-law"),
        pins=(pin("law", LINK, theme="law"), pin("help", HOME, theme="help")),
    )
    told = text_under(draft_of(brief_with(answer)), "Question 1")
    order = [told.index(t) for t in ("Families need", HOME, "should not punish", LINK)]
    assert order == sorted(order)


def test_a_stance_is_said_only_where_the_question_proposes_something() -> None:
    asked = (Question(number="1", text="Do you agree?"), Question(number="2", text="What more?"))
    brief = brief_with(
        *(Answer(question=n, stance="oppose", positions=("clear-law",)) for n in ("1", "2")),
        consultation=Consultation(title="C", body="B", questions=asked),
    )
    draft = draft_of(brief)
    assert "We do not support this proposal." in text_under(draft, "Question 1")
    assert "proposal" not in text_under(draft, "Question 2")


def test_challenging_evidence_prints_only_where_it_is_placed() -> None:
    against = pin("against", HOME, bearing="challenges")
    silent = draft_of(brief_with(Answer(question="1", text="We say.", pins=(against,))))
    placed = draft_of(brief_with(Answer(question="1", text="{quote: against}", pins=(against,))))
    assert HOME not in body_text(silent.body)
    assert HOME in body_text(placed.body)
    assert [q.placed for q in silent.quotes + placed.quotes] == ["", "Question 1"]


def test_a_pin_that_cannot_be_quoted_leaves_a_gap() -> None:
    lost = pin("lost", "Words that nobody ever wrote in it.")
    for text in ("", "They said {quote: lost}."):
        draft = draft_of(brief_with(Answer(question="1", text=text, pins=(lost,))))
        assert body_text(draft.body).count("[the evidence “lost”]") == 1
        assert "quote-gone" in codes(draft)
        assert "ever wrote" not in body_text(draft.body)


def test_words_that_moved_are_printed_and_told() -> None:
    moved = pin("moved", "clear link", start=0, end=10)
    answer = Answer(question="1", text="A {quote: moved}.", pins=(moved,))
    working, final = (draft_of(brief_with(answer), final=f) for f in (False, True))
    assert "‘clear link’" in body_text(working.body)
    severity = [
        next(f.severity for f in d.findings if f.code == "quote-moved") for d in (working, final)
    ]
    assert severity == ["warning", "error"]


def test_a_moved_quote_takes_its_omissions_along() -> None:
    words = "There is a clear link between images and offending."
    cut = MINUTES.index(" clear")
    moved = pin("m", words, start=5, end=5 + len(words), omissions=[[5 + cut, 5 + cut + 6]])
    draft = draft_of(brief_with(Answer(question="1", text="{quote: m}", pins=(moved,))))
    assert "‘There is a […] link between images and offending.’" in body_text(draft.body)


def test_words_in_several_places_print_nowhere() -> None:
    shelf = PaperShelf().add("s", "Said once.\n\nSaid once.")
    draft = draft_of(brief_with(Answer(question="1", pins=(pin("q", "Said once.", "s"),))), shelf)
    assert "quote-ambiguous" in codes(draft)
    assert "Said once" not in body_text(draft.body)


def test_a_changed_file_with_the_same_words_is_an_information() -> None:
    old = pin("q", LINK, start=0, end=len(LINK), sha256="another")
    draft = draft_of(brief_with(Answer(question="1", pins=(old,))))
    assert [(f.code, f.severity) for f in draft.findings] == [("source-changed", "info")]


def test_a_paper_that_asks_for_nothing_prints_no_heading_for_it() -> None:
    text = body_text(draft_of(brief_with(Answer(question="1", text="Yes."))).body)
    assert "What we ask" not in text


def test_what_a_template_needs_and_the_brief_lacks_is_told() -> None:
    bare = brief_with(
        Answer(question="1", text="Yes."),
        date=None,
        respondent=Respondent(organisation="Our Trust"),
    )
    draft = draft_of(bare)
    assert {"missing-date", "missing-respondent-capacity", "missing-respondent-about"} <= set(
        codes(draft)
    )
    gaps = [
        p.what for c in lines_of((*draft.cover, *draft.body)) for p in c if isinstance(p, Missing)
    ]
    assert "date" in gaps
    assert "who Our Trust is" in gaps


def test_options_and_details_that_the_template_does_not_know_are_told() -> None:
    brief = brief_with(
        Answer(question="1", text="Yes."),
        options={"summry": False, "source_markings": True, "cover": False},
        details={"timing": "Routine"},
    )
    found = {f.place: f.fix for f in draft_of(brief).findings}
    assert found["options.summry"] == "Did you mean “summary”?"
    assert set(found) == {"options.summry", "details.timing"}


def test_contact_details_never_reach_the_paper() -> None:
    contact = Contact(name="C", email="c@example.org", telephone="01", address="Street")
    who = Respondent(organisation="Our Trust", capacity="as us", about="We.", contact=contact)
    draft = draft_of(brief_with(Answer(question="1", text="Yes."), respondent=who))
    assert "example.org" not in draft.model_dump_json()


def test_the_same_inputs_give_the_same_draft() -> None:
    answer = Answer(question="1", positions=("more-help",), pins=(pin("a", LINK), pin("b", HOME)))
    assert draft_of(brief_with(answer)) == draft_of(brief_with(answer))


def test_words_are_counted_for_each_answer_and_in_all() -> None:
    draft = draft_of(brief_with(Answer(question="1", text="One two three."), summary="Four."))
    assert draft.answer_words == {"1": 3}
    assert draft.answer_characters == {"1": len("One two three.")}
    assert draft.words == len(body_text(draft.body).split())


@pytest.mark.parametrize(
    ("venue", "shown"),
    [
        (None, {"cover": True, "contents": True, "annex": True, "footnotes": True}),
        ("commons-select-committee", {"cover": False, "contents": False, "annex": False}),
        ("ni-assembly", {"page_numbers": False, "numbered_paragraphs": True}),
        ("web-form", {"footnotes": False, "annex": False, "numbered_paragraphs": False}),
    ],
)
def test_the_page_follows_the_venue(venue: str | None, shown: dict[str, bool]) -> None:
    brief = brief_with(Answer(question="1", pins=(pin("a", LINK),)))
    consultation = brief.consultation.model_copy(update={"venue": venue})
    draft = draft_of(brief.model_copy(update={"consultation": consultation}))
    for name, value in shown.items():
        assert getattr(draft.layout, name) is value
    assert bool(draft.cover) is draft.layout.cover
    assert any(isinstance(b, Contents) for b in draft.body) is draft.layout.contents
    assert bool(draft.annex) is draft.layout.annex
    assert bool(draft.notes) is draft.layout.footnotes


def test_the_brief_may_choose_the_page_itself() -> None:
    brief = brief_with(Answer(question="1", text="Yes."), options={"cover": False})
    assert draft_of(brief).layout.cover is False


def test_an_unknown_venue_is_told_with_the_nearest() -> None:
    asked = Consultation(title="C", body="B", venue="ni-asembly")
    found = next(f for f in draft_of(brief_with(consultation=asked)).findings if "venue" in f.code)
    assert found.fix == "Did you mean “ni-assembly”?"


def test_the_annex_lists_each_quotation_with_speaker_source_and_place() -> None:
    answer = Answer(
        question="1", text="{quote: a} {cite: b}", pins=(pin("a", LINK), pin("b", HOME))
    )
    for marking, final, header in (
        ("OFFICIAL-SENSITIVE", False, 5),
        ("OFFICIAL-SENSITIVE", True, 4),
        (None, False, 4),
    ):
        draft = draft_of(brief_with(answer), minutes(marking=marking), final=final)
        table = next(b for b in draft.annex if isinstance(b, Table))
        assert len(table.header) == header
        assert [text_of(cell) for cell in table.rows[0][:4]] == [
            LINK,
            "Rob Jones",
            "Law Enforcement Session (19 May 2021)",
            "para. 1",
        ]
        assert len(table.rows) == 2


def test_a_letter_has_no_numbers_and_gathers_what_it_asks() -> None:
    brief = brief_with(
        Answer(section="Help", positions=("more-help",)),
        template="letter-to-companies",
        recipients=(Recipient(name="Dr Able", organisation="A plc", address="1 Road\nTown"),),
        details={"reply_by": "1 May"},
        sign_off=SignOff(name="B. Person", role="Chair"),
        consultation=Consultation(title="C", body="B"),
    )
    draft = draft_of(brief)
    text = body_text(draft.body)
    assert "Dear Dr Able," in text
    assert "Dr Able\nA plc\n1 Road\nTown" in text
    assert text.count("fund helplines") == 1
    assert "by 1 May." in text
    assert text.rstrip().endswith("Yours sincerely,\nB. Person\nChair\nOur Trust")
    assert not any(isinstance(b, Paragraph) and b.numbered for b in draft.body)


def test_limits_do_not_change_the_words() -> None:
    asked = Consultation(
        title="C", body="B", questions=(Question(number="1", text="Q?", limits=Limits(words=1)),)
    )
    draft = draft_of(brief_with(Answer(question="1", text="Far too long."), consultation=asked))
    assert "Far too long." in body_text(draft.body)


def test_notes_say_how_a_marked_paper_was_released() -> None:
    answer = Answer(question="1", text="{quote: a}", pins=(pin("a", LINK),))
    marked = {"marking": "OFFICIAL-SENSITIVE"}
    unknown = draft_of(brief_with(answer), minutes(**marked))
    released = minutes(**marked, release={"route": "foi", "note": "FOI 12/34"})
    assert note_text(unknown, 1).endswith("[how this paper was released].")
    assert note_text(draft_of(brief_with(answer), released), 1).endswith(
        "released under the Freedom of Information Act 2000: FOI 12/34."
    )
    assert "released" not in note_text(
        draft_of(brief_with(answer), minutes(**marked), final=True), 1
    )


@pytest.mark.parametrize("cover", [True, False])
def test_a_response_names_the_consultation_it_answers(cover: bool) -> None:
    asked = Consultation(title="Safer streets", body="Home Office", reference="CP 12", questions=())
    answer = Answer(section="Our view", text="Yes.")
    draft = draft_of(brief_with(answer, consultation=asked, options={"cover": cover}))
    opening = body_text((*draft.cover, *draft.body)).splitlines()
    assert "Response to “Safer streets” (CP 12)" in opening


def test_the_ministers_a_submission_goes_to_stand_one_below_the_other() -> None:
    ministers = (Recipient(name="Minister A", role="Safety"), Recipient(name="Minister B"))
    answer = Answer(section="Background", text="It is so.")
    draft = draft_of(brief_with(answer, template="ministerial-submission", recipients=ministers))
    assert body_text(draft.body).startswith("To:\n1. Minister A, Safety\n2. Minister B\n")
    alone = brief_with(answer, template="ministerial-submission", recipients=ministers[:1])
    assert body_text(draft_of(alone).body).startswith("To: Minister A, Safety\n")


def test_an_unknown_release_is_told_once_in_brackets_too() -> None:
    shelf = PaperShelf().add(
        "s", "It is so.", publisher="Home Office", marking="OFFICIAL-SENSITIVE"
    )
    form = Consultation(
        title="C", body="B", venue="web-form", questions=(Question(number="1", text="Q?"),)
    )
    answer = Answer(question="1", text="{quote: q}", pins=(pin("q", "It is so.", "s"),))
    draft = draft_of(brief_with(answer, consultation=form), shelf)
    assert "[how this paper was released]" in body_text(draft.body)
    assert not [code for code in codes(draft) if code.startswith("missing")]


def test_a_quotation_inside_a_link_stands_beside_it() -> None:
    own = "[see {quote: q}](https://example.org/{quote: q}x) now"
    answer = Answer(question="1", text=own, pins=(pin("q", LINK),))
    draft = draft_of(brief_with(answer))
    runs = [p for b in draft.body if isinstance(b, Paragraph) for p in b.content]
    links = [(p.text, p.address) for p in runs if p.kind == "link"]
    assert links == [("see ", "https://example.org/x")]
    assert "".join(p.text for p in runs if p.kind == "quoted") == f"‘{LINK}’"


def test_a_trim_that_no_longer_fits_its_words_is_refused() -> None:
    now = "Before.\n\nThere   is a clear link between images and offending."
    shelf = PaperShelf().add("s", now)
    omitted = pin("q", LINK, "s", start=0, end=len(LINK), omissions=((9, 16),))
    draft = draft_of(brief_with(Answer(question="1", pins=(omitted,))), shelf)
    assert "quote-trim-lost" in codes(draft)
    assert draft.quotes == ()
