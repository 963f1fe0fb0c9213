"""The folders that people edit, read, anchored, cross-checked and frozen."""
