"""The process that owns camera and microphone while a picture or a clip is taken. It has no keys, no store and no network."""
