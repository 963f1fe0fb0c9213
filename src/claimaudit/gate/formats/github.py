"""GitHub workflow commands. GitHub shows ten errors a step: the last line says how many more."""

from __future__ import annotations

from claimaudit.gate.formats.place import Lines
from claimaudit.gate.run import GateRun

LIMIT = 10


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_github(run: GateRun) -> str:
    failing = run.failing
    texts = {i: Lines(a.text) for i, a in run.workspace.articles.items()}
    kept = failing if len(failing) <= LIMIT else failing[: LIMIT - 1]
    lines = []
    for finding in kept:
        place = f"file={_property(finding.file)}"
        if finding.start >= 0:
            at = texts[finding.article].place(finding.start, finding.end)
            place += f",line={at.start_line},endLine={at.end_line}"
        elif finding.line:
            place += f",line={finding.line}"
        title = _property(finding.code)
        said = _data(f"{finding.message}\n{finding.fix}")
        lines.append(f"::error {place},title={title}::{said}")
    if len(kept) < len(failing):
        more = f"{len(failing) - len(kept)} of {len(failing)} findings are not shown here"
        lines.append(f"::error title=claimaudit gate::{more}; run `claimaudit gate` for all")
    if not failing:
        lines.append("::notice title=claimaudit gate::clean")
    return "\n".join(lines) + "\n"
