"""Short records for the tests of the rules, as blocks that ``rule_examples.run`` lays over the repository."""

from pathlib import Path

from rule_examples import run

ACTION = "content/actions/ACT-2026-011.yaml"
OTHER = "content/actions/ACT-2026-012.yaml"
SYNTHESE = "content/appreciations/APP-2026-T2-CHAUD.yaml"


def block(path: str, text: str) -> str:
    kind = "markdown" if path.endswith(".md") else "yaml"
    return f'```{kind} title="{path}"\n{text.strip()}\n```\n'


def action(path: str = ACTION, type_: str = "corrective", ouverte_le: str = "2026-07-15", **keys: str) -> str:
    told = {
        "origines": "[APP-2026-T1-CHAUD#rythme]",
        "titre": "Relire chaque classeur avant impression",
        **keys,
    }
    lines = "\n".join(f"{key}: {value}" for key, value in told.items())
    end = "responsable: direction\necheance: 2026-12-18\n"
    state = "" if "statut" in keys else "statut: en_cours\n"
    return block(path, f"type: {type_}\nouverte_le: {ouverte_le}\n{lines}\n{end}{state}")


def internal(number: int) -> str:
    origin = "{nature: interne, texte: Proposition de l’équipe., le: 2026-05-04}"
    told = {"autre_origine": origin, "origines": "[]"}
    return action(f"content/actions/ACT-2026-{number:03}.yaml", ouverte_le="2026-05-11", **told)


def signalement(id_: str, recu_le: str, canal: str = "formulaire", **keys: str) -> str:
    kinds = {"REC": "reclamation", "DIF": "difficulte", "ALE": "alea"}
    told = {"theme": "supports", **keys}
    lines = "\n".join(f"{key}: {value}" for key, value in told.items())
    head = f"titre: Support illisible\nnature: {kinds[id_[:3]]}\nrecu_le: {recu_le}\ncanal: {canal}\n"
    end = "qualite: beneficiaire\ndescription: Classeur trop pâle.\ngravite: mineure\n"
    return block(f"content/signalements/{id_}.yaml", head + end + lines)


def synthese(path: str, constats: str = "", **keys: str) -> str:
    told = {
        "partie_prenante": "beneficiaires",
        "modalite": "a_chaud",
        "periode": "{du: 2026-04-01, au: 2026-06-30}",
        "etablie_le": "2026-07-06",
        "reponses": "20",
        **keys,
    }
    lines = "\n".join(f"{key}: {value}" for key, value in told.items())
    return block(path, f"titre: Synthèse\n{lines}\n{constats}")


def constats(*codes: str, theme: str = "supports", **keys: str) -> str:
    more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return "constats:\n" + "".join(
        f"  - code: {code}\n    texte: Supports pâles.\n    sens: insatisfaction\n    theme: {theme}\n{more}"
        for code in codes
    )


def revue(
    statut: str = "validee", jour: str = "2026-07-15", sur: str = "[ALE-2026-001]", suite: str = "action"
) -> str:
    motif = ", motif: Sans rapport entre eux." if suite == "sans_suite" else ""
    return block(
        "content/revues/REV-2026-T2.md",
        f"---\ntitre: Revue\ndate: {jour}\ninstance: revue_qualite\nstatut: {statut}\nparticipants: [direction]\n"
        f"decisions:\n  - code: salle\n    sur: {sur}\n    decision: Changer de salle.\n"
        f"    suite: {{nature: {suite}{motif}}}\n---\n\nTexte.",
    )


def said(code: str, blocks: str, folder: Path) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Return the findings of a rule: record, key, files of the related places."""
    return [
        (finding.record, finding.cle, tuple(label.span.path.rpartition("/")[2] for label in finding.related))
        for finding in run(blocks, folder).findings
        if finding.code == code
    ]
