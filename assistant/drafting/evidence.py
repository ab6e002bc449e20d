"""The evidence of a draft: every pin proved against its source before a word is written.

In go a brief's pins and the library; out come :class:`Evidence` for each pin that is true, and a
finding for each that is not. The promise: what is not certified is never evidence, so it can never
be printed; a pin that moved is printed only with a finding that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.briefs.brief import Pin
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.passages.passage import Passage, Speaker
from assistant.quotes import Certified, Quote, Refused, Standing, certify, stand
from assistant.quotes.locating import Span
from assistant.quotes.quote import Insertion

LONGEST_ID = 32
"""A bookmark is ``ev_<id>_<n>`` and may have 40 letters."""


class Shelf(Protocol):
    """What drafting needs of a library."""

    def source(self, name: str) -> Source:
        """Return a source by id, file or unique prefix of its id."""

    def document_text(self, source_id: str) -> str:
        """Return the stored text of a source."""

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """Return the passages of a source in reading order."""


@dataclass(frozen=True)
class Evidence:
    """A certified pin: ``id`` is unique in the draft, ``answer`` the key of its answer."""

    id: str
    pin: Pin
    answer: str
    source: Source
    certified: Certified
    proposal: bool = False

    @property
    def passage(self) -> Passage:
        """Return the passage the quote begins in."""
        return self.certified.passages[0]

    @property
    def speaker(self) -> Speaker | None:
        """Return who may be named as speaking: nobody under the Chatham House Rule."""
        return None if chatham_house(self.source) else self.certified.speaker

    @property
    def whole_sentences(self) -> bool:
        """Say whether the words read as whole sentences."""
        words = self.certified.text.strip()
        return words[:1].isupper() or words[:1].isdigit() if ends_sentence(words) else False


def chatham_house(source: Source) -> bool:
    """Say whether a source was given under the Chatham House Rule, which hides who spoke."""
    return "chatham" in (source.marking or "").casefold()


def ends_sentence(words: str) -> bool:
    """Say whether the words end where a sentence ends."""
    return words.rstrip("”’\"')]").endswith((".", "?", "!"))


@dataclass(frozen=True)
class Unusable:
    """A pin that cannot be quoted, and the finding that says why."""

    pin: Pin
    finding: Finding


class EvidenceRoom:
    """Proves pins against one library, reading each source once."""

    def __init__(self, shelf: Shelf, *, final: bool) -> None:
        self._shelf = shelf
        self._final = final
        self._texts: dict[str, str] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._ids: set[str] = set()
        self.findings: list[Finding] = []

    def prove(
        self, pin: Pin, answer: str, place: str, *, proposal: bool = False
    ) -> Evidence | Unusable:
        """Return the evidence a pin stands for, or why there is none."""
        try:
            source = self._shelf.source(pin.source)
        except UnknownName as error:
            return self._unusable(pin, place, "source-unknown", str(error), "Index it, or unpin.")
        text, passages = self._read(source.id)
        given = (pin.start, pin.end) if pin.start is not None and pin.end is not None else None
        standing = stand(pin.words, given, text, passages)
        if standing.span is None:
            return self._lost(pin, place, source, standing)
        if _trims_lost(pin, standing.span):
            message = f"The words are set otherwise in {source.title} than when they were trimmed."
            fix = "Trim the pin again on its source."
            return self._unusable(pin, place, "quote-trim-lost", message, fix)
        quote = _quote(pin, source.id, standing.span)
        certified = certify(quote, text, passages)
        if isinstance(certified, Refused):
            fix = "Trim the pin again on its source."
            return self._unusable(pin, place, f"quote-{certified.why}", certified.message, fix)
        self._note_drift(pin, place, source, standing)
        return Evidence(
            id=self._new_id(pin.id),
            pin=pin,
            answer=answer,
            source=source,
            certified=certified,
            proposal=proposal,
        )

    def _read(self, source_id: str) -> tuple[str, tuple[Passage, ...]]:
        if source_id not in self._texts:
            self._texts[source_id] = self._shelf.document_text(source_id)
            self._passages[source_id] = self._shelf.passages(source_id)
        return self._texts[source_id], self._passages[source_id]

    def _new_id(self, pin_id: str) -> str:
        plain = re.sub(r"[^A-Za-z0-9]+", "_", pin_id).strip("_")[:LONGEST_ID] or "quote"
        name, number = plain, 2
        while name.casefold() in self._ids:
            name = f"{plain[: LONGEST_ID - 4]}_{number}"
            number += 1
        self._ids.add(name.casefold())
        return name

    def _unusable(self, pin: Pin, place: str, code: str, message: str, fix: str) -> Unusable:
        finding = Finding(
            code=code,
            severity="error",
            place=f"{place}, pin {pin.id}",
            message=f"{message} The draft does not print it: “{_opening(pin.words)}”",
            fix=fix,
        )
        self.findings.append(finding)
        return Unusable(pin=pin, finding=finding)

    def _lost(self, pin: Pin, place: str, source: Source, standing: Standing) -> Unusable:
        if standing.verdict == "ambiguous":
            message = f"The words stand in {len(standing.places)} places of {source.title}."
            fix = "Pin them again at the place you mean, so that the brief says where."
            return self._unusable(pin, place, "quote-ambiguous", message, fix)
        if standing.verdict == "edited":
            message = (
                f"{source.title} no longer has these words; it now reads: "
                f"“{_opening(standing.nearest or '', 160)}”."
            )
            fix = "Read the passage as it is now and pin it again."
            return self._unusable(pin, place, "quote-edited", message, fix)
        message = f"{source.title} does not have these words."
        return self._unusable(pin, place, "quote-gone", message, "Unpin it, or correct the words.")

    def _note_drift(self, pin: Pin, place: str, source: Source, standing: Standing) -> None:
        if standing.verdict == "moved":
            self.findings.append(
                Finding(
                    code="quote-moved",
                    severity="error" if self._final else "warning",
                    place=f"{place}, pin {pin.id}",
                    message=f"The words stand elsewhere in {source.title} than the pin says.",
                    fix="Read them in their new place and pin them again.",
                )
            )
        elif pin.sha256 and source.sha256 and pin.sha256 != source.sha256:
            self.findings.append(
                Finding(
                    code="source-changed",
                    severity="info",
                    place=f"{place}, pin {pin.id}",
                    message=f"{source.title} has changed since this was pinned; "
                    "these words are unchanged.",
                    fix="Read around them once more, then pin them again.",
                )
            )


def _trims_lost(pin: Pin, span: Span) -> bool:
    """Say whether offsets inside the pin no longer fall where its author set them."""
    if not (pin.omissions or pin.insertions or pin.emphasis):
        return False
    if pin.start is None or pin.end is None:
        return False
    return span[1] - span[0] != pin.end - pin.start


def _quote(pin: Pin, source_id: str, span: Span) -> Quote:
    """Return the pin's quote at ``span``; what it leaves out or puts in moves along with it."""
    by = span[0] - pin.start if pin.start is not None else 0
    return Quote(
        source=source_id,
        start=span[0],
        end=span[1],
        omissions=_moved(pin.omissions, by),
        insertions=tuple(
            Insertion(at=i.at + by, text=i.text, replaces=i.replaces) for i in pin.insertions
        ),
        emphasis=_moved(pin.emphasis, by),
    )


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def _opening(words: str, longest: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
