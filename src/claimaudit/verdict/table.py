"""The evidence table: what the rules read, a row a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

from claimaudit.verdict.weigh import Evidence

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"bool": "bool", "int": "int64", "str": "str"}


def _columns() -> dict[str, str]:
    columns = {}
    for field in fields(Evidence):
        if field.name == "trials":
            break
        columns[field.name] = _DTYPES[str(field.type)]
    return columns


# Every plain field of Evidence and the type of its column.
COLUMNS = _columns()


def evidence_table(rows: Sequence[Evidence]) -> pd.DataFrame:
    """The plain fields of `rows`, in their order, typed and without nulls."""
    import pandas as pd

    return pd.DataFrame(
        {
            name: pd.Series(list(map(attrgetter(name), rows)), dtype=dtype)
            for name, dtype in COLUMNS.items()
        }
    )
