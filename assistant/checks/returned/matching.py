"""A claim against the sources: which words of which source it gives, and what it changed in them.

In go a claim, its own quote if it is tagged, and the sources; out come :class:`Match` values, the
likeliest first. The promise: finding is by likeness, but what is said of a match comes from the
comparison of tokens alone; and a tagged claim is held against the words that were pinned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.checks.returned.claims import Claim
from assistant.checks.returned.endings import cut_off, ends_as_whole, marked_at
from assistant.checks.returned.framing import Span, at_edge, framed, weight
from assistant.checks.returned.held import Held
from assistant.checks.returned.surroundings import Surroundings
from assistant.checks.returned.telling import shortened
from assistant.checks.returned.truth import Truth
from assistant.passages.passage import Passage
from assistant.quotes.certify import same_voice
from assistant.quotes.finding import Found
from assistant.quotes.marked import FEWEST_WORDS, word_count
from assistant.quotes.meaning import Change, compare
from assistant.quotes.meaning.change import apart, ordered
from assistant.quotes.meaning.tokens import tokenise
from assistant.quotes.standing import Standing, stand
from assistant.quotes.typography import comparable
from assistant.word.manifest_reading import ManifestQuote

_NEAR = 1.5
"""Similarity by which a second place may be worse and still be another place of the same words."""
_FURTHER = 12.0
"""Similarity by which a place in the same source may be worse and yet explain the words better."""

_NAME = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{2,}")
_STOP = re.compile(r"[.?!][’”\"')\]]*$")
OMISSION = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
_RUN = 3
_LABEL = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6})[.)]?\s*")
"""The number of a paragraph, in the text before its words."""
_SMALL_EDGE = 2_000
_CAPITAL = re.compile(r"\[[^\W\d_a-z]\](?=[^\W\d_]|\s)")
"""A capital that the author set, in brackets, where a quotation begins."""


@dataclass(frozen=True)
class Match:
    """Words of a source that a claim gives.

    ``words`` is the reading of the claim that fits; ``changes`` are inside the words; ``cut`` are
    losses by where the quotation begins and ends; ``sure`` is False where a person should confirm
    that the words come from here.
    """

    words: str
    truth: Truth
    certified: str
    changes: tuple[Change, ...]
    cut: tuple[Change, ...] = ()
    sure: bool = True

    @property
    def blocks(self) -> tuple[Change, ...]:
        """Return the changes that make the words other than the source's."""
        return tuple(change for change in self.changes if change.severity == "block")

    @property
    def altered(self) -> int:
        """Return how much the words were altered, to choose between places they may come from."""
        return weight(self.blocks, self.words)


@dataclass(frozen=True)
class Pinned:
    """What became of a tagged claim's source: the match, or why there is none."""

    match: Match | None
    standing: Standing | None = None
    absent: bool = False


def matches(claim: Claim, held: Held, sources: tuple[str, ...] | None = None) -> list[Match]:
    """Return the places that the words of an untagged claim come from, likeliest first.

    ``sources`` are ids to look in; None for all.
    """
    further = [r for r in claim.readings if word_count(r) >= FEWEST_WORDS]
    readings = (claim.words, *sorted(further, key=len, reverse=True))
    best: list[tuple[str, Found]] = []
    for reading in readings:
        found = held.found(reading, sources)
        if not found or any(_goes_on(claim, reading, place, held) for place in found):
            continue
        exact = [place for place in found if place.exact]
        if exact:
            best = [(reading, place) for place in exact]
            break
        if not best or found[0].similarity > best[0][1].similarity + _NEAR:
            best = [(reading, place) for place in found]
    if not best:
        return []
    top = best[0][1].similarity
    near = [_match(r, f, held) for r, f in best if f.similarity >= top - _NEAR]
    made = [match for match in near if match is not None]
    less_like = [(r, f) for r, f in best if top - _FURTHER <= f.similarity < top - _NEAR]
    own = [(r, f) for r, f in less_like if f.source == best[0][1].source]
    return _less_changed(made, own, held) or made


def _less_changed(made: list[Match], places: list[tuple[str, Found]], held: Held) -> list[Match]:
    """Return places of the same source that are less like the words and explain them better.

    "Same-sex marriage has […] to date" is like many sentences on it, and stands in one.
    """
    least = min((match.altered for match in made), default=0)
    if not any(len(apart(match.blocks)) > 1 for match in made):
        return []
    tried = [_match(reading, place, held) for reading, place in places]
    better = [match for match in tried if match and match.altered < least]
    fewest = min((match.altered for match in better), default=0)
    return [match for match in better if match.altered == fewest]


