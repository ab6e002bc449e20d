"""WordprocessingML, as little of it as the writer needs: names, elements, bytes.

In go element names without a prefix ("p", "pStyle"); out come lxml elements in Word's main
namespace. The one promise: what :func:`xml_bytes` returns is UTF-8 with a declaration, the same
for the same tree on every machine.
"""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W = f"{{{MAIN}}}"
R = f"{{{RELATIONS}}}"
VAL = f"{W}val"


def root(name: str) -> Element:
    """Return a new root element ``name`` that declares the two namespaces the writer uses."""
    return etree.Element(W + name, nsmap={"w": MAIN, "r": RELATIONS})


def child(parent: Element, name: str, /, **attributes: str) -> Element:
    """Append ``name`` to ``parent``; attributes are in Word's namespace too."""
    element = etree.SubElement(parent, W + name)
    for key, value in attributes.items():
        element.set(W + key, value)
    return element


def value(parent: Element, name: str, text: str | int) -> Element:
    """Append ``name`` with its ``w:val``, the commonest shape of a property."""
    element = etree.SubElement(parent, W + name)
    element.set(VAL, str(text))
    return element


def value_of(parent: Element, path: str) -> str | None:
    """Return the ``w:val`` of the element at ``path`` ("pPr/numPr/numId"), or None."""
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(VAL)


def drop(element: Element) -> None:
    """Take ``element`` out of its tree; the text after it goes too, since Word's XML has none."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the children of ``element`` in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def local_name(element: Element) -> str:
    """Return the name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """Return the namespace; "" where there is none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def xml_bytes(element: Element) -> bytes:
    """Return the tree as the bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
