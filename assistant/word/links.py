"""Links: in go web addresses of one part, out come ids of relationships.

The one promise: only ``http``, ``https`` and ``mailto`` addresses that are whole are ever written;
the same address in a part is one relationship.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from assistant.word.package import Relation

_SCHEMES = {"http", "https", "mailto"}
_SAFE = "!$%&'()*+,/:;=?@~-._"
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2_000
"""Characters; Word refuses a file with a longer address (its limit is 2,083)."""


class Links:
    """The links of one part."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_for(self, address: str) -> str | None:
        """Return the relationship id for ``address``, or None where it may not be written."""
        safe = _safe_address(address)
        if safe is None:
            return None
        return self._ids.setdefault(safe, f"rIdLink{len(self._ids) + 1}")

    @property
    def relations(self) -> list[Relation]:
        """The relationships of the part."""
        return [Relation(own, "hyperlink", to, external=True) for to, own in self._ids.items()]


def _safe_address(address: str) -> str | None:
    """Return the address with what may not stand in one percent-encoded, or None."""
    text = address.strip().encode("utf-8", "replace").decode("utf-8")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES:
        return None
    if parts.scheme.lower() == "mailto":
        whole = "@" in parts.path
    else:
        whole = bool(parts.hostname) and not any(c in ' <>"{}|\\^`[]' for c in parts.netloc)
    address, mark, place = _BARE_PERCENT.sub("%25", text).partition("#")
    encoded = quote(address, safe=_SAFE) + mark + quote(place, safe=_SAFE)
    return encoded if whole and len(encoded) <= _LONGEST else None
