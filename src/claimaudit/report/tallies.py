"""What was found in an article, in a sentence: made of the counts of the record."""

from claimaudit.record.models import ArticleRecord
from claimaudit.report.phrase import Phrase, joined, say
from claimaudit.workspace.policy import GRAVEST, Verdict

# The best first, and what stands on nothing that decides left out.
STRENGTHS = ("firm", "two_reports", "one_origin")
_UNRATED: Verdict = "not rated"


def told(article: ArticleRecord) -> list[Phrase]:
    """145 statements checked: 83 hold, 4 misleading, 9 contradicted; two of them change its point.
    Then what was not rated and which sums do not fit, where there are any."""
    counted = article.tally
    unrated = counted.verdicts[_UNRATED]
    # The gravest last: what stands behind it speaks of them.
    found = [v for v in GRAVEST[::-1] if v != _UNRATED and counted.verdicts[v]]
    parts = joined((say(f"told.{v}", n=counted.verdicts[v]) for v in found), "told.list")
    checked = say("told.checked", n=counted.claims - unrated, parts=parts)
    key = {0: "ends", 1: "point_one"}.get(counted.point, "point")
    sentences = [say(f"told.{key}", told=checked, n=counted.point)] if found else []
    if counted.slips:
        key = "slips_one" if counted.slips == 1 else "slips"
        sentences.append(say(f"told.{key}", n=counted.slips))
    if unrated:
        sentences.append(say("told.unrated", n=unrated))
    return sentences
