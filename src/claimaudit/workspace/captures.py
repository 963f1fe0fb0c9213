"""references/captures.lock.yaml: which bytes each document was when it was captured.

`claimaudit capture` writes it and people commit it; the captures themselves stay out of git.
"""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from claimaudit.base.folding import fold
from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.fields import Slug

CAPTURES = "references/captures.lock.yaml"
EVIDENCE = "evidence"
"""The folder of captures."""
# Between the pieces of a clip.
_LEFT_OUT = "…"

# html: a page, also inline XBRL; text: any other text.
Kind = Literal["html", "pdf", "text", "csv", "json", "xlsx"]
How = Literal["fetched", "file"]


class FoundClip(Model):
    """A clip that stands in the capture, and where."""

    fact: Slug
    """The fact whose print has it."""
    clip: str
    """Its words, as entered."""
    start: Annotated[int, Field(ge=0)]
    """Where its first piece begins, in characters of the extracted text."""
    end: Annotated[int, Field(ge=0)]
    """Just behind its last piece."""
    page: Annotated[int, Field(ge=1)] | None = None
    """The page of a PDF, counted from 1."""

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        words = "".join(fold(self.clip).text.replace(_LEFT_OUT, "").split())
        if self.end - self.start < len(words):
            raise ValueError(
                "the clip has more characters than its place: run `claimaudit capture --search`"
            )
        return self


class FoundValue(Model):
    """A figure that a print reads from data, as it stood in the capture."""

    fact: Slug
    """The fact whose print names the place."""
    at: InData
    """The place."""
    figure: str
    """The figure, as it is written there."""
    unit: str | None = None
    """Its unit, where the data names one; "" is none."""
    clip: str
    """The figure behind the words that say what it is of."""

    @model_validator(mode="after")
    def _figure_is_in_its_clip(self) -> Self:
        if self.clip != self.figure and not self.clip.endswith(f" … {self.figure}"):
            raise ValueError(
                "the figure is not the one of its clip: run `claimaudit capture --search`"
            )
        return self


class Capture(Model):
    """One document as it was captured."""

    document: Slug | None = None
    """Its id; none where the address is of no document yet."""
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    """Where it stands."""
    final_url: str | None = None
    """Where it was fetched in the end, if it was sent on."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of its bytes; the capture is evidence/SHA256 with the ending of its kind."""
    bytes: Annotated[int, Field(ge=0)]
    """How many they are."""
    kind: Kind
    """How it is read."""
    media_type: str
    """What the server said it is, or what its bytes are."""
    charset: str | None = None
    """The charset that the server named."""
    how: How
    """fetched from its address, or a file that somebody saved."""
    captured: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    """When, in UTC: YYYY-MM-DDTHH:MM:SSZ."""
    clips: list[FoundClip] = []
    """The clips that stand in it; the others were not found."""
    values: list[FoundValue] = []
    """The figures that were read from it."""

    @field_validator("captured")
    @classmethod
    def _is_a_moment(cls, value: str) -> str:
        """`value`. Raises ValueError where no clock ever showed it."""
        try:
            datetime.strptime(value, "%Y-%m-%dT%H:%M:%S%z")
        except ValueError:
            raise ValueError(f"{value} is no day and time that there is") from None
        return value

    @property
    def key(self) -> str:
        """What it is a capture of: a document's id, else an address."""
        return self.document or self.url

    @property
    def file(self) -> str:
        """Its name in the folder of captures."""
        return f"{self.sha256}.{self.kind}"


class CapturesFile(Model):
    """references/captures.lock.yaml"""

    captures: list[Capture] = []
    """One of each document, sorted."""


def load_captures(inputs: Inputs) -> dict[str, Capture]:
    """Document id (or address) -> its capture; none where there is no file. Problems are noted."""
    if CAPTURES not in inputs.names("references"):
        return {}
    loaded = inputs.model(CAPTURES, CapturesFile)
    if loaded is None:
        return {}
    located, parsed = loaded
    captures: dict[str, Capture] = {}
    for i, capture in enumerate(parsed.captures):
        if capture.key in captures:
            line = located.line("captures", i)
            inputs.note(CAPTURES, line, f"{capture.key} stands there twice", "keep one of the two")
        captures.setdefault(capture.key, capture)
    return captures
