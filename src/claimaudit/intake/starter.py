"""`claimaudit init`: a workspace that audits clean, and says what to do next.

What exists is kept and named. The example is written whole or not at all: a folder that
has a catalog or references of its own gets only the tables that it lacks, empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.waivers import ATTRIBUTES
from claimaudit.intake.schemas import schema_texts

FOLDERS = ("seeds", "claims", "claims/baseline", "references", "checks", "reports", "schemas")
OWN_TABLES = ("seeds/catalog.yaml", "references/subjects.yaml", "references/metrics.yaml")
_METRICS = "references/metrics.yaml"
_IGNORED = "reports/out/\n"
# No checkout may touch a line end: the articles are known by their sha256.
_BYTES = "* -text\n"


def start_workspace(folder: Path) -> list[str]:
    """Makes `folder` a workspace; a line for each thing done. Raises BrokenInputError."""
    own = [name for name in OWN_TABLES if (folder / name).exists()]
    own += [str(p.relative_to(folder)) for p in sorted(folder.glob("claims/*.yaml"))]
    lines: list[str] = []
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in _contents("bare" if own else "example").items():
            lines.append(_write(folder / name, name, text))
    except OSError as error:
        where = str(error.filename or folder)
        message = f"cannot be written: {error.strerror}"
        raise BrokenInputError([Problem(where, 0, message, "choose another folder")]) from None
    if own:
        lines.append(f"left out the example: {own[0]} is yours")
    lines.append(f"next: read {folder / 'README.md'}, then run claimaudit audit -w {folder}")
    return lines


def _write(path: Path, name: str, text: str) -> str:
    try:
        with path.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError:
        return f"kept {name}: it is there already"
    return f"wrote {name}"


def _contents(kind: str) -> dict[str, str]:
    """Name -> text of every file of a new workspace; `kind` is bare or example."""
    template = files("claimaudit") / "template"
    own = dict(_files_of(template / kind))
    # The dimensions and conditions of the package, without its metrics.
    known = (template / "metrics.yaml").read_text("utf-8").partition("\nmetrics:")[0]
    generic = (template / "generic_metrics.yaml").read_text("utf-8")
    return {
        **own,
        _METRICS: f"{known}\n{generic}{own.get(_METRICS, '')}",
        **dict(_files_of(template / "checks", "checks/")),
        "README.md": (template / "README.md").read_text("utf-8"),
        ".gitignore": _IGNORED,
        "seeds/.gitattributes": _BYTES,
        # Git drops an empty folder, and a gate without a baseline is broken input.
        "claims/baseline/.gitattributes": ATTRIBUTES,
        **{f"schemas/{name}": text for name, text in schema_texts().items()},
    }


def _files_of(folder: Traversable, under: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            yield from _files_of(item, f"{under}{item.name}/")
        else:
            yield under + item.name, item.read_text("utf-8")
