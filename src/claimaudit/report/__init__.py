"""What a run tells people: the report, explanations, exports."""
