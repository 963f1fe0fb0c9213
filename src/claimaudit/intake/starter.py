"""`claimaudit init`: a workspace that audits clean, and says what to do next.

What exists is kept and named. The example is written whole or not at all: a folder that
has a catalog or references of its own gets only the tables that it lacks, empty.
"""

from importlib.resources import files
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.waivers import ATTRIBUTES
from claimaudit.intake.schemas import schema_files

FOLDERS = ("seeds", "claims", "claims/baseline", "references", "checks", "reports", "schemas")
OWN_TABLES = ("seeds/catalog.yaml", "references/subjects.yaml", "references/metrics.yaml")
_METRICS = "references/metrics.yaml"


def start_workspace(folder: Path) -> list[str]:
    """Makes `folder` a workspace; a line for each thing done. Raises BrokenInputError."""
    own = [name for name in OWN_TABLES if (folder / name).exists()]
    own += [str(p.relative_to(folder)) for p in sorted(folder.glob("claims/*.yaml"))]
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        contents = _contents("bare" if own else "example")
        lines = [_write(folder / name, name, text) for name, text in contents.items()]
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
    template = Path(str(files("claimaudit"))) / "template"
    own = _texts(template / kind, template / kind)
    # The dimensions and conditions of the package, without its metrics.
    known = (template / "metrics.yaml").read_text("utf-8").partition("\nmetrics:")[0]
    generic = (template / "generic_metrics.yaml").read_text("utf-8")
    return {
        **own,
        _METRICS: f"{known}\n{generic}{own.get(_METRICS, '')}",
        **_texts(template / "checks", template),
        "README.md": (template / "README.md").read_text("utf-8"),
        ".gitignore": "reports/out/\n",
        # No checkout may touch a line end: the articles are known by their sha256.
        "seeds/.gitattributes": "* -text\n",
        # Git drops an empty folder, and a gate without a baseline is broken input.
        "claims/baseline/.gitattributes": ATTRIBUTES,
        **{path.as_posix(): text for path, text in schema_files(Path("schemas")).items()},
    }


def _texts(folder: Path, root: Path) -> dict[str, str]:
    """Name below `root` -> text, of every file below `folder`."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}
