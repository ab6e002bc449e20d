"""OpenDocument texts written for a case: a body in, the bytes of a file out."""

from __future__ import annotations

from tests.documents.wordfile.building import zipped

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_URN}office:1.0",
    "text": f"{_URN}text:1.0",
    "table": f"{_URN}table:1.0",
    "draw": f"{_URN}drawing:1.0",
    "style": f"{_URN}style:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "meta": f"{_URN}meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())


def open_document(
    body: str, *, automatic: str = "", styles: str = "", meta: str = "", locked: bool = False
) -> bytes:
    """Return a text with this body, these automatic and common styles, and this about itself."""
    content = (
        f"<office:document-content {_DECLARED}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": f"<office:document-styles {_DECLARED}>{styles}</office:document-styles>"
        .encode(),
        "meta.xml": f"<office:document-meta {_DECLARED}><office:meta>{meta}</office:meta>"
        "</office:document-meta>".encode(),
        "META-INF/manifest.xml": b"<m><encryption-data/></m>" if locked else b"<m/>",
    }  # fmt: skip
    return zipped(members)
