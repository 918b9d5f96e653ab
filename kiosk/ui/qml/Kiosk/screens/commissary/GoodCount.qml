import QtQuick
import QtQuick.Layouts
import Kiosk

// How many of a good lie in the basket: one key while there is none, then less and more.
// card: { key, name, count, countText, blocked, addText, addSpoken, lessSpoken, moreSpoken }
Item {
    id: counter

    required property var card
    signal counted(int count)
    signal explained(string why)

    implicitWidth: Math.max(add.implicitWidth, steps.implicitWidth)
    implicitHeight: Math.max(add.implicitHeight, steps.implicitHeight)

    AppButton {
        id: add
        width: parent.width
        visible: counter.card.count === 0
        kind: "tonal"
        iconName: "plus"
        text: counter.card.addText
        Accessible.name: counter.card.addSpoken
        leftPadding: Theme.space.m
        blocked: counter.card.blocked
        onActivated: counter.counted(1)
        onExplained: why => counter.explained(why)
    }
    RowLayout {
        id: steps
        width: parent.width
        visible: counter.card.count > 0
        spacing: Theme.space.xs
        AppButton {
            Layout.minimumWidth: Theme.touch.minimum
            kind: "tonal"
            iconName: counter.card.count === 1 ? "trash-2" : "minus"
            Accessible.name: counter.card.lessSpoken
            leftPadding: Theme.space.m
            onActivated: counter.counted(counter.card.count - 1)
        }
        AppText {
            Layout.fillWidth: true
            text: counter.card.countText
            kind: Theme.type.large
            weight: Theme.bold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
        }
        AppButton {
            Layout.minimumWidth: Theme.touch.minimum
            kind: "tonal"
            iconName: "plus"
            Accessible.name: counter.card.moreSpoken
            leftPadding: Theme.space.m
            blocked: counter.card.blocked
            onActivated: counter.counted(counter.card.count + 1)
            onExplained: why => counter.explained(why)
        }
    }
}
