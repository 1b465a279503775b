"""An editor without a window: what it says to a language server, and what it is told."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Editor:
    """A folder opened with its own settings; ``settings`` are those of ``.vscode/settings.json``."""

    def __init__(self, server: Sequence[str], folder: Path, settings: Json, locale: str) -> None:
        self._server = subprocess.Popen(
            server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._folder, self._settings, self._last = folder, settings, 0
        self._diagnostics: dict[str, list[Json]] = {}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "locale": locale,
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "depot"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"hover": {"contentFormat": ["markdown"]}},
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})

    def close(self) -> None:
        self._server.kill()
        self._server.communicate()

    def open(self, path: str, text: str) -> Json:
        """Open a file with this text and wait for its first reading; return what names it."""
        uri = (self._folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._take()
        return {"uri": uri}

    def faults(self, document: Json) -> list[str]:
        """Return the faults of a document."""
        return [one["message"] for one in self._diagnostics[document["uri"]]]

    def completed(self, document: Json, line: int, character: int) -> dict[str, str]:
        """Return what completes a place, counted from 0: label to explanation."""
        found = self._at("textDocument/completion", document, line, character)
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation", "")) for item in items}

    def hovered(self, document: Json, line: int, character: int) -> str:
        """Return what is shown over a place, counted from 0."""
        return _words(self._at("textDocument/hover", document, line, character)["contents"])

    def _at(self, method: str, document: Json, line: int, character: int) -> Any:
        place = {"line": line, "character": character}
        return self.ask(method, {"textDocument": document, "position": place})

    def ask(self, method: str, parameters: Json) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": parameters})
        while True:
            message = self._take()
            if message.get("id") == self._last and "method" not in message:
                return message["result"]

    def _tell(self, method: str, parameters: Json) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Json) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw))
        self._server.stdin.flush()

    def _take(self) -> Json:
        """Read one message, and answer it when it is a question."""
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message = json.loads(self._server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Json) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in message["params"]["items"]]

    def _section(self, name: str) -> Json:
        """Return a section of the settings, as VS Code does: « yaml.schemas » is the key « schemas » of « yaml »."""
        section: Json = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                inside = section
                *folders, last = key.removeprefix(f"{name}.").split(".")
                for folder in folders:
                    inside = inside.setdefault(folder, {})
                inside[last] = value
        return section


def _words(value: Any) -> str:
    return value["value"] if isinstance(value, dict) else str(value)
