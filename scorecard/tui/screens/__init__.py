"""The screens, each in a file of its own and loaded when it is first shown."""
