"""The parts the screens are made of; each draws its own lines and knows no rule."""
