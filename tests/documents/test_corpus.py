"""The released documents with truth read by eye: nothing above the level goes out of them."""

import json
import re
from pathlib import Path

import pytest
from conftest import SHARED

import redactor

CORPUS = SHARED / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))
UNCLASSIFIED = frozenset({"U", "SBU", "LOU", "AIUO", None})
RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def classified(name: str) -> list[str]:
    """The first words of each paragraph that the truth has above unclassified."""
    truth = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    overall = (truth.get("overall") or {}).get("level")
    whole = truth.get("marking_style", "").startswith(("none", "entire"))
    found = []
    for paragraph in (truth.get("truth") or {}).get("paragraphs", []):
        level = paragraph["level"] or (overall if whole else None)
        if level not in UNCLASSIFIED and paragraph["kind"] != "entire":
            found.append(paragraph["starts_with_in_text"])
    return found


@pytest.mark.skipif(not NAMES, reason="the corpus is in ../shared/corpus, which is not here")
@pytest.mark.parametrize("policy", ["standard", "foia-public", "tearline"])
@pytest.mark.parametrize("name", NAMES)
def test_no_classified_paragraph_of_the_corpus_goes_out_at_u(name: str, policy: str) -> None:
    document = redactor.read(Path(CORPUS / f"{name}.txt"))
    shown = redactor.release(document, policy, "U").render()
    output = " ".join(words(shown))
    assert [start for start in classified(name) if " ".join(words(start)) in output] == []
