"""Templates compiled once, and kept where Python keeps the modules that it compiled."""

import sys
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """What the templates of this package were compiled to, in its own ``__pycache__``.

    It is as safe there as the modules beside it, and of the same use: where the folder cannot be written, or Python is
    told to write nothing, each run compiles again. ``maker`` is the file that says how they are compiled.
    """

    def __init__(self, maker: str) -> None:
        self._maker = maker

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of the template: one file for each, whatever it held before."""
        del filename  # the signature is that of Jinja
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read back what the template was compiled to, if this very text was, in the same way."""
        with suppress(OSError):
            kept = self._path(bucket).read_bytes()
            if kept.startswith(self._mark(bucket, kept[32:])):
                bucket.bytecode_from_string(kept[32:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the template was compiled to."""
        if sys.dont_write_bytecode:
            return
        body = bucket.bytecode_to_string()
        path = self._path(bucket)
        fresh = path.with_name(f"{path.name}.{id(bucket)}")
        with suppress(OSError):
            fresh.write_bytes(self._mark(bucket, body) + body)
            fresh.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        beside = Path(cache_from_source(self._maker))
        return beside.with_name(f"{bucket.key}.{sys.implementation.cache_tag}.pyc")

    def _mark(self, bucket: Bucket, body: bytes) -> bytes:
        """Return what a file that is whole, and of this very template, begins with."""
        return sha256(self._manner + bucket.checksum.encode() + body).digest()

    @cached_property
    def _manner(self) -> bytes:
        return version("jinja2").encode() + Path(self._maker).read_bytes()
