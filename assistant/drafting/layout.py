"""What a venue wants of the page.

In go a venue, a template's wishes and the brief's options; out comes a :class:`Layout`. The
promise: the receiving body's own rules beat the template, and the author's option beats both.

The facts come from the bodies' published guidance. Each entry says only what that body decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from assistant.drafting.draft import Layout


class Venue(NamedTuple):
    """A receiving body: how it is called in print, and what it decides about the page."""

    title: str
    page: Mapping[str, bool]


_PARLIAMENT = {"cover": False, "contents": False, "annex": False, "numbered_paragraphs": True}
_FORM = {
    "cover": False,
    "contents": False,
    "annex": False,
    "page_numbers": False,
    "footnotes": False,
    "numbered_paragraphs": False,
}
_LETTER = {"cover": False, "contents": False, "annex": False, "numbered_paragraphs": False}

VENUES: dict[str, Venue] = {
    "commons-select-committee": Venue("House of Commons select committee", _PARLIAMENT),
    "commons-public-bill-committee": Venue("House of Commons public bill committee", _PARLIAMENT),
    "lords-select-committee": Venue("House of Lords select committee", _PARLIAMENT),
    "government-department": Venue("Government department", {}),
    "ofcom": Venue("Ofcom", {"cover": False}),
    "scottish-government": Venue("Scottish Government", {"cover": False}),
    "senedd": Venue("Senedd committee", {"cover": False, "contents": False}),
    "ni-assembly": Venue(
        "Northern Ireland Assembly committee",
        {"page_numbers": False, "numbered_paragraphs": True, "cover": False, "contents": False},
    ),
    "eu-have-your-say": Venue("European Commission, Have your say", _FORM),
    "us-regulations": Venue("regulations.gov", {"cover": False, "contents": False}),
    "australian-senate": Venue("Australian Senate committee", {"contents": False}),
    "australian-house": Venue("Australian House committee", {"contents": False}),
    "web-form": Venue("Web form", _FORM),
    "letter": Venue("Letter", _LETTER),
    "ministers": Venue("Ministers", {"cover": False, "contents": False}),
    "members": Venue("Members of parliament", {"cover": False, "contents": False}),
}


def layout_for(
    venue: str | None, template: Mapping[str, bool], options: Mapping[str, bool | int | str]
) -> Layout:
    """Return the layout; an unknown venue decides nothing."""
    wishes = dict(template)
    if venue in VENUES:
        wishes |= VENUES[venue].page
    chosen = {k: bool(v) for k, v in options.items() if k in Layout.model_fields}
    return Layout.model_validate({**wishes, **chosen})
