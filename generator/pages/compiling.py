"""Templates compiled to quicker Python than Jinja's own, with the same words as the result.

Jinja must expect everything: functions that want the context, attributes that are keys, values that
are not text. Ours have none of it, so names lead straight to attributes and calls to functions, and
a plain text is escaped without a wrapper around it. A test holds both ways of drawing together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:  # the part of `escape` that does the work; it returns a plain string
    from markupsafe._speedups import _escape_inner as plain
except ImportError:  # pragma: no cover - a MarkupSafe without its C part

    def plain(text: str, /) -> str:
        """The same without it."""
        return str(escape(text))


_new: Final = str.__new__


def escaped(value: Any) -> str:
    """What `markupsafe.escape` says, but as a plain string where `value` is one."""
    kind = type(value)
    if kind is str:
        return plain(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if hasattr(value, "__html__"):
        return escape(value)
    return plain(str(value))  # a number, or a state, which is a text of a kind of its own


class QuickMacro(Macro):
    """A macro that is mostly called with all its arguments in order."""

    _func: Callable[..., str]
    _argument_count: int

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """The macro's HTML."""
        if kwargs:
            return super().__call__(*args, **kwargs)
        return _new(Markup, self.html(*args))

    def html(self, *args: Any) -> str:
        """The same for a place where nobody escapes it, as a plain string, which is not copied."""
        lacking = self._argument_count - len(args)
        if lacking < 0 or self.caller:
            return super().__call__(*args)
        if lacking:
            args += (missing,) * lacking
        return self._func(*args)


class QuickCode(CodeGenerator):
    """Writes the Python of a template for an environment that escapes always and is never async."""

    _macros: frozenset[str] = frozenset()
    """What the template calls macros by."""
    _put_out: nodes.Expr | None = None
    """The call of a macro whose HTML goes out as it is."""

    def visit_Template(  # noqa: N802 - Jinja's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Know the macros of the template, its own and those of parts."""
        names = {macro.name for macro in node.find_all(nodes.Macro)}
        for parts in node.find_all(nodes.FromImport):
            names.update(name if isinstance(name, str) else name[1] for name in parts.names)
        self._macros = frozenset(names)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Bind our own names over Jinja's."""
        super().write_commons()
        names = "QuickMacro as Macro, escaped, plain"
        self.writeline(f"from generator.pages.compiling import {names}")
        self.writeline("always = environment.globals")

    def enter_frame(self, frame: Frame) -> None:
        """Look a name up where it comes into sight, and whether there is one: once, not each time
        it is read. What all templates know needs no search; no page calls anything else so."""
        loads, first = frame.symbols.loads, {}
        for target, (action, name) in loads.items():
            if action != VAR_LOAD_RESOLVE:
                first[target] = action, name
            elif name in self.environment.globals:
                self.writeline(f"{target} = always[{name!r}]")
            else:
                self.writeline(f"{target} = {self.get_resolve_func()}({name!r})")
                self.writeline(f"if {target} is missing: {target} = undefined(name={name!r})")
        frame.symbols.loads = first
        super().enter_frame(frame)
        frame.symbols.loads = loads

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A name that is looked up like that, or that of a macro, is never missing."""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref)
        if node.ctx == "load" and (
            node.name in self._macros or (load is not None and load[0] == VAR_LOAD_RESOLVE)
        ):
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_macro(node):
            self._put_out = node
            return
        # Most values are plain texts: for these a call of our own would cost more than its work.
        self.write("(plain(said) if (kind := type(said := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_macro(node):
            self.write(")) is str else said if kind is Markup else escaped(said))")

    def _is_macro(self, node: nodes.Expr) -> bool:
        """Whether it is a macro called with nothing but arguments in order."""
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self._macros
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )

    def visit_FromImport(  # noqa: N802 - Jinja's name
        self, node: nodes.FromImport, frame: Frame
    ) -> None:
        """Macros straight from the part that has them: no page hands them on to others."""
        self.newline(node)
        self.write("part = environment.part(")
        self.visit(node.template, frame)
        self.write(")")
        for named in node.names:
            name, alias = named if isinstance(named, tuple) else (named, named)
            self.writeline(f"{frame.symbols.ref(alias)} = part.{name}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`a.b` is the attribute; our views have no keys that templates would ask for so."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_CondExpr(  # noqa: N802 - Jinja's name
        self, node: nodes.CondExpr, frame: Frame
    ) -> None:
        """Without an `else` it is an empty text, not an object that prints as one."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        super().visit_CondExpr(node, frame)

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call without the context, which none of our functions wants."""
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(").html(" if node is self._put_out else ")(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
