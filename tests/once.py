"""What takes seconds to make is made by one worker for all of them."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from typing import TypeVar

import pytest

Made = TypeVar("Made")


def made_once(session: pytest.TempPathFactory, name: str, make: Callable[[], Made]) -> Made:
    """What the first worker that asks for `name` makes: each has its own copy, from a file of
    this session."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    path = session.getbasetemp().parent / name
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
    made: Made = pickle.loads(path.read_bytes())
    return made
