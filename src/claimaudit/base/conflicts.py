"""What a merge that was not finished leaves in a file."""

import re

# As git writes them: seven of a kind at the start of a line, and what side it is.
_MARKER = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
CONFLICT = "a merge conflict is not resolved"


def conflict_line(text: str) -> int:
    """The first line with a conflict marker of git, from 1; 0 where there is none."""
    found = _MARKER.search(text)
    return 1 + text.count("\n", 0, found.start()) if found else 0
