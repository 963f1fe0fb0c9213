"""What a scan gives back, and the words of a workspace that it may be given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from claimaudit.figures import Figure
from claimaudit.scan.named import Names

# An unreadable one prints a figure that cannot be read, such as 1,23 million in an English text.
Kind = Literal["figure", "unreadable", "comparison", "first", "dated", "indefinite"]


class Candidate(NamedTuple):
    """A place in a text that states something checkable.

    Offsets are code points of the raw text. `start` and `end` span the figure with its
    unit and hedge, or the clause of a candidate without a figure; `quote_start` and
    `quote_end` span its sentence. `as_of` is the date that places it, as printed.
    """

    start: int
    end: int
    text: str
    figure: Figure | None
    kind: Kind
    quote_start: int
    quote_end: int
    subjects: tuple[str, ...] = ()
    metric: str | None = None
    as_of: str | None = None

    @property
    def has_figure(self) -> bool:
        """Whether `text` is a figure as printed, read or not; else it is a clause."""
        return self.kind in ("figure", "unreadable")


@dataclass(frozen=True)
class Vocabulary:
    """Names as articles print them: alias -> subject id, metric word -> metric id."""

    subjects: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def subject_names(self) -> Names[str]:
        """The names of subjects, to be found in texts."""
        return Names(self.subjects)

    @cached_property
    def metric_names(self) -> Names[str]:
        """The words of metrics."""
        return Names(self.metrics)
