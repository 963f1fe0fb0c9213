"""What judges in the tests: the rules of this repository, and a bench to put claims and facts on."""

from __future__ import annotations

import pytest

from claimaudit.figures.reader import FigureReader
from claimaudit.verdict.judge import Outcome, judge_printed
from claimaudit.verdict.span import Span
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.workspace import Workspace
from tests.oracle.builders import Bench


@pytest.fixture
def policy(real: Workspace) -> Policy:
    return real.policy


@pytest.fixture
def bench(real: Workspace) -> Bench:
    return Bench(real.policy, real.library.vocabulary, real.ladder)


def outcome_of(policy: Policy, claimed: str, printed: str, *, loss: bool = False) -> Outcome:
    """Of what a claim and a source print; a loss is a negative profit on both sides."""
    reader = FigureReader(policy.figures())
    figures = [reader.read(text) for text in (claimed, printed)]
    claim, source = (Span.of(f.negated() if loss else f) for f in figures)
    return judge_printed(claim, source, policy)
