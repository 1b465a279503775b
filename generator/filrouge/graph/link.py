"""Resolve every link that the schemas announce (``x-reference``)."""

from collections.abc import Iterator, Mapping

from filrouge.diagnostics import Finding, Severity, closest
from filrouge.graph.graph import Graph, Link, Unresolved
from filrouge.records import RECORD_TYPES, Loaded, Organisme, RecordType, Ref, known_type, type_of_id
from filrouge.source import Document, Pointer
from filrouge.validation import load_schema

_REGISTERS = {"categorie": "categories", "role": "roles", "formation": "formations", "theme": "themes"}
_KINDS = {
    "categorie": ("categorie-non-declaree", "la catégorie"),
    "role": ("role-inconnu", "le rôle"),
    "formation": ("formation-inconnue", "la formation"),
    "theme": ("theme-inconnu", "le thème"),
}
ORIGINES = "origines"
_TYPES = {type_.name: type_ for type_ in RECORD_TYPES}


def link(loaded: Loaded) -> tuple[Graph, tuple[Finding, ...]]:
    """Follow every link of every valid record.

    A link that leads nowhere is a finding, but for the origins of actions: the rule
    ``origine-introuvable`` tells those, with what an auditor makes of them.
    """
    resolver = _Resolver(loaded)
    outcomes = [outcome for id_ in loaded.records for outcome in resolver.follow(id_)]
    links = tuple(outcome for outcome in outcomes if isinstance(outcome, Link))
    unresolved = tuple(outcome for outcome in outcomes if isinstance(outcome, Unresolved))
    findings = tuple(
        _finding(loaded.documents[lost.source], lost) for lost in unresolved if lost.relation != ORIGINES
    )
    return Graph(loaded.records, links, unresolved), findings


