"""python -m claimaudit"""

from claimaudit.cli import run

run()
