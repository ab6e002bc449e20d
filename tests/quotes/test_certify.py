"""A certified quote is true: every refusal has its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.passage import Nested
from assistant.quotes import Certified, Insertion, Quote, Refused, certify
from tests.quotes.passages_of import JONES, SQUIRE, passages_of

TEXT = (
    "Police arrested 7,000 people. Not all were charged.\n\nThe self-generated images grew by 50%."
)


def quote_of(words: str, text: str = TEXT, **more: object) -> Quote:
    start = text.index(words)
    return Quote.model_validate({"source": "s", "start": start, "end": start + len(words), **more})


def refusal(quote: Quote, text: str = TEXT, *speakers: object) -> str:
    found = certify(quote, text, passages_of(text, *speakers))  # type: ignore[arg-type]
    assert isinstance(found, Refused)
    assert found.message.endswith(".")
    return found.why


def test_whole_words_of_one_passage_are_certified() -> None:
    found = certify(quote_of("Police arrested 7,000 people."), TEXT, passages_of(TEXT))
    assert isinstance(found, Certified)
    assert found.text == "Police arrested 7,000 people."


@pytest.mark.parametrize(
    "words",
    [
        "olice arrested",
        "Police arr",
        "arrested 7",
        "000 people",
        "generated images",
        "The self",
        "grew by 50",
    ],
)
def test_half_of_a_word_or_figure_is_refused(words: str) -> None:
    assert refusal(quote_of(words)) == "part-of-word"


def test_a_place_outside_the_text_is_refused() -> None:
    assert refusal(Quote(source="s", start=5, end=5)) == "outside-text"
    assert refusal(Quote(source="s", start=0, end=len(TEXT) + 1)) == "outside-text"


def test_a_quote_may_run_over_passages_of_one_speaker() -> None:
    words = "Not all were charged.\n\nThe self-generated images grew by 50%."
    found = certify(quote_of(words), TEXT, passages_of(TEXT, JONES))
    assert isinstance(found, Certified)
    assert found.speaker == JONES
    assert len(found.passages) == 2


def test_a_quote_over_two_speakers_is_refused() -> None:
    words = "Not all were charged.\n\nThe self-generated images grew by 50%."
    assert refusal(quote_of(words), TEXT, JONES, SQUIRE) == "crosses-speakers"
    assert refusal(quote_of(words), TEXT, JONES, None) == "crosses-speakers"


def test_a_quote_over_a_heading_is_refused() -> None:
    text = "One thing.\n\nHEADING\n\nAnother thing."
    one, _, other = passages_of(text)
    quote = quote_of(text, text)
    found = certify(quote, text, (one, other))
    assert isinstance(found, Refused)
    assert found.why == "crosses-text"


def test_words_in_no_passage_are_refused() -> None:
    quote = quote_of("Police arrested")
    found = certify(quote, TEXT, passages_of(TEXT)[1:])
    assert isinstance(found, Refused)
    assert found.why == "no-passage"


def test_omissions_take_whole_words_and_leave_some_on_both_sides() -> None:
    whole = "Police arrested 7,000 people. Not all were charged."
    at = TEXT.index(" 7,000")
    good = quote_of(whole, omissions=((at, at + len(" 7,000")),))
    assert isinstance(certify(good, TEXT, passages_of(TEXT)), Certified)
    for omission in ((0, 6), (at, at + 3), (at, len(whole)), (at + 6, at)):
        assert refusal(quote_of(whole, omissions=(omission,))) == "bad-omission"


def test_nothing_may_hide_a_redaction() -> None:
    text = "The officer ████ ███ told us what he saw that day."
    hidden = (text.index("officer"), text.index("told"))
    assert refusal(quote_of(text, text, omissions=(hidden,)), text) == "hides-redaction"
    over = Insertion(at=text.index("officer"), text="officer", replaces=len("officer ████ ███"))
    assert refusal(quote_of(text, text, insertions=(over,)), text) == "hides-redaction"


def test_an_insertion_must_stand_in_the_quote() -> None:
    outside = Insertion(at=len(TEXT), text="now")
    assert refusal(quote_of("Police arrested", insertions=(outside,))) == "bad-insertion"


def test_one_reported_passage_makes_the_whole_a_report() -> None:
    first, second = passages_of(TEXT, JONES)
    reported = second.model_copy(update={"voice": "reported"})
    found = certify(quote_of(TEXT), TEXT, (first, reported))
    assert isinstance(found, Certified)
    assert found.voice == "reported"


def test_a_quotation_inside_the_source_is_known_as_one() -> None:
    text = "The guidance says: “You may travel for work.” Many did."
    start = text.index("You may")
    nested = Nested(start=start, end=start + len("You may travel for work."))
    passage = passages_of(text)[0].model_copy(update={"nested": (nested,)})
    inner = certify(quote_of("You may travel for work.", text), text, (passage,))
    outer = certify(quote_of(text, text), text, (passage,))
    assert isinstance(inner, Certified)
    assert isinstance(outer, Certified)
    assert inner.nested == nested
    assert outer.nested is None


words = st.text("abAB 1,.%-—'’“”\n£█\u00ad\ue000*_{<&\u202e", min_size=1, max_size=60)


@given(words, st.integers(-2, 60), st.integers(-2, 60))
def test_what_is_certified_always_stands_in_the_source(text: str, start: int, end: int) -> None:
    found = certify(Quote(source="s", start=start, end=end), text, passages_of(text))
    if isinstance(found, Certified):
        assert found.text == text[start:end]
        kept = [p for p in found.pieces if p.kind in ("stored", "redaction")]
        assert "".join(p.text for p in kept) == found.text
        assert all(text[p.start : p.end] == p.text for p in kept)


FORGERIES = {
    "inside a word": ("ople", "never", 0),
    "in place of half a word": ("ople", "X", 2),
    "with brackets that end ours early": ("people", "a] and they lied [b", 0),
    "without words, to hide some": ("7,000", "", 5),
    "of white space, to hide some": ("7,000", "  ", 5),
    "of dots that look like an omission": ("7,000", "…", 5),
    "in place of everything": (TEXT[:6], "We lied", len(TEXT) - TEXT.index("Police")),
    "over several lines": ("people", "one\ntwo", 0),
    "with a control character": ("people", "one\x00", 0),
    "with the code points of a token": ("people", "\ue0000\ue001", 0),
}


@pytest.mark.parametrize(("at", "text", "replaces"), FORGERIES.values(), ids=FORGERIES)
def test_an_insertion_that_could_pass_for_the_sources_words_is_refused(
    at: str, text: str, replaces: int
) -> None:
    insertion = {"at": TEXT.index(at), "text": text, "replaces": replaces}
    whole = {"source": "s", "start": 0, "end": len(TEXT), "insertions": (insertion,)}
    assert refusal(Quote.model_validate(whole)) == "bad-insertion"


@pytest.mark.parametrize(
    ("at", "text", "replaces"),
    [("olice", "s", 0), ("s.", "es", 1)],
    ids=["an ending in the middle of a word", "an ending that is not one"],
)
def test_a_word_is_entered_only_for_its_ending(at: str, text: str, replaces: int) -> None:
    words = "Police said it thus."
    insertion = Insertion(at=words.index(at), text=text, replaces=replaces)
    quote = quote_of(words, words, insertions=(insertion,))
    found = certify(quote, words, passages_of(words))
    assert isinstance(found, Refused) == (at == "olice")


def test_two_insertions_cannot_replace_the_same_words() -> None:
    both = (
        Insertion(at=TEXT.index("arrested"), text="took", replaces=8),
        Insertion(at=TEXT.index("arrested"), text="held", replaces=14),
    )
    assert refusal(quote_of("Police arrested 7,000 people.", insertions=both)) == "bad-insertion"


def test_an_omission_leaves_words_out_and_words_in() -> None:
    words = "Police arrested 7,000 people."
    space = TEXT.index(" arrested")
    assert refusal(quote_of(words, omissions=((space, space + 1),))) == "bad-omission"
    first = (space + 1, space + 9)
    second = (space + 10, space + 15)
    assert refusal(quote_of(words, omissions=(first, second))) == "bad-omission"
    assert refusal(quote_of(words, omissions=(second, first))) == "bad-omission"
    assert refusal(quote_of(words, omissions=((6, 28),))) == "bad-omission"


QUOTING = 'It says: "You may travel, but only for work." However, many do not.'


def quoting(start: str, end: str, *left_out: tuple[str, str]) -> Certified | Refused:
    inner = Nested(start=QUOTING.index("You"), end=QUOTING.index('" However'))
    (passage,) = passages_of(QUOTING)
    spans = [(QUOTING.index(a), QUOTING.index(b) + len(b)) for a, b in [(start, end), *left_out]]
    quote = Quote(source="s", start=spans[0][0], end=spans[0][1], omissions=tuple(spans[1:]))
    return certify(quote, QUOTING, [passage.model_copy(update={"nested": (inner,)})])


@pytest.mark.parametrize(
    ("start", "end", "left_out"),
    [
        ("only for", "many do not.", ()),
        ("You may", "many do not.", ()),
        ("It says", "many do not.", (("but only", '" However,'),)),
        ("It says", "for work.", (('"You', "may"),)),
    ],
)
def test_words_that_a_source_quotes_never_pass_for_its_own(
    start: str, end: str, left_out: tuple[tuple[str, str], ...]
) -> None:
    assert isinstance(quoting(start, end, *left_out), Refused)


@pytest.mark.parametrize(
    ("start", "end", "left_out"),
    [
        ("You may", "for work.", ()),
        ("only for", "work.", ()),
        ("It says", "many do not.", ()),
        ("It says", "many do not.", (("may", "travel,"),)),
        ("It says", "many do not.", ((' "You', 'work."'),)),
        ("It says", "travel", ()),
    ],
)
def test_words_that_a_source_quotes_may_be_quoted_with_their_marks(
    start: str, end: str, left_out: tuple[tuple[str, str], ...]
) -> None:
    assert isinstance(quoting(start, end, *left_out), Certified)
