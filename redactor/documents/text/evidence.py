"""What a whole document shows, by which each of its portions is read."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from redactor.documents.text.closings import Closing
from redactor.documents.text.inside import Inside
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

Trace = Literal["scanned", "no mark as high", "none"]
"""What shows that marks of a document may be lost: scanning left its traces, or none of its marks
is as high as the document."""


@dataclass(eq=False, repr=False)  # nothing that is printed shows the text
class Evidence:
    """What a whole document shows.

    *whole* is its marking, *inside* are the marks anywhere in its *text*, *closings* those at the
    ends of the lines of its body, *odd* what lines would mean if they were banners, by place.
    *items* is where lines begin with the signs of a list, and where the words behind these do.
    *stamped*: what says that all is of the lowest level may be the stamp of a release.
    """

    scheme: Scheme
    text: str
    whole: Marking
    inside: Sequence[Inside]
    closings: Sequence[Closing]
    odd: Mapping[int, Marking]
    items: Mapping[int, int]
    trace: Trace
    stamped: bool

    @property
    def intact(self) -> bool:
        """Whether no mark can be lost."""
        return self.trace == "none"

    @cached_property
    def closed(self) -> bool:
        """Whether several marks that can be read stand at ends of lines, and may close text."""
        return sum(one.mark.quality == "stated" for one in self.closings) > 1

    @cached_property
    def _inside_starts(self) -> list[int]:
        return [one.start for one in self.inside]

    @cached_property
    def _closing_starts(self) -> list[int]:
        return [one.start for one in self.closings]

    def inside_from(self, start: int, end: int) -> Sequence[Inside]:
        """Return the marks that begin from *start* to *end*."""
        starts = self._inside_starts
        return self.inside[bisect_left(starts, start) : bisect_left(starts, end)]

    def closings_from(self, start: int, end: int) -> Sequence[Closing]:
        """Return the marks at ends of lines that begin from *start* to *end*."""
        starts = self._closing_starts
        return self.closings[bisect_left(starts, start) : bisect_left(starts, end)]
