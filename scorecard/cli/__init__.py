"""The commands: they parse, call, print."""
