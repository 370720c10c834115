"""The file of a store: a journal of sealed lines that only grows, and what its bytes say."""
