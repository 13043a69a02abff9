"""Turn data packages of performance indicators into a public website."""

__version__ = "0.1.0"
