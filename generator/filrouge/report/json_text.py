"""Values to JSON text that a log may show."""

import json
import re
from typing import Any

from filrouge.report.cells import commands, unsafe

_LOOKED_AT = re.compile("[^\n -~]")


def dump(value: Any) -> str:
    r"""Return indented JSON, accents as they are, with nothing that commands a terminal or a CI.

    What could is written ``\uXXXX``: the same value to whoever reads the JSON.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = _LOOKED_AT.sub(lambda found: _escaped(found[0]), text)
    for place in reversed(commands(text)):
        text = f"{text[:place]}\\u0023{text[place + 1 :]}"
    return text + "\n"


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if unsafe(character) else character
