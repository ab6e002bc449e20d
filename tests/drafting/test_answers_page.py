"""The page to copy answers from shows every text as it is, whatever stands in it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.briefs.brief import Answer, Question
from assistant.drafting.answer_files import answer_files, written_before
from assistant.drafting.answers_guide import Sender
from assistant.drafting.answers_page import files_named
from assistant.drafting.as_answers import AnswerText, answer_texts
from assistant.drafting.boxes import box_text
from assistant.drafting.draft import Draft
from assistant.questions.depending import follow_ups
from tests.drafting.papers import PaperShelf, brief_with, draft_of, pin
from tests.word.strategies import drafts

SENDER = Sender(title="A <title>", consultation="One & two", body="A body")


class Boxes(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.held: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside = tag == "textarea"
        if self._inside:
            self.held.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._inside = False
            self.held[-1] = self.held[-1].removeprefix("\n")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.held[-1] += data


def text_of(name: str, text: str) -> AnswerText:
    return AnswerText(
        name=name, question="?", text=text, words=0, characters=len(text), unit="words"
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_a_box_of_the_page_holds_the_very_characters(text: str) -> None:
    files = answer_files([text_of("1", text)], SENDER)
    assert Boxes(files["answers.html"]).held == [text]
    assert files["Q1.txt"] == text


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(drafts)
def test_a_box_never_holds_a_character_that_a_form_refuses(draft: Draft) -> None:
    text = box_text(draft, draft.body)
    assert all(character >= " " or character in "\n\t" for character in text)


def test_names_of_files_never_meet() -> None:
    texts = [text_of(name, "words") for name in ("4(a)", "4a", "4-A", "guide", "con", "Q4a")]
    named = [*texts, AnswerText(name="Guide", text="w", words=1, characters=1, unit="words")]
    files = answer_files(named, SENDER)
    assert len({name.casefold() for name in files}) == len(named) + 2
    assert files_named(files["answers.html"]) == set(files) - {"answers.html", "guide.txt"}


def test_a_quotation_that_a_paper_sets_off_stands_in_marks_and_those_inside_are_others() -> None:
    said = "“There is no way out”, she said, and she said it again. " + "So it went on. " * 20
    shelf = PaperShelf().add("paper", said.strip())
    answer = Answer(question="1", text="{quote: a}", pins=(pin("a", said.strip(), "paper"),))
    brief = brief_with(answer)
    (text,) = answer_texts(draft_of(brief, shelf, boxes=True), brief)
    assert text.text.startswith("‘“There is no way out”, she said, and she said it again.")
    assert "So it went on.’ (" in text.text


def test_what_a_question_depends_on_is_read_from_its_own_words() -> None:
    cases = {
        "If yes, which?": ("1", ("Yes, in full", "Yes, in part")),
        "If you answered ‘No’ to question 1: why?": ("1", ("No",)),
        "If you said no to Q1, why?": ("1", ("No",)),
        "If yes to question 9, why?": None,
        "If the duty applied, what would it cost?": None,
        "What if yes, then?": None,
        "If yes why": ("1", ("Yes, in full", "Yes, in part")),
    }
    options = ("Yes, in full", "Yes, in part", "No")
    for asked, expected in cases.items():
        first = Question(number="1", text="Should it?", options=options)
        second = Question(number="2", text=asked)
        brief = brief_with(Answer(question="1", choice="No"))
        consultation = brief.consultation.model_copy(update={"questions": (first, second)})
        asking = brief.model_copy(update={"consultation": consultation})
        found = follow_ups(asking).get("2")
        assert (found and (found.question, found.options)) == expected, asked


def test_a_follow_up_is_asked_only_where_everything_above_it_leads_to_it() -> None:
    yes_or_no = ("Yes", "No")
    asked = (
        Question(number="1", text="Should it?", options=yes_or_no),
        Question(number="2", text="If yes, soon?", options=yes_or_no),
        Question(number="3", text="If no to question 2, when?"),
    )
    first, second = Answer(question="1", choice="Yes"), Answer(question="2", choice="No")
    cases = {
        (): [None, None],
        (first,): [True, None],
        (first, second): [True, True],
        (Answer(question="1", choice="No"),): [False, False],
        (Answer(question="1", choice="No"), second): [False, True],
        (Answer(question="1", no_comment=True),): [False, False],
        (Answer(question="1", text="Perhaps."),): [None, None],
    }
    for answers, expected in cases.items():
        brief = brief_with(*answers)
        consultation = brief.consultation.model_copy(update={"questions": asked})
        found = follow_ups(brief.model_copy(update={"consultation": consultation}))
        assert [found[number].asked for number in ("2", "3")] == expected, answers


def test_a_folder_without_our_page_holds_nothing_of_ours(tmp_path: Path) -> None:
    assert written_before(tmp_path) == frozenset()
    (tmp_path / "answers.html").write_bytes(b"\xff\xfe")
    assert written_before(tmp_path) == frozenset()
