"""The command line: one file per command."""

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: nothing wrong, something found, could not run."""
