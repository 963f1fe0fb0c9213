"""Audit the figures of news articles against hand-entered primary sources."""

__version__ = "0.1.0"
