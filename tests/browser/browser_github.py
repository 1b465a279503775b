"""The few questions that the forms ask GitHub, answered from a repository of the disk; what they write becomes real commits."""

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

API = "https://api.github.com"
_ALLOWED = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-methods": "*",
}
_AUTHOR = {"name": "Essai", "email": "essai@essai.example", "user": {"id": 1, "login": "essai"}}
Json = dict[str, Any]


class Github:
    """Takes the place of the API; ``pulls`` and ``labels`` are what it was asked to open and to put."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.pulls: list[Json] = []
        self.labels: list[list[str]] = []
        self.unknown: list[str] = []

    def answer(self, route: Route) -> None:
        request = route.request
        path = request.url.removeprefix(API).partition("?")[0]
        if request.method == "OPTIONS" or "/collaborators/" in path:
            route.fulfill(status=204, headers=_ALLOWED)
            return
        asked = request.post_data_json if request.post_data else {}
        route.fulfill(
            status=200,
            content_type="application/json",
            headers=_ALLOWED,
            body=json.dumps(self._answer(request.method, path, asked)),
        )

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        done = subprocess.run(
            ("git", *arguments), cwd=self._root, input=stdin, capture_output=True, check=True
        )
        return done.stdout.decode()

    def _answer(self, method: str, path: str, asked: Json) -> Any:
        if path == "/graphql":
            return {"data": self._graphql(asked["query"], asked["variables"])}
        if path == "/user":
            return {"id": 1, "login": "essai", "name": "Essai", "email": _AUTHOR["email"]}
        if "/git/trees/" in path:
            return {"sha": path.rpartition("/")[2], "tree": self._tree(), "truncated": False}
        if (method, path.rpartition("/")[2]) == ("POST", "pulls"):
            self.pulls.append(asked)
            return {
                "number": 1,
                "node_id": "PR_1",
                "html_url": "https://github.com/mon-organisme/mon-plan/pull/1",
            }
        if path.endswith("/labels"):
            self.labels.append(asked["labels"])
            return []
        self.unknown.append(f"{method} {path} {asked}")
        return {}

    def _graphql(self, query: str, variables: Json) -> Json:
        if "createRef" in query:
            given = variables["input"]
            self.git("update-ref", given["name"], given["oid"])
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "createCommitOnBranch" in query:
            return {"createCommitOnBranch": {"commit": self._commit(variables["input"])}}
        repository = self._repository(query)
        return {"repository": repository, "base": repository, "fork": repository}

    def _repository(self, query: str) -> Json:
        if "pullRequests(" in query:
            return {"pullRequests": {"nodes": []}}
        blobs = re.findall(r'(\w+): object\(oid: "(\w+)"\)', query)
        if blobs:
            return {
                name: {"text": self.git("cat-file", "blob", oid), "isTruncated": False} for name, oid in blobs
            }
        histories = re.findall(r"(commit_\d+):", query)
        if histories:
            node = {"author": _AUTHOR, "committedDate": "2026-11-01T00:00:00Z"}
            return {name: {"target": {"history": {"nodes": [node]}}} for name in histories}
        head = self.git("rev-parse", "main").strip()
        return {
            "id": "R_1",
            "ref": {"target": {"oid": head, "history": {"nodes": [{"oid": head, "message": "x"}]}}},
        }

    def _tree(self) -> list[Json]:
        lines = (line.split("\t") for line in self.git("ls-tree", "-r", "-l", "main").splitlines())
        entries = ((meta.split(), path) for meta, path in lines)
        return [
            {"path": path, "mode": mode, "type": kind, "sha": oid, "size": int(size)}
            for (mode, kind, oid, size), path in entries
        ]

    def _commit(self, given: Json) -> Json:
        """Write a commit as GitHub would, without touching the files of the disk."""
        branch, parent = f"refs/heads/{given['branch']['branchName']}", given["expectedHeadOid"]
        self.git("read-tree", parent)
        for added in given["fileChanges"].get("additions", []):
            oid = self.git("hash-object", "-w", "--stdin", stdin=base64.b64decode(added["contents"])).strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{oid},{added['path']}")
        tree = self.git("write-tree").strip()
        identity = ("-c", "user.name=Essai", "-c", "user.email=essai@essai.example")
        message = given["message"]["headline"]
        oid = self.git(*identity, "commit-tree", tree, "-p", parent, "-m", message).strip()
        self.git("update-ref", branch, oid)
        self.git("read-tree", "main")
        return {"oid": oid, "committedDate": "2026-11-16T00:00:00Z"}
