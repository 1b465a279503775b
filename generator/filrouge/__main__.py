"""``python -m filrouge`` is the command ``filrouge``."""

from filrouge.cli.main import main

main()
