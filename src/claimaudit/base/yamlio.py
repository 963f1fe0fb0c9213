"""Reading YAML that strangers may have written: safe, with line numbers.

Every plain scalar but null, true and false is read as text, so `2025-09-18`, `yes`
and `1.10` reach the models as they were typed. Aliases of lists and mappings are
refused: no file of a workspace needs one, and a few lines can unfold into gigabytes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from claimaudit.base.problems import Problem
from claimaudit.base.textyaml import BoundedLoader, load_texts

_LIMITS = load_texts(Path(__file__).with_suffix(".yaml")).items()
LIMITS: dict[str, int] = {name: int(entry["is"]) for name, entry in _LIMITS}
"""Limits of one file, and of all files of a workspace (yamlio.yaml says why)."""
CONFLICT = "a merge conflict is not resolved"
# The conflict markers of git: seven signs at the start of a line, then the name of the side.
_MARKER = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
# Line ends of YAML that diffs and editors do not show: text behind one in a comment would be read.
_UNSEEN_END = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_RESOLVE = (
    "keep the entries of both sides, each once, take out the lines <<<<<<<, ======= and >>>>>>>, "
    "and `git add` the file"
)
# Unquoted words that are no text.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **{"true": True, "True": True, "false": False, "False": False},
}

# Programs that rewrite a file turn the unquoted keys on, off, yes and no into true and false.
_SWITCH = "write the key that it was in quotes: 'on', 'off', 'yes' or 'no'"

Keys = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Located:
    """The data of a YAML file, and the line of each key or item by its path. Both are shared, so
    not to be changed."""

    file: str
    data: Any
    lines: dict[Keys, int]

    def line(self, *path: str | int) -> int:
        """The line of `path`, counted from 1, or of the innermost part of it that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


class _UnfitError(Exception):
    """(node, what is wrong with it, what to do about it)"""


