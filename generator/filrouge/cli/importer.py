"""``filrouge importer``: what other tools hold, put into the records."""

from importlib import import_module
from types import MappingProxyType

import click

_SOURCES = MappingProxyType({"enquete": "importer_enquete", "plan": "importer_plan"})
"""What is imported → the module that has its command."""


class _Sources(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return what can be imported."""
        return list(_SOURCES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in _SOURCES:
            return None
        command: click.Command = import_module(f"filrouge.cli.{_SOURCES[cmd_name]}").command
        return command


@click.command("importer", cls=_Sources, subcommand_metavar="SOURCE …")
def command() -> None:
    """Reprend dans le plan ce que d’autres outils contiennent, tout ou rien."""
