from pathlib import Path

import pytest

import redactor
from redactor.errors import ConfigurationError, InputError
from redactor.markings import Scheme, load_scheme
from redactor.markings.banner import find_banners
from redactor.shipped import SCHEMES

FORM = (
    "8:27: 'banner' must be a form in capital letters and digits, with spaces and / : & + - _ "
    "between them"
)
COMPANY = """\
scheme: company
title: Papers of the invented Elmar Harbor Company
levels:
  - {portion: PUB, banner: PUBLIC}
  - {portion: INT, banner: INTERNAL, also: [INTERNAL USE]}
  - {portion: RES, banner: RESTRICTED}
controls:
  - {portion: HR, banner: PERSONNEL, alone: PUB, granted_from: RES}
  - {portion: LEG, banner: LEGAL HOLD, covers: message}
"""


def load(folder: Path, text: str, name: str = "company") -> Scheme:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_scheme(f"{name}.yaml", folder)


def faults(folder: Path, text: str) -> list[str]:
    """Return the lines of the error, without the path of the file."""
    with pytest.raises(ConfigurationError) as raised:
        load(folder, text)
    path = f"{folder / 'company.yaml'}:"
    lines = str(raised.value).splitlines()
    assert all(line.startswith(path) for line in lines)
    return [line.removeprefix(path) for line in lines]


@pytest.fixture
def company(tmp_path: Path) -> Scheme:
    return load(tmp_path, COMPANY)


def test_a_companys_own_scheme_orders_its_levels(company: Scheme) -> None:
    public, internal, restricted = map(company.parse, ("PUB", "INT", "RES"))
    assert restricted.dominates(internal)
    assert internal.dominates(public)
    assert not internal.dominates(restricted)


@pytest.mark.parametrize(
    ("written", "portion", "banner"),
    [
        ("(PUB)", "PUB", "PUBLIC"),
        ("internal use", "INT", "INTERNAL"),
        ("RES//LEG", "RES//LEG", "RESTRICTED//LEGAL HOLD"),
        ("HR", "HR", "PERSONNEL"),
        ("RES//HR", "RES", "RESTRICTED"),
        ("INT//HR", "INT//HR", "INTERNAL//PERSONNEL"),
    ],
)
def test_a_companys_own_marks_are_read_and_written(
    company: Scheme, written: str, portion: str, banner: str
) -> None:
    marking = company.parse(written)
    assert (str(marking), marking.banner) == (portion, banner)


def test_marks_of_another_scheme_are_unknown(company: Scheme) -> None:
    assert not company.parse("SECRET").known
    assert not company.parse("S//NF").known


def test_a_companys_own_control_is_granted_from_the_level_that_it_names(company: Scheme) -> None:
    personnel = company.parse("HR")
    assert company.parse("RES").dominates(personnel)
    assert not company.parse("INT").dominates(personnel)
    assert not company.parse("RES").dominates(company.parse("LEG//PUB"))


def test_a_companys_own_banners_are_found(company: Scheme) -> None:
    text = "R E S T R I C T E D//LEGAL HOLD\n\nPublic holidays\n\nPUBLIC"
    found = find_banners(company, text, [(0, len(text))])
    assert [str(place[-1].marking) for place in found] == ["RES//LEG", "PUB"]


def test_a_document_is_read_with_a_companys_own_scheme(company: Scheme) -> None:
    document = redactor.read(
        b"RESTRICTED\n\n1. (PUB) The quay is open.\n\n2. (RES) The crane is broken.\n",
        scheme=company,
    )
    assert [str(portion.marking) for portion in document.portions] == ["PUB", "RES"]
    assert str(document.marking) == "RES"


def test_a_control_that_covers_the_message_lies_on_every_portion(company: Scheme) -> None:
    document = redactor.read(
        b"RESTRICTED//LEGAL HOLD\n\n1. (PUB) The quay is open.\n", scheme=company
    )
    assert [str(portion.marking) for portion in document.portions] == ["PUB//LEG"]


