"""The rules, sums and pieces behind *Social Credit, Explained*."""

__version__ = "0.1.0"
