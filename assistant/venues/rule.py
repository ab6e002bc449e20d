"""A receiving body and its rules: what is checked, how strictly, and where the body says so.

In goes a venue and the changes that one call makes to its rules; out comes the venue as that call
has it. The promise: every rule names its source, and says when that was looked at, or that it is
general knowledge which somebody still has to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, field_validator, model_validator

from assistant.briefs.brief import RuleChange
from assistant.errors import UnknownName
from assistant.findings import Severity
from assistant.noun import Noun

Unit = Literal["words", "characters", "pages", "MB", "pictures", "files"]
Counted = Literal["body", "notes", "tables", "headings", "summary", "annexes"]
"""The parts of a paper that a limit may count; a paper's own text is its body."""


NEED_LIMIT = frozenset(
    ("words", "characters", "pages", "file-size", "pictures", "long-paper-summary")
)
"""Rules that say nothing without a limit."""

NEED_VALUES = frozenset(
    (
        *("file-type", "mention", "subject", "amendments", "confidentiality", "coversheet"),
        *("docket", "publication-choice", "register-number", "terms-of-reference"),
        "deadline-zone",
    )
)
"""Rules that say nothing without the values that are allowed or looked for."""


class Rule(Noun):
    """One rule of a body.

    ``rule`` names the check that is made ("words", "paragraph-numbers"); ``limit`` is in ``unit``;
    ``values`` are what is allowed or looked for (file types, words a title begins with);
    ``counted`` the parts that the limit counts. ``says`` is the rule in a sentence, ``source`` the
    document that states it, ``checked`` the ISO date on which somebody read it there; where it is
    None the rule is general knowledge and has to be confirmed. ``reason`` is why a call differs.
    """

    rule: str
    severity: Severity = "warning"
    limit: float | None = Field(default=None, gt=0)
    unit: Unit | None = None
    values: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = ()
    says: str
    source: str
    checked: str | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _limit_has_its_unit(self) -> Rule:
        if (self.limit is None) != (self.unit is None):
            message = "a limit needs its unit, and a unit its limit"
            raise ValueError(message)
        if self.rule in NEED_LIMIT and self.limit is None:
            message = f"the rule “{self.rule}” needs a limit and its unit"
            raise ValueError(message)
        if self.rule in NEED_VALUES and not self.values:
            message = f"the rule “{self.rule}” needs values: what is allowed or looked for"
            raise ValueError(message)
        return self

    @field_validator("values")
    @classmethod
    def _values_can_be_looked_for(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            try:
                re.compile(value)
            except re.error as error:
                message = f"“{value}” cannot be looked for: {error}"
                raise ValueError(message) from error
        return values

    @field_validator("checked")
    @classmethod
    def _checked_is_a_date(cls, checked: str | None) -> str | None:
        if checked is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", checked):
            message = "the date on which somebody read it is written as 2026-11-30"
            raise ValueError(message)
        return checked


class Venue(Noun):
    """A receiving body. ``page`` is what it decides about the page (cover, contents, annex …);
    ``box_unit`` the unit in which its web form counts an answer; ``without`` names rules of the
    general list that do not apply."""

    schema_number: Literal[1] = Field(default=1, alias="venue")
    title: str
    about: str = ""
    page: dict[str, bool] = Field(default_factory=dict)
    box_unit: Literal["words", "characters"] | None = None
    rules: tuple[Rule, ...] = ()
    without: tuple[str, ...] = ()


def with_changes(venue: Venue, changes: Sequence[RuleChange]) -> Venue:
    """Return ``venue`` with the rules of one call in place of its own.

    A change of a rule that the body has several of, in different units, changes the one of its
    unit; without a unit it changes them all.

    Raises:
        UnknownName: the venue has no such rule.
    """
    for change in changes:
        meant = [rule for rule in venue.rules if _is_meant(rule, change)]
        if not meant:
            known = [rule.rule for rule in venue.rules]
            raise UnknownName(kind="rule", name=change.rule, known=known, where=venue.title)
        rules = tuple(_changed(rule, change) if rule in meant else rule for rule in venue.rules)
        kept = tuple(rule for rule in rules if not (change.off and _is_meant(rule, change)))
        venue = venue.model_copy(update={"rules": kept})
    return venue


def _is_meant(rule: Rule, change: RuleChange) -> bool:
    return rule.rule == change.rule and change.unit in (None, rule.unit)


def _changed(rule: Rule, change: RuleChange) -> Rule:
    said: dict[str, object] = {"reason": change.reason, "source": "the call itself"}
    if change.limit is not None:
        said["limit"] = change.limit
    if change.values:
        said["values"] = change.values
    return rule.model_copy(update=said)
