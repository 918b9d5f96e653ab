import QtQuick
import QtQuick.Layouts
import Kiosk

// An account to pay from: the chosen one carries a tick, another one leads to where money is moved.
Pressable {
    id: account

    property string iconName: ""
    property string hue: "plum"
    property string title: ""
    property string amount: ""
    property bool selected: false

    text: [title, amount].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.card
    leftPadding: Theme.size.rowSide
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? Theme.space.l : Theme.space.m
    bottomPadding: topPadding
    Accessible.role: selected ? Accessible.RadioButton : Accessible.Button
    Accessible.checked: selected

    background: Rectangle {
        radius: Theme.radius.card
        color: account.selected ? Theme.color.primarySoft : account.down ? Theme.color.surfaceSunken : Theme.card
        border.width: account.selected ? Theme.border.controlSelected : Theme.contrast ? Theme.edge : Theme.border.control
        border.color: account.selected ? Theme.color.primary : Theme.color.line
    }
    contentItem: RowLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m
        IconTile {
            name: account.iconName
            hue: account.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: account.title
                kind: Theme.type.small
                weight: Theme.medium
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: account.amount
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                Accessible.ignored: true
            }
        }
        Rectangle {
            visible: account.selected
            implicitWidth: Theme.size.pickMark
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.color.primary
            AppIcon {
                anchors.centerIn: parent
                name: "check"
                side: Math.round(parent.width * 0.56)
                stroke: Theme.stroke.check
                tint: Theme.color.inkOnPrimary
            }
        }
        AppIcon {
            visible: !account.selected
            name: "chevron-right"
            tint: Theme.color.inkSoft
        }
    }
}
