"""Texts made to cost time by the square of their length: time a character as they grow."""

import gc
import time
from datetime import date
from typing import NamedTuple

from redactor.documents.reader import read
from redactor.policy import Policy, load_policy
from redactor.releases.publish import prepare
from redactor.releases.rendering import Renderer


class Text(NamedTuple):
    """A text in a *form*: a *unit* as often as its size asks for, between *head* and *tail*."""

    form: str
    head: str
    unit: str
    tail: str = ""


SMALL, GROWTH = 60_000, 8
BOUND = 2.0
"""A square would make it eight times."""

_SECTION = "SECRET SECTION 02 OF 02 A 0001\n"
TEXTS: dict[str, Text] = {
    "titles": Text("text", "", "Harbor Bell\n\n1. (U) x\n\n"),
    "CRLF": Text("text", "CONFIDENTIAL\r\n\r\n", "1. (U) It\r\nis\r\n\r\n2. (C) so\r\n\r\n"),
    "escaped": Text("markdown", "CONFIDENTIAL\n\n", "1. (U) It_is.\n\n2. (C) so *it* was\n\n"),
    "short": Text("json", "CONFIDENTIAL\n\n", "1. (U) a big word\n\n2. (C) q7\n\n"),
    "items": Text("text", "CONFIDENTIAL\n\n1. (U) x\n", "- item\n\u00a9\u00a9 y\n\n"),
    "letters": Text("text", "CONFIDENTIAL\n\n", "a. (U) y is\n\nb. zebra\n\n"),
    "codes": Text("text", "CONFIDENTIAL\n\n1. (C) here ", "AB(C) "),
    "dates": Text("text", "CONFIDENTIAL\n\n", "Declassify On: 2020\n\n2. (U) OADR\n\n"),
    "one word": Text("text", "CONFIDENTIAL\n\n1. (C) ", "a"),
    "closings": Text("text", "SECRET\n\n", "It is so. (U)\nIt was (f)\n\n(S)\n"),
    "entire": Text("text", "SECRET\n\n", "1. S - ENTIRE TEXT\n\nNNNN\n"),
    "notes": Text("text", "SECRET\n\n", "[1] Source: A. Secret.\n"),
    "sections": Text("text", "SECRET A 01\n\n1. (U) x\n\n", f"{_SECTION}\nFM X\n"),
    "class lines": Text("text", "", f"{_SECTION}\nTAGS: A\n\n"),
    "lists": Text("text", "SECRET\n\nFoo. (U)\n\n", "- bar (S)\n"),
    "run on": Text("text", "SECRET A 01\n\n1. (U) x\n\n2. (U) ", _SECTION),
    "stops": Text("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", ". "),
    "empty": Text("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", "( ) "),
    "closers": Text("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", "):"),
    "leaders": Text("text", "CONFIDENTIAL\n\n1. (U) x.\n\n", f"{'.' * 199}x\n"),
    "pairs": Text("text", "CONFIDENTIAL\n\n1. (U) ", "(ab cd) "),
    "tags": Text("text", "CONFIDENTIAL\n\nTAGS: ", "PREL, ", "PG0V\n\n1. (U) x\n"),
    "capitals": Text("text", "CONFIDENTIAL\n\nTAGS: ", "A", "!\n\n1. (U) x\n"),
    "declassification": Text("text", "SECRET\n\nE.O. 12958: ", "A", "a\n\n1. (U) x\n"),
    "blanks": Text("text", "SECRET\n\n1. (U) word (a, ", " ", "xy\n"),
    "behind a stop": Text("text", "SECRET\n\n(U) The. ", " ", "x\n"),
    "behind a banner": Text("text", "SECRET\n\n(U) x.\n\nSECRET ", " ", "x\n"),
    "odd": Text("text", "SECRET\n\n1. (U) x ", "•) • A "),
    "single": Text("text", "SECRET\n\n1. (U) So\n", "a ", "a.\nSECRET//QQ\nTHE CAPITALS\n"),
    "ruler": Text("text", "1. (U) x\n\n", "-", "\n\n2. (S) x\n"),
    "signs of notes": Text("text", "SECRET\n\n1. (U) Rain fell", "[1]", " x.\n"),
    "pages": Text("text", "SECRET\n\n1. (U) x.", "SECRET\n\n{C)b)\n", "\n\nx. (U)\n"),
    "capitals on pages": Text(
        "text",
        "SECRET\n\n1. (S) THE PORT.\n\n2. (U) THE ",
        "PORT OF THE TOWN\nTO MEET HIM AND\n\nSECRET\n\nPAGE 01\n\nSECRET\n\n",
        "X.\n",
    ),
    "colons": Text("text", "SECRET\n\nx. (U)\n\nx:\n", "- x:\n", "- x. (S)\n"),
    "brackets": Text("text", "SECRET\n\nSUBJECT: x (U)\n\n", "[.}. ", "\n- x. (S)\n"),
    "places": Text("text", "SECRET\n\n1. (U) x. ", "(1) (2) ", "\n"),
}


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    policy = load_policy("standard")
    rows = []
    for name, (form, head, unit, tail) in TEXTS.items():
        renderer = Renderer.for_form(form)
        times = []
        for size in (SMALL, SMALL * GROWTH):
            source = (head + unit * (size // len(unit)) + tail).encode()
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
