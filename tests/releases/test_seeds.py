"""What must come out of the two real telegrams, and of an invented one with the same damage."""

from datetime import date
from pathlib import Path

import pytest

import redactor
from redactor.documents.inspection import as_data

BAKU_150, BAKU_192 = "000_1c27cc40d74f3f35.txt", "004_db74752273c81db5.txt"


def released(path: Path, level: str, policy: str = "standard", as_of: str = "2017-01-01") -> str:
    """The labels of the released paragraphs, and the new banner behind them."""
    release = redactor.release(redactor.read(path), policy, level, date.fromisoformat(as_of))
    labels = [d.label for d in release.decisions if d.kind == "paragraph" and d.action == "release"]
    return f"{' '.join(labels)} {release.banner}"


@pytest.mark.parametrize(
    ("seed", "level", "expected"),
    [
        (BAKU_150, "U", "3 4 UNCLASSIFIED"),
        (BAKU_150, "SBU", "3 4 UNCLASSIFIED"),
        (BAKU_150, "C", "1 2 3 4 5 CONFIDENTIAL"),
        (BAKU_192, "U", "1 UNCLASSIFIED"),
        (BAKU_192, "SBU", "1 5 SENSITIVE BUT UNCLASSIFIED"),
        (BAKU_192, "C", "1 2 3 4 5 CONFIDENTIAL"),
    ],
)
def test_a_seed_releases_these_paragraphs(
    seeds: Path, seed: str, level: str, expected: str
) -> None:
    assert released(seeds / seed, level) == expected


@pytest.mark.parametrize(
    ("seed", "as_of", "expected"),
    [
        (BAKU_150, "2018-02-18", "3 4 UNCLASSIFIED"),
        (BAKU_150, "2018-02-19", "1 2 3 4 5 UNCLASSIFIED"),
        (BAKU_150, "2026-11-21", "1 2 3 4 5 UNCLASSIFIED"),
        (BAKU_192, "2018-03-04", "1 UNCLASSIFIED"),
        (BAKU_192, "2018-03-05", "1 2 3 4 UNCLASSIFIED"),
        (BAKU_192, "2026-11-21", "1 2 3 4 UNCLASSIFIED"),
    ],
)
def test_historical_honours_the_date_of_a_seed_but_not_for_sbu(
    seeds: Path, seed: str, as_of: str, expected: str
) -> None:
    assert released(seeds / seed, "U", "historical", as_of) == expected


@pytest.mark.parametrize("seed", [BAKU_150, BAKU_192])
def test_a_seed_has_five_paragraphs_numbered_from_one(seeds: Path, seed: str) -> None:
    document = redactor.read(seeds / seed)
    labels = [p.label for p in document.portions if p.kind == "paragraph"]
    assert labels == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(("seed", "marks"), [(BAKU_150, "C C U U C"), (BAKU_192, "U C C C SBU")])
def test_a_seed_has_these_marks(seeds: Path, seed: str, marks: str) -> None:
    document = redactor.read(seeds / seed)
    read = [str(p.marking) for p in document.portions if p.kind == "paragraph"]
    assert read == marks.split()


@pytest.mark.parametrize("seed", [BAKU_150, BAKU_192])
def test_every_character_of_a_seed_that_is_not_blank_is_in_one_portion(
    seeds: Path, seed: str
) -> None:
    document = redactor.read(seeds / seed)
    covered = sorted((p.start, p.end) for p in document.portions)
    between = zip([(0, 0), *covered], [*covered, (len(document.text),) * 2], strict=True)
    gaps = [document.text[end:start].strip() for (_, end), (start, _) in between]
    assert set(gaps) == {""}


