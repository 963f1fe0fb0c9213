"""claims/baseline/NNN.yaml: candidates that are waived, each with its reason.

A waiver is recognised by the sentence that it waives, the figure in it and, where the sentence
stands twice, by the words beside it; it has no line numbers. So the article may be wrapped anew,
and two branches that each add a waiver merge. It holds in as many places as it says.
"""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model, Told
from claimaudit.base.outputs import write_all
from claimaudit.base.writing import writing
from claimaudit.coverage.fingerprint import Fingerprint, unwrapped
from claimaudit.workspace.fields import ArticleId, Date
from claimaudit.workspace.reasons import is_reason
from claimaudit.workspace.workspace import BASELINE, Workspace, load_workspace


class Waiver(Model):
    """One candidate that is no claim, or is left unsourced for now. `quote` is its sentence
    and `figure` its figure as they stand in the article (null: the sentence has none).
    `prefix` and `suffix` stand beside the sentence: they count where it stands twice."""

    quote: Annotated[str, Field(min_length=1)]
    """The sentence that is waived, as it stands in the article."""
    figure: str | None = None
    """The figure in it; none, where the sentence has none."""
    reason: Told = ""
    """Why it is no claim, or why it is left without a source for now: in one language, or as
    {zh: …, en: …} for the readers of each report language."""
    review_by: Date
    """The day by which somebody looks at it again."""
    prefix: str | None = None
    """Words before the sentence, in case it stands twice."""
    suffix: str | None = None
    """Words behind the sentence, in case it stands twice."""
    places: Annotated[int, Field(ge=1)] = 1
    """In how many places it is waived, where it stands more than once between the same words."""

    around: bool = False
    """Whether it stands in the page around the article (spam, an advertisement): it is counted
    there, and not among the figures of the article."""

    @property
    def fingerprint(self) -> Fingerprint:
        """The fingerprint of the statement that is waived."""
        noted = (self.quote, self.figure, self.prefix, self.suffix)
        return Fingerprint(*(unwrapped(part or "") for part in noted))

    @property
    def told(self) -> str:
        """Its reason, in English where it is given in both languages."""
        return self.reason if isinstance(self.reason, str) else self.reason.en

    @property
    def has_reason(self) -> bool:
        """Whether it has a reason, in each language; a waiver without one waives nothing."""
        return is_reason(self.reason)


class BaselineFile(Model):
    """claims/baseline/NNN.yaml"""

    article: ArticleId
    """The article's id in seeds/catalog.yaml."""
    waivers: list[Waiver] | None = None
    """Candidates that need no claim."""


# Waiver -> its line in the article's baseline.
Waivers = Mapping[Waiver, int]


def load_waivers(workspace: Workspace) -> dict[str, Waivers]:
    """Article id -> its waivers. Raises BrokenInputError with all problems."""
    waivers = read_waivers(workspace.inputs, workspace.articles)
    workspace.inputs.refuse()
    return waivers


def read_waivers(inputs: Inputs, articles: Container[str]) -> dict[str, Waivers]:
    """Article id -> its waivers; problems are noted. Where two branches have waived the same words,
    the waiver that ends first counts."""
    found: dict[str, dict[Fingerprint, tuple[Waiver, int]]] = {}
    for located, parsed in inputs.models(BASELINE, BaselineFile):
        if parsed.article not in articles or located.file != f"{BASELINE}/{parsed.article}.yaml":
            message = f"article {parsed.article} is not in the catalog, or not the file's name"
            fix = "a file is named after its article; delete it with its article"
            inputs.note(located.file, located.line("article"), message, fix)
            continue
        mine = found.setdefault(parsed.article, {})
        for i, waiver in enumerate(parsed.waivers or ()):
            other, _ = mine.get(waiver.fingerprint, (None, 0))
            if other is None or waiver.review_by < other.review_by:
                mine[waiver.fingerprint] = waiver, located.line("waivers", i)
    return {article: dict(placed.values()) for article, placed in found.items()}


_SCHEMA = "# yaml-language-server: $schema=../../schemas/baseline.schema.json\n"
# With one waiver a line, git keeps the lines of both sides of a merge. The next update sorts them.
ATTRIBUTES = "*.yaml merge=union\n"


def _line(waiver: Waiver) -> str:
    """A waiver as one line of YAML; line breaks become spaces, which do not count."""
    always = {"quote": waiver.quote, "figure": waiver.figure, "reason": waiver.reason}
    told = always | waiver.model_dump(exclude_defaults=True)
    row = {key: _flat(value) for key, value in told.items()}
    return "  - " + yaml.safe_dump(
        row, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**9
    )


def _flat(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _flat(text) for key, text in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


def baseline_text(article: str, waivers: Iterable[Waiver]) -> str:
    """The baseline file of an article, sorted. Its head is the same without waivers, so that a
    first one is one added line."""
    lines = [_line(w) for w in sorted(waivers, key=lambda w: w.fingerprint)]
    return f"{_SCHEMA}article: '{article}'\nwaivers:\n{''.join(lines)}"


def baseline_files(root: Path, article: str, waivers: Iterable[Waiver]) -> dict[Path, str]:
    """Path -> text of the files to write for the baseline of an article."""
    folder = root / BASELINE
    files = {folder / f"{article}.yaml": baseline_text(article, waivers)}
    if not (folder / ".gitattributes").is_file():
        files[folder / ".gitattributes"] = ATTRIBUTES
    return files


def with_more(waivers: Iterable[Waiver], new: Iterable[Waiver]) -> list[Waiver]:
    """`waivers` and the `new` ones; one for the same statement adds to the places of the old."""
    found = {waiver.fingerprint: waiver for waiver in waivers}
    for waiver in new:
        old = found.get(waiver.fingerprint)
        places = waiver.places + (old.places if old and old.has_reason else 0)
        found[waiver.fingerprint] = waiver.model_copy(update={"places": places})
    return list(found.values())


def add_waiver(root: Path, article: str, new: Waiver) -> None:
    """Adds a waiver to the baseline of an article as it is now on disk. Raises BrokenInputError."""
    with writing(root):
        waivers = load_waivers(load_workspace(root)).get(article, {})
        write_all(baseline_files(root, article, with_more(waivers, [new])), root)
