"""Every guard of this room, run over the words beside each figure that is entered."""

from collections.abc import Iterator

from claimaudit.base.problems import Faults, Problem
from claimaudit.base.shown import one_line
from claimaudit.figures.directions import direction
from claimaudit.workspace.library import Library, ReadPrint, Vocabulary
from claimaudit.workspace.references import Fact, Metric
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.wording.against import held_against
from claimaudit.workspace.wording.around import SHOWN, said_around, sentence_of_figure
from claimaudit.workspace.wording.conditions import odd_conditions
from claimaudit.workspace.wording.sides import odd_sides
from claimaudit.workspace.wording.stated import odd_attestation, odd_clip, odd_statement
from claimaudit.workspace.wording.times import told_before, too_late
from claimaudit.workspace.wording.ways import odd_relation, odd_sign, odd_way
from claimaudit.workspace.wording.whose import odd_subjects


def odd_print(one: ReadPrint, fact: Fact, metric: Metric, vocabulary: Vocabulary) -> Faults:
    """(message, fix) where the words of a clip say otherwise than its fact is entered. What stands
    in data is told by its names, not by a sentence."""
    stated, figure, document = one.stated, one.figure, one.document
    if one.data is not None or stated is None:
        return
    words, printed = said_around(*stated), f"“{one.print.figure}”"
    by = f"its clip, “{one_line(stated[0], SHOWN)}”"
    entered = vocabulary.table.entered(fact.conditions)
    yield from odd_conditions(words, by, fact.conditions, vocabulary)
    if odd := odd_clip(words, entered, metric, document.language):
        yield f"{printed} by {by}, {odd[0]}", odd[1]
    if figure is None:
        return
    # As it is printed: it is kept in the sense of the metric that is no loss.
    figure = figure.negated() if metric.negative_of else figure
    if figure.value > 0:
        yield from odd_sign(printed, by, words, metric, vocabulary.opposite(metric))
    way = direction(*stated, figure.unit)
    if way and fact.versus is None:
        yield from odd_way(printed, by, way, figure, metric)
    elif way and figure.unit == "%":
        fix = "a fact with versus is the one over the other: take a print that gives that"
        yield f"{printed} is {way} by {by}, and no ratio of the two", fix
    yield from too_late(stated, fact.conditions.get("period"), document.published)


def odd_claim(registered: RegisteredClaim, vocabulary: Vocabulary) -> Faults:
    """(message, fix) where the words of the article say otherwise than a claim is entered."""
    claim, stated, figure = registered.claim, registered.stated, registered.figure
    metric = vocabulary.metrics[claim.metric]
    if claim.kind != "fact":
        return
    yield from odd_statement(registered, metric)
    if stated is None or figure is None:
        return
    words, printed, by = said_around(*stated), f"“{claim.figure}”", "the words of its article"
    yield from odd_conditions(sentence_of_figure(words), by, claim.conditions, vocabulary)
    if claim.form == "value" and figure.value > 0:
        yield from odd_sign(printed, by, words, metric, vocabulary.opposite(metric))
    if way := direction(*stated, figure.unit):
        if claim.form == "value":
            yield from odd_way(printed, by, way, figure, metric)
        yield from odd_relation(printed, by, way, figure, claim)
    if claim.form in ("value", "share"):
        published = registered.article.entry.published
        yield from too_late(stated, claim.conditions.get("period"), published)


def odd_together(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of words that say of when or of whom a figure is, or in which sense, where all
    claims and facts are needed to tell."""
    yield from told_before(library)
    yield from odd_subjects(register, library)
    yield from odd_sides(register, library.vocabulary)
    yield from held_against(register, library)
    yield from _odd_attestations(register, library)


def _odd_attestations(register: Register, library: Library) -> Iterator[Problem]:
    """Problems of clips that doubt what the claim that they attest tells as so."""
    fix = "clip words that state it, or take the print out; of a plan, give the claim that metric"
    for fact in library.facts.values():
        claim = register.claims.get(fact.fact.attests or "")
        metric = library.vocabulary.metrics.get(claim.claim.metric if claim else "")
        if claim is None or metric is None or fact.fact.holds != "yes":
            continue
        for one in fact.prints:
            if words := odd_attestation(one.print.clip or "", claim.claim, metric):
                message = f"{one.document.id}: “{words}” in its clip, and {claim.id} tells it as so"
                yield fact.problem(message, fix)
