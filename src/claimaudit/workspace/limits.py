"""How large, how long and how much what a workspace reads may be."""

from typing import Annotated

from pydantic import Field

from claimaudit.base.model import Model
from claimaudit.workspace.bounds import Bytes


class Limits(Model):
    """Bounded sizes: kilobytes belong in a workspace, not a file of 50 MB."""

    article_bytes: Bytes
    """The largest article."""
    yaml_bytes: Annotated[int, Field(ge=1, le=20_000_000)]
    """The largest YAML file."""
    quote_chars: Annotated[int, Field(ge=1, le=5000)]
    """The longest quote."""
    gloss_chars: Annotated[int, Field(ge=1, le=5000)] = 400
    """The longest gloss of a quote."""
    expression_chars: Annotated[int, Field(ge=1, le=2000)]
    """The longest expression."""
    reply_chars: Annotated[int, Field(ge=1, le=20_000)] = 2_000
    """The longest answer to a verdict, in each language."""
    facts_of_quantity: Annotated[int, Field(ge=1, le=2000)] = 300
    """The most prints of one quantity: a claim is held against each, or each pair of two."""
    data_bytes: Bytes = 16_000_000
    """The largest file that figures are read from."""
    read_seconds: Annotated[float, Field(gt=0, le=120)] = 20
    """How long an article's page or PDF may take to be read, in seconds of computing."""
    read_megabytes: Annotated[int, Field(ge=500, le=8_000)] = 2_000
    """How much memory that may take."""
    waiver_days: Annotated[int, Field(ge=1, le=1100)] = 750
    """How many days ahead a waiver may end: what is put off for longer is put off for good."""
    last_year: Annotated[int, Field(ge=2030, le=2200)] = 2099
    """The last year in which a source can have come out or been looked at: 2205 is a slip."""
    days_ahead: Annotated[int, Field(ge=31, le=3700)] = 366
    """How many days an article can lie after the newest day on which a source was looked at, the
    audit's date."""


class CaptureLimits(Model):
    """Captures of documents: how large, how long, and how near a clip's pieces must stand."""

    bytes: Annotated[int, Field(ge=1, le=1_000_000_000)] = 64_000_000
    """The largest capture."""
    tags: Annotated[int, Field(ge=1, le=20_000_000)] = 2_000_000
    """The most tags of a page."""
    cells: Annotated[int, Field(ge=1, le=20_000_000)] = 2_000_000
    """The most cells of a spreadsheet."""
    seconds: Annotated[float, Field(gt=0, le=600)] = 60
    """How long one document may take to be fetched."""
    read_seconds: Annotated[float, Field(gt=0, le=600)] = 120
    """How long one document may take to be read, in seconds of computing."""
    read_megabytes: Annotated[int, Field(ge=500, le=16_000)] = 4_000
    """How much memory that may take."""
    pause_seconds: Annotated[float, Field(ge=0, le=60)] = 1
    """How long a host is left alone before it is asked again."""
    gap_chars: Annotated[int, Field(ge=0, le=5000)] = 300
    """How far apart two pieces of a clip may stand in a capture, in characters."""
    why: str = ""
    """Why these."""
    why_zh: str = ""
    """The same in Chinese."""
