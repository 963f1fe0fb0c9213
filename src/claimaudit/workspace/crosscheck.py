"""What must fit between the files: claims speak of known things in fitting units, arithmetic
and attestations name claims that exist."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import Faults, Problem
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.days import odd_days
from claimaudit.workspace.expressions import ExpressionError, names_in
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import METRICS, RATIOS, SUBJECTS, Library, ReadFact, Vocabulary
from claimaudit.workspace.limits import Limits
from claimaudit.workspace.register import DeclaredArithmetic, Register, RegisteredClaim, near_ids
from claimaudit.workspace.wording.guards import odd_claim, odd_together
from claimaudit.workspace.wording.printed import odd_printed

_YEAR = re.compile(r"\d{4}")


def check_fit(
    inputs: Inputs,
    articles: Mapping[str, Article],
    register: Register,
    library: Library,
    limits: Limits,
) -> None:
    """Has `inputs` hold every problem between the parts of a workspace."""
    inputs.problems += check_together(register, library, limits.expression_chars)
    inputs.problems += _too_many(library, limits.facts_of_quantity)
    inputs.problems += odd_days(articles, library, limits)
    inputs.problems += odd_together(register, library)


def check_together(register: Register, library: Library, expression_limit: int) -> list[Problem]:
    """Every problem between the files of claims, and between claims and references."""
    problems: list[Problem] = []
    for registered in register.claims.values():
        odd = (*_claim(registered, library.vocabulary), *_repeat(registered, register))
        problems += (registered.problem(message, fix) for message, fix in odd)
        unheld = _conditions(registered, library.vocabulary)
        problems += (registered.problem(message, fix, name) for message, fix, name in unheld)
    for declared in register.arithmetic:
        for message in _arithmetic(declared, register, expression_limit):
            text = f"arithmetic {declared.entry.id}: {message}"
            problems.append(Problem(declared.file, declared.line, text))
    for claim_id in sorted(one for one in library.by_claim if not register.may_hold(one)):
        fix = near_ids(claim_id, register.claims)
        for fact in library.by_claim[claim_id]:
            problems.append(fact.problem(f"attests an unknown claim {claim_id}", fix))
    return problems


def _too_many(library: Library, most: int) -> Iterator[Problem]:
    """Quantities, and claims that are attested, of more facts or prints than anybody reads: each is
    held against each."""
    of: dict[tuple[str | None, ...], list[ReadFact]] = defaultdict(list)
    for read in library.facts.values():
        fact = read.fact
        of[fact.subject or fact.attests, read.metric, fact.versus].append(read)
    for quantity, facts in of.items():
        prints = [fact for fact in facts for _ in fact.prints]
        if len(prints) > most:
            name = ", ".join(filter(None, quantity[:2]))
            message = f"the print {most + 1} of {len(prints)} of {name}"
            fix = "limits.facts_of_quantity in checks/policy.yaml sets how many there may be"
            yield Problem(prints[most].file, prints[most].line, message, fix)


def _claim(registered: RegisteredClaim, vocabulary: Vocabulary) -> Faults:
    claim = registered.claim
    subjects = [claim.subject, claim.versus, claim.whole and claim.whole.subject]
    for subject in subjects:
        if subject and subject not in vocabulary.subjects:
            yield f"unknown subject {subject}", f"add it to {SUBJECTS}"
    if claim.versus == claim.subject:
        yield "subject and versus are one and the same", "a thing is always level with itself"
    for metric in (claim.metric, claim.whole and claim.whole.metric):
        if metric and metric not in vocabulary.metrics:
            yield f"unknown metric {metric}", f"add it to {METRICS}"
    for conditions in (claim.from_, claim.to, _of_whole(claim)):
        yield from vocabulary.odd_conditions(conditions)
    yield from _periods(claim)
    if claim.metric in vocabulary.metrics:
        yield from _dimension(registered, vocabulary)
        yield from odd_claim(registered, vocabulary)


def _conditions(
    registered: RegisteredClaim, vocabulary: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    """(message, fix, name) of what is wrong with what the claim holds under."""
    claim = registered.claim
    for name, value in claim.conditions.items():
        yield from ((*odd, name) for odd in vocabulary.odd_conditions({name: value}))
    if claim.kind == "fact" and claim.metric in vocabulary.metrics:
        yield from odd_printed(registered, vocabulary)


def _periods(claim: Claim) -> Faults:
    """A share is of a whole of its own period, and what changes is later than it was."""
    part, whole = (held.get("period") for held in (claim.conditions, _of_whole(claim)))
    if part and whole and part != whole:
        yield "the whole is of another period than the part", "enter both of one period"
    years = [_YEAR.search((end or {}).get("period", "")) for end in (claim.from_, claim.to)]
    before, after = years
    if before and after and int(before[0]) > int(after[0]):
        yield "it changes from a later period to an earlier one", "turn from and to round"


def _of_whole(claim: Claim) -> Conditions:
    return claim.whole.conditions if claim.whole else {}


def _repeat(registered: RegisteredClaim, register: Register) -> Faults:
    """What is wrong with the claim that it repeats."""
    name = registered.claim.same_as
    if name is None:
        return
    meant = register.claims.get(name)
    if meant is None:
        if not register.may_hold(name):
            yield f"same_as names an unknown claim {name}", "name the claim that it says once more"
    elif meant.id == registered.id:
        yield "same_as names the claim itself", "name the claim that it says once more"
    elif meant.claim.same_as is not None:
        yield f"same_as names {name}, a repeat itself", f"name {meant.claim.same_as}"


def _dimension(registered: RegisteredClaim, vocabulary: Vocabulary) -> Faults:
    """The claim's form and its figure's unit against what the metric is measured in."""
    claim, figure = registered.claim, registered.figure
    metric = vocabulary.metrics[claim.metric]
    is_date = metric.dimension == "date"
    if claim.form != "assertion" and is_date != (claim.form == "date"):
        message = f"form {claim.form} does not go with metric {metric.id} (a {metric.dimension})"
        yield message, "take another form or another metric"
    if figure is None:
        return
    fits = vocabulary.accepts(metric, figure.unit)
    if claim.form == "value" and not is_date and not fits:
        message, fix = vocabulary.misfit(metric, claim.figure, figure.unit)
        yield message, f"{fix}; or another metric; or the article's currency in its catalog"
    computed = claim.form in ("ratio", "share") or (claim.form == "change" and not fits)
    if computed and figure.unit not in RATIOS:
        unit = figure.unit or "no unit"
        message = f"form {claim.form} takes a ratio, “{claim.figure}” is in {unit}"
        yield message, "take the figure that compares, or another form"


def _arithmetic(declared: DeclaredArithmetic, register: Register, limit: int) -> Iterator[str]:
    entry = declared.entry
    for claim_id in dict.fromkeys((*entry.terms.values(), *entry.blames)):
        claim = register.claims.get(claim_id)
        if claim is None and not register.may_hold(claim_id):
            yield f"unknown claim {claim_id}"
        elif claim and claim_id in entry.terms.values() and not (claim.figure or claim.days):
            yield f"claim {claim_id} has no figure to compute with"
    for side in (entry.left, entry.right):
        try:
            unknown = sorted(names_in(side, limit) - set(entry.terms))
        except ExpressionError as error:
            yield f"“{side}”: {error}"
            continue
        if unknown:
            yield f"“{side}” uses {', '.join(unknown)}, which terms do not name"
