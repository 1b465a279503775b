"""The outputs: one line each, in order; ``--format`` offers exactly these."""

from collections.abc import Callable, Mapping

from filrouge.report.github import render_github
from filrouge.report.gitlab import render_gitlab
from filrouge.report.json_v1 import render_json
from filrouge.report.junit import render_junit
from filrouge.report.markdown import render_markdown
from filrouge.report.rapport import Rapport
from filrouge.report.sarif import render_sarif
from filrouge.report.text import render_texte

FORMATS: Mapping[str, Callable[[Rapport], str]] = {
    "github": render_github,
    "gitlab": render_gitlab,
    "json": render_json,
    "junit": render_junit,
    "markdown": render_markdown,
    "sarif": render_sarif,
    "texte": render_texte,
}
