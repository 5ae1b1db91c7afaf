"""Time per character and peak memory of a large document, each in a process of its own."""

import gc
import json
import resource
import subprocess
import sys
import time
from datetime import date

from benchmarks.telegrams import of_size
from redactor.documents.reader import read
from redactor.policy import load_policy
from redactor.releases.publish import prepare
from redactor.releases.rendering import Renderer

SMALL, LARGE = 100_000, 10_000_000
RUNS = 15
TIME_BOUND, MEMORY_BOUND = 1.2, 8.0


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    taken: dict[int, list[dict[str, float]]] = {SMALL: [], LARGE: []}
    for _ in range(RUNS):
        for size, times in taken.items():
            times.append(_in_process(size))
    per_character = {
        size: min(t["seconds"] / t["characters"] for t in times) for size, times in taken.items()
    }
    memory = max(t["added"] / t["characters"] for t in taken[LARGE])
    whole = max(t["peak"] / t["characters"] for t in taken[LARGE])
    ratio = per_character[LARGE] / per_character[SMALL]
    return [
        ("ns a character, 100 kB", f"{per_character[SMALL] * 1e9:.0f}", ""),
        ("ns a character, 10 MB", f"{per_character[LARGE] * 1e9:.0f}", ""),
        ("10 MB / 100 kB, time a character", f"{ratio:.2f} ×", f"{TIME_BOUND} ×"),
        ("peak memory of 10 MB / document", f"{memory:.1f} ×", f"{MEMORY_BOUND:.0f} ×"),
        ("the same, interpreter included", f"{whole:.1f} ×", ""),
    ]


def _in_process(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.size", str(size)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(result.stdout)
    return measured


def _measure(size: int) -> dict[str, float]:
    """Release a document of *size* characters as the command line does, all but the ledger."""
    policy, renderer = load_policy("standard"), Renderer.for_form("text")
    ceiling, as_of = policy.ceiling("U"), date(2017, 1, 1)
    prepare(read(of_size(2000).encode()), policy, ceiling, as_of, renderer)
    source = of_size(size).encode()
    repeats = max(1, LARGE // size // 5)
    gc.disable()  # as the command line does
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    for _ in range(repeats):
        prepare(read(source), policy, ceiling, as_of, renderer)
    seconds = (time.process_time() - started) / repeats
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "characters": len(source),
        "seconds": seconds,
        "added": (peak - before) * 1024,
        "peak": peak * 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
