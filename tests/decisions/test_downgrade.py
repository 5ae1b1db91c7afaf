from datetime import date
from pathlib import Path

import pytest

import redactor
from redactor.decisions.decision import Decision
from redactor.policy import Policy, load_policy

HEAD = "policy: mine\ntitle: Mine\nscheme: us\nlevels: any\n"
PAPER = """\
SECRET

Classified By: Ruth Annesley for reasons 1.4 (b) and (d).
Declassify On: 03/13/2019

1. (U) The quay is open again.

2. (SBU) Two editors wait for a statement.

3. (C) The minister will resign in spring.

4. (S) The commissioner was asked about the coastal stations.

5. (S//NF) The deputy minister is the source of this.

6. (C//SBU) The list of the ministers who follow him.

7. (S//QQ) The scheme knows nothing of this mark.
"""
BEFORE, ON, AFTER = date(2019, 3, 12), date(2019, 3, 13), date(2019, 3, 14)


def load(folder: Path, to: str = "U", text: str = "") -> Policy:
    path = folder / "mine.yaml"
    downgrade = f"downgrade: [{{on: declassification-date, to: {to}, authority: The Law}}]\n"
    path.write_text(f"{HEAD}{downgrade}{text}", encoding="utf-8")
    return load_policy(str(path))


def decide(
    policy: Policy, as_of: date = AFTER, source: str = PAPER, level: str = "U"
) -> dict[str, Decision]:
    """Return the decisions on the numbered paragraphs."""
    release = redactor.release(redactor.read(source.encode()), policy, level, as_of)
    return {d.portion: d for d in release.decisions if d.kind == "paragraph"}


def released(decisions: dict[str, Decision]) -> str:
    return " ".join(p for p, d in decisions.items() if d.action == "release")


@pytest.mark.parametrize(
    ("as_of", "expected"), [(BEFORE, "1"), (ON, "1 3 4"), (AFTER, "1 3 4")], ids=str
)
def test_classified_portions_go_out_from_the_declassification_date_on(
    as_of: date, expected: str, tmp_path: Path
) -> None:
    assert released(decide(load(tmp_path), as_of)) == expected


def test_a_policy_without_a_downgrade_ignores_the_date() -> None:
    assert released(decide(load_policy("foia-public"))) == "1"


def test_the_historical_policy_honors_the_date() -> None:
    assert released(decide(load_policy("historical"))) == "1 3 4"


def test_a_downgraded_portion_names_rule_and_authority_and_keeps_its_marking(
    tmp_path: Path,
) -> None:
    decision = decide(load(tmp_path))["4"]
    assert (str(decision.marking), str(decision.effective)) == ("S", "U")
    assert (decision.rule, decision.authority) == ("downgrade", "The Law")


@pytest.mark.parametrize(("portion", "effective"), [("2", "SBU"), ("5", "U//NF"), ("6", "SBU")])
def test_controls_do_not_expire_with_the_classification(
    portion: str, effective: str, tmp_path: Path
) -> None:
    decision = decide(load(tmp_path))[portion]
    assert (str(decision.effective), decision.action) == (effective, "mask")


def test_a_ceiling_with_the_controls_gets_what_they_hold_back(tmp_path: Path) -> None:
    assert released(decide(load(tmp_path), level="SBU//NF")) == "1 2 3 4 5 6"


def test_an_unknown_marking_is_never_downgraded(tmp_path: Path) -> None:
    decision = decide(load(tmp_path), level="TS//NF")["7"]
    assert (str(decision.effective), decision.action) == ("unknown", "mask")


@pytest.mark.parametrize(
    ("to", "effective", "at_u"),
    [
        ("C", "C", "1"),
        ("S", "S", "1"),
        ("SBU", "SBU", "1"),
        ("U//NF", "U//NF", "1"),
    ],
)
def test_a_portion_is_lowered_to_the_marking_that_the_policy_names_and_no_further(
    to: str, effective: str, at_u: str, tmp_path: Path
) -> None:
    decisions = decide(load(tmp_path, to))
    assert str(decisions["4"].effective) == effective
    assert released(decisions) == at_u


