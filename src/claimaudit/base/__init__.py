"""What every room may use: problems, YAML, files, folding, showing strangers' text."""
