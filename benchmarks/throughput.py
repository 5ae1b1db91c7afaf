"""Telegrams per second in one process, against a script that only matches and renders."""

import gc
import re
import time
from collections.abc import Callable, Iterable
from datetime import date

from benchmarks.telegrams import telegram
from redactor.decisions.decide import decide
from redactor.documents.text.reader import read_text
from redactor.markings import load_scheme
from redactor.policy import load_policy
from redactor.releases.excise import excise
from redactor.releases.release import Release
from redactor.releases.rendering import Renderer
from redactor.releases.verify import check_absence, check_floor, check_twin
from redactor.sandbox import sandbox

ROUNDS = 100
BOUND = 10.0

_PARAGRAPH = re.compile(r"^(?:.*?)(\d+)\. \(([A-Z/]+)\) ((?:.+\n?)+)", re.MULTILINE)
"""A number, a mark and the lines to the next blank one, whatever the pilcrow became."""
_TEMPLATE = (
    "{{ banner }}\n\n{% for n, mark, text in paragraphs %}{{ n }}. ({{ mark }}) "
    "{{ text if mark == 'U' else '[withheld]' }}\n\n{% endfor %}{{ banner }}\n"
)


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    sources = [telegram(seed, 6 + seed % 13).encode() for seed in range(26)]
    scheme, policy, as_of = load_scheme("us"), load_policy("standard"), date(2017, 1, 1)
    ceiling = policy.ceiling("U")
    renderer = Renderer.for_form("text")
    template = sandbox(autoescape=False).from_string(_TEMPLATE)

    def render(release: Release) -> bytes:
        return renderer.render(release).encode()

    def script() -> None:
        for source in sources:
            paragraphs = _PARAGRAPH.findall(source.decode())
            template.render(banner="UNCLASSIFIED", paragraphs=paragraphs)

    documents = [read_text(source, "telegram", scheme) for source in sources]
    decisions = [decide(document, policy, ceiling, as_of) for document in documents]
    releases = [
        excise(document, decided, policy, ceiling)
        for document, decided in zip(documents, decisions, strict=True)
    ]
    produced = [render(release) for release in releases]
    made = list(zip(documents, decisions, releases, produced, strict=True))
    damaged = [source.replace(b"TAGS: EFIS", b"TAGS: [EFIS](#)") for source in sources]
    stages: dict[str, Callable[[], object]] = {
        "script": script,
        "read, damaged": lambda: [read_text(source, "telegram", scheme) for source in damaged],
        "read": lambda: [read_text(source, "telegram", scheme) for source in sources],
        "decide": lambda: [decide(d, policy, ceiling, as_of) for d in documents],
        "excise": lambda: [excise(d, decided, policy, ceiling) for d, decided, _, _ in made],
        "render": lambda: [render(release) for release in releases],
        "verify: twin": lambda: _each(
            lambda d, _, release, out: check_twin(d, policy, ceiling, release, out, render), made
        ),
        "verify: floor": lambda: _each(
            lambda d, decided, _, __: check_floor(d, policy, ceiling, decided), made
        ),
        "verify: absence": lambda: _each(
            lambda d, _, release, out: check_absence(d, release, out, render), made
        ),
    }
    gc.disable()  # as the command line does
    best = dict.fromkeys(stages, float("inf"))
    for _ in range(ROUNDS):
        for name, stage in stages.items():
            best[name] = min(best[name], _seconds(stage))
    gc.enable()
    base, careful = best.pop("script"), best.pop("read, damaged")
    total = sum(best.values())
    count = len(sources)
    rows = [
        ("script, µs a telegram", f"{base / count * 1e6:.0f}", ""),
        ("release, µs a telegram", f"{total / count * 1e6:.0f}", ""),
        ("release / script", f"{total / base:.1f} ×", f"{BOUND:.0f} ×"),
    ]
    ratio = (total - best["read"] + careful) / base
    rows += [("the same, a damaged header in each", f"{ratio:.1f} ×", "")]
    rows += [(f"share of {name}", f"{part / total:.0%}", "") for name, part in best.items()]
    return rows


def _each(check: Callable[..., None], made: Iterable[tuple[object, ...]]) -> None:
    for one in made:
        check(*one)


def _seconds(stage: Callable[[], object]) -> float:
    started = time.perf_counter()
    stage()
    return time.perf_counter() - started
