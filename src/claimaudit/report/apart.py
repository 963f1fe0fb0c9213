"""What keeps a fact of a claim's quantity from being compared with it, in words."""

from collections import defaultdict

from claimaudit.record.claims import ApartRecord, ClaimRecord, FactRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, say, unit_name


def nearest(lookup: Lookup, claim: ClaimRecord) -> Phrase | None:
    """What keeps the nearest that was read apart: it only came too late, or differs in least."""
    obstacles: dict[str, list[ApartRecord]] = defaultdict(list)
    for one in claim.apart:
        if lookup.facts[one.fact].shown[0].is_read:
            obstacles[one.fact].append(one)
    if not obstacles:
        return None
    least = min(obstacles.values(), key=lambda found: (len(found), found[0].cause != "date"))
    return joined((keeps_apart(lookup, claim, one) for one in least), "sentence.semicolon")


def _other_side(claim: ClaimRecord, fact: FactRecord) -> tuple[str, str]:
    """The subject and metric of what `fact` is to be computed with: of a share its whole."""
    own, whole = (claim.subject, claim.metric), claim.whole
    other = (whole.subject, whole.metric) if whole else (claim.versus or claim.subject, own[1])
    return own if (fact.subject, fact.metric) == other else other


def keeps_apart(lookup: Lookup, claim: ClaimRecord, apart: ApartRecord) -> Phrase:
    """What keeps a fact from being compared, in words."""
    key = f"apart.{apart.cause}"
    if apart.cause == "condition":
        key += "_unstated" if apart.stated is None else "_unheld" if apart.held is None else "_both"
    elif apart.cause == "partner" and apart.name is None:
        subject, metric = _other_side(claim, lookup.facts[apart.fact])
        return say(f"{key}_alone", subject=lookup.subject(subject), metric=lookup.metric(metric))
    name, nothing = apart.name or "", say("apart.nothing")

    def called(value: str) -> Phrase:
        return unit_name(value) if apart.cause == "unit" else lookup.value(value, name)

    return say(
        key,
        name=lookup.condition(name),
        stated=called(apart.stated) if apart.stated else nothing,
        held=called(apart.held) if apart.held else nothing,
    )
