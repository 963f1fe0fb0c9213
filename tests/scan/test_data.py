"""The word lists: each has its reason, and its patterns are sound."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

LISTS = sorted(p.name for p in files("claimaudit.scan").iterdir() if p.name.endswith(".yaml"))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_why(name: str) -> None:
    loaded = yaml.safe_load((files("claimaudit.scan") / name).read_text("utf-8"))
    for key, entry in loaded.items():
        assert entry["why"].strip(), key
        for pattern in entry.get("patterns", []):
            re.compile(pattern["pattern"] if isinstance(pattern, dict) else pattern)
