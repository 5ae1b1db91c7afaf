"""The Python interface: read a document, load a policy, release, verify."""

from datetime import date
from pathlib import Path

from redactor.decisions.decide import decide
from redactor.documents.document import Document
from redactor.policy.load import load_policy
from redactor.policy.policy import Policy
from redactor.releases.excise import excise
from redactor.releases.release import Release
from redactor.releases.rendering import Renderer
from redactor.releases.verify import check_file, verify


def release(
    document: Document,
    policy: Policy | str,
    level: str | None = None,
    as_of: date | None = None,
) -> Release:
    """Return what may be read of *document* at *level* under *policy*, verified.

    *policy* is a policy or its name, *level* a marking such as ``U`` (None: the policy's
    default), *as_of* the date at which declassification dates count (None: today).

    The checks of a release (P1, P2, P3) have passed for its text form; the other forms show the
    same blocks. What you make of it with a template of your own, check with `verify_file`.

    Raises:
        LevelError: the policy does not release at *level*.
        VerificationError: a check did not pass.

    """
    rules = load_policy(policy) if isinstance(policy, str) else policy
    ceiling = rules.ceiling(level)
    when = as_of or date.today()  # noqa: DTZ011 (a date of the user's own calendar)
    decisions = decide(document, rules, ceiling, when)
    made = excise(document, decisions, rules, ceiling)
    renderer = Renderer.for_form("text")
    verify(document, rules, ceiling, made, lambda value: renderer.render(value).encode())
    return made


def verify_file(
    produced: bytes | str | Path,
    document: Document,
    policy: Policy | str,
    level: str | None = None,
    as_of: date | None = None,
) -> str | None:
    """Check that *produced*, the bytes or path of a release, holds nothing withheld.

    Returns the form that it is, byte for byte, of a release made now, or None where it is not
    one: somebody changed it, or another policy, date or template made it.

    Raises:
        VerificationError: words of a withheld portion are in it.

    """
    from redactor.documents.reader import read_bytes  # noqa: PLC0415

    data = produced if isinstance(produced, bytes) else read_bytes(Path(produced))
    rules = load_policy(policy) if isinstance(policy, str) else policy
    ceiling = rules.ceiling(level)
    when = as_of or date.today()  # noqa: DTZ011 (a date of the user's own calendar)
    decisions = decide(document, rules, ceiling, when)
    made = excise(document, decisions, rules, ceiling)
    return check_file(document, made, data)
