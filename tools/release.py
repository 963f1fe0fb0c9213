"""Builds the package and uses it where nothing else is: `make release`.

The wheel is built from the source distribution, so that this one is whole. Both are checked,
the wheel goes into an empty environment with the locked versions of what it needs, and there
the command makes a new workspace, audits it, and supports its example. They are in dist/ then.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BIN = Path(sys.executable).parent
PACKAGE = ROOT / "src" / "claimaudit"
EXAMPLE = ("example-ferry-passengers", "supported", False)


def main() -> int:
    """Builds, checks and tries; the first thing that fails ends it."""
    shutil.rmtree(DIST, ignore_errors=True)
    call(BIN / "uv", "build", "--quiet", "--out-dir", DIST)
    sdist, wheel = next(DIST.glob("*.tar.gz")), next(DIST.glob("*.whl"))
    call(BIN / "twine", "check", "--strict", sdist, wheel)
    check_contents(sdist, wheel)
    with tempfile.TemporaryDirectory() as folder:
        claimaudit = install(wheel, Path(folder) / "venv")
        try_out(claimaudit, Path(folder))
    print(f"{sdist.name} and {wheel.name} are in {DIST.relative_to(ROOT)}/")
    return 0


def check_contents(sdist: Path, wheel: Path) -> None:
    """Every file of the package is in both as it is here; links became files."""
    with tarfile.open(sdist) as tar, zipfile.ZipFile(wheel) as archive:
        links = [member.name for member in tar if not (member.isreg() or member.isdir())]
        if links:
            raise SystemExit(f"{sdist.name} has links: {links}")
        for path in sorted(p for p in PACKAGE.rglob("*") if p.is_file()):
            name = path.relative_to(ROOT).as_posix()
            if "__pycache__" in name:
                continue
            in_sdist = tar.extractfile(f"{sdist.name.removesuffix('.tar.gz')}/{name}")
            in_wheel = archive.read(name.removeprefix("src/"))
            if in_sdist is None or not in_sdist.read() == in_wheel == path.read_bytes():
                raise SystemExit(f"{name} is not what was built")
        if not any(name.endswith("licenses/LICENSE") for name in archive.namelist()):
            raise SystemExit(f"{wheel.name} has no licence")


def install(wheel: Path, venv: Path) -> Path:
    """The command of `wheel` in an environment of its own."""
    call(BIN / "uv", "venv", "--quiet", "--python", sys.executable, venv)
    locked = ("--constraints", ROOT / "lock" / "runtime.txt")
    call(BIN / "uv", "pip", "install", "--quiet", "--python", venv / "bin" / "python",
         *locked, wheel)  # fmt: skip
    return venv / "bin" / "claimaudit"


def try_out(claimaudit: Path, folder: Path) -> None:
    """A new workspace there audits clean, and its one claim is supported."""
    workspace = folder / "workspace"
    call(claimaudit, "init", workspace, cwd=folder)
    call(claimaudit, "audit", "--workspace", workspace, cwd=folder)
    record = json.loads((workspace / "reports/out/audit.json").read_text("utf-8"))
    found = [(c["id"], c["verdict"], c["provisional"]) for c in record["claims"]]
    if found != [EXAMPLE]:
        raise SystemExit(f"the example of a new workspace came out as {found}")


def call(*command: str | Path, cwd: Path = ROOT) -> None:
    """Runs `command` without this checkout on its path; ends where it fails."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environment, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name} {command[1]} failed ({done.returncode})")


if __name__ == "__main__":
    sys.exit(main())
