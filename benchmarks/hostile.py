"""Texts made to cost time by the square of their length: time a character as they grow."""

import gc
import time
from datetime import date

from redactor.documents.reader import read
from redactor.policy import Policy, load_policy
from redactor.releases.publish import prepare
from redactor.releases.rendering import Renderer

SMALL, GROWTH = 60_000, 8
BOUND = 2.0
"""A square would make it eight times."""

TEXTS: dict[str, tuple[str, str, str]] = {
    "titles": ("text", "", "Harbor Bell\n\n1. (U) x\n\n"),
    "CRLF": ("text", "CONFIDENTIAL\r\n\r\n", "1. (U) It\r\nis\r\n\r\n2. (C) so\r\n\r\n"),
    "escaped": ("markdown", "CONFIDENTIAL\n\n", "1. (U) It_is.\n\n2. (C) so *it* was\n\n"),
    "short": ("json", "CONFIDENTIAL\n\n", "1. (U) a big word\n\n2. (C) q7\n\n"),
    "items": ("text", "CONFIDENTIAL\n\n1. (U) x\n", "- item\n\u00a9\u00a9 y\n\n"),
    "letters": ("text", "CONFIDENTIAL\n\n", "a. (U) y is\n\nb. zebra\n\n"),
    "codes": ("text", "CONFIDENTIAL\n\n1. (C) here ", "AB(C) "),
    "dates": ("text", "CONFIDENTIAL\n\n", "Declassify On: 2020\n\n2. (U) OADR\n\n"),
    "one word": ("text", "CONFIDENTIAL\n\n1. (C) ", "a"),
    "closings": ("text", "SECRET\n\n", "It is so. (U)\nIt was (f)\n\n(S)\n"),
    "entire": ("text", "SECRET\n\n", "1. S - ENTIRE TEXT\n\nNNNN\n"),
    "notes": ("text", "SECRET\n\n", "[1] Source: A. Secret.\n"),
    "sections": ("text", "SECRET A 01\n\n1. (U) x\n\n", "SECRET SECTION 02 OF 02 A 0001\n\nFM X\n"),
    "lists": ("text", "SECRET\n\nFoo. (U)\n\n", "- bar (S)\n"),
    "run on": ("text", "SECRET A 01\n\n1. (U) x\n\n2. (U) ", "SECRET SECTION 02 OF 02 A 0001\n"),
    "stops": ("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", ". "),
    "empty": ("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", "( ) "),
    "closers": ("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", "):"),
    "leaders": ("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", f"{'.' * 199}x\n"),
    "pairs": ("text", "CONFIDENTIAL\n\n1. (U) ", "(ab cd) "),
}


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    policy = load_policy("standard")
    rows = []
    for name, (form, head, unit) in TEXTS.items():
        renderer = Renderer.for_form(form)
        times = []
        for size in (SMALL, SMALL * GROWTH):
            source = (head + unit * (size // len(unit))).encode()
            times.append(min(_seconds(source, policy, renderer) for _ in range(3)) / len(source))
        rows.append(
            (
                f"hostile {name}: {GROWTH} times as long, time a character",
                f"{times[1] / times[0]:.1f} ×",
                f"{BOUND:.0f} ×",
            )
        )
    return rows


def _seconds(source: bytes, policy: Policy, renderer: Renderer) -> float:
    gc.disable()
    started = time.process_time()
    prepare(read(source), policy, policy.ceiling("U"), date(2017, 1, 1), renderer)
    taken = time.process_time() - started
    gc.enable()
    return taken
