"""What a stranger tries so that the gate passes, or does what it should not."""
