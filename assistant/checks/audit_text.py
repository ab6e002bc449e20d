"""The audit as Markdown, for whoever signs the paper off.

In goes the data of an audit; out comes the text that a person reads. The promise: it says what the
data says and nothing else, and words of a source are never read as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_SEVERITIES = {"error": "Error", "warning": "Warning", "info": "Note"}


def audit_text(data: dict[str, Any]) -> str:
    """Return the audit ``data`` as Markdown."""
    lines = [*_head(data), *_standing(data), *_findings(data), *_sources(data)]
    shown = [quote for quote in data["quotes"] if quote["placed"]]
    kept = [quote for quote in data["quotes"] if not quote["placed"]]
    against = [quote for quote in kept if quote["bearing"] == "challenges"]
    others = [quote for quote in kept if quote not in against]
    lines += _quotes("Quotations and references in the paper", shown)
    lines += _quotes("Evidence against the case that the paper does not print", against)
    lines += _quotes("Pinned and not printed", others)
    return "\n".join(lines) + "\n"


def _head(data: dict[str, Any]) -> Iterator[str]:
    kind = "final copy" if data["final"] else "working copy"
    yield f"# Audit of {_plain(data['file'])}"
    yield ""
    yield f"- Paper: {_plain(data['title'])} ({kind})"
    yield f"- SHA-256 of the file: `{data['sha256']}`"
    yield f"- Marking of the paper: {_plain(data['marking'] or 'none')}"
    yield f"- Written by {_plain(data['program'])}, template {_plain(data['template'])}"
    yield f"- SHA-256 of the brief: `{data['brief_sha256']}`"
    yield f"- SHA-256 of the template: `{data['template_sha256']}`"
    yield (
        "- Quotations are verbatim: printed and stored words differ in nothing but white space, "
        "the glyphs of quotation marks, hyphens and dashes, ligatures, soft and line-end hyphens; "
        "\\[…\\] marks what is left out, square brackets what is put in."
    )


def _standing(data: dict[str, Any]) -> Iterator[str]:
    yield from ("", "## What the author let stand", "")
    none = True
    if data["despite"]:
        none = False
        yield f"- Written despite errors: {_plain(data['despite'])}"
    for override in data["overrides"]:
        none = False
        pin = f", pin {_plain(override['pin'])}" if override["pin"] else ""
        place, reason = _plain(override["place"]), _plain(override["reason"])
        yield f"- {place}{pin}: `{override['finding']}`, because: {reason}"
    for quote in data["quotes"]:
        for code in quote["acknowledged"]:
            none = False
            yield f"- Pin {_plain(quote['pin'])}: `{code}`, read and put aside."
    if none:
        yield "Nothing."


def _findings(data: dict[str, Any]) -> Iterator[str]:
    yield from ("", "## Findings when it was written", "")
    for finding in data["findings"]:
        kind = _SEVERITIES[finding["severity"]]
        place, message = _plain(finding["place"]), _plain(finding["message"])
        yield f"- {kind} `{finding['code']}`, {place}: {message}"
    if not data["findings"]:
        yield "None."


def _sources(data: dict[str, Any]) -> Iterator[str]:
    yield from ("", "## Sources", "")
    for source in data["sources"]:
        yield f"- **{_plain(source['title'])}** (`{source['id']}`)"
        yield f"  - File: {_plain(source['file'])}, SHA-256 `{source['sha256']}`"
        if source["marking"]:
            yield f"  - Marked {_plain(source['marking'])}; {_release(source['release'])}"


def _release(release: dict[str, Any] | None) -> str:
    if not release or release["route"] == "unknown":
        return "how it was released is not recorded."
    decided = f", decided {release['decided']}" if release["decided"] else ""
    note = f" ({_plain(release['note'])})" if release["note"] else ""
    return f"released: {release['route']}{decided}{note}."


def _quotes(title: str, quotes: list[dict[str, Any]]) -> Iterator[str]:
    if not quotes:
        return
    yield from ("", f"## {title}", "")
    for number, quote in enumerate(quotes, 1):
        yield from _quote(number, quote)


def _quote(number: int, quote: dict[str, Any]) -> Iterator[str]:
    yield f"{number}. Pin {_plain(quote['pin'])}, {_plain(quote['placed'] or 'not placed')}"
    start, end = quote["span"]
    rows = [
        ("Printed", f"“{_plain(quote['printed'])}”"),
        ("In the source", f"“{_plain(quote['certified'])}”"),
        ("Reference", _plain(quote["cited"])),
        ("Place", f"{_plain(quote['file'])}, characters {start} to {end}"),
        ("Bearing", quote["bearing"] + (", proposed and not yet read" * quote["proposal"])),
        ("Said", _said(quote)),
        ("Sentence before", _plain(quote["before"])),
        ("Sentence after", _plain(quote["after"])),
    ]
    for name, text in rows:
        if text:
            yield f"   - {name}: {text}"
    for change in quote["changes"]:
        was, now = _plain(change["was"]), _plain(change["now"])
        what = f"“{was}” → “{now}”" if now else f"“{was}” left out"
        yield f"   - Change of meaning `{change['code']}` ({change['severity']}): {what}"


def _said(quote: dict[str, Any]) -> str:
    speaker = quote["speaker"]
    who = f"{_plain(speaker['name'])}, " if speaker else ""
    return f"{who}{quote['voice']}"


def _plain(text: str) -> str:
    """Return a source's or an author's words on one line, with no character read as markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
