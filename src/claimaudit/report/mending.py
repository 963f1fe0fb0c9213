"""What would change a verdict: for its editor, and for readers who have no workspace."""

from collections.abc import Iterator, Sequence

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.figure import figure_told
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, all_of, both, filled, joined, same, say
from claimaudit.report.printed import period_told
from claimaudit.workspace.ladder import Mends

# So many ids are named in a sentence; the others are counted.
_MOST = 3


def mends(lookup: Lookup, claim: ClaimRecord) -> Iterator[Phrase]:
    """What would change the verdict: the words of its rung, with what they name filled in."""
    rung = lookup.rungs.get(claim.rung)
    if any(trial.of_two_editions for trial in claim.left_open):
        yield say("mends.one_document", metric=same(claim.metric))
    elif rung is not None and rung.mends is not None:
        yield _filled(lookup, claim, rung.mends)
    if claim.provisional:
        yield say("turns.firm")


def changes(lookup: Lookup, claim: ClaimRecord) -> list[Phrase]:
    """What would change a verdict that is open or weak, for whoever has never seen a workspace."""
    if claim.verdict in ("supported", "not rated"):
        # What it rests on stands at its head.
        return []
    if any(trial.of_two_editions for trial in claim.left_open):
        turns = [say("turns.one_document")]
    elif claim.verdict == "unverifiable":
        if _is_event(claim):
            return [say("card.settles_event")]
        return [say("dossier.settles", what=say(f"settles.{claim.rung}"))]
    else:
        key = f"turns.{claim.rung}"
        slots = {
            "claimed": _claimed(lookup, claim, "turns.figure"),
            "topic": _topic(lookup, claim),
        }
        turns = [say(key, **slots)] if key in texts(LANGUAGES[0]) else []
    firm = [say("turns.firm")] if claim.provisional else []
    return [*(say("card.changes", what=what) for what in turns), *firm]


def _filled(lookup: Lookup, claim: ClaimRecord, words: Mends) -> Phrase:
    facts = lookup.facts_of(name for trial in claim.trials for name in trial.facts)
    unseen = sorted({f.document for f in facts if not f.best.is_read})
    # A condition is named as it is entered; in Chinese as it is called.
    depends = [both(lookup.condition(name).text("zh"), name) for name in claim.depends_on]
    held = lookup.listed(claim.conditions)
    subjects = [name for name in (claim.subject, claim.versus) if name]
    return filled(
        words,
        subject=all_of(map(same, subjects)),
        metric=claim.metric,
        stated=say("mends.stated", conditions=held) if claim.conditions else same(""),
        claimed=_claimed(lookup, claim, "mends.figure"),
        depends=all_of(depends) if depends else say("mends.left_out"),
        unseen=_named(unseen, "sentence.or") if unseen else say("mends.documents"),
        facts=_named(claim.facts, "sentence.list"),
    )


def _claimed(lookup: Lookup, claim: ClaimRecord, key: str) -> Phrase:
    figure = figure_told(lookup.audit, claim)
    if figure is None:
        return say("mends.claimed")
    return say(key, figure=figure.printed, interval=figure.means)


def _is_event(claim: ClaimRecord) -> bool:
    """Whether it is open for want of a source that tells the same, not a figure."""
    return claim.rung == "no_reference" and not claim.figure


def _topic(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """What a claim is of: its subject, with the event and the time that it names."""
    subject, event = lookup.subject(claim.subject), claim.conditions.get("event")
    what = [lookup.value(event, "event")] if event else []
    if when := claim.as_of or claim.conditions.get("period"):
        what.append(period_told(when))
    return say("why.topic", subject=subject, what=joined(what, "why.list")) if what else subject


def _named(ids: Sequence[str], between: str) -> Phrase:
    named = joined(map(same, ids[:_MOST]), between)
    more = len(ids) - _MOST
    return say("mends.more", named=named, n=more) if more > 0 else named
