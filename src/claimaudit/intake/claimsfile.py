"""claims/<article>.yaml: reading it as people wrote it, and checking it before it is changed."""

from __future__ import annotations

from pathlib import Path

from claimaudit.base.folder import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.yamlio import parse
from claimaudit.intake.add import empty_claims
from claimaudit.workspace.articles import Article
from claimaudit.workspace.crosscheck import check_together
from claimaudit.workspace.register import Register
from claimaudit.workspace.register_loader import RegisterLoader
from claimaudit.workspace.workspace import Workspace


def path_of(root: Path, article: str) -> Path:
    return root / "claims" / f"{article}.yaml"


def read_claims(workspace: Workspace, article: str) -> str:
    """The article's file, or an empty one. Raises BrokenInputError where the file of that
    name is another article's."""
    shown, limit = f"claims/{article}.yaml", workspace.policy.limits.yaml_bytes
    if not path_of(workspace.root, article).is_file():
        return empty_claims(article)
    text = Inputs(OnDisk(workspace.root)).needed(shown, limit)
    located = parse(text, shown, [])
    whose = located.data.get("article") if located and isinstance(located.data, dict) else None
    if whose != article:
        fix = "give that article's claims a file of their own name"
        problem = Problem(shown, 1, f"holds the claims of article {whose}, not {article}", fix)
        raise BrokenInputError([problem])
    return text


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
    limits, shown = workspace.policy.limits, f"claims/{article}.yaml"
    others = {i: c for i, c in workspace.register.claims.items() if c.file != shown}
    taken = {i: (c.file, c.line) for i, c in others.items()}
    changed = Inputs(InMemory({shown: text.encode("utf-8", "surrogatepass")}), limits.yaml_bytes)
    fresh = RegisterLoader(workspace.policy, workspace.articles, changed).load(others=taken)
    if not changed.problems:
        sums = tuple(d for d in workspace.register.arithmetic if d.file != shown)
        merged = Register({**others, **fresh.claims}, sums + fresh.arithmetic)
        changed.problems += check_together(merged, workspace.library, limits.expression_chars)
    return fresh, changed.problems
