"""How the time of a page grows with its size: each size against half of it, in one run.

    python -m bench.growth [--rounds N]

Pages are made of paragraphs of words that differ, as HTML and flattened; the whole pipeline reads
them. A ratio near 2 is linear.
"""

import argparse
import random
import time
from collections.abc import Callable
from statistics import median

from onrecord.errors import InputError
from onrecord.pipeline import read

SIZES = (250_000, 500_000, 1_000_000, 2_000_000)
COMMON = ("the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "as", "with")


def paragraphs(size: int) -> list[str]:
    """About `size` characters of sentences, some of them quotations."""
    rng = random.Random(7)
    made, total = [], 0
    while total < size:
        words = [
            rng.choice(COMMON) if rng.random() < 0.5 else f"w{rng.randint(0, 9_999)}"
            for _ in range(40)
        ]
        said, told = " ".join(words[1:20]), " ".join(words[20:])
        made.append(f"The minister of {words[0]} said: “{said}.” Then {told}.")
        total += len(made[-1])
    return made


def as_html(size: int) -> bytes:
    """The paragraphs in an article between a menu and a footer."""
    body = "".join(f'<p class="text">{one}</p>\n' for one in paragraphs(size))
    menu = "".join(f'<li><a href="/{k}">Section {k}</a></li>' for k in range(40))
    page = f"<html><head><title>Growth</title></head><body><ul>{menu}</ul><article>{body}</article>"
    return f"{page}<footer>All rights reserved</footer></body></html>".encode()


def as_text(size: int) -> bytes:
    """The paragraphs, a line each."""
    return "\n".join(["Growth", *paragraphs(size)]).encode()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    print((__doc__ or "").splitlines()[0], end="\n\n")
    print(f"{'':10}{'characters':>12}{'seconds':>10}{'ratio':>8}")
    for name, make in (("HTML", as_html), ("flattened", as_text)):
        before = 0.0
        for size in SIZES:
            seconds = _seconds(make(size), rounds)
            ratio = f"{seconds / before:8.2f}" if before else ""
            print(f"{name:10}{size:12,}{seconds:10.2f}{ratio}", flush=True)
            before = seconds


def _seconds(raw: bytes, rounds: int, run: Callable[[bytes, str], object] = read) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        try:
            run(raw, "growth")
        except InputError as error:
            raise SystemExit(str(error)) from error
        taken.append(time.perf_counter() - start)
    return median(taken)


if __name__ == "__main__":
    main()
