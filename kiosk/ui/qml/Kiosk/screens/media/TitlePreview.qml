import QtQuick
import Kiosk
import Kiosk.Models

// A taste of it, where there is one.
AppButton {
    id: key

    required property TitleModel titlePage

    visible: titlePage.previewState !== "none"
    kind: "secondary"
    iconName: "play"
    busy: titlePage.previewState === "coming"
    text: busy ? qsTr("It is on its way") : qsTr("Preview")
    Accessible.name: busy ? text : qsTr("Play the preview")
    onActivated: titlePage.playPreview()
}
