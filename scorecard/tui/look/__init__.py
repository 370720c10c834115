"""How it looks: colours, signs, text in cells, charts."""
