"""Puts it together: decide, excise, render, verify, write, record."""

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from redactor.decisions.decide import decide
from redactor.decisions.decision import Decision
from redactor.documents.document import Document
from redactor.errors import LedgerError, OutputError
from redactor.ledger import Entry, Intent, Ledger, PortionRow
from redactor.ledger.entry import commit
from redactor.ledger.ledger import STANDARD_OUTPUT
from redactor.markings.marking import Marking
from redactor.policy.policy import Policy
from redactor.releases.excise import excise
from redactor.releases.release import Release
from redactor.releases.rendering import Renderer
from redactor.releases.verify import inconsistencies, verify
from redactor.version import __version__


class Prepared(NamedTuple):
    """A release that passed every check, as bytes, and what is worth a warning about it."""

    document: Document
    policy: Policy
    ceiling: Marking
    as_of: date
    form: str
    release: Release
    produced: bytes
    warnings: tuple[str, ...]


def prepare(
    document: Document, policy: Policy, ceiling: Marking, as_of: date, renderer: Renderer
) -> Prepared:
    """Return the verified release of *document*. Nothing is written.

    Raises:
        VerificationError: a check did not pass.
        TemplateError: the template failed.

    """
    decisions = decide(document, policy, ceiling, as_of)
    release = excise(document, decisions, policy, ceiling)
    produced = verify(
        document, policy, ceiling, release, lambda value: renderer.render(value).encode()
    )
    warnings = tuple(_warnings(document, policy, decisions))
    return Prepared(document, policy, ceiling, as_of, renderer.name, release, produced, warnings)


def _warnings(document: Document, policy: Policy, decisions: Sequence[Decision]) -> list[str]:
    found = [
        f"portion {withheld} is withheld, but portion {released} says the same at length: "
        "one of their marks is wrong"
        for withheld, released in inconsistencies(document, decisions)
    ]
    if "exemptions" in policy.disclose:
        bare = [d.portion for d in decisions if d.action == "mask" and not d.exemptions]
        if bare:
            found.append(f"no exemption is cited for {_list(bare)}: a reviewer has to cite one")
    for controls in sorted(
        {tuple(d.marking.needs_consent()) for d in decisions if d.rule == "consent"}
    ):
        ids = [
            d.portion
            for d in decisions
            if d.rule == "consent" and tuple(d.marking.needs_consent()) == controls
        ]
        whose = " and ".join(dict.fromkeys(policy.scheme.control(c).consent for c in controls))
        found.append(
            f"{_list(ids)}: withheld, since {', '.join(controls)} needs the consent of {whose}"
        )
    for flag, words in (
        ("unknown", "has a mark that the scheme does not know"),
        ("damaged", "has a damaged mark"),
        ("marks differ", "has marks that differ"),
    ):
        ids = [p.id for p in document.portions if flag in p.flags]
        if ids:
            found.append(f"{_list(ids)} {words}: read as its most restrictive meaning")
    return found


def _list(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:10])
    more = f" and {len(ids) - 10} more" if len(ids) > 10 else ""  # noqa: PLR2004
    return f"portion {shown}" if len(ids) == 1 else f"portions {shown}{more}"


def publish(prepared: Prepared, ledger: Ledger, target: Path, *, replace: bool = False) -> int:
    """Write a release to the file *target* and record it; return the number of its entry.

    The file is complete under its name or not there at all.

    Raises:
        OutputError: it cannot be written; nothing is left behind.
        LedgerError: it cannot be recorded; then it is not written either.

    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 (resolve() would follow the last link)
    _check_target(prepared, ledger, target)
    temporary = _temporary(target)
    entry = make_entry(prepared, ledger.key, str(target))
    for earlier in ledger.intents(entry.destination):
        number = _mend(earlier, ledger, entry, target, replace=replace)
        if number is not None:
            return number
    if target.exists() and not replace:
        raise OutputError(str(target), "exists already", "give --force to replace it")
    intent = ledger.begin(entry.destination, _plain(str(temporary)))
    try:
        _write(temporary, prepared.produced)
        number = ledger.append(entry, intent)
    except BaseException:
        _remove(temporary)
        with suppress(LedgerError):
            ledger.finish(intent)
        raise
    _give_name(temporary, target, replace=replace)
    ledger.finish(intent)
    return number


def make_entry(prepared: Prepared, key: bytes, destination: str) -> Entry:
    """Return the ledger's entry for a release: everything but text."""
    document = prepared.document
    return Entry(
        recorded=datetime.now(UTC).isoformat(timespec="seconds"),
        tool=f"redactor {__version__}",
        source_sha256=document.sha256,
        policy=prepared.policy.name,
        policy_sha256=prepared.policy.sha256,
        level=str(prepared.ceiling),
        as_of=prepared.as_of.isoformat(),
        form=_plain(prepared.form),
        banner=prepared.release.banner,
        output_sha256=output_sha256(prepared),
        destination=_plain(destination),
        portions=tuple(
            PortionRow(
                decision.portion,
                decision.kind,
                decision.label,
                str(decision.marking.outline()),
                decision.action,
                decision.rule,
                decision.exemptions,
                decision.authority,
                portion.lines,
                ""
                if decision.action == "release"
                else commit(key, document.sha256, portion.id, document.words(portion)),
            )
            for portion, decision in zip(document.portions, prepared.release.decisions, strict=True)
        ),
    )


