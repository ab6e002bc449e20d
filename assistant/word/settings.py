"""The settings part: a house's few harmless settings go in, ``settings.xml`` comes out.

The one promise: nothing in it makes Word ask, fetch, track or merge anything; fields are never
marked for updating, which would greet the reader with a question.
"""

from __future__ import annotations

from assistant.word.xml import MAIN, VAL, Element, W, child, namespace, root, value, xml_bytes

SEPARATORS = ("-1", "0")
"""Ids of the two notes that draw the line above footnotes; Word's own choice."""

_BEFORE_NOTES = (
    "mirrorMargins",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "characterSpacingControl",
)
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)
"""Without these Word opens the file in a compatibility mode of an older version."""


def settings_xml(foreign: Element | None) -> bytes:
    """Return the settings part; of a foreign one only what shapes the page is kept.

    The order is the schema's (ISO/IEC 29500-4, CT_Settings).
    """
    settings = root("settings")
    child(settings, "zoom", percent="100")
    for name in _BEFORE_NOTES:
        _keep(settings, foreign, name)
    notes = child(settings, "footnotePr")
    for number in SEPARATORS:
        child(notes, "footnote", id=number)
    compatibility = child(settings, "compat")
    for name, setting in _COMPATIBILITY:
        child(
            compatibility,
            "compatSetting",
            name=name,
            uri="http://schemas.microsoft.com/office/word",
            val=setting,
        )
    _keep(settings, foreign, "clrSchemeMapping")
    value(settings, "decimalSymbol", ".")
    value(settings, "listSeparator", ",")
    return xml_bytes(settings)


def is_on(settings: Element | None, name: str) -> bool:
    """Say whether a switch of a foreign settings part is on."""
    found = None if settings is None else settings.find(W + name)
    return found is not None and found.get(VAL) not in {"0", "false", "off"}


def _keep(settings: Element, foreign: Element | None, name: str) -> None:
    found = None if foreign is None else foreign.find(W + name)
    if found is not None and namespace(found) == MAIN:
        kept = child(settings, name)
        for key, setting in found.attrib.items():
            if str(key).startswith(W):
                kept.set(key, setting)
    elif name == "defaultTabStop":
        value(settings, name, 567)
