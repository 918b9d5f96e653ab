import QtQuick
import Kiosk
import Kiosk.Models

// A taste of it, where there is one: played, held, played again.
AppButton {
    id: key

    required property TitleModel titlePage
    required property PreviewModel preview
    required property SessionModel session
    readonly property string now: preview.blob.length > 0 && preview.blob === titlePage.preview ? preview.state : "closed"
    readonly property bool plays: now === "playing"

    visible: titlePage.previewState !== "none"
    kind: "secondary"
    iconName: plays ? "pause" : "play"
    busy: titlePage.previewState === "coming" || now === "loading"
    blocked: now === "broken" ? qsTr("This preview did not play. It is not your fault.") : ""
    text: plays ? qsTr("%1 of %2", "place, length").arg(preview.positionText).arg(preview.durationText) : now === "paused" ? qsTr("Go on") : qsTr("Preview")
    Accessible.name: plays ? qsTr("Pause the preview") : qsTr("Play the preview")
    onActivated: plays ? preview.pause() : titlePage.playPreview()
    onExplained: why => session.explain(why)
}
