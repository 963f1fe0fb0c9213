"""The commands, one module a trade: auditing, articles, comparing."""
