"""Names for files and ids made from titles: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata

_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789"
}
LONGEST_NAME = 200
"""Bytes; file systems allow 255, and a suffix or a number must still fit."""


def slug(text: str, *, longest: int = 60, otherwise: str = "untitled") -> str:
    """Return ``text`` as lower-case words joined by hyphens, at most ``longest`` characters.

    Accents are dropped, letters of other scripts kept; a name that Windows reserves gets a
    trailing underscore. Always returns something: ``otherwise`` where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > longest:
            break
        name = longer
    name = name or (words[0][:longest] if words else otherwise)
    name = name.encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{name}_" if name in _RESERVED else name
