"""Foreign XML goes in; the same elements come out in the order the schema wants.

Other programs write properties in any order, or twice, and most readers do not mind; Word's schema
(ISO/IEC 29500-4, wml.xsd) does. The one promise: of each property one remains, the last, in its
place; what the schema does not know there goes.
"""

from __future__ import annotations

from assistant.word.xml import MAIN, Element, local_name, namespace

_ORDER: dict[str, tuple[str, ...]] = {
    "style": (
        "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
        "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
        "personalReply", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr",
    ),
    "abstractNum": (
        "nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl",
    ),
    "lvl": (
        "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId",
        "legacy", "lvlJc", "pPr", "rPr",
    ),
    "num": ("abstractNumId", "lvlOverride"),
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
        "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
        "cnfStyle", "rPr",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
        "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
        "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
        "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
        "specVanish", "oMath",
    ),
    "tblPr": (
        "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize",
        "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
        "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription",
    ),
    "tcPr": (
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
        "textDirection", "tcFitText", "vAlign", "hideMark",
    ),
    "tblStylePr": ("pPr", "rPr", "tblPr", "trPr", "tcPr"),
    "tblBorders": ("top", "start", "left", "bottom", "end", "right", "insideH", "insideV"),
    "tcBorders": (
        "top", "start", "left", "bottom", "end", "right", "insideH", "insideV", "tl2br", "tr2bl",
    ),
    "numPr": ("ilvl", "numId"),
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
}  # fmt: skip
_MANY = {"tblStylePr", "lvl", "lvlOverride"}
"""What may stand more than once."""


def put_in_order(tree: Element) -> None:
    """Settle the order of every known element in ``tree``."""
    for element in tree.iter():
        names = _ORDER.get(local_name(element)) if namespace(element) == MAIN else None
        if names is not None:
            _settle(element, names)


def _settle(element: Element, names: tuple[str, ...]) -> None:
    held: dict[str, list[Element]] = {}
    for inner in element:
        name = local_name(inner)
        if name in names and namespace(inner) == MAIN:
            same = held.setdefault(name, [])
            if name not in _MANY:
                same.clear()
            same.append(inner)
    element[:] = [inner for name in names for inner in held.get(name, ())]
