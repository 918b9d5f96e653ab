import QtQuick
import Kiosk
import Kiosk.Models

// The moving picture of a preview, while it is this title's.
PictureItem {
    id: stage

    required property TitleModel titlePage
    required property PreviewModel preview
    // Whether this is where the preview is shown.
    property bool used: true
    readonly property bool live: preview.hasPicture && preview.blob === titlePage.preview

    visible: live
    onWidthChanged: Qt.callLater(tell)
    onHeightChanged: Qt.callLater(tell)
    onUsedChanged: Qt.callLater(tell)

    function tell() {
        const ratio = Screen.devicePixelRatio;
        if (used && width > 0 && height > 0)
            preview.sized(Math.round(width * ratio), Math.round(height * ratio));
    }
    source: live ? preview.picture : null
    around: Theme.card
    behind: Theme.fixed.toast
}
