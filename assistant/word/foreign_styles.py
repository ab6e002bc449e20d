"""A foreign styles part goes in; out comes one that holds what the standard knows and no more.

Other programs leave marks of their own, ties to styles that are not there, and styles based on each
other in a circle, over which Word stumbles. The one promise: every tie leads somewhere, and every
style can be traced to one that is based on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from assistant.word.schema_order import put_in_order
from assistant.word.xml import MAIN, VAL, Element, W, drop, namespace, root, value_of


def scrubbed_styles(foreign: Element) -> Element:
    """Return a copy of a foreign styles part with only what the standard knows."""
    tree = root("styles")
    seen: set[str] = set()
    for element in foreign:
        if namespace(element) != MAIN:
            continue
        if element.tag == f"{W}style":
            own = element.get(f"{W}styleId") or ""
            if not own or own in seen or element.get(f"{W}type") is None:
                continue
            seen.add(own)
        tree.append(_standard(element))
    put_in_order(tree)
    return tree


def _standard(element: Element) -> Element:
    """Return a copy of ``element`` without parts, attributes and marks that are not Word's own."""
    copied = deepcopy(element)
    for inner in list(copied.iter()):
        if namespace(inner) != MAIN or inner.tag in {f"{W}rsid", f"{W}rPrChange", f"{W}pPrChange"}:
            drop(inner)
            continue
        for name in [n for n in inner.attrib if not str(n).startswith(W)]:
            del inner.attrib[name]
    return copied


def mend_ties(tree: Element) -> None:
    """Drop ties to styles that are not there, and break circles of styles based on each other."""
    styles = {s.get(f"{W}styleId") or "": s for s in tree.findall(f"{W}style")}
    for style in styles.values():
        for tie in ("basedOn", "next", "link"):
            element = style.find(W + tie)
            if element is not None and element.get(VAL) not in styles:
                style.remove(element)
    for own, style in styles.items():
        seen, at = {own}, value_of(style, "basedOn")
        while at is not None and at not in seen:
            seen.add(at)
            at = value_of(styles[at], "basedOn")
        if at == own and (element := style.find(f"{W}basedOn")) is not None:
            style.remove(element)


def used_numbers(tree: Element) -> Iterator[Element]:
    """Yield each mention of a list in the styles."""
    yield from tree.iter(f"{W}numId")


def drop_lost_numbers(tree: Element, kept: set[str]) -> None:
    """Take out of the styles what refers to lists that are not there."""
    for element in list(used_numbers(tree)):
        tie = element.getparent()
        if element.get(VAL) not in kept | {"0"} and tie is not None:
            drop(tie)
