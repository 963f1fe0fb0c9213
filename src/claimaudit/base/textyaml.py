"""Loaders for the YAML files of this package, and a bounded one for files of strangers."""

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

_DEEPEST = 100
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader of the C library, where there is one."""
_BaseLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class BoundedLoader(SafeLoader):  # type: ignore[misc]
    """For files of strangers. Composing is recursive: a text nested deeply enough would overrun the
    stack of the C library, which ends the process without an exception."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._depth = 0

    # The library calls these two around each node, for resolving by path, which nothing here uses.
    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST and current_node is not None:
            raise yaml.MarkedYAMLError(
                problem="it is nested too deeply", problem_mark=current_node.start_mark
            )

    def ascend_resolver(self) -> None:
        self._depth -= 1


class _Words(SafeLoader):  # type: ignore[misc]
    """Resolves null, integers and decimals; no dates, no `yes`, no 1:30."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _form, _first in (
    ("null", "(?:~|null|)$", ["~", "n", ""]),
    ("int", "-?[0-9]+$", list("-0123456789")),
    ("float", r"-?[0-9]+\.[0-9]+$", list("-0123456789")),
):
    _Words.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_form), _first)


def load_texts(path: Path) -> Any:
    """The data of a YAML file of this package, with every scalar as text."""
    return _BaseLoader(path.read_text("utf-8")).get_single_data()


def load_words(path: Path) -> Any:
    """Like `load_texts`, but with unquoted numbers and null as int, float and None."""
    return _Words(path.read_text("utf-8")).get_single_data()
