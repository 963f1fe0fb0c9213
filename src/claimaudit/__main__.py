"""python -m claimaudit"""

from claimaudit.cli.main import run

run()
