"""A span of a source, looked at before it is pinned: what it prints, what the gate says of it.

In go a desk, the library and a quote; out comes an :class:`Offer`. The promise: nothing is pinned
unseen. Whatever would make the quotation false, change its meaning or repeat another pin stands in
the offer, in sentences, before anything is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Brief, Pin
from assistant.desk.desk import Desk
from assistant.desk.evidence import PinnedAt, pinned_at
from assistant.desk.places import place_words
from assistant.errors import AskedWrongly
from assistant.library import Library
from assistant.library.source import Source
from assistant.noun import Noun
from assistant.passages.passage import Passage
from assistant.quotes import OSCOLA, Quote, Refused, certify, locate
from assistant.quotes.around import Around, around
from assistant.quotes.judging import change_codes, change_sentence, judge_quote
from assistant.quotes.meaning import Change
from assistant.quotes.printing import printed_text


class Ground(Noun):
    """A source with all that a quotation of it is judged by; read once, used for every key."""

    source: Source
    text: str
    passages: tuple[Passage, ...]


class Verdict(Noun):
    """One change that a quotation makes: its code, whether it blocks, and a sentence for it."""

    code: str
    blocks: bool
    sentence: str


class Offer(Noun):
    """A quote that could be pinned.

    ``words`` are the stored characters, ``printed`` what the paper would show; ``refused`` says
    why it can never be a quotation, or is "". ``verdicts`` are the gate's, blocks first;
    ``warnings`` are about what stands beside it; ``elsewhere`` says where words of it are pinned.
    """

    ground: Ground
    quote: Quote
    words: str
    printed: str
    place: str
    who: str
    voice: str
    refused: str = ""
    verdicts: tuple[Verdict, ...] = ()
    warnings: tuple[str, ...] = ()
    elsewhere: tuple[PinnedAt, ...] = ()

    @property
    def blocked(self) -> tuple[Verdict, ...]:
        """The changes that need a written reason."""
        return tuple(one for one in self.verdicts if one.blocks)


def ground_of(library: Library, source: str) -> Ground:
    """Read a source to quote from it.

    Raises:
        UnknownName: there is no such source.
    """
    found = library.source(source)
    text, passages = library.document_text(found.id), library.passages(found.id)
    return Ground(source=found, text=text, passages=passages)


def offer(desk: Desk, ground: Ground, quote: Quote, *, besides: str | None = None) -> Offer:
    """Return what would be pinned; ``besides`` is a pin that it would take the place of."""
    words = ground.text[quote.start : quote.end]
    certified = certify(quote, ground.text, ground.passages)
    pinned = pinned_at(placed(desk.brief, ground), ground.source.id, quote.start, quote.end)
    elsewhere = tuple(one for one in pinned if one.pin != besides)
    if isinstance(certified, Refused):
        return Offer(
            ground=ground, quote=quote, words=words, printed=words, place="", who="", voice="",
            refused=certified.message, elsewhere=elsewhere,
        )  # fmt: skip
    passage, speaker = certified.passages[0], certified.speaker
    return Offer(
        ground=ground,
        quote=quote,
        words=words,
        printed=printed_text(certified, OSCOLA, block=False),
        place=place_words(passage),
        who=speaker.name if speaker else "",
        voice=certified.voice,
        verdicts=verdicts_of(quote, ground),
        warnings=_warned(around(quote, ground.text, ground.passages)),
        elsewhere=elsewhere,
    )


def placed(brief: Brief, ground: Ground) -> Brief:
    """Return the brief with a place for each pin of this source that gives its words alone."""
    answers = []
    for answer in brief.answers:
        pins = tuple(_placed(pin, ground) for pin in answer.pins)
        answers.append(answer.model_copy(update={"pins": pins}))
    return brief.model_copy(update={"answers": tuple(answers)})


def verdicts_of(quote: Quote, ground: Ground) -> tuple[Verdict, ...]:
    """Return what the meaning gate says of a quote, blocks first."""
    changes = judge_quote(quote, ground.text, ground.passages)
    codes = change_codes(changes, ground.text)
    return tuple(_verdict(change, code) for change, code in zip(changes, codes, strict=True))


def quote_of_words(
    ground: Ground, words: str, *, nth: int | None = None, near: Quote | None = None
) -> Quote:
    """Return the quote of words that stand in a source, typography apart.

    Where they stand in several places ``nth`` (from 1) says which, or ``near`` does, a quote that
    one of the places overlaps.

    Raises:
        AskedWrongly: they do not stand there, or in several places and nothing says which.
    """
    found, title = locate(words, ground.text).places, ground.source.title
    if near is not None:
        found = tuple(s for s in found if s[0] < near.end and near.start < s[1]) or found
    if not found:
        message = f"{title} does not have these words. See: assistant passages {ground.source.id}"
        raise AskedWrongly(message)
    if nth is not None and nth > len(found):
        message = f"These words stand in {len(found)} places of {title}; there is no {nth}."
        raise AskedWrongly(message)
    if nth is None and len(found) > 1:
        places = "; ".join(_spot(ground, start) for start, _ in found[:5])
        message = (
            f"These words stand in {len(found)} places of {title} ({places}). Give more of them, "
            "or say which place you mean."
        )
        raise AskedWrongly(message)
    start, end = found[(nth or 1) - 1]
    return Quote(source=ground.source.id, start=start, end=end)


def without_words(ground: Ground, quote: Quote, omitted: Sequence[str]) -> Quote:
    """Return the quote with words left out of it, each of which must stand in it once.

    Raises:
        AskedWrongly: some do not stand in it, or several times.
    """
    spans = list(quote.omissions)
    for words in omitted:
        found = locate(words, ground.text[quote.start : quote.end])
        if found.span is None:
            how = "several times" if found.ambiguous else "not"
            message = f"“{words}” stands {how} in the words quoted; nothing was changed."
            raise AskedWrongly(message)
        spans.append((found.span[0] + quote.start, found.span[1] + quote.start))
    return quote.model_copy(update={"omissions": tuple(sorted(spans))})


def refuse_unpinnable(one: Offer, because: str | None) -> None:
    """Raise AskedWrongly where an offer must not be pinned, or needs a reason it does not have."""
    if one.refused:
        raise AskedWrongly(one.refused)
    if one.blocked and not (because and because.strip()):
        told = "; ".join(verdict.sentence for verdict in one.blocked)
        message = f"This {told}. Quote more of it, or say why it may stand."
        raise AskedWrongly(message)


def elsewhere_words(one: Offer) -> str:
    """Return where the words are pinned already, in a sentence, or ""."""
    said = [
        f"{'These words are' if at.same else 'Some of these words are'} pinned already "
        f"in {at.answer if not at.answer[:1].isdigit() else f'question {at.answer}'} ({at.pin})."
        for at in one.elsewhere
    ]
    return " ".join(said)


def _verdict(change: Change, code: str) -> Verdict:
    return Verdict(code=code, blocks=change.severity == "block", sentence=change_sentence(change))


def _placed(pin: Pin, ground: Ground) -> Pin:
    if pin.source != ground.source.id or pin.start is not None:
        return pin
    span = locate(pin.words, ground.text).span
    return pin if span is None else pin.model_copy(update={"start": span[0], "end": span[1]})


def _spot(ground: Ground, start: int) -> str:
    passage = next((p for p in ground.passages if p.start <= start < p.end), None)
    return (place_words(passage) if passage else "") or f"character {start}"


_WARNS = {
    "contrast": "The source goes on with a contrast",
    "exception": "The source goes on with an exception",
    "reported": "The source reports these words and does not give them as they were said",
}


def _warned(beside: Around) -> tuple[str, ...]:
    return tuple(f"{_WARNS[warning.kind]}: “{warning.words}”" for warning in beside.warnings)
