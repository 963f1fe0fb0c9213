"""Known quantities in an archive of articles: leads for people, never verdicts."""
