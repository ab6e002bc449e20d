"""A folder in, a workspace in it out: a brief, themes and a place for documents.

The promise: nothing that stands there already is touched, so starting twice does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.briefs.brief import Answer, Brief, Consultation, Respondent
from assistant.errors import AskedWrongly, CannotRead, CannotWrite
from assistant.files.writing import make_folder, write_bytes
from assistant.library.gathering import looks_like_brief, looks_like_source
from assistant.shipped import shipped

SOURCES = "sources"


def new_workspace(folder: Path, *, brief: bool = True) -> tuple[Path, ...]:
    """Make ``folder`` a workspace to fill in; return the files that were written.

    ``brief`` False leaves out the brief to fill in, where another stands there.

    Raises:
        CannotWrite: the folder or a file in it cannot be made.
    """
    starter = shipped("seeds") / "new"
    files = {
        folder / "themes.yaml": starter / "themes.yaml",
        folder / SOURCES / "sources.yaml": starter / "sources.yaml",
    }
    return _copy({folder / "brief.yaml": starter / "brief.yaml", **files} if brief else files)


def demo_workspace(folder: Path) -> tuple[Path, ...]:
    """Make ``folder`` a workspace of the starter library, with a finished brief.

    Returns the files that were written. Other errors are those of :func:`new_workspace`.

    Raises:
        AskedWrongly: something else stands in the folder; the demonstration would mix with it.
    """
    seeds = shipped("seeds")
    documents = [path for path in sorted(seeds.iterdir()) if path.suffix in (".txt", ".md")]
    if _is_somebodys(folder, [path.name for path in documents]):
        message = (
            f"{folder}: there are other things here, and the demonstration would mix with them. "
            "Name a folder of its own: assistant demo FOLDER"
        )
        raise AskedWrongly(message)
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


def _is_somebodys(folder: Path, documents: Sequence[str]) -> bool:
    """Say whether a folder holds a brief or documents that are no demonstration's."""
    if all((folder / SOURCES / name).exists() for name in documents):
        return False
    ours = _bytes_of(shipped("seeds") / "demo.yaml")
    briefs = [path for path in _files_in(folder) if path.suffix == ".yaml"]
    if any(looks_like_brief(path) and _bytes_of(path) != ours for path in briefs):
        return True
    held = (*_files_in(folder), *_files_in(folder / SOURCES))
    return any(looks_like_source(path) and path.name not in documents for path in held)


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in sorted(folder.iterdir()) if path.is_file()]
    except OSError:
        return []


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
