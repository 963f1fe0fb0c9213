"""The gate: no new claim without a source."""