def _goes_on(claim: Claim, reading: str, place: Found, held: Held) -> bool:
    """Say whether the source has, where ``reading`` ends, what the claim has there, or nearly.

    Then those words are no name or reference put behind the quotation, but its end.
    """
    tail = claim.words[len(reading) :].split() if claim.words.startswith(reading) else []
    if not tail:
        return False
    after = held.text(place.source)[place.end : place.end + _SMALL_EDGE].split()[: len(tail)]
    same = sum(
        comparable(one) == comparable(other) for one, other in zip(tail, after, strict=False)
    )
    return 2 * same >= len(tail)


def pinned_match(claim: Claim, quote: ManifestQuote, held: Held) -> Pinned:
    """Return the match of a tagged claim with the words that were pinned."""
    source = held.source(quote.source, quote.sha256)
    if source is None:
        return Pinned(None, absent=True)
    text, passages = held.text(source.id), held.passages(source.id)
    given = None if quote.start is None or quote.end is None else (quote.start, quote.end)
    standing = stand(quote.certified, given, text, passages)
    changed = bool(quote.sha256) and source.sha256 != quote.sha256
    if standing.span is None:
        return Pinned(None, standing)
    truth = held.truth(source.id, *standing.span)
    if truth is None:
        return Pinned(None, standing)
    readings = (claim.words, *claim.readings)
    made = [compared(reading, truth, text) for reading in readings]
    match = min(made, key=lambda m: (len(apart(m.blocks)), len(m.changes)))
    if _as_printed(match.words, quote):
        # What was cut and put in when it was pinned was judged, and answered for, then.
        match = Match(match.words, truth, match.certified, _notes(match.changes))
    return Pinned(match, standing if changed else None)


def compared(words: str, truth: Truth, stored: str, core: Span | None = None) -> Match:
    """Hold words against a span of a source, and against what stands around it there.

    What ``core`` of the span has (all of it if None) is what the words stand for; what they leave
    of the rest is only where the quotation begins and ends.
    """
    low_core, high_core = core or (truth.start, truth.end)
    low = max(truth.passages[0].start, truth.start - _SMALL_EDGE)
    high = min(truth.passages[-1].end, truth.end + _SMALL_EDGE)
    before, after = stored[low : truth.start], stored[truth.end : high]
    certified = stored[truth.start : truth.end]
    found = compare(certified, words, before=before, after=after)
    by = truth.start
    inside = [
        c
        for c in found
        if not at_edge(c, words)
        or (c.source_span[0] + by < high_core and low_core < c.source_span[1] + by)
    ]
    inside = [c for c in inside if not _left_before(c)]
    edges = [c for c in found if c not in inside]
    edges = [c for c in edges if c.severity == "block" or c.kind in ("contrast", "condition")]
    marked = [c for c in edges if _answers_for(c) and marked_at(c.quoted_span, words)]
    whole = [c for c in edges if c in marked or _passes_for_whole(c, words, certified, after)]
    grave = any(c.quoted_span != (0, 0) for c in whole)
    moved = any(c.kind == "order" for c in found)
    ends = cut_off(words, certified, after, grave=grave)
    inside += [c for c in ends if not (moved and _stands_further_up(c, words))]
    return Match(
        words=words,
        truth=truth,
        certified=certified,
        changes=ordered([*(c.model_copy(update={"severity": "block"}) for c in whole), *inside]),
        cut=tuple(c for c in edges if c not in whole and c.severity == "block"),
    )


def _stands_further_up(change: Change, words: str) -> bool:
    """Say whether what seems cut off at the end stands further up in the quotation."""
    return comparable(change.was).rstrip(".?!") in comparable(words)


def _left_before(change: Change) -> bool:
    """Say whether the quotation begins with "he" and who he is stands before it.

    The words are the source's; the author's own sentence may well say who is meant.
    """
    return change.kind == "antecedent" and change.now == "" and change.quoted_span == (0, 0)


def is_traced(claim: Claim, held: Held) -> bool:
    """Say whether a source surely has the words of a claim, or the most of them.

    Where it holds words in marks, those are the quotation, unless a source has all of it.
    """
    if claim.short:
        return False
    found = matches(claim, held)
    if any(not inner.short for inner in claim.inner):
        return bool(found) and not found[0].changes
    return bool(found) and found[0].sure


def cut_short(match: Match, around: Surroundings, stored: str) -> tuple[Change, ...]:
    """Return what the words lose by where they begin and end.

    The author's own sentence ``around`` them, where it names somebody whom the passage named
    before them, says who "he" is; and what another quotation beside them has is not lost.
    """
    told = stored[match.truth.passages[0].start : match.truth.start]
    answered = set(_NAME.findall(told)) & set(_NAME.findall(around.before))
    beside = [comparable(words) for words in around.beside]
    goes_on = any(_ends_in(told, words) for words in beside)
    return tuple(
        c
        for c in match.cut
        if not ((answered or goes_on) and _left_before(c))
        and not any(comparable(c.was) in b for b in beside)
    )


