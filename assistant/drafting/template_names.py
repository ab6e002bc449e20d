"""What a template may name, and every name in it that does not exist.

In go the parsed files of a template; out come the faults, each with its line and the nearest name
that exists. The promise: names are followed through loops, assignments and fields, and a name whose
kind cannot be known is not complained of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

from assistant.drafting.context import Fields
from assistant.drafting.draft import Layout
from assistant.errors import nearest_name

ANYTHING = object()
"""The kind of a value that only filling could tell."""

_SAME_ITEMS = frozenset(
    ("sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr")
)
_ONE_ITEM = frozenset(("first", "last", "min", "max"))
_LOOP_NAMES = """index index0 revindex revindex0 first last length cycle depth depth0 previtem
nextitem changed"""
_LOOP = tuple(_LOOP_NAMES.split())


class Fault(NamedTuple):
    """A name that does not exist, at a line of the file."""

    line: int
    problem: str


class NameChecker:
    """Checks the names of one file of a template."""

    def __init__(self, kinds: Mapping[str, Any], filters: Iterable[str], tests: Iterable[str]):
        self._kinds = dict(kinds)
        self._filters = sorted(name for name in filters if not name.startswith(" "))
        self._tests = sorted(tests)
        self.faults: list[Fault] = []

    def check(self, tree: nodes.Template) -> list[Fault]:
        """Return the faults of the file, in the order of its lines."""
        scope = dict(self._kinds)
        for node in tree.find_all((nodes.Macro, nodes.FromImport, nodes.Import)):
            scope.update(dict.fromkeys(_brought(node), ANYTHING))
        self._walk_all(tree.body, scope)
        return sorted(set(self.faults))

    def _walk_all(self, found: Iterable[nodes.Node], scope: dict[str, Any]) -> None:
        for node in found:
            self._walk(node, scope)

    def _walk(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            inner = dict(scope, caller=ANYTHING, varargs=ANYTHING, kwargs=ANYTHING)
            inner.update((arg.name, _kind_of_argument(arg.name, self._kinds)) for arg in node.args)
            if isinstance(node, nodes.CallBlock):
                self._walk(node.call, scope)
            self._walk_all([*node.defaults, *node.body], inner)
        elif isinstance(node, nodes.Assign):
            self._walk(node.node, scope)
            self._bind(node.target, self._kind(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self._walk_all(node.body, scope)
            self._bind(node.target, ANYTHING, scope)
        else:
            self._expression(node, scope)
            self._walk_all(node.iter_child_nodes(), scope)

    def _loop(self, node: nodes.For, scope: dict[str, Any]) -> None:
        self._walk(node.iter, scope)
        inner = dict(scope, loop=Fields("loop", dict.fromkeys(_LOOP, 1)))
        kind = self._kind(node.iter, scope)
        item = kind[0] if isinstance(kind, tuple) and kind else ANYTHING
        self._bind(node.target, item, inner)
        self._walk_all([*node.body, *([node.test] if node.test else [])], inner)
        self._walk_all(node.else_, scope)

    def _bind(self, target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for part in target.items:
                self._bind(part, ANYTHING, scope)

    def _expression(self, node: nodes.Node, scope: Mapping[str, Any]) -> None:
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in scope:
            self._fault(node, f"there is no “{node.name}”", node.name, scope)
        elif isinstance(node, nodes.Getattr | nodes.Getitem):
            self._field(node, scope)
        elif isinstance(node, nodes.Filter) and node.name not in self._filters:
            self._fault(node, f"there is no filter “{node.name}”", node.name, self._filters)
        elif isinstance(node, nodes.Test) and node.name not in self._tests:
            self._fault(node, f"there is no test “{node.name}”", node.name, self._tests)

    def _field(self, node: nodes.Getattr | nodes.Getitem, scope: Mapping[str, Any]) -> None:
        owner, name = self._kind(node.node, scope), _field_name(node)
        if name is None:
            return
        if isinstance(owner, Fields) and name not in owner:
            what = f"“{owner.title or 'details'}” has no “{name}”"
            self._fault(node, what, name, owner)
        elif isinstance(owner, tuple):
            self._fault(node, f"a list has no “{name}”: go over it with a loop", name, ())

    def _fault(self, node: nodes.Node, problem: str, name: str, known: Iterable[str]) -> None:
        near = nearest_name(name, known)
        hint = f". Did you mean “{near}”?" if near else ""
        self.faults.append(Fault(node.lineno, f"{problem}{hint}"))

    def _kind(self, node: nodes.Node, scope: Mapping[str, Any]) -> Any:
        """Return what a value is, as far as it can be known: fields, a list of them, a text."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, ANYTHING)
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            owner, name = self._kind(node.node, scope), _field_name(node)
            known = isinstance(owner, Fields) and name is not None and name in owner
            return owner[name] if known else ANYTHING
        if isinstance(node, nodes.Filter) and node.node is not None:
            kind = self._kind(node.node, scope)
            if node.name in _SAME_ITEMS:
                return kind
            if node.name in _ONE_ITEM and isinstance(kind, tuple) and kind:
                return kind[0]
        return ANYTHING


def _brought(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name[1] if isinstance(name, tuple) else name for name in node.names)


def _kind_of_argument(name: str, kinds: Mapping[str, Any]) -> Any:
    """Take an argument that is called like a part of the brief to be that part."""
    return kinds.get(name, ANYTHING)


def _field_name(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    given = node.arg
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None


LAYOUT_NAMES = tuple(Layout.model_fields)
