"""Whether the paper asks for something, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefs.brief import Brief
from assistant.drafting.draft import Draft
from assistant.drafting.evidence import Shelf
from assistant.findings import Finding

_NOBODY = frozenset(
    ("", "all", "anyone", "everybody", "everyone", "government", "somebody", "someone", "them")
)


def check_asks(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find requests that no named body would take as meant for it."""
    del library
    if not draft.asked and not brief.details.get("recommendations"):
        yield Finding(
            code="nothing-asked",
            severity="info",
            place="The paper",
            message="No position of the paper has a request.",
            fix="See that the paper asks for something, and of whom.",
        )
    for body in draft.asked:
        if body.casefold().removeprefix("the ").strip() in _NOBODY:
            yield Finding(
                code="ask-unaddressed",
                severity="warning",
                place="The paper",
                message=f"A request is addressed to “{body}”, which is no body in particular.",
                fix="Name the department, regulator or company that can do it.",
            )
