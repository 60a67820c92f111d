"""How fast Onrecord reads, beside its peers, in one run.

    python -m bench.speed FILE [--documents N] [--rounds R]

FILE holds English texts in the layout of `onrecord eval quotes`. `bench/README.md` says what the
figures mean.
"""

import argparse
import gc
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.readers import MODEL_PACKAGE, PARSE, READERS, WHOLE, Read, Reader, Tally
from onrecord.errors import InputError, OnrecordError
from onrecord.evaluation.documents import QuoteDocument, read_lines

ROOT = Path(__file__).resolve().parents[1]
THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
VERSIONS = ("onrecord", "numpy", "spacy", "textacy", MODEL_PACKAGE)
WARM_UP = 3  # texts that each reader reads beforehand: the first one loads models and fills caches
WIDTH = 80


class Round(NamedTuple):
    """Seconds that a reader took for all texts, of processor time and by the clock."""

    processor: float
    clock: float


class Figures(NamedTuple):
    """What was measured of a reader: its rounds, peak memory in bytes, and what it found."""

    rounds: tuple[Round, ...]
    peak: int
    tally: Tally


class UnavailableError(Exception):
    """A reader that cannot be measured; `str()` is one line that says why and what to do."""


def install_command(packages: Sequence[str], uv: str | None) -> str:
    """What installs the peers: uv with the versions of the lock, else pip with the newest."""
    if uv is not None:
        return f"{uv} sync --group bench"
    return f"python -m pip install {' '.join(packages)}"


def find_uv() -> str | None:
    """The uv that fills the environment we run in, None where that is not the checkout's own."""
    if Path(sys.prefix).resolve() != ROOT / ".venv":
        return None
    own = "build/tools/bin/uv"  # where `sh dev` puts it
    return "uv" if shutil.which("uv") else own if (ROOT / own).is_file() else None


def open_reader(reader: Reader, uv: str | None) -> Read:
    """Loads a reader; UnavailableError where a package of it is missing or does not fit."""
    try:
        return reader.open()
    except ImportError as error:
        missing = isinstance(error, ModuleNotFoundError)
        problem = "not installed" if missing else f"cannot be imported ({error})"
        command = install_command(reader.packages, uv)
        raise UnavailableError(f"{reader.name}: {problem}; run {command}") from error


def read_texts(path: Path, most: int | None) -> list[str]:
    """The first texts of a file; InputError where there is none or one is marked as not English.

    Known limit: a document without a language is taken for English, as the detection of languages
    would load libraries that belong in nobody's peak memory.
    """
    texts: list[str] = []
    for document in islice(read_lines(path, QuoteDocument), most):
        if document.lang not in (None, "en"):
            raise InputError(
                str(path), f"{document.id} is in {document.lang!r}", "The peers read English only"
            )
        texts.append(document.text)
    if not texts:
        raise InputError(str(path), "holds no document", "Give a file with at least one")
    return texts


