"""Reading and answering screened mail."""
