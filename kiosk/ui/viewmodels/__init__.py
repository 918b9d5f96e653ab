"""One view model a screen: values ready to show, and what a person can do. No rule, SQL or retry lives here."""
