"""What the sweep of this repository's workspace knows, and small archives."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimaudit.sweep.archive import Entry
from claimaudit.sweep.batch import Sweeper, Swept
from claimaudit.sweep.known import Known
from claimaudit.sweep.leads import Lead
from claimaudit.workspace.workspace import Workspace


@pytest.fixture(scope="session")
def known(real: Workspace) -> Known:
    return Known.of(real)


@pytest.fixture(scope="session")
def sweeper(known: Known) -> Sweeper:
    return Sweeper(known)


def leads_of(sweeper: Sweeper, text: str, swept: Swept | None = None, **given: Any) -> list[Lead]:
    """The leads of one article."""
    entry = Entry("a", text, **{"language": "zh", "published": "2026-01-05", **given})
    return list(sweeper.sweep([entry], swept or Swept()))


def write_lines(path: Path, rows: Iterable[object]) -> Path:
    text = "".join(
        f"{row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)}\n" for row in rows
    )
    path.write_text(text, "utf-8")
    return path


def write_parquet(path: Path, rows: list[dict[str, Any]], group: int) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def rows_of(out: Path) -> list[dict[str, Any]]:
    return pq.read_table(out / "leads.parquet").to_pylist()  # type: ignore[no-any-return]
