"""Packages that a package of others imports, and that a run of ours never asks for anything."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import SimpleNamespace
from typing import Any


@contextmanager
def later(*names: str) -> Iterator[None]:
    """Whoever imports one of these modules here gets it, and it is read from disk when somebody
    uses it. What has been imported already stays as it is."""

    def find_spec(name: str, *where: Any) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, *where) if name in names else None
        if found is not None and found.loader is not None:
            found.loader = LazyLoader(found.loader)
        return found

    finder: Any = SimpleNamespace(find_spec=find_spec)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
