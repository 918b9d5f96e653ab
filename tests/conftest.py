"""Settings that every test shares: Qt draws off screen and in software, and the language of the machine plays no part."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;qt.multimedia.*=false"
