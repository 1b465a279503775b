"""Commands run as a user runs them."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

from filrouge.cli.main import main

MAIN = "from filrouge.cli.main import main; main()"


@dataclass(frozen=True)
class Done:
    exit_code: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Done:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as exited:
        main(arguments)
    return Done(int(exited.value.code or 0), out.getvalue(), err.getvalue())


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@contextmanager
def serve(root: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str, IO[str]]]:
    """Run « servir » as a user does; give its address and its standard error."""
    # A shell has those it starts in the background ignore Ctrl-C; a user's terminal does not.
    heard = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {MAIN}"
    command = [sys.executable, "-c", heard, "servir", "--racine", str(root), "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stderr is not None
        try:
            lines = iter(server.stderr.readline, "")
            url = next(found[0] for line in lines if (found := re.search(r"http://[0-9.:]+/", line)))
            yield server, url, server.stderr
        finally:
            if server.poll() is None:
                server.kill()


def wait_for(url: str, expected: str, *, absent: str = "\0", within: float = 15) -> float:
    """Wait until a page holds a text and not another; return how long that took."""
    start = time.monotonic()
    while time.monotonic() - start < within:
        with urlopen(url, timeout=10) as answer:  # noqa: S310 # our own server
            html = answer.read().decode()
        if expected in html and absent not in html:
            return time.monotonic() - start
        time.sleep(0.05)
    raise AssertionError(f"« {expected} » never came, or « {absent} » never went")
