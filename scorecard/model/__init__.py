"""The frozen values every room shares; standard library only."""
