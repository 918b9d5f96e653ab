import QtQuick
import QtQuick.Layouts
import Kiosk

// The greeting, and how to come in.
GridLayout {
    id: welcome

    property string greeting
    property bool hasReader: false
    property bool readerWorking: false
    readonly property bool card: hasReader && readerWorking

    columns: Theme.largest ? 1 : 2
    columnSpacing: Theme.space.l
    rowSpacing: Theme.space.m

    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        spacing: Theme.space.s
        AppText {
            Layout.fillWidth: true
            text: welcome.greeting
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: welcome.card ? qsTr("Hold your ID card on the reader under this screen.") : welcome.hasReader ? qsTr("The card reader needs care. You can type your ID number.") : qsTr("Type your ID number to come in.")
            kind: Theme.kiosk ? Theme.type.reading : Theme.type.large
            weight: Theme.regular
            lineHeight: font.pixelSize * 1.35
        }
    }
    CardDrawing {
        visible: welcome.card && !Theme.largest
    }
}
