"""Threads and effects, on the example: what an auditor pulls, and the figures behind it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import gather
from filrouge.graph import Effet, Graph, effet, fil, points
from filrouge.project import open_project
from filrouge.records import Action, Appreciation, Ref

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def graph() -> Graph:
    project, _ = open_project(ROOT, clock=date(2030, 1, 1))
    return gather(project).graph


def refs(*texts: str) -> tuple[Ref, ...]:
    return tuple(map(Ref.parse, texts))


def action(graph: Graph, id_: str) -> Action:
    record = graph.records[id_]
    assert isinstance(record, Action)
    return record


class TestFil:
    def test_from_an_action_back_to_its_returns(self, graph: Graph) -> None:
        found = fil(graph, Ref("ACT-2026-007"))
        assert found.retours == refs("APP-2026-T1-CHAUD", "REC-2026-003")
        assert found.constats == refs("APP-2026-T1-CHAUD#rythme")
        assert found.decisions == refs("REV-2026-T1#rythme")
        assert found.actions == refs("ACT-2026-007")

    def test_from_a_constat_to_its_action(self, graph: Graph) -> None:
        found = fil(graph, Ref("APP-2026-T1-CHAUD", "rythme"))
        assert Ref("REV-2026-T1", "rythme") in found.decisions
        assert found.actions == refs("ACT-2026-007")

    def test_from_a_reclamation(self, graph: Graph) -> None:
        assert fil(graph, Ref("REC-2026-003")).actions == refs("ACT-2026-007")

    def test_a_return_shows_the_decision_behind_each_of_its_actions(self, graph: Graph) -> None:
        found = fil(graph, Ref("REC-2025-002"))
        assert Ref("ACT-2026-003") in found.actions
        for ref in found.actions:
            assert action(graph, ref.id).decidee_en in found.decisions

    def test_from_a_decision(self, graph: Graph) -> None:
        found = fil(graph, Ref("REV-2026-T1", "rythme"))
        assert found.decisions == refs("REV-2026-T1#rythme")
        assert found.actions == refs("ACT-2026-007")
        assert Ref("APP-2026-T1-CHAUD") in found.retours

    def test_an_action_of_an_audit_does_not_come_from_what_was_also_looked_at(self, graph: Graph) -> None:
        for ref in (Ref("ACT-2025-009"), Ref("REV-2025-AUDIT", "financeurs")):
            found = fil(graph, ref)
            assert (found.retours, found.constats) == ((), ())
            assert found.decisions == refs("REV-2025-AUDIT#financeurs")
            assert found.actions == refs("ACT-2025-009")

    def test_a_decision_without_action_keeps_what_it_is_about(self, graph: Graph) -> None:
        assert fil(graph, Ref("REV-2026-DIR", "risques-2026")).retours == refs(
            "RSQ-2026-002", "RSQ-2026-003", "RSQ-2026-005"
        )

    def test_a_failure_is_followed(self, graph: Graph) -> None:
        assert fil(graph, Ref("ACT-2025-016")).suites == refs("ACT-2026-003")
        assert Ref("ACT-2025-016") in fil(graph, Ref("ACT-2026-003")).retours

    def test_from_everything(self, graph: Graph) -> None:
        """No address of the example makes a thread fail, and each thread holds only what exists."""
        for id_ in graph.records:
            found = fil(graph, Ref(id_))
            for ref in (*found.retours, *found.constats, *found.decisions, *found.actions, *found.suites):
                assert ref.id in graph.records


class TestEffet:
    def test_before_and_after_are_computed(self, graph: Graph) -> None:
        found = effet(graph, action(graph, "ACT-2026-007"))
        assert found is not None
        assert (found.avant, found.apres) == pytest.approx((3.1, 4.19), abs=0.01)
        assert (found.depuis, found.jusqua) == (("APP-2026-T1-CHAUD",), ("APP-2026-T3-CHAUD",))
        assert (found.n_avant, found.n_apres) == (39, 37)
        assert found.cible_atteinte is True

    def test_typed_figures_keep_their_direction(self, graph: Graph) -> None:
        """Fewer days is better: progress is positive, and the target counts downwards."""
        found = effet(graph, action(graph, "ACT-2026-003"))
        assert found is not None
        assert (found.avant, found.apres, found.progres) == (12, 3, 9)
        assert found.cible_atteinte is True

    def test_no_figure_after_before_it_is_done(self, graph: Graph) -> None:
        found = effet(graph, action(graph, "ACT-2026-013"))
        assert found is not None
        assert found.avant is not None
        assert (found.apres, found.progres, found.cible_atteinte) == (None, None, None)

    def test_one_population_only(self, graph: Graph) -> None:
        """« rythme » is asked of several populations; an action is measured on the one it comes from."""
        measured = {point.appreciation for point in points(graph, action(graph, "ACT-2026-007"))}
        assert measured == {f"APP-{quarter}-CHAUD" for quarter in QUARTERS}


QUARTERS = ("2024-T3", "2024-T4", "2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026-T1", "2026-T2", "2026-T3")


def test_addresses_sort_with_their_record() -> None:
    assert sorted(refs("REV-1#b", "REV-2", "REV-1", "REV-1#a")) == list(
        refs("REV-1", "REV-1#a", "REV-1#b", "REV-2")
    )


class TestSerieOfOneFormation:
    """The syntheses of the example put formations together; here some are of TAB alone."""

    def found(self, graph: Graph, *alone: str, formation: str | None = "TAB") -> Effet:
        one = action(graph, "ACT-2026-007")
        assert one.reussite
        assert one.reussite.serie
        serie = replace(one.reussite.serie, formation=formation)
        changed = replace(one, reussite=replace(one.reussite, serie=serie))
        records = {**graph.records, one.id: changed}
        for id_ in alone:
            synthesis = graph.records[id_]
            assert isinstance(synthesis, Appreciation)
            records[id_] = replace(synthesis, formations=("TAB",))
        told = effet(Graph(records, graph.links, graph.unresolved), changed)
        assert told
        return told

    def test_only_its_own_syntheses_count(self, graph: Graph) -> None:
        whole = self.found(graph, formation=None)
        assert (whole.depuis, whole.jusqua) == (("APP-2026-T1-CHAUD",), ("APP-2026-T3-CHAUD",))
        assert self.found(graph, "APP-2026-T1-CHAUD", "APP-2026-T3-CHAUD") == whole
        after = self.found(graph, "APP-2026-T3-CHAUD")
        assert (after.avant, after.depuis, after.jusqua) == (None, (), ("APP-2026-T3-CHAUD",))

    def test_what_is_put_together_is_never_taken_for_it(self, graph: Graph) -> None:
        none = self.found(graph)
        assert (none.avant, none.apres) == (None, None)
