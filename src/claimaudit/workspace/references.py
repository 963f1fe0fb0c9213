"""references/: subjects, metrics, and one file a publisher of documents and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from claimaudit.base.model import Bilingual, Model, Named, Told
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.fields import (
    Conditions,
    CurrencyCode,
    Date,
    LanguageTag,
    Link,
    Name,
    Slug,
    Title,
    WorkspacePath,
)

ConditionKind = Literal["sweep", "identity", "open", "note"]
Dependence = Literal["holds_only_under", "scope_mismatch", "base_not_stated"]
Seen = Literal["captured", "read", "not_seen"]
"""How well a print was seen: its clip was found in a capture, a person entered one, or neither."""
Holds = Literal["yes", "no", "partly"]
Entered = Literal["done", "announced", "to_come"]
"""How a fact is entered: as what was or is, as announced, or as a plan or forecast."""


class Subject(Named):
    """A company, chip, system … that claims and facts speak of."""

    id: Slug
    """Names it in claims and facts."""
    kind: str
    """company, chip, system, product, person …"""
    of: Slug | None = None
    """Whose it is: the maker of a product, the parent of a brand. That one is the authority for
    what it says of it."""
    aliases: list[str] = []
    """Other names that it goes by."""

    @property
    def names(self) -> list[str]:
        """All that it goes by, as a text prints it."""
        return [name for name in (self.zh, self.en, *self.aliases) if name]


class Publisher(Bilingual):
    """Who publishes documents and is called otherwise in Chinese."""


class SubjectsFile(Model):
    """references/subjects.yaml"""

    subjects: list[Subject]
    """Everything that a claim or a fact speaks of."""
    publishers: list[Publisher] = []
    """Publishers that are no subjects: `en` is how documents name them, `zh` what Chinese readers
    call them."""
    places: list[Bilingual] = []
    """Places in documents, and what these are on: `en` is how `at` of a print names them, `zh` how
    Chinese readers are told."""


class Metric(Named):
    """What is measured. `conditions` must match on both sides of a comparison."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,59}$")]
    """Names it in claims and facts."""
    dimension: str
    """What it is measured in; one of the dimensions above."""
    conditions: list[str] = []
    """The conditions that change its value and must match."""
    negative_of: str | None = None
    """The metric whose negative it is: a loss is a negative profit."""
    falls: bool = False
    """Whether it is how far something fell, a saving or a cut: without this, and without
    negative_of, a figure whose words say that it fell is refused."""
    change_of: str | None = None
    """The metric whose rise and fall it is: `sweep` finds it where that is said to have moved by
    so much."""
    revised: bool = True
    """Whether a later document may print another value of the same time, as editions of a statistic
    do. What is final once it is out (a list price, a tally) is `false`: only then may a change or
    a share convict whose two values no one document prints."""
    momentary: bool = False
    """Whether it is of a moment (a price, a holding, what one day brought) and not of a stretch
    (sales): only then does a day of the month that a claim names speak to it."""
    aliases: list[str] = []
    """Other words that articles have for it, by which `sweep` finds it."""


class Condition(Named):
    """What a value holds under."""

    kind: ConditionKind
    """sweep: where a text leaves it out, every value is tried; identity: says which quantity is
    meant; open: a sweep that may decide nothing; note: changes no value."""
    reason: Dependence | None = None
    """What a claim is flagged with that holds only under some of its values."""
    values: list[str] = []
    """The values that are allowed; none named, any."""
    names: dict[str, Bilingual] = {}
    """What readers call a value that is a name of our own."""
    words: dict[str, list[str]] = {}
    """What articles print for a value, beside its id and its names: without one of these a claim
    does not state it."""
    means: Bilingual | None = None
    """What a reader has to know of it, where no plainer word can stand for it."""
    settled: list[str] | None = None
    """Of a note: the values under which a figure is what was or is. Under any other (forecast,
    planned, target) it speaks to claims alone that state the same; left out, under none."""

    def is_settled(self, value: str | None) -> bool:
        """Whether a figure that holds under `value` may speak to a claim that does not state it."""
        return self.settled is None or value is None or value in self.settled


class MetricsFile(Model):
    """references/metrics.yaml"""

    dimensions: dict[str, list[str]]
    """Dimension -> the canonical units that its values may have; none is a bare number."""
    conditions: dict[str, Condition]
    """What a value can hold under."""
    metrics: list[Metric]
    """What is measured."""

    def entered(self, conditions: Conditions) -> Entered:
        """Whether a fact under `conditions` is one of what was or is, announced, or to come."""
        held = [(self.conditions[n], v) for n, v in conditions.items() if n in self.conditions]
        if not all(condition.is_settled(value) for condition, value in held):
            return "to_come"
        return "announced" if conditions.get("status") == "announced" else "done"


