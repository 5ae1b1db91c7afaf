"""Where the policies and schemes that come with redactor are."""

from pathlib import Path

_package = Path(__file__).resolve().parent

POLICIES = (
    _package / "policies" if (_package / "policies").is_dir() else _package.parent / "policies"
)
"""Inside the package where it is installed from a wheel, beside it in a checkout."""

SCHEMES = POLICIES / "schemes"
SCHEMAS = POLICIES / "schema"

DEFAULT_SCHEME = "us"
