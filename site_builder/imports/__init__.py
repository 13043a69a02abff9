"""Bringing tidy files of another shape in: a mapping and files in, the tables of a package out. Pure."""
