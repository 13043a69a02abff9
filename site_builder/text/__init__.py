"""Working with text that is shown to people: what is hidden in it, and what is nearly the same."""
