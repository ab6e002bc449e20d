"""A brief's file in, a :class:`Brief` out whose parts agree with each other.

The promise: every question answered exists, every option chosen is offered, every pin named in
the author's words is there; what breaks this is refused with its line.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs.agreement import check_answers, check_paper
from assistant.briefs.brief import Brief
from assistant.briefs.pins import check_pins, check_words
from assistant.errors import nearest_name
from assistant.files.records import Record, read_record
from assistant.themes.theme import Themes

_NEWEST_SCHEMA = 1


def load_brief(path: Path) -> Brief:
    """Return the brief that the file at ``path`` holds, its parts checked against each other.

    Raises:
        RecordError: the file is not a brief, or contradicts itself.
        CannotRead: it is missing or may not be read.
    """
    record = read_record(path, Brief)
    if record.value.schema_number > _NEWEST_SCHEMA:
        problem = "this brief was written by a later version of the program; install that version"
        raise record.problem(problem, "schema")
    check_agreement(record)
    return record.value


def check_agreement(record: Record[Brief]) -> None:
    """Check the parts of a brief against each other; raises RecordError for the first that does
    not fit."""
    check_paper(record)
    check_answers(record)
    check_pins(record)
    check_words(record)


def check_against_themes(brief: Brief, themes: Themes, path: Path) -> None:
    """Check that every theme and position which ``brief`` names is among ``themes``.

    ``path`` is the brief's file, read again only to name the line of what is wrong.

    Raises:
        RecordError: one of them does not exist.
    """
    known = {
        "theme": [theme.id for theme in themes.themes],
        "position": [position.id for position in themes.positions],
    }
    for kind, name, place in _named(brief):
        if name not in known[kind]:
            nearest = nearest_name(name, known[kind])
            hint = f"; did you mean “{nearest}”?" if nearest else ""
            problem = f"there is no {kind} “{name}”{hint}"
            raise _record(path, brief).problem(problem, *place)


def _named(brief: Brief) -> list[tuple[str, str, tuple[str | int, ...]]]:
    """Return every theme and position named, each with its place in the brief."""
    named: list[tuple[str, str, tuple[str | int, ...]]] = [
        ("theme", theme, ("themes", i)) for i, theme in enumerate(brief.themes)
    ]
    for i, answer in enumerate(brief.answers):
        at = ("answers", i)
        named += [("theme", t, (*at, "themes", n)) for n, t in enumerate(answer.themes)]
        named += [("position", p, (*at, "positions", n)) for n, p in enumerate(answer.positions)]
        for n, pin in enumerate(answer.pins):
            if pin.theme is not None:
                named.append(("theme", pin.theme, (*at, "pins", n, "theme")))
    return named


def _record(path: Path, brief: Brief) -> Record[Brief]:
    """The brief's lines; without them where it came from no file."""
    return read_record(path, Brief) if path.is_file() else Record(path, brief, None)
