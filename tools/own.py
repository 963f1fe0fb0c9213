"""The project's own pages, held against what the repository is (`make own`).

`own/` is a workspace: its articles are README and the pages of docs/, its source is
own/results.json. This writes what is not edited there: the results, the pages as they are now (a
link out of a workspace is refused), their catalog, and the rules. `--check` writes nothing, and
says in a line each what moved since.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from tools.own_results import ROOT, results, text_of

OWN = ROOT / "own"
# Article -> page, in the order of the catalog.
PAGES = {
    "readme": "README.md",
    "contributing": "CONTRIBUTING.md",
    "security": "SECURITY.md",
    "ci": "docs/ci.md",
    "benchmarks": "docs/benchmarks.md",
    "design": "docs/design.md",
    "method": "docs/method.md",
    "scale": "docs/scale.md",
    "tutorial": "docs/tutorial.md",
}
CHECKS = ("evidence.yaml", "ladder.yaml", "policy.yaml")
# A page is a living one: it is as old as what it is held against.
DAY = "2026-11-28"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pages() -> dict[Path, str]:
    """What lies in own/ and is not edited there."""
    made = {OWN / "results.json": json.dumps(results(), ensure_ascii=False, indent=1) + "\n"}
    made |= {OWN / "checks" / name: text_of(f"checks/{name}") for name in CHECKS}
    made |= {OWN / "seeds" / f"{i}.md": text_of(page) for i, page in PAGES.items()}
    return made | {OWN / "seeds" / "catalog.yaml": catalog()}


def catalog() -> str:
    """seeds/catalog.yaml"""
    entries = [
        {
            "id": i,
            "file": f"{i}.md",
            "title": text_of(page).split("\n", 1)[0].removeprefix("# "),
            "author": None,
            "publisher": "claimaudit",
            "url": None,
            "published": DAY,
            "language": "en",
            "sha256": sha256(text_of(page).encode()),
            "rights": f"{page} of this repository",
        }
        for i, page in PAGES.items()
    ]
    head = "# yaml-language-server: $schema=../../schemas/catalog.schema.json\n"
    why = "# Written by `make own`: the pages of this repository, as they are now.\n"
    listed = yaml.safe_dump({"articles": entries}, allow_unicode=True, sort_keys=False)
    return head + why + listed


def moved() -> Iterator[str]:
    """A line for each file of own/ that is not what the repository has now."""
    known = {f"{i}.md": page for i, page in PAGES.items()}
    for path, text in pages().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            of = known.get(path.name) or f"checks/{path.name}"
            if path.name == "results.json":
                yield from _moved_numbers(path, text)
            elif path.name != "catalog.yaml":
                yield f"{of} is not what own/ was read from: run `make own`"


def convicted() -> Iterator[str]:
    """A line for each claim that the last audit did not find borne out: a ledger that is what the
    audit gives passes the gate, whatever stands in it."""
    ledger = (OWN / "reports" / "ledger.csv").read_text("utf-8")
    for row in csv.DictReader(io.StringIO(ledger)):
        if row["verdict"] != "supported":
            name = row["claim"]
            yield f"{name} is {row['verdict']}: claimaudit explain --workspace own {name}"


def _moved_numbers(path: Path, text: str) -> Iterator[str]:
    old = dict(_leaves(json.loads(path.read_text("utf-8")))) if path.is_file() else {}
    new = dict(_leaves(json.loads(text)))
    for at in sorted({*old, *new}):
        if old.get(at) != new.get(at):
            was, now = old.get(at, "nothing"), new.get(at, "nothing")
            yield f"own/results.json says {was} at {at}, the repository {now}: run `make own`"


def _leaves(data: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if not isinstance(data, dict):
        yield at, data
        return
    for key, value in data.items():
        yield from _leaves(value, f"{at}/{key}")


def write() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        found = [*moved(), *convicted()]
        print("\n".join(found) or "own/ is what the repository is")
        sys.exit(bool(found))
    write()
