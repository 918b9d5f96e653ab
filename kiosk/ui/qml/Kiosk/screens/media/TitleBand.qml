import QtQuick
import Kiosk
import Kiosk.Models

// The picture over the whole width, or an evening where there is none.
Item {
    id: band

    required property TitleModel titlePage
    required property PreviewModel preview

    clip: true
    Accessible.ignored: true

    SceneHeader {
        anchors.fill: parent
        band: "dusk"
        wide: true
        visible: band.titlePage.largePicture.length === 0
    }
    Photo {
        anchors.fill: parent
        visible: band.titlePage.largePicture.length > 0
        picture: band.titlePage.largePicture
        cover: true
    }
    TitleStage {
        anchors.fill: parent
        used: band.visible
        titlePage: band.titlePage
        preview: band.preview
    }
}
