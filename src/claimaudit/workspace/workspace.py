"""A workspace: the folders that people edit, read into one frozen object."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimaudit.base.files import Folder, OnDisk, everything, known_as
from claimaudit.base.inputs import Inputs
from claimaudit.base.later import lazily_imported
from claimaudit.base.lookalikes import disguised
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.base.writing import between_writes
from claimaudit.workspace.articles import CATALOG, Article
from claimaudit.workspace.kept import Parts
from claimaudit.workspace.ladder import Ladder, RemarkRule
from claimaudit.workspace.library import Library
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import Register

# Where nothing has changed since the last run, nothing is read, and what reads is not loaded.
with lazily_imported("claimaudit.workspace.reading.parts"):
    from claimaudit.workspace.reading import parts as reading

BASELINE = "claims/baseline"
"""The folder of waivers, which the gate reads."""
_OF_YAML = ("claims", "references", "checks")


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
    return between_writes(root, lambda: _read_on_disk(root))


def _read_on_disk(root: Path) -> Workspace:
    there = [name for folder in _OF_YAML for name in everything(root, folder)]
    workspace = _read(root, Parts(OnDisk(root), root))
    _refuse_unread(workspace, there)
    return workspace


_UNREAD_FIX = (
    "claims and references stand in the folder itself, named *.yaml; of rules there are three "
    "files: policy, ladder and evidence.yaml"
)
_NAME_FIX = "give it another name: of letters that show, without a dot in front"
_IN_BASELINE = re.compile(f"{BASELINE}/[^/]+[.]yaml", re.S)


def _refuse_unread(workspace: Workspace, there: Iterable[str]) -> None:
    """Raises BrokenInputError for files that were `there` before anything was read, look like
    claims, references or rules and, by their name or folder, are read as none, or not by
    everybody. What another run adds meanwhile is for the next one."""
    problems, first = list[Problem](), dict[str, str]()
    for name in (n for n in there if n.casefold().endswith((".yaml", ".yml"))):
        other = first.setdefault(known_as(name), name)
        message, fix = "", _NAME_FIX
        if name not in workspace.inputs.digests and not _IN_BASELINE.fullmatch(name):
            message, fix = "is read by nothing", _UNREAD_FIX
        elif other != name:
            message = f"is the same file as {other} on some machines"
        elif "/." in name or one_line(name) != name or disguised(name):
            message = "has a name that not everybody sees as it is"
        if message:
            problems.append(Problem(name, 0, message, fix))
    if problems:
        raise BrokenInputError(problems)


def _read(root: Path, parts: Parts) -> Workspace:
    inputs = parts.inputs
    base = parts.read("base", lambda i: reading.load_base(inputs=i))
    policy, ladder, remarks, articles, vocabulary = base
    basis, texts = inputs.digest(), cache(lambda: reading.Texts(policy))
    if inputs.unread or vocabulary is None or ladder is None or remarks is None:
        inputs.refuse()  # what is wrong with the rest would follow from it
        raise AssertionError
    register = parts.read("register", lambda i: reading.load_register(i, texts(), articles), basis)
    library = parts.read("library", lambda i: reading.load_library(i, texts(), vocabulary), basis)
    workspace = Workspace(root, inputs, basis, policy, ladder, remarks, articles, register, library)
    fit = articles, register, library, policy.limits
    parts.read("fit", lambda i: reading.check_fit(i, *fit), inputs.digest())
    inputs.refuse()
    return workspace
