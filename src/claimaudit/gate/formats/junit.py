"""As CI servers read it: one test case a finding, waived ones skipped, a pass where clean."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from claimaudit.gate.findings import CODES, GateFinding
from claimaudit.gate.run import GateRun

# What XML 1.0 cannot hold, escaped or not.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    return _UNFIT.sub("�", text)


def as_junit(run: GateRun) -> str:
    suites = ET.Element("testsuites", name="claimaudit gate")
    for code, (says, _) in CODES.items():
        _suite(suites, code, says, [f for f in run.findings if f.code == code])
    body = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(suites: ET.Element, code: str, says: str, found: list[GateFinding]) -> None:
    failing = [f for f in found if f.suppressed is None]
    suite = ET.SubElement(
        suites, "testsuite", name=code, tests=str(max(1, len(found))),
        failures=str(len(failing)), errors="0", skipped=str(len(found) - len(failing)),
    )  # fmt: skip
    if not found:
        ET.SubElement(suite, "testcase", classname=code, name="nothing found", file="")
    for finding in found:
        name = _clean(finding.claim or finding.figure or finding.quote or finding.message)[:120]
        case = ET.SubElement(
            suite, "testcase", classname=f"{code}.{finding.article or 'workspace'}",
            name=name, file=finding.file,
        )  # fmt: skip
        if finding.suppressed is not None:
            ET.SubElement(case, "skipped", message=_clean(f"waived: {finding.suppressed}"))
        else:
            failure = ET.SubElement(case, "failure", type=code, message=_clean(finding.message))
            failure.text = _clean(f"{says}\n{finding.message}\n{finding.fix}")
