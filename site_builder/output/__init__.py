"""The only folder that writes files."""
