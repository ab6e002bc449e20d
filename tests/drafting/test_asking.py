"""What a paper asks: of named bodies, in the author's words, once."""

from __future__ import annotations

import pytest

from assistant.drafting.asking import Asker, distinct_asks, wording
from assistant.themes.theme import Ask, Position


def position(*asks: tuple[str, str]) -> Position:
    given = tuple(Ask(of=of, ask=ask) for of, ask in asks)
    return Position(id="p", theme="t", stance="support", statement="S.", asks=given)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("publish its data.", "publish its data"),
        ("To publish its data", "publish its data"),
        ("Publish its data", "publish its data"),
        ("NHS staff need training", "NHS staff need training"),
        ("should act", "act"),
    ],
)
def test_an_ask_reads_on_from_our_sentence(written: str, printed: str) -> None:
    assert wording(Ask(of="Ofcom", ask=written)) == printed


def test_the_same_ask_is_made_once() -> None:
    one = position(("Ofcom", "publish"), ("Ofcom", "Publish."))
    assert len(distinct_asks([one, one])) == 1


def test_asks_of_one_body_share_a_sentence() -> None:
    asks = position(("Ofcom", "publish"), ("Home Office", "pay"), ("Ofcom", "listen")).asks
    assert Asker().sentences(asks) == (
        "We ask Ofcom to publish and to listen. The Home Office should pay."
    )


def test_a_semicolon_parts_asks_that_hold_an_and() -> None:
    asks = position(("Ofcom", "find and report"), ("Ofcom", "listen")).asks
    assert Asker().sentences(asks) == "We ask Ofcom to find and report; and to listen."


def test_neighbouring_requests_do_not_sound_alike() -> None:
    asker = Asker()
    said = [asker.sentences(position(("Ofcom", "act")).asks) for _ in range(5)]
    assert len(set(said)) == 5
    assert "We ask that Ofcom act." in said
