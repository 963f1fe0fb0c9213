"""Holding claims against facts: trials, arithmetic, and the table that the checks run over."""
