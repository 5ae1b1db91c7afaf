"""CPU time of one release as a whole process, against a bare interpreter."""

import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 15
BOUND = 18.0
ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "examples" / "cable.txt"


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    compileall.compile_dir(ROOT / "redactor", quiet=1)  # as pip does where it installs a wheel
    redactor = Path(sys.executable).with_name("redactor")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "REDACTOR_LEDGER": str(Path(folder) / "ledger.db")}
        commands: dict[str, list[str | Path]] = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "redactor release": [redactor, "release", EXAMPLE, "--level", "U"],
            "redactor --help": [redactor, "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(_cpu_seconds(command, environment))
    bare = times["python -c pass"]
    ratios = {
        name: median(other / base for other, base in zip(taken, bare, strict=True))
        for name, taken in times.items()
    }
    return [
        (f"{name}, ms CPU (median)", f"{median(taken) * 1000:.0f}", "")
        for name, taken in times.items()
    ] + [
        ("release / bare interpreter", f"{ratios['redactor release']:.1f} ×", f"{BOUND:.0f} ×"),
        ("help / bare interpreter", f"{ratios['redactor --help']:.1f} ×", ""),
    ]


def _cpu_seconds(command: list[str | Path], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
