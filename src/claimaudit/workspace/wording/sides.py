"""Whether a claim on two sets them against each other as its sentence does: of “the old ferry
carries twice as many as the new one” the new one is no double of the old. Nor is
what was up in 2023 on 2024 a rise from 2023 to 2024."""

import re
from collections.abc import Iterator
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Names
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.around import SHOWN, said_around, sentence_of_figure
from claimaudit.workspace.wording.whose import names_of

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_TOLD_OF, _AGAINST = "◆", "◇"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d)")
_OPPOSITE = {"above": "below", "below": "above"}


def odd_sides(register: Register, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems of claims whose sentence has the two of them the other way round."""
    names = names_of(vocabulary.subjects)
    for registered in register.claims.values():
        claim, stated = registered.claim, registered.stated
        if claim.kind != "fact":
            continue
        if claim.form == "change" and stated is not None:
            yield from _odd_times(registered, sentence_of_figure(said_around(*stated)))
        if claim.versus is None:
            continue
        sides, shown = (claim.subject, claim.versus), one_line(claim.quote, SHOWN)
        swap = f"subject: {claim.versus}, and versus: {claim.subject}"
        if stated is not None:
            said = sentence_of_figure(said_around(*stated))
            if _tells("swapped", said, sides, names):
                message = f"“{shown}” sets {claim.versus} against {claim.subject}"
                yield registered.problem(f"{message}, and it is entered the other way", swap)
        elif claim.relation in _OPPOSITE and not _is_good_when_low(claim.metric, vocabulary):
            less, more = sides if claim.relation == "above" else sides[::-1]
            if _tells("opposed", fold(claim.quote).running, (less, more), names):
                message = f"“{shown}” has {less} not above {more}, and it is entered the other way"
                fix = f"relation: {_OPPOSITE[claim.relation]}; or {swap}"
                yield registered.problem(message, fix)


def _odd_times(registered: RegisteredClaim, said: str) -> Iterator[Problem]:
    """Where a change is told of the year that it is entered from: in 2023 it was up on 2024."""
    claim = registered.claim
    marks = {claim.to.get("period"): _TOLD_OF, claim.from_.get("period"): _AGAINST}
    marked = _YEAR.sub(lambda year: marks.get(year[1]) or year.group(), said)
    if len(marks) == 2 and any(_WORDS.found("swapped_times", marked)):
        message = f"“{one_line(claim.quote, SHOWN)}” tells of a change the other way in time"
        fix = f"from: {{period: {claim.to['period']}}}, and to: {{period: {claim.from_['period']}}}"
        yield registered.problem(message, fix)


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
