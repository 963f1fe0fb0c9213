"""One sweep, from the archive to the files that are written."""

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import json_text
from claimaudit.sweep import store
from claimaudit.sweep.archive import files_of, units_of
from claimaudit.sweep.batch import Swept
from claimaudit.sweep.known import Known
from claimaudit.sweep.page import render
from claimaudit.sweep.parts import Parts
from claimaudit.sweep.pool import Engine
from claimaudit.sweep.summary import Summary, summed_up
from claimaudit.workspace.workspace import Workspace

LEADS, SUMMARY, PAGE = "leads.parquet", "summary.json", "index.html"
_SOUND = "claimaudit.sweep.sound"
# (units swept, units in all)
Progress = Callable[[int, int], None]


def sweep(
    workspace: Workspace,
    archive: str | Path,
    out: str | Path,
    engine: Engine,
    progress: Progress = lambda swept, units: None,
) -> tuple[Summary, list[Problem]]:
    """Sweeps `archive` for the quantities of `workspace` and writes leads, summary and page into
    `out`; both are paths or addresses. Returns the summary and the problems of what was left out.
    Raises BrokenInputError where nothing can be swept."""
    archive, out = store.place(archive), store.place(out)
    files = files_of(archive, out)
    units, unopened = units_of(files)
    if not units:
        raise BrokenInputError(unopened or [Problem(archive, 0, "holds no texts")])
    known, parts = Known.of(workspace), Parts(out, files, workspace.inputs.digest())
    waiting = parts.missing(units)
    ready = len(units) - len(waiting)

    def done() -> None:
        nonlocal ready
        ready += 1
        # Great Expectations takes seconds to load. No worker needs it, and this process waits here.
        import_module(_SOUND)
        progress(ready, len(units))

    engine(waiting, known, done)
    sound = import_module(_SOUND)
    sound.check(parts.rows(units, sound.READ))
    swept = list(parts.swept(units))
    left_out = Swept(left_out=Counter(file=len(unopened)))
    summary = summed_up([*swept, left_out], parts.rows(units))
    written: dict[str, store.Content] = {
        LEADS: lambda file: parts.join(units, file),
        SUMMARY: json_text(summary.model_dump(mode="json")).encode(),
        PAGE: render(summary, workspace).encode("utf-8", "replace"),
    }
    store.write({store.within(out, name): content for name, content in written.items()})
    parts.remove()
    return summary, [*unopened, *(p for one in swept for p in one.problems)]
