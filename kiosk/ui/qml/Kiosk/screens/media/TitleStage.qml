import QtQuick
import Kiosk
import Kiosk.Models

// The moving picture of a preview, while it is this title's.
PictureItem {
    id: stage

    required property TitleModel titlePage
    required property PreviewModel preview
    readonly property bool live: preview.hasPicture && preview.blob === titlePage.preview

    visible: live
    source: live ? preview.picture : null
    around: Theme.card
    behind: Theme.fixed.toast
}