def output_sha256(prepared: Prepared) -> str:
    """Return the digest of the released bytes."""
    return hashlib.sha256(prepared.produced).hexdigest()


def hand_over(prepared: Prepared, ledger: Ledger, deliver: Callable[[int], None]) -> int:
    """Record a release and *deliver* it to standard output; return the number of its entry.

    *deliver* gets that number. Where it fails, a part of the release may have gone out: the
    entry stays, and an intent with it until the same release has gone out whole.

    Raises:
        OutputError: standard output cannot be written.
        LedgerError: the release cannot be recorded; then it does not go out either.

    """
    entry = make_entry(prepared, ledger.key, STANDARD_OUTPUT)
    intent, number = _begun(ledger, entry) or ledger.append_with_intent(entry)
    try:
        deliver(number)
    except OSError as error:
        raise OutputError(
            "standard output",
            f"cannot be written ({error.strerror})",
            f"entry {number} of the ledger stands; run the same release again",
        ) from None
    ledger.finish(intent)
    return number


def _begun(ledger: Ledger, entry: Entry) -> tuple[int, int] | None:
    """Return the intent and the entry of this very release where it was interrupted before."""
    for earlier in ledger.intents(STANDARD_OUTPUT):
        if earlier.entry is not None and ledger.entry(earlier.entry).same_release(entry):
            return earlier.id, earlier.entry
    return None


def _mend(
    earlier: Intent, ledger: Ledger, entry: Entry, target: Path, *, replace: bool
) -> int | None:
    """Clear up after an interrupted release; return its entry where it was this very one."""
    temporary = _temporary(target)
    mended = None
    if earlier.entry is not None:
        recorded = ledger.entry(earlier.entry)
        there = _holds(target, recorded.output_sha256)
        if not there and _holds(temporary, recorded.output_sha256):
            _give_name(temporary, target, replace=replace)
            there = True
        if there and recorded.same_release(entry):
            mended = earlier.entry
    _remove(temporary)
    _sync_folder(target)
    ledger.finish(earlier.id)
    return mended


def _temporary(target: Path) -> Path:
    return target.with_name(f".{target.name}.redactor-tmp")


def _plain(path: str) -> str:
    """Return *path* as text that can be kept: what is not UTF-8 in it as escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def _check_target(prepared: Prepared, ledger: Ledger, target: Path) -> None:
    """Refuse a target that could not be written, or must not be, before anything is begun."""
    if not target.parent.is_dir():
        raise OutputError(str(target.parent), "is not a folder", "make it, or name another")
    if target.is_dir():
        raise OutputError(str(target), "is a folder", "name a file in it")
    if target.exists() and not target.is_file():
        raise OutputError(str(target), "is not a file", "name a file")
    if target.exists() and any(map(target.samefile, filter(Path.exists, ledger.files))):
        raise OutputError(str(target), "belongs to the ledger", "name another file")
    if target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == (
        prepared.document.sha256
    ):
        raise OutputError(str(target), "holds the source document", "name another file")


def _write(path: Path, data: bytes) -> None:
    try:
        _remove(path)
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(
            str(path.parent), f"cannot be written ({error.strerror})", "nothing was released"
        ) from None


def _give_name(temporary: Path, target: Path, *, replace: bool) -> None:
    try:
        if replace:
            temporary.replace(target)
        else:
            _link(temporary, target)
            temporary.unlink(missing_ok=True)
        _sync_folder(target)
    except OSError as error:
        raise OutputError(
            str(target),
            f"cannot be written ({error.strerror})",
            "run the same release again once this is mended",
        ) from None


def _sync_folder(target: Path) -> None:
    """Bring the names in the folder of *target* to the disk, where the system can."""
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _link(temporary: Path, target: Path) -> None:
    """Give a file its name; unlike a rename, this fails where the name was taken meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.rename(target)


def _holds(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
