"""What is swept stays swept: the leads of each unit are a part, kept until all are there."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from claimaudit.base.cache import program
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import Problem
from claimaudit.sweep.archive import Unit, reader
from claimaudit.sweep.arrow import arrow, parquet
from claimaudit.sweep.batch import Sweeper, Swept
from claimaudit.sweep.leads import schema

_PREFIX = ".parts-"
_SWEPT = b"swept"
# Rows of a part that are held at a time.
_ROWS = 10_000


class Parts:
    """The part folder of one sweep; that of another archive, workspace or program is no use."""

    def __init__(self, out: Path, files: Iterable[Path], inputs: str) -> None:
        told = hashlib.sha256(f"{program()} {inputs}".encode())
        for path in files:
            found = path.stat()
            told.update(f"\0{path}\0{found.st_size}\0{found.st_mtime_ns}".encode())
        self._out, self._folder = out, out / f"{_PREFIX}{told.hexdigest()[:16]}"

    def path(self, number: int) -> Path:
        """Of the unit of that number."""
        return self._folder / f"{number:08d}.parquet"

    def missing(self, units: list[Unit]) -> dict[Path, Unit]:
        """The units that are still to be swept, by the part that each will be. Parts of another
        sweep go."""
        for folder in self._out.glob(f"{_PREFIX}*"):
            if folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)
        return {self.path(n): u for n, u in enumerate(units) if not self.path(n).is_file()}

    def swept(self, units: list[Unit]) -> Iterator[Swept]:
        """What became of each unit."""
        for number in range(len(units)):
            told = parquet().read_schema(self.path(number)).metadata[_SWEPT]
            fields = json.loads(told)
            problems = [Problem(**one) for one in fields.pop("problems")]
            yield Swept(**{**fields, "left_out": Counter(fields["left_out"]), "problems": problems})

    def rows(self, units: list[Unit]) -> Iterator[list[dict[str, Any]]]:
        """The leads of all units, so many at a time."""
        for batch in self._batches(units):
            yield batch.to_pylist()

    def join(self, units: list[Unit], out: BinaryIO) -> None:
        """Writes all leads as one table."""
        with parquet().ParquetWriter(out, schema(), compression="zstd") as writer:
            for batch in self._batches(units):
                writer.write_batch(batch)

    def _batches(self, units: list[Unit]) -> Iterator[Any]:
        for number in range(len(units)):
            with parquet().ParquetFile(self.path(number)) as file:
                yield from file.iter_batches(_ROWS, use_threads=False)

    def remove(self) -> None:
        """When all is written."""
        shutil.rmtree(self._folder, ignore_errors=True)


def write_part(path: Path, part: bytes) -> None:
    """It is there whole or not at all. Raises BrokenInputError."""
    write_all({path: part})


def sweep_unit(unit: Unit, sweeper: Sweeper) -> bytes:
    """A unit swept, as its part: what every worker does, of whatever engine. Raises
    BrokenInputError."""
    pa, out, swept = arrow(), BytesIO(), Swept()
    articles = reader(unit.reader).read(unit, sweeper.known.policy.limits)
    rows = [lead.row() for lead in sweeper.sweep(articles, swept)]
    fields = {**vars(swept), "problems": [asdict(problem) for problem in swept.problems]}
    told = {_SWEPT: json.dumps(fields, sort_keys=True)}
    table = pa.Table.from_pylist(rows, schema().with_metadata(told))
    parquet().write_table(table, out, compression="zstd")
    return out.getvalue()
