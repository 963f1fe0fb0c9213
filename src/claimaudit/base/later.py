"""Importing modules lazily: for those that a package imports at once and a run seldom uses."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType, SimpleNamespace
from typing import Any


class _Unread(LazyLoader):
    """Reads a module when something of it is used. Where it is from is nothing of it: tracebacks
    and Hypothesis ask that of every module there is."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        lazy = type(module)

        def used(self: Any, name: str) -> Any:
            if name in ("__file__", "__name__"):
                return object.__getattribute__(self, name)
            self.__class__ = lazy
            return getattr(self, name)

        module.__class__ = type(lazy.__name__, (lazy,), {"__getattribute__": used})


@contextmanager
def lazily_imported(*names: str) -> Iterator[None]:
    """Within it, a module of these names that is imported is loaded only when somebody first uses
    it. A module that was imported before stays as it is."""

    def find_spec(name: str, *where: Any) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, *where) if name in names else None
        if found is not None and found.loader is not None:
            found.loader = _Unread(found.loader)
        return found

    finder: Any = SimpleNamespace(find_spec=find_spec)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
