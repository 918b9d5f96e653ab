import QtQuick
import Kiosk
import Kiosk.Models

// My library: the kinds, and what somebody has of one of them.
Item {
    id: screen

    required property LibraryModel library
    required property SessionModel session
    required property Navigator navigator
    property ListPlace place: null

    Skeleton {
        x: Theme.size.pageSide
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: screen.library.loading
        onGoBack: screen.navigator.back()
    }
    LibraryList {
        anchors.fill: parent
        visible: !screen.library.loading
        library: screen.library
        place: screen.place
    }
}
