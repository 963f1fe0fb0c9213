"""Days after today. Only the gate asks a clock: a verdict never depends on one."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from claimaudit.base.files import Folder
from claimaudit.figures.dates import read_iso
from claimaudit.gate.entries import entries_of
from claimaudit.gate.findings import GateFinding, Place
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.register import Placed, Register

_DAYS = {
    "articles": ("published", "judged_as_of"),
    "documents": ("published", "retrieved"),
    "captures": ("captured",),
}


def future_findings(folder: Folder, register: Register, today: date) -> Iterator[GateFinding]:
    """What was published, retrieved or captured on a day that is not yet; and answers to verdicts
    of one, and changes of verdicts."""
    answers = ((one.entry.on, one) for one in register.replies)
    changes = ((one.entry.on, one) for one in register.moves)
    for day, one in chain[tuple[str, Placed[Any]]](answers, changes):
        if read_iso(day).first > today:
            place = Place("", one.file, line=one.line)
            yield GateFinding(place, "future-day", f"{one.id}: {day} is after today", row=one.id)
    entries = entries_of(folder, [CATALOG, *folder.names("references", ".yaml")])
    for (table, name), entry in entries.items():
        for key in _DAYS.get(table, ()):
            day = str(entry.get(key) or "")[:10]
            if day and read_iso(day).first > today:
                message = f"{table.removesuffix('s')} {name}: {key} {day} is after today"
                place = Place("", entry.file, line=entry.line)
                yield GateFinding(place, "future-day", message, row=name)
