"""The verdict on each claim.

In go a claim, what stands around it, its own quote if it is tagged, and the sources; out come a
:class:`CheckedQuote` and findings. The promise: the verdict is the gravest thing that is surely
so, and whatever else is wrong is a finding beside it; what cannot be read is said to be unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.checks.returned.attributions import Fault, reference_faults, saying_faults
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.held import Held
from assistant.checks.returned.matching import (
    OMISSION,
    Match,
    Pinned,
    cut_short,
    matches,
    pinned_match,
)
from assistant.checks.returned.naming import plain, same_name, same_person
from assistant.checks.returned.remarks import remarks
from assistant.checks.returned.results import Anchor as QuoteAnchor
from assistant.checks.returned.results import CheckedQuote, Standing, Verdict, Where
from assistant.checks.returned.sayings import Said, read_saying
from assistant.checks.returned.surroundings import Surroundings
from assistant.checks.returned.telling import (
    changed_words,
    fault_words,
    finding_of,
    place_words,
    shortened,
    stale_finding,
    stale_words,
    title_words,
)
from assistant.checks.returned.truth import Truth
from assistant.findings import Finding
from assistant.quotes.meaning import Change
from assistant.quotes.typography import comparable
from assistant.word.manifest_reading import ManifestQuote

_OURS = re.compile(
    r"\[(?!\s*(?:sic\.?|emphasis[^\]]*|redacted|…|\.\s?\.\s?\.)\s*\])[^\]]{2,}\]", re.I
)
_MENDED = re.compile(r"\w\[\w+\]|\[\w\]\w")


@dataclass(frozen=True)
class Case:
    """Everything that a verdict on one claim is made of."""

    claim: Claim
    where: Where
    around: Surroundings
    quote: ManifestQuote | None
    held: Held
    is_name: Callable[[str, Truth], bool]


@dataclass
class Judged:
    """A verdict, and what else is to be said."""

    quote: CheckedQuote
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Weighed:
    """One place that the words may come from, with what the attribution says wrongly of it."""

    match: Match
    said: Said
    faults: tuple[Fault, ...]


def judge(case: Case) -> Judged:
    """Return the verdict on one claim."""
    if case.claim.short:
        return _plain(case, "too short", case.claim.words)
    if case.quote is not None:
        pinned = pinned_match(case.claim, case.quote, case.held)
        if pinned.match is not None and not _replaced(case, pinned.match):
            return _of_pinned(case, pinned)
        if pinned.match is None and (_still_pinned(case) or _doubled(case, pinned)):
            return _lost(case, pinned)
    weighed = [_weigh(case, match) for match in matches(case.claim, case.held)]
    weighed = _in_cited_source(case, weighed) or weighed
    if not weighed:
        return _untraced(case)
    fewest = min(len(one.faults) for one in weighed)
    fitting = _least_changed([one for one in weighed if len(one.faults) == fewest])
    several = len({_facts(one.match.truth) for one in fitting}) > 1 and fewest == 0
    if several and not fitting[0].match.blocks:
        return _ambiguous(case, fitting)
    found = _found(case, fitting[0], None)
    if several:
        # Altered words are that before all else; which of the places they come from is open too.
        found.findings.append(_several_places(case, fitting, "nearly stands"))
    return found


def _least_changed(fitting: list[_Weighed]) -> list[_Weighed]:
    """Return the places in which the words are most nearly the source's."""

    def changes(one: _Weighed) -> tuple[int, int]:
        return one.match.altered, len(one.match.cut)

    least = min(map(changes, fitting))
    return [one for one in fitting if changes(one) == least]


def _plain(case: Case, verdict: Verdict, words: str, why: str | None = None) -> Judged:
    return Judged(_checked(case, verdict, words, why=why))


def _checked(
    case: Case,
    verdict: Verdict,
    words: str,
    *,
    match: Match | None = None,
    changes: tuple[Change, ...] = (),
    standing: Standing | None = None,
    why: str | None = None,
) -> CheckedQuote:
    truth = match.truth if match else None
    claim = case.claim
    return CheckedQuote(
        text=words,
        place=case.where.words,
        verdict=verdict,
        source=truth.source.id if truth else None,
        locator=truth.locator if truth else None,
        speaker=truth.speaker if truth else None,
        voice=truth.voice if truth else None,
        certified_text=match.certified if match else None,
        changes=changes,
        standing=standing,
        id=claim.tag,
        found_by=claim.found_by,
        why=why,
        found_in=place_words(truth) if truth else None,
        where=case.where,
        anchor=QuoteAnchor(paragraph=claim.paragraph, start=claim.start, end=claim.end),
    )


