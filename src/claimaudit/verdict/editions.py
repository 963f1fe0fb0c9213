"""Whether documents show what would convict, or it is what two editions or one day leave.

A later edition may have revised what an earlier one printed: what is left of the two is then no
change that anybody published. It bears a claim out where it does, and convicts none.
"""

from collections.abc import Sequence

from claimaudit.verdict.match import is_day_of, quantity, stated_conditions
from claimaudit.verdict.strength import DECIDES, Sources
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.documents import original
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, held_conditions
from claimaudit.workspace.register import RegisteredClaim

Side = tuple[Sequence[ReadPrint], Sequence[str]]
"""The prints of one value that may go against a claim, and the subjects that it is about."""


def of_two_editions(
    claim: Claim, sides: Sequence[Side], library: Library, sources: Sources
) -> bool:
    """Whether `sides` are values of two times of what may be revised, or a part and its whole, and
    the documents that print both are not worth enough to convict. A copy is the document that it
    copies."""
    if not _may_be_revised(claim, library):
        return False
    pages = ({_page(p, library) for p in prints if p.is_read} for prints, _ in sides)
    shared = set.intersection(*pages)
    return any(
        sources.strength([p for p in prints if _page(p, library) in shared], about) < DECIDES
        for prints, about in sides
    )


def of_one_day(registered: RegisteredClaim, facts: Sequence[ReadFact], library: Library) -> bool:
    """Whether one of `facts` is of a day of the month that the claim names: another day of it may
    be the one that the text means."""
    claim, kinds = registered.claim, library.vocabulary.table.conditions
    metric = quantity(library, claim.metric)
    months = [stated_conditions(registered, library), claim.from_, claim.to]
    months += [claim.whole.conditions] if claim.whole else []
    return any(
        kinds[name].kind == "open" and is_day_of(month.get(name), day)
        for month in months
        for fact in facts
        if fact.fact.attests is None
        for name, day in held_conditions(metric, fact.fact).items()
    )


def _page(one: ReadPrint, library: Library) -> str:
    return original(one.document, library.documents).id


def _may_be_revised(claim: Claim, library: Library) -> bool:
    """Whether it is computed from two values of which a later edition may print another."""
    kinds = library.vocabulary.table.conditions
    two_times = any(kinds[name].kind == "open" for name in (*claim.from_, *claim.to))
    if not two_times and claim.form != "share":
        return False
    metrics = (claim.metric, claim.whole.metric if claim.whole else claim.metric)
    return any(quantity(library, name).revised for name in metrics)
