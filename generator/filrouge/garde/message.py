"""The message of a commit as git will keep it: without what git itself wrote in it, nor the signatures it adds."""

import re

_CUT = re.compile(rb"^# -+ >8 -+$", re.MULTILINE)
"""Under this line, git shows the author what changes, and keeps none of it."""
_LEFT_OUT = re.compile(rb"^(?:#.*|[A-Z][A-Za-z-]*-by: .+ <[^>]+>)\r?$", re.MULTILINE)
"""Comments, and signatures (« Signed-off-by: »): who records is in the commit anyway."""


def message_lu(raw: bytes) -> bytes:
    """Return what is to be read of the file of a message; lines left out stay empty, so that places hold."""
    return _LEFT_OUT.sub(b"", _CUT.split(raw, maxsplit=1)[0])
