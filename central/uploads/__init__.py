"""Resumable uploads: photos on their way up, beside the commands that name them."""
