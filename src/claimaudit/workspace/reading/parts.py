"""The parts of a workspace, each read from its files and from the parts that it rests on; what is
wrong with one is noted."""

from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.articles import Article
from claimaudit.workspace.crosscheck import check_fit
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.policy import POLICY, Policy
from claimaudit.workspace.reading.articles import load_articles
from claimaudit.workspace.reading.library import load_library, load_vocabulary
from claimaudit.workspace.reading.register import load_register
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.units import load_units

__all__ = ["Texts", "check_fit", "load_base", "load_library", "load_policy", "load_register"]
Base = tuple[
    Policy, Ladder | None, dict[str, RemarkRule] | None, dict[str, Article], Vocabulary | None
]


def load_base(inputs: Inputs) -> Base:
    """The parts that claims and facts are read against."""
    policy = load_policy(inputs)
    ladder, remarks = load_ladder(inputs), load_remarks(inputs)
    articles = load_articles(inputs, policy.limits.article_bytes)
    return policy, ladder, remarks, articles, load_vocabulary(inputs, policy.units)


def load_policy(inputs: Inputs) -> Policy:
    """The policy, whose limits hold for all that `inputs` reads from then on. Raises
    BrokenInputError."""
    loaded = inputs.model(POLICY, Policy)
    if loaded is None:
        raise BrokenInputError(inputs.problems)
    policy = loaded[1]
    inputs.yaml_bytes = policy.limits.yaml_bytes
    policy._units = load_units(inputs)
    return policy
