"""Our check of schemas, held against a library that knows all of JSON Schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.schema import check, read_schema
from redactor.shipped import SCHEMAS

SCHEMA_FILES = sorted(SCHEMAS.glob("*.json"))
WORDS = (
    "policy scheme title levels any U SBU extends disclose marking amount label headings mask strip"
    " with-section fields release subject rules id when above kind paragraph withhold notice on to"
    " downgrade declassification-date authority controls portion banner also alone covers message"
).split()

values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=4) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=lambda path: str(path.stem))
@given(data=values)
def test_what_fits_a_schema_is_what_the_library_says(path: Path, data: Any) -> None:  # noqa: ANN401
    library = jsonschema_rs.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    ours = next(check(data, read_schema(path)), None) is None
    if not _has_line_feed(data):  # there, the library's patterns let one stand at the end
        assert ours == library.is_valid(data)


def test_a_keyword_that_the_check_does_not_know_is_an_error() -> None:
    with pytest.raises(ValueError, match="'multipleOf'"):
        list(check(3, {"multipleOf": 2}))


def _has_line_feed(data: object) -> bool:
    return "\\n" in json.dumps(data)
