"""Word lists for suggestions and spelling, and the emoji of the keyboard."""
