"""Papers that an adversary made a release of, with a paragraph in it that should have stayed."""

from pathlib import Path

import pytest

import redactor
from redactor.markings import load_scheme
from redactor.markings.rollup import roll_up
from redactor.policy import Policy, load_policy

US = load_scheme("us")
STAYS = "Wenlock met the minister at the harbor."


def released(paper: str, level: str = "U", policy: Policy | str = "standard") -> str:
    return redactor.release(redactor.read(paper.encode()), policy, level).render()


@pytest.mark.parametrize(
    "mark",
    [
        "(S//SI-G//ORCON/REL TO USA, AUS, CAN, GBR, NZL)",
        "(S//REL TO USA,\nGBR, AUS)",
        "(S//REL TO\nUSA, GBR)",
        "(S//REL TO USA,\nAUS)",
        "(S//REL TO USA, AUS",
        "(TS//SI",
    ],
)
def test_a_long_or_broken_mark_inside_a_paragraph_is_seen(mark: str) -> None:
    paper = f"SECRET//REL TO USA, AUS\n\n1. (U) Trade rose in March. {mark} {STAYS}\n"
    out = released(paper)
    assert "Wenlock" not in out
    assert "(S//" not in out
    assert "(TS//" not in out


def test_prose_with_an_address_in_brackets_is_no_mark() -> None:
    paper = "UNCLASSIFIED\n\n1. (U) Trade rose (see the page at https://example.org/a/b).\n"
    assert "example.org" in released(paper)


@pytest.mark.parametrize(
    "paper",
    [
        f"UNCLASSIFIED//REL TO USA, GBR\n\n{STAYS}\n\n1. (US U) A.\n\n2. (U//REL TO USA, GBR) B.",
        f"1. (US-U) Trade rose. (U//REL TO USA, GBR) {STAYS}",
        f"(//USA U) Trade rose. (U//RELIDO) {STAYS}",
        f"UNCLASSIFIED//FGI CAN GBR\n\n1. (//JOINT U) {STAYS}",
        f"//JOINT UNCLASSIFIED\n\n{STAYS}",
        f"MEMORANDUM\n\nUNCLASSIFIED{' ' * 2000}//NOFORN\n\n{STAYS}",
        f"UNCLASSIFIED FGI GBR\n\n{STAYS}",
        f"UNCLASSIFIED REL TO USA, GBR\n\n{STAYS}",
        f"UNCLASSIFIED RELIDO\n\n{STAYS}",
        f"UNCLASSIFIED QQ\n\n{STAYS}",
        f"CONFIDENTIAL\n\n1. (U) Rain fell.\n\n2. (U/2010) {STAYS}",
    ],
)
def test_what_is_not_for_everybody_does_not_go_out_at_u(paper: str) -> None:
    assert "Wenlock" not in released(paper)


@pytest.mark.parametrize(
    ("paper", "level"),
    [
        (f"SECRET//FGI CAN GBR\n\n1. (//JOINT S) {STAYS}", "S"),
        (
            f"SECRET//REL TO USA, GBR\n\n1. (S//REL TO USA, GBR//REL TO USA, AUS) {STAYS}",
            "S//REL TO USA, AUS",
        ),
        (
            f"SECRET//REL TO USA, AUS, GBR\n\n1. (S//REL) {STAYS}\n\nSECRET//REL TO USA, GBR",
            "S//REL TO USA, AUS",
        ),
        (f"TOP SECRET\n\n1. (TS//SI-G NF) {STAYS}", "TS//SI-G"),
        (f"SECRET\n\n1. (S//SAR-BP NF) {STAYS}", "S//SAR-BP"),
    ],
)
def test_a_ceiling_gets_nothing_of_which_it_lacks_a_part(paper: str, level: str) -> None:
    assert "Wenlock" not in released(paper, level)


def policy_with(folder: Path, text: str) -> Policy:
    path = folder / "mine.yaml"
    path.write_text(f"policy: mine\nextends: standard\n{text}", encoding="utf-8")
    return load_policy(str(path))


@pytest.mark.parametrize("caption", ["NODIS", "EXDIS"])
def test_a_consent_to_a_caption_is_none_to_sbu(tmp_path: Path, caption: str) -> None:
    policy = policy_with(tmp_path, f"consent: [{{to: [{caption}], authority: memo 12}}]\n")
    short = {"NODIS": "ND", "EXDIS": "XD"}[caption]
    paper = (
        f"SENSITIVE BUT UNCLASSIFIED//{caption}\n\n1. (SBU//{short}) {STAYS}\n\n2. (SBU) {STAYS}"
    )
    assert "Wenlock" not in released(paper, "U", policy)


def test_a_consent_to_restricted_data_is_none_to_what_was_formerly_so() -> None:
    both = US.parse("S//RD").join(US.parse("S//FRD"))
    assert both.without(frozenset({"RD"})).needs_consent() == ["FRD"]


