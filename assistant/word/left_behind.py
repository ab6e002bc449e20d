"""A foreign Word file goes in; findings on what its house style does not bring along come out.

The one promise: whatever could act, fetch or tell tales (macros, templates, ties to other files,
hidden data, other people's comments) stays behind, and the author hears of it once for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.findings import Finding, Severity
from assistant.word.reference import Package, content_type
from assistant.word.xml import namespace

_BIBLIOGRAPHY = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
"""Word puts an empty list of sources of this kind into most files; it is not worth a word."""


class _Kind(NamedTuple):
    code: str
    severity: Severity
    ties: frozenset[str]
    what: str


_KINDS = (
    _Kind("house-macros", "warning", frozenset({"vbaProject", "wordVbaData"}), "macros"),
    _Kind("house-template", "warning", frozenset({"attachedTemplate"}), "an attached template"),
    _Kind(
        "house-objects",
        "warning",
        frozenset({"oleObject", "package", "control", "activeXControlBinary", "aFChunk"}),
        "embedded objects",
    ),
    _Kind("house-subdocuments", "warning", frozenset({"subDocument"}), "other documents"),
    _Kind(
        "house-mail-merge",
        "warning",
        frozenset({"mailMergeSource", "recipientData"}),
        "a mail merge",
    ),
    _Kind("house-comments", "info", frozenset({"comments"}), "comments"),
    _Kind("house-blocks", "info", frozenset({"glossaryDocument"}), "building blocks"),
    _Kind("house-fonts", "info", frozenset({"font"}), "embedded fonts"),
    _Kind("house-properties", "info", frozenset({"custom-properties"}), "its own properties"),
)
_NAMED = frozenset().union(*(kind.ties for kind in _KINDS))


def left_behind(package: Package) -> tuple[Finding, ...]:
    """Return one finding for each kind of thing that ``package`` holds and a draft may not."""
    ties = list(_all_ties(package))
    found = [_finding(package, k) for k in _KINDS if any(kind in k.ties for kind, _ in ties)]
    if "macroEnabled" in content_type(package, package.main) and not _macros(found):
        found.insert(0, _finding(package, _KINDS[0]))
    if any(external and kind not in _NAMED | {"hyperlink"} for kind, external in ties):
        other = _Kind("house-external", "warning", frozenset(), "ties to files outside it")
        found.append(_finding(package, other))
    if _hidden_data(package):
        data = _Kind("house-custom-xml", "warning", frozenset(), "custom XML data")
        found.append(_finding(package, data))
    return tuple(found)


def _macros(found: list[Finding]) -> bool:
    return any(finding.code == "house-macros" for finding in found)


def _all_ties(package: Package) -> Iterator[tuple[str, bool]]:
    for name in ("", *package.names):
        if not name.endswith(".rels"):
            for tie in package.ties(name):
                yield tie.kind, tie.external


def _hidden_data(package: Package) -> bool:
    targets = [t.target for t in package.ties(package.main) if t.kind == "customXml"]
    return any(
        namespace(package.tree(target)) != _BIBLIOGRAPHY
        for target in targets
        if package.has(target)
    )


def _finding(package: Package, kind: _Kind) -> Finding:
    return Finding(
        code=kind.code,
        severity=kind.severity,
        place=package.path.name,
        message=f"The house style file holds {kind.what}, which the draft leaves behind.",
        fix="Nothing needs doing; a house style saved without that gives no such message.",
    )
