"""claims/<article>.yaml: reading it as people wrote it, and checking it before it is changed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.yamlio import load
from claimaudit.figures import FigureReader
from claimaudit.intake.add import empty_claims
from claimaudit.workspace.articles import Article
from claimaudit.workspace.crosscheck import check_together
from claimaudit.workspace.register import Register, RegisterLoader
from claimaudit.workspace.workspace import Workspace


def path_of(root: Path, article: str) -> Path:
    return root / "claims" / f"{article}.yaml"


def read_claims(workspace: Workspace, article: str) -> str:
    """The article's file, or an empty one. Raises BrokenInputError where the file of that
    name is another article's."""
    path, shown = path_of(workspace.root, article), f"claims/{article}.yaml"
    if not path.is_file():
        return empty_claims(article)
    located = load(path, shown, workspace.policy.limits.yaml_bytes, [])
    whose = located.data.get("article") if located and isinstance(located.data, dict) else None
    if whose != article:
        fix = "give that article's claims a file of their own name"
        problem = Problem(shown, 1, f"holds the claims of article {whose}, not {article}", fix)
        raise BrokenInputError([problem])
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def get_article(workspace: Workspace, article: str) -> Article:
    """The article of that id. Raises BrokenInputError."""
    if article in workspace.articles:
        return workspace.articles[article]
    known = ", ".join(sorted(workspace.articles)[:20])
    message = f"no article has the id “{article[:100]}”"
    fix = f"the catalog has: {known}" if known else "`claimaudit add` takes one in"
    raise BrokenInputError([Problem("seeds/catalog.yaml", 0, message, fix)])


def check_claims(workspace: Workspace, article: str, text: str) -> tuple[Register, list[Problem]]:
    """The article's register if its file were `text`, and everything that would be wrong
    with it, as the loader of every command reads it."""
    limits, problems = workspace.policy.limits, list[Problem]()
    shown = f"claims/{article}.yaml"
    with TemporaryDirectory() as folder:
        Path(folder, f"{article}.yaml").write_text(text, "utf-8", newline="")
        fresh = RegisterLoader(
            workspace.articles, FigureReader(workspace.policy.figures()),
            frozenset(workspace.policy.nominal_memory.metrics), limits.yaml_bytes,
            limits.quote_chars, problems,
        ).load(Path(folder))  # fmt: skip
    others = {i: c for i, c in workspace.register.claims.items() if c.file != shown}
    for claim_id in sorted(set(others) & set(fresh.claims)):
        other = others[claim_id]
        message = f"claim id {claim_id} is used already, at {other.file}:{other.line}"
        line = fresh.claims[claim_id].line
        problems.append(Problem(shown, line, message, "ids are never reused: take another"))
    if not problems:
        sums = tuple(d for d in workspace.register.arithmetic if d.file != shown)
        merged = Register({**others, **fresh.claims}, sums + fresh.arithmetic)
        problems += check_together(merged, workspace.library, limits.expression_chars)
    return fresh, problems
