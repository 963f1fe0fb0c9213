"""The parts of a workspace as they were read last, kept for the next run while nothing of them has
changed.

Reading a part is a function of what its files answer, of the parts that it is read against and of
the program: where these are the same, so is the outcome. A changed claim has the claims read again,
and no fact.
"""

import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from claimaudit.base.asked import Answers, RecordingFolder
from claimaudit.base.cache import cache_folder, entry_name, load, program_hash, save
from claimaudit.base.files import Folder
from claimaudit.base.inputs import Inputs

T = TypeVar("T")


class Parts:
    """The workspace in `folder`, read part by part; all that is read goes through `inputs`. Where
    it lies at `root`, its parts are kept."""

    def __init__(self, folder: Folder, root: Path | None = None) -> None:
        self.inputs = Inputs(folder)
        self._root = root

    def read(self, kind: str, make: Callable[[Inputs], T], against: str = "") -> T:
        """What `make` reads, or read of the same answers before: it must depend on nothing but
        them and what `against` is a hash of. Raises what `make` raises."""
        found: tuple[T, Inputs] | None = self._recall(kind, against)
        if found is None:
            asked = RecordingFolder(self.inputs.folder)
            inputs = Inputs(asked, self.inputs.yaml_bytes)
            found = make(inputs), inputs
            inputs.folder = self.inputs.folder
            self._keep(kind, against, asked.answers, found)
        value, inputs = found
        self.inputs.join(inputs)
        return value

    def _recall(self, kind: str, against: str) -> tuple[T, Inputs] | None:
        # Whatever is wrong with what lies there, it is read anew.
        with suppress(Exception):
            if self._root is not None:
                of, answers, read = pickle.loads(load(entry_name(self._root, kind)))  # noqa: S301 - only this user can have left it
                # It is unpacked only where it still holds.
                now = RecordingFolder(self.inputs.folder)
                if of == (program_hash(), against) and now.still_answers(answers):
                    found: tuple[T, Inputs] = pickle.loads(read)  # noqa: S301
                    return found
        return None

    def _keep(self, kind: str, against: str, answers: Answers, read: tuple[T, Inputs]) -> None:
        """Where it cannot be kept, or a problem is to be told again, it is read again."""
        with suppress(Exception):
            if self._root is not None and cache_folder() and not read[1].problems:
                data = pickle.dumps(read, pickle.HIGHEST_PROTOCOL)
                kept = (program_hash(), against), answers, data
                save(entry_name(self._root, kind), pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
