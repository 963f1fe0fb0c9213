"""`claimaudit init`: lays out a new workspace that audits clean.

Files that exist are kept and named. A folder with a catalog or references of its own gets no
example, only the tables that it lacks, empty.
"""

import os
import re
from collections.abc import Sequence
from functools import reduce
from importlib.resources import files
from pathlib import Path

from claimaudit.base.outputs import write_each
from claimaudit.base.problems import unwritten
from claimaudit.coverage.waivers import ATTRIBUTES
from claimaudit.intake.schemas import schema_files
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.library import METRICS, SUBJECTS
from claimaudit.workspace.policy import POLICY
from claimaudit.workspace.units import UNITS

FOLDERS = ("seeds", "claims", "claims/baseline", "references", "checks", "reports", "schemas")
OWN_TABLES = (CATALOG, SUBJECTS, METRICS)
RESULTS = "results.json"
# A key of fields/*.yaml with its entries; the entries that follow a key.
_ENTRIES = re.compile(r"^(\w+):\n((?:  .*\n)+)", re.MULTILINE)
_BLOCK = re.compile(r"(?:  .*\n)+")
# The key `desk` of our own policy: who publishes this audit.
_DESK = re.compile(r"\n(?:#.*\n)*desk:\n(?:  .*\n)+")
_TEMPLATE = Path(str(files("claimaudit"))) / "template"
# What newsrooms write about; each has a file of dimensions, conditions and metrics.
FIELDS = tuple(sorted(path.stem for path in _TEMPLATE.glob("fields/*.yaml")))
# An article and its source, or a text and the results file that it tells of.
TEMPLATES = ("example", "numbers")
# Whole workspaces to learn from, in examples/ of the repository too.
EXAMPLES = ("energy",)


def start_workspace(
    folder: Path, fields: Sequence[str] = (), template: str = "example"
) -> list[str]:
    """Makes `folder` a workspace for these of FIELDS, from one of TEMPLATES or EXAMPLES, and
    returns a line for each thing done. Raises BrokenInputError."""
    own = [name for name in (*OWN_TABLES, RESULTS) if (folder / name).exists()]
    own += [str(p.relative_to(folder)) for p in sorted(folder.glob("claims/*.yaml"))]
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(folder, error) from None
    contents = _contents("bare" if own else template, fields)
    kept = [name for name in contents if os.path.lexists(folder / name)]
    write_each({folder / name: text for name, text in contents.items() if name not in kept})
    lines = [
        f"kept {name}: it is there already" if name in kept else f"wrote {name}"
        for name in contents
    ]
    if own:
        lines.append(f"left out the example: {own[0]} is yours")
    lines.append(f"next: read {folder / 'README.md'}, then run claimaudit audit -w {folder}")
    return lines


def _contents(kind: str, fields: Sequence[str]) -> dict[str, str]:
    """Name -> text of every file of a new workspace; `kind` is bare, a template or an example."""
    own = _texts(_TEMPLATE / kind, _TEMPLATE / kind)
    if kind not in EXAMPLES:
        units = (_TEMPLATE / "units.yaml").read_text("utf-8")
        own = dict(sorted({**own, UNITS: units}.items()))
    added = [(_TEMPLATE / "fields" / f"{name}.yaml").read_text("utf-8") for name in fields]
    if METRICS in own:
        added.append(own[METRICS])
    metrics = (_TEMPLATE / "metrics.yaml").read_text("utf-8")
    checks = _texts(_TEMPLATE / "checks", _TEMPLATE)
    return {
        "README.md": (_TEMPLATE / "README.md").read_text("utf-8"),
        **own,
        METRICS: reduce(_with_field, added, metrics),
        **checks,
        POLICY: _DESK.sub("", checks[POLICY]),
        ".gitignore": "reports/out/\nevidence/\n.claimaudit/\n",
        # No checkout may touch a line end: the articles are known by their sha256.
        "seeds/.gitattributes": "* -text\n",
        # Git drops an empty folder, and a gate without a baseline is broken input.
        "claims/baseline/.gitattributes": ATTRIBUTES,
        **{path.as_posix(): text for path, text in schema_files(Path("schemas")).items()},
    }


def _with_field(metrics: str, field: str) -> str:
    """The text of metrics.yaml with the entries of a field's file added under their keys."""
    for key, entries in _ENTRIES.findall(field):
        first, colon, rest = metrics.partition(f"\n{key}:\n")
        block = _BLOCK.match(rest)
        at = block.end() if block else 0
        new = "".join(line for line in entries.splitlines(keepends=True) if line not in rest)
        metrics = first + colon + rest[:at] + new + rest[at:]
    return metrics


def _texts(folder: Path, root: Path) -> dict[str, str]:
    """Name below `root` -> text, of every file below `folder`."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}