def test_a_portion_below_the_marking_that_the_policy_names_is_not_raised(tmp_path: Path) -> None:
    decisions = decide(load(tmp_path, "C"))
    assert [str(decisions[p].effective) for p in "123"] == ["U", "SBU", "C"]


@pytest.mark.parametrize(
    "instruction",
    ["OADR", "X1", "25X1", "MR", "Source marked OADR", "the fall of the cabinet", "02/30/2009"],
)
def test_an_instruction_that_is_not_a_date_downgrades_nothing(
    instruction: str, tmp_path: Path
) -> None:
    source = PAPER.replace("03/13/2019", instruction)
    assert released(decide(load(tmp_path), date.max, source)) == "1"


@pytest.mark.parametrize(
    "line", ["", "Downgrade On: 03/13/2019\n", "Date: 03/13/2019\n"], ids=["none", "other", "date"]
)
def test_a_document_without_an_instruction_is_not_downgraded(line: str, tmp_path: Path) -> None:
    source = PAPER.replace("Declassify On: 03/13/2019\n", line)
    assert released(decide(load(tmp_path), date.max, source)) == "1"


@pytest.mark.parametrize(
    "written", ["03/13/2019", "2019-03-13", "20190313", "13 March 2019", "March 13, 2019"]
)
def test_a_date_may_be_written_as_people_write_it(written: str, tmp_path: Path) -> None:
    source = PAPER.replace("03/13/2019", written)
    assert released(decide(load(tmp_path), BEFORE, source)) == "1"
    assert released(decide(load(tmp_path), ON, source)) == "1 3 4"


@pytest.mark.parametrize(
    ("first", "second"), [("03/13/2019", "03/13/2029"), ("03/13/2029", "03/13/2019")]
)
def test_of_two_dates_in_a_file_the_later_one_counts(
    first: str, second: str, tmp_path: Path
) -> None:
    source = f"{PAPER.replace('03/13/2019', first)}\nDeclassify On: {second}\n"
    assert released(decide(load(tmp_path), date(2029, 3, 12), source)) == "1"
    assert released(decide(load(tmp_path), date(2029, 3, 13), source)) == "1 3 4"


@pytest.mark.parametrize("second", ["OADR", "X1", "when the treaty ends"])
def test_a_date_beside_an_instruction_that_is_not_one_does_not_count(
    second: str, tmp_path: Path
) -> None:
    source = f"{PAPER}\nDeclassify On: {second}\n"
    assert released(decide(load(tmp_path), date.max, source)) == "1"


def test_an_instruction_on_the_next_line_counts_beside_a_date(tmp_path: Path) -> None:
    source = f"{PAPER}\nDeclassify On:\nOADR\n"
    assert released(decide(load(tmp_path), date.max, source)) == "1"


def test_a_rule_can_withhold_what_was_downgraded(tmp_path: Path) -> None:
    rules = "rules: [{id: more, when: {label: ['3']}, withhold: mask}]\n"
    assert released(decide(load(tmp_path, text=rules))) == "1 4"


def test_a_rule_sees_the_lowered_marking(tmp_path: Path) -> None:
    rules = "rules: [{id: more, when: {marking: {above: SBU}}, withhold: mask}]\n"
    assert released(decide(load(tmp_path, text=rules))) == "1 3 4"


def test_the_stamp_names_date_and_authority_only_where_a_portion_was_downgraded(
    tmp_path: Path,
) -> None:
    document = redactor.read(PAPER.encode())
    line = "Declassified 2019-03-13 under The Law"
    assert line in redactor.release(document, load(tmp_path), "U", AFTER).stamp
    assert line not in redactor.release(document, load(tmp_path), "U", BEFORE).stamp
    assert line not in redactor.release(document, load(tmp_path), "S", BEFORE).stamp
