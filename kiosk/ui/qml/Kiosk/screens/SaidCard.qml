import QtQuick
import QtQuick.Layouts
import Kiosk

// What somebody said about a request, whole. said: { id, mine, who, at, text, note }
Rectangle {
    id: card

    required property var said
    property bool mayWrite: true
    property bool hears: true
    readonly property string hue: said.mine ? "slate" : "sky"
    signal listen(Item card)
    signal writeBack
    signal explained(string why)

    implicitHeight: column.implicitHeight + 2 * Theme.space.cardPad
    radius: Theme.radius.card
    topLeftRadius: Theme.radius.key
    color: said.mine ? Theme.color.surfaceSunken : Theme.hueSoft("sky")
    border.width: Theme.cardEdge
    border.color: Theme.color.line

    ColumnLayout {
        id: column
        x: Theme.space.cardPad
        y: Theme.space.cardPad
        width: parent.width - 2 * x
        spacing: Theme.space.s

        AppText {
            Layout.fillWidth: true
            text: card.said.mine ? card.said.who + " · " + card.said.at : card.said.who
            kind: Theme.type.body
            weight: Theme.semibold
            color: card.said.mine ? Theme.color.inkSoft : Theme.hueInk("sky")
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: card.said.text
            kind: Theme.type.body
        }
        IconLine {
            Layout.fillWidth: true
            iconName: "cloud"
            hue: "honey"
            text: card.said.note
        }
        Flow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.xs
            visible: !card.said.mine
            spacing: Theme.space.m
            AppButton {
                kind: "secondary"
                iconName: "volume-2"
                ink: Theme.hueInk("sky")
                text: qsTr("Listen")
                Accessible.name: qsTr("Listen to %1").arg(card.said.who)
                blocked: card.hears ? "" : qsTr("There is no sound on this device yet.")
                onActivated: card.listen(card)
                onExplained: why => card.explained(why)
            }
            AppButton {
                visible: card.mayWrite
                kind: "secondary"
                iconName: "reply"
                ink: Theme.hueInk("sky")
                text: qsTr("Write back")
                Accessible.name: qsTr("Write back to %1").arg(card.said.who)
                onActivated: card.writeBack()
            }
        }
    }
}
