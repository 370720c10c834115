"""The care of a store: backups, other copies, lines edited by hand, contested readings."""
