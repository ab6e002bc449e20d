"""A source that has changed since a pin was made: told, and accepted only when asked."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.checks import check_draft
from assistant.drafting.repinning import repin_brief
from assistant.errors import AskedWrongly, UnknownName
from assistant.findings import Finding
from assistant.quotes import Insertion
from tests.drafting.papers import PaperShelf, brief_with, draft_of

OLD = "The first words. Most providers replied within 37 days of the letter. The last words."
WORDS = "Most providers replied within 37 days of the letter."


def pinned(old: str = OLD, words: str = WORDS, **more: Any) -> Pin:
    start = old.index(words)
    given = {"id": "p", "source": "r", "start": start, "end": start + len(words), "words": words}
    return Pin.model_validate({**given, "sha256": "first edition", **more})


def brief_of(pin: Pin) -> Brief:
    return brief_with(Answer(question="1", positions=("more-help",), pins=(pin,)))


def shelf(text: str, sha256: str = "second edition") -> PaperShelf:
    return PaperShelf().add("r", text, sha256=sha256, date="2021")


def told(pin: Pin, held: PaperShelf, **more: Any) -> dict[str, Finding]:
    brief = brief_of(pin)
    return {f.code: f for f in check_draft(draft_of(brief, held, **more), brief, held)}


def again(pin: Pin, held: PaperShelf, **more: Any) -> tuple[Pin, str, str]:
    brief, (done,) = repin_brief(brief_of(pin), held, **more)
    return brief.answers[0].pins[0], done.verdict, done.told


def test_unchanged_words_of_a_changed_file_are_an_information() -> None:
    held = shelf(f"{OLD} More.")
    assert told(pinned(), held)["source-changed"].severity == "info"
    pin, verdict, _ = again(pinned(), held)
    assert (verdict, pin.sha256, pin.start) == ("unchanged", "second edition", pinned().start)
    assert told(pin, held) == {}


def test_moved_words_are_told_and_stay_where_they_were_until_they_are_accepted() -> None:
    held = shelf(f"A new beginning. {OLD}")
    assert told(pinned(), held)["quote-moved"].severity == "warning"
    assert told(pinned(), held, final=True)["quote-moved"].severity == "error"
    pin, verdict, said = again(pinned(), held)
    assert (verdict, pin.start, pin.words) == ("moved", pinned().start + 17, WORDS)  # type: ignore[operator]
    assert "they stood at 17 to 69" in said
    assert told(pin, held) == {}


def test_trims_move_along_with_their_words() -> None:
    cut = (OLD.index(" within"), OLD.index(" of the"))
    sic = Insertion(at=OLD.index(" replied"), text="sic")
    held = shelf(f"New. {OLD}")
    pin, _, _ = again(pinned(omissions=(cut,), insertions=(sic,)), held)
    assert pin.omissions == ((cut[0] + 5, cut[1] + 5),)
    assert pin.insertions[0].at == sic.at + 5


def test_edited_words_are_told_with_the_difference_and_never_taken_unasked() -> None:
    held = shelf(OLD.replace("37", "73"))
    finding = told(pinned(), held)["quote-edited"]
    assert finding.severity == "error"
    assert "no longer has these words" in finding.message
    assert "“37” to “73” (number)" in finding.message
    kept, verdict, _ = again(pinned(), held)
    assert (verdict, kept) == ("edited", pinned())
    pin, _, said = again(pinned(), held, edited=True)
    assert pin.words == WORDS.replace("37", "73")
    assert pin.sha256 == "second edition"
    assert "“37” to “73” (number)" in said
    assert told(pin, held) == {}


def test_edited_words_with_trims_are_left_to_the_author() -> None:
    cut = (OLD.index(" within"), OLD.index(" of the"))
    pin = pinned(omissions=(cut,))
    kept, _, said = again(pin, shelf(OLD.replace("Most", "Some")), edited=True)
    assert kept == pin and "trim it anew" in said


def test_words_that_are_gone_are_told_and_kept_in_the_brief() -> None:
    held = shelf("Nothing like it stands here at all, of any kind.")
    assert "no longer has" in told(pinned(), held)["quote-gone"].message
    kept, verdict, _ = again(pinned(), held, edited=True)
    assert (verdict, kept) == ("gone", pinned())


@pytest.mark.parametrize("sha256", ["second edition", None])
def test_words_that_were_never_in_the_file_are_not_said_to_have_been(sha256: str | None) -> None:
    wrong = pinned(sha256=sha256, words=WORDS).model_copy(
        update={"words": WORDS.replace("37", "73")}
    )
    finding = told(wrong, shelf(OLD))["quote-not-in-source"]
    assert "no longer" not in finding.message
    assert "does not have these words; the nearest it has are" in finding.message
    never = wrong.model_copy(update={"words": "Quite other words than any of these."})
    message = told(never, shelf("Short text here."))["quote-gone"].message
    assert "does not have these words" in message and "no longer" not in message


def test_words_in_several_places_are_chosen_by_their_beginning() -> None:
    held = shelf(f"{WORDS} And again: {WORDS}")
    alone = Pin(id="p", source="r", words=WORDS)
    assert "characters 0 to 52" in told(alone, held)["quote-ambiguous"].message
    kept, verdict, _ = again(alone, held)
    assert (verdict, kept.start) == ("ambiguous", None)
    pin, _, _ = again(alone, held, at=64)
    assert (pin.start, pin.words) == (64, WORDS)
    with pytest.raises(AskedWrongly, match="0, 64"):
        again(alone, held, at=7)


def test_a_pin_of_words_alone_gets_its_place() -> None:
    pin, verdict, _ = again(Pin(id="p", source="r", words=WORDS), shelf(OLD))
    assert (verdict, pin.start, pin.end, pin.sha256) == ("located", 17, 69, "second edition")


def test_a_source_that_left_the_library_is_told_and_the_rest_goes_on() -> None:
    other = Pin(id="q", source="nowhere", words="Some words.")
    answer = Answer(question="1", pins=(other, pinned()))
    brief, done = repin_brief(brief_with(answer), shelf(f"New. {OLD}"))
    assert [one.verdict for one in done] == ["gone", "moved"]
    assert "no source “nowhere”" in done[0].told
    assert brief.answers[0].pins[0] == other
    with pytest.raises(UnknownName):
        repin_brief(brief, shelf(OLD), ["nothing"])
