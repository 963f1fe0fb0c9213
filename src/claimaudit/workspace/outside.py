"""What a person names to be written to: nowhere among what a workspace is read from."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from claimaudit.base.files import reads
from claimaudit.base.outputs import Content, write_each
from claimaudit.base.problems import refusal, unwritten
from claimaudit.workspace.captures import EVIDENCE
from claimaudit.workspace.policy import POLICY

INPUTS = ("seeds", "claims", "references", "checks")
"""The folders of a workspace that people edit."""
# What is written to, and never replaced: /dev/stdout is a link, and for root a file like others.
_DEVICES = ("/dev", "/proc")


def give(text: str, output: Path | None = None) -> None:
    """Prints `text`, or writes it whole to `output`: what the encoding of the terminal lacks is
    written as an escape, and a lone surrogate, which no file can hold, as a question mark.
    Raises BrokenInputError, and OSError where stdout takes no more."""
    if output is None:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)
    elif _is_device(output):
        append(output, text)
    else:
        write_outside({output: text.encode("utf-8", "replace")})


def append(output: Path, text: str) -> None:
    """Writes `text` behind what is there. Raises BrokenInputError."""
    try:
        with output.open("ab") as out:
            out.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise unwritten(output, error) from None


def write_outside(files: Mapping[Path, Content]) -> None:
    """Writes files that are none of a workspace. Raises BrokenInputError."""
    for path in files:
        _refuse_input(path)
    write_each(files)


def _is_device(output: Path) -> bool:
    """Whether it is one of /dev, or a link of it to one; a link that a branch commits stands
    elsewhere."""
    named = any(output.absolute().is_relative_to(folder) for folder in _DEVICES)
    return named and output.exists() and not stat.S_ISREG(output.lstat().st_mode)


def _refuse_input(output: Path) -> None:
    """Raises BrokenInputError where a folder stands, or what this run or a workspace is read
    from."""
    path = Path(os.path.abspath(output))
    if path.is_dir():
        raise refusal(str(output), "is a folder", "name the file to write")
    real = path.resolve()
    edited = [one for one in (*path.parents, *real.parents) if one.name in (*INPUTS, EVIDENCE)]
    if str(real) in reads.get(()) or any((one.parent / POLICY).is_file() for one in edited):
        message = "is what a workspace or this command is read from"
        raise refusal(str(output), message, "name another place to write to")
