pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Whether the answer solved it, and how good it was.
Card {
    id: card

    required property TrackerModel tracker
    required property SessionModel session

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m
        AppText {
            Layout.fillWidth: true
            text: qsTr("Is the problem solved?")
            kind: Theme.type.large
            weight: Theme.semibold
            Accessible.role: Accessible.Heading
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            Repeater {
                model: [{ key: "yes", text: qsTr("Yes") }, { key: "no", text: qsTr("No") }]
                ChoiceChip {
                    required property var modelData
                    text: modelData.text
                    selected: card.tracker.rateSolved === modelData.key
                    onActivated: card.tracker.chooseSolved(modelData.key)
                }
            }
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("How good was the answer? You can skip this.")
            color: Theme.color.inkSoft
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.s
            Repeater {
                model: 5
                Pressable {
                    id: star
                    required property int index
                    readonly property bool lit: index < card.tracker.rateStars
                    width: Theme.size.star
                    height: width
                    text: qsTr("%1 of 5 stars").arg(index + 1)
                    Accessible.checkable: true
                    Accessible.checked: lit
                    onActivated: card.tracker.chooseStars(index + 1)
                    background: Rectangle {
                        radius: Theme.radius.control
                        color: star.lit ? Theme.hueSoft("honey") : Theme.card
                        border.width: star.lit ? Theme.border.control + 1 : Theme.edge
                        border.color: star.lit ? Theme.hueInk("honey") : Theme.color.lineStrong
                    }
                    contentItem: Item {
                        AppIcon {
                            anchors.centerIn: parent
                            name: "star"
                            side: Theme.icon.button
                            stroke: star.lit ? Theme.stroke.check : Theme.stroke.normal
                            tint: star.lit ? Theme.hueInk("honey") : Theme.color.inkSoft
                        }
                    }
                }
            }
        }
        AppButton {
            Layout.fillWidth: true
            kind: "tonal"
            text: qsTr("Send this")
            blocked: card.tracker.rateSolved.length > 0 ? "" : qsTr("Choose yes or no first.")
            onActivated: card.tracker.rate()
            onExplained: why => card.session.explain(why)
        }
    }
}