def test_the_second_half_of_a_broken_paragraph_goes_with_the_first(seeds: Path) -> None:
    document = redactor.read(seeds / BAKU_192)
    fourth = next(p for p in document.portions if p.id == "4")
    words = document.words(fourth)
    assert words.startswith("Azimov told the Ambassador")
    assert "by which\nsuch a lateral transfer could take place" in words
    assert words.endswith("explicitly disassociating Kosovo's status from NK.")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_no_form_of_a_seed_at_u_has_words_of_the_broken_half(seeds: Path, form: str) -> None:
    release = redactor.release(redactor.read(seeds / BAKU_192), "standard", "U")
    assert "lateral transfer" not in release.render(form)
    assert "press inquiries" not in release.render(form)


def test_the_heading_of_a_released_section_stays_and_the_other_goes(seeds: Path) -> None:
    text = redactor.release(redactor.read(seeds / BAKU_150), "standard", "U").render()
    assert "Media Reaction" in text
    assert "Comment" not in text


@pytest.mark.parametrize(
    ("seed", "classified"), [(BAKU_150, {"1", "2", "5"}), (BAKU_192, {"2", "3", "4"})]
)
def test_foia_public_cites_the_reasons_of_the_seed_itself(
    seeds: Path, seed: str, classified: set[str]
) -> None:
    release = redactor.release(redactor.read(seeds / seed), "foia-public", "U")
    cited = {d.portion: d.exemptions for d in release.decisions if d.portion in classified}
    assert cited == dict.fromkeys(classified, ("(b)(1)", "1.4(b)", "1.4(d)"))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_foia_public_gives_the_same_bytes_whatever_the_date(seeds: Path, form: str) -> None:
    document = redactor.read(seeds / BAKU_150)
    made = {
        redactor.release(document, "foia-public", "U", date(year, 1, 1)).render(form)
        for year in (2010, 2018, 2019, 2026)
    }
    assert len(made) == 1


def test_the_header_of_a_seed_is_read_whole(seeds: Path) -> None:
    document = redactor.read(seeds / BAKU_150)
    data = as_data(document, document.portions)
    assert data["banner"] == {"written": "C O N F I D E N T I A L", "marking": "C"}
    assert data["authority"] == {
        "classified_by": "Deputy Chief of Mission Donald Lu",
        "reasons": ["1.4(b)", "1.4(d)"],
        "declassify_on": "2018-02-19",
    }
    header = data["header"]
    assert header["from"] == "AMEMBASSY BAKU"
    assert header["to"] == ["RUEHC/SECSTATE WASHDC PRIORITY 4796"]
    assert len(header["info"]) == 9
    assert header["precedence"] == "P"
    assert header["date"] == "191347Z FEB 08"
    assert header["number"] == "BAKU 000150"
    assert header["captions"] == ["SIPDIS", "SIPDIS"]
    assert header["tags"] == ["PREL", "PGOV", "PBTS", "KPAO", "AJ"]
    assert header["subject"] == "AZERBAIJANI REACTION TO KOSOVO'S INDEPENDENCE"
    assert header["references"] == {"A": "BAKU 00146", "B": "BAKU 00129"}
    assert header["signature"] == "DERSE"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("U", "2 UNCLASSIFIED"),
        ("SBU", "2 3 SENSITIVE BUT UNCLASSIFIED"),
        ("C", "1 2 3 4 5 CONFIDENTIAL"),
    ],
)
def test_the_invented_telegram_releases_these_paragraphs(
    example: Path, level: str, expected: str
) -> None:
    assert released(example, level) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2019-03-12", "2 UNCLASSIFIED"), ("2019-03-13", "1 2 4 5 UNCLASSIFIED")],
)
def test_historical_honours_the_date_of_the_invented_telegram(
    example: Path, as_of: str, expected: str
) -> None:
    assert released(example, "U", "historical", as_of) == expected


def test_the_broken_paragraph_of_the_invented_telegram_is_withheld_whole(example: Path) -> None:
    text = redactor.release(redactor.read(example), "standard", "U").render()
    assert "no confidence" not in text
    assert "Wenlock" not in text
