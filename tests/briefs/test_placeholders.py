"""Placeholders in the author's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefs.placeholders import (
    Placeholder,
    find_mistakes,
    find_placeholders,
    split_placeholders,
)

WORDS = [
    ("We say {quote: a}.", ["quote a"]),
    ("{cite:a} and { quote : b-2.c_d }", ["cite a", "quote b-2.c_d"]),
    ("in `{quote: a}` code", []),
    ("in ``a ` {quote: a}`` code", []),
    ("a lone ` and {quote: a}", ["quote a"]),
    ("`code` {cite: a} `code`", ["cite a"]),
    (r"\`{quote: a}\`", ["quote a"]),
    ("```\n{quote: a}\n```\n{cite: b}", ["cite b"]),
    ("~~~ text\n{quote: a}\n~~~\n{cite: b}", ["cite b"]),
    ("```\nnever closed {quote: a}", []),
    (r"\{quote: a}", []),
    ("{ref: question 3} {other: x} {x}", []),
    ("{{quote: a}}", ["quote a"]),
    ("é 😀 {cite: a}", ["cite a"]),
]


@pytest.mark.parametrize(("text", "found"), WORDS)
def test_placeholders_are_found_outside_code(text: str, found: list[str]) -> None:
    assert [f"{p.kind} {p.pin}" for p in find_placeholders(text)] == found


@pytest.mark.parametrize(
    "text",
    ["{quote a}", "{quote:}", "{Quote: a}", "{CITE: a}", "{quotes: a}", "{cite: a, b}",
     "{quote: a b}", "{cite: -a}", "{quotation: a}", "{quote: a"],
)  # fmt: skip
def test_what_was_meant_as_a_placeholder_is_told(text: str) -> None:
    assert find_mistakes(f"Words {text}") == ((6, text),)
    assert not find_placeholders(text)


def test_an_escape_is_undone_and_the_rest_stays() -> None:
    assert split_placeholders(r"a \{quote: b} \{x} {cite: c}") == (
        r"a {quote: b} \{x} ",
        Placeholder(kind="cite", pin="c", start=19, end=28),
    )


PIECES = ["{quote: a}", "{cite: b}", "`", "``", "```\n", "\\", "{", "}", "\n", " ", "a", "~~~\n"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_pieces_joined_again_are_always_the_text(text: str) -> None:
    parts = split_placeholders(text)
    joined = "".join(p if isinstance(p, str) else text[p.start : p.end] for p in parts)
    assert joined.replace("\\", "") == text.replace("\\", "")
    assert all(text[p.start] == "{" and text[p.end - 1] == "}" for p in find_placeholders(text))