def report_peak(reader: Reader, texts: Sequence[str]) -> None:
    """Reads all texts once and prints the peak memory of this process, in bytes."""
    open_reader(reader, find_uv())(texts)
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2) of either system
    print(json.dumps({"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit}))


def measure_peak(reader: Reader, path: Path, most: int) -> int:
    """The peak memory of a process in which this reader alone reads the texts.

    To be called before any reader is opened here: Linux counts into a child's peak what its parent
    held when the child was started.
    """
    arguments = [str(path), "--documents", str(most), "--memory-of", reader.name]
    command = [sys.executable, "-m", "bench.speed", *arguments]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    if child.returncode:
        said = child.stderr.strip().splitlines() or [f"exit code {child.returncode}"]
        prefix = "" if said[-1].startswith(f"{reader.name}: ") else f"{reader.name}: "
        raise UnavailableError(f"{prefix}{said[-1]}")
    return int(json.loads(child.stdout.splitlines()[-1])["peak"])


def time_rounds(
    opened: Mapping[str, Read], texts: Sequence[str], rounds: int
) -> tuple[dict[str, list[Round]], dict[str, Tally]]:
    """Every reader reads all texts in every round; each round begins with another reader."""
    times: dict[str, list[Round]] = {name: [] for name in opened}
    tallies: dict[str, Tally] = {}
    names = list(opened)
    for read in opened.values():
        read(texts[:WARM_UP])
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            say(f"round {number + 1} of {rounds}: {name}")
            gc.collect()  # or the garbage of one reader is swept in the time of the next
            clock, processor = time.perf_counter(), time.process_time()
            tallies[name] = opened[name](texts)
            spent = Round(time.process_time() - processor, time.perf_counter() - clock)
            times[name].append(spent)
    return times, tallies


def say(line: str) -> None:
    """Progress, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{line:<{WIDTH - 1}}", end="", file=sys.stderr, flush=True)


def ratio(own: Sequence[Round], base: Sequence[Round]) -> float:
    """How many times as fast as the base: the median of the rounds, each taken by itself.

    A slow spell of the machine then touches both sides of a quotient.
    """
    return median(b.processor / o.processor for o, b in zip(own, base, strict=True))


def table(measured: Mapping[str, Figures], documents: int) -> str:
    """One line a reader; ratios are `-` where the reader they refer to was not measured."""
    head = (
        f"{'':13}{'documents a second':^28}{'by the':>7}{'times as fast':>16}{'peak':>6}\n"
        f"{'':13}{'median':>7}{'min':>7}{'max':>7}{'first':>7}{'clock':>7}"
        f"{PARSE.split()[1]:>8}{WHOLE.split()[1]:>8}{'MiB':>6}{'found':>7}"
    )
    return "\n".join([head, *(_row(name, measured, documents) for name in measured)])


def _row(name: str, measured: Mapping[str, Figures], documents: int) -> str:
    own = measured[name]
    rates = [documents / one.processor for one in own.rounds]
    clock = median(documents / one.clock for one in own.rounds)
    speeds = (median(rates), min(rates), max(rates), rates[0], clock)
    cells = [f"{name:13}", *(f"{speed:7.1f}" for speed in speeds)]
    for base in (PARSE, WHOLE):
        fast = f"{ratio(own.rounds, measured[base].rounds):.2f}" if base in measured else "-"
        cells.append(f"{fast:>8}")
    found = "-" if own.tally.found is None else str(own.tally.found)
    return "".join([*cells, f"{own.peak / 2**20:6.0f}{found:>7}"])


def versions() -> str:
    """Python, the machine and the packages that are installed."""
    known = [f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"]
    for package in VERSIONS:
        try:
            known.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            known.append(f"no {package}")
    return ", ".join(known)


def report(
    name: str, texts: Sequence[str], measured: Mapping[str, Figures], problems: Sequence[str]
) -> str:
    """The whole output: what is measured, the table, what it leaves out and the versions."""
    if not measured:
        return "\n".join(problems)
    rounds = len(next(iter(measured.values())).rounds)
    paragraphs = [
        f"{name}: {len(texts):,} documents, {sum(map(len, texts)):,} characters; {rounds} "
        f"round{'s' * (rounds > 1)} in one process on one thread, the readers in turn. "
        f"Start-up and the loading of models are not timed.",
        "Documents a second of processor time, which other programs on the machine hardly touch; "
        "'first' is the first round: later ones meet the same words again, and what a reader "
        "remembers of them helps it. 'by the clock' is the median in wall time. 'times as fast' "
        "is the median of the rounds' own ratios, in processor time. Peak memory is that of a "
        "process of its own that opens one reader and reads the documents once.",
    ]
    refusals = [
        f"{key} refuses {figures.tally.refused} of the documents: odd number of quotation marks."
        for key, figures in measured.items()
        if figures.tally.refused
    ]
    about = [f"{r.name:13}{r.about}" for r in READERS if r.name in measured]
    ends = [*about, *refusals, *problems, "", textwrap.fill(versions(), WIDTH)]
    blocks = [*(textwrap.fill(p, WIDTH) for p in paragraphs), table(measured, len(texts))]
    return "\n\n".join([*blocks, "\n".join(ends)])


def compare(path: Path, texts: Sequence[str], rounds: int) -> tuple[dict[str, Figures], list[str]]:
    """The figures of every reader that can be opened, and a line on each that cannot."""
    peaks: dict[str, int] = {}
    problems: list[str] = []
    for reader in READERS:
        say(f"memory: {reader.name}")
        try:
            peaks[reader.name] = measure_peak(reader, path, len(texts))
        except UnavailableError as error:
            problems.append(str(error))
    opened = {r.name: open_reader(r, find_uv()) for r in READERS if r.name in peaks}
    times, tallies = time_rounds(opened, texts, rounds) if opened else ({}, {})
    say("")
    figures = {n: Figures(tuple(times[n]), peak, tallies[n]) for n, peak in peaks.items()}
    return figures, problems


def _count(word: str) -> int:
    number = int(word)
    if number < 1:
        raise ValueError
    return number


_count.__name__ = "positive number"  # argparse names the type in its message


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; exit code 1 where the file cannot be used or Onrecord could not be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed",
        description="How fast Onrecord reads texts, beside its peers, in one run.",
        epilog="Example: python -m bench.speed ../shared/tuning/quotes/polnear.en.dev.jsonl",
    )
    parser.add_argument("file", type=Path, help="JSON Lines in the layout of `eval quotes`")
    parser.add_argument("--documents", type=_count, help="read the first N only")
    parser.add_argument("--rounds", type=_count, default=5, help="5 if not given")
    names = [reader.name for reader in READERS]
    parser.add_argument("--memory-of", choices=names, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    for name in THREAD_LIMITS:  # read by the libraries when they are imported, which is later
        os.environ[name] = "1"
    try:
        texts = read_texts(given.file, given.documents)
        if given.memory_of:
            report_peak(READERS[names.index(given.memory_of)], texts)
            return 0
        measured, problems = compare(given.file, texts, given.rounds)
    except (OnrecordError, UnavailableError) as error:
        print(error, file=sys.stderr)
        return 1
    print(report(given.file.name, texts, measured, problems))
    return 0 if READERS[0].name in measured else 1


if __name__ == "__main__":
    sys.exit(main())