def _weigh(case: Case, match: Match) -> _Weighed:
    said = _said(case, match)
    truth = match.truth
    around, shelf = case.around, case.held.shelf
    faults = list(saying_faults(said, truth, lambda name: case.is_name(name, truth), case.held))
    faults += reference_faults(around.cited, around.placed, truth, shelf)
    return _Weighed(match, said, tuple(dict.fromkeys(faults)))


def _in_cited_source(case: Case, weighed: list[_Weighed]) -> list[_Weighed]:
    """Return the places in the source that is cited, where it has the words but otherwise set.

    The very characters may stand in another source, while the one cited has them with a line's
    hyphen or a misprint that the quotation mends.
    """
    cited = tuple(dict.fromkeys(i for c in case.around.cited for i in c.sources))
    wrong = weighed and all(any(f.kind == "source" for f in one.faults) for one in weighed)
    if not cited or not wrong:
        return []
    own = [_weigh(case, match) for match in matches(case.claim, case.held, cited)]
    return [one for one in own if not one.match.blocks]


def _said(case: Case, match: Match) -> Said:
    if case.around.speaker_cell:
        return Said(who=case.around.speaker_cell)
    words, block = case.claim.words, case.claim.form == "block"
    signed = words[len(match.words) :] if block and words.startswith(match.words) else ""
    return read_saying(case.around.before, signed + case.around.after)


def _facts(truth: Truth) -> tuple[object, ...]:
    speaker = truth.speaker.name if truth.speaker else None
    return (truth.source.id, truth.locator, speaker, truth.voice)


def _of_pinned(case: Case, pinned: Pinned) -> Judged:
    assert pinned.match is not None  # noqa: S101 - the caller has looked
    standing = pinned.standing
    verdict: Standing | None = None
    if standing is not None:
        verdict = "moved" if standing.verdict == "moved" else "unchanged"
    return _found(case, _weigh(case, pinned.match), verdict)


def _replaced(case: Case, match: Match) -> bool:
    """Say whether the words now are others that a source has: more of the passage, or elsewhere."""
    if not match.blocks:
        return False
    found = case.held.found(match.words)
    return bool(found) and found[0].exact


def _still_pinned(case: Case) -> bool:
    """Say whether the file still has the words that were pinned, or nearly."""
    return not any(found.exact for found in case.held.found(case.claim.words))


def _doubled(case: Case, pinned: Pinned) -> bool:
    """Say whether the pinned words are unaltered, and their source now has them in two places."""
    standing = pinned.standing
    if standing is None or standing.verdict != "ambiguous" or case.quote is None:
        return False
    words = comparable(case.claim.words)
    return words in (comparable(case.quote.certified), comparable(case.quote.printed or ""))


def _lost(case: Case, pinned: Pinned) -> Judged:
    """The pinned words stand nowhere in their source as it is now."""
    assert case.quote is not None  # noqa: S101 - the caller has looked
    source = case.held.source(case.quote.source, case.quote.sha256)
    if pinned.standing is None or source is None:
        why = "The source it was pinned in is no longer in the library."
        quote = _checked(case, "stale", case.claim.words, standing="gone", why=why)
        fix = stale_finding("gone", case.where.words, why)
        return Judged(quote, [fix])
    verdict: Standing = "gone"
    if pinned.standing.verdict == "edited":
        verdict = "edited"
    elif pinned.standing.verdict == "ambiguous":
        verdict = "ambiguous"
    difference = pinned.standing.difference
    why = stale_words(verdict, source.title)
    if difference:
        why = f"{why} Since then: {changed_words(difference)}."
    match = _edited_match(case, pinned)
    quote = _checked(
        case, "stale", case.claim.words, match=match, changes=difference, standing=verdict, why=why
    )
    return Judged(quote, [stale_finding(verdict, case.where.words, why)])


def _edited_match(case: Case, pinned: Pinned) -> Match | None:
    assert case.quote is not None  # noqa: S101 - the caller has looked
    if pinned.standing is None or pinned.standing.edited is None:
        return None
    source = case.held.source(case.quote.source, case.quote.sha256)
    truth = case.held.truth(source.id, *pinned.standing.edited) if source else None
    if truth is None:
        return None
    return Match(case.claim.words, truth, pinned.standing.nearest or "", ())


