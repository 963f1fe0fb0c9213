"""Files of checks/ whose rows are the package's own, but for their words.

The package ships the very files of this repository's checks/. A workspace may tune the words of
their rows; a row that asks or gives something else is refused with why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Kept:
    """A list of a file, the key that names each of its rows, and the keys of a row that are the
    package's; `otherwise` says what would come of others. A `whole` list keeps every row of the
    package, and their order."""

    rows: str
    name: str
    keys: tuple[str, ...]
    otherwise: str
    whole: bool = False

    def odd(self, located: Located, given: BaseModel, shipped: BaseModel) -> Iterator[Problem]:
        """Everything in which the list is not the package's."""
        ours = {getattr(row, self.name): row for row in getattr(shipped, self.rows)}
        names: list[str] = []
        for i, row in enumerate(getattr(given, self.rows)):
            name = getattr(row, self.name)
            for key, message, fix in self._odd_row(name, row, ours.get(name), names):
                yield Problem(located.file, located.line(self.rows, i, key), message, fix)
            names.append(name)
        if self.whole:
            yield from self._odd_order(located, names, list(ours))

    def _odd_row(
        self, name: str, row: BaseModel, shipped: BaseModel | None, before: Sequence[str]
    ) -> Iterator[tuple[str, str, str]]:
        """(key, message, fix) of everything in which one row is not the package's."""
        if shipped is None:
            message = f"{name} is not among the {self.rows} of the package"
            yield self.name, message, f"take it out: {self.otherwise}"
        elif name in before:
            yield self.name, f"{name} stands twice", "keep the first"
        else:
            for key in self.keys:
                wanted = getattr(shipped, key)
                if getattr(row, key) != wanted:
                    message = f"{name}: its {key} is not the package's, “{wanted or 'null'}”"
                    yield key, message, f"write that: with another, {self.otherwise}"

    def _odd_order(
        self, located: Located, names: Sequence[str], ours: Sequence[str]
    ) -> Iterator[Problem]:
        """The rows that were left out, or else the first that was moved."""
        if absent := [name for name in ours if name not in names]:
            message = f"left out: {', '.join(absent)}"
            fix = f"enter it again: without it, {self.otherwise}"
            yield Problem(located.file, located.line(self.rows), message, fix)
        elif len(names) == len(ours) and names != ours:
            i = next(i for i, name in enumerate(names) if name != ours[i])
            message = f"{names[i]} stands where {ours[i]} belongs"
            fix = f"the first that matches decides: moved, {self.otherwise}"
            yield Problem(located.file, located.line(self.rows, i, self.name), message, fix)


def load_kept(
    inputs: Inputs, name: str, model: type[ModelT], *lists: Kept
) -> tuple[Located, ModelT] | None:
    """A file of checks/ with its lines, or None; what is not the package's is noted."""
    package = Inputs(OnDisk(Path(str(files("claimaudit"))) / "template"))
    found, own = inputs.model(name, model), package.model(name, model)
    package.refuse()
    if found is not None and own is not None:
        for kept in lists:
            inputs.problems += kept.odd(*found, own[1])
    return found
