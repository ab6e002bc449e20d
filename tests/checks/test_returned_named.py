"""Alterations in a Word file are named for what was done, not for a word that shows it."""

from __future__ import annotations

from assistant.checks.returned.results import CheckedFile
from tests.checks.conftest import Check

MODERATORS = (
    "Risks could include offenders having more time to share imagery with each other, children at"
    " increased risk of grooming and being coerced into self-generating indecent imagery on social"
    " media, gaming and livestreaming platforms, and offenders commissioning more livestreamed"
    " abuse."
)
HIGHLY = (
    "With medium to high confidence, it is highly likely that COVID-19 will increase the risk of"
    " online child sexual exploitation and abuse (CSEA)."
)


def kinds(checked: CheckedFile) -> list[str]:
    (quote,) = checked.quotes
    assert quote.verdict == "changed"
    return [change.kind for change in quote.changes]


def test_a_whole_sentence_left_out_without_a_mark_is_an_omission(check: Check) -> None:
    checked = check(f"The submission says: “{HIGHLY} {MODERATORS}”")
    assert "omission" in kinds(checked)
    (quote,) = checked.quotes
    left_out = [change.was for change in quote.changes if change.kind == "omission"]
    assert "This is due to the combination of increased volumes of children online" in left_out[0]
    assert not any(change.now for change in quote.changes)


def test_a_whole_sentence_put_in_is_told_whole(check: Check) -> None:
    added = "Ministers must never again be asked to wait for an answer."
    checked = check(f"The submission says: “{HIGHLY} {added}”")
    (quote,) = checked.quotes
    assert "negation" in kinds(checked)
    assert any(added[:-1] in change.now for change in quote.changes if change.kind == "word")


def test_one_exchange_of_two_kinds_is_told_once_with_both(check: Check) -> None:
    checked = check(
        "It says: “Government could raise awareness of these tools in our own comms or ask"
        " tech companies to do so.”",
        "It says: “companies have disagreed to work with Government and law enforcement on this”",
    )
    assert checked.quotes[0].verdict == "verbatim"
    told = [finding.message for finding in checked.findings if finding.code == "quote-changed"]
    assert "“agreed” has become “disagreed” (negation, polarity)" in told[0]
    assert [c.kind for c in checked.quotes[1].changes if c.now == "disagreed"] == [
        "negation",
        "polarity",
    ]
