"""As CI servers read it: a suite a rule, a test case a finding, one that passes where there is
none. What is waived or fails nothing is skipped. No clock and no line in a name, so that servers
follow a finding."""

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from claimaudit.base.shown import log_line, one_line
from claimaudit.gate.codes import CODES
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun

# What XML 1.0 cannot hold, escaped or not.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = 160


def _clean(text: str) -> str:
    """`text` on one line, of what XML can hold and no CI server obeys."""
    return _UNFIT.sub("\ufffd", log_line(one_line(text))).replace("##[", "# #[")


def render(run: GateRun) -> str:
    """One XML document."""
    suites = ET.Element("testsuites", name="claimaudit gate")
    for code in CODES:
        _suite(suites, code, [finding for finding in run.findings if finding.code == code])
    cases = len(suites.findall("*/testcase"))
    suites.attrib |= {"tests": str(cases), "failures": str(len(run.failing)), "errors": "0"}
    body = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(suites: ET.Element, code: str, found: Sequence[GateFinding]) -> None:
    bad = sum(finding.fails for finding in found)
    counts = (max(1, len(found)), bad, 0, len(found) - bad)
    about = dict(zip(("tests", "failures", "errors", "skipped"), map(str, counts), strict=True))
    suite = ET.SubElement(suites, "testsuite", {"name": code, **about})
    if not found:
        ET.SubElement(suite, "testcase", classname=code, name="nothing found")
    seen: Counter[tuple[str, str]] = Counter()
    for finding in found:
        classname, name = f"{code}.{finding.place.article or 'workspace'}", _name(finding)
        seen[classname, name] += 1
        # Servers take two cases of one name for one.
        if seen[classname, name] > 1:
            name += f" ({seen[classname, name]})"
        _result(ET.SubElement(suite, "testcase", classname=classname, name=name), finding)


def _result(case: ET.Element, finding: GateFinding) -> None:
    if finding.fails:
        failure = ET.SubElement(case, "failure", type=finding.code, message=_clean(finding.message))
        told = (str(finding.place), CODES[finding.code].says, finding.message, finding.fix)
        failure.text = "\n".join(map(_clean, told))
    else:
        said = f"{finding.level}: {finding.place}: {finding.message}. {finding.fix}"
        if finding.suppressed is not None:
            said = f"waived: {finding.suppressed}"
        ET.SubElement(case, "skipped", message=_clean(said))


def _name(finding: GateFinding) -> str:
    named = (finding.claim or finding.figure, finding.quote)
    shown = " — ".join(part for part in named if part) or finding.message
    return _clean(one_line(shown, _NAME))
