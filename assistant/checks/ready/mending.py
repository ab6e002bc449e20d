"""Mending a copy of a Word file without changing a word that its reader sees.

In go a file's bytes; out come a copy's, and what was done to it in sentences. The promise: what is
not mended stays byte for byte; comments, hidden runs, personal properties and macros go.
"""

from __future__ import annotations

import io
import zipfile

from assistant.checks.ready.taking_out import Parts, take_out
from assistant.venues.rule import Venue


def mend(data: bytes, venue: Venue) -> tuple[bytes, tuple[str, ...]]:
    """Return a mended copy of the Word file ``data``, and what was mended.

    Only rules of ``venue`` are served. Nothing mended gives the same bytes back.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        parts = {info.filename: package.read(info) for info in infos}
    before = dict(parts)
    told = take_out({rule.rule for rule in venue.rules}, parts)
    return (_packed(infos, parts) if parts != before else data), tuple(told)


def _packed(infos: list[zipfile.ZipInfo], parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in infos:
            if info.filename in parts:
                package.writestr(info, parts[info.filename])
    return out.getvalue()
