"""What every shape of a record is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claimaudit.workspace.policy import Verdict

End = int | float | str | None
Ends = Annotated[list[End], Field(min_length=2, max_length=2)] | None
Counts = dict[Verdict, int]


class Shape(BaseModel):
    """What is read from a record: unknown keys are let by."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)