def test_a_scheme_needs_no_controls(tmp_path: Path) -> None:
    scheme = load(tmp_path, COMPANY.partition("controls:")[0])
    assert str(scheme.parse("RESTRICTED")) == "RES"
    found = find_banners(scheme, "INTERNAL\nHR\n", [(0, 12)])
    assert [place[-1].written for place in found] == ["INTERNAL"]


def test_a_level_may_have_one_form_for_portion_and_banner(tmp_path: Path) -> None:
    scheme = load(
        tmp_path,
        COMPANY.replace("portion: PUB,", "portion: PUBLIC,").replace("alone: PUB", "alone: PUBLIC"),
    )
    assert str(scheme.parse("HR")) == "HR"


def test_a_scheme_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(InputError) as raised:
        load_scheme("compnay")
    assert str(raised.value).startswith("scheme 'compnay': is not known; known are company, ")
    assert str(raised.value).endswith("a file of your own needs its path, as in ./compnay.yaml")


@pytest.mark.parametrize("path", sorted(SCHEMES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scheme_loads_under_the_name_of_its_file(path: Path) -> None:
    assert load_scheme(path.stem).name == path.stem


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "banner: INTERNAL,",
            "banner: PUBLIC,",
            ["5:5: the form 'PUBLIC' is used twice"],
            id="two levels",
        ),
        pytest.param(
            "portion: HR,",
            "portion: INT,",
            ["8:5: the form 'INT' is used twice"],
            id="a level and a control",
        ),
        pytest.param(
            "[INTERNAL USE]",
            "[PUBLIC]",
            ["5:5: the form 'PUBLIC' is used twice"],
            id="another spelling",
        ),
        pytest.param(
            "alone: PUB",
            "alone: OPEN",
            ["8:45: 'OPEN' is not one of the levels"],
            id="alone",
        ),
        pytest.param(
            "granted_from: RES",
            "granted_from: RESTRICTED",
            ["8:64: 'RESTRICTED' is not one of the levels"],
            id="granted from",
        ),
        pytest.param(
            "{portion: RES, banner: RESTRICTED}",
            "{portion: RES}",
            ["6:5: the key 'banner' is missing"],
            id="no banner",
        ),
        pytest.param(
            "title: Papers of the invented Elmar Harbor Company\n",
            "",
            ["1:1: the key 'title' is missing"],
            id="no title",
        ),
        pytest.param(
            "[INTERNAL USE]",
            "INTERNAL USE",
            ["5:44: 'also' must be a list"],
            id="text for a list",
        ),
        pytest.param(
            "banner: PERSONNEL",
            "banner: 7",
            ["8:27: 'banner' must be text"],
            id="a number for text",
        ),
        pytest.param(
            "banner: PERSONNEL",
            "banner: Personnel",
            [
                FORM,
            ],
            id="small letters",
        ),
        pytest.param(
            "banner: PERSONNEL",
            'banner: "PERSONNEL\\n"',
            [FORM],
            id="two lines",
        ),
        pytest.param(
            "covers: message",
            "covers: mesage",
            ["9:48: unknown value 'mesage'; did you mean 'message'?"],
            id="a wrong value",
        ),
        pytest.param(
            "granted_from: RES",
            "granted: RES",
            ["8:50: unknown key 'granted'; did you mean 'granted_from'?"],
            id="an unknown key",
        ),
        pytest.param(
            "scheme: company",
            "scheme: Company",
            ["1:9: 'scheme' must be a name of small letters, digits and hyphens"],
            id="a name in capitals",
        ),
    ],
)
def test_a_fault_of_a_scheme_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert COMPANY.count(old) == 1
    assert faults(tmp_path, COMPANY.replace(old, new)) == expected


def test_a_scheme_without_levels_is_refused(tmp_path: Path) -> None:
    text = "scheme: company\ntitle: None\nlevels: []\n"
    expected = "3:9: 'levels' must be a list of at least one level, the lowest first"
    assert faults(tmp_path, text) == [expected]


