"""How much of what an article states is claimed."""

from claimaudit.coverage.candidates import ScannedArticle
from claimaudit.record.models import Coverage, UnclaimedRecord


def coverage(read: ScannedArticle) -> Coverage | None:
    """How many of an article's figures are claimed, or None where its language is not read."""
    if read.unread:
        return None
    figures = [one for one in read.candidates if one.candidate.has_figure]
    here = [one for one in figures if not (one.is_hidden or (one.waiver and one.waiver.around))]
    return Coverage(
        figures=len(here),
        claimed=sum(one.covered for one in here),
        around=len(figures) - len(here),
        unclaimed=[
            UnclaimedRecord(
                figure=" ".join(one.candidate.text.split()),
                quote=one.quote,
                start=one.candidate.start,
                reason=one.waiver.reason if one.waiver else None,
            )
            for one in here
            if not one.covered
        ],
    )
