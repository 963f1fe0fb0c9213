"""The JSON Schemas of all kinds of files that people and programs meet."""

import json
from pathlib import Path

from pydantic import BaseModel

from claimaudit.gate.waivers import BaselineFile
from claimaudit.record.models import Audit
from claimaudit.workspace.articles import Catalog
from claimaudit.workspace.captures import CapturesFile
from claimaudit.workspace.claims import ClaimsFile
from claimaudit.workspace.ladder import EvidenceFile, LadderFile
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import MetricsFile, ReferencesFile, SubjectsFile
from claimaudit.workspace.schemas import Schema, schema_of, yaml_schema_of
from claimaudit.workspace.units import UnitsFile

# Name -> the model that reads the file. A new kind of YAML file is entered here.
YAML_FILES: dict[str, type[BaseModel]] = {
    "catalog": Catalog,
    "claims": ClaimsFile,
    "baseline": BaselineFile,
    "subjects": SubjectsFile,
    "metrics": MetricsFile,
    "references": ReferencesFile,
    "captures": CapturesFile,
    "units": UnitsFile,
    "policy": Policy,
    "ladder": LadderFile,
    "evidence": EvidenceFile,
}


def all_schemas() -> dict[str, Schema]:
    """Name -> schema, of every kind of file."""
    typed = {name: yaml_schema_of(name, model) for name, model in YAML_FILES.items()}
    return {**typed, "audit": schema_of("audit", Audit)}


def as_text(data: object) -> str:
    """`data` as JSON that people read."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def schema_files(out: Path) -> dict[Path, str]:
    """The file of every schema in the folder `out` -> its text."""
    return {out / f"{name}.schema.json": as_text(s) + "\n" for name, s in all_schemas().items()}
