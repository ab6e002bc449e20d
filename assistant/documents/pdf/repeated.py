"""The pages of a PDF go in; their running heads, feet and printed numbers are lifted out.

A line at the head or foot of a page is furniture where the same line, figures apart, stands at the
same height on enough other pages, or where it holds nothing but the page's number. The promise:
what is lifted out stays with its page, so that an anchor can keep it; and a page's printed number
is one that goes up with the pages, or none.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.documents.furniture import furniture_in
from assistant.documents.pdf.line import Line, Page

ROWS = 4
"""Lines from the top and from the bottom of a page that may be furniture."""

EDGE = 0.17
"""Share of the page's height at its head and foot within which furniture stands."""

SAME_HEIGHT = 6.0
"""Points."""

_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"\b(?=[ivxlc])(?:x{0,3}|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b", re.IGNORECASE)
_NUMBER_ALONE = re.compile(
    r"[-–—|\s]*(?:page\s*)?(?:(?P<number>\d{1,4})|(?P<roman>[ivxlc]{1,7}))"
    r"(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?[-–—|\s]*",
    re.IGNORECASE,
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def lift_furniture(pages: list[Page]) -> None:
    """Move every page's furniture from its lines to its ``furniture``, and number the pages."""
    edges = [_edges(page) for page in pages]
    usual = _usual_size(pages)
    repeated = _repeated(edges, usual, 2 if len(pages) <= 4 else 3)
    twice = _repeated(edges, usual, 2)
    numbers = _running_numbers(edges)
    for page, lines in zip(pages, edges, strict=True):
        sure = [
            line for line in lines if (page.number, id(line)) in numbers or furniture_in(line.text)
        ]
        likely = [line for line in lines if _key(line) in repeated]
        likely += _beside([*sure, *likely], lines, twice)
        lifted = {id(line): line for line in [*sure, *_outermost(page, likely, sure)]}
        page.furniture += sorted(lifted.values(), key=lambda line: -line.middle)
    if all(len(page.furniture) == len(page.lines) for page in pages):
        return _put_back(pages)  # a text that is nothing but furniture is none
    for page in pages:
        gone = set(map(id, page.furniture))
        page.lines = [line for line in page.lines if id(line) not in gone]
    _number(pages)
    return None


def _put_back(pages: list[Page]) -> None:
    for page in pages:
        page.furniture = []
        page.printed = page.label


def _usual_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def _edges(page: Page) -> list[Line]:
    """Return the lines near the head and the foot, where few enough lines are further out."""
    ordered = sorted(page.lines, key=lambda line: -line.middle)
    heights = sorted({round(line.middle) for line in ordered}, reverse=True)
    outer = {*heights[:ROWS], *heights[-ROWS:]}
    head, foot = page.height * (1 - EDGE), page.height * EDGE
    return [
        line
        for line in ordered
        if round(line.middle) in outer and (line.middle > head or line.middle < foot)
    ]


def _key(line: Line) -> tuple[str, int]:
    words = " ".join(_FIGURES.sub("#", line.text.casefold()).split())
    return _ROMAN.sub("#", words) if len(words) < 8 else words, round(line.middle / SAME_HEIGHT)


def _outermost(page: Page, likely: list[Line], sure: list[Line]) -> list[Line]:
    """Return those of ``likely`` that have no line of the text between them and the edge."""
    gone = {id(line) for line in (*likely, *sure)}
    text = [line.middle for line in page.lines if id(line) not in gone]
    highest, lowest = max(text, default=0.0), min(text, default=page.height)
    return [
        line
        for line in likely
        if (
            line.middle > highest - SAME_HEIGHT
            if line.middle > page.height / 2
            else line.middle < lowest + SAME_HEIGHT
        )
    ]


def _beside(lifted: list[Line], lines: list[Line], twice: set[tuple[str, int]]) -> list[Line]:
    """Return the lines on one height with furniture that stand so on another page as well."""
    heights = [line.middle for line in lifted]
    gone = set(map(id, lifted))
    return [
        line
        for line in lines
        if id(line) not in gone
        and _key(line) in twice
        and any(abs(line.middle - height) < SAME_HEIGHT for height in heights)
    ]


def _repeated(edges: list[list[Line]], usual: float, enough: int) -> set[tuple[str, int]]:
    """Return the lines that stand at one height on enough pages; heights may differ by a little."""
    places: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, lines in enumerate(edges, 1):
        for line in lines:
            places.setdefault(_key(line), []).append((number, line))
    found: set[tuple[str, int]] = set()
    for words, height in places:
        near = [
            place for h in (height - 1, height, height + 1) for place in places.get((words, h), [])
        ]
        if _is_furniture(near, usual, enough, len(edges)):
            found.add((words, height))
    return found


def _is_furniture(places: list[tuple[int, Line]], usual: float, enough: int, pages: int) -> bool:
    """Say whether a line that stands so on these pages is furniture.

    Large or bold letters head a part of the text ("Recommendation 2"), unless they are on half of
    the pages; and where figures differ, they must go up with the pages, those of such letters on a
    third of them.
    """
    on = {number for number, _ in places}
    if len(on) < enough:
        return False
    stands_out = any(line.size > usual or (line.bold and line.size >= usual) for _, line in places)
    alike = len({line.text for _, line in places}) == 1
    if alike:
        return not stands_out or len(on) >= max(3, pages / 2)
    offsets = Counter(
        int(figures) - number
        for number, line in places
        for figures in set(_FIGURES.findall(line.text))
        if len(figures) < 6
    )
    running = max(offsets.values(), default=0)
    return running >= (max(3, pages / 3) if stands_out else 2)


def _running_numbers(edges: list[list[Line]]) -> set[tuple[int, int]]:
    """Return the lines that are nothing but a number which goes up with the pages."""
    alone: list[tuple[int, int, int]] = []
    for number, lines in enumerate(edges, 1):
        for line in lines:
            value = _value_alone(line.text)
            if value is not None:
                alone.append((value - number, number, id(line)))
    counted = Counter(offset for offset, _, _ in alone)
    return {(number, mark) for offset, number, mark in alone if counted[offset] >= 2}


def _value_alone(text: str) -> int | None:
    found = _NUMBER_ALONE.fullmatch(text.strip())
    if found is None:
        return None
    return int(found["number"]) if found["number"] else roman_value(found["roman"])


def roman_value(numeral: str) -> int:
    """Return the value of a roman numeral written in any case."""
    values = [_VALUES[letter] for letter in numeral.casefold()]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def _number(pages: list[Page]) -> None:
    """Give each page its printed number: the one that most pages agree on, else its label."""
    arabic = [_figures(page) for page in pages]
    roman = [_romans(page) for page in pages]
    for printed in (_agreed(roman), _agreed(arabic)):
        for place, number in printed.items():
            pages[place].printed = pages[place].printed if number is None else number
    for page in pages:
        page.printed = page.printed or page.label


def _figures(page: Page) -> dict[int, str]:
    words = (m[0] for line in page.furniture for m in _FIGURES.finditer(line.text))
    return {int(word): word for word in words if len(word) < 5}


def _romans(page: Page) -> dict[int, str]:
    words = (m[0] for line in page.furniture for m in _ROMAN.finditer(line.text) if m[0])
    return {roman_value(word): word for word in words}


def _agreed(found: list[dict[int, str]]) -> dict[int, str | None]:
    """Return the number of each page that has one which its neighbours' go on from."""
    offsets = Counter(value - place for place, values in enumerate(found) for value in values)
    printed: dict[int, str | None] = {}
    for place, values in enumerate(found):
        running = [v for v in values if offsets[v - place] >= min(2, len(found))]
        if running:
            value = max(running, key=lambda v: offsets[v - place])
            printed[place] = values[value]
    return printed
