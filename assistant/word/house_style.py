"""The house style: nothing, or a foreign ``.docx`` or ``.dotx``, goes in; what every draft starts
from comes out.

The one promise: a house style is whole (every role has a style, every list is there, the page is
usable) and safe (see :mod:`assistant.word.reference`), or it is refused by the name of the broken
part. Preparing one takes longer than a draft, so each is prepared once in a process, known by the
hash of its bytes.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from assistant.errors import CannotRead
from assistant.findings import Finding
from assistant.word.foreign_styles import drop_lost_numbers, used_numbers
from assistant.word.left_behind import left_behind
from assistant.word.letterhead import Letterhead, letterhead
from assistant.word.manifest import NAMESPACE
from assistant.word.numbering import Lists, add_lists, empty_numbering, keep_used
from assistant.word.package import CONTENT_TYPES, Part
from assistant.word.page import Page, page_of
from assistant.word.reference import LARGEST_WHOLE, Package, open_reference
from assistant.word.schema_order import put_in_order
from assistant.word.settings import is_on, settings_xml
from assistant.word.styles import (
    NUMBERED_ROLES,
    Styles,
    complete_styles,
    number_styles,
    set_language,
)
from assistant.word.xml import (
    MAIN,
    VAL,
    Element,
    R,
    W,
    drop,
    local_name,
    namespace,
    value_of,
    xml_bytes,
)

_KEPT_HOUSES = 8


@dataclass(frozen=True, eq=False)
class HouseStyle:
    """What every draft of a house starts from.

    ``bullets_by_style`` says that the house's own bullet style draws the bullet; ``letterheads``
    are by kind ("header", "footer") and use ("default", "first", "even").
    """

    styles: Styles
    lists: Lists
    page: Page
    settings: bytes
    bullets_by_style: bool = False
    letterheads: dict[tuple[str, str], Letterhead] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()
    foreign: bool = False

    def style(self, role: str) -> str:
        """Return the id of the style that plays ``role``."""
        return self.styles.ids[role]

    @lru_cache(maxsize=8)  # noqa: B019 - houses are few and live as long as the process
    def styles_xml(self, language: str) -> bytes:
        """Return the styles part for a paper in ``language``."""
        tree = deepcopy(self.styles.tree)
        set_language(tree, language)
        return xml_bytes(tree)


def house_style(path: Path | None) -> HouseStyle:
    """Return the shipped house style, or that of the Word file at ``path``.

    Raises:
        CannotRead: the file cannot be read, or a part of it is broken.
    """
    if path is None:
        return _shipped()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotRead(path, "It is not a file.", "Give a Word file (.docx or .dotx).")
        if status.st_size > LARGEST_WHOLE:
            raise CannotRead(path, "It is too large for a house style.", "Give a smaller file.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(path, "There is no such file.", "Check the path.") from error
    except OSError as error:
        reason = f"It cannot be read: {error.strerror}."
        raise CannotRead(
            path, reason, "Check what kind of file it is, and its permissions."
        ) from error
    return _house_of_file(hashlib.sha256(data).hexdigest(), path, data)


_prepared: dict[tuple[str, Path], HouseStyle] = {}


def _house_of_file(sha256: str, path: Path, data: bytes) -> HouseStyle:
    known = _prepared.get((sha256, path))
    if known is None:
        known = _foreign(open_reference(data, path))
        while len(_prepared) >= _KEPT_HOUSES:
            del _prepared[next(iter(_prepared))]
        _prepared[(sha256, path)] = known
    return known


@cache
def _shipped() -> HouseStyle:
    styles = complete_styles(None)
    lists = add_lists(empty_numbering(), _numbered_ids(styles))
    number_styles(styles, lists.paragraphs)
    fonts = Path(__file__).with_name("house") / "fontTable.xml"
    part = Part("word/fontTable.xml", fonts.read_bytes(), CONTENT_TYPES["fontTable"])
    return HouseStyle(styles, lists, Page(), settings_xml(None), parts=(part,))


def _foreign(package: Package) -> HouseStyle:
    document = package.tree(package.main)
    if namespace(document) != MAIN:
        package.refuse(package.main, "is not a Word document")
    trees = {kind: _own_tree(package, kind) for kind in ("styles", "numbering", "settings")}
    styles = complete_styles(trees["styles"])
    numbering = _foreign_numbering(trees["numbering"], styles)
    lists = add_lists(numbering, _numbered_ids(styles))
    bullets = _has_list(styles, styles.ids["bullet"])
    number_styles(styles, lists.paragraphs)
    section = _last_section(document)
    settings = trees["settings"]
    letterheads = {} if _is_our_draft(package) else _letterheads(package, section, styles)
    return HouseStyle(
        styles,
        lists,
        page_of(section, facing_pages=is_on(settings, "evenAndOddHeaders")),
        settings_xml(settings),
        bullets_by_style=bullets,
        letterheads=letterheads,
        parts=tuple(_other_parts(package)),
        findings=(*left_behind(package), *_absent(package), *_marked(package, letterheads)),
        foreign=True,
    )


def _numbered_ids(styles: Styles) -> list[str]:
    return [styles.ids[role] for role in NUMBERED_ROLES]


def _own_tree(package: Package, kind: str) -> Element | None:
    """Return the XML of the document's part of this kind, or None where it has none."""
    name = package.tied(package.main, kind)
    if name is None or not package.has(name):
        return None
    tree = package.tree(name)
    if namespace(tree) != MAIN or local_name(tree) != kind:
        package.refuse(name, f"is not a {kind} part")
    return tree


