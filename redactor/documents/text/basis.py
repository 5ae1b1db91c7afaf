"""Why a portion is taken to have its marking, in the words that a user is shown."""

from redactor.documents.text.marks import Quality

STATED = "stated"
ENTIRE = "entire text"
UNKNOWN = "unknown mark: withheld at every level"
DAMAGED = "damaged: most restrictive reading"
DIFFERENT = "marks differ: most restrictive reading"
UNMARKED = "unmarked: document level"
LOST = "its mark may be lost: document level"
CLOSED = "closed by the mark of its list"
FLAGGED_UNMARKED = ("unmarked",)
SECTION = "with its section"
NOTICE = "notice of an earlier release"

BASIS: dict[Quality, str] = {
    "stated": STATED,
    "entire": ENTIRE,
    "unknown": UNKNOWN,
    "damaged": DAMAGED,
}
