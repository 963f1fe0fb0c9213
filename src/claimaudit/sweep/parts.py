"""Parts: the leads of each unit in a file, kept until all are there, so that a sweep can go on."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from claimaudit.base.cache import program_hash
from claimaudit.base.problems import Problem, refusal
from claimaudit.sweep import store
from claimaudit.sweep.archive import Unit, reader
from claimaudit.sweep.batch import Sweeper, Swept
from claimaudit.sweep.leads import SCHEMA
from claimaudit.sweep.store import File

_PREFIX = ".parts-"
_SWEPT = b"swept"
# Leads in a row group of the result.
_ROWS = 10_000


class Parts:
    """The folder of parts of one sweep, named by a hash of program, archive and workspace
    (`inputs`)."""

    def __init__(self, out: str, files: Iterable[File], inputs: str) -> None:
        digest = hashlib.sha256(f"{program_hash()} {inputs}".encode())
        for file in files:
            digest.update(f"\0{file.path}\0{file.size}\0{file.stamp}".encode())
        self._out, self._name = out, f"{_PREFIX}{digest.hexdigest()[:16]}"
        self._folder = store.within(out, self._name)

    def path(self, number: int) -> str:
        """The place of the part of a unit, by its number."""
        return store.within(self._folder, _name(number))

    def missing(self, units: list[Unit]) -> dict[str, Unit]:
        """Place of its part -> unit, for each unit that is still to be swept. Parts of other sweeps
        are deleted."""
        for name in store.names(self._out):
            if name.startswith(_PREFIX) and name != self._name:
                store.remove(store.within(self._out, name))
        there = store.names(self._folder)
        return {self.path(n): u for n, u in enumerate(units) if _name(n) not in there}

    def swept(self, units: list[Unit]) -> Iterator[Swept]:
        """The counts of each unit, in their order."""
        for number in range(len(units)):
            with self._part(number) as file:
                fields = json.loads(file.schema_arrow.metadata[_SWEPT])
                problems = [Problem(**one) for one in fields.pop("problems")]
            yield Swept(**{**fields, "left_out": Counter(fields["left_out"]), "problems": problems})

    def rows(
        self, units: list[Unit], columns: Sequence[str] | None = None
    ) -> Iterator[list[dict[str, Any]]]:
        """The leads of each unit as rows, with these `columns` or all."""
        for table in self._tables(units, columns):
            yield table.to_pylist()

    def join(self, units: list[Unit], out: BinaryIO) -> None:
        """Writes all leads as one table; its row groups do not depend on the units."""
        with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
            waiting = SCHEMA.empty_table()
            for table in self._tables(units):
                waiting = pa.concat_tables([waiting, table])
                while waiting.num_rows >= _ROWS:
                    writer.write_table(waiting.slice(0, _ROWS))
                    waiting = waiting.slice(_ROWS)
            if waiting.num_rows:
                writer.write_table(waiting)

    def _tables(self, units: list[Unit], columns: Sequence[str] | None = None) -> Iterator[Any]:
        for number in range(len(units)):
            with self._part(number) as file:
                table = file.read(columns, use_threads=False)
            yield table.replace_schema_metadata(None)

    @contextmanager
    def _part(self, number: int) -> Iterator[Any]:
        """The open part of a unit. Raises BrokenInputError where it cannot be read."""
        try:
            with store.opened(self.path(number)) as data, pq.ParquetFile(data) as file:
                yield file
        except (OSError, pa.ArrowException, KeyError, TypeError) as error:
            fix = f"does another sweep write to {self._out}? remove it, and sweep again"
            message = f"is no part of a sweep ({type(error).__name__})"
            raise refusal(self.path(number), message, fix) from None

    def remove(self) -> None:
        """Deletes the folder, once all is written."""
        store.remove(self._folder)


def _name(number: int) -> str:
    return f"{number:08d}.parquet"


def sweep_unit(unit: Unit, sweeper: Sweeper) -> bytes:
    """The part of a unit, as bytes: the work of every worker of every engine. Raises
    BrokenInputError."""
    out, swept = BytesIO(), Swept()
    articles = reader(unit.reader).read(unit, sweeper.known.policy.limits)
    rows = [asdict(lead) for lead in sweeper.sweep(articles, swept)]
    fields = {**vars(swept), "problems": [asdict(problem) for problem in swept.problems]}
    metadata = {_SWEPT: json.dumps(fields, sort_keys=True)}
    table = pa.Table.from_pylist(rows, SCHEMA.with_metadata(metadata))
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()
