"""Findings as SARIF 2.1.0, which editors and code hosts show (OASIS, March 2020)."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from redactor.checks.finding import Finding
from redactor.checks.rules import RULES
from redactor.markings.scheme import Scheme
from redactor.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(source: str, scheme: Scheme, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return a SARIF log with the *findings* in the document *source*, read by *scheme*."""
    index = {rule.id: place for place, rule in enumerate(RULES)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "redactor",
                        "version": __version__,
                        "rules": [
                            {
                                "id": rule.id,
                                "shortDescription": {"text": rule.title},
                                "help": {"text": scheme.source_of(rule.id)},
                                "defaultConfiguration": {"level": rule.severity},
                            }
                            for rule in RULES
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": finding.rule.id,
                        "ruleIndex": index[finding.rule.id],
                        "level": finding.rule.severity,
                        "message": {"text": _message(finding)},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": quote(source)},
                                    "region": {
                                        "startLine": finding.line,
                                        "startColumn": finding.column,
                                    },
                                }
                            }
                        ],
                    }
                    for finding in findings
                ],
            }
        ],
    }


def _message(finding: Finding) -> str:
    where = f"portion {finding.portion}: " if finding.portion else ""
    suggested = f"; the right form is {finding.suggestion}" if finding.suggestion else ""
    return f"{where}{finding.message}{suggested} ({finding.source})"
