import QtQuick
import Kiosk

// One contact on a page of its own.
PersonView {
    side: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide
    gap: Theme.kiosk ? Theme.space.xl : Theme.space.m
}
