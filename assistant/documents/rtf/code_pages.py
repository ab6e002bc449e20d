"""The numbers by which rich text names its code pages and fonts go in; Python's codecs come out.

The one promise: a number that is not known stands for Windows-1252, the usual one.
"""

from __future__ import annotations

import codecs

USUAL = "cp1252"
SYMBOLS = 2
"""The character set of fonts whose letters are pictures."""

_BY_CHARSET = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_BY_NUMBER = {65001: "utf-8", 10000: "mac_roman", 936: "gbk"}


def of_charset(number: int | None) -> str | None:
    """Return the codec of a font's character set; None where it says nothing."""
    return None if number in (None, 0, 1) else _BY_CHARSET.get(number or 0, USUAL)


def of_code_page(number: int | None) -> str:
    """Return the codec of a code page."""
    name = _BY_NUMBER.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL
    return name


def decoded(raw: str, codec: str) -> str:
    """Return what the bytes in ``raw`` (one character for each) say in ``codec``."""
    return raw.encode("latin-1", "replace").decode(codec, "replace")
