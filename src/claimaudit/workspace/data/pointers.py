"""JSON read with its numbers as they are written, and the value at a JSON pointer (RFC 6901)."""

import json
import re
from typing import Any

from claimaudit.base.shown import one_line
from claimaudit.workspace.data.value import DataError, Value, offered, value_of

_INDEX = re.compile(r"0|[1-9]\d{0,8}")
_KINDS = {list: "a list", dict: "an object", bool: "no number, but true or false"}


class _Number(str):
    """A number as it is written."""


class _NotFinite(str):
    """NaN, Infinity or -Infinity, which are no JSON."""


def read_json(text: str) -> Any:
    """The data of a JSON text, every number as it is written. Raises DataError."""
    try:
        return json.loads(
            text, parse_int=_Number, parse_float=_Number, parse_constant=_NotFinite,
            object_pairs_hook=_object,
        )  # fmt: skip
    except RecursionError:
        raise DataError("is nested too deeply", "is this the right file?") from None
    except ValueError as error:
        if isinstance(error, DataError):
            raise
        message = f"cannot be read as JSON: {one_line(str(error), 100)}"
        raise DataError(message, "mend the file") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise DataError(f"has “{one_line(twice, 60)}” twice in one object", "keep one of the two")
    return found


def value_at(data: Any, pointer: str) -> Value:
    """The figure at the pointer; its unit stands in brackets in the nearest key, if at all.
    Raises DataError."""
    at, header = data, ""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(at, dict):
            header = key
        at = _step(at, key)
    if isinstance(at, _NotFinite):
        raise DataError(f"is {at}", "a figure is finite: mend the file")
    if isinstance(at, str):
        return value_of(at, header)
    message = f"is {_KINDS.get(type(at), 'null')}"
    raise DataError(message, f"name a number or a text{_offered(at)}")


def _step(at: Any, key: str) -> Any:
    if isinstance(at, dict) and key in at:
        return at[key]
    if isinstance(at, list) and _INDEX.fullmatch(key) and int(key) < len(at):
        return at[int(key)]
    raise DataError(f"has no “{one_line(key, 60)}” there", f"mend the pointer{_offered(at)}")


def _offered(at: Any) -> str:
    """What a pointer can go on with."""
    if isinstance(at, list):
        return f"; there is a list of {len(at)}, counted from 0"
    return offered(at) if isinstance(at, dict) else ""
