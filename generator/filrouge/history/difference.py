"""Two versions of one record to the changes between them; nothing is ever lost, known or not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile, zip_longest
from typing import TypeGuard

from filrouge.history.changement import (
    RIEN,
    Changement,
    Lieu,
    NatureChangement,
    Valeur,
    canonique,
    cle_entree,
)
from filrouge.history.natures import nature_entree, nature_valeur
from filrouge.records import RecordType
from filrouge.records.types.echelle import Echelle
from filrouge.source import Value


def changements(
    type_: RecordType, avant: Mapping[str, Value] | None, apres: Mapping[str, Value] | None
) -> tuple[Changement, ...]:
    """Return what changed between two versions of a record (None: not there), in the order of reading.

    Values are compared as parsed: the order of keys, and of the entries of a list, is no change.
    """
    if avant is None or apres is None:
        return tuple(_entiers(type_, avant, apres))
    # Most records are as they were, and their values then often the very same objects.
    if avant.keys() == apres.keys() and all(apres[key] is value for key, value in avant.items()):
        return ()
    if repr(dict(avant)) == repr(dict(apres)):
        return ()
    found = _mapping(Lieu.racine(type_), avant, apres)
    return tuple(sorted(found, key=lambda changement: changement.nature.rang))


def _entiers(
    type_: RecordType, avant: Mapping[str, Value] | None, apres: Mapping[str, Value] | None
) -> Iterator[Changement]:
    if apres is not None:
        yield Changement(type_, NatureChangement.CREE, apres=dict(apres))
    elif avant is not None:
        yield Changement(type_, NatureChangement.SUPPRIME, avant=dict(avant))


def _mapping(lieu: Lieu, avant: Mapping[str, Value], apres: Mapping[str, Value]) -> Iterator[Changement]:
    groupe = _groupe(lieu, avant, apres)
    if groupe is not None:
        yield groupe
    told = groupe.avant if groupe and isinstance(groupe.avant, dict) else {}
    for key in _cles(lieu, avant, apres):
        was, became = avant.get(key, RIEN), apres.get(key, RIEN)
        if key not in told and not _memes(was, became):
            yield from _valeur(lieu.cle(key), was, became)


def _memes(avant: Valeur, apres: Valeur) -> bool:
    # Most values did not change at all, which is told much faster.
    return repr(avant) == repr(apres) or canonique(avant) == canonique(apres)


def _cles(lieu: Lieu, avant: Iterable[str], apres: Iterable[str]) -> list[str]:
    """Return all keys in the order of the schema, those it does not know last."""
    known = {key: rank for rank, key in enumerate(lieu.noeud.get("properties", ()))}
    return sorted({*avant, *apres}, key=lambda key: (known.get(key, len(known)), key))


def _groupe(lieu: Lieu, avant: Mapping[str, Value], apres: Mapping[str, Value]) -> Changement | None:
    """Return the change of keys that only say something together, when they changed."""
    if lieu.type.name == "risque" and not lieu.pointer:
        nature, keys, sound = NatureChangement.COTATION, ("probabilite", "impact"), _cotation
    elif lieu.type.name == "appreciation" and len(lieu.pointer) == 2 and lieu.pointer[0] == "questions":
        nature, keys, sound = NatureChangement.REPARTITION, ("echelle", "repartition"), _repartition
    else:
        return None
    old, new = ({key: side[key] for key in keys if key in side} for side in (avant, apres))
    if not sound(old) or not sound(new) or canonique(old) == canonique(new):
        return None
    return Changement(lieu.type, nature, lieu.pointer, old, new)


def _cotation(values: Mapping[str, Value]) -> bool:
    return len(values) == 2 and all(map(_entier, values.values()))


def _repartition(values: Mapping[str, Value]) -> bool:
    scale, spread = values.get("echelle"), values.get("repartition")
    known = isinstance(scale, str) and scale in set(Echelle)
    return known and isinstance(spread, dict) and all(map(_entier, spread.values()))


def _entier(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _valeur(lieu: Lieu, avant: Valeur, apres: Valeur) -> Iterator[Changement]:
    if _d_un_bloc(lieu):
        yield Changement(lieu.type, nature_valeur(lieu, avant, apres), lieu.pointer, avant, apres)
    elif isinstance(avant, dict) and isinstance(apres, dict):
        yield from _mapping(lieu, avant, apres)
    elif _liste(avant) and _liste(apres) and avant != []:
        yield from _entrees(lieu, _tout(avant), _tout(apres))
        if apres == []:
            yield Changement(lieu.type, NatureChangement.LISTE_VIDE, lieu.pointer, RIEN, [])
    elif avant == [] and isinstance(apres, list):
        yield from _entrees(lieu, [], apres)
    else:
        yield Changement(lieu.type, nature_valeur(lieu, avant, apres), lieu.pointer, avant, apres)


def _d_un_bloc(lieu: Lieu) -> bool:
    """Tell whether a place is never looked into: a figure with its day and source, what is not published."""
    return lieu.nom == "note_interne" or lieu.pointer in {("reussite", "avant"), ("reussite", "apres")}


def _liste(valeur: Valeur) -> bool:
    return valeur is RIEN or isinstance(valeur, list)


def _tout(valeur: Valeur) -> list[Value]:
    return valeur if isinstance(valeur, list) else []


def _entrees(lieu: Lieu, avant: list[Value], apres: list[Value]) -> Iterator[Changement]:
    """Compare two lists as sets: entries of the same key are the same one, told field by field when only one has it."""
    totals = [Counter(map(cle_entree, side)) for side in (avant, apres)]
    gone, come = _par_cle(_sans(avant, apres)), _par_cle(_sans(apres, avant))
    for key in {**gone, **come}:
        old, new = gone.get(key, []), come.get(key, [])
        one = len(old) == len(new) == 1 and all(total[key] == 1 for total in totals)
        if one and key and _suivie(old[0]) and _suivie(new[0]):
            yield from _mapping(lieu.element(key), old[0], new[0])
            continue
        for was, became in zip_longest(old, new, fillvalue=RIEN):
            place = lieu.element(key)
            nature = nature_entree(lieu, place, was, became)
            yield Changement(lieu.type, nature, place.pointer, was, became, entree=True)


def _par_cle(entries: list[Value]) -> dict[str, list[Value]]:
    grouped: dict[str, list[Value]] = defaultdict(list)
    for entry in entries:
        grouped[cle_entree(entry)].append(entry)
    return grouped


def _suivie(entry: Value) -> TypeGuard[dict[str, Value]]:
    """Tell whether an entry has an inner life; a dated note is one thing, written or corrected."""
    return isinstance(entry, dict) and cle_entree(entry) != entry.get("le")


def _sans(entries: list[Value], others: list[Value]) -> list[Value]:
    """Return the entries without those that the others hold too, each as many times."""
    # A list mostly grows at its end.
    same = sum(
        1 for _ in takewhile(lambda pair: repr(pair[0]) == repr(pair[1]), zip(entries, others, strict=False))
    )
    entries, others = entries[same:], others[same:]
    known = Counter(map(canonique, others))
    kept = []
    for entry in entries:
        text = canonique(entry)
        if known[text]:
            known[text] -= 1
        else:
            kept.append(entry)
    return kept
