"""``pin``, ``unpin``, ``trim``, ``arrange`` and ``pins``: quotations in the answers of a brief."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.briefs.brief import Bearing
from assistant.cli.desk import BRIEF, keep, library_of, opened
from assistant.cli.options import Setting, shared_options
from assistant.cli.output import one_line, say, show, show_json
from assistant.desk.desk import Desk, look
from assistant.desk.offering import Ground, Offer, ground_of, offer, quote_of_words, without_words
from assistant.desk.pinning import BEARINGS
from assistant.errors import AskedWrongly
from assistant.library import Library
from assistant.quotes import Quote

_REASON = click.option("--because", metavar="REASON", help="Why it may stand that meaning changes.")
_OMIT = click.option("--omit", metavar="WORDS", multiple=True, help="Words of it to leave out.")
_BEARING = click.option(
    "--bearing", type=click.Choice(BEARINGS), help="What it does for the case (or against it)."
)


@click.command()
@click.argument("question")
@click.argument("source", required=False)
@click.option("--words", metavar="WORDS", help="The words to quote, as they stand in SOURCE.")
@click.option("--from", "query", metavar="WORDS", help="Quote what a search for WORDS finds.")
@click.option("--nth", type=click.IntRange(min=1), help="Which match, or which place (default: 1).")
@click.option("--start", type=click.IntRange(min=0), help="Where the words begin in SOURCE.")
@click.option("--end", type=click.IntRange(min=1), help="Where they end.")
@click.option("--theme", metavar="ID", help="The theme that it speaks to.")
@_BEARING
@click.option("--lead-in", metavar="WORDS", help="Your sentence before it.")
@_OMIT
@_REASON
@BRIEF
@shared_options(json=True)
def pin(
    setting: Setting,
    question: str,
    source: str | None,
    words: str | None,
    query: str | None,
    nth: int | None,
    start: int | None,
    end: int | None,
    theme: str | None,
    bearing: Bearing | None,
    lead_in: str | None,
    omit: tuple[str, ...],
    because: str | None,
    brief: Path | None,
) -> int:
    """Pin words of SOURCE to QUESTION (its number, or the heading of a section).

    Say which words: --words "…", --from "search words" (the whole sentences of the best match, or
    the --nth), or --start and --end in characters of the stored text. They are certified against
    the source; a change of meaning is refused unless you say --because.
    """
    from assistant.desk.pinning import contrary_to, new_pin_of, pin_offer

    _check_way(source, words, query, start, end)
    before = opened(setting, brief)
    with library_of(setting, before) as library:
        if query is not None:
            ground, quote = _searched(before, library, source, query, nth or 1)
        else:
            ground = ground_of(library, source or "")
            quote = _span(ground, words, start, end, nth)
    offered = offer(before, ground, without_words(ground, quote, omit))
    after = pin_offer(
        before,
        offered,
        answer=question,
        theme=theme,
        bearing=bearing or "supports",
        lead_in=lead_in,
        because=because,
    )
    shape = {"pin": new_pin_of(after), "question": question, **_shape(offered)}
    shape["warnings"] = [*offered.warnings, *contrary_to(after)]
    code = keep(setting, before, after, shape)
    say(setting, f"It is called {shape['pin']}.")
    return code


@click.command()
@click.argument("pins", nargs=-1, required=True, metavar="PIN...")
@click.option("--from-words", is_flag=True, help="Take it out of your own words too.")
@BRIEF
@shared_options(json=True)
def unpin(setting: Setting, pins: tuple[str, ...], from_words: bool, brief: Path | None) -> int:
    """Take PINs out of the brief; their sources stay as they are."""
    from assistant.desk.pinning import unpin as take_out

    before = after = opened(setting, brief)
    for one in pins:
        after = take_out(after, one, with_placeholders=from_words)
    return keep(setting, before, after, {"unpinned": list(pins)})


@click.command()
@click.argument("pin_id", metavar="PIN")
@click.option("--words", metavar="WORDS", help="The words to quote instead, near those pinned.")
@click.option("--start", type=click.IntRange(min=0), help="Where the words begin in the source.")
@click.option("--end", type=click.IntRange(min=1), help="Where they end.")
@click.option("--whole", is_flag=True, help="Take the whole sentences, with nothing left out.")
@_OMIT
@_REASON
@BRIEF
@shared_options(json=True)
def trim(
    setting: Setting,
    pin_id: str,
    words: str | None,
    start: int | None,
    end: int | None,
    whole: bool,
    omit: tuple[str, ...],
    because: str | None,
    brief: Path | None,
) -> int:
    """Quote fewer words of PIN's source, or more; words left out print as […].

    A trim that changes the meaning is refused unless you say --because, and the reason is kept in
    the brief.
    """
    from assistant.desk.trimming import begin_trim, keep_trim, trimmed_offer
    from assistant.quotes.trimming import whole_sentences

    before = opened(setting, brief)
    with library_of(setting, before) as library:
        opened_trim = begin_trim(before, library, pin_id)
    ground, quote = opened_trim.ground, opened_trim.quote
    if whole:
        quote = whole_sentences(quote, ground.text, ground.passages)
    elif words is not None:
        quote = quote_of_words(ground, words, near=quote)
    elif start is not None or end is not None:
        quote = Quote(
            source=quote.source,
            start=quote.start if start is None else start,
            end=quote.end if end is None else end,
        )
    quote = without_words(ground, quote, omit)
    trimmed = opened_trim.model_copy(update={"quote": quote})
    after = keep_trim(before, trimmed, because=because)
    shape = {"pin": pin_id, **_shape(trimmed_offer(after, trimmed))}
    return keep(setting, before, after, shape)


@click.command()
@click.argument("pin_id", metavar="PIN")
@click.option("--to", type=click.IntRange(min=1), help="Its place in the answer, from 1.")
@click.option("--question", metavar="NUMBER", help="The question or section to move it to.")
@click.option("--lead-in", metavar="WORDS", help='Your sentence before it ("" for none).')
@click.option("--theme", metavar="ID", help='The theme that it speaks to ("" for none).')
@_BEARING
@BRIEF
@shared_options(json=True)
def arrange(
    setting: Setting,
    pin_id: str,
    to: int | None,
    question: str | None,
    lead_in: str | None,
    theme: str | None,
    bearing: Bearing | None,
    brief: Path | None,
) -> int:
    """Move PIN, introduce it, or say what it does for the case."""
    from assistant.desk.pinning import move_pin, set_bearing, set_pin_theme, write_lead_in

    before = after = opened(setting, brief)
    if to is not None or question is not None:
        after = move_pin(after, pin_id, to=None if to is None else to - 1, answer=question)
    if lead_in is not None:
        after = write_lead_in(after, pin_id, lead_in)
    if theme is not None:
        after = set_pin_theme(after, pin_id, theme or None)
    if bearing is not None:
        after = set_bearing(after, pin_id, bearing)
    return keep(setting, before, after, {"pin": pin_id})


@click.command()
@BRIEF
@shared_options(json=True)
def pins(setting: Setting, brief: Path | None) -> int:
    """List the pins of a brief with their words and references, ready to copy."""
    from assistant.briefs.changing import answer_name
    from assistant.desk.copying import copied_pin

    desk = opened(setting, brief)
    listed = [(answer_name(answer), one) for answer in desk.brief.answers for one in answer.pins]
    told = []
    with library_of(setting, desk) as library:
        for name, one in listed:
            try:
                text = copied_pin(desk, library, one.id)
            except AskedWrongly as error:
                text = str(error)
            told.append({"question": name, "copied": text, **one.model_dump()})
    if setting.json:
        show_json(told)
    for entry in told if not setting.json else ():
        show(f"{entry['question']}  {entry['id']}  {entry['bearing']}")
        show(f"     {one_line(str(entry['copied']))}")
    if not told:
        say(setting, "Nothing is pinned yet.")
    return 0 if told else 1


def _check_way(
    source: str | None, words: str | None, query: str | None, start: int | None, end: int | None
) -> None:
    ways = [words is not None, query is not None, start is not None or end is not None]
    if sum(ways) != 1:
        message = 'say which words, in one way: --words "…", --from "…", or --start and --end.'
        raise AskedWrongly(message)
    if query is None and source is None:
        message = "say which SOURCE the words stand in. See: assistant sources"
        raise AskedWrongly(message)
    if (start is None) != (end is None):
        message = "--start and --end belong together; give both."
        raise AskedWrongly(message)


def _searched(
    desk: Desk, library: Library, source: str | None, query: str, nth: int
) -> tuple[Ground, Quote]:
    """Return the whole sentences that a search proposes."""
    from assistant.desk.evidence import find

    if source is not None:
        only = library.source(source).id
        others = tuple(held.id for held in library.sources() if held.id != only)
        brief = desk.brief.model_copy(update={"unsearched": others})
        papers = desk.papers.model_copy(update={"brief": brief})
        desk = desk.model_copy(update={"papers": papers})
    found = find(look(desk, query=query, theme=None), library, limit=max(nth, 10))
    if len(found.rows) < nth:
        message = found.sentence or f"Only {len(found.rows)} passages match; there is no {nth}."
        raise AskedWrongly(message)
    match = found.rows[nth - 1].match
    quote = Quote(source=match.passage.source, start=match.quote.start, end=match.quote.end)
    return ground_of(library, match.passage.source), quote


def _span(
    ground: Ground, words: str | None, start: int | None, end: int | None, nth: int | None
) -> Quote:
    if words is not None:
        return quote_of_words(ground, words, nth=nth)
    return Quote(source=ground.source.id, start=start or 0, end=end or 0)


def _shape(offered: Offer) -> dict[str, object]:
    return {
        "source": offered.ground.source.id,
        "start": offered.quote.start,
        "end": offered.quote.end,
        "omissions": [list(span) for span in offered.quote.omissions],
        "words": offered.words,
        "printed": offered.printed,
        "place": offered.place,
        "speaker": offered.who or None,
        "voice": offered.voice,
        "changes": [verdict.model_dump() for verdict in offered.verdicts],
        "warnings": list(offered.warnings),
        "elsewhere": [at.model_dump() for at in offered.elsewhere],
    }
