"""A workspace: the folders that people edit, read into one frozen object."""

from dataclasses import dataclass, replace
from pathlib import Path

from claimaudit.base.asked import Asked
from claimaudit.base.files import Folder, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.writing import refuse_unfinished
from claimaudit.workspace.articles import CATALOG, Article, load_articles
from claimaudit.workspace.crosscheck import check_together
from claimaudit.workspace.kept import keep, recall
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.library import Library, load_library, load_vocabulary
from claimaudit.workspace.policy import Policy, load_policy
from claimaudit.workspace.register import Register, load_register


@dataclass(frozen=True)
class Workspace:
    """Everything that a run judges. `inputs` reads what else of it is asked for."""

    root: Path
    inputs: Inputs
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
        return _read(root, Inputs(folder))
    refuse_unfinished(root)
    kept = recall(root)
    if isinstance(kept, Workspace):
        kept.inputs.folder = OnDisk(root)
        return replace(kept, root=root)
    asked = Asked(OnDisk(root))
    inputs = Inputs(asked)
    read = _read(root, inputs)
    inputs.folder = asked.folder
    keep(root, asked.answers, read)
    return read


def _read(root: Path, inputs: Inputs) -> Workspace:
    policy = load_policy(inputs)
    ladder, remarks = load_ladder(inputs), load_remarks(inputs)
    articles = load_articles(inputs, policy.limits.article_bytes)
    register = load_register(inputs, policy, articles)
    vocabulary = load_vocabulary(inputs, policy.units)
    if vocabulary is None or ladder is None or remarks is None:
        raise BrokenInputError(inputs.problems)
    library = load_library(inputs, policy, vocabulary)
    inputs.problems += check_together(register, library, policy.limits.expression_chars)
    inputs.refuse()
    return Workspace(root, inputs, policy, ladder, remarks, articles, register, library)
