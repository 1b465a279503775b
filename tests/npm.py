"""Programs and archives from npm, for the tests of what other people's software makes of ours."""

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest


def packed(folder: Path, *packages: str) -> Path:
    """Fetch packages as ``npm pack`` does; without npm or its registry the test is skipped, but never on CI."""
    _run(folder, "npm", "pack", "--silent", *packages)
    return folder


def installed(folder: Path, *packages: str) -> Path:
    """Install packages in a folder; return that of their programs."""
    _run(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages)
    return folder / "node_modules/.bin"


def _run(folder: Path, *command: str) -> None:
    if which("npm") is None:
        _without("npm is missing")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        _without(f"npm could not fetch {command[-1]}: {done.stderr.strip()[-300:]}")


def _without(reason: str) -> None:
    if "CI" in os.environ:
        pytest.fail(f"{reason}, and CI must not pass without it")
    pytest.skip(reason)
