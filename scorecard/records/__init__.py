"""The store of what people enter: readings, judgements and closed years, never overwritten.

Reading the store needs a part of this room; the rest loads when it is first used.
"""
