"""The ledger as a Markdown table."""

from __future__ import annotations

from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.record import Record


def ledger_markdown(record: Record, texts: dict[str, str]) -> str:
    """One row a claim, sorted by id."""
    lines = [
        "| claim | verdict | reasons | notes | quote |",
        "| --- | --- | --- | --- | --- |",
    ]
    for claim in sorted(record["claims"], key=lambda c: str(c["id"])):
        verdict = claim["verdict"] + (" (provisional)" if claim["provisional"] else "")
        codes = (" ".join(markdown_code(c) for c in claim[key]) for key in ("reasons", "notes"))
        cells = (markdown_code(claim["id"]), markdown(verdict), *codes, markdown(claim["quote"]))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
