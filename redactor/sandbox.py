"""Where Jinja templates run: in a sandbox, with every name that they use defined."""

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

_PRINTABLE = (str, int, float, tuple, list, dict, type(None), Undefined)


def sandbox(*, autoescape: bool) -> ImmutableSandboxedEnvironment:
    """Return an environment for templates; with *autoescape* what they print is HTML.

    A template may not give other words at each run, so nothing in it is random, and it may not
    print objects, whose form holds addresses.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=_only_plain,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    del environment.filters["random"], environment.globals["lipsum"]
    return environment


def _only_plain(value: object) -> object:
    if isinstance(value, _PRINTABLE):
        return value
    raise TemplateRuntimeError(f"a template cannot print {type(value).__name__}")
