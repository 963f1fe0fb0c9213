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

from claimaudit.base.folder import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import Located

ModelT = TypeVar("ModelT", bound=BaseModel)


def load_beside_shipped(
    inputs: Inputs, name: str, model: type[ModelT]
) -> tuple[Located, ModelT, ModelT] | None:
    """A file of checks/ with its lines, and the package's own beside it; None with the problems
    noted."""
    package = Inputs(OnDisk(Path(str(files("claimaudit"))) / "template"))
    found, own = inputs.model(name, model), package.model(name, model)
    package.refuse()
    return None if found is None or own is None else (*found, own[1])


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

    def odd(
        self, located: Located, given: Sequence[BaseModel], shipped: Sequence[BaseModel]
    ) -> Iterator[Problem]:
        """Everything in which the list is not the package's."""
        names = [getattr(row, self.name) for row in given]
        known = {getattr(row, self.name): row for row in shipped}
        for i, (name, row) in enumerate(zip(names, given, strict=True)):
            for key, message, fix in self._odd_row(name, row, known.get(name), names[:i]):
                yield Problem(located.file, located.line(self.rows, i, key), message, fix)
        absent = [name for name in known if name not in names]
        if self.whole and absent:
            message, fix = f"left out: {', '.join(absent)}", f"without it, {self.otherwise}"
            yield Problem(located.file, located.line(self.rows), message, f"enter it again: {fix}")
        elif self.whole and sorted(names) == sorted(known):
            for i, (name, wanted) in enumerate(zip(names, known, strict=True)):
                if name != wanted:
                    line = located.line(self.rows, i, self.name)
                    message = f"{name} stands where {wanted} belongs"
                    fix = f"the first that matches decides: moved, {self.otherwise}"
                    yield Problem(located.file, line, message, fix)
                    break

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
