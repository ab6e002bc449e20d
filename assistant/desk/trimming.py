"""A quotation being trimmed, key by key, with the verdict of the gate on every state of it.

In go a trim and what a key means; out comes the trim after it. The promise: words of the source
are taken, left out and put back, never typed; a trim that changes the meaning says so at once and
is kept only with a written reason.
"""

from __future__ import annotations

from typing import Literal

from assistant.briefs.brief import Override
from assistant.briefs.changing import answer_name, pin_called, with_override, with_repinned
from assistant.desk.answering import place_name
from assistant.desk.desk import Desk, changed, telling
from assistant.desk.offering import (
    Ground,
    Offer,
    Verdict,
    ground_of,
    offer,
    refuse_unpinnable,
    verdicts_of,
)
from assistant.errors import AskedWrongly
from assistant.library import Library
from assistant.noun import Noun
from assistant.quotes import Quote, stand
from assistant.quotes.around import around
from assistant.quotes.locating import Span
from assistant.quotes.trimming import (
    By,
    End,
    left_out,
    moved_end,
    put_back,
    whole_sentences,
    with_sic,
    word_at,
)

PartKind = Literal["before", "kept", "left out", "going", "put in", "after"]


class Trim(Noun):
    """A quotation in the trim window.

    ``pin`` is the pin that is trimmed, or None for one that is not pinned yet; ``opened`` what
    ``reset`` returns to. ``end`` is the end that the keys move. ``gap`` are the words chosen to be
    left out, while they are being chosen: then the keys move its ends.
    """

    ground: Ground
    pin: str | None
    quote: Quote
    opened: Quote
    end: End = "end"
    gap: Span | None = None


class Part(Noun):
    """A run of the source's words in the trim window; a "put in" part is ours.

    ``start`` is its offset in the source's text, -1 where it is shown otherwise than it is stored.
    """

    kind: PartKind
    text: str
    start: int = -1


def begin_trim(desk: Desk, library: Library, pin: str) -> Trim:
    """Open a pin to be trimmed, as it stands.

    Raises:
        UnknownName: there is no such pin, or its source is not in the library.
        AskedWrongly: its words stand in the source no more, or in several places.
    """
    _, found = pin_called(desk.brief, pin)
    ground = ground_of(library, found.source)
    given = (found.start, found.end) if found.start is not None and found.end is not None else None
    standing = stand(found.words, given, ground.text, ground.passages)
    if standing.span is None or (given and standing.span != given and found.omissions):
        message = f"{ground.source.title} has changed: unpin these words and pin them anew."
        raise AskedWrongly(message)
    kept = standing.span == given
    quote = Quote(
        source=ground.source.id,
        start=standing.span[0],
        end=standing.span[1],
        omissions=found.omissions if kept else (),
        insertions=found.insertions if kept else (),
        emphasis=found.emphasis if kept else (),
    )
    return Trim(ground=ground, pin=pin, quote=quote, opened=quote)


def begin_trim_of(ground: Ground, start: int, end: int) -> Trim:
    """Open the whole sentences around a span, before it is pinned."""
    span = Quote(source=ground.source.id, start=start, end=end)
    quote = whole_sentences(span, ground.text, ground.passages)
    return Trim(ground=ground, pin=None, quote=quote, opened=quote)


def other_end(trim: Trim) -> Trim:
    """Move the other end from now on."""
    return trim.model_copy(update={"end": "start" if trim.end == "end" else "end"})


def move(trim: Trim, steps: int, *, by: By = "word") -> Trim:
    """Move the end that is moved by words or sentences; below 0 towards the beginning."""
    if trim.gap is not None:
        return trim.model_copy(update={"gap": _moved_gap(trim, trim.gap, steps)})
    ground = trim.ground
    quote = moved_end(trim.quote, ground.text, ground.passages, end=trim.end, by=by, steps=steps)
    return trim.model_copy(update={"quote": quote})


def leave_out(trim: Trim) -> Trim:
    """Begin to choose words to leave out; asked again, leave out those that are chosen.

    Raises:
        AskedWrongly: those words cannot be left out; the trim stays as it was.
    """
    if trim.gap is None:
        return trim.model_copy(update={"gap": _first_gap(trim)})
    ground = trim.ground
    quote = left_out(trim.quote, ground.text, ground.passages, *trim.gap)
    return trim.model_copy(update={"quote": quote, "gap": None})


def put_all_back(trim: Trim) -> Trim:
    """Put every word that was left out back."""
    quote = trim.quote
    for start, _ in trim.quote.omissions:
        quote = put_back(quote, start)
    return trim.model_copy(update={"quote": quote, "gap": None})


def mark_sic(trim: Trim) -> Trim:
    """Put [sic] after the last word kept, or take it away again."""
    ground = trim.ground
    at, _ = word_at(ground.text, trim.quote.end - 1)
    quote = with_sic(trim.quote, ground.text, ground.passages, at)
    return trim.model_copy(update={"quote": quote})


def reset(trim: Trim) -> Trim:
    """Return to how the trim was opened."""
    return trim.model_copy(update={"quote": trim.opened, "gap": None})


def step_back(trim: Trim) -> Trim | None:
    """Give up choosing words to leave out; None where the trim itself is to be given up."""
    return None if trim.gap is None else trim.model_copy(update={"gap": None})


