"""Sign-in at central: sealed asks, PIN checks, session grants."""
