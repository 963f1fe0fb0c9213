"""Writing what a run leaves behind: the report, audit.json and the ledger, together."""

from pathlib import Path

from claimaudit.base.cache import cached, entry_name
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import refusal
from claimaudit.base.writing import writing
from claimaudit.record.audit import audit_workspace
from claimaudit.record.build import as_json
from claimaudit.record.ledger import ledger_csv
from claimaudit.record.models import Audit
from claimaudit.report.html.page import render
from claimaudit.verdict.ladder import Flagging, flag_here
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.fields import given_days
from claimaudit.workspace.workspace import Workspace, load_workspace


def publish(root: Path, as_of: str | None, flagging: Flagging = flag_here) -> Audit:
    """Audits the workspace at `root`, writes its reports, returns the record.

    Raises BrokenInputError before anything is written.
    """
    if as_of is not None:
        given_days(as_of, "--as-of")
    with writing(root):
        workspace = load_workspace(root)
        _refuse_nothing(workspace)
        audit = audit_workspace(workspace, as_of, flagging=flagging)
        files = {
            "reports/out/index.html": _page(audit, workspace),
            "reports/out/audit.json": as_json(audit),
            "reports/ledger.csv": ledger_csv(audit),
        }
        write_all({root / name: text for name, text in files.items()}, root)
        return audit


def _refuse_nothing(workspace: Workspace) -> None:
    """Raises BrokenInputError where nothing would be judged, which must not pass for an audit."""
    if not workspace.articles:
        fix = "`claimaudit add` takes one in"
        raise refusal(CATALOG, "names no article: nothing is judged", fix)
    if not workspace.register.claims:
        fix = "`claimaudit draft ARTICLE` writes what to complete, into claims/"
        raise refusal("claims", "holds no claim: nothing is judged", fix)


def _page(audit: Audit, workspace: Workspace) -> str:
    """The report, as it was rendered last where the record and the articles are the same."""
    texts = workspace.texts
    try:
        of = [audit.model_dump_json(), *(part for text in sorted(texts.items()) for part in text)]
    except ValueError:  # half a surrogate pair
        return render(audit, texts)
    return cached(entry_name(workspace.root, "page"), of, lambda: render(audit, texts))
