"""A workspace: the folders that people edit, read into one frozen object."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.files import Folder, OnDisk, everything
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.writing import refuse_unfinished
from claimaudit.workspace.articles import CATALOG, Article, load_articles
from claimaudit.workspace.crosscheck import check_together, too_many
from claimaudit.workspace.days import odd_days, told_before
from claimaudit.workspace.kept import Parts
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.library import Library, Vocabulary, load_library, load_vocabulary
from claimaudit.workspace.policy import Policy, load_policy
from claimaudit.workspace.register import Register, load_register
from claimaudit.workspace.senses import odd_senses
from claimaudit.workspace.whose import told_of_nobody, told_of_others

BASELINE = "claims/baseline"
"""The folder of waivers, which the gate reads."""
_OF_YAML = ("claims", "references", "checks")
_Base = tuple[
    Policy, Ladder | None, dict[str, RemarkRule] | None, dict[str, Article], Vocabulary | None
]


@dataclass(frozen=True)
class Workspace:
    """Everything that a run judges. `inputs` reads what else of it is asked for; `basis` is a hash
    of what policy, ladder, articles and vocabulary were read from."""

    root: Path
    inputs: Inputs
    basis: str
    policy: Policy
    ladder: Ladder
    remarks: dict[str, RemarkRule]
    articles: dict[str, Article]
    register: Register
    library: Library

    @property
    def texts(self) -> dict[str, str]:
        """Article id -> raw text."""
        return {i: article.text for i, article in self.articles.items()}

    @property
    def as_of(self) -> str:
        """The newest day on which a document was retrieved: the audit's date."""
        return max((d.retrieved for d in self.library.documents.values()), default="")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a workspace, else `start`."""
    for folder in (start, *start.parents):
        if (folder / CATALOG).is_file():
            return folder
    return start


def load_workspace(root: Path, folder: Folder | None = None) -> Workspace:
    """The workspace at `root`, read from `folder` where that is another place. Raises
    BrokenInputError with all problems of all files."""
    if folder is not None:
        return _read(root, Parts(folder))
    refuse_unfinished(root)
    there = [name for folder in _OF_YAML for name in everything(root, folder)]
    workspace = _read(root, Parts(OnDisk(root), root))
    _refuse_unread(workspace, there)
    return workspace


_UNREAD_FIX = (
    "claims and references stand in the folder itself, named *.yaml; of rules there are three "
    "files: policy, ladder and evidence.yaml"
)


def _refuse_unread(workspace: Workspace, there: Iterable[str]) -> None:
    """Raises BrokenInputError for files that were `there` before anything was read, look like
    claims, references or rules and, by their name or folder, are read as none. What another run
    adds meanwhile is for the next one."""
    unread = [
        Problem(name, 0, "is read by nothing", _UNREAD_FIX)
        for name in there
        if name.casefold().endswith((".yaml", ".yml"))
        and name not in workspace.inputs.digests
        and not re.fullmatch(f"{BASELINE}/[^/]+[.]yaml", name)
    ]
    if unread:
        raise BrokenInputError(unread)


def _read(root: Path, parts: Parts) -> Workspace:
    inputs = parts.inputs
    policy, ladder, remarks, articles, vocabulary = parts.read("base", _base)
    basis = inputs.digest()
    register = parts.read("register", lambda i: load_register(i, policy, articles), basis)
    if vocabulary is None or ladder is None or remarks is None:
        raise BrokenInputError(inputs.problems)
    library = parts.read("library", lambda i: load_library(i, policy, vocabulary), basis)
    workspace = Workspace(root, inputs, basis, policy, ladder, remarks, articles, register, library)
    parts.read("fit", lambda i: _check_fit(i, workspace), inputs.digest())
    inputs.refuse()
    return workspace


def _check_fit(inputs: Inputs, workspace: Workspace) -> None:
    """Has `inputs` hold what does not fit between the parts."""
    library, limits = workspace.library, workspace.policy.limits
    inputs.problems += check_together(workspace.register, library, limits.expression_chars)
    inputs.problems += too_many(library, limits.facts_of_quantity)
    inputs.problems += odd_days(workspace.articles, library, library.captures, limits)
    inputs.problems += told_before(library)
    inputs.problems += told_of_others(library)
    inputs.problems += told_of_nobody(workspace.register, library)
    inputs.problems += odd_senses(workspace.register, library)


def _base(inputs: Inputs) -> _Base:
    """The parts that claims and facts are read against; what is wrong with them is noted."""
    policy = load_policy(inputs)
    ladder, remarks = load_ladder(inputs), load_remarks(inputs)
    articles = load_articles(inputs, policy.limits.article_bytes)
    return policy, ladder, remarks, articles, load_vocabulary(inputs, policy.units)