def _untraced(case: Case) -> Judged:
    words = case.claim.words
    if not case.claim.closed:
        return _plain(case, "untraced", words, "A quotation mark is opened and never closed.")
    why = f"No source in the library has these words: “{shortened(words)}”"
    return Judged(
        _checked(case, "untraced", words, why=why), [finding_of("untraced", case.where.words, why)]
    )


def _ambiguous(case: Case, fitting: list[_Weighed]) -> Judged:
    finding = _several_places(case, fitting, "stands")
    quote = _checked(case, "ambiguous", fitting[0].match.words, why=finding.message)
    return Judged(quote, [finding])


def _several_places(case: Case, fitting: list[_Weighed], stands: str) -> Finding:
    places = list(dict.fromkeys(place_words(one.match.truth) for one in fitting))
    shown = "; ".join(places[:3]) + (f"; and {len(places) - 3} more" if len(places) > 3 else "")
    words = shortened(fitting[0].match.words)
    why = f"“{words}” {stands} in several places, and nothing says which: {shown}."
    return finding_of("ambiguous", case.where.words, why)


def _found(case: Case, weighed: _Weighed, standing: Standing | None) -> Judged:
    match = weighed.match
    problems = _problems(case, weighed)
    findings = [finding_of(verdict, case.where.words, why) for verdict, why in problems]
    cut = cut_short(match, case.around, case.held.text(match.truth.source.id))
    place, wrong = case.where.words, bool(weighed.faults)
    findings += remarks(case.claim, case.around, match, weighed.said, cut, place, wrong=wrong)
    why = problems[0][1] if problems else None
    verdict: Verdict = problems[0][0] if problems else _certified(match)
    if standing is not None:
        told = stale_words(standing, match.truth.source.title)
        findings.append(stale_finding(standing, case.where.words, told))
        if not problems:
            verdict, why = "stale", told
    # What an end leaves off is the source's own words left unsaid: worth a note, not another word.
    left = tuple(change.model_copy(update={"severity": "note"}) for change in cut)
    changes = (*match.changes, *left)
    quote = _checked(
        case, verdict, match.words, match=match, changes=changes, standing=standing, why=why
    )
    return Judged(quote, findings)


def _problems(case: Case, weighed: _Weighed) -> list[tuple[Verdict, str]]:
    """Return what is wrong, gravest first, each with its sentence."""
    match, said, truth = weighed.match, weighed.said, weighed.match.truth
    told = f"“{shortened(match.words)}”"
    problems: list[tuple[Verdict, str]] = []
    if match.blocks:
        where = place_words(truth)
        problems.append(
            ("changed", f"{told} is not what {where} says: {changed_words(match.blocks)}.")
        )
    if weighed.faults:
        wrong = "; ".join(fault_words(fault) for fault in weighed.faults)
        problems.append(("misattributed", f"Of {told}: {wrong}."))
    elif truth.nested is not None and not _says_nested(said, truth):
        inner = truth.nested.speaker or "somebody else"
        problems.append(
            ("nested", f"In {title_words(truth.source.title)} {told} is a quotation of {inner}.")
        )
    elif truth.voice == "reported" and said.who and said.verb and not _is_record(said, truth):
        reports = f"{title_words(truth.source.title)} only reports it in its own words"
        why = f"{told} is given as what {said.who} {said.verb}, but {reports}."
        problems.append(("reported", why))
    if case.claim.form == "tag":
        problems.append(("unmarked", f"{told} has lost its quotation marks."))
    return problems


def _is_record(said: Said, truth: Truth) -> bool:
    """Say whether the sentence gives the words as the record's, by its kind or by its title."""
    return said.record or f" {plain(truth.source.title)} " in f" {plain(said.words)} "


def _says_nested(said: Said, truth: Truth) -> bool:
    inner = truth.nested.speaker if truth.nested else None
    named = bool(said.who and inner) and (
        same_person(said.who or "", inner or "") or same_name(said.who or "", inner or "")
    )
    return said.relayed or named


def _certified(match: Match) -> Verdict:
    words = match.words.strip()
    inner = words.strip("….[] \u00a0")
    trimmed = OMISSION.search(inner) or _OURS.search(words)
    mended = any(m.start() > 0 for m in _MENDED.finditer(words))
    return "trimmed" if trimmed or mended or match.changes else "verbatim"
