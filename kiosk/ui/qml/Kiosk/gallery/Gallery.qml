pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Every control of the design in its states, for the design's eye: `kiosk shots --gallery`. Laid over the running screens, so that
// each control meets its real pictures, words and models.
Rectangle {
    id: gallery

    required property VideoModel video
    required property DisplayModel display
    property int page: 0
    property alias contentY: flick.contentY
    readonly property real contentHeight: column.height
    readonly property int count: pages.length
    readonly property string name: pages[page].name
    readonly property var pages: [
        { name: "buttons", part: buttons }, { name: "choices", part: choices }, { name: "mail", part: mail }, { name: "money", part: money },
        { name: "states", part: statesPage }, { name: "typing", part: typing }, { name: "steps", part: steps }, { name: "it", part: it }
    ]

    anchors.fill: parent
    color: Theme.color.bg
    Accessible.role: Accessible.Dialog
    Accessible.name: name

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.height
        interactive: false

        ColumnLayout {
            id: column
            x: Theme.space.screenSide
            width: gallery.width - 2 * x
            spacing: Theme.space.l

            Loader {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.l
                Layout.bottomMargin: Theme.space.l
                sourceComponent: gallery.pages[gallery.page].part
            }
        }
    }
    Component { id: buttons; GalleryButtons {} }
    Component { id: choices; GalleryChoices {} }
    Component { id: mail; GalleryMail { video: gallery.video } }
    Component { id: money; GalleryMoney {} }
    Component { id: statesPage; GalleryStates {} }
    Component { id: typing; GalleryTyping { display: gallery.display } }
    Component { id: steps; GallerySteps {} }
    Component { id: it; GalleryIt {} }
}
