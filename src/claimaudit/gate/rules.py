"""The rules of the base, by which a branch is judged whatever it changes in them.

Rules are checks/, references/units.yaml, and every entry of references/metrics.yaml that the base
has. A metric, or a value of a condition, that a branch adds is data and no rule.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from claimaudit.base.files import Folder, InMemory, Overlaid
from claimaudit.base.problems import Problem
from claimaudit.gate.codes import first_of
from claimaudit.gate.entries import entries_of, located_in
from claimaudit.workspace.library import METRICS
from claimaudit.workspace.policy import POLICY
from claimaudit.workspace.units import UNITS

_CHECKS = "checks"
# What decides how claims are judged.
RULES = (_CHECKS, METRICS, UNITS)
# Lists to which not even a value may be added: one more, and forecasts bear out plain claims.
_WHOLE = frozenset({"settled"})

_Path = tuple[str, ...]


def rule_changes(then: InMemory, now: Folder) -> list[Problem]:
    """How the rules of `now` differ from those of `then`."""
    if POLICY not in then.files:
        return [Problem(POLICY, 1, "it has none here, so that the branch brings its own")]
    both = {name: (data_of(name, then), data_of(name, now)) for name in _names(then, now)}
    old, new = measures(then), measures(now)
    shared = {key: _as_far_as(old[key], new[key]) for key in old if key in new}
    both[METRICS] = (old, shared)
    found = {name: list(_differences(*sides)) for name, sides in both.items()}
    return _problems(found, now)


def widened(then: InMemory, now: Folder) -> list[Problem]:
    """The units and conditions that lists of metrics.yaml have beyond those of `then`. A value that
    is added to a condition is only a name, and not among them."""
    old, new = measures(then), measures(now)
    shared = {key: new[key] for key in old if key in new}
    fewer = {key: _as_far_as(old[key], entry) for key, entry in shared.items()}
    more = [path for path in _differences(fewer, shared) if path[-1] != "values"]
    return _problems({METRICS: more}, now)


def _problems(found: Mapping[str, list[_Path]], now: Folder) -> list[Problem]:
    return [
        Problem(
            name, _line(name, now, paths[0]), first_of(".".join(p) or "all of it" for p in paths)
        )
        for name, paths in found.items()
        if paths
    ]


def by_rules_of(then: InMemory, now: Folder) -> Overlaid:
    """The files of `now` with the rules of `then`."""
    over: dict[str, bytes | None] = {name: then.files.get(name) for name in _names(then, now)}
    old, new = measures(then), measures(now)
    entries = new | {key: _with_more(entry, new.get(key)) for key, entry in old.items()}
    tables: dict[str, Any] = {"dimensions": {}, "conditions": {}, "metrics": []}
    for (table, name), entry in entries.items():
        if isinstance(tables[table], dict):
            tables[table][name] = entry
        else:
            tables[table].append(entry)
    over[METRICS] = yaml.safe_dump(tables, allow_unicode=True, sort_keys=False).encode()
    return Overlaid(now, over)


def _names(then: Folder, now: Folder) -> list[str]:
    return sorted({UNITS, *then.names(_CHECKS, ".yaml"), *now.names(_CHECKS, ".yaml")})


def data_of(name: str, folder: Folder) -> Any:
    """The data of a YAML file, None where it is missing or broken."""
    located = located_in(name, folder)
    return None if located is None else located.data


def _line(name: str, folder: Folder, path: _Path) -> int:
    """The line of a file at which `path` stands, or what is around it."""
    if (located := located_in(name, folder)) is None:
        return 1
    steps: list[str | int] = list(path)
    entries = located.data.get(path[0]) if path and isinstance(located.data, dict) else None
    if len(path) > 1 and isinstance(entries, list):
        ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
        steps[1] = ids.index(path[1]) if path[1] in ids else path[1]
    return located.line(*steps)


def measures(folder: Folder) -> dict[tuple[str, str], Any]:
    """(table, name) -> what metrics.yaml says of a dimension, a condition or a metric."""
    return {key: entry.data for key, entry in entries_of(folder, [METRICS]).items()}


def _as_far_as(old: Any, new: Any) -> Any:
    """`new` without the list items that `old` lacks."""
    if isinstance(old, list) and isinstance(new, list):
        return [item for item in old if item in new]
    if isinstance(old, dict) and isinstance(new, dict):
        return {k: v if k in _WHOLE else _as_far_as(old.get(k), v) for k, v in new.items()}
    return new


def _with_more(old: Any, new: Any) -> Any:
    """`old` with the list items that only `new` has."""
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(item for item in new if item not in old)]
    if isinstance(old, dict) and isinstance(new, dict):
        return {k: v if k in _WHOLE else _with_more(v, new.get(k)) for k, v in old.items()}
    return old


def _differences(old: Any, new: Any, path: _Path = ()) -> Iterator[_Path]:
    """The keys, from the top, under which two files differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            names = key if isinstance(key, tuple) else (str(key),)
            yield from _differences(old.get(key), new.get(key), (*path, *names))
    elif old != new:
        yield path
