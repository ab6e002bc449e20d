"""Writing a text into a field of a form, in the look that the form gives it.

In go a field and a text; the XML of the form is changed in place. The promise: what cannot be
written as the form wants it (a list does not offer it, a box is too short) changes nothing.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import date

from lxml import etree

from assistant.drafting.lines import printable
from assistant.forms.fields import Field, dots_in, texts_of
from assistant.forms.labels import Element, W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def write_into(field: Field, value: str) -> bool:
    """Put ``value`` into the field; False, and nothing is changed, where it does not take it."""
    return _WRITERS[field.kind](field, printable(value))


def offered_by(field: Field) -> tuple[str, ...]:
    """Return the entries of a list, as it prints them; none for other fields."""
    if field.kind == "list":
        entries = field.element.iter(f"{W}listItem")
        texts = (e.get(f"{W}displayText") or e.get(f"{W}value") or "" for e in entries)
    elif field.kind == "legacy list":
        texts = (e.get(f"{W}val") or "" for e in field.element.iter(f"{W}listEntry"))
    else:
        return ()
    return tuple(texts)


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


def _into_cell(field: Field, value: str) -> bool:
    cell = field.element
    paragraph = cell.find(f"{W}p")
    if paragraph is None:
        paragraph = etree.SubElement(cell, f"{W}p")
    prompt = paragraph.find(f"{W}r/{W}rPr")
    for run in list(cell.iter(f"{W}r")):
        _remove(run)
    look = paragraph.find(f"{W}pPr/{W}rPr")
    paragraph.append(_run(value, look if look is not None else prompt))
    return True


def _into_control(field: Field, value: str) -> bool:
    """Take the prompt's place; its own paragraph, cell and look stay, the prompt's grey goes.

    A tie to a data part goes too: the program would show what stands there instead.
    """
    control = field.element
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if properties is None or content is None:
        return False
    for name in ("showingPlcHdr", "dataBinding"):
        for mark in properties.findall(f"{W}{name}"):
            properties.remove(mark)
    look = properties.find(f"{W}rPr")
    holder = _holder(content)
    for run in list(content.iter(f"{W}r")):
        _remove(run)
    holder.append(_run(value, look))
    return True


def _holder(content: Element) -> Element:
    """The paragraph to write into: the control's own, or its content where it stands in a line."""
    paragraph = content.find(f".//{W}p")
    if paragraph is not None:
        return paragraph
    around = content.getparent()
    if around is not None and next(around.iterancestors(f"{W}p"), None) is not None:
        return content
    cell = content.find(f".//{W}tc")
    return etree.SubElement(cell if cell is not None else content, f"{W}p")


def _into_date(field: Field, value: str) -> bool:
    """A date picker keeps the date itself and shows it in its own format."""
    mark = field.element.find(f"{W}sdtPr/{W}date")
    day = _day(value)
    if mark is not None and day is not None:
        mark.set(f"{W}fullDate", f"{day.isoformat()}T00:00:00Z")
        shape = mark.find(f"{W}dateFormat")
        value = _shown(day, shape.get(f"{W}val") or "" if shape is not None else "") or value
    return _into_control(field, value)


def _day(value: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", value)
    if found is None or found[2] not in _MONTHS:
        return None
    return date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def _shown(day: date, shape: str) -> str | None:
    """The date in a format of Word's; None for one with parts that are not known here."""
    parts = {
        "dd": f"{day.day:02d}", "d": str(day.day), "MMMM": _MONTHS[day.month - 1],
        "MMM": _MONTHS[day.month - 1][:3], "MM": f"{day.month:02d}", "M": str(day.month),
        "yyyy": str(day.year), "yy": f"{day.year % 100:02d}",
    }  # fmt: skip
    pieces = re.findall(r"([A-Za-z])(\1*)|([^A-Za-z]+)", shape)
    texts = [parts.get(letter + more) if letter else other for letter, more, other in pieces]
    return "".join(text for text in texts if text) if texts and None not in texts else None


def _into_list(field: Field, value: str) -> bool:
    entry = _entry(offered_by(field), value)
    return entry is not None and _into_control(field, entry)


def _into_legacy_list(field: Field, value: str) -> bool:
    entries = offered_by(field)
    entry = _entry(entries, value)
    data = field.element.find(f".//{W}ddList")
    if entry is None or data is None:
        return False
    chosen = etree.Element(f"{W}result")
    chosen.set(f"{W}val", str(entries.index(entry)))
    data.insert(0, chosen)
    return True


def _entry(entries: tuple[str, ...], value: str) -> str | None:
    same = [entry for entry in entries if entry.casefold().strip() == value.casefold().strip()]
    return same[0] if len(same) == 1 else None


def _into_legacy(field: Field, value: str) -> bool:
    runs = legacy_result_runs(field.element)
    longest = field.element.find(f".//{W}textInput/{W}maxLength")
    most = longest.get(f"{W}val") or "0" if longest is not None else "0"
    if not runs or (most.isdecimal() and 0 < int(most) < len(value)):
        return False
    runs[0].addprevious(_run(value, runs[0].find(f"{W}rPr")))
    for run in runs:
        _remove(run)
    return True


def _into_dots(field: Field, value: str) -> bool:
    """Put the value where the dots begin and take them out; what stands behind them stays."""
    rows = dots_in(field.element)
    begins, ends = rows[field.at][1:]
    at, placed = 0, False
    for text, words in texts_of(field.element):
        start, end = max(begins - at, 0), min(ends - at, len(words))
        if text.tag == f"{W}t" and start < end:
            new = "" if placed else _spaced(words[:start], value, words[end:])
            text.text = f"{words[:start]}{new}{words[end:]}"
            text.set(_SPACE, "preserve")
            placed = True
        at += len(words)
    return placed


def _spaced(before: str, value: str, after: str) -> str:
    space = " " if before and not before[-1].isspace() else ""
    gap = "  " if after.strip() and not after[0].isspace() else ""
    return f"{space}{value}{gap}"


def _into_line(field: Field, value: str) -> bool:
    """Go on after the colon, in the look of the line but for its weight."""
    runs = [run for run in field.element.iter(f"{W}r") if run.find(f"{W}t") is not None]
    held = runs[-1].find(f"{W}rPr") if runs else None
    look = copy.deepcopy(held) if held is not None else None
    for mark in list(look) if look is not None else ():
        if etree.QName(mark).localname in ("b", "bCs", "caps", "u") and look is not None:
            look.remove(mark)
    spaced = runs and (runs[-1].findtext(f"{W}t") or "").endswith((" ", "\xa0"))
    field.element.append(_run(value if spaced else f" {value}", look))
    return True


_WRITERS: dict[str, Callable[[Field, str], bool]] = {
    "cell": _into_cell,
    "control": _into_control,
    "date": _into_date,
    "list": _into_list,
    "legacy": _into_legacy,
    "legacy list": _into_legacy_list,
    "dots": _into_dots,
    "line": _into_line,
}


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


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
    for at, line in enumerate(value.splitlines() or [""]):
        if at:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.text = line
        text.set(_SPACE, "preserve")
    return run
