"""``draft --format answers``: a web form filled in from the folder alone."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import Call

TEN = Path(__file__).parent / "forms" / "ten-questions.yaml"


@pytest.fixture
def form(seeds: Path) -> Path:
    """A workspace whose brief answers a form of ten questions."""
    shutil.copyfile(TEN, seeds / "brief.yaml")
    return seeds


class Page(HTMLParser):
    """What a reader and a screen reader find on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.boxes: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""
        self._inside: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag in ("textarea", "label", "script", "style"):
            self._inside = f"{tag} {found.get('id') or found.get('for')}"

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside.startswith(tag):
            self._inside = None

    def handle_data(self, data: str) -> None:
        where, _, name = (self._inside or "").partition(" ")
        if where == "textarea":
            # As a browser does: a line end right after the tag is not part of the value.
            held = self.boxes.get(name)
            self.boxes[name] = held + data if held is not None else data.removeprefix("\n")
        elif where == "label":
            self.labels[name] = data
        elif not where:
            self.shown += data


def written(form: Path) -> dict[str, str]:
    # Not read_text: it would make one line end of two.
    held = sorted((form / "brief-answers").iterdir())
    return {path.name: path.read_bytes().decode("utf-8") for path in held}


def browser_length(text: str) -> int:
    """The length of a string in JavaScript, which maxlength counts."""
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def test_every_box_has_its_own_file_and_nothing_else_is_in_it(form: Path, call: Call) -> None:
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 0, said.err + said.out
    files = written(form)
    boxes = ("1", "2", "3", "4a", "5", "6", "7", "8", "9")
    assert set(files) == {"answers.html", "guide.txt", *(f"Q{box}.txt" for box in boxes)}
    assert files["Q3.txt"] == "1. First\n  • here\n  • there\n2. Second\n\n• Year: 2019; Calls: few"
    assert files["Q7.txt"] == "• Reports made\n• Reports acted on\n• Time taken"
    assert files["Q9.txt"] == "One line\nand another."
    assert not any(re.search(r"\*\*|\{quote|\{cite|\[\^|^#", text, re.M) for text in files.values())


