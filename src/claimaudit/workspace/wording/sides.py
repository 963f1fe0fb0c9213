"""Whether a claim on two sets them against each other as its sentence does: of “the old ferry
carries twice as many as the new one” the new one is no double of the old, and what was up in 2023
on 2024 is no rise from 2023 to 2024."""

from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Faults, Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Names
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.around import SHOWN, said_around, sentence_of_figure
from claimaudit.workspace.wording.whose import names_of

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_TOLD_OF, _AGAINST = "◆", "◇"
_OPPOSITE = {"above": "below", "below": "above"}


def odd_sides(register: Register, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems of claims whose sentence has the two of them the other way round."""
    names = names_of(vocabulary.subjects)
    for registered in register.claims.values():
        if registered.claim.kind == "fact":
            for message, fix in _odd(registered, names, vocabulary):
                shown = one_line(registered.claim.quote, SHOWN)
                yield registered.problem(f"“{shown}” {message}", fix)


def _odd(registered: RegisteredClaim, names: Names[str], vocabulary: Vocabulary) -> Faults:
    """(message, fix) of one claim."""
    claim, stated = registered.claim, registered.stated
    said = sentence_of_figure(said_around(*stated)) if stated else fold(claim.quote).running
    if claim.versus is None:
        if stated and claim.form == "change":
            yield from _odd_times(claim, said)
    elif stated:
        yield from _odd_ratio(claim, claim.versus, said, names)
    elif not _is_good_when_low(claim.metric, vocabulary):
        yield from _odd_comparison(claim, claim.versus, said, names)


def _odd_ratio(claim: Claim, versus: str, said: str, names: Names[str]) -> Faults:
    """Where its figure is so much of its subject."""
    if _tells("swapped", said, (claim.subject, versus), names):
        message = f"sets {versus} against {claim.subject}, and it is entered the other way"
        yield message, f"subject: {versus}, and versus: {claim.subject}"


def _odd_comparison(claim: Claim, versus: str, said: str, names: Names[str]) -> Faults:
    """Where the one is said to be more that is entered as less."""
    if claim.relation not in _OPPOSITE:
        return
    sides = (claim.subject, versus)
    less, more = sides if claim.relation == "above" else sides[::-1]
    if _tells("opposed", said, (less, more), names):
        swap = f"subject: {versus}, and versus: {claim.subject}"
        message = f"has {less} not above {more}, and it is entered the other way"
        yield message, f"relation: {_OPPOSITE[claim.relation]}; or {swap}"


def _odd_times(claim: Claim, said: str) -> Faults:
    """Where a change is told of the year that it is entered from: in 2023 it was up on 2024."""
    marks = {claim.to.get("period"): _TOLD_OF, claim.from_.get("period"): _AGAINST}
    year = _WORDS.pattern("year")
    marked = year.sub(lambda found: marks.get(found["year"]) or found.group(), said)
    if len(marks) == 2 and any(_WORDS.found("swapped_times", marked)):
        fix = f"from: {{period: {claim.to['period']}}}, and to: {{period: {claim.from_['period']}}}"
        yield "tells of a change the other way in time", fix


def _is_good_when_low(metric: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.metrics.get(metric)
    return known is None or bool(_WORDS.pattern("good_when_low").search(f"{known.en} {known.zh}"))


def _tells(entry: str, said: str, sides: tuple[str, str], names: Names[str]) -> bool:
    """Whether words of the entry stand in `said`, with a mark for the name of each of the two."""
    marks = dict(zip(sides, (_TOLD_OF, _AGAINST), strict=True))
    pieces, last = [], 0
    for one in names.find(said):
        if mark := marks.get(one.meant):
            pieces += [said[last : one.start], mark]
            last = one.end
    return any(_WORDS.found(entry, "".join([*pieces, said[last:]])))
