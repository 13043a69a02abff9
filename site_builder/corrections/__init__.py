"""Changing the text of a CSV file in one place, and nothing else in it. Pure: text in, text out."""
