"""A workspace: the folders that people edit, read into one frozen object."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from claimaudit.claims.load import Register, RegisteredClaim, load_register
from claimaudit.claims.expressions import ExpressionError, names_in
from claimaudit.figures import FigureReader
from claimaudit.policy import Policy, load_policy
from claimaudit.problems import BrokenInputError, Problem
from claimaudit.references.load import Library, Vocabulary, check_conditions, load_library, load_vocabulary
from claimaudit.seeds.load import Article, load_articles

FOLDERS = ("seeds", "claims", "references", "checks")


@dataclass(frozen=True)
class Workspace:
    """Everything that a run judges."""

    root: Path
    policy: Policy
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
    limits = policy.limits
    reader = FigureReader(policy.figures())
    articles = load_articles(root / "seeds", limits.article_bytes, limits.yaml_bytes, problems)
    register = load_register(
        root / "claims", articles, reader, limits.yaml_bytes, limits.quote_chars, problems
    )
    vocabulary = load_vocabulary(root / "references", limits.yaml_bytes, problems)
    if vocabulary is None:
        raise BrokenInputError(problems)
    library = load_library(
        root / "references", vocabulary, reader, set(policy.tiers), limits.yaml_bytes, problems
    )
    _check_claims(register, vocabulary, problems)
    _check_arithmetic(register, limits.expression_chars, problems)
    _check_attestations(register, library, problems)
    if problems:
        raise BrokenInputError(problems)
    return Workspace(root, policy, articles, register, library)


def _check_claims(register: Register, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    for registered in register.claims.values():
        claim = registered.claim

        def note(message: str, fix: str = "", at: RegisteredClaim = registered) -> None:
            problems.append(Problem(at.file, at.line, f"claim {at.id}: {message}", fix))

        whole = claim.whole
        for subject in filter(None, (claim.subject, claim.versus, whole and whole.subject)):
            if subject not in vocabulary.subjects:
                note(f"unknown subject {subject}", "add it to references/subjects.yaml")
        for name in filter(None, (claim.metric, whole and whole.metric)):
            if name not in vocabulary.metrics:
                note(f"unknown metric {name}", "add it to references/metrics.yaml")
        for conditions in (claim.conditions, claim.from_, claim.to, whole.conditions if whole else {}):
            check_conditions(vocabulary, conditions, note)
        metric = vocabulary.metrics.get(claim.metric)
        if metric is not None:
            _check_dimension(registered, vocabulary, metric.dimension, note)


def _check_dimension(registered: RegisteredClaim, vocabulary: Vocabulary, dimension: str, note) -> None:  # type: ignore[no-untyped-def]
    claim, figure = registered.claim, registered.figure
    metric = vocabulary.metrics[claim.metric]
    if (dimension == "date") != (claim.form == "date") and claim.form != "assertion":
        note(f"form {claim.form} does not go with metric {claim.metric} (a {dimension})")
    elif figure is not None and claim.form == "value" and not vocabulary.accepts(metric, figure.unit):
        note(f"“{claim.figure}” is in {figure.unit or 'no unit'}, {metric.id} is a {dimension}",
             f"one of: {', '.join(vocabulary.table.dimensions[dimension])}; or another metric")  # fmt: skip
    elif figure is not None and claim.form in ("ratio", "share", "change") and figure.unit not in ("x", "%"):
        amount_of_change = claim.form == "change" and vocabulary.accepts(metric, figure.unit)
        if not amount_of_change:
            note(f"form {claim.form} takes a ratio, “{claim.figure}” is in {figure.unit or 'no unit'}")


def _check_arithmetic(register: Register, limit: int, problems: list[Problem]) -> None:
    for declared in register.arithmetic:
        entry = declared.entry

        def note(message: str, fix: str = "", file: str = declared.file, line: int = declared.line, name: str = entry.id) -> None:
            problems.append(Problem(file, line, f"arithmetic {name}: {message}", fix))

        for claim_id in (*entry.terms.values(), *entry.blames):
            if claim_id not in register.claims:
                note(f"unknown claim {claim_id}", "terms and blames name claims")
            elif claim_id in entry.terms.values():
                claim = register.claims[claim_id]
                if claim.figure is None and claim.days is None:
                    note(f"claim {claim_id} has no figure to compute with")
        for side in (entry.left, entry.right):
            try:
                unknown = sorted(names_in(side, limit) - set(entry.terms))
            except ExpressionError as error:
                note(f"“{side}”: {error}")
                continue
            if unknown:
                note(f"“{side}” uses {', '.join(unknown)}, which terms do not name")


def _check_attestations(register: Register, library: Library, problems: list[Problem]) -> None:
    for claim_id, facts in library.by_claim.items():
        if claim_id not in register.claims:
            for fact in facts:
                problems.append(Problem(fact.file, fact.line, f"fact {fact.id}: attests an unknown claim {claim_id}"))


def digest(root: Path) -> str:
    """One hash over every file that a verdict can depend on."""
    total = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "baseline" not in path.relative_to(root).parts:
                total.update(path.relative_to(root).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
