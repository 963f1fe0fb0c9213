"""What every model of a file is: frozen, closed, and described by the docstrings of its fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Read from a YAML file. Its field docstrings are what an editor shows at each key."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
