"""The sample of an auditor as a page: each thread, stage by stage, with its holes."""

from collections.abc import Iterator

from filrouge.diagnostics.french import jour
from filrouge.preaudit import Echantillon, Piece, Trace
from filrouge.report.audit_page import GRAVITES, Bloc, Point, Signe, Texte, Titre
from filrouge.report.words import compte, gravites


def blocs_echantillon(found: Echantillon) -> Iterator[Bloc]:
    """Yield the whole sample."""
    yield Titre(1, f"Échantillon de {compte(len(found.pieces), 'pièce', 'pièces')} – graine {found.graine}")
    since = (
        f"depuis le {jour(found.depuis)}, lendemain du dernier audit" if found.depuis else "depuis le début"
    )
    yield Texte(
        (
            f"Tiré parmi {compte(found.population, 'pièce', 'pièces')} {since} ; la même graine redonne le même.",
        )
    )
    if len(found.pieces) < found.taille:
        yield Texte((f"{found.taille} étaient demandées : il n’y en a pas davantage.",))
    for index, piece in enumerate(found.pieces, start=1):
        yield from _piece(index, piece)
    holes = sum(len(trace.trous) for piece in found.pieces for trace in piece.traces)
    yield Titre(2, "En bref")
    told = gravites(finding for piece in found.pieces for finding in piece.findings)
    threads = compte(sum(len(piece.traces) for piece in found.pieces), "fil suivi", "fils suivis")
    yield Texte((f"{threads}, {compte(holes, 'trou', 'trous')} ; {told or 'aucun défaut'}.",))


def _piece(index: int, piece: Piece) -> Iterator[Bloc]:
    category = f" – {piece.categorie}" if piece.categorie else ""
    yield Titre(2, f"{index}. {piece.nature}{category} : {piece.ref}")
    for trace in piece.traces:
        if len(piece.traces) > 1:
            yield Titre(3, f"Constat {trace.ref}")
        yield from _trace(trace)
    for finding in piece.findings:
        yield Point(
            GRAVITES[finding.severity],
            (f" : {finding.message}",),
            fort=f"{finding.severity.value} ({finding.code})",
        )


def _trace(trace: Trace) -> Iterator[Bloc]:
    for stage in trace.etapes:
        sign = (
            Signe.MAUVAIS
            if stage.trous and not stage.elements
            else Signe.FRAGILE
            if stage.trous
            else Signe.BON
        )
        if stage.attente or not (stage.elements or stage.trous):
            sign = Signe.RIEN
        yield Point(sign, (f" : {stage.neant}" if stage.neant else "",), fort=stage.nom)
        yield from (Point(Signe.PREUVE, phrase, 1) for phrase in stage.elements)
        yield from (Point(Signe.MANQUE, phrase, 1) for phrase in stage.trous)
