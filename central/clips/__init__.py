"""Short video clips from outside: recognised by content, made anew in a bounded process, or refused."""
