"""What a paper asks, and of whom, in sentences.

In go the asks of positions; out come sentences and lists. The promise: each ask is made of a named
body, in the author's words, and made once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from assistant.drafting.draft import Inline, ListBlock, ListItem, Paragraph
from assistant.drafting.naming import capital, with_article
from assistant.drafting.phrases import ASKS, JOINING
from assistant.themes.theme import Ask, Position

SetLine = Callable[[str], tuple[Inline, ...]]


def wording(ask: Ask) -> str:
    """Return what is asked as it follows "to": no capital, no closing stop."""
    text = ask.ask.strip().rstrip(".")
    text = text.removeprefix("to ").removeprefix("To ").removeprefix("should ")
    first = text.split(" ", 1)[0]
    return text if first[1:].lower() != first[1:] or len(first) < 2 else text[:1].lower() + text[1:]


def distinct_asks(positions: Iterable[Position]) -> tuple[Ask, ...]:
    """Return the asks of the positions in order, each once."""
    asks = [ask for position in positions for ask in position.asks]
    return tuple({(ask.of.casefold(), wording(ask).casefold()): ask for ask in asks}.values())


def asks_list(asks: Iterable[Ask], line: SetLine, *, ordered: bool) -> ListBlock:
    """Return the asks as a list of sentences, those of one body together.

    ``line`` sets a line of plain text.
    """
    by_body: dict[str, list[Ask]] = {}
    for ask in asks:
        by_body.setdefault(ask.of, []).append(ask)
    items = tuple(
        _item(capital(with_article(body)), group, line) for body, group in by_body.items()
    )
    return ListBlock(ordered=ordered, items=items)


def _item(body: str, asks: list[Ask], line: SetLine) -> ListItem:
    """Return what one body is asked: a sentence, or a list below its name."""

    def item(text: str) -> Paragraph:
        return Paragraph(content=line(text))

    if len(asks) == 1:
        return ListItem(blocks=(item(f"{body} should {wording(asks[0])}."),))
    inner = tuple(ListItem(blocks=(item(f"{wording(ask)}{end}"),)) for ask, end in _ended(asks))
    return ListItem(blocks=(item(f"{body} should:"), ListBlock(items=inner)))


def _ended(asks: list[Ask]) -> list[tuple[Ask, str]]:
    last = len(asks) - 1
    return [(ask, "." if at == last else ";") for at, ask in enumerate(asks)]


class Asker:
    """Words the asks of one paper so that neighbouring ones do not sound alike."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def sentences(self, asks: Iterable[Ask]) -> str:
        """Return the asks as running text; several of one body share a sentence."""
        by_body: dict[str, list[str]] = {}
        for ask in asks:
            by_body.setdefault(ask.of, []).append(wording(ask))
        return " ".join(self._sentence(body, what) for body, what in by_body.items())

    def _sentence(self, body: str, what: list[str]) -> str:
        phrases = [p for p in ASKS if len(what) == 1 or p in JOINING]
        phrase = min(phrases, key=lambda p: self._used[p])
        self._used[phrase] += 1
        return capital(phrase.format(body=with_article(body), ask=_joined(phrase, what)))


def _joined(phrase: str, what: list[str]) -> str:
    """Return several asks as one; where they hold commas or "and", a semicolon parts them."""
    again = "to " if "to {ask}" in phrase else ""
    plain = not any(mark in ask for ask in what for mark in (" and ", ","))
    if plain and len(what) == 2:
        return f"{what[0]} and {again}{what[1]}"
    again = again or "should "
    return (
        "; ".join([what[0], *(f"{again}{w}" for w in what[1:-1]), f"and {again}{what[-1]}"])
        if len(what) > 1
        else what[0]
    )
