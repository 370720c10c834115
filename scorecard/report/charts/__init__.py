"""Charts of a report as SVG: readings against baseline, path and target.

A chart is drawn from one indicator's result and nothing else; the same result gives the same
bytes on every machine.
"""
