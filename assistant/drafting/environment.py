"""The sandbox in which a template is filled.

In go a template's folder and plain data; out comes Markdown. The promise: a template reads the
fields it is given, calls the functions it is given, and nothing else; it opens no file outside its
own folder and the shared ones; it always ends (``drafting/budget.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import signature
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from assistant.drafting import budget
from assistant.drafting.budget import LONGEST_LIST, LONGEST_STRING, MOST_BITS, TooMuch
from assistant.drafting.context import Absent, Fields
from assistant.drafting.escaping import Markdown, as_markdown, escape_lines, join
from assistant.errors import nearest_name

_FILTER_NAMES = """abs capitalize count d default first int last length list lower map max min
reject rejectattr reverse round select selectattr sort title trim unique upper"""
FILTERS = tuple(_FILTER_NAMES.split())
"""Filters whose work is bounded by what goes in. ``center``, ``indent``, ``format``, ``replace``
and the like make more than they are given; those that write HTML have no use here."""

_TEXT_METHODS = frozenset(("startswith", "endswith", "lower", "upper", "strip"))
_COUNTED, _JOINED, _READY, _STEP = " counted", " joined", " ready", " step"
"""Names of our own filters; the blank keeps a template from calling them."""


class Unknown(StrictUndefined):
    """A name the template uses that does not exist; its message names the nearest that does."""

    @property
    def _undefined_message(self) -> str:
        return unknown_message(str(self._undefined_name), self._undefined_obj)


def unknown_message(name: str, owner: object) -> str:
    """Return what to say of a name that is unknown at the top, or among the fields of ``owner``."""
    if isinstance(owner, Absent):
        return f"“{owner.what}” is not given, so it has no “{name}”"
    going_on = budget.current.get()
    if isinstance(owner, Fields):
        what, known = f"{owner.title or 'details'} has no “{name}”", tuple(owner)
    else:
        what, known = f"there is no “{name}”", going_on.known if going_on else ()
    near = nearest_name(name, known)
    return f"{what}. Did you mean “{near}”?" if near else what


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with plain data only, an allow-list of filters, and a budget."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=Unknown,
            finalize=as_markdown,
            trim_blocks=False,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=200,
            auto_reload=False,
        )
        self.filters = {name: _charged(self.filters[name]) for name in FILTERS}
        self.filters |= {"join": _join, "lines": escape_lines, _COUNTED: _counted, _JOINED: _joined}
        self.filters |= {_READY: _ready, _STEP: _step}
        self.globals = {"range": _range, "namespace": Namespace}

    def compile(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Compile with a count in every loop, macro and joining of strings."""
        if isinstance(source, str):
            name = args[0] if args else kwargs.get("name")
            file = args[1] if len(args) > 1 else kwargs.get("filename")
            source = _guarded(self.parse(source, name, file))
        return super().compile(source, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give the field of a group of fields, or one of a few methods of text."""
        if isinstance(obj, Unknown):
            str(obj)  # raises, and names what is unknown
        if isinstance(obj, Fields):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, str) and attribute not in _TEXT_METHODS:
            return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Absent):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Give an item of a list, or a field by its name."""
        if isinstance(argument, str) and not isinstance(obj, dict):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, the functions given to templates, and methods of text."""
        owner = getattr(obj, "__self__", None)
        return (
            isinstance(obj, Macro | BlockReference | TemplateFunction)
            or obj is _range
            or obj is Namespace
            or isinstance(obj, LoopContext)
            or isinstance(owner, LoopContext)
            or (isinstance(owner, str) and obj.__name__ in _TEXT_METHODS)
        )

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what may be called; what a macro gives is Markdown already."""
        budget.step()
        if isinstance(obj, Unknown):
            str(obj)  # raises, and names what is unknown
        given = super().call(context, obj, *args, **kwargs)
        return Markdown(given) if isinstance(obj, Macro | BlockReference | LoopContext) else given

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do arithmetic that cannot grow out of hand."""
        budget.step()
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return join([left, right])
        if operator in "+*":
            _check_sizes(operator, left, right)
        elif not (_is_number(left) and _is_number(right)):
            message = f"“{operator}” works on numbers only"
            raise TooMuch(message)
        if operator == "**" and (abs(right) > 16 or abs(left) > LONGEST_LIST):
            message = "the power is far too large"
            raise TooMuch(message)
        return super().call_binop(context, operator, left, right)


class TemplateFunction:
    """A function given to templates."""

    __slots__ = ("__name__", "_does")

    def __init__(self, name: str, does: Callable[..., Any]) -> None:
        self.__name__ = name
        self._does = does

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Do what the function does; wrong arguments are told in the template's terms."""
        try:
            return self._does(*args, **kwargs)
        except TypeError as error:
            shape = ", ".join(signature(self._does).parameters)
            message = f"wrong arguments: it is used as {self.__name__}({shape})"
            raise TooMuch(message) from error


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _check_sizes(operator: str, left: Any, right: Any) -> None:
    if _is_number(left) and _is_number(right):
        if all(isinstance(v, int) for v in (left, right)):
            bits = left.bit_length() + right.bit_length()
            if bits > MOST_BITS:
                message = "the number is far too large"
                raise TooMuch(message)
        return
    sizes = [len(v) if hasattr(v, "__len__") else v for v in (left, right)]
    size = sizes[0] + sizes[1] if operator == "+" else sizes[0] * sizes[1]
    limit = LONGEST_STRING if isinstance(left, str) or isinstance(right, str) else LONGEST_LIST
    if isinstance(size, int) and size > limit:
        message = "the text or list it makes is far too long"
        raise TooMuch(message)
    budget.write(size if isinstance(size, int) else 0)


def _range(*bounds: int) -> range:
    if not all(isinstance(b, int) for b in bounds):
        message = "range() takes whole numbers"
        raise TooMuch(message)
    numbers = range(*bounds)
    if bounds and len(numbers) > LONGEST_LIST:
        message = f"range() may hold {LONGEST_LIST:,} numbers at most"
        raise TooMuch(message)
    return numbers


def _charged(does: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a filter so that its work is counted; keep Jinja's own marks on it."""

    def charged(*args: Any, **kwargs: Any) -> Any:
        for value in args:
            if isinstance(value, tuple | list | str):
                budget.step(1 + len(value) // (100 if isinstance(value, str) else 1))
        given = does(*args, **kwargs)
        if isinstance(given, Iterator):
            return _stepping(given)
        ready = isinstance(given, str) and any(isinstance(value, Markdown) for value in args)
        return Markdown(given) if ready else given

    charged.__name__ = getattr(does, "__name__", "filter")
    charged.__dict__.update(getattr(does, "__dict__", {}))
    return charged


def _stepping(items: Iterator[Any]) -> list[Any]:
    """Take every item at once, counted, so that no generator outlives its filter."""
    taken = []
    for item in items:
        budget.step()
        taken.append(item)
    return taken


class _Counted:
    """What a loop runs over, with a step and the loop's own text counted at every turn."""

    __slots__ = ("_items", "_weight")

    def __init__(self, items: Iterable[Any], weight: int) -> None:
        self._items = items
        self._weight = weight

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            budget.step()
            budget.write(self._weight)
            yield item

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[arg-type]  # Jinja asks, and meets the TypeError


@pass_context
def _counted(_context: Context, items: Any, weight: int) -> Any:
    if isinstance(items, Absent):
        return ()
    if isinstance(items, Mapping):
        return _Counted(list(items), weight)
    return _Counted(items, weight) if isinstance(items, Iterable) else items


def _join(items: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
    """Return the items as one text with ``d`` between them; ``attribute`` takes a field of each."""
    parts: list[Any] = []
    for item in items:
        budget.step(1 + len(d) // 100)
        parts += [d] if parts else []
        parts.append(item[attribute] if attribute and isinstance(item, Fields) else item)
    return join(parts)


@pass_context
def _joined(_context: Context, parts: list[Any]) -> str:
    return join(parts)


@pass_context
def _ready(_context: Context, text: str) -> Markdown:
    budget.write(len(text))
    return Markdown(text)


@pass_context
def _step(_context: Context, weight: int) -> Markdown:
    budget.step()
    budget.write(weight)
    return Markdown("")


def _guarded(tree: nodes.Template) -> nodes.Template:
    """Put the counters into a parsed template."""
    for node in list(tree.find_all(nodes.Node)):
        if isinstance(node, nodes.For):
            _count_turns(node)
        elif isinstance(node, nodes.Macro | nodes.CallBlock | nodes.Block):
            step = _filtered(nodes.Const(_own_text(node)), _STEP)
            node.body.insert(0, nodes.Output([step], lineno=node.lineno))
        elif isinstance(node, nodes.AssignBlock):
            node.filter = _filtered(node.filter, _READY)
        elif isinstance(node, nodes.Import | nodes.FromImport):
            # A macro sees the paper's data wherever it stands: fewer surprises for its author.
            node.with_context = True
    _join_concatenations(tree)
    return tree


def _count_turns(loop: nodes.For) -> None:
    if loop.recursive:
        message = "a “recursive” loop cannot be used in a template"
        raise TemplateSyntaxError(message, loop.lineno)
    loop.iter = _filtered(loop.iter, _COUNTED, _own_text(loop))


def _filtered(node: Any, name: str, weight: int | None = None) -> nodes.Filter:
    given: list[nodes.Expr] = [] if weight is None else [nodes.Const(weight)]
    line = node.lineno if node is not None else 1
    return nodes.Filter(node, name, given, [], None, None, lineno=line)


def _own_text(node: nodes.Node) -> int:
    return sum(len(data.data) for data in node.find_all(nodes.TemplateData))


def _join_concatenations(node: nodes.Node) -> None:
    """Replace every ``a ~ b`` below ``node`` by our own joining, which is counted."""
    for field, value in node.iter_fields():
        if isinstance(value, nodes.Concat):
            parts = nodes.List(value.nodes, lineno=value.lineno)
            setattr(node, field, _filtered(parts, _JOINED))
        elif isinstance(value, list):
            value[:] = [_joined_node(item) for item in value]
    for child in node.iter_child_nodes():
        _join_concatenations(child)


def _joined_node(item: Any) -> Any:
    if not isinstance(item, nodes.Concat):
        return item
    return _filtered(nodes.List(item.nodes, lineno=item.lineno), _JOINED)
