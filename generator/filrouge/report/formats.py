"""The outputs: one line each, in order; ``--format`` offers exactly these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from filrouge.report.rapport import Rapport


@dataclass(frozen=True, slots=True)
class _Output:
    """A function of a module of this package, read only when its format is asked for: a run needs one of them."""

    module: str
    function: str

    def __call__(self, rapport: Rapport) -> str:
        """Return the report in this format."""
        render: Callable[[Rapport], str] = getattr(
            import_module(f"filrouge.report.{self.module}"), self.function
        )
        return render(rapport)


FORMATS: Mapping[str, Callable[[Rapport], str]] = {
    "github": _Output("github", "render_github"),
    "gitlab": _Output("gitlab", "render_gitlab"),
    "json": _Output("json_v1", "render_json"),
    "junit": _Output("junit", "render_junit"),
    "markdown": _Output("markdown", "render_markdown"),
    "sarif": _Output("sarif", "render_sarif"),
    "texte": _Output("text", "render_texte"),
}
