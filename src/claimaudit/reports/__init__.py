"""What a run writes: audit.json, the ledger, the report."""
