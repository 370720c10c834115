"""Forms to type into."""
