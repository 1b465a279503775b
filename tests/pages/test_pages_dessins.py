"""Whatever the figures, a drawing stays in its frame and stays readable."""

import re
from datetime import date

from drawing import check
from hypothesis import given
from hypothesis import strategies as st

from filrouge.pages.graphiques import avant_apres, boucle, courbe, delais, haltere, pareto, repartition
from filrouge.pages.graphiques.avant_apres import Jalon, Mesures, Place, Releve
from filrouge.pages.graphiques.boucle import Etape
from filrouge.pages.graphiques.delais import Reponse
from filrouge.pages.graphiques.haltere import Haltere
from filrouge.pages.graphiques.pareto import Theme
from filrouge.pages.graphiques.tendance import Case, Tendance, constat
from filrouge.records.types.echelle import Echelle, Score

T1 = 2026 * 4
VALUES = st.floats(-1e6, 1e6, allow_nan=False)
COUNTS = st.integers(1, 99_999)


@given(
    st.sampled_from(Echelle),
    st.lists(st.one_of(st.none(), st.tuples(VALUES, COUNTS)), max_size=45),
    st.one_of(st.none(), VALUES),
)
def test_a_trend_stays_in_its_frame(
    echelle: Echelle, scores: list[tuple[float, int] | None], cible: float | None
) -> None:
    low, high = echelle.bornes
    cases = tuple(
        Case(T1 + rank, None if one is None else Score(max(low, min(high, one[0])), one[1], echelle))
        for rank, one in enumerate(scores)
    )
    goal = None if cible is None else max(low, min(high, cible))
    found = Tendance("Question", echelle, cases, goal)
    check(courbe.courbe(found, key="t"))
    assert constat(found).endswith((".", "synthèse"))


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 200), VALUES, st.sampled_from(Place)), min_size=1, max_size=12),
    st.lists(DAYS, max_size=3),
    st.one_of(st.none(), VALUES),
)
def test_before_and_after_stay_in_their_frame(
    measures: list[tuple[date, int, float, Place]], days: list[date], cible: float | None
) -> None:
    releves = tuple(
        Releve(day, date.fromordinal(day.toordinal() + length), value, "T1 2026", "n = 39", place)
        for day, length, value, place in sorted(measures, key=lambda one: one[0])
    )
    jalons = tuple(Jalon(day, "vérifiée") for day in days)
    values = [one.valeur for one in releves] + ([cible] if cible is not None else [])
    found = Mesures(releves, jalons, (min(*values, 0), max(*values, 1)), lambda value: f"{value:.1f}", cible)
    check(avant_apres.courbe(found, key="e", titre="Effet")[0])


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 10**6)), max_size=12))
def test_bars_and_steps_stay_in_their_frame(rows: list[tuple[str, int]]) -> None:
    printable = [(re.sub(r"[^\w ,;:'’-]", "", name), count) for name, count in rows]
    check(repartition.barres(printable, key="r", titre="Répartition"))
    steps = sorted((count for _, count in printable), reverse=True)
    named = [Etape(name, count) for (name, _), count in zip(printable, steps, strict=True)]
    check(boucle.entonnoir(named, key="b", titre="Boucle"))
    themes = pareto.ordre([Theme(name, count, count // 3, count // 2) for name, count in printable])
    check(pareto.dessiner(themes, key="p", titre="Thèmes"))


@given(st.lists(st.tuples(DAYS, st.integers(0, 2000), st.booleans()), max_size=12), st.integers(1, 90))
def test_columns_of_days_stay_in_their_frame(rows: list[tuple[date, int, bool]], limit: int) -> None:
    found = [Reponse("REC-2026-001", "", day, days, waits) for day, days, waits in sorted(rows)]
    check(delais.colonnes(found, limit, key="d", titre="Délais"))


@given(
    st.one_of(st.none(), VALUES), st.one_of(st.none(), VALUES), st.one_of(st.none(), VALUES), st.booleans()
)
def test_a_dumbbell_stays_in_its_frame(
    avant: float | None, apres: float | None, cible: float | None, pourcent: bool
) -> None:
    ends = haltere.bornes((avant, apres, cible), pourcent=pourcent)
    assert ends[0] < ends[1]
    check(haltere.haltere(Haltere(avant, apres, cible, ends)))
