"""A folder in, a workspace in it out: a brief, themes and a place for documents.

The promise: nothing that stands there already is touched, so starting twice does no harm.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs.brief import Answer, Brief, Consultation, Respondent
from assistant.errors import CannotRead, CannotWrite
from assistant.files.writing import make_folder, write_bytes
from assistant.shipped import shipped

SOURCES = "sources"


def new_workspace(folder: Path) -> tuple[Path, ...]:
    """Make ``folder`` a workspace to fill in; return the files that were written.

    Raises:
        CannotWrite: the folder or a file in it cannot be made.
    """
    starter = shipped("seeds") / "new"
    return _copy(
        {
            folder / "brief.yaml": starter / "brief.yaml",
            folder / "themes.yaml": starter / "themes.yaml",
            folder / SOURCES / "sources.yaml": starter / "sources.yaml",
        }
    )


def demo_workspace(folder: Path) -> tuple[Path, ...]:
    """Make ``folder`` a workspace of the starter library, with a finished brief.

    Returns the files that were written. Errors are those of :func:`new_workspace`.
    """
    seeds = shipped("seeds")
    documents = [path for path in sorted(seeds.iterdir()) if path.suffix in (".txt", ".md")]
    return _copy(
        {
            folder / "brief.yaml": seeds / "demo.yaml",
            folder / "themes.yaml": seeds / "themes.yaml",
            folder / SOURCES / "sources.yaml": seeds / "sources.yaml",
            **{folder / SOURCES / path.name: path for path in documents},
        }
    )


def new_brief(
    consultation: Consultation,
    respondent: Respondent,
    *,
    template: str = "consultation-response",
    sources: tuple[str, ...] = (SOURCES,),
) -> Brief:
    """Return a brief with an empty answer for each question of ``consultation``."""
    return Brief(
        consultation=consultation,
        respondent=respondent,
        template=template,
        sources=sources,
        answers=tuple(Answer(question=q.number) for q in consultation.questions),
    )


def _copy(files: dict[Path, Path]) -> tuple[Path, ...]:
    """Copy each file that is not there yet; return those written."""
    written = []
    for target, origin in files.items():
        if target.exists():
            continue
        make_folder(target.parent)
        try:
            write_bytes(target, _bytes_of(origin), overwrite=False)
        except CannotWrite:
            if not target.exists():
                raise
            continue  # another process made it in the meantime
        written.append(target)
    return tuple(written)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "Install the program again."
        raise CannotRead(path, "A file that came with the program is missing.", remedy) from error
