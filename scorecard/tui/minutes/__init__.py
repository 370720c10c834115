"""Taking minutes in a meeting: notes, decisions and priorities against the page that is shown."""
