"""The one catalogue of words and sentences, and how to ask it."""