class _CountingLoader(BoundedLoader):
    """Stops at a file of more values than a person writes, before they are built. Types of scalars
    are not resolved, which would take most of the time."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._left = LIMITS["values"]

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        super().descend_resolver(current_node, current_index)
        self._left -= 1
        if self._left < 0 and current_node is not None:
            message = f"has more than {LIMITS['values']:,} values"
            raise _UnfitError(current_node, message, "enter it in several files, or less of it")

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return ""


def conflict_line(text: str) -> int:
    """The first line with a conflict marker of git, from 1; 0 where there is none."""
    found = _MARKER.search(text)
    return 1 + text.count("\n", 0, found.start()) if found else 0


def parse(text: str, shown: str, problems: list[Problem]) -> Located | None:
    """The data of a YAML text, or None with the problems noted at the file name `shown`."""
    if line := conflict_line(text):
        problems.append(Problem(shown, line, CONFLICT, _RESOLVE))
        return None
    if unseen := _UNSEEN_END.search(text):
        line, sign = 1 + text.count("\n", 0, unseen.start()), f"U+{ord(unseen[0]):04X}"
        fix = f'take it out, or write it in double quotes as "\\u{ord(unseen[0]):04x}"'
        problems.append(Problem(shown, line, f"has a line end that nobody sees ({sign})", fix))
        return None
    try:
        read = _read(text)
        if read is None:
            problems.append(Problem(shown, 1, "is empty"))
            return None
        return Located(shown, *read)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        message = f"is not YAML: {error.problem}"
        problems.append(Problem(shown, line, message, "check quotes and indentation"))
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(Problem(shown, 0, f"is not YAML: {str(error).splitlines()[0]}"))
    except _UnfitError as unfit:
        node, message, fix = unfit.args
        problems.append(Problem(shown, node.start_mark.line + 1, message, fix))
    return None


# The gate reads a workspace as it is and as it was, of which most is the same.
@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Any, dict[Keys, int]] | None:
    """(data, line of each key) of a text, None for an empty one; shared, so not to be changed.
    Raises YAMLError, RecursionError and _UnfitError."""
    node = yaml.compose(text, Loader=_CountingLoader)
    lines: dict[Keys, int] = {}
    return None if node is None else (_plain(node, (), lines, set()), lines)


def _plain(node: yaml.Node, path: Keys, lines: dict[Keys, int], seen: set[int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        _check_length(node)
        return node.value if node.style else _WORDS.get(node.value, node.value)
    if id(node) in seen:
        fix = "write the value out; aliases are refused"
        raise _UnfitError(node, "an alias (*name) is used", fix)
    seen.add(id(node))
    if len(path) > LIMITS["depth"]:
        raise _UnfitError(node, "is nested too deeply", "no file of a workspace needs this")
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, seen) for i, item in enumerate(node.value)]
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _UnfitError(key_node, "a key that is not plain text", "use a word as the key")
        if not key_node.style and isinstance(_WORDS.get(key_node.value), bool):
            raise _UnfitError(key_node, f"“{key_node.value}” is no key", _SWITCH)
        _check_length(key_node)
        key = key_node.value
        if key in out:
            raise _UnfitError(key_node, f"“{key}” stands twice here", "keep one of the two")
        at = (*path, key)
        lines[at] = key_node.start_mark.line + 1
        out[key] = _plain(value_node, at, lines, seen)
    return out


def _check_length(node: yaml.ScalarNode) -> None:
    if len(node.value) > LIMITS["letters"]:
        message = f"has a text of {len(node.value):,} characters; {LIMITS['letters']:,} are allowed"
        raise _UnfitError(node, message, "is this the right file? Texts of articles go into seeds/")


_UNKNOWN = ("{it} is not a key that is known here", "check its spelling")
_NO_LIST = ("{it} is no list{value}", "write one entry a line, each behind a dash")
_NO_MAPPING = ("{it} is no mapping{value}", "write `key: value`, one a line or in braces")
_NO_TEXT = ("{it} is no text{value}", "write one value; true, false and null stand in quotes")
# Kind of validation error -> (message, fix).
_ADVICE = {
    "missing": ("{it} is missing", "add it"),
    "extra_forbidden": _UNKNOWN,
    "unexpected_keyword_argument": _UNKNOWN,
    "string_type": _NO_TEXT,
    "list_type": _NO_LIST,
    "sequence_str": _NO_LIST,
    "is_instance_of": _NO_LIST,
    "dict_type": _NO_MAPPING,
    "model_type": _NO_MAPPING,
    "model_attributes_type": _NO_MAPPING,
    "too_short": ("{it} is empty", "enter at least one"),
    "too_long": ("{it} is too long a list", "enter {max_length} at most"),
    "string_too_short": ("{it} is empty", "enter it"),
    "literal_error": ("{it} is not known{value}", "one of: {expected}"),
    "string_pattern_mismatch": ("{it} has another form{value}", "it matches {pattern}"),
}
_WRITTEN: dict[object, str] = {None: "null", True: "true", False: "false"}


def validate(located: Located, model: type[ModelT], problems: list[Problem]) -> ModelT | None:
    """`located` as a `model`, or None with a problem noted for each error, on its line."""
    try:
        return model.model_validate(located.data)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            path = _steps(error, located)
            message, fix = _said(error, path[-1] if path else "")
            problems.append(Problem(located.file, located.line(*path), message, fix))
        return None


def _steps(error: Any, located: Located) -> Keys:
    """The path of an error in the file, without the union tags that pydantic adds."""
    path: Keys = ()
    for step in error["loc"]:
        is_last = step is error["loc"][-1] and error["type"] == "missing"
        if is_last or (*path, step) in located.lines:
            path = (*path, step)
    return path


def _said(error: Any, last: str | int) -> tuple[str, str]:
    """(message, fix) of one validation error."""
    key = last if isinstance(last, str) else ""
    given, value = error.get("input"), ""
    if not isinstance(given, dict | list):
        value = f" (it is “{_WRITTEN.get(given) or str(given)[:60]}”)"
    if error["type"] in _ADVICE:
        message, fix = _ADVICE[error["type"]]
        told = error.get("ctx", {})
        return message.format(it=f"“{key}”" if key else "it", value=value), fix.format_map(told)
    reason = error["msg"].removeprefix("Value error, ") + value
    return (f"{key}: {reason}" if key else reason), ""
