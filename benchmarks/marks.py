"""Reading, comparing and rolling up marks, against one regular expression that checks them."""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

from benchmarks.cold_start import EXAMPLE
from redactor.checks import check
from redactor.documents.reader import read
from redactor.markings import Marking, load_scheme
from redactor.markings.rollup import roll_up

COMPARE_BOUND, PARSE_BOUND = 2.0, 1.0
"""Microseconds: once parsed, and for a mark seen before."""
KILOBYTES_10 = 10_000

LEVELS = "U C S TS".split()
CONTROLS = ["", "//NF", "//SI-G ABCD/TK//OC/NF", "//REL TO USA, AUS, GBR", "//RD-SG 1 2//NF"]
FOREIGN = ["//FGI DEU GBR", "", "//FGI NATO"]
_ALL = re.compile(
    r"\((?:U|C|S|TS)(?://(?:SI|TK|HCS)(?:-[A-Z]+(?: [A-Z]{4})*)*(?:/(?:SI|TK|HCS)(?:-[A-Z]+)*)*)?"
    r"(?://(?:RD|FRD)(?:-(?:SG|SIGMA)(?: \d+)+)?)?(?://FGI(?: [A-Z]{3,4})*)?"
    r"(?://(?:OC|NF|PR|IMC|RELIDO|FISA|REL TO USA(?:, [A-Z]{3,4})+)"
    r"(?:/(?:OC|NF|PR|IMC|RELIDO|FISA|REL TO USA(?:, [A-Z]{3,4})+))*)?\)"
)


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    scheme = load_scheme("us")
    marks = [f"({level}{f}{c})" for level, f, c in product(LEVELS, FOREIGN, CONTROLS)]
    known = [scheme.parse(mark) for mark in marks]
    pairs = list(product(known[:30], known[30:]))
    regex = _each(lambda: [_ALL.fullmatch(mark) for mark in marks], len(marks))
    cold = _each(lambda: [scheme.read(mark) for mark in marks], len(marks))
    warm = _each(lambda: [scheme.parse(mark) for mark in marks], len(marks))
    compare = _each(lambda: [one.dominates(two) for one, two in pairs], len(pairs))
    portions: list[Marking] = (known * 17)[:1000]
    rolled = _each(lambda: [roll_up(scheme, portions, scheme.strictest)], 1)
    text = EXAMPLE.read_bytes()
    paper = (text * (KILOBYTES_10 // len(text) + 1))[:KILOBYTES_10]
    checked = _each(lambda: [check(read(paper))], 1)
    return [
        ("one regular expression, µs a mark", f"{regex:.2f}", ""),
        ("a mark read for the first time / regular expression", f"{cold / regex:.0f} ×", ""),
        ("marks read for the first time, a second", f"{1e6 / cold:,.0f}", ""),
        ("a mark seen before, µs", f"{warm:.2f}", f"{PARSE_BOUND:.0f}"),
        ("a mark seen before / regular expression", f"{warm / regex:.2f} ×", ""),
        ("a comparison, µs", f"{compare:.2f}", f"{COMPARE_BOUND:.0f}"),
        ("roll-up of 1,000 portions, µs", f"{rolled:.0f}", ""),
        ("check of 10 kB, in process, ms", f"{checked / 1000:.1f}", ""),
        ("check of 10 kB, whole process / bare interpreter", f"{_process(paper):.1f} ×", ""),
    ]


def _each(work: Callable[[], object], count: int) -> float:
    """Return the microseconds that one of *count* pieces of *work* takes, at its best."""
    gc.disable()
    best = float("inf")
    for _ in range(15):
        started = time.process_time()
        rounds = 0
        while time.process_time() - started < 0.02:
            work()
            rounds += 1
        best = min(best, (time.process_time() - started) / rounds / count)
    gc.enable()
    return best * 1e6


def _process(paper: bytes) -> float:
    command: list[str | Path] = [Path(sys.executable).with_name("redactor"), "check", "-"]
    ratios = []
    for _ in range(7):
        times = []
        bare: list[str | Path] = [sys.executable, "-c", "pass"]
        for words in (bare, command):
            started = time.perf_counter()
            subprocess.run(words, input=paper, check=False, capture_output=True)
            times.append(time.perf_counter() - started)
        ratios.append(times[1] / times[0])
    return sorted(ratios)[len(ratios) // 2]
