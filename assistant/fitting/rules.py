"""What a plan may not do: the pins that stay, the last of a theme, the share of one source.

In goes a brief as it is now; out come reasons and a yes or no about a brief as it would be. Only
quotations that print are counted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.briefs.changing import answer_name
from assistant.briefs.placeholders import find_placeholders

PLACED = "your own words place it"
"""Such a quotation may be trimmed, and is not dropped."""


class Rules:
    """The rules of one plan; ``printed`` are the ids of the pins that print."""

    def __init__(
        self, brief: Brief, printed: Collection[str], keep: Collection[str], share: float
    ) -> None:
        self._printed = frozenset(printed)
        self._share = share
        self._themes = set(self._by_theme(brief))
        self._largest = self._share_of_largest(brief)
        self.kept = dict(_kept(brief, keep))

    def may_trim(self, pin: str) -> bool:
        """Whether a quotation may be made shorter."""
        return self.kept.get(pin, PLACED) == PLACED

    def may_drop(self, pin: str) -> bool:
        """Whether it may go, as far as its own sake goes."""
        return pin not in self.kept

    def hold_in(self, brief: Brief) -> bool:
        """Whether every theme quoted for keeps a quotation, and no source gets too great a share.

        A share is of whole quotations: of three, half are two. What is above it to begin with may
        stay so, and not grow.
        """
        if self._themes - set(self._by_theme(brief)):
            return False
        return not self.too_much(brief) or self._share_of_largest(brief) <= self._largest

    def too_much(self, brief: Brief) -> str | None:
        """Return the source that gives more than its share, with how much it gives in words."""
        counts = self.by_source(brief)
        if not counts:
            return None
        source, most = max(counts.items(), key=lambda one: (one[1], one[0]))
        if most <= math.ceil(self._share * counts.total()):
            return None
        return f"{source} gives {most} of {counts.total()} quotations, more than {self._share:.0%}"

    def last_of_theirs(self, brief: Brief) -> Iterator[str]:
        """Yield the pins that are the last for their theme."""
        counts = self._by_theme(brief)
        for answer, pin in self._pins(brief):
            if counts[_theme(answer, pin)] == 1:
                yield pin.id

    def by_source(self, brief: Brief) -> Counter[str]:
        """Count the quotations of each source."""
        return Counter(pin.source for _, pin in self._pins(brief))

    def _by_theme(self, brief: Brief) -> Counter[str]:
        return Counter(_theme(answer, pin) for answer, pin in self._pins(brief))

    def _share_of_largest(self, brief: Brief) -> float:
        counts = self.by_source(brief)
        return max(counts.values()) / counts.total() if counts else 0.0

    def _pins(self, brief: Brief) -> Iterator[tuple[Answer, Pin]]:
        for answer in brief.answers:
            for pin in answer.pins:
                if pin.id in self._printed:
                    yield answer, pin


def _theme(answer: Answer, pin: Pin) -> str:
    """Return what a pin is quoted for; one without a theme counts for its answer."""
    return f"theme {pin.theme}" if pin.theme else f"answer {answer_name(answer)}"


def _kept(brief: Brief, keep: Collection[str]) -> Iterator[tuple[str, str]]:
    texts = [brief.summary, *(f"{a.text}\n{a.conditions}" for a in brief.answers)]
    placed = {found.pin for text in texts for found in find_placeholders(text)}
    for answer in brief.answers:
        for pin in answer.pins:
            if pin.id in keep:
                yield pin.id, "you keep it"
            elif pin.bearing == "challenges":
                yield pin.id, "it challenges the case"
            elif pin.id in placed:
                yield pin.id, PLACED
