"""The one exception for a run that cannot be done."""


class UserError(Exception):
    """The run cannot be done (exit code 2): a French sentence, and the remedy in ``help``."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