class Document(Model):
    """One published source, and whose knowledge it tells."""

    id: Slug
    """Names it in facts."""
    publisher: Name = ""
    """Who published it; of a copy that names none, the original's."""
    title: Title = ""
    """As printed; of a copy that names none, the original's."""
    type: str = ""
    """What kind of source it is, a tier of checks/policy.yaml; a copy's is the original's."""
    url: Link | None = None
    """Where it stands; https only. One that nobody has read may have none."""
    file: WorkspacePath | None = None
    """In place of a url: the file of this workspace that it is, by its path from the top."""
    published: Date | None = None
    """When it came out: YYYY, YYYY-MM or YYYY-MM-DD."""
    retrieved: Date
    """When somebody last looked at it, or for it."""
    origin: Slug | None = None
    """Whose knowledge it tells: the document that it retells, or `own` for its own reporting.
    Without one, a report is independent of nothing."""
    copy_of: Slug | None = None
    """The document of which it is a copy, word for word: worth what the original is worth."""
    language: LanguageTag | None = None
    """The tag of the language that its figures are printed in, where they are read by its own
    rules: de. Without it they are read as Chinese and English print them."""
    currency: CurrencyCode | None = None
    """The currency of the country that it is printed for, as which its signs are read that several
    lands share: AUD of $, EGP of £."""
    note: str | None = None
    """A remark."""

    @model_validator(mode="after")
    def _is_complete(self) -> Document:
        if self.published and self.published > self.retrieved[: len(self.published)]:
            raise ValueError(f"published {self.published} is after retrieved {self.retrieved}")
        if self.url is not None and self.file is not None:
            raise ValueError("is a file of the workspace or stands at a url: leave one out")
        if self.id == "own":
            raise ValueError("`own` is what origin: calls its own reporting: take another id")
        absent = [key for key in ("publisher", "title", "type") if not getattr(self, key)]
        if absent and self.copy_of is None:
            raise ValueError(f"needs {', '.join(absent)}; only a copy_of takes its original's")
        if self.copy_of is not None and self.origin is not None:
            raise ValueError("a copy tells what its original tells: it has copy_of or origin")
        return self


# By what it is, so that a slip in a place in data is told as one.
_At = Annotated[
    Annotated[str, Tag("words")] | Annotated[InData, Tag("data")],
    Discriminator(lambda at: "data" if isinstance(at, dict | InData) else "words"),
]


class Print(Model):
    """Where one document prints a quantity, or speaks of an assertion, and its words."""

    document: Slug
    """The document."""
    at: _At | None = None
    """Where in it: page, table and row, section. Or a place in data (json, csv, xlsx or xbrl), from
    which figure and clip are read then."""
    figure: str | None = None
    """The figure as printed there, whole; an attestation may have none."""
    unit_from: str | None = None
    """The unit, where a table's header prints it; of data, where the data does not name it."""
    clip: str | None = None
    """The figure in the fewest words of the document that say what it is of, … for what is left
    out. Without one the print decides nothing: nobody has read it."""
    gloss: Told | None = None
    """The clip in the other language, of a third one in both, for readers who do not read its own:
    short, and with its figures. It decides nothing."""
    origin: Slug | None = None
    """Whose knowledge it tells, where that is not the origin of the whole document."""
    calls_it: Annotated[str, Field(min_length=2, max_length=60)] | None = None
    """The words of the clip for the fact's subject, where they name another subject, or another
    stands nearer to the figure."""
    part: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9 -]{0,39}$")] | None = None
    """Of an attestation: the part of the statement that it bears out, in a word of your own, where
    it does not bear out all of it. The statement is then worth what its weakest part is."""

    @model_validator(mode="after")
    def _clip_has_a_place(self) -> Print:
        if self.clip is not None and not any(map(str.isalnum, self.clip)):
            raise ValueError("the clip has no words: enter them, or leave it out while unread")
        if isinstance(self.at, InData):
            if self.figure is not None or self.clip is not None:
                raise ValueError("figure and clip are read from the data: leave them out")
        elif self.clip is not None and not (self.at or "").strip():
            raise ValueError("a clip needs at: where in the document it was read")
        return self

    @property
    def in_data(self) -> InData | None:
        """The place in data from which it is read."""
        return self.at if isinstance(self.at, InData) else None


class Fact(Model):
    """One quantity with its conditions, or whether an assertion is so, and where it is printed."""

    id: Slug
    """Names it in reports; never reused."""
    subject: Slug | None = None
    """What it speaks of."""
    metric: str | None = None
    """What is measured."""
    conditions: Conditions = {}
    """What the value holds under."""
    versus: Slug | None = None
    """What a printed ratio is relative to."""
    as_of: Date | None = None
    """The day of the value; gives a printed date its year."""
    attests: Slug | None = None
    """The claim that its documents speak to, where nothing can be computed."""
    holds: Holds | None = None
    """Whether they bear that claim out."""
    why: Told | None = None
    """One line of your own on why they do or do not, of all prints together: told as your note, not
    as the words of a document. In one language, or as {zh: …, en: …} for readers of each."""
    prints: Annotated[Sequence[Print], Field(min_length=1, max_length=60)]
    """Where it is printed. All of them say the same."""
    note: str | None = None
    """A remark."""

    @model_validator(mode="after")
    def _value_or_attestation(self) -> Fact:
        parts = {p.part for p in self.prints if p.part}
        if parts and self.attests is None:
            raise ValueError("only what an attestation states has parts: leave part out")
        if len(parts) == 1:
            raise ValueError(f"part {parts.pop()} is the only one: name what the others bear out")
        if self.attests is not None:
            if not self.holds or not self.why:
                raise ValueError("an attestation needs holds and why")
            if any(p.in_data is not None for p in self.prints):
                raise ValueError("an attestation is told in words: enter at, and a clip")
            return self
        absent = [key for key in ("subject", "metric") if getattr(self, key) is None]
        if absent or self.holds or self.why:
            raise ValueError(f"a value needs {', '.join(absent) or 'no holds and no why'}")
        if any(p.clip is not None and p.figure is None for p in self.prints):
            raise ValueError("a print with a clip needs its figure")
        if all(p.figure is None and p.in_data is None for p in self.prints):
            raise ValueError("a value needs one print with its figure")
        return self


class ReferencesFile(Model):
    """references/<publisher>.yaml"""

    documents: list[Document] = []
    """What was published."""
    facts: list[Fact] = []
    """What it prints."""
