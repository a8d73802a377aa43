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
        lacking = self._argument_count - len(args)
        if kwargs or lacking < 0 or self.caller:
            return super().__call__(*args, **kwargs)
        if lacking:
            args += (missing,) * lacking
        return _new(Markup, self._func(*args))


class QuickCode(CodeGenerator):
    """Writes the Python of a template for an environment that escapes always and is never async."""

    def write_commons(self) -> None:
        """Bind our own names over Jinja's."""
        super().write_commons()
        names = "QuickMacro as Macro, escaped, plain"
        self.writeline(f"from generator.pages.compiling import {names}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        # Most values are plain texts: for these a call of our own would cost more than its work.
        self.write("(plain(said) if type(said := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(") is str else escaped(said))")

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
        self.write(")(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
