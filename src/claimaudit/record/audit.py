"""The main job, end to end: read, weigh, judge, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.figures.dates import UnreadableDateError, read_iso
from claimaudit.record.record import Record
from claimaudit.workspace.workspace import Workspace

Step = Callable[[str], None]


def run_audit(root: Path, as_of: str | None, step: Step) -> Record:
    """Audits the workspace at `root`, writes its reports, returns the record.

    Raises BrokenInputError before anything is written.
    """
    from claimaudit.base.files import write_all
    from claimaudit.record.ledger import ledger_csv
    from claimaudit.record.record import as_json
    from claimaudit.report.html import render
    from claimaudit.report.views.charts import warm_up

    # The chart renderer starts an engine of its own; it does so while the suites are loaded.
    engine = Thread(target=warm_up, daemon=True)
    engine.start()
    record, texts = make_record(root, as_of, step)
    step("rendering the report")
    engine.join()
    out = root / "reports" / "out"
    write_all(
        {
            out / "index.html": render(record, texts),
            out / "audit.json": as_json(record),
            root / "reports" / "ledger.csv": ledger_csv(record),
        }
    )
    return record


def make_record(root: Path, as_of: str | None, step: Step) -> tuple[Record, dict[str, str]]:
    """(the audit's record, article id -> raw text), with nothing written."""
    from claimaudit.workspace.workspace import load_workspace

    _check_date(as_of)
    step("reading the workspace")
    workspace = load_workspace(root)
    texts = {i: article.text for i, article in workspace.articles.items()}
    return audit_workspace(workspace, as_of, step), texts


def audit_workspace(
    workspace: Workspace, as_of: str | None = None, step: Step = lambda name: None
) -> Record:
    """Weighs and judges every claim of `workspace`."""
    from claimaudit.record.record import build_record
    from claimaudit.verdict.ladder import judge_all
    from claimaudit.verdict.remarks import remarks
    from claimaudit.verdict.weigh import weigh_all
    from claimaudit.workspace.workspace import digest

    step("holding claims against facts")
    weighed = weigh_all(workspace)
    step("running the ladder")
    by_id = {j.id: j for j in judge_all(workspace.ladder, weighed.rows)}
    date = as_of or workspace.as_of
    inputs, rules = digest(workspace.root), digest(workspace.root, ("checks",))
    return build_record(workspace, weighed, by_id, remarks(workspace), date, inputs, rules)


def _check_date(as_of: str | None) -> None:
    if as_of is not None:
        try:
            read_iso(as_of)
        except UnreadableDateError as error:
            raise BrokenInputError([Problem("--as-of", 0, str(error))]) from None
