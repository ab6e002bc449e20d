"""A foreign header or footer goes in; out comes one that is safe to put on our pages.

The one promise: what stays is text, layout, pictures held inside the file, and page numbers.
Links keep their words and lose their address; fields that fetch, run or tell (a file's path, an
author, a clock) go with what they printed; tracked changes are settled as if accepted; a protective
marking goes, since a paper carries its own and nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.furniture import furniture_in
from assistant.word.fields import flatten_fields
from assistant.word.package import IMAGE_TYPES, Part, Relation
from assistant.word.reference import Package
from assistant.word.schema_order import put_in_order
from assistant.word.xml import SPACE, Element, R, W, child, drop, local_name, namespace, unwrap

_DROPPED = {
    W + name
    for name in (
        "altChunk", "bookmarkEnd", "bookmarkStart", "commentRangeEnd", "commentRangeStart",
        "commentReference", "control", "customXmlDelRangeEnd", "customXmlDelRangeStart",
        "customXmlInsRangeEnd", "customXmlInsRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveToRangeEnd", "customXmlMoveToRangeStart",
        "customXmlPr", "del", "endnoteReference", "footnoteReference", "moveFrom",
        "moveFromRangeEnd", "moveFromRangeStart", "moveToRangeEnd", "moveToRangeStart", "object",
        "permEnd", "permStart", "pPrChange", "proofErr", "rPrChange", "sectPrChange", "smartTagPr",
        "subDoc", "tblGridChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
        "cellDel", "cellIns", "cellMerge",
    )
}  # fmt: skip
_UNWRAPPED = {W + name for name in ("customXml", "hyperlink", "ins", "moveTo", "smartTag")}
_PAGE = re.compile(r"\b(PAGE|NUMPAGES|SECTIONPAGES)\b")
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"
_HOLDERS = {W + name for name in ("drawing", "pict")}


@dataclass(frozen=True)
class Letterhead:
    """A header or footer: its tree, its ties to pictures, and the pictures themselves.

    ``markings`` are the protective markings that were taken out of it.
    """

    tree: Element
    relations: tuple[Relation, ...] = ()
    pictures: tuple[Part, ...] = ()
    markings: tuple[str, ...] = ()


def letterhead(
    package: Package, name: str, style_ids: set[str], renamed: dict[str, str]
) -> Letterhead:
    """Return the header or footer ``name`` of ``package``, made safe.

    ``renamed`` collects the names of pictures already taken over, so that each comes once.
    """
    tree = package.tree(name)
    _settle(tree)
    flatten_fields(tree)
    markings = tuple(_without_markings(tree))
    _drop_unknown_styles(tree, style_ids)
    put_in_order(tree)
    for text in tree.iter(f"{W}t", f"{W}instrText"):
        text.set(SPACE, "preserve")
    relations, pictures = _pictures(package, name, renamed)
    _drop_lost(tree, {relation.id for relation in relations})
    used = {value for e in tree.iter() for key, value in e.attrib.items() if str(key).startswith(R)}
    kept = tuple(r for r in relations if r.id in used)
    if not tree.findall(f"{W}p"):
        child(tree, "p")
    shown = tuple(p for p in pictures if p.name in {r.target for r in kept})
    return Letterhead(tree, kept, shown, markings)


def _settle(tree: Element) -> None:
    for element in list(tree.iter()):
        if element.tag in _DROPPED or not isinstance(element.tag, str):
            drop(element)
        elif element.tag == f"{W}sdt":
            _open_control(element)
    for element in list(tree.iter(*_UNWRAPPED)):
        unwrap(element)
    for element in tree.iter():
        for name in [n for n in element.attrib if "}rsid" in str(n) or "}paraId" in str(n)]:
            del element.attrib[name]


def _without_markings(tree: Element) -> Iterator[str]:
    """Take out each protective marking, printed or as a watermark, and yield it.

    A tab parts what stands left, in the middle and right of a line.
    """
    for watermark in list(tree.iter(_WATERMARK)):
        found = furniture_in((watermark.get("string") or "").strip())
        if found and found[0] == "marking":
            yield found[1]
            drop(_holder(watermark))
    for paragraph in tree.iter(f"{W}p"):
        own = [e for e in paragraph.iter(f"{W}t", f"{W}tab") if _paragraph_of(e) is paragraph]
        stretches: list[list[Element]] = [[]]
        for element in own:
            if element.tag == f"{W}tab":
                stretches.append([])
            else:
                stretches[-1].append(element)
        for stretch in stretches:
            found = furniture_in("".join(element.text or "" for element in stretch).strip())
            if found and found[0] == "marking":
                yield found[1]
                for element in stretch:
                    element.text = ""


def _paragraph_of(element: Element) -> Element | None:
    return next(element.iterancestors(f"{W}p"), None)


def _open_control(control: Element) -> None:
    """Put the content of a content control in its place; its data would stay behind anyway."""
    content = control.find(f"{W}sdtContent")
    parent = control.getparent()
    if content is not None and parent is not None:
        at = parent.index(control)
        parent[at : at + 1] = list(content)


def _drop_unknown_styles(tree: Element, style_ids: set[str]) -> None:
    for element in list(tree.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")):
        if element.get(f"{W}val") not in style_ids:
            drop(element)
    for element in list(tree.iter(f"{W}numPr")):
        drop(element)


def _pictures(
    package: Package, name: str, renamed: dict[str, str]
) -> tuple[list[Relation], list[Part]]:
    relations, pictures = [], []
    for tie in package.ties(name):
        ending = tie.target.rpartition(".")[2].lower()
        if tie.external or tie.kind != "image" or ending not in IMAGE_TYPES:
            continue
        if not package.has(tie.target):
            continue
        own = renamed.setdefault(tie.target.lower(), f"word/media/house{len(renamed) + 1}.{ending}")
        relations.append(Relation(tie.id, "image", own))
        pictures.append(Part(own, package.data(tie.target)))
    return relations, pictures


def _drop_lost(tree: Element, known: set[str]) -> None:
    """Take out what points at a tie that was not taken over, with the drawing around it."""
    for element in list(tree.iter()):
        for key, target in list(element.attrib.items()):
            if not str(key).startswith(R) or target in known:
                continue
            if key == f"{R}link" and element.get(f"{R}embed") in known:
                del element.attrib[key]
                continue
            link = local_name(element) in {"hlinkClick", "hlinkHover"}
            drop(element if link else _holder(element))
            break
    for element in list(tree.iter()):
        if namespace(element).endswith("markup-compatibility/2006") and not len(element):
            drop(element)


def _holder(element: Element) -> Element:
    outer = [e for e in element.iterancestors() if e.tag in _HOLDERS]
    if not outer:
        return element
    around = outer[-1].getparent()
    if around is not None and local_name(around) in {"Choice", "Fallback"}:
        compatible = around.getparent()
        return compatible if compatible is not None else outer[-1]
    return outer[-1]


def has_page_number(tree: Element) -> bool:
    """Say whether a header or footer prints a page number."""
    return any(_PAGE.search(text) for text in _instructions(tree))


def without_page_numbers(tree: Element) -> None:
    """Empty each paragraph that prints a page number; a venue may want none."""
    for paragraph in tree.iter(f"{W}p"):
        if any(_PAGE.search(text) for text in _instructions(paragraph)):
            for run in list(paragraph):
                if run.tag != f"{W}pPr" and not any(h in _tags(run) for h in _HOLDERS):
                    paragraph.remove(run)


def _tags(element: Element) -> set[str]:
    return {str(e.tag) for e in element.iter()}


def _instructions(tree: Element) -> list[str]:
    simple = [e.get(f"{W}instr") or "" for e in tree.iter(f"{W}fldSimple")]
    return simple + [e.text or "" for e in tree.iter(f"{W}instrText")]
