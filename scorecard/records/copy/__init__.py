"""This computer's copy of a store, and the file and the copy read as one."""
