"""A Word form in, the form filled from a brief out, with what was filled and what was not.

Fields are found as people see them: an empty cell beside or below its label, a content control, a
legacy form field, a row of dots or underscores after a label, boxes to tick. The promise: a field
is filled only where its label has one meaning and the brief says something; whatever holds words
already, and every other part of the file, stays as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from assistant.briefs.brief import Brief
from assistant.documents.wordfile import read_word_file
from assistant.documents.wordfile.package import open_package
from assistant.errors import CannotRead, disk_words
from assistant.forms.boxes import tick_boxes
from assistant.forms.choices import chosen_of, is_choice
from assistant.forms.fields import Field, fields_in
from assistant.forms.meanings import meaning_of, value_of
from assistant.forms.struck import to_be_struck
from assistant.forms.writing import offered_by, write_into

_TYPES = "[Content_Types].xml"
_OPEN_XML = b"application/vnd.openxmlformats-officedocument.wordprocessingml"
_TEMPLATE, _PLAIN = _OPEN_XML + b".template.main+xml", _OPEN_XML + b".document.main+xml"


class Answered(NamedTuple):
    """One field: its label on the form, and what was put there."""

    label: str
    value: str


class Filled(NamedTuple):
    """A filled form: its bytes, the fields filled, and the labels of those that were not.

    ``unknown`` are labels whose meaning is not known, ``unsaid`` those that the brief says nothing
    about; both are left empty for the author.
    """

    data: bytes
    filled: tuple[Answered, ...]
    unsaid: tuple[str, ...]
    unknown: tuple[str, ...]


def read_form(path: Path) -> bytes:
    """Return the bytes of the form at ``path``.

    Raises:
        CannotRead: there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path, disk_words(error).removeprefix(f"{path}: ")) from error


def fill_form(data: bytes, path: Path, brief: Brief) -> Filled:
    """Fill the Word form ``data`` from ``brief``; ``path`` only names it in errors.

    Raises:
        CannotRead: it is no Word file, or a Strict one, whose parts cannot be filled one by one.
    """
    read_word_file(data, path)  # refuses, with the reason, what is no Word file or is hostile
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        parts = {info.filename: package.read(info) for info in infos}
    main, _ = open_package(data, path).main()
    if b"purl.oclc.org/ooxml" in parts[main][:4000]:
        raise CannotRead(path, "This is a Strict Word file.", "Save it as an ordinary .docx.")
    tree = etree.fromstring(parts[main], _parser())
    boxes = tick_boxes(tree, brief)
    filled, unsaid, unknown = _fill(tree, brief)
    unknown += to_be_struck(tree)
    filled += [Answered(box.question, box.ticked) for box in boxes if box.ticked]
    unsaid += [box.question for box in boxes if box.ticked is None and box.is_known]
    unknown += [box.question for box in boxes if box.ticked is None and not box.is_known]
    # A template (.dotx) is filled as a document, which is what its name will say.
    types = parts.get(_TYPES, b"")
    if filled or _TEMPLATE in types:
        parts[_TYPES] = types.replace(_TEMPLATE, _PLAIN)
        parts[main] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        data = _packed(infos, parts)
    return Filled(data, tuple(filled), _distinct(unsaid), _distinct(unknown))


def _fill(tree: etree._Element, brief: Brief) -> tuple[list[Answered], list[str], list[str]]:
    filled: list[Answered] = []
    unsaid: list[str] = []
    unknown: list[str] = []
    for field in reversed(fields_in(tree, _means_something)):
        value = _value(field, brief)
        if value is not None and write_into(field, value):
            filled.append(Answered(_shown(field.label), value))
        elif _is_known(field):
            unsaid.append(_shown(field.label))
        else:
            unknown.append(_shown(field.label))
    return filled[::-1], unsaid[::-1], unknown[::-1]


def _value(field: Field, brief: Brief) -> str | None:
    """What the brief says for a field; for a list, the entry that it chooses."""
    entries = _offered(field)
    known, which = chosen_of(field.label, entries, brief)
    if known:
        return entries[which] if which is not None else None
    return value_of(field.label, brief)


def _offered(field: Field) -> tuple[str, ...]:
    """The entries of a list; its first often only asks to choose one."""
    entries = offered_by(field)
    return entries[1:] if is_choice(field.label, entries[1:]) else entries


def _means_something(label: str) -> bool:
    meaning = meaning_of(label)
    return meaning is not None and not meaning.name.startswith("details.")


def _shown(label: str) -> str:
    return label.strip(" :*")


def _is_known(field: Field) -> bool:
    return _means_something(field.label) or is_choice(field.label, _offered(field))


def _distinct(labels: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.sub(r"\s+", " ", label).strip() for label in labels))


def _packed(infos: list[zipfile.ZipInfo], parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in infos:
            package.writestr(info, parts[info.filename])
    return out.getvalue()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
