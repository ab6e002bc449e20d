"""Templates: where they stand, and what their ``template.yaml`` says.

In goes a name or a path; out comes a :class:`Template`. The promise: a template in the workspace
wins over a shipped one of the same name, and a template's file can only be one of its own folder
or of the shared ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from pydantic import Field

from assistant.errors import AssistantError, CannotRead, TemplateError, UnknownName
from assistant.files.records import load_record
from assistant.noun import Noun
from assistant.shipped import shipped

RECORD = "template.yaml"
MAIN = "submission.md.j2"
SHARED = "_shared"
LARGEST_FILE = 200_000
"""Characters of one file of a template; the longest shipped one has 3,000."""


class Need(Noun):
    """A field of the brief that the template needs: its dotted name and why."""

    field: str
    why: str


class Option(Noun):
    """A setting of the template: its default, what it means, and the choices if it has few."""

    default: bool | int | str
    meaning: str
    choices: tuple[bool | int | str, ...] = ()


class TemplateRecord(Noun):
    """``template.yaml``.

    ``venue`` is where such papers go when the brief does not say; ``needs`` are fields the paper
    cannot do without, ``takes`` those it prints when they are given.
    """

    schema_number: int = Field(default=1, alias="schema")
    title: str
    about: str = ""
    venue: str | None = None
    needs: tuple[Need, ...] = ()
    takes: tuple[Need, ...] = ()
    options: dict[str, Option] = Field(default_factory=dict)
    layout: dict[str, bool] = Field(default_factory=dict)


class Template(Noun):
    """A template ready to be filled; ``files`` maps the names it may include to their text."""

    name: str
    folder: Path
    record: TemplateRecord
    files: dict[str, str]
    sha256: str

    @property
    def title(self) -> str:
        """Return what the template is called in lists."""
        return self.record.title


def list_templates(folder: Path) -> tuple[Template, ...]:
    """Return the templates one can use in the workspace ``folder``, its own before the shipped.

    One that cannot be used is left out; :func:`unusable_templates` says why.
    """
    return tuple(t for t in _tried(folder) if isinstance(t, Template))


def unusable_templates(folder: Path) -> tuple[AssistantError, ...]:
    """Return what is wrong with each template of ``folder`` that cannot be used."""
    return tuple(t for t in _tried(folder) if isinstance(t, AssistantError))


def _tried(folder: Path) -> Iterator[Template | AssistantError]:
    met: set[str] = set()
    for place in _places(folder):
        for record in sorted(place.glob(f"*/{RECORD}")):
            name = record.parent.name
            if name in met or name.startswith(("_", ".")):
                continue
            met.add(name)
            try:
                yield load_template(record.parent)
            except AssistantError as error:
                yield error


def find_template(name: str, folder: Path) -> Path:
    """Return the folder of the template called ``name``, or the one that ``name`` is a path to.

    Raises:
        UnknownName: there is no such template.
    """
    plain = "/" not in name and "\\" not in name
    for place in _places(folder):
        if plain and (place / name / RECORD).is_file():
            return place / name
    path = folder / name
    path = path.parent if path.is_file() else path
    if path.is_dir() and (not plain or (path / RECORD).exists()):
        return path
    known = [r.parent.name for place in _places(folder) for r in place.glob(f"*/{RECORD}")]
    raise UnknownName(kind="template", name=name, known=known)


def _places(folder: Path) -> list[Path]:
    return [p for p in (folder / "templates", shipped("templates")) if p.is_dir()]


def load_template(folder: Path) -> Template:
    """Return the template in ``folder``, with every file it may include.

    Raises:
        TemplateError: its ``template.yaml`` or main file is missing, or a file is far too long.
        RecordError: its ``template.yaml`` does not say what it must.
        CannotRead: a file of it cannot be read.
    """
    if not (folder / RECORD).is_file():
        raise TemplateError(folder, None, f"it has no {RECORD}, which says what it needs")
    if not (folder / MAIN).is_file():
        raise TemplateError(folder, None, f"it has no {MAIN}, the text to be filled")
    record = _record(folder / RECORD, (folder / RECORD).read_bytes())
    files: dict[str, str] = {}
    for shared in (shipped("templates") / SHARED, folder.parent / SHARED, folder):
        for file in sorted(shared.glob("*.j2")) if shared.is_dir() else ():
            files[file.name] = _read(file)
    digest = hashlib.sha256((folder / RECORD).read_bytes())
    for name in sorted(files):
        digest.update(f"\0{name}\0{files[name]}".encode())
    return Template(
        name=folder.name, folder=folder, record=record, files=files, sha256=digest.hexdigest()
    )


@lru_cache(maxsize=32)
def _record(file: Path, content: bytes) -> TemplateRecord:  # noqa: ARG001 - it is the key
    """Return the record in ``file``; read once for each content, since batches ask every time."""
    return load_record(file, TemplateRecord)


def _read(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead(file, "It is not UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        raise CannotRead(file, f"It cannot be opened: {error.strerror}.") from error
    if len(text) > LARGEST_FILE:
        raise TemplateError(file, None, "the file is far too long for a template")
    return text


class TemplateFiles(BaseLoader):
    """Gives Jinja the files of one template by name, and nothing else."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja calls every loader with it
        template: str,
    ) -> tuple[str, str, None]:
        """Return the text of a file and the path to name in messages."""
        text = self._template.files.get(template)
        if text is None:
            raise TemplateNotFound(template)
        return text, str(path_of(self._template, template)), None


def path_of(template: Template, name: str) -> Path:
    """Return the path of a file of the template, for messages."""
    for place in (template.folder, template.folder.parent / SHARED):
        if (place / name).is_file():
            return place / name
    return shipped("templates") / SHARED / name