def _ends_in(told: str, words: str) -> bool:
    """Say whether the source's words before a quotation are those of another: it goes on."""
    last = words.rstrip(",;:. ")
    return bool(last) and comparable(told).rstrip(",;:. ").endswith(last)


def _match(words: str, found: Found, held: Held) -> Match | None:
    truth = held.truth(found.source, *framed(words, found, held))
    if truth is None:
        return None
    made = compared(words, truth, held.text(found.source), found.span)
    changes = _without_labels(made.changes, truth, held)
    bridged = _bridged(words, truth, held)
    if not any(c.kind == "omission" and _overlap(c, b) for c in changes for b in bridged):
        changes = ordered([*changes, *bridged])
    return Match(made.words, truth, made.certified, changes, made.cut, not found.confirm)


def _bridged(words: str, truth: Truth, held: Held) -> list[Change]:
    """Find where the words lead on to another speaker: that makes one person say another's words.

    They are two quotations, and what stands between them, the change of speaker, is left out. An
    omission mark may not lead to another section either.
    """
    mark = OMISSION.search(words)
    leads = _other_voice if mark else _other_person
    crossed = next((pair for pair in pairwise(truth.passages) if leads(*pair)), None)
    if crossed is None or not _reaches(words, crossed, truth, held):
        return []
    low, high = (crossed[0].end, crossed[1].start) if mark is None else _between(truth)
    passed = held.text(truth.source.id)[low:high]
    return [
        Change(
            kind="omission",
            was=shortened(passed) or shortened(crossed[1].text),
            now="[…]" if mark else "",
            source_span=(low - truth.start, high - truth.start),
            quoted_span=mark.span() if mark else (len(words), len(words)),
        )
    ]


def _overlap(one: Change, other: Change) -> bool:
    (low, high), (start, end) = one.source_span, other.source_span
    return low < end and start < high


def _reaches(words: str, crossed: tuple[Passage, Passage], truth: Truth, held: Held) -> bool:
    """Say whether the words have something of both passages, and the span not only their edge."""
    stored, said = held.text(truth.source.id), _keys(words)
    parts = stored[truth.start : crossed[0].end], stored[crossed[1].start : truth.end]
    return all(_shares(said, _keys(part)) for part in parts)


def _keys(text: str) -> list[str]:
    return [token.key for token in tokenise(text) if token.says]


def _shares(said: list[str], part: list[str]) -> bool:
    """Say whether a run of ``part`` stands in ``said``: three words, or all there are."""
    size = min(_RUN, len(part))
    runs = {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}
    return size > 0 and any(
        tuple(part[at : at + size]) in runs for at in range(len(part) - size + 1)
    )


def _without_labels(changes: tuple[Change, ...], truth: Truth, held: Held) -> tuple[Change, ...]:
    """Leave out what is told of the number of a paragraph, over which the same person goes on."""
    stored = held.text(truth.source.id)
    gaps = [
        (one.end - truth.start, other.start - truth.start)
        for one, other in pairwise(truth.passages)
        if same_voice(one, other) and _LABEL.fullmatch(stored, one.end, other.start)
    ]
    return tuple(
        c
        for c in changes
        if c.now or not any(s <= c.source_span[0] and c.source_span[1] <= e for s, e in gaps)
    )


def _between(truth: Truth) -> Span:
    return truth.passages[0].end, truth.passages[-1].start


def _other_voice(one: Passage, other: Passage) -> bool:
    return not same_voice(one, other)


def _other_person(one: Passage, other: Passage) -> bool:
    """Say whether somebody else, or nobody in particular, goes on; a heading alone is no matter."""
    return (one.speaker is not None or other.speaker is not None) and not same_voice(one, other)


def _answers_for(change: Change) -> bool:
    """Say whether a loss at an end turns what is kept round, so that no mark there is honest."""
    return change.severity == "block" and change.kind in ("negation", "condition")


def _passes_for_whole(change: Change, words: str, certified: str, after: str) -> bool:
    """Say whether a cut at an end is hidden: a capital or a stop makes a part look like all.

    Such a cut is an omission without a mark, so what it takes away counts as changed.
    """
    if change.quoted_span == (0, 0):
        first, true = words.lstrip("…. [")[:1], certified.lstrip()[:1]
        if words.lstrip().startswith("["):
            # "[T]his can stop it" begins a sentence; whom "[T]hey" means is the author's to say.
            grave = change.severity == "block" and change.kind not in ("antecedent", "contrast")
            return grave and true.islower() and bool(_CAPITAL.match(words.lstrip()))
        return first.isupper() and true.islower()
    stopped = ends_as_whole(words)
    own = _STOP.search(certified.rstrip())
    return bool(stopped and not own) and not after.lstrip("”’\"')").startswith((".", "?", "!"))


def _as_printed(words: str, quote: ManifestQuote) -> bool:
    return bool(quote.printed) and comparable(words) == comparable(quote.printed)


def _notes(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.severity == "note")
