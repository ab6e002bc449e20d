"""A draft proved again from its audit, on any machine that has the sources.

In go the data of an audit, the draft's file and the source files; out comes a verdict for the file,
for each source and for each quotation. The promise: a quotation passes only if the source's own
characters at its place are those of the audit, what the audit prints follows from them, and the
file still prints it; nothing is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from assistant.errors import AskedWrongly
from assistant.noun import Noun
from assistant.quotes import OSCOLA, Certified, Quote, stand
from assistant.quotes.certify import pieces_of
from assistant.quotes.faults import insertion_fault, omission_fault, span_fault
from assistant.quotes.printing import printed_text
from assistant.quotes.typography import comparable

FileState = Literal["unchanged", "edited"]
SourceState = Literal["same", "changed", "absent", "unreadable"]

_BRACKETED_FIRST = re.compile(r"\[(\w)\](?=\w)")


class SourceFile(Noun):
    """A source file as found: its hash, and its stored text, or why there is none."""

    sha256: str
    text: str | None
    reason: str = ""


class ProvedSource(Noun):
    """A source of the audit and how it was found."""

    id: str
    file: str
    state: SourceState
    message: str = ""


class ProvedQuote(Noun):
    """A quotation of the audit; ``problems`` is empty where it is proved."""

    id: str
    pin: str
    place: str
    printed: str
    source: str
    problems: tuple[str, ...] = ()


class Proof(Noun):
    """The whole verdict."""

    file: str
    state: FileState
    sources: tuple[ProvedSource, ...]
    quotes: tuple[ProvedQuote, ...]

    @property
    def holds(self) -> bool:
        """Say whether every quotation is proved."""
        return not any(quote.problems for quote in self.quotes)


def prove_again(
    audit: Mapping[str, Any],
    *,
    file: str,
    sha256: str,
    text: Callable[[], str],
    sources: Mapping[str, SourceFile],
) -> Proof:
    """Prove the draft ``file`` against its ``audit``.

    ``text`` reads the draft's words and is asked only where its hash is another; ``sources`` are
    the files found, by the id of their source.

    Raises:
        AskedWrongly: the data is no audit of this program.
    """
    try:
        quotes = [_read_quote(entry) for entry in audit["quotes"]]
        known = [ProvedSource(id=s["id"], file=s["file"], state="same") for s in audit["sources"]]
        hashes = {s["id"]: str(s["sha256"]) for s in audit["sources"]}
        stated = str(audit["sha256"])
    except (KeyError, TypeError, ValueError) as error:
        message = f"The audit lacks what a proof needs ({error}); write the draft again."
        raise AskedWrongly(message) from error
    edited = sha256 != stated
    missing = _not_printed(quotes, text()) if edited else {}
    found = tuple(_source(source, hashes[source.id], sources.get(source.id)) for source in known)
    states = {source.id: source for source in found}
    proved = tuple(
        ProvedQuote(
            id=q.id,
            pin=q.pin,
            place=q.place,
            printed=q.printed,
            source=q.quote.source,
            problems=(
                *_in_source(q, states.get(q.quote.source), sources.get(q.quote.source)),
                *((missing[q.id],) if q.id in missing else ()),
            ),
        )
        for q in quotes
    )
    return Proof(file=file, state="edited" if edited else "unchanged", sources=found, quotes=proved)


class _Stated(Noun):
    """A quotation as the audit states it."""

    id: str
    pin: str
    place: str
    printed: str
    certified: str
    times: int
    quote: Quote


def _read_quote(entry: Mapping[str, Any]) -> _Stated:
    start, end = entry["span"]
    return _Stated(
        id=entry["id"],
        pin=entry["pin"],
        place=entry["placed"] or "Not placed",
        printed=entry["printed"],
        certified=entry["certified"],
        times=entry["times_printed"],
        quote=Quote(
            source=entry["source"],
            start=start,
            end=end,
            omissions=entry["omissions"],
            insertions=entry["insertions"],
            emphasis=entry["emphasis"],
        ),
    )


def _source(source: ProvedSource, sha256: str, found: SourceFile | None) -> ProvedSource:
    if found is None:
        message = f"{source.file} is not there."
        return source.model_copy(update={"state": "absent", "message": message})
    if found.text is None:
        return source.model_copy(update={"state": "unreadable", "message": found.reason})
    if found.sha256 != sha256:
        message = f"{source.file} is another file than the one that was quoted."
        return source.model_copy(update={"state": "changed", "message": message})
    return source


def _in_source(
    stated: _Stated, source: ProvedSource | None, found: SourceFile | None
) -> tuple[str, ...]:
    """Say what is wrong with a quotation by its source alone."""
    if source is None or found is None or found.text is None:
        return (f"Its source cannot be read: {source.message if source else 'not in the audit'}",)
    if source.state == "changed":
        return (f"{source.message} {_drift(stated, found.text)}",)
    held = found.text[stated.quote.start : stated.quote.end]
    if held != stated.certified:
        return (f"At its place the source has “{_short(held)}”.",)
    fault = span_fault(stated.quote, found.text) or omission_fault(stated.quote, found.text)
    fault = fault or insertion_fault(stated.quote, found.text)
    if fault:
        return (fault.message,)
    should = _shown(stated.quote, found.text)
    plain = comparable(should)
    # A mark of the source's own quotation that the ends leave alone is printed with its fellow.
    if comparable(stated.printed) not in (plain, f"{plain}'", f"'{plain}"):
        return (f"The source's words print as “{_short(should)}”.",)
    return ()


def _drift(stated: _Stated, text: str) -> str:
    standing = stand(stated.certified, (stated.quote.start, stated.quote.end), text)
    if standing.verdict == "unchanged":
        return "Its words are unchanged there."
    if standing.span or standing.places:
        return "Its words stand there, at another place."
    return "Its words do not stand there."


def _shown(quote: Quote, text: str) -> str:
    whole = text[quote.start : quote.end]
    pieces = tuple(pieces_of(quote, text))
    certified = Certified(quote=quote, text=whole, passages=(), pieces=pieces)
    return printed_text(certified, OSCOLA, block=False)


def _not_printed(quotes: Sequence[_Stated], text: str) -> dict[str, str]:
    """Return, for each quotation that the edited file lacks, what to say of it.

    Longer quotations are looked for first and take their words out of the search, so that words
    which stand in another quotation too do not pass for one that was altered.
    """
    left = _plain(text)
    missing: dict[str, str] = {}
    for stated in sorted(quotes, key=lambda q: -len(q.printed)):
        words = _plain(stated.printed)
        pieces = re.split(_any_first(words), left)
        there = len(pieces) - 1
        if there < stated.times:
            missing[stated.id] = (
                f"The file prints it {_times(there)} and printed it {_times(stated.times)} when "
                "it was written: it was altered or taken out."
            )
        left = "\0".join(pieces)
    return missing


def _plain(text: str) -> str:
    """Return the comparable form of words, with a first letter in brackets freed of them."""
    return comparable(_BRACKETED_FIRST.sub(r"\1", text))


def _any_first(words: str) -> str:
    """Return a pattern for ``words`` whose first letter may be small: our lead-ins run on."""
    first, rest = words[:1], words[1:]
    return f"(?<!\\w)[{re.escape(first.lower() + first.upper())}]{re.escape(rest)}(?!\\w)"


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _short(words: str, longest: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
