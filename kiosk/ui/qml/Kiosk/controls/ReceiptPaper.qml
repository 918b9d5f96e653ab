pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The drawing of a receipt coming out of its slot: its own lines, or bars in place of words. rows: [{ label, value, strong }]
Item {
    id: paper

    property string facility: ""
    property string at: ""
    property var rows: []
    readonly property real edge: 22
    readonly property real inside: Theme.size.paperWidth - 2 * edge

    implicitWidth: Theme.size.paperWidth + 2 * edge
    implicitHeight: Math.max(330, words.y + words.height + 2 * edge)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A receipt comes out of the slot")

    component Ink: Text {
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: Theme.tokens.light.ink
        font.family: Theme.family
        font.pixelSize: Theme.type.caption.size
        font.weight: Theme.medium
        font.hintingPreference: Font.PreferNoHinting
        Accessible.ignored: true
    }
    component Dashes: Item {
        implicitWidth: paper.inside
        implicitHeight: 18
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 5
            Repeater {
                model: Math.floor(paper.inside / 12)
                Rectangle {
                    width: 7
                    height: 2
                    color: Theme.tokens.light.lineStrong
                }
            }
        }
    }

    Rectangle {
        x: paper.edge
        y: 13
        width: Theme.size.paperWidth
        height: parent.height - y
        color: Theme.tokens.light.surface
        border.width: Theme.border.separator
        border.color: Theme.tokens.light.line

        Column {
            id: words
            x: paper.edge
            y: 32
            width: paper.inside
            spacing: paper.rows.length > 0 ? 5 : 20

            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 54
                height: 54
                sourceSize: Qt.size(54, 54)
                source: Theme.resource("illustrations/mark.svg")
            }
            Ink {
                width: parent.width
                visible: text.length > 0
                text: paper.facility
                font.weight: Theme.bold
                font.pixelSize: Theme.type.small.size
                horizontalAlignment: Text.AlignHCenter
            }
            Ink {
                width: parent.width
                visible: text.length > 0
                text: paper.at
                horizontalAlignment: Text.AlignHCenter
            }
            Dashes { visible: paper.rows.length > 0 }
            Repeater {
                model: paper.rows
                Column {
                    id: row
                    required property var modelData
                    required property int index
                    readonly property bool ruled: index > 0 && (modelData.strong || paper.rows[index - 1].strong)
                    width: paper.inside
                    spacing: 5
                    Dashes { visible: row.ruled && row.modelData.strong }
                    Item {
                        width: parent.width
                        height: Math.max(label.implicitHeight, value.implicitHeight)
                        Ink {
                            id: label
                            width: parent.width - value.implicitWidth - 8
                            text: row.modelData.label
                            font.weight: row.modelData.strong ? Theme.bold : Theme.medium
                        }
                        Ink {
                            id: value
                            anchors.right: parent.right
                            anchors.bottom: label.bottom
                            text: row.modelData.value
                            font.weight: row.modelData.strong ? Theme.bold : Theme.medium
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
            Repeater {
                model: paper.rows.length > 0 ? [] : [0.5, 0.36, 0, 0.78, 0.66, 0, 0.72]
                Rectangle {
                    required property real modelData
                    anchors.horizontalCenter: parent?.horizontalCenter
                    width: Theme.size.paperWidth * (modelData > 0 ? modelData : 0.84)
                    height: modelData > 0 ? 12 : 2
                    radius: height / 2
                    color: modelData > 0 ? Theme.tokens.light.surfaceSunken : Theme.tokens.light.lineStrong
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: 26
        radius: 13
        color: Theme.fixed.toast
        border.width: Theme.contrast ? Theme.edge : 0
        border.color: Theme.color.line
    }
}
