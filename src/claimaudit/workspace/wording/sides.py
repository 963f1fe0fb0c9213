"""Whether a claim on two sets them against each other as its sentence does: of “the old ferry
carries twice as many as the new one” the new one is no double of the old."""

from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Names
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.around import SHOWN, said_around, sentence_of_figure

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_SUBJECT, _VERSUS = "◆", "◇"
# What a sentence without a figure must not say of a claim with this relation.
_OPPOSED = {"above": "swapped_above", "below": "swapped_below"}


def odd_sides(register: Register, names: Names[str]) -> Iterator[Problem]:
    """Problems of claims whose sentence has the two of them the other way round."""
    for claim in register.claims.values():
        subject, versus = claim.claim.subject, claim.claim.versus
        if versus is None or claim.claim.kind != "fact" or not _is_swapped(claim, names):
            continue
        shown = one_line(claim.claim.quote, SHOWN)
        message = f"“{shown}” sets {versus} against {subject}, and it is entered the other way"
        yield claim.problem(message, f"subject: {versus}, and versus: {subject}")


def _is_swapped(claim: RegisteredClaim, names: Names[str]) -> bool:
    if claim.stated is None:
        entry = _OPPOSED.get(claim.claim.relation or "")
        said = fold(claim.claim.quote).running
    else:
        entry, said = "swapped", sentence_of_figure(said_around(*claim.stated))
    return entry is not None and any(_WORDS.found(entry, _marked(said, claim, names)))


def _marked(said: str, claim: RegisteredClaim, names: Names[str]) -> str:
    """`said` with a mark in place of the names of both."""
    marks = {claim.claim.subject: _SUBJECT, claim.claim.versus: _VERSUS}
    pieces, last = [], 0
    for one in names.find(said):
        if mark := marks.get(one.meant):
            pieces += [said[last : one.start], mark]
            last = one.end
    return "".join([*pieces, said[last:]])
