"""Markings of the US scheme, invented at random."""

from hypothesis import strategies as st

from redactor.markings import Marking, load_scheme

US = load_scheme("us")
LEVELS = [i for i, level in enumerate(US.levels) if not level.foreign]
ATOMS = [name for name, control in US.controls.items() if control.is_plain] + [
    "HCS-O",
    "SI-G",
    "SI-G ABCD",
    "SI-G DEFG",
    "SI-MMM AACD",
    "TK-BLFH",
    "SAR-BP",
    "SAR-CD",
    "RD-CNWDI",
    "RD-SG 1",
    "FRD-SG 14",
    "FGI",
    "FGI DEU",
    "FGI NATO",
    "CUI BUDG",
    "CUI SP-PRVCY",
    "ACCM-TEA LEAF",
]
OWNERS = ["", "", "", "NATO", "NATO KFOR", "DEU", "DEU GBR", "JOINT", "JOINT CAN USA", "FGI"]

controls = st.frozensets(st.sampled_from(ATOMS), max_size=4)
lists = st.none() | st.frozensets(
    st.sampled_from("AUS CAN DEU GBR NZL FVEY NATO KFOR".split()), max_size=4
).map(lambda others: others | {"USA"} if others else others)


def made(
    level: int,
    atoms: frozenset[str],
    owner: str,
    release: frozenset[str] | None,
    display: frozenset[str] | None,
    permissions: frozenset[str],
) -> Marking:
    return US.marking(
        level,
        atoms,
        owner=owner,
        release=release,
        display=display,
        permissions=permissions - {"EYES"} if release is None else permissions,
    )


known_markings = st.builds(
    made,
    st.sampled_from(LEVELS),
    controls,
    st.sampled_from(OWNERS),
    lists,
    st.none() | st.just(frozenset({"AFG", "IRQ"})),
    st.frozensets(st.sampled_from(["RELIDO", "EYES"])),
)
markings = known_markings | st.just(US.unknown)


def mark(written: str) -> Marking:
    marking = US.parse(written)
    assert marking.known, written
    return marking
