"""What every model of a file is: frozen, closed, and described by the docstrings of its fields."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Read from a YAML file. Its field docstrings are what an editor shows at each key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(Model):
    """Something with a name or a text in both languages of a report."""

    zh: str
    """In Chinese."""
    en: str
    """In English."""


class Reasoned(Model):
    """A rule with its reason."""

    why: str
    """Why it is so."""
    why_zh: str
    """The same in Chinese."""
