"""The gist of a conviction: what a person wrote of it, for readers of each language.

It is told of what it was written for alone: of a claim that is convicted, of a sum that fails.
"""

from claimaudit.base.model import Bilingual, Told
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.languages import language_of
from claimaudit.report.phrase import Phrase, name_of, same, where
from claimaudit.workspace.gist import Gist, Weight
from claimaudit.workspace.policy import CONVICTIONS

# What changes what the article says comes first, then what nobody has weighed.
WEIGHTS: tuple[Weight | None, ...] = ("point", None, "detail")


def is_convicted(record: ClaimRecord | SumRecord) -> bool:
    """Whether it is contradicted or misleading, or a sum that does not fit."""
    if isinstance(record, SumRecord):
        return not record.holds
    return record.verdict in CONVICTIONS


def gist_entered(record: ClaimRecord | SumRecord) -> Gist | None:
    """The gist of a conviction, in both languages."""
    return record.gist if is_convicted(record) else None


def gist_of(record: ClaimRecord | SumRecord) -> Phrase | None:
    """The gist of a conviction, as it is shown to readers of each language."""
    entered = gist_entered(record)
    return name_of(entered) if entered else None


def gist_parts(record: ClaimRecord | SumRecord) -> tuple[Phrase, ...]:
    """The same, cut: what stands alone, then what weakens it."""
    entered = gist_entered(record)
    return tuple(map(name_of, entered.parts)) if entered else ()


def weight_of(record: ClaimRecord | SumRecord) -> Weight | None:
    """Whether the error changes what the article says; None where nobody has said."""
    return record.weight if is_convicted(record) else None


def noted(record: ClaimRecord | SumRecord, note: Phrase, text: Told) -> Phrase:
    """A note whose words are `text`: beside a gist for readers of its own language alone."""
    if isinstance(text, Bilingual) or not gist_entered(record):
        return note
    return where(language_of(text), note, same(""))