def test_a_consent_to_a_concealed_source_is_none_to_one_that_is_named() -> None:
    both = US.parse("//FGI S").join(US.parse("S//FGI DEU"))
    assert both.without(frozenset({"FGI"})).needs_consent() == ["FGI DEU"]


@pytest.mark.parametrize(
    ("name", "mark", "more"),
    [
        ("FGI", "S//FGI DEU", "consent: [{to: [FGI DEU], authority: note 1}]\n"),
        ("SI-G", "TS//SI-G ABCD", ""),
        ("SAR-BP", "TS//SAR-BP-123", ""),
        ("FRD", "S//RD", "consent: [{to: [RD], authority: memo 1}]\n"),
    ],
)
def test_a_rule_on_a_control_holds_for_what_covers_it(
    tmp_path: Path, name: str, mark: str, more: str
) -> None:
    rule = f"rules: [{{id: mine, when: {{marking: {{has: [{name}]}}}}, withhold: strip}}]\n"
    paper = f"{US.parse(mark).banner}\n\n1. ({mark}) {STAYS}\n"
    assert "Wenlock" not in released(paper, mark, policy_with(tmp_path, rule + more))


def test_what_may_go_to_no_common_nation_stays_closed_in_every_regime() -> None:
    marks = [US.parse("U//REL TO USA, GBR"), US.parse("U//REL TO USA, AUS")]
    for regime in US.words.regimes.values():
        assert all(roll_up(US, marks, regime).marking.dominates(mark) for mark in marks)


def test_a_paper_with_thousands_of_programs_is_read_and_nothing_of_it_is_known() -> None:
    names = ["".join(chr(65 + n // 26**i % 26) for i in range(4)) for n in range(3000)]
    paper = "SECRET\n\n" + "".join(f"{i}. (S//SAR-{n}) Rain.\n\n" for i, n in enumerate(names, 1))
    document = redactor.read(paper.encode())
    assert not document.marking.known


CABLE = (
    "FM AMEMBASSY BAKU\nTO RUEHC/SECSTATE WASHDC\n\n{}\n\nSUBJECT: FISH\n\n1. (U) Fine here.{}\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "UNCLAS TOP SECRET BAKU 000150",
        "UNCLAS SAR-BP 000150",
        "UNCLAS FGI DEU BAKU 000150",
        "UNCLAS EYES ONLY BAKU 000150",
        "UNCLAS DISPLAY ONLY 000150",
        "UNCLAS SIGMA 0014",
        "UNCLASSIFIED RELIDO 000150",
    ],
)
def test_a_class_line_that_names_a_mark_where_the_post_stands_is_not_unclassified(
    line: str,
) -> None:
    paper = CABLE.format(line, f"\n\n2. {STAYS}")
    assert "Wenlock" not in released(paper, "U", "foia-public")


@pytest.mark.parametrize(
    "mark",
    [
        *("(S/NODIS/QQ)", "(S/QQ)", "(S-QQ)", "(SECRET/QQ)", "(S UMBRA)", "(TS UMBRA NF)"),
        *("(S/FRD/XX)", "(S/REL TO ABCD)", "(S; NF)", "(S:NF)", "(S|NF)", "(S_NF)", "(**S**)"),
        *("(\N{LEFT DOUBLE QUOTATION MARK}S\N{RIGHT DOUBLE QUOTATION MARK})", "(S.)", "(NODIS)"),
        *("(TOP\nSECRET)", "(SECRET\nNOFORN)", "(NATO\nSECRET)", "(Secret//Rel\nto USA, GBR)"),
        "(secret//rel to usa, can, gbr, aus, nzl, deu, fra)",
        "(SECRET AND VERY LONG PROGRAM NAME IN CAPITALS//SAR)",
    ],
)
def test_a_mark_inside_a_paragraph_with_anything_unknown_in_it_is_a_mark(mark: str) -> None:
    paper = CABLE.format("C O N F I D E N T I A L BAKU 000150", f" {mark} {STAYS}\n\n2. (C) So.")
    assert "Wenlock" not in released(paper)


@pytest.mark.parametrize(
    "before",
    ["rose by 3.5", "section 1.4", "Under 1.4 (b)", "Item (1)", "(ref A)", "[1]", "Point 2)"],
)
@pytest.mark.parametrize("mark", ["(S//NF)", "(S)"])
def test_a_mark_behind_a_figure_is_no_code(before: str, mark: str) -> None:
    words = f" Imports {before} {mark} {STAYS}\n\n2. (C) So."
    assert "Wenlock" not in released(CABLE.format("C O N F I D E N T I A L BAKU 000150", words))


@pytest.mark.parametrize(
    "code",
    [
        *("1.4 (b) and (d)", "1.4(c)", "(b)(7)(C)", "A/GIS(C)", "Annex (b)", "the office (DS)"),
        *("the (U.S.) side", "a (U-2) flight", "an (S-300) system", "(R-Illinois)", "(IOC)", "(a)"),
    ],
)
def test_a_reason_or_an_exemption_is_no_mark(code: str) -> None:
    paper = CABLE.format("C O N F I D E N T I A L BAKU 000150", f" It cites {code} there.")
    assert "It cites" in released(paper)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "TS//SI//NF",
            "TS",
            "S//NF",
            "C//REL TO USA, GBR",
            "\N{CYRILLIC CAPITAL LETTER DZE}ECRET",
        ),
        *("S.E.C.R.E.T.", "S   E   C   R   E   T", "TOP-SECRET", "TOPSECRET", '"SECRET"'),
        *("| SECRET |", "SECRET!", "CLASSIFICATION: SECRET", "DEU SECRET", "JOINT SECRET CAN USA"),
        *("PAGE 01 SECRET", "e O N F I D D H T I A L", "SECREI", "C0NFIDENTIAL"),
    ],
)
def test_a_line_that_may_be_a_banner_raises_what_is_unmarked(line: str) -> None:
    paper = f"UNCLASSIFIED\n\n{line}\n\n1. (U) Fine here.\n\n2. {STAYS}\n"
    out = released(paper)
    assert "Wenlock" not in out
    assert "Fine here." in out


