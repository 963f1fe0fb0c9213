"""Which facts are of the claim, trials, judge, one row a claim, the ladder."""
