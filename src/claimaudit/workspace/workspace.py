"""A workspace: the folders that people edit, read into one frozen object."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.figures import FigureReader
from claimaudit.workspace.articles import Article, load_articles
from claimaudit.workspace.crosscheck import check_together
from claimaudit.workspace.ladder import Ladder, load_ladder
from claimaudit.workspace.library import Library, LibraryLoader
from claimaudit.workspace.policy import Policy, load_policy
from claimaudit.workspace.register import Register, RegisterLoader
from claimaudit.workspace.remarks import RemarkRule, load_remarks
from claimaudit.workspace.vocabulary import load_vocabulary

FOLDERS = ("seeds", "claims", "references", "checks")


@dataclass(frozen=True)
class Workspace:
    """Everything that a run judges."""

    root: Path
    policy: Policy
    ladder: Ladder
    remarks: dict[str, RemarkRule]
    articles: dict[str, Article]
    register: Register
    library: Library

    @property
    def as_of(self) -> str:
        """The newest day on which a document was retrieved: the audit's date."""
        return max((d.retrieved for d in self.library.documents.values()), default="")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a workspace, else `start`."""
    for folder in (start, *start.parents):
        if (folder / "seeds" / "catalog.yaml").is_file():
            return folder
    return start


def load_workspace(root: Path) -> Workspace:
    """Reads everything; raises BrokenInputError with all problems of all files."""
    problems: list[Problem] = []
    policy = load_policy(root / "checks" / "policy.yaml", problems)
    if policy is None:
        raise BrokenInputError(problems)
    limits, reader = policy.limits, FigureReader(policy.figures())
    ladder = load_ladder(root / "checks" / "ladder.yaml", limits.yaml_bytes, problems)
    remarks = load_remarks(root / "checks" / "evidence.yaml", limits.yaml_bytes, problems)
    articles = load_articles(root / "seeds", limits.article_bytes, limits.yaml_bytes, problems)
    nominal = frozenset(policy.nominal_memory.metrics)
    register = RegisterLoader(
        articles, reader, nominal, limits.yaml_bytes, limits.quote_chars, problems
    ).load(root / "claims")
    vocabulary = load_vocabulary(root / "references", limits.yaml_bytes, problems)
    if vocabulary is None or ladder is None or remarks is None:
        raise BrokenInputError(problems)
    tiers = frozenset(policy.tiers)
    library = LibraryLoader(vocabulary, reader, tiers, nominal, limits.yaml_bytes, problems).load(
        root / "references"
    )
    problems += check_together(register, library, limits.expression_chars)
    if problems:
        raise BrokenInputError(problems)
    return Workspace(root, policy, ladder, remarks, articles, register, library)


def digest(root: Path, folders: tuple[str, ...] = FOLDERS) -> str:
    """One hash over every file of `folders` that a verdict can depend on."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "baseline" not in path.relative_to(root).parts:
                total.update(path.relative_to(root).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
