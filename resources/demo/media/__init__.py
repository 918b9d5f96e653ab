"""The demo's media store: songs, films, books, a course and games, made by the scripts of this package, and the manifest for them."""
