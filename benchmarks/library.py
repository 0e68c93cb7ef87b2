"""Every number of the library by one command: how well it finds and groups, and how fast.

    .venv/bin/python -m benchmarks.library [--passages 100000] [--large]

Runs the other benchmarks of the library one after the other, each in a process of its own:
suggestions and families on the evaluation sets, search, browsing, the library page and the window.
`--large` adds the search in 1,000,000 passages, which takes a quarter of an hour and 4 GB of disk.
The machine should be quiet. Exit status 1 where one of them missed a goal; the last lines name it.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator


def commands(passages: int, *, large: bool) -> Iterator[tuple[str, ...]]:
    """The module and arguments of each benchmark."""
    size = ("--passages", str(passages))
    yield ("suggestions",)
    yield ("suggestions", "--others", "3000")
    yield ("families",)
    yield ("search", *size)
    if large:
        yield ("search", "--passages", "1000000")
    yield ("browsing", *size)
    yield ("library_page", *size)
    yield ("stalls", *size)


def main() -> int:
    """Run them all; returns 1 where a goal was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    missed = []
    for name, *arguments in commands(options.passages, large=options.large):
        told = " ".join((name, *arguments))
        print(f"\n=== {told}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False)
        if done.returncode:
            missed.append(told)
    print("\nMissed a goal or broke off: " + ("; ".join(missed) if missed else "none"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
