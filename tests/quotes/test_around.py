"""What stands around a quote, and what it warns of."""

from __future__ import annotations

import pytest

from assistant.passages.passage import Passage
from assistant.quotes import Quote
from assistant.quotes.around import Around, around, sentence_warns
from tests.quotes.passages_of import JONES, SQUIRE, passages_of


def beside(text: str, words: str, passages: tuple[Passage, ...] | None = None) -> Around:
    start = text.index(words)
    quote = Quote(source="s", start=start, end=start + len(words))
    return around(quote, text, passages or passages_of(text))


def test_the_sentences_before_and_after_are_whole() -> None:
    text = "One came first. Two is\nquoted here. Three follows it."
    found = beside(text, "Two is\nquoted here.")
    assert (found.before, found.after) == ("One came first.", "Three follows it.")
    assert (found.opening, found.closing, found.warnings) == ("", "", ())


def test_what_is_left_of_the_sentence_itself_is_told_apart() -> None:
    text = "One came. It is said that two is enough for us. Three."
    found = beside(text, "two is enough")
    assert (found.before, found.opening) == ("One came.", "It is said that")
    assert (found.closing, found.after) == ("for us.", "Three.")


def test_the_neighbours_may_stand_in_other_passages_and_be_another_speakers() -> None:
    text = "First words.\n\nThe quote.\n\nLast words."
    found = beside(text, "The quote.", passages_of(text, JONES, SQUIRE, JONES))
    assert (found.before, found.after) == ("First words.", "Last words.")


def test_at_the_edges_of_the_source_there_is_nothing() -> None:
    found = beside("Only this.", "Only this.")
    assert (found.before, found.after, found.warnings) == ("", "", ())


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("But the figures fell.", "contrast"),
        ("However, the figures fell.", "contrast"),
        ("And yet the figures fell.", "contrast"),
        ("Nevertheless it was done.", "contrast"),
        ("Despite this, it was not done.", "contrast"),
        ("On the other hand, it costs more.", "contrast"),
        ("This, however, is not the case.", "contrast"),
        ("“But the figures fell.”", "contrast"),
        ("Unless they agree, it will not happen.", "exception"),
        ("Except in Wales, this holds.", "exception"),
        ("Only where a court agrees does this apply.", "exception"),
        ("The exception is Wales.", "exception"),
        ("There are two exceptions to this.", "exception"),
        ("Apart from Wales, this holds.", "exception"),
        ("The figures fell.", None),
        ("This is important.", None),
        ("In Wales the figures fell, however.", None),
        ("If a child asks, help is given.", None),
        ("So it was done.", None),
        ("…", None),
    ],
)
def test_a_sentence_warns_by_how_it_begins(sentence: str, kind: str | None) -> None:
    assert sentence_warns(sentence) == kind


def test_a_contrast_right_after_the_quote_is_told_with_its_words() -> None:
    text = "It works well. However, it costs more than we have."
    found = beside(text, "It works well.")
    assert [(w.kind, w.words) for w in found.warnings] == [
        ("contrast", "However, it costs more than we have.")
    ]


def test_a_contrast_that_is_quoted_too_is_no_warning() -> None:
    text = "It works well. However, it costs more. We say so."
    assert beside(text, "It works well. However, it costs more.").warnings == ()


def test_a_contrast_under_another_heading_is_no_warning() -> None:
    text = "It works well.\n\nHowever, it costs more."
    first, second = passages_of(text)
    other = second.model_copy(update={"heading": ("Costs",)})
    assert beside(text, "It works well.", (first, second)).warnings
    assert not beside(text, "It works well.", (first, other)).warnings


def test_reported_words_are_told() -> None:
    text = "Rob outlined that numbers rose."
    (passage,) = passages_of(text)
    reported = passage.model_copy(update={"voice": "reported"})
    assert [w.kind for w in beside(text, "numbers rose", (reported,)).warnings] == ["reported"]


def test_other_neighbours_have_another_name() -> None:
    one = beside("A b c. It works well. But not here.", "It works well.")
    same = beside("A b c.  It works well.\nBut not here.", "It works well.")
    other = beside("A b c. It works well. But not there.", "It works well.")
    assert one.code == same.code != other.code
