"""How well papers of known truth are read, letter by letter, clean and damaged."""

from random import Random

from papers import KINDS, Score, make, score

PAPERS = 300
"""Papers of each kind and style."""


def run() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, the figure, and its bound."""
    rows = []
    for name, damage in KINDS.items():
        for style in ("start", "end", "entire"):
            total = Score()
            for seed in range(PAPERS):
                found = score(make(Random(seed), damage, style))  # noqa: S311 (nothing is secret)
                total.exact += found.exact
                total.over += found.over
                total.under += found.under
                total.lost += found.lost
            letters = total.exact + total.over + total.under + total.lost
            what = f"{name}, {style}: letters read too low, lost, too high"
            figure = f"{total.under}, {total.lost}, {total.over / letters:.1%}"
            rows.append((what, figure, "0, 0"))
    return rows