class _Resolver:
    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._known = frozenset(loaded.records) | loaded.broken
        self._fragments = {id_: _fragments(id_, document) for id_, document in loaded.documents.items()}

    def follow(self, id_: str) -> Iterator[Link | Unresolved]:
        """Yield what becomes of every link that a record holds, in source order."""
        document = self._loaded.documents[id_]
        for pointer, value, targets in load_schema(known_type(id_).name).references.found(document.data):
            outcome = self._resolve(id_, pointer, str(value), targets)
            if outcome is not None:
                yield outcome

    def _resolve(
        self, id_: str, pointer: Pointer, text: str, targets: tuple[str, ...]
    ) -> Link | Unresolved | None:
        if targets[0] in _REGISTERS:
            return self._registered(id_, pointer, text, targets[0])
        target = Ref.parse(text)
        if target.id not in self._known:
            return self._unknown(id_, pointer, target, targets)
        wrong = self._wrong_target(target, targets)
        if wrong is not None:
            return _lost(id_, pointer, *wrong)
        if target.id in self._loaded.broken:
            return None
        return Link(self._source(id_, pointer), _relation(pointer), target, pointer)

    def _registered(self, id_: str, pointer: Pointer, code: str, kind: str) -> Unresolved | None:
        organisme = self._loaded.organisme
        if organisme is None:
            return None  # its own faults are told; every code would be unknown
        register = _register(organisme, kind)
        if code in register:
            return None
        near = closest(code, register)
        remedy = (
            f"vouliez-vous dire «\u00a0{near}\u00a0»\u00a0?"
            if near
            else f"codes connus\u00a0: {_some(register)}"
        )
        declare = f"ajoutez-le à «\u00a0{_REGISTERS[kind]}\u00a0» dans content/organisme.yaml"
        helps = (remedy, f"ou {declare}") if register else (declare,)
        fault, what = _KINDS[kind]
        message = f"{what} «\u00a0{code}\u00a0» n’est pas dans content/organisme.yaml"
        return _lost(id_, pointer, fault, message, *helps)

    def _unknown(self, id_: str, pointer: Pointer, target: Ref, targets: tuple[str, ...]) -> Unresolved:
        allowed = _allowed(targets)
        near = closest(target.id, (id_ for id_ in self._known if known_type(id_).name in allowed))
        type_ = type_of_id(target.id)
        what = (
            f"{_article(type_)} «\u00a0{target.id}\u00a0»" if type_ else f"la fiche «\u00a0{target.id}\u00a0»"
        )
        remedy = (
            f"vouliez-vous dire «\u00a0{near}\u00a0»\u00a0?"
            if near
            else "vérifiez le numéro, ou créez la fiche"
        )
        return _lost(id_, pointer, "lien-inconnu", f"{what} n’existe pas", remedy)

    def _wrong_target(self, target: Ref, targets: tuple[str, ...]) -> tuple[str, ...] | None:
        """Say why an existing record is not what this place may point to; None when it is."""
        type_ = known_type(target.id)
        allowed = _allowed(targets)
        if type_.name not in allowed:
            wanted = ", ".join(sorted(_TYPES[name].plural for name in allowed))
            message = f"«\u00a0{target.id}\u00a0» est {_a(type_)}, ce n’est pas possible ici"
            return "lien-de-mauvais-type", message, f"ce champ peut renvoyer à\u00a0: {wanted}"
        if target.fragment is None or target.id in self._loaded.broken:
            return None
        if target.fragment in self._fragments[target.id]:
            return None
        near = closest(target.fragment, self._fragments[target.id])
        remedy = (
            f"vouliez-vous dire «\u00a0{target.id}#{near}\u00a0»\u00a0?"
            if near
            else self._addresses(target.id)
        )
        return "adresse-inconnue", f"{target.id} n’a pas d’élément «\u00a0{target.fragment}\u00a0»", remedy

    def _addresses(self, id_: str) -> str:
        known = sorted(self._fragments.get(id_, ()))
        return (
            f"adresses possibles\u00a0: {_some([f'{id_}#{code}' for code in known])}"
            if known
            else f"renvoyez à {id_}"
        )

    def _source(self, id_: str, pointer: Pointer) -> Ref:
        """The narrowest address that holds a place."""
        if len(pointer) > 1 and isinstance(pointer[1], int):
            for code, at in self._fragments[id_].items():
                if at == pointer[:2]:
                    return Ref(id_, code)
        return Ref(id_)


def _fragments(id_: str, document: Document) -> Mapping[str, Pointer]:
    """Code → place of every item that has an address of its own."""
    found: dict[str, Pointer] = {}
    for collection, key in load_schema(known_type(id_).name).addresses.items():
        items = document.data.get(collection)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and isinstance(code := item.get(key), str):
                found.setdefault(code, (collection, index))
    return found


def _allowed(targets: tuple[str, ...]) -> frozenset[str]:
    """The types that a place may point to, whole or in part."""
    return frozenset(name.partition("#")[0] for name in targets)


def _relation(pointer: Pointer) -> str:
    return next(step for step in reversed(pointer) if isinstance(step, str))


def _register(organisme: Organisme, kind: str) -> list[str]:
    return list(getattr(organisme, _REGISTERS[kind]))


def _article(type_: RecordType) -> str:
    if type_.label[0] in "aâeéèiou":
        return f"l’{type_.label}"
    return f"la {type_.label}" if type_.feminine else f"le {type_.label}"


def _a(type_: RecordType) -> str:
    return f"une {type_.label}" if type_.feminine else f"un {type_.label}"


def _some(shown: list[str]) -> str:
    return ", ".join(shown[:8]) + (", …" if len(shown) > 8 else "")


def _lost(id_: str, pointer: Pointer, code: str, message: str, *helps: str) -> Unresolved:
    return Unresolved(id_, _relation(pointer), pointer, code, message, helps)


def _finding(document: Document, lost: Unresolved) -> Finding:
    span = document.span(lost.pointer)
    return Finding(lost.code, Severity.ERREUR, lost.message, span, helps=lost.helps, record=lost.source)
