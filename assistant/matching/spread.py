"""A choice of matches spread over sources and speakers.

In go matches, best first; out comes a choice that prefers other voices over more of the same, as
long as they are nearly as good. The promise: the same matches give the same choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.matching.match import Match

SAME_SOURCE = 4.0
"""Points of score that each match already chosen from a source costs the next one from it."""

SAME_SPEAKER = 4.0
"""Points that each match already chosen from a speaker costs the next one by the same, besides."""


def spread(matches: Sequence[Match], count: int) -> list[Match]:
    """Choose up to ``count`` of ``matches``, best and most varied first."""
    chosen: list[Match] = []
    sources: Counter[str] = Counter()
    voices: Counter[tuple[str, str]] = Counter()
    left = list(matches)
    while left and len(chosen) < count:
        best = max(range(len(left)), key=lambda at: (_worth(left[at], sources, voices), -at))
        match = left.pop(best)
        chosen.append(match)
        sources[match.passage.source] += 1
        voices[_voice(match)] += 1
    return chosen


def _worth(match: Match, sources: Counter[str], voices: Counter[tuple[str, str]]) -> float:
    same_source = SAME_SOURCE * sources[match.passage.source]
    return match.score - same_source - SAME_SPEAKER * voices[_voice(match)]


def _voice(match: Match) -> tuple[str, str]:
    """Name who speaks; what nobody is named for counts as the source's own voice."""
    speaker = match.passage.speaker
    return match.passage.source, speaker.name if speaker else ""
