"""Writing references/captures.lock.yaml: sorted, the same captures in the same bytes."""

from collections.abc import Mapping
from typing import Any

import yaml

from claimaudit.workspace.captures import Capture, CapturesFile

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_HEAD = """\
# yaml-language-server: $schema=../schemas/captures.schema.json
# Written by `claimaudit capture`: which bytes each document was, and where its clips stand.
"""


def lock_text(captures: Mapping[str, Capture]) -> str:
    """The file of these captures."""
    ordered = [captures[key] for key in sorted(captures)]
    data = CapturesFile(captures=ordered).model_dump(exclude_none=True, by_alias=True)
    for one in data["captures"]:
        if not one["values"]:
            del one["values"]
    dumped: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return _HEAD + dumped
