"""``figures``: every number of the sources, a brief's draft or a Word file, and what disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from assistant.cli.options import Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_findings, show_json
from assistant.cli.shapes import finding_shape
from assistant.findings import Finding

if TYPE_CHECKING:
    from assistant.documents.wordfile import WordFile
    from assistant.figures.conflicting import Conflict
    from assistant.figures.figure import Figure

_WORD = (".docx", ".docm", ".dotx")
_UNDER = " › "
"""What stands in a place between a heading and the one below it."""
_BRIEF = (".yaml", ".yml")


class Told(NamedTuple):
    """What was found in one thing that was named."""

    name: str
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...] = ()
    findings: tuple[Finding, ...] = ()


@click.command()
@click.argument("named", nargs=-1, metavar="[SOURCE|FILE.docx|BRIEF.yaml]...")
@click.option("--every", is_flag=True, help="List dates and numbers that only name something too.")
@shared_options(json=True)
def figures(setting: Setting, named: tuple[str, ...], every: bool) -> int:
    """List every figure with what it counts, when, and where it stands.

    Of the sources named (default: all of the workspace), the draft of a brief, or a Word file.
    Figures of the sources that cannot both be right are told; for a brief or a Word file, also
    figures without a source and figures that the passage cited does not state.
    """
    files = [name for name in named if name.casefold().endswith(_WORD)]
    briefs = [name for name in named if name.casefold().endswith(_BRIEF)]
    sources = [name for name in named if name not in files and name not in briefs]
    told = _of_word(setting, [Path(name) for name in files], every=every) if files else []
    told += [_of_brief(setting, Path(name), every=every) for name in briefs]
    if sources or not named:
        told += _of_sources(setting, sources, every=every)
    if setting.json:
        show_json([_shape(one) for one in told])
    for one in told if not setting.json else ():
        _show(one)
    if not any(one.figures for one in told):
        say(setting, "There are no figures.")
        return 1
    return 1 if any(one.conflicts or _warned(one) for one in told) else 0


def _warned(one: Told) -> bool:
    return any(finding.severity != "info" for finding in one.findings)


def _of_word(setting: Setting, paths: Sequence[Path], *, every: bool) -> list[Told]:
    from assistant.checks.returned.checking import figure_findings
    from assistant.checks.returned.held import Held
    from assistant.cli.library import open_refreshed
    from assistant.pulling.returned import read_returned

    words = [read_returned(path) for path in paths]
    with open_refreshed(setting) as library:
        held = Held(library)
        return [
            Told(word.path.name, _in_word(word, every=every), (), figure_findings(word, held))
            for word in words
        ]


def _in_word(word: WordFile, *, every: bool) -> tuple[Figure, ...]:
    from assistant.figures.finding import find_figures

    found: list[Figure] = []
    for number, paragraph in enumerate(word.paragraphs, 1):
        heading = " › ".join(paragraph.heading)
        label = f"paragraph {paragraph.label or number}"
        place = f"{heading}, {label}" if heading else label
        found += find_figures(paragraph.text, place=place, every=every)
    return tuple(found)


def _of_brief(setting: Setting, path: Path, *, every: bool) -> Told:
    from assistant.checks.figures import own_sentences
    from assistant.cli.brief_meant import draft_told
    from assistant.figures.finding import find_figures

    drafted = draft_told(setting, path)
    found = [
        figure
        for sentence in own_sentences(drafted.draft)
        for figure in find_figures(sentence.text, place=sentence.place, every=every)
    ]
    findings = tuple(f for f in drafted.findings if f.code.startswith("figure-"))
    return Told(path.name, tuple(found), (), findings)


def _of_sources(setting: Setting, names: list[str], *, every: bool) -> list[Told]:
    from assistant.cli.library import open_refreshed
    from assistant.figures.conflicting import conflicts
    from assistant.figures.gathering import figures_of_passages

    with open_refreshed(setting) as library:
        chosen = [library.source(name) for name in names] or list(library.sources())
        found = {s.id: figures_of_passages(library.passages(s.id), every=every) for s in chosen}
        whole = [figure for figures in found.values() for figure in figures]
        clashes = conflicts(whole, library.document_text)
    told = [Told(source.id, found[source.id]) for source in chosen]
    return [*told, Told("conflicts", (), clashes)] if clashes else told


def _shape(one: Told) -> dict[str, object]:
    return {
        "of": one.name,
        "figures": [figure.model_dump() for figure in one.figures],
        "conflicts": [conflict.model_dump() for conflict in one.conflicts],
        "findings": [finding_shape(finding) for finding in one.findings],
    }


def _show(one: Told) -> None:
    if one.conflicts:
        show(f"{many(len(one.conflicts), 'pair', 'pairs')} of figures to look at:")
    else:
        show(f"{one_line(one.name)}: {many(len(one.figures), 'figure')}")
    shared = _shared_headings(one.figures)
    for figure in one.figures:
        show(f"  {_line(figure, shared)}")
    for conflict in one.conflicts:
        first = conflict.figures[0]
        show(f"  {one_line(first.source or '')}, {one_line(first.place)}: "
             f"{one_line(conflict.message)}")  # fmt: skip
    show_findings(one.findings)


def _shared_headings(figures: Sequence[Figure]) -> int:
    """Return how many headings stand above every figure that has one, as a document's title does:
    repeated on each line they say nothing."""
    paths = [figure.place.split(_UNDER) for figure in figures if _UNDER in figure.place]
    if len(paths) < 2:
        return 0
    above = [path[:-1] for path in paths]
    return next(
        (n for n, level in enumerate(zip(*above, strict=False)) if len(set(level)) > 1),
        min(map(len, above)),
    )


def _line(figure: Figure, shared: int) -> str:
    said = f"{figure.approximate} {figure.words}" if figure.approximate else figure.words
    counts = figure.measure or (figure.unit if figure.unit not in ("count", "%") else "")
    told = counts or f"({figure.unmeasured or figure.kind})"
    when = [f"per {figure.rate}" if figure.rate else "", figure.period or ""]
    under = figure.place.split(_UNDER)
    place = _UNDER.join(under[shared:]) if len(under) > 1 else figure.place
    parts = [said, told, ", ".join(part for part in when if part), place]
    return " · ".join(one_line(part) for part in parts if part)
