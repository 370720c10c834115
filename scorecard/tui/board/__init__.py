"""What the board adds: comments, priorities, decisions, closed years."""
