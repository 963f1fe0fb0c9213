"""Figures that are read from data: files of the workspace, and captures."""
