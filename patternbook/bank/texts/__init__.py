"""MyST texts of the bank outside the book: as plain text for a terminal, as HTML for other systems.

Nothing of the markup is left raw: links have become what they lead to, maths is readable.
"""

from patternbook.bank.texts.markup import Maths, html
from patternbook.bank.texts.plaintext import plain
from patternbook.bank.texts.references import References

__all__ = ["Maths", "References", "html", "plain"]
