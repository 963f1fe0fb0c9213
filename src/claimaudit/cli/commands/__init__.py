"""One module a command: its first line is the help that `claimaudit --help` shows."""
