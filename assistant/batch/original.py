"""Whether a brief says what its respondent has published before, or goes to several inquiries.

In go the briefs of a batch; out come sentences for their authors. Committees ask for evidence that
was written for them: this is told, and nothing is changed. The promise: words are held against the
respondent's own papers only, so that a shared quotation is no repetition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.briefs.brief import Brief
from assistant.briefs.placeholders import split_placeholders
from assistant.library import Library
from assistant.library.source import Source
from assistant.quotes.finding import find_runs

FEWEST = 12
"""Words in a row that are the same: a sentence, more than a name or a usual phrase."""

LONGEST_TOLD = 80
"""Characters of an inquiry's name: four of them are told in one line."""


def published_before(name: str, brief: Brief, library: Library) -> tuple[str, ...]:
    """Say which of the respondent's own papers hold words that ``brief``, called ``name``, gives
    as the author's own.

    Raises:
        LibraryDamaged, LibraryBusy, CannotWrite: as for looking up quotations.
    """
    own = [source for source in library.sources() if _is_own(source, brief)]
    if not own:
        return ()
    ids = [source.id for source in own]
    titles = {source.id: source.title for source in own}
    runs = find_runs(library, _own_words(brief), words=FEWEST, sources=ids)
    repeated = dict.fromkeys(place.source for run in runs for place in run.places)
    return tuple(
        f"{name} repeats words of “{titles[source]}”, which {brief.respondent.organisation} has "
        "published. Committees ask for evidence that has not been published before: refer to the "
        "paper, or say it anew."
        for source in repeated
        if source in titles
    )


def several_inquiries(sent: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Say which briefs go to more than one inquiry; ``sent`` names the inquiries of each."""
    told = []
    for brief, consultations in sent.items():
        named = list(dict.fromkeys(name for name in consultations if name))
        if len(named) > 1:
            listed = ", ".join(map(_short, named[:4])) + (", …" if len(named) > 4 else "")
            told.append(
                f"{brief} goes to {len(named)} inquiries ({listed}). Committees ask for evidence "
                "that was written for them and has not been published: say in each that you sent "
                "the others, or write each anew."
            )
    return tuple(told)


def _short(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= LONGEST_TOLD else plain[: LONGEST_TOLD - 1].rstrip() + "…"


def _is_own(source: Source, brief: Brief) -> bool:
    organisation = brief.respondent.organisation.casefold()
    return organisation in {(source.publisher or "").casefold(), (source.author or "").casefold()}


def _own_words(brief: Brief) -> str:
    texts = [brief.summary, *(answer.text for answer in brief.answers)]
    parts = [part for text in texts for part in split_placeholders(text)]
    return "\n\n".join(part for part in parts if isinstance(part, str))
