"""What a reader counts: distinct statements, not how often they are said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import SumRecord, Tally
from claimaudit.workspace.policy import CONVICTIONS, VERDICTS


def with_repeats(claims: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """The claims; each that is said once more, with the same verdict, knows where."""
    verdicts = {claim.id: claim.verdict for claim in claims}
    repeats = defaultdict[str, list[str]](list)
    for claim in sorted(claims, key=lambda c: (c.article, c.start, c.id)):
        if claim.same_as and verdicts.get(claim.same_as) == claim.verdict:
            repeats[claim.same_as].append(claim.id)
    first = {name: origin for origin, names in repeats.items() for name in names}
    return [
        c.model_copy(update={"repeats": repeats.get(c.id, []), "repeat_of": first.get(c.id)})
        for c in claims
    ]


def statements(claims: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    """The claims without those that only say another of them once more."""
    listed = list(claims)
    here = {claim.id for claim in listed}
    return [claim for claim in listed if claim.repeat_of not in here]


def tally(claims: Iterable[ClaimRecord], sums: Iterable[SumRecord]) -> Tally:
    """The counts of these claims and sums, each statement once."""
    listed, computed = list(claims), list(sums)
    failed = [one for one in computed if not one.holds]
    once = statements(listed)
    verdicts = Counter(claim.verdict for claim in once)
    rated = [claim for claim in listed if claim.verdict != "not rated"]
    said = {(c.article, c.sentence) for c in rated}
    others = {(c.article, c.sentence) for c in rated if c.verdict != "supported"}
    strengths = Counter(c.strength for c in once if c.is_decided and c.strength)
    return Tally(
        claims=len(once),
        repeats=len(listed) - len(once),
        verdicts={verdict: verdicts[verdict] for verdict in VERDICTS},
        sentences=len(said),
        borne_out=len(said - others),
        strengths=dict(sorted(strengths.items())),
        point=sum(c.verdict in CONVICTIONS and c.weight == "point" for c in once),
        sums=len(computed),
        slips=len(failed),
        differ=sum(one.kind == "disagreement" for one in failed),
    )