def test_all_faults_of_a_scheme_are_told_at_once(tmp_path: Path) -> None:
    text = COMPANY.replace("alone: PUB", "alone: OPEN").replace("portion: LEG", "portion: INT")
    assert faults(tmp_path, text) == [
        "8:45: 'OPEN' is not one of the levels",
        "9:5: the form 'INT' is used twice",
    ]


OWNERS = """\
scheme: mine
title: Mine
nation: USA
nations: USA GBR
levels: [{portion: U, banner: UNCLASSIFIED}, {portion: S, banner: SECRET}]
controls:
  - {portion: FGI, banner: FGI, takes: nations, role: foreign}
  - {portion: XX, banner: XX, absorbs: [YY]}
  - {portion: YY, banner: YY}
foreign:
  control: FGI
  joint: JOINT
  organizations:
    - name: NATO
      levels: [{level: S, portion: NS, banner: NATO SECRET}]
      also: [{form: NSX, means: NATO SECRET//XX}]
regimes:
  - {name: mine, title: Mine, without_common_release: XX, forced: {by: [YY], control: XX}}
pairs: [{portion: XX-YY, banner: XX YY, of: [XX, YY]}]
"""


def test_a_scheme_with_owners_and_regimes_is_read(tmp_path: Path) -> None:
    scheme = load(tmp_path, OWNERS)
    assert str(scheme.parse("(//NSX)")) == "//NS//XX"
    assert str(scheme.parse("(U//XX-YY)")) == "U//XX"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("control: FGI\n", "control: XYZ\n", "11:12: 'XYZ' is not a control whose role is foreign"),
        ("level: S,", "level: Q,", "15:24: 'Q' is not one of the levels"),
        ("means: NATO SECRET//XX", "means: NOPE", "16:33: 'NOPE' is not a mark of NATO"),
        ("means: NATO SECRET//XX", "means: NATO SECRET//QQ", "is not a mark of NATO"),
        ("without_common_release: XX", "without_common_release: ZZ", "'ZZ' is not one of the"),
        ("by: [YY]", "by: [ZZ]", "'ZZ' is not one of the controls"),
        ("control: XX}}", "control: ZZ}}", "'ZZ' is not one of the controls"),
        ("of: [XX, YY]", "of: []", "'of' must be a list of two controls"),
        (
            "{portion: YY,",
            "{absorbs: [XX], portion: YY,",
            "absorbs itself, by way of others or not",
        ),
        ("absorbs: [YY]", "absorbs: [QQ]", "'QQ' is not one of the controls"),
    ],
)
def test_a_name_that_does_not_exist_is_a_fault(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert OWNERS.count(old) == 1
    (told,) = faults(tmp_path, OWNERS.replace(old, new))
    assert fault in told


def test_a_long_chain_of_absorbed_controls_is_checked(tmp_path: Path) -> None:
    chain = "".join(
        f"  - {{portion: A{i}, banner: A{i}, absorbs: [A{i + 1}]}}\n" for i in range(900)
    )
    levels = "levels: [{portion: U, banner: UU}]\n"
    text = f"scheme: company\ntitle: X\n{levels}controls:\n{chain}"
    assert faults(tmp_path, text) == [
        f"904:{text.splitlines()[903].index('[') + 1}: 'A900' is not one of the controls"
    ]


@pytest.mark.parametrize("name", [path.stem for path in SCHEMES.glob("*.yaml")])
def test_a_shipped_scheme_has_no_faults(name: str) -> None:
    """Its forms are read back here, since they are not at every start."""
    assert load_scheme(str(SCHEMES / f"{name}.yaml")).name == name


@pytest.mark.parametrize("legacy", ["PROTECT", "RESTRICTED", "CONFIDENTIAL"])
def test_legacy_levels_of_the_uk_stand_between_official_and_secret(legacy: str) -> None:
    uk = load_scheme("uk")
    assert not uk.parse("OFFICIAL").dominates(uk.parse(legacy))
    assert uk.parse("SECRET").dominates(uk.parse(legacy))
