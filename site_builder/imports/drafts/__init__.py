"""Drafting a mapping from a file: what its columns probably are, why, and what a person must decide. Pure."""
