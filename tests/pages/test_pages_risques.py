"""The list of risks against their threads, on the example: an action decided on a risk is one of its actions."""

import re
from datetime import date
from pathlib import Path

from filrouge.evidence import gather
from filrouge.pages import render_pages
from filrouge.pages.context import Context
from filrouge.project import open_project
from filrouge.records import Ref, Risque

ROOT = Path(__file__).parents[2]


def test_the_list_shows_the_actions_of_each_thread() -> None:
    project, findings = open_project(ROOT, clock=date(2030, 1, 1))
    evidence = gather(project, findings)
    page = next(page for page in render_pages(evidence) if page.path == "risques/index.html")
    rows = {row.partition('"')[0]: row for row in page.html.split('id="')[1:]}
    context = Context(evidence)
    named = {ref.id for risque in context.graph.of(Risque) for ref in context.fil(Ref(risque.id)).actions}
    assert "ACT-2025-010" in named
    for risque in context.graph.of(Risque):
        actions = {ref.id for ref in context.fil(Ref(risque.id)).actions}
        assert actions <= set(re.findall(r"ACT-\d{4}-\d{3}", rows[risque.id])), risque.id
