"""Media: sealed files, downloads, licences, the library."""
