"""Documents: portions with their places and markings, and the readers that make them."""

from redactor.documents.document import Authority, Document, Portion
from redactor.documents.reader import read

__all__ = ["Authority", "Document", "Portion", "read"]
