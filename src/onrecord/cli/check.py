"""placeholder."""

from onrecord.cli.options import Commands


def configure(commands: Commands) -> None:
    """placeholder."""
