"""What the paper shows of a quote: its own words, typography apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.passage import Nested
from assistant.quotes import (
    HARVARD,
    MHRA,
    OSCOLA,
    Certified,
    Insertion,
    Quote,
    Refused,
    certify,
    printed,
    set_off,
)
from assistant.quotes.marks import house_marks
from assistant.quotes.printing import printed_text
from assistant.quotes.typography import comparable
from tests.quotes.passages_of import passages_of


def certified(text: str, **more: object) -> Certified:
    quote = Quote.model_validate({"source": "s", "start": 0, "end": len(text), **more})
    found = certify(quote, text, passages_of(text))
    assert isinstance(found, Certified), found
    return found


def refused(text: str, **more: object) -> Certified | Refused:
    quote = Quote.model_validate({"source": "s", "start": 0, "end": len(text), **more})
    return certify(quote, text, passages_of(text))


def shown(text: str, *, block: bool = False, **more: object) -> str:
    return printed_text(certified(text, **more), OSCOLA, block=block)


def cases() -> list[tuple[str, str, str]]:
    table = Path(__file__).with_name("marks.txt").read_text(encoding="utf-8")
    groups = re.findall(r"^stored: (.*)\nrun on: (.*)\nset off: (.*)$", table, re.MULTILINE)
    return [tuple(group) for group in groups]  # type: ignore[misc]


@pytest.mark.parametrize(("stored", "run_on", "set_apart"), cases(), ids=lambda c: c[:30])
def test_quotation_marks_are_the_houses(stored: str, run_on: str, set_apart: str) -> None:
    assert shown(stored) == run_on
    assert shown(stored, block=True) == set_apart


def test_runs_of_white_space_print_as_one_space() -> None:
    assert shown("Two\n  lines\u00a0 and\ta tab.") == "Two lines and a tab."


def test_ligatures_soft_hyphens_and_broken_lines_are_typography() -> None:
    assert shown("The ﬁrst consul-\ntation was co\u00adordinated.") == (
        "The first consul-tation was coordinated."
    )


def test_an_omission_shows() -> None:
    text = "Images, which harm children, were found."
    cut = (text.index(", which"), text.index(", were"))
    assert shown(text, omissions=(cut,)) == "Images […], were found."
    cut = (text.index(" which"), text.index(" were"))
    assert shown(text, omissions=(cut,)) == "Images, […] were found."


def test_an_insertion_shows_in_brackets() -> None:
    text = "He asked the minister to write."
    for at in (text.index(" to write"), text.index("to write")):
        named = Insertion(at=at, text="James Brokenshire")
        assert "minister [James Brokenshire] to" in shown(text, insertions=(named,))
    at_end = Insertion(at=text.index("."), text="to him")
    assert shown(text, insertions=(at_end,)).endswith("write [to him].")
    plural = Insertion(at=text.index(" to write"), text="s")
    assert "minister[s] to" in shown(text, insertions=(plural,))
    capital = Insertion(at=0, text="h", replaces=1)
    assert shown(text, insertions=(capital,)) == "[h]e asked the minister to write."


def test_sic_stands_apart_and_replaced_words_keep_the_space_around_them() -> None:
    text = "The Lucy Faithful Foundation said we agree."
    sic = Insertion(at=text.index(" Foundation"), text="sic")
    assert "Faithful [sic] Foundation" in shown(text, insertions=(sic,))
    named = Insertion(at=text.index("we agree"), text="that they", replaces=len("we "))
    assert shown(text, insertions=(named,)).endswith("said [that they] agree.")
    tense = Insertion(at=text.index("aid we"), text="ay", replaces=3)
    assert isinstance(refused(text, insertions=(tense,)), Refused)


def test_a_redaction_prints_as_one() -> None:
    assert shown("Mr ████ ██ said so.") == "Mr [redacted] said so."


def test_the_authors_emphasis_is_italic_and_changes_no_word() -> None:
    text = "It must not happen."
    runs = printed(certified(text, emphasis=((3, 11),)), OSCOLA, block=False)
    assert [(r.text, r.italic) for r in runs] == [
        ("It ", False),
        ("must not", True),
        (" happen.", False),
    ]


def test_three_lines_run_on_in_oscola_and_more_are_set_off() -> None:
    assert not set_off(certified("word " * 53 + "end."), OSCOLA)
    assert set_off(certified("word " * 54 + "word."), OSCOLA)


def test_forty_words_run_on_in_mhra_and_harvard_and_more_are_set_off() -> None:
    for style in (MHRA, HARVARD):
        assert not set_off(certified("w " * 39 + "w."), style)
        assert set_off(certified("w " * 40 + "w."), style)


stored_text = st.text(
    "abcXY 01,.?!-–—'’‘“”\"\n\t\u00a0\u00ad£%ﬁ…█\ue000\ue001*_`{}[]()<>&#|\\~$\u202e\u200b",
    min_size=1,
    max_size=80,
)


@given(stored_text, st.booleans())
def test_undoing_typography_always_gives_the_stored_words_back(text: str, block: bool) -> None:
    found = certify(Quote(source="s", start=0, end=len(text)), text, passages_of(text))
    if not isinstance(found, Certified):
        return
    shown_text = printed_text(found, OSCOLA, block=block)
    kept = "".join(
        "[redacted]" if piece.kind == "redaction" else piece.text for piece in found.pieces
    )
    assert comparable(shown_text) == comparable(kept)


@given(stored_text)
def test_house_marks_touch_nothing_but_marks(text: str) -> None:
    changed = house_marks(text, ("“", "”"), ("‘", "’"))
    assert len(changed) == len(text)
    for before, after in zip(text, changed, strict=True):
        assert before == after or (before in "'’‘“”\"" and after in "’‘“”")


NESTED = 'It states: "You may travel for work, but only where you cannot work from home." It ends.'


def nested_quote(words: str) -> Certified:
    (passage,) = passages_of(NESTED)
    inner = Nested(start=NESTED.index("You"), end=NESTED.index('" It'))
    start = NESTED.index(words)
    quote = Quote(source="s", start=start, end=start + len(words))
    found = certify(quote, NESTED, (passage.model_copy(update={"nested": (inner,)}),))
    assert isinstance(found, Certified), found
    return found


@pytest.mark.parametrize(
    ("words", "run_on", "set_apart"),
    [
        (
            'It states: "You may travel',
            "It states: “You may travel”",
            "It states: ‘You may travel’",
        ),
        ("You may travel for work", "You may travel for work", "You may travel for work"),
        ('work from home."', "“work from home.”", "‘work from home.’"),
        (
            '"You may travel for work',
            "“You may travel for work”",
            "‘You may travel for work’",
        ),
        (NESTED[11:77], f"“{NESTED[12:77]}”", f"‘{NESTED[12:77]}’"),
    ],
)
def test_no_quotation_mark_inside_a_quote_stands_alone(
    words: str, run_on: str, set_apart: str
) -> None:
    assert printed_text(nested_quote(words), OSCOLA, block=False) == run_on
    assert printed_text(nested_quote(words), OSCOLA, block=True) == set_apart


@pytest.mark.parametrize(
    ("text", "words", "run_on"),
    [
        ("It is hard to “cure” those people.", "It is hard to “cure", "It is hard to “cure”"),
        ("It is hard to “cure” those people.", "cure” those people.", "“cure” those people."),
        ("It sends 'nudges' to its users.", "It sends 'nudges", "It sends “nudges”"),
        ("It is the users' own choice to stay.", "It is the users' own", "It is the users’ own"),
        ("It is hard to “cure” those people.", "It is hard to “cure”", "It is hard to “cure”"),
    ],
)
def test_a_word_held_at_arms_length_keeps_both_its_marks(
    text: str, words: str, run_on: str
) -> None:
    start = text.index(words)
    found = certify(Quote(source="s", start=start, end=start + len(words)), text, passages_of(text))
    assert isinstance(found, Certified), found
    assert printed_text(found, OSCOLA, block=False) == run_on
