"""Finding candidate claims in any text: figures first, then checkable sentences without one."""

from claimaudit.scan.candidate import Candidate, Vocabulary
from claimaudit.scan.scanner import PassedOver, Scanner

__all__ = ["Candidate", "PassedOver", "Scanner", "Vocabulary"]
