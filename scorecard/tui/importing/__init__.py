"""Importing a file on the screens: choosing it, what it would do, and taking it in."""
