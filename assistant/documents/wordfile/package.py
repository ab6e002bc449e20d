"""A Word file's bytes go in; its parts, the ties between them and what they warn of come out.

The one promise: nothing outside the file is fetched and nothing in it is run; macros, embedded
objects and ties to other places are named, never followed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath, split

from assistant.documents.archive import Archive, open_archive
from assistant.documents.kinds import SAVE_AS_TEXT, SAVE_AS_WORD, is_plain_zip, kind_of
from assistant.documents.wordfile.names import W, transitional
from assistant.documents.xml_part import BadXmlError, Element, parse_xml
from assistant.errors import CannotRead

KIND = "a Word file"
REMEDY = "Open it in Word and save it again as a Word Document (.docx)."
USUAL_PLACE = "word/document.xml"


@dataclass(frozen=True)
class Tie:
    """A relationship: ``kind`` is the last step of its type, ``target`` a part or an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts of one Word file, unpacked when asked for."""

    archive: Archive
    _ties: dict[str, tuple[Tie, ...]] = field(default_factory=dict)

    def tree(self, name: str) -> Element | None:
        """Return the XML of a part, None where there is no such part."""
        if not self.archive.has(name):
            return None
        try:
            return parse_xml(transitional(self.archive.read(name)))
        except BadXmlError as error:
            self.archive.refuse(f"“{name}” inside it {error}")

    def ties(self, name: str) -> tuple[Tie, ...]:
        """Return the relationships of a part ("" for the package itself), in the file's order."""
        if name not in self._ties:
            folder, base = split(name)
            tree = self.tree(join(folder, "_rels", f"{base}.rels"))
            found = () if tree is None else tuple(_tie(folder, e) for e in tree)
            self._ties[name] = found
        return self._ties[name]

    def tied(self, name: str, kind: str) -> str | None:
        """Return the first part of this kind that ``name`` is tied to and that is there."""
        return next(iter(self.all_tied(name, kind)), None)

    def all_tied(self, name: str, kind: str) -> list[str]:
        """Return the parts of this kind that ``name`` is tied to and that are there."""
        ties = [t for t in self.ties(name) if t.kind == kind and not t.external]
        return [t.target for t in ties if self.archive.has(t.target)]

    def main(self) -> tuple[str, Element]:
        """Return the name and the XML of the document itself.

        Raises:
            CannotRead: there is none, so that this is no Word file.
        """
        name = self.tied("", "officeDocument") or USUAL_PLACE
        tree = self.tree(name)
        if tree is None or tree.tag != f"{W}document":
            self.archive.refuse("it holds no Word document")
        return name, tree


def open_package(data: bytes, path: Path) -> Package:
    """Return the parts of the Word file ``data``; ``path`` only names it in errors.

    Raises:
        CannotRead: it is no Word file, is of the old kind, protected, too large or broken.
    """
    kind = kind_of(data)
    if kind is None and not data.startswith(b"PK"):
        raise CannotRead(path, "This is not a Word file.", "Name a .docx file.")
    if kind is not None and not ("Word file (.docx)" in kind.name or is_plain_zip(data)):
        remedy = SAVE_AS_WORD if kind.remedy == SAVE_AS_TEXT else kind.remedy
        raise CannotRead(path, f"This is {kind.name}.", remedy)
    return Package(open_archive(data, path, KIND, REMEDY))


def _tie(folder: str, element: Element) -> Tie:
    external = element.get("TargetMode") == "External"
    target = element.get("Target") or ""
    return Tie(
        id=element.get("Id") or "",
        kind=(element.get("Type") or "").rpartition("/")[2],
        target=target if external else _resolved(folder, target),
        external=external,
    )


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part that ``target`` means, seen from ``folder``."""
    joined = target if target.startswith("/") else join("/", folder, target)
    return normpath(joined.partition("#")[0]).lstrip("/")