@pytest.mark.parametrize("line", ["SECURE LINES", "SECTORS", "REGRETS", "CONFERENCE", "ANNESLEY"])
def test_a_line_with_another_word_raises_nothing(line: str) -> None:
    paper = f"UNCLASSIFIED\n\n{line}\n\n1. (U) Fine here.\n\n2. (U) Rain.\n"
    assert str(redactor.read(paper.encode()).marking) == "U"


@pytest.mark.parametrize("limit", ["FED ONLY", "AWP", "NOCON"])
def test_a_banner_of_the_department_of_defense_shows_that_there_are_limits(limit: str) -> None:
    assert roll_up(US, [US.parse(f"U//{limit}")], US.words.regimes["dod"]).banner == "CUI"


@pytest.mark.parametrize(
    "mark",
    ["S//SAR-BP-NODIS", "S//SAR-BP/CD-EXDIS", "S//SAR-BP/UMBRA", "S//SI-UMBRA", "S//RD-SIGMA 14 N"],
)
def test_a_part_that_is_a_mark_by_itself_is_no_name(mark: str) -> None:
    assert not US.parse(mark).known


def test_a_class_line_with_controls_is_no_odd_banner() -> None:
    paper = CABLE.format("SECRET//NOFORN PORT ELMAR 000207", "\n\n2. (S//NF) So.")
    assert str(redactor.read(paper.encode()).marking) == "S//NF"


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("(S//SAR-BUTTER POPCORN)", "S//SAR"),
        ("(TS//SI-G ABCD)", "TS//SI-G"),
        ("(TS//SI-XYZ)", "TS//SI"),
        ("(TS//SI/TK/SAR-BP)", "TS//SI/TK//SAR"),
        ("(S//RD-SG 14)", "S//RD-SG 14"),
        ("(S//ACCM-TEA LEAF)", "S//ACCM"),
        ("(S//FGI DEU//REL TO USA, DEU)", "S//FGI DEU//REL TO USA, DEU"),
        ("(CUI//SP-PRVCY)", "CUI//SP-PRVCY"),
        ("(S//WENLOCK)", "unknown"),
    ],
)
def test_a_notice_tells_no_name_that_the_writer_of_a_mark_chose(mark: str, told: str) -> None:
    paper = f"TOP SECRET\n\n1. (U) Trade rose in March.\n\n2. {mark} {STAYS}\n"
    assert f"[{told}: 1 line withheld" in released(paper)


@pytest.mark.parametrize(
    "mark",
    [
        "(S//REL TO USA, GBR)",
        "(//GBR S)",
        "(TS//SI-G)",
        "(S//SAR-BUTTER POPCORN)",
        "(S//QQ)",
        "(S//ACCM-TEA LEAF)",
        "(TS//RD-SG 14)",
        "(CUI//SP-PRVCY)",
    ],
)
def test_a_release_of_a_release_has_the_same_notices(mark: str) -> None:
    paper = f"TOP SECRET\n\n1. (U) Trade rose in March.\n\n2. {mark} {STAYS}\n"
    once = released(paper)
    assert released(once) == once


def test_words_in_the_form_of_a_notice_are_no_notice() -> None:
    paper = "SECRET\n\n1. (U) Trade rose.\n\n[S//SAR-WENLOCK: 1 line withheld]\n"
    assert "WENLOCK" not in released(paper)
