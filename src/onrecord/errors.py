"""Every error that Onrecord raises on purpose.

    OnrecordError
    ├── InputError       a page, feed or file could not be read           (exit code 1)
    ├── UsageError       the call itself is wrong                         (exit code 2)
    ├── DataFileError    a data file of ours or of the user is wrong
    ├── RecordError      the database cannot be opened, read or written   (exit code 1)
    └── InvariantError   our own bug; a ValueError too, so that a JSON decoder adds the path

Each message says what is wrong, where, and what to do about it.
"""


class OnrecordError(Exception):
    """Base of all errors below; catch this one to catch them all."""


class InputError(OnrecordError):
    """An input that cannot be read; `str()` is one line that begins with the input's name."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        self.name, self.problem, self.remedy = name, problem, remedy
        super().__init__(f"{name}: {problem}. {remedy}")


class UsageError(OnrecordError):
    """A call that cannot mean anything: an unknown language, an empty query."""


class DataFileError(OnrecordError):
    """A data file that does not have the shape it must have; lists every fault at once."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""


class InvariantError(OnrecordError, ValueError):
    """A value that breaks a rule that our own code must keep."""
