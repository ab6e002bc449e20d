"""A receiving body and its rules: what is checked, how strictly, and where the body says so.

In goes a venue and the changes that one call makes to its rules; out comes the venue as that call
has it. The promise: every rule names its source, and says when that was looked at, or that it is
general knowledge which somebody still has to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from assistant.briefs.brief import RuleChange
from assistant.errors import UnknownName
from assistant.findings import Severity
from assistant.noun import Noun

Unit = Literal["words", "characters", "pages", "MB", "pictures", "files"]
Counted = Literal["body", "notes", "tables", "headings", "summary", "annexes"]
"""The parts of a paper that a limit may count; a paper's own text is its body."""


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
    limit: float | None = None
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
        return self


class Venue(Noun):
    """A receiving body. ``page`` is what it decides about the page (cover, contents, annex …);
    ``box_unit`` the unit in which its web form counts an answer; ``without`` names rules of the
    general list that do not apply."""

    schema_number: int = Field(default=1, alias="venue")
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
