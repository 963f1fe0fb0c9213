"""Whether a change is one that documents show, or what two editions of a statistic leave.

A later edition may have revised what an earlier one printed: what is left of the two is then no
change that anybody published. It bears a claim out where it does, and convicts none.
"""

from collections.abc import Sequence

from claimaudit.verdict.match import quantity
from claimaudit.verdict.strength import DECIDES, Sources
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.documents import original
from claimaudit.workspace.library import Library
from claimaudit.workspace.prints import ReadPrint

Side = tuple[Sequence[ReadPrint], Sequence[str]]
"""The prints of one value that may go against a claim, and the subjects that it is about."""


def of_two_editions(
    claim: Claim, sides: Sequence[Side], library: Library, sources: Sources
) -> bool:
    """Whether `sides` are values of two times of what may be revised, and the documents that print
    all of them are not worth enough to convict. A copy is the document that it copies."""
    if not _may_be_revised(claim, library):
        return False
    pages = ({_page(p, library) for p in prints if p.is_read} for prints, _ in sides)
    shared = set.intersection(*pages)
    return any(
        sources.strength([p for p in prints if _page(p, library) in shared], about) < DECIDES
        for prints, about in sides
    )


def _page(one: ReadPrint, library: Library) -> str:
    return original(one.document, library.documents).id


def _may_be_revised(claim: Claim, library: Library) -> bool:
    kinds = library.vocabulary.table.conditions
    two_times = any(kinds[name].kind == "open" for name in (*claim.from_, *claim.to))
    return claim.form == "change" and two_times and quantity(library, claim.metric).revised