def parts(trim: Trim) -> tuple[Part, ...]:
    """Return what the window shows: the sentences around, dimmed, and what is kept of them."""
    quote, text = trim.quote, trim.ground.text
    whole = whole_sentences(quote, text, trim.ground.passages)
    beside = around(quote, text, trim.ground.passages)
    shown = [Part(kind="before", text=f"{beside.before} ")] if beside.before else []
    shown += _run("before", text, whole.start, quote.start)
    at = quote.start
    for start, end, kind in _cuts(trim):
        shown += _run("kept", text, at, start)
        shown += _run(kind, text, start, end)
        at = end
    shown += _run("kept", text, at, quote.end)
    shown += _run("after", text, quote.end, whole.end)
    return (*shown, *([Part(kind="after", text=f" {beside.after}")] if beside.after else []))


def verdicts(trim: Trim) -> tuple[Verdict, ...]:
    """Return what the gate says of the trim as it is now, blocks first."""
    return verdicts_of(trim.quote, trim.ground)


def words_kept(trim: Trim) -> int:
    """Return how many words the quotation has as it is now."""
    return sum(len(p.text.split()) for p in parts(trim) if p.kind in ("kept", "going"))


def status(trim: Trim) -> str:
    """Return the line under the words: which end moves, how many words, what the gate says."""
    moving = f"Choosing words to leave out, {trim.end} of them." if trim.gap else ""
    lead = moving or f"Moving the {trim.end}."
    said = [f"! {v.sentence}" if v.blocks else v.sentence for v in verdicts(trim)]
    return " ".join([lead, f"{words_kept(trim)} words.", "; ".join(said)]).strip()


def trimmed_offer(desk: Desk, trim: Trim) -> Offer:
    """Return what would be pinned if the trim were kept."""
    return offer(desk, trim.ground, trim.quote, besides=trim.pin)


def keep_trim(desk: Desk, trim: Trim, *, because: str | None = None) -> Desk:
    """Keep a trim of a pin; one that is not pinned yet goes through ``pin_offer``.

    Raises:
        AskedWrongly: the trim changes the meaning, and ``because`` gives no reason; or the pin
            is not there any more.
    """
    if trim.pin is None:
        message = "These words are not pinned yet; pin them."
        raise AskedWrongly(message)
    answer, found = pin_called(desk.brief, trim.pin)
    offered = trimmed_offer(desk, trim)
    known = {o.finding for o in answer.overrides if o.pin == found.id}
    fresh = [verdict for verdict in offered.blocked if verdict.code not in known]
    refuse_unpinnable(offered.model_copy(update={"verdicts": tuple(fresh)}), because)
    name, source = answer_name(answer), trim.ground.source
    brief = with_repinned(
        desk.brief, trim.pin, quote=trim.quote, words=offered.words, sha256=source.sha256
    )
    for verdict in fresh:
        reason = Override(finding=verdict.code, reason=(because or "").strip(), pin=trim.pin)
        brief = with_override(brief, name, reason)
    said = f"Trimmed the quotation {trim.pin} of {place_name(desk.brief, name)}"
    done = changed(desk, brief, said, answer=name)
    return telling(done, *done.told, *offered.warnings)


def _cuts(trim: Trim) -> list[tuple[int, int, PartKind]]:
    cuts: list[tuple[int, int, PartKind]] = [(s, e, "left out") for s, e in trim.quote.omissions]
    if trim.gap is not None:
        # Words on the way out are shown as going, wherever they do not lie in an omission.
        inside = [(s, e) for s, e in trim.quote.omissions if s < trim.gap[1] and trim.gap[0] < e]
        cuts += [(*trim.gap, "going")] if not inside else []
    return sorted(cuts)


def _run(kind: PartKind, text: str, start: int, end: int) -> list[Part]:
    return [Part(kind=kind, text=text[start:end], start=start)] if start < end else []


def _first_gap(trim: Trim) -> Span:
    """Return the word in the middle of the quotation: both ends are kept by default."""
    quote = trim.quote
    return word_at(trim.ground.text, (quote.start + quote.end) // 2)


def _moved_gap(trim: Trim, gap: Span, steps: int) -> Span:
    """Move one end of the words chosen, word by word, within the quotation."""
    text, (start, end) = trim.ground.text, gap
    for _ in range(abs(steps)):
        if trim.end == "start":
            start = _next_start(text, start) if steps > 0 else _earlier_start(text, start)
        else:
            end = _next_end(text, end) if steps > 0 else _earlier_end(text, end)
        start, end = max(start, trim.quote.start), min(end, trim.quote.end)
        if start >= end:
            return gap
        gap = (start, end)
    return gap


def _next_start(text: str, at: int) -> int:
    return word_at(text, word_at(text, at)[1])[0]


def _earlier_start(text: str, at: int) -> int:
    return word_at(text, len(text[:at].rstrip()) - 1)[0] if text[:at].strip() else at


def _next_end(text: str, at: int) -> int:
    return word_at(text, at)[1]


def _earlier_end(text: str, at: int) -> int:
    start, _ = word_at(text, at - 1)
    return len(text[:start].rstrip())
