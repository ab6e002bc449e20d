"""How the page is to be laid out.

In go what a venue decides about the page, a template's wishes and the brief's options; out comes a
:class:`Layout`. The promise: the receiving body's own rules beat the template, the author's option
beats both, and what the form of the file cannot have beats all.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.drafting.draft import Layout

BOXES: Mapping[str, bool] = {
    "cover": False,
    "contents": False,
    "annex": False,
    "page_numbers": False,
    "footnotes": False,
    "numbered_paragraphs": False,
}
"""The boxes of a web form have no notes and no numbers, and nothing stands around them."""


def layout_for(
    page: Mapping[str, bool],
    template: Mapping[str, bool],
    options: Mapping[str, bool | int | str],
    form: Mapping[str, bool] | None = None,
) -> Layout:
    """Return the layout; ``page`` is the venue's, ``form`` that of the file that is written."""
    chosen = {k: bool(v) for k, v in options.items() if k in Layout.model_fields}
    decided = {k: v for k, v in page.items() if k in Layout.model_fields}
    return Layout.model_validate({**template, **decided, **chosen, **(form or {})})
