"""As CI servers read it: a suite a rule, a test case a finding, waived ones skipped, one that
passes where there is none. No clock and no line in a name, so servers follow a finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from claimaudit.base.shown import one_line
from claimaudit.gate.findings import CODES, GateFinding, failing
from claimaudit.gate.formats.place import Places
from claimaudit.gate.run import GateRun

# What XML 1.0 cannot hold, escaped or not.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = 160


def _clean(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def as_junit(run: GateRun) -> str:
    places = Places(run)
    suites = ET.Element("testsuites", name="claimaudit gate")
    cases = failures = 0
    for code, (says, _) in CODES.items():
        found = [f for f in run.findings if f.code == code]
        _suite(suites, code, says, found, places)
        cases += max(1, len(found))
        failures += len(failing(found))
    suites.attrib |= {"tests": str(cases), "failures": str(failures), "errors": "0"}
    body = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(
    suites: ET.Element, code: str, says: str, found: Sequence[GateFinding], places: Places
) -> None:
    bad = len(failing(found))
    suite = ET.SubElement(
        suites, "testsuite", name=code, tests=str(max(1, len(found))),
        failures=str(bad), errors="0", skipped=str(len(found) - bad),
    )  # fmt: skip
    if not found:
        ET.SubElement(suite, "testcase", classname=code, name="nothing found")
    seen: Counter[tuple[str, str]] = Counter()
    for finding in found:
        classname, name = f"{code}.{finding.article or 'workspace'}", _name(finding)
        seen[classname, name] += 1
        # Servers take two cases of one name for one.
        if seen[classname, name] > 1:
            name += f" ({seen[classname, name]})"
        case = ET.SubElement(suite, "testcase", classname=classname, name=name)
        if finding.suppressed is not None:
            ET.SubElement(case, "skipped", message=_clean(f"waived: {finding.suppressed}"))
            continue
        failure = ET.SubElement(case, "failure", type=code, message=_clean(finding.message))
        told = (places.shown(finding), says, finding.message, finding.fix)
        failure.text = _clean("\n".join(told))


def _name(finding: GateFinding) -> str:
    named = (finding.claim or finding.figure, finding.quote)
    shown = " — ".join(part for part in named if part) or finding.message
    return _clean(one_line(shown, _NAME))
