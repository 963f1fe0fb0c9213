"""What articles state, and what of it claims and waivers cover."""
