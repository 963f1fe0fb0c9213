"""YAML that the package brings along, read in less time than by the loaders of the library."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NOTHING = ("", "~", "null")
_DEEPEST = 100
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The faster one where it is there."""


class BoundedLoader(SafeLoader):  # type: ignore[misc]
    """For what anybody may have written. Composing is recursive, and a text nested deeply enough
    would overrun the stack of the C library, which ends the process without an exception."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._depth = 0

    # Of these the library makes sure only that they are called around each node; what they are
    # for, resolving by path, nobody uses.
    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST and current_node is not None:
            raise yaml.MarkedYAMLError(
                problem="it is nested too deeply", problem_mark=current_node.start_mark
            )

    def ascend_resolver(self) -> None:
        self._depth -= 1


class UntypedLoader(BoundedLoader):
    """Leaves it open what a scalar is; to ask takes most of the time."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return ""


def load_texts(path: Path) -> Any:
    """Mappings, lists and texts, as they stand in the file."""
    return _data(_root(path), _text)


def load_words(path: Path) -> Any:
    """What `load_texts` gives, what is not in quotes as a number or None where it is one."""
    return _data(_root(path), _number)


def _root(path: Path) -> Any:
    return yaml.compose(path.read_text("utf-8"), Loader=UntypedLoader)


def _data(node: Any, scalar: Callable[[Any], Any]) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {scalar(key): _data(value, scalar) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(value, scalar) for value in node.value]
    return scalar(node)


def _text(node: Any) -> Any:
    return node.value


def _number(node: Any) -> Any:
    value: str = node.value
    if node.style:
        return value
    if value in _NOTHING:
        return None
    if _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value
