"""The process that holds a video visit: camera, microphone and the visit's relay; no store, no keys (`adr/0022`)."""
