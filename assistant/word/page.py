"""The page: size, margins, and whether first and facing pages differ.

In goes the last section of a foreign document, or nothing; out comes a :class:`Page` that is always
usable: measures that are absent or absurd fall back to A4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.word.xml import Element, W, child

_NARROWEST_TEXT = 2_800
"""Twips (5 cm); below it the measures are taken for a mistake."""
_LEAST_MARGIN = 360
"""Twips (6 mm); most printers reach no further, and a scan saved as a Word file has none."""
_LARGEST = 31_680
"""Twips; Word's own limit for a side of a page."""


@dataclass(frozen=True)
class Page:
    """Measures in twips (twentieths of a point); A4 with margins of 2.5 cm unless told."""

    width: int = 11_906
    height: int = 16_838
    top: int = 1_418
    right: int = 1_418
    bottom: int = 1_304
    left: int = 1_418
    header: int = 709
    footer: int = 624
    gutter: int = 0
    title_page: bool = False
    facing_pages: bool = False

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right - self.gutter


def page_of(section: Element | None, *, facing_pages: bool = False) -> Page:
    """Return the page that ``section`` (a ``w:sectPr``) describes."""
    if section is None:
        return Page()
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    usual = Page()
    page = Page(
        width=_measure(size, "w", usual.width),
        height=_measure(size, "h", usual.height),
        top=_measure(margins, "top", usual.top),
        right=_measure(margins, "right", usual.right),
        bottom=_measure(margins, "bottom", usual.bottom),
        left=_measure(margins, "left", usual.left),
        header=_measure(margins, "header", usual.header),
        footer=_measure(margins, "footer", usual.footer),
        gutter=_measure(margins, "gutter", usual.gutter),
    )
    sound = page.text_width >= _NARROWEST_TEXT and page.top + page.bottom < page.height
    sound = sound and min(page.left, page.right) >= _LEAST_MARGIN
    title_page = section.find(f"{W}titlePg") is not None
    return replace(page if sound else usual, title_page=title_page, facing_pages=facing_pages)


def write_page(section: Element, page: Page) -> None:
    """Append size and margins to a ``w:sectPr``."""
    size = child(section, "pgSz", w=str(page.width), h=str(page.height))
    if page.width > page.height:
        size.set(f"{W}orient", "landscape")
    child(
        section,
        "pgMar",
        top=str(page.top),
        right=str(page.right),
        bottom=str(page.bottom),
        left=str(page.left),
        header=str(page.header),
        footer=str(page.footer),
        gutter=str(page.gutter),
    )


def _measure(element: Element | None, name: str, otherwise: int) -> int:
    text = None if element is None else element.get(W + name)
    try:
        measure = round(float(text)) if text is not None else otherwise
    except ValueError:
        return otherwise
    # A negative top or bottom margin fixes the text where it is, whatever the header holds.
    measure = abs(measure)
    return measure if measure <= _LARGEST else otherwise
