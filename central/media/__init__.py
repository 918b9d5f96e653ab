"""The media store's side of central: catalogue, sealed files, licences."""
