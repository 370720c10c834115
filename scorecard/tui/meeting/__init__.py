"""The meeting of the board: how it stands, goal by goal, what is asked, what comes next."""
