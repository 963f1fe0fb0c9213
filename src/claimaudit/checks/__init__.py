"""The suites that flag, and the verdicts that follow from what they flagged."""
