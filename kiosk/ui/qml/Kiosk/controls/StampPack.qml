import QtQuick
import QtQuick.Layouts
import Kiosk

// A book of stamps to choose: how many, what each costs, the price; a lower price with the usual one struck out beside it.
Pressable {
    id: pack

    property string title: ""
    property string line: ""
    property string price: ""
    property string full: ""
    property string missing: ""
    property int stamps: 1
    property bool selected: false

    text: [title, price, full.length > 0 ? qsTr("instead of %1").arg(full) : "", line, missing].filter(part => part.length > 0).join(". ")
    ringRadius: back.radius
    leftPadding: Theme.size.rowSide
    rightPadding: leftPadding
    topPadding: Theme.space.m
    bottomPadding: topPadding
    Accessible.role: Accessible.RadioButton
    Accessible.checked: selected

    background: Rectangle {
        id: back
        radius: Theme.radius.card
        color: pack.selected ? Theme.color.primarySoft : pack.down ? Theme.color.surfaceSunken : Theme.card
        border.width: pack.selected ? Theme.border.controlSelected : Theme.contrast ? Theme.edge : Theme.border.control
        border.color: pack.selected ? Theme.color.primary : Theme.color.line
    }
    contentItem: GridLayout {
        columns: Theme.largest ? 2 : 4
        columnSpacing: Theme.kiosk ? Theme.space.xl : Theme.space.l
        rowSpacing: Theme.space.s

        StampArt {
            visible: !Theme.largest
            Layout.preferredWidth: Theme.size.stampWidth * 1.6
            side: Theme.size.stampWidth
            count: pack.stamps
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.columnSpan: Theme.largest ? 2 : 1
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: pack.title
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: [pack.line, pack.missing].filter(part => part.length > 0).join(" · ")
                kind: Theme.type.small
                color: pack.selected ? Theme.color.ink : Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: Theme.largest
            spacing: 0
            AppText {
                Layout.alignment: Theme.largest ? Qt.AlignLeft : Qt.AlignRight
                text: pack.price
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            AppText {
                Layout.alignment: Theme.largest ? Qt.AlignLeft : Qt.AlignRight
                visible: text.length > 0
                text: pack.full
                kind: Theme.type.small
                font.strikeout: true
                color: pack.selected ? Theme.color.ink : Theme.color.inkSoft
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Rectangle {
            Layout.alignment: Qt.AlignRight | Qt.AlignVCenter
            implicitWidth: Theme.size.pickMark
            implicitHeight: implicitWidth
            radius: width / 2
            color: pack.selected ? Theme.color.primary : Theme.clear
            border.width: pack.selected ? 0 : Theme.border.control + 1
            border.color: Theme.color.lineStrong
            AppIcon {
                anchors.centerIn: parent
                visible: pack.selected
                name: "check"
                side: Math.round(parent.width * 0.56)
                stroke: Theme.stroke.check
                tint: Theme.color.inkOnPrimary
            }
        }
    }
}
