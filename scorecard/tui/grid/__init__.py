"""The year grid: indicators down, years across."""
