"""``search``: ranked evidence for a query, or for a theme and a position."""

from __future__ import annotations

import click

from assistant.cli.library import open_refreshed
from assistant.cli.options import Setting, shared_options, workspace_folder
from assistant.cli.output import one_line, say, show, show_json
from assistant.cli.shapes import match_shape
from assistant.desk.places import place_words
from assistant.errors import AskedWrongly
from assistant.library.source import Source
from assistant.matching import search as find_evidence
from assistant.matching.match import Match
from assistant.themes import find_position, find_theme
from assistant.workspace import themes_for


@click.command()
@click.argument("query", nargs=-1)
@click.option("--theme", "theme_id", metavar="ID", help="Search for what this theme is about.")
@click.option("--position", "position_id", metavar="ID", help="Search for evidence on a position.")
@click.option("--source", "only", metavar="ID", multiple=True, help="Search this source only.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--why", is_flag=True, help="Say what each rank is made of.")
@shared_options(json=True)
def search(
    setting: Setting,
    query: tuple[str, ...],
    theme_id: str | None,
    position_id: str | None,
    only: tuple[str, ...],
    limit: int,
    why: bool,
) -> int:
    """Find evidence for QUERY, written in your own words.

    "exact words" in double quotes must stand in the passage, -word must not; everything else may
    be spelt or phrased differently. Scores run from 0 to 100 and speak of relevance, never of
    support; 100 means that your words stand there exactly.
    """
    words = " ".join(query).strip()
    if not words and not theme_id and not position_id:
        message = "say what to look for: a QUERY, --theme or --position."
        raise AskedWrongly(message)
    themes = themes_for(workspace_folder(setting))
    theme = find_theme(themes, theme_id) if theme_id else None
    position = find_position(themes, position_id) if position_id else None
    with open_refreshed(setting) as library:
        matches = find_evidence(
            library,
            words or None,
            theme=theme,
            position=position,
            themes=themes,
            limit=limit,
            sources=[library.source(name).id for name in only] or None,
            why=why,
        )
        sources = {source.id: source for source in library.sources()}
    if setting.json:
        show_json([match_shape(sources[m.passage.source], m, why=why) for m in matches])
    else:
        for match in matches:
            _show_match(sources[match.passage.source], match)
    if not matches:
        say(setting, "Nothing matched. Try fewer words, or other words for the same thing.")
    return 0 if matches else 1


def _show_match(source: Source, match: Match) -> None:
    speaker = match.passage.speaker
    who = f"{speaker.name} ({match.passage.voice})" if speaker else match.passage.voice
    about = [source.title, place_words(match.passage), who, source.marking or ""]
    told = " · ".join(one_line(part) for part in about if part)
    show(f"{match.score:3.0f} {match.match:<5}  {told}")
    show(f"     “{one_line(match.quote.text)}”")
    for reason in match.why:
        words = f" ({one_line(reason.words)})" if reason.words else ""
        show(f"       {reason.added:+6.2f}  {reason.name}{words}")
