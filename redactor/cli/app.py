"""The application: its commands, and what every one of them does about errors."""

import typer

from redactor.cli import audit, checks, documents, markings, policies, releases, schemes

app = typer.Typer(
    name="redactor",
    help="Release documents with classification marks at a chosen level, and prove what was "
    "withheld.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    releases.release,
    documents.inspect,
    documents.explain,
    checks.check,
    releases.verify,
):
    app.command()(command)
app.add_typer(audit.app, name="audit")
app.add_typer(markings.app, name="marking")
app.add_typer(policies.app, name="policy")
app.add_typer(schemes.app, name="scheme")


def main() -> None:
    """Run the command line."""
    app()
