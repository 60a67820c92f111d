"""The exit codes of every command (see the contract)."""

DONE = 0
FAILED = 1  # some input could not be read; each is named on standard error
WRONG_USAGE = 2
INTERRUPTED = 130  # what a shell expects after Ctrl-C
