"""A run in other programs' formats: each is one module here, found by its file's name.

A module has `render(run) -> str`. It may have `render_problems(problems, root) -> str`, for what
broken input comes to beside the messages that every command prints.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from claimaudit.base.problems import Problem
from claimaudit.gate.run import GateRun


def names() -> list[str]:
    return sorted(module.name for module in iter_modules(__path__))


def render(shape: str, run: GateRun) -> str:
    """`run` in the format of that name."""
    return str(import_module(f"{__name__}.{shape}").render(run))


def render_problems(shape: str, problems: Sequence[Problem], root: Path) -> str:
    """Broken input in the format of that name, "" where it has nothing for that."""
    own = getattr(import_module(f"{__name__}.{shape}"), "render_problems", None)
    return "" if own is None else str(own(problems, root))
