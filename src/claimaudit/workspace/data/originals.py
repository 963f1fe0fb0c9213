"""What can be looked at of the documents of references/: their captures, and files of the
workspace. Clips stand in them, and figures are read from them."""

import hashlib
from collections.abc import Mapping

from claimaudit.base.inputs import Inputs, TooLargeError
from claimaudit.workspace.captures import CAPTURES, EVIDENCE, Capture, FoundValue
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.value import DataError
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document, Print

_FILE = "put it there, or mend file: of the document, its path from the top of the workspace"
_SEARCH = "run `claimaudit capture --search`, which reads it there, and look at its diff"
_LIMIT = "is this the right file? limits.data_bytes in checks/policy.yaml sets the limit"


class Originals:
    """Reads each file and each capture once."""

    def __init__(self, inputs: Inputs, policy: Policy, captures: Mapping[str, Capture]) -> None:
        self._inputs, self._policy, self._captures = inputs, policy, captures
        self._opened: dict[str, DataFile | DataError | None] = {}
        self._clips = {(one.document, c.clip) for one in captures.values() for c in one.clips}

    def stands(self, one: Print) -> bool:
        """Whether its clip was found in the document's capture."""
        return (one.document, one.clip) in self._clips

    def value(self, document: Document, fact: str, at: InData) -> FoundValue:
        """The figure that the fact reads there: of a file of the workspace as it is now, of a
        capture as the lock has it, held against its bytes where they are here. Raises DataError."""
        if document.file is not None:
            return found_value(fact, at, self._file(document.file))
        capture = self._captures.get(document.id)
        if capture is None:
            fix = f"run `claimaudit capture {document.id}`, or enter the document's file:"
            raise DataError("was never captured", fix)
        locked = next((one for one in capture.values if (one.fact, one.at) == (fact, at)), None)
        data = self._capture(capture)
        now = found_value(fact, at, data) if data is not None else locked
        if now is None or now != locked:
            was = f"is “{locked.figure}” in {CAPTURES}" if locked else f"is not in {CAPTURES}"
            message = f"{was}, and “{now.figure}” in the capture" if now else was
            raise DataError(message, _SEARCH)
        return locked

    def _file(self, name: str) -> DataFile:
        if name not in self._opened:
            self._opened[name] = self._read(name)
        opened = self._opened[name]
        if not isinstance(opened, DataFile):
            raise opened or DataError("is missing", _FILE)
        return opened

    def _read(self, name: str) -> DataFile | DataError:
        try:
            body = self._inputs.data(name, self._policy.limits.data_bytes)
        except TooLargeError as error:
            return DataError(f"is {error}", _LIMIT)
        except FileNotFoundError:
            return DataError("is missing", _FILE)
        except OSError as error:
            return DataError(f"cannot be read: {error.strerror}", _FILE)
        # What it unfolds to is bounded by its own limit, not by the larger one of captures.
        most = min(self._policy.limits.data_bytes, self._policy.captures.bytes)
        return DataFile(body, self._policy.captures.model_copy(update={"bytes": most}))

    def _capture(self, capture: Capture) -> DataFile | None:
        """None where its bytes are not on this machine. They are no input of the audit: what
        counts of them stands in the lock."""
        if capture.file not in self._opened:
            self._opened[capture.file] = self._read_capture(capture)
        opened = self._opened[capture.file]
        if isinstance(opened, DataError):
            raise opened
        return opened

    def _read_capture(self, capture: Capture) -> DataFile | DataError | None:
        name, limit = f"{EVIDENCE}/{capture.file}", self._policy.captures.bytes
        try:
            body = self._inputs.folder.read(name, limit + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            return DataError(f"{name} cannot be read: {error.strerror}", "capture it again")
        if hashlib.sha256(body).hexdigest() != capture.sha256:
            return DataError(f"{name}: its bytes are not those of {CAPTURES}", "capture it again")
        return DataFile(body, self._policy.captures, capture.charset)


def found_value(fact: str, at: InData, data: DataFile) -> FoundValue:
    """What a fact's print reads at a place. Raises DataError."""
    read = data.value(at)
    return FoundValue(fact=fact, at=at, figure=read.figure, unit=read.unit, clip=read.clip)
