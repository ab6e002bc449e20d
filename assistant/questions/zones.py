"""The zone that a paper's deadline is in: printed, or certain from who asks, or not to be told.

In go the zone as printed and the paper's text; out comes an IANA name or None, and a sentence that
says why. The promise: no zone is ever made up. Where the paper prints none, only a body of a land
with one clock (the United Kingdom, Ireland, the institutions in Brussels) decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNS: dict[str, re.Pattern[str]] = {
    "the United Kingdom": re.compile(
        r"\b[\w.-]+\.gov\.uk\b|\bGOV\.UK\b|\b(?:\w+\.)?gov\.scot\b|\bgov\.wales\b|\bllyw\.cymru\b|\bnidirect\b|"
        r"\bparliament\.(?:uk|scot)\b|\bsenedd\.(?:wales|cymru)\b|\bniassembly\.gov\.uk\b|\b[\w-]+\.nhs\.uk\b|"
        r"\bofcom\.org\.uk\b|\b(?:ofgem|ofwat|fca|ico)\.\w+\.uk\b|\bHM (?:Treasury|Government|"
        r"Revenue)\b|"
        r"\b(?:Scottish|Welsh|UK) Government\b|\bNorthern Ireland (?:Executive|Assembly|Office)\b|"
        r"\bSenedd\b|\bOf(?:com|gem|sted|wat|qual)\b|\bNHS (?:England|Scotland|Wales)\b|"
        r"\bFinancial Conduct Authority\b|\bCompetition and Markets Authority\b|"
        r"\bHouse of (?:Commons|Lords)\b|\bScottish Parliament\b"
    ),
    "the European Union": re.compile(
        r"\beuropa\.eu\b|\bEuropean (?:Commission|Parliament|Union institutions)\b|"
        r"\bHave your say\b portal"
    ),
    "Ireland": re.compile(r"\b(?:[\w-]+\.)?gov\.ie\b|\boireachtas\.ie\b|\bGovernment of Ireland\b"),
    "Australia": re.compile(r"\b[\w-]+\.gov\.au\b|\baph\.gov\.au\b|\bAustralian Government\b"),
    "the United States": re.compile(
        r"\bregulations\.gov\b|\bFederal Register\b|\bDocket (?:ID|No)\b"
    ),
}
_ONE_CLOCK = {
    "the United Kingdom": "Europe/London",
    "the European Union": "Europe/Brussels",
    "Ireland": "Europe/Dublin",
}
_PRINTED = {
    "uk time": "Europe/London",
    "u.k. time": "Europe/London",
    "british time": "Europe/London",
    "british summer time": "Europe/London",
    "london time": "Europe/London",
    "bst": "Europe/London",
    "brussels time": "Europe/Brussels",
    "brussels": "Europe/Brussels",
    "dublin time": "Europe/Dublin",
    "irish time": "Europe/Dublin",
    "canberra time": "Australia/Sydney",
    "sydney time": "Australia/Sydney",
    "melbourne time": "Australia/Melbourne",
    "utc": "Etc/UTC",
}
"""What names one zone whoever prints it."""
_PRINTED_IN = {
    "the United Kingdom": ("gmt", "greenwich mean time"),
    "the European Union": ("cet", "cest", "central european time"),
    "Australia": ("aest", "aedt"),
    "the United States": ("et", "est", "edt", "eastern time", "eastern standard time"),
}
_ZONE_THERE = {
    "the United Kingdom": "Europe/London",
    "the European Union": "Europe/Brussels",
    "Australia": "Australia/Sydney",
    "the United States": "America/New_York",
}
"""The zone that an abbreviation means where the body stands in that land."""


class Zone(NamedTuple):
    """``name`` is an IANA name or None; ``told`` says where it comes from, or why there is none."""

    name: str | None
    told: str | None


def zone_of(printed: str | None, text: str) -> Zone:
    """Return the zone of a deadline whose zone is printed as ``printed`` in a paper ``text``."""
    signs = {land: found[0] for land, sign in _SIGNS.items() if (found := sign.search(text))}
    if printed is not None:
        return _printed(" ".join(printed.casefold().split()), printed, signs)
    if len(signs) == 1:
        land, sign = next(iter(signs.items()))
        if land in _ONE_CLOCK:
            told = (
                f"The paper prints no time zone; it was taken as that of {land} "
                f"({_ONE_CLOCK[land]}), "
                f"because the paper names “{sign}”."
            )
            return Zone(_ONE_CLOCK[land], told)
    if len(signs) > 1:
        named = ", ".join(f"“{sign}”" for sign in signs.values())
        return Zone(None, f"The paper prints no time zone, and names {named}.")
    return Zone(None, "The paper prints no time zone, and nothing in it lets it be told.")


def _printed(plain: str, printed: str, signs: dict[str, str]) -> Zone:
    if plain in _PRINTED:
        return Zone(_PRINTED[plain], None)
    for land, names in _PRINTED_IN.items():
        if plain in names and land in signs:
            zone, sign = _ZONE_THERE[land], signs[land]
            return Zone(zone, f"“{printed}” was taken as {zone}, because the paper names “{sign}”.")
    if plain in ("gmt", "greenwich mean time"):
        return Zone("Etc/GMT", None)
    return Zone(
        None, f"“{printed}” is the clock of several places, and the paper does not say which."
    )
