"""Commands about documents as they are read: inspect and explain."""

from typing import Annotated

import typer

from redactor.cli import console
from redactor.errors import InputError, RedactorError
from redactor.shipped import DEFAULT_SCHEME


@console.command
def inspect(
    source: console.Source,
    *,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Only portions that a person has to look at.")
    ] = False,
    html: Annotated[bool, typer.Option("--html", help="Print a page with the whole text.")] = False,
    json: console.AsJson = False,
) -> None:
    """Show a document as it is read: its portions, their marks, what they are taken to mean.

    Example: redactor inspect cable.txt
    """
    from redactor.documents import inspection
    from redactor.markings.load import load_scheme

    if html and (doubtful or json):
        other = "--json" if json else "--doubtful"
        raise RedactorError("--html", f"does not go with {other}", "leave one of them out")
    document = console.read_source(source, load_scheme(scheme))
    if html:
        from redactor.documents.page import as_html

        console.show(as_html(document))
        return
    shown = [p for p in document.portions if p.confidence == "doubtful" or not doubtful]
    if json:
        console.show_json(inspection.as_data(document, shown))
        return
    banner = document.banner
    console.show(f"banner   {banner.written if banner else 'none'}")
    why = " (no banner and no mark: highest level)" if inspection.says_nothing(document) else ""
    console.show(f"marking  {document.marking}{why}")
    console.show(f"style    {document.style}")
    authority = document.authority
    if authority.reasons or authority.instruction:
        on = authority.declassify_on or authority.instruction or "no date"
        console.show(f"reasons  {', '.join(authority.reasons) or 'none'}; declassify on {on}")
    console.show("")
    if doubtful and not shown:
        console.show("nothing is doubtful")
        return
    console.show_table(
        [
            ("portion", "kind", "mark", "marking", "sure", "why", "lines", "words"),
            *(
                (
                    p.id,
                    p.kind,
                    p.mark or "-",
                    str(p.marking),
                    p.confidence,
                    p.basis,
                    str(p.lines),
                    " ".join(document.words(p)[:200].split()),
                )
                for p in shown
            ),
        ]
    )


@console.command
def explain(
    source: console.Source,
    portion: Annotated[str, typer.Option(help="The id of a portion, as inspect shows it.")],
    *,
    level: console.Level = None,
    policy: console.PolicyName = "standard",
    as_of: console.AsOf = None,
    json: console.AsJson = False,
) -> None:
    """Explain what happens to a portion: every step from its mark to the action.

    Example: redactor explain cable.txt --level U --portion 4
    """
    from redactor.decisions.decide import decide
    from redactor.decisions.explain import explain as steps
    from redactor.policy import load_policy

    rules = load_policy(policy)
    ceiling = rules.ceiling(level)
    when = console.read_date(as_of)
    document = console.read_source(source, rules.scheme)
    for found, decision in zip(
        document.portions, decide(document, rules, ceiling, when), strict=True
    ):
        if found.id == portion:
            told = list(steps(document, found, rules, ceiling, when, decision))
            if json:
                console.show_json([{"step": step, "answer": answer} for step, answer in told])
            else:
                console.show_table([("step", "answer"), *told])
            return
    known = ", ".join(p.id for p in document.portions)
    raise InputError(f"portion {portion!r}", "is not in the document", f"it has {known}")
