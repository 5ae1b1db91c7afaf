"""Where Jinja templates run: in a sandbox, with every name that they use defined."""

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def sandbox(*, autoescape: bool) -> ImmutableSandboxedEnvironment:
    """Return an environment for templates; with *autoescape* what they print is HTML."""
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