def _absent(package: Package) -> list[Finding]:
    """Tell of each part that the document is tied to and does not hold."""
    return [
        Finding(
            code="house-part-missing",
            severity="warning",
            place=package.path.name,
            message=f"The house style file names a part {tie.target} that it does not hold; "
            "the draft does without it.",
            fix="Open the house style in Word and save it again.",
        )
        for tie in package.ties(package.main)
        if not tie.external and tie.kind != "hyperlink" and not package.has(tie.target)
    ]


def _marked(
    package: Package, letterheads: Mapping[tuple[str, str], Letterhead]
) -> Iterator[Finding]:
    """Tell of each protective marking that the letterhead had."""
    for marking in dict.fromkeys(m for head in letterheads.values() for m in head.markings):
        yield Finding(
            code="house-marking",
            severity="warning",
            place=package.path.name,
            message=f"The letterhead of the house style file is marked “{marking}”; the draft "
            "leaves that behind.",
            fix="Say in the brief (“marking”) how this paper itself is marked, if it is.",
        )


def _foreign_numbering(foreign: Element | None, styles: Styles) -> Element:
    numbering = empty_numbering() if foreign is None else deepcopy(foreign)
    for element in list(numbering.iter()):
        if namespace(element) != MAIN:
            drop(element)
            continue
        for key in [k for k in element.attrib if not str(k).startswith(W)]:
            del element.attrib[key]
    put_in_order(numbering)
    used = {e.get(VAL) or "" for e in used_numbers(styles.tree)}
    style_ids = {s.get(f"{W}styleId") or "" for s in styles.tree.findall(f"{W}style")}
    drop_lost_numbers(styles.tree, keep_used(numbering, used, style_ids))
    return numbering


def _has_list(styles: Styles, style_id: str) -> bool:
    style = styles.tree.find(f"{W}style[@{W}styleId='{style_id}']")
    return style is not None and value_of(style, "pPr/numPr/numId") not in {None, "0"}


def _last_section(document: Element) -> Element | None:
    return document.find(f"{W}body/{W}sectPr")


def _is_our_draft(package: Package) -> bool:
    """Say whether this is a working copy of ours: its headings of the page belong to that paper."""
    held = [tie.target for tie in package.ties(package.main) if tie.kind == "customXml"]
    return any(namespace(package.tree(name)) == NAMESPACE for name in held if package.has(name))


def _letterheads(
    package: Package, section: Element | None, styles: Styles
) -> dict[tuple[str, str], Letterhead]:
    if section is None:
        return {}
    targets = {tie.id: tie for tie in package.ties(package.main)}
    style_ids = {s.get(f"{W}styleId") or "" for s in styles.tree.findall(f"{W}style")}
    renamed: dict[str, str] = {}
    found = {}
    for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
        tie = targets.get(reference.get(f"{R}id") or "")
        if tie is None or tie.external or not package.has(tie.target):
            continue
        kind = local_name(reference).removesuffix("Reference")
        use = reference.get(f"{W}type") or "default"
        found[(kind, use)] = letterhead(package, tie.target, style_ids, renamed)
    return found


def _other_parts(package: Package) -> list[Part]:
    """Return the theme and the font table, where they stand by themselves."""
    parts = []
    for kind, name in (("theme", "word/theme/theme1.xml"), ("fontTable", "word/fontTable.xml")):
        target = package.tied(package.main, kind)
        if target is None or not package.has(target):
            continue
        tree = package.tree(target)
        if kind == "fontTable":
            _without_embedded(tree)
        if not any(str(k).startswith(R) for e in tree.iter() for k in e.attrib):
            parts.append(Part(name, xml_bytes(tree), CONTENT_TYPES[kind]))
    return parts


def _without_embedded(fonts: Element) -> None:
    for element in list(fonts.iter()):
        if local_name(element).startswith("embed") or namespace(element) != MAIN:
            drop(element)
