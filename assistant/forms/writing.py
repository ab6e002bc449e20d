"""Writing a text into a field of a form, in the look that the form gives it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from assistant.drafting.lines import printable
from assistant.forms.fields import Element, Field, W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_into(field: Field, value: str) -> bool:
    """Put ``value`` into the field, whose element is changed in place.

    False, and nothing is changed, where the field is a list that does not offer it.
    """
    if field.kind == "list":
        offered = _offered(field.element, value)
        if offered is None:
            return False
        value = offered
    _WRITERS[field.kind](field.element, printable(value))
    return True


def _offered(control: Element, value: str) -> str | None:
    """Return the entry of a list that says ``value``, as the list prints it."""
    entries = [
        entry.get(f"{W}displayText") or entry.get(f"{W}value") or ""
        for entry in control.iter(f"{W}listItem")
    ]
    same = [entry for entry in entries if entry.casefold().strip() == value.casefold().strip()]
    return same[0] if len(same) == 1 else None


def legacy_result_runs(begin: Element) -> list[Element]:
    """Return the runs between the separator and the end of the legacy field begun in ``begin``."""
    runs: list[Element] = []
    after = False
    for run in begin.itersiblings(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else None
        if kind == "end":
            return runs
        if after:
            runs.append(run)
        after = after or kind == "separate"
    return runs


def _into_cell(cell: Element, value: str) -> None:
    paragraph = cell.find(f"{W}p")
    if paragraph is None:
        paragraph = etree.SubElement(cell, f"{W}p")
    look = paragraph.find(f"{W}pPr/{W}rPr")
    paragraph.append(_run(value, look))


def _into_control(control: Element, value: str) -> None:
    """Take the prompt's place; its own paragraph, cell and look stay, the prompt's grey goes."""
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if properties is None or content is None:
        return
    prompt = properties.find(f"{W}showingPlcHdr")
    if prompt is not None:
        properties.remove(prompt)
    look = properties.find(f"{W}rPr")
    paragraph = content.find(f".//{W}p")
    holder = paragraph if paragraph is not None else content
    for run in list(holder.iter(f"{W}r")):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    holder.append(_run(value, look))


def _into_legacy(begin: Element, value: str) -> None:
    runs = legacy_result_runs(begin)
    if not runs:
        return
    first = runs[0]
    look = first.find(f"{W}rPr")
    first.addprevious(_run(value, look))
    for run in runs:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _into_dots(paragraph: Element, value: str) -> None:
    """Put the value where the dots begin and take them out."""
    placed = False
    for text in list(paragraph.iter(f"{W}t")):
        words = text.text or ""
        if not re.search(r"[._…]{2,}|^[\s._…]+$", words):
            continue
        kept, _, _ = re.sub(r"(?:[._…]\s?){2,}.*$", "\0", words).partition("\0")
        text.text = kept if placed else f"{kept.rstrip()} {value}".lstrip()
        if re.fullmatch(r"[\s._…]*", kept) and placed:
            text.text = ""
        text.set(_SPACE, "preserve")
        placed = True


_WRITERS = {
    "cell": _into_cell,
    "control": _into_control,
    "list": _into_control,
    "legacy": _into_legacy,
    "dots": _into_dots,
}


def _run(value: str, look: Element | None) -> Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        own = copy.deepcopy(look)
        own.tag = f"{W}rPr"
        for name in ("ins", "del", "moveFrom", "moveTo"):
            for mark in own.findall(f"{W}{name}"):
                own.remove(mark)
        for style in own.findall(f"{W}rStyle"):
            if style.get(f"{W}val") == "PlaceholderText":
                own.remove(style)
        run.append(own)
    for at, line in enumerate(_lines(value)):
        if at:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.text = line
        text.set(_SPACE, "preserve")
    return run


def _lines(value: str) -> Iterator[str]:
    yield from value.splitlines() or [""]
