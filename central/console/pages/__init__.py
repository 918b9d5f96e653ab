"""The console's pages, one file for each room of central that they show."""
