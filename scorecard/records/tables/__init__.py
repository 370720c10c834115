"""The records as they are read: model values by key, and TinyDB's tables over the journal."""
