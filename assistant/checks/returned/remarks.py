"""What a person should know of a quotation besides its verdict.

In go a claim, its match and what its sentence says; out come findings that change no verdict. The
promise: each says what it is about and what can be done; none says that something is wrong which
only may be.
"""

from __future__ import annotations

from assistant.checks.returned.attributions import unconfirmed
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.matching import Match
from assistant.checks.returned.sayings import Said
from assistant.checks.returned.surroundings import Surroundings
from assistant.checks.returned.telling import changed_words, place_words, shortened, title_words
from assistant.findings import Finding
from assistant.quotes.meaning import Change


def remarks(
    claim: Claim,
    around: Surroundings,
    match: Match,
    said: Said,
    cut: tuple[Change, ...],
    place: str,
    *,
    wrong: bool,
) -> list[Finding]:
    """Return the remarks on a claim.

    ``cut`` is what its ends leave off, ``place`` where it is; ``wrong`` says that a fault was found
    in its attribution already.
    """
    found = [_cut_short(match, cut, place)] if cut else []
    if not match.sure:
        found.append(_loose(match, place))
    if not claim.closed and not claim.continued:
        found.append(_not_closed(match, place))
    read = any(cited.read for cited in around.cited)
    if not read and not said.read and claim.form != "cell":
        found.append(_unread(match, place))
    if not wrong and unconfirmed(said, match.truth):
        found.append(_unconfirmed(match, said, place))
    return found


def _cut_short(match: Match, cut: tuple[Change, ...], place: str) -> Finding:
    return Finding(
        code="quote-cut-short",
        severity="warning",
        place=place,
        message=f"Where “{shortened(match.words)}” begins or ends, the source goes on in a"
        f" way that matters: {changed_words(cut)}.",
        fix="Take the words in, or say them in your own sentence.",
    )


def _loose(match: Match, place: str) -> Finding:
    return Finding(
        code="place-to-confirm",
        severity="info",
        place=place,
        message=f"“{shortened(match.words)}” resembles {place_words(match.truth)} only loosely.",
        fix="See whether that is the passage meant.",
    )


def _not_closed(match: Match, place: str) -> Finding:
    return Finding(
        code="mark-not-closed",
        severity="info",
        place=place,
        message=f"The mark before “{shortened(match.words, 40)}” is never closed.",
        fix="Close it where the source's words end.",
    )


def _unread(match: Match, place: str) -> Finding:
    return Finding(
        code="attribution-unread",
        severity="info",
        place=place,
        message=f"Nothing that could be read says where “{shortened(match.words, 60)}” is"
        f" from. It stands in {place_words(match.truth)}.",
        fix="Give a reference.",
    )


def _unconfirmed(match: Match, said: Said, place: str) -> Finding:
    return Finding(
        code="attribution-unconfirmed",
        severity="warning",
        place=place,
        message=f"“{shortened(match.words, 60)}” is given as the words of {said.who}, and"
        f" {title_words(match.truth.source.title)} does not say whose it is.",
        fix="See whose it is, and write its author or publisher into sources.yaml.",
    )
