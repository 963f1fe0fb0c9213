"""What each other view of the page lists, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from claimaudit.record.claims import ClaimRecord, FactRecord, TrialRecord
from claimaudit.record.models import FindingRecord
from claimaudit.record.tally import statements
from claimaudit.report.languages import LANGUAGES, written_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, name_of, same, say
from claimaudit.report.printed import claim_told, days_told, fact_told
from claimaudit.workspace.ladder import RemarkRule
from claimaudit.workspace.policy import CONVICTIONS, GRAVEST, SEVERITIES, Verdict
from claimaudit.workspace.references import Document

# How well a document was seen, the best first.
SEEN = ("captured", "data", "read", "not_seen")
# Fewer moments make no line.
_MOMENTS = 2

Said = dict[str, list[ClaimRecord]]
Sourced = dict[str, list[FactRecord]]


def open_for(claims: Sequence[ClaimRecord]) -> list[tuple[str, int]]:
    """Why statements could not be verified, and how many for each reason, the most first."""
    found = Counter(r for c in statements(claims) if c.verdict == "unverifiable" for r in c.reasons)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def twins(lookup: Lookup) -> dict[str, Phrase]:
    """What tells claims on the same words apart: the first of figure, subject, what that is
    compared with, metric and conditions in which they all differ."""
    alike: dict[tuple[str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in lookup.audit.claims:
        alike[claim.article, claim.quote].append(claim)
    kinds: tuple[Callable[[ClaimRecord], Phrase], ...] = (
        lambda c: claim_told(c) if c.figure else same(""),
        lambda c: lookup.subject(c.subject),
        lambda c: lookup.subject(c.versus),
        lambda c: lookup.metric(c.metric),
        lambda c: lookup.listed(c.conditions),
    )
    found: dict[str, Phrase] = {}
    for claims in alike.values():
        for kind in kinds:
            told = {kind(claim).text(LANGUAGES[0]): claim for claim in claims}
            if len(claims) == len(told) > 1 and all(told):
                found |= {claim.id: kind(claim) for claim in claims}
                break
    return found


def within(lookup: Lookup) -> dict[str, ClaimRecord]:
    """What was convicted, by each claim that stands inside of its words and holds."""
    claims = lookup.audit.claims
    convicted = [claim for claim in claims if claim.verdict in CONVICTIONS]
    return {
        claim.id: whole
        for claim in claims
        if claim.verdict == "supported"
        for whole in convicted
        if whole.article == claim.article and whole.start <= claim.start and claim.end <= whole.end
    }


def parts(claims: Sequence[ClaimRecord]) -> dict[str, str]:
    """Claim that is supported -> how many statements of its sentence are, of all; where all are,
    nothing."""
    found = dict[str, str]()
    beside: dict[tuple[str, int | None], list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if claim.verdict != "not rated":
            beside[claim.article, claim.sentence].append(claim)
    for those in beside.values():
        held = [claim for claim in those if claim.verdict == "supported"]
        if len(held) < len(those):
            found |= {claim.id: f"{len(held)}/{len(those)}" for claim in held}
    return found


def timeline(claims: Sequence[ClaimRecord]) -> list[tuple[Phrase, ClaimRecord]]:
    """(when something was, the claim that says so) of an article, the earliest first, what reads
    alike once; nothing where no two of them can be put in order."""
    moments = [(c.claimed, c) for c in claims if c.form == "date" and c.claimed]
    alike = {(when, c.quote, c.verdict): (when, c) for when, c in reversed(moments)}
    dated = list(alike.values())[::-1]
    if len(dated) < _MOMENTS:
        return []
    # What has no beginning is as early as its end.
    dated.sort(key=lambda pair: (*(str(e) for e in pair[0] if e is not None), pair[1].start))
    return [(days_told(when), claim) for when, claim in dated]


# --- the state of the evidence --------------------------------------------------------------


@dataclass(frozen=True)
class Weakness:
    """One thing that is weak about what was entered."""

    code: str
    rule: RemarkRule | None
    """Its words, why it matters and what mends it, where the record has them."""
    found: list[FindingRecord]
    """Where it is."""

    @property
    def severity(self) -> str:
        """critical, warning or info."""
        return self.found[0].severity

    @property
    def told(self) -> Phrase:
        """How many of what are weak, and in what way."""
        words = name_of(self.rule, self.code)
        if self.rule is None:
            return words
        one = "_one" if len(self.found) == 1 else ""
        return say(f"evidence.{self.rule.of}{one}", n=len(self.found), words=words)


def evidence(lookup: Lookup) -> list[Weakness]:
    """What is weak: what is to be put right first, then what is weak most often."""
    found: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in lookup.audit.findings:
        claim = lookup.claims.get(finding.row)
        # The rungs and notes of a claim stand on its card; counted are statements.
        if claim is None or not (claim.repeat_of or finding.rule in claim.rules):
            found[finding.rule].append(finding)
    rows = (Weakness(code, lookup.audit.remarks.get(code), rows) for code, rows in found.items())
    return sorted(rows, key=lambda w: (w.severity != SEVERITIES[0], -len(w.found), w.code))


# --- every document: what would change without it ---------------------------------------------


@dataclass(frozen=True)
class SourceView:
    """A document, and the claims that were held against it."""

    record: Document
    seen: str
    """How well it was seen where that was best."""
    retitled: bool
    """What was read of it is in another language: the title is ours, or a translation."""
    lost: list[ClaimRecord] = field(default_factory=list)
    """Without it they have no evidence."""
    weaker: list[ClaimRecord] = field(default_factory=list)
    """Without it they have less."""
    beside: list[ClaimRecord] = field(default_factory=list)
    """It stands on their cards, and they do not rest on it."""

    @property
    def rests(self) -> int:
        """How many verdicts rest on it."""
        return len(self.lost) + len(self.weaker)


def sources(lookup: Lookup) -> list[SourceView]:
    """All documents, those that decide most alone first."""
    seen, read = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for fact in lookup.facts.values():
        for one in fact.prints:
            seen[one.document].add(one.seen_as)
            if one.clip:
                read[one.document].add(written_in(one.clip))
    found = {
        name: SourceView(
            document,
            next((s for s in SEEN if s in seen[name]), SEEN[-1]),
            bool(read[name]) and written_in(document.title) == LANGUAGES[1] not in read[name],
        )
        for name, document in lookup.documents.items()
    }
    for claim in sorted(lookup.statements, key=lambda c: (GRAVEST.index(c.verdict), c.id)):
        trials = [
            (trial, [_read_in(lookup.facts[name]) for name in trial.facts])
            for trial in claim.decisive
            if claim.verdict != "not rated"
        ]
        used = {name for _, facts in trials for documents in facts for name in documents}
        for name in used:
            whole = all(_rests_on(name, trial, facts) for trial, facts in trials)
            (found[name].lost if whole else found[name].weaker).append(claim)
        tried = lookup.facts_of(name for trial in claim.trials for name in trial.facts)
        for name in {p.document for fact in tried for p in fact.shown} - used:
            found[name].beside.append(claim)
    return sorted(found.values(), key=lambda s: (-len(s.lost), -s.rests, s.record.id))


def _rests_on(name: str, trial: TrialRecord, facts: Sequence[set[str]]) -> bool:
    """Whether a trial falls with one document: it takes one that decides alone, else two."""
    needed = 1 if trial.strength == "firm" else 2
    return any(name in documents and len(documents) <= needed for documents in facts)


def _read_in(fact: FactRecord) -> set[str]:
    """The documents in which somebody has read a fact."""
    return {one.document for one in fact.prints if one.is_read}


# --- a page a subject: what each article says of it beside what the sources say ----------------


@dataclass(frozen=True)
class SubjectView:
    """A subject's page. `metrics` holds (name, what is said, what the sources print, alike
    together); `told` says how many statements there are on it, and `shown` how many it lists."""

    asked: str
    """Its name in the table of all claims."""
    metrics: list[tuple[Phrase, list[ClaimRecord], list[list[FactRecord]]]]
    claims: int
    shown: int
    told: Phrase


def subjects(lookup: Lookup) -> list[SubjectView]:
    """The subjects of which an article speaks, those with most claims first. Each row sets
    something side by side, the figures of two statements, or a statement and a source; or holds a
    finding."""
    said: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for claim in lookup.audit.claims:
        for name in {claim.subject, claim.versus or claim.subject}:
            said[name][claim.metric].append(claim)
    sourced: dict[str, Sourced] = defaultdict(lambda: defaultdict(list))
    for fact in lookup.facts.values():
        if fact.subject in said and fact.metric:
            sourced[fact.subject][fact.metric].append(fact)
    found = (_subject(lookup, name, said[name], sourced[name]) for name in said)
    return sorted((s for s in found if s.metrics), key=lambda s: (-s.claims, s.asked))


def _subject(lookup: Lookup, name: str, said: Said, sourced: Sourced) -> SubjectView:
    # A statement is counted under the subject of its first, as the table of all claims counts it.
    verdicts = Counter(c.verdict for claims in said.values() for c in claims if not c.repeat_of)
    kept = {
        m: claims
        if m in sourced or sum(c.figure is not None for c in claims) > 1
        else [c for c in claims if c.verdict in CONVICTIONS]
        for m, claims in said.items()
    }
    # Metrics that both sides speak of come first: there is something to compare.
    metrics = sorted(filter(kept.get, kept), key=lambda m: (m not in sourced, m))
    beside = (_beside(lookup, kept[m], sourced.get(m, [])) for m in metrics)
    rows = [(lookup.metric(m), kept[m], facts) for m, facts in zip(metrics, beside, strict=True)]
    shown = sum(not c.repeat_of for claims in kept.values() for c in claims)
    return SubjectView(name, rows, verdicts.total(), shown, _counted(verdicts))


def _beside(
    lookup: Lookup, said: Sequence[ClaimRecord], facts: Sequence[FactRecord]
) -> list[list[FactRecord]]:
    """What decided against a statement first; what reads alike, under like conditions, together."""
    decided = lookup.facts_of(f for c in said if c.verdict in CONVICTIONS for f in c.facts)
    alike: dict[tuple[str, ...], list[FactRecord]] = defaultdict(list)
    for fact in {f.id: f for f in (*(d for d in decided if d.holds), *facts)}.values():
        told = fact_told(fact) if fact.printed else same(fact.id)
        alike[told.text(LANGUAGES[0]), str(sorted(fact.conditions.items()))].append(fact)
    return list(alike.values())


def _counted(verdicts: Counter[Verdict]) -> Phrase:
    """How many statements, and how many of each verdict: no sign stands beside a name."""
    found = [(verdicts[v], say(f"judged.{v}")) for v in reversed(GRAVEST) if verdicts[v]]
    parts = joined((say("subjects.judged", n=n, verdict=v) for n, v in found), "sentence.comma")
    one = "_one" * (verdicts.total() == 1)
    return say(f"subjects.told{one}", n=verdicts.total(), parts=parts)
