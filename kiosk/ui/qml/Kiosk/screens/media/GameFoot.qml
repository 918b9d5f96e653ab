import QtQuick
import QtQuick.Layouts
import Kiosk

// At the foot of the choices: begin, and go on with the game that is saved.
GridLayout {
    id: foot

    property bool goesOn: false
    property string startText: ""
    signal goOn
    signal start

    x: Theme.size.pageSide
    y: parent ? parent.height - implicitHeight - Theme.space.m : 0
    width: parent ? parent.width - 2 * x : 0
    columns: Theme.largest ? 1 : 2
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.s
    uniformCellWidths: goesOn

    AppButton {
        Layout.fillWidth: true
        visible: foot.goesOn
        iconName: "play"
        text: qsTr("Go on with your game")
        onActivated: foot.goOn()
    }
    AppButton {
        Layout.fillWidth: true
        kind: foot.goesOn ? "secondary" : "primary"
        big: true
        text: foot.startText
        onActivated: foot.start()
    }
}
