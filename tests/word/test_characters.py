"""Characters no Word file can carry are replaced and told; in evidence that is an error."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Draft, Quoted
from assistant.word import word_bytes
from tests.word.opened import Opened, text_of
from tests.word.samples import draft_quote, heading, paragraph

BAD = ["\x00", "\x0b", "\x1f", "￾", "\uffff", "\ud800"]


def draft_of(*content: object, title: str = "Title") -> Draft:
    line = paragraph(*content)  # type: ignore[arg-type]
    return Draft(
        title=title,
        template="t",
        body=(heading(1, "Section"), line),
        quotes=(draft_quote("q1", "certified"),),
    )


@pytest.mark.parametrize("bad", BAD, ids=[f"U+{ord(c):04X}" for c in BAD])
def test_a_forbidden_character_in_our_words_is_replaced_and_told(bad: str) -> None:
    made = word_bytes(draft_of(f"one{bad}two"))
    assert "one�two" in text_of(Opened(made.data).document)
    (finding,) = made.findings
    assert (finding.code, finding.severity) == ("characters-replaced", "warning")
    assert finding.place == "under “Section”"
    assert f"U+{ord(bad):04X}" in finding.message


@pytest.mark.parametrize("bad", BAD, ids=[f"U+{ord(c):04X}" for c in BAD])
def test_in_a_certified_quote_it_is_an_error(bad: str) -> None:
    made = word_bytes(draft_of(Quoted(quote="q1", text=f"one{bad}two")))
    (finding,) = made.findings
    assert (finding.code, finding.severity) == ("characters-replaced", "error")
    assert "quote q1" in finding.place


def test_a_forbidden_character_in_the_title_does_not_spoil_the_file() -> None:
    made = word_bytes(draft_of("text", title="A\x00B"))
    assert "A�B" in Opened(made.data).members["docProps/core.xml"].decode()


def test_characters_that_turn_text_around_are_kept_and_told() -> None:
    made = word_bytes(draft_of("a\u202eb"))
    assert "a\u202eb" in text_of(Opened(made.data).document)
    assert [(f.code, f.severity) for f in made.findings] == [("direction-controls", "warning")]


def test_ordinary_odd_characters_pass_untouched_and_unmentioned() -> None:
    text = "R&D <b> “£5” é e\u0301 👩‍👩‍👧 no\u00a0break soft\u00adhyphen ﬁ � ½ 𝔘"
    made = word_bytes(draft_of(text, Quoted(quote="q1", text=text)))
    assert text_of(Opened(made.data).document).endswith(text + text)
    assert made.findings == ()


def test_tabs_and_line_ends_become_words_own() -> None:
    made = word_bytes(draft_of(Quoted(quote="q1", text="one\ttwo\r\nthree\nfour\rfive")))
    assert text_of(Opened(made.data).document).endswith("one\ttwo\nthree\nfour\nfive")
    assert made.findings == ()