def test_quotations_are_exact_and_sources_stand_in_brackets(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    files = written(form)
    source = (form / "000_45e461cf34117386.txt").read_text(encoding="utf-8")
    quoted = re.search(r"‘([^‘’]+)’ \(All-Party", files["Q1.txt"])
    assert quoted
    assert quoted[1] in " ".join(source.split())
    assert "(All-Party Parliamentary Group on Social Media, ‘Minutes of" in files["Q1.txt"]
    # Each box is read alone, so the source is named in full in the second one too.
    assert "(All-Party Parliamentary Group on Social Media, ‘Minutes of" in files["Q2.txt"]
    assert "our report (https://lanternfield.example/report)." in files["Q1.txt"]


def test_the_guide_alone_says_what_to_choose_and_what_to_paste(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    files = written(form)
    guide = files["guide.txt"]
    assert "  (x) Agree\n  ( ) Disagree\n  ( ) Don't know\n  Paste Q1.txt: " in guide
    assert "  (x) Yes\n  ( ) No\n  Paste nothing." in guide
    assert "  [x] Tools\n  [x] People\n  [ ] Rules\n  The form takes more than one opt" in guide
    assert "  (2) Cost\n  ( ) Speed\n  (1) Reach\n  The form asks to rank the options" in guide
    assert "E-mail: policy@lanternfield.example" in guide
    assert "only where question 4 is answered “Yes”. It is." in guide
    for name, count, limit, unit in re.findall(
        r"Paste (\w+\.txt): ([\d,]+)(?: of ([\d,]+))? (characters|words)\.", guide
    ):
        length = browser_length(files[name]) if unit == "characters" else len(files[name].split())
        assert int(count.replace(",", "")) == length, name
        assert not limit or length <= int(limit.replace(",", ""))


def test_the_page_holds_the_same_texts_and_needs_nothing_from_outside(
    form: Path, call: Call
) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    files = written(form)
    page = Page(files["answers.html"])
    texts = {name: text for name, text in files.items() if name.startswith("Q")}
    assert sorted(page.boxes.values()) == sorted(texts.values())
    for tag, held in page.tags:
        assert tag not in ("link", "img", "iframe", "base", "form")
        assert not held.get("src")
        assert not held.get("href")
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>services</script> should look ahead?" in page.shown
    assert "<b>& more</b>" in page.shown
    assert "Choose each of: Tools; People" in page.shown
    assert "Rank: Reach; Cost" in page.shown
    policy = [held["content"] for tag, held in page.tags if tag == "meta" and "http-equiv" in held]
    assert policy[0] is not None
    assert "default-src 'none'" in policy[0]


def test_the_page_can_be_used_by_ear_and_without_scripts(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    page = Page(written(form)["answers.html"])
    boxes = [held["id"] for tag, held in page.tags if tag == "textarea"]
    assert set(boxes) == set(page.labels)
    assert len(set(page.labels.values())) == len(boxes)
    assert next(held for tag, held in page.tags if tag == "html")["lang"] == "en-GB"
    # A button that would do nothing without a script is not there without one.
    assert all("hidden" in held for tag, held in page.tags if tag == "button")
    assert [tag for tag, _ in page.tags].count("h1") == 1


def test_characters_are_counted_as_a_browser_counts_them(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    text = written(form)["Q8.txt"]
    # Five characters that look like one, each of the three faces counted twice; e and its accent.
    assert text == "Zoë’s 👩‍👩‍👧 cafe\u0301"
    assert "Paste Q8.txt: 20 of 40 characters." in written(form)["guide.txt"]


def test_a_box_over_its_limit_is_a_warning_and_stops_the_final_copy(form: Path, call: Call) -> None:
    brief = form / "brief.yaml"
    brief.write_text(
        brief.read_text("utf-8").replace("characters: 40}", "characters: 19}"), "utf-8"
    )
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 1
    assert "[over-limit-characters] Question 8: The box takes 19 characters" in said.out
    said = call("draft", "--format", "answers", "--final", "--workspace", form)
    assert said.code == 2
    assert "Question 8: The box takes 19 characters; its text has 20. Cut 1 characters." in said.err
    assert not (form / "brief-final-answers").exists()
    reason = "The form's counter is wrong."
    said = call("draft", "--format", "answers", "--final", "--despite", reason, "--workspace", form)
    assert (form / "brief-final-answers" / "Q8.txt").is_file()
    assert reason in (form / "brief-final-answers.audit.md").read_text(encoding="utf-8")


def test_a_text_that_fits_only_where_line_ends_count_once_is_told(form: Path, call: Call) -> None:
    brief = form / "brief.yaml"
    told = brief.read_text("utf-8").replace("characters: 100}", "characters: 46}")
    brief.write_text(told, "utf-8")
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 0
    assert "[line-ends-may-count-twice] Question 7" in said.out
    assert "counts 48" in said.out


def test_an_answer_to_what_the_form_will_not_ask_is_told(form: Path, call: Call) -> None:
    brief = form / "brief.yaml"
    told = brief.read_text("utf-8").replace(
        'question: "4"\n    choice: "Yes"', 'question: "4"\n    choice: "No"'
    )
    brief.write_text(told, "utf-8")
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 1
    assert "[follow-up-not-asked] Question 4(a)" in said.out
    # Left out, it is missed by nobody: the form does not ask it.
    shorter = told.replace('  - question: "4(a)"\n    text: We run a family advice line.\n', "")
    brief.write_text(shorter, "utf-8")
    said = call("draft", "--format", "answers", "--force", "--workspace", form)
    assert said.code == 0, said.out
    assert "It is not: leave this out." in written(form)["guide.txt"]


def test_a_folder_is_replaced_only_when_told_to_and_only_our_own_files_go(
    form: Path, call: Call
) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 3
    assert "--force" in said.err
    brief = form / "brief.yaml"
    told = brief.read_text("utf-8")
    brief.write_text(
        told[: told.index('    - {number: "10"')]
        + told[told.index("respondent:") :].replace(
            '  - question: "10"\n    choice: [Reach, Cost]\n', ""
        ),
        "utf-8",
    )
    assert call("draft", "--format", "answers", "--force", "--workspace", form).code == 0
    notes = form / "brief-answers" / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    before = written(form)
    said = call("draft", "--format", "answers", "--force", "--workspace", form)
    assert said.code == 3
    assert "notes.txt" in said.err
    assert written(form) == before
    assert not list(form.glob(".writing-*"))


def test_the_same_brief_gives_the_same_folder(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    before = written(form)
    call("draft", "--format", "answers", "--force", "--workspace", form)
    assert written(form) == before


@pytest.mark.parametrize(("venue", "limit"), [("eu-have-your-say", 4000), ("us-regulations", 5000)])
def test_a_form_of_one_box_takes_the_whole_paper(
    form: Path, call: Call, venue: str, limit: int
) -> None:
    brief = form / "brief.yaml"
    told = re.sub(r", limits: \{[^}]*\}", "", brief.read_text("utf-8"))
    told = re.sub(r"      limits: \{[^}]*\}\n", "", told).replace(
        "venue: web-form", f"venue: {venue}"
    )
    brief.write_text(told, "utf-8")
    call("draft", "--format", "answers", "--workspace", form)
    files = written(form)
    assert sorted(files) == ["answers.html", "comment.txt", "guide.txt"]
    assert f" of {limit:,} characters" in files["guide.txt"]
    assert "Summary\n\n• Look ahead before a design is changed." in files["comment.txt"]
    assert "Question 7\n\n• Reports made" in files["comment.txt"]
    # One box is read from its beginning, so a source is named in full once.
    assert files["comment.txt"].count("All-Party Parliamentary Group on Social Media") == 1
    long = "words " * 1000
    brief.write_text(told.replace("Both are needed.", long.strip()), "utf-8")
    said = call("draft", "--format", "answers", "--force", "--workspace", form)
    assert f"[over-limit-characters] The whole comment: The box takes {limit:,}" in said.out


def test_what_the_screen_and_status_count_is_what_the_boxes_hold(form: Path, call: Call) -> None:
    call("draft", "--format", "answers", "--workspace", form)
    files = written(form)
    answers = {
        one["name"]: one for one in call("status", "--json", "--workspace", form).data["answers"]
    }
    for name in ("1", "2", "3", "7", "8", "9"):
        text = files[f"Q{name}.txt"]
        assert answers[name]["characters"] == browser_length(text), name
        assert answers[name]["words"] == len(text.split()), name
    said = call("status", "--workspace", form)
    assert f"{browser_length(files['Q2.txt'])} of 500 characters" in said.out
    assert f"{browser_length(files['Q2.txt'])} of 500 characters" in (
        call("status", "--coverage", "--workspace", form).out
    )


def test_the_final_folder_carries_no_mark_of_ours_and_enters_the_register(
    form: Path, call: Call
) -> None:
    said = call("draft", "--format", "answers", "--final", "--workspace", form)
    assert said.code == 0, said.err
    held = sorted((form / "brief-final-answers").iterdir())
    texts = [path.read_text(encoding="utf-8") for path in held]
    assert not any("working copy" in text or "[Missing" in text for text in texts)
    said = call("positions", "encryption", "--json", "--workspace", form)
    assert [one["file"] for one in said.data] == ["brief-final-answers"]


def test_several_options_are_chosen_ranked_and_taken_back_and_comments_stay(
    form: Path, call: Call
) -> None:
    brief = form / "brief.yaml"
    said = call("answer", "5", "--choice", "Tools", "--choice", "Rules", "--workspace", form)
    assert (said.code, "“Tools; Rules”" in said.out) == (0, True), said.err
    assert "      - Tools # first asked for\n      - Rules\n" in brief.read_text("utf-8")
    said = call("answer", "10", "--choice", "Speed", "--choice", "Cost", "--workspace", form)
    assert "Answered “1. Speed; 2. Cost” to question 10" in said.out
    shown = call("answer", "10", "--workspace", form, "--json").data
    assert shown["choice"] == ["Speed", "Cost"]
    lines = call("status", "--workspace", form, "--json").data["answers"]
    held = next(line for line in lines if line["name"] == "10")
    assert (held["choice"], held["choices"]) == ("1. Speed; 2. Cost", ["Speed", "Cost"])
    assert call("answer", "10", "--choice", "", "--workspace", form).code == 0
    assert call("answer", "10", "--workspace", form, "--json").data["choice"] is None
    before = brief.read_bytes()
    refused = call("answer", "1", "--choice", "Agree", "--choice", "Disagree", "--workspace", form)
    assert refused.code == 2
    assert "Question 1 takes one option, and 2 are chosen" in refused.err
    assert call("answer", "5", "--choice", "Tools", "--choice", "Tools", "--workspace", form).code
    assert brief.read_bytes() == before


def test_a_paper_prints_several_options_and_ranks(form: Path, call: Call) -> None:
    paper = form / "paper.md"
    said = call("draft", "--format", "md", "--output", paper, "--workspace", form)
    assert said.code in (0, 1), said.err
    printed = paper.read_text(encoding="utf-8")
    assert "**Our answer:** Tools; People" in printed
    assert "**Our answer:** 1. Reach; 2. Cost" in printed


def test_a_follow_up_is_asked_where_one_of_several_options_asks_for_it(
    form: Path, call: Call
) -> None:
    brief = form / "brief.yaml"
    told = brief.read_text("utf-8").replace(
        '"Anything else?"', '"Which people?", follows: {question: "5", answer: People}'
    )
    brief.write_text(told, "utf-8")
    call("draft", "--format", "answers", "--workspace", form)
    assert "only where question 5 is answered “People”. It is." in written(form)["guide.txt"]


def test_a_form_with_a_box_for_each_question_misses_no_summary(form: Path, call: Call) -> None:
    brief = form / "brief.yaml"
    told = brief.read_text("utf-8")
    without = re.sub(r"(?m)^summary: \|\n(?:  .*\n)+", "", told).replace(
        "    text: Both are needed.\n", "    text: Y\n"
    )
    assert "summary:" not in without
    brief.write_text(without, "utf-8")
    said = call("draft", "--format", "answers", "--workspace", form)
    assert said.code == 0, said.out
    assert "summary" not in said.out.casefold()
    assert "Paste Q5.txt: 1 character." in written(form)["guide.txt"]
