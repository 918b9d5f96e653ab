pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What you have, in one quiet line; it folds to a column when the words grow.
Flow {
    id: strip

    property string stamps: ""
    property string trust: ""
    property string credits: ""
    property string note: ""
    readonly property var shown: [
        { icon: "postage", hue: "honey", words: stamps },
        { icon: "landmark", hue: "leaf", words: trust },
        { icon: "ticket", hue: "plum", words: credits },
        { icon: "refresh-cw", hue: "slate", words: note }
    ].filter(part => part.words.length > 0)
    readonly property real wordsWidth: {
        let sum = 0;
        for (let i = 0; i < parts.count; i++)
            sum += parts.itemAt(i)?.implicitWidth ?? 0;
        return sum;
    }

    // Spread over the width when it all fits in one row.
    spacing: parts.count > 1 && wordsWidth + Theme.space.l * (parts.count - 1) <= width ? Math.floor((width - wordsWidth - 1) / (parts.count - 1)) : Theme.space.l

    Repeater {
        id: parts
        model: strip.shown

        Row {
            id: part
            required property var modelData
            spacing: Theme.space.s

            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: part.modelData.icon
                side: Theme.icon.inline
                tint: Theme.hueInk(part.modelData.hue)
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: part.modelData.words
                kind: Theme.type.small
                weight: part.modelData.hue === "slate" ? Theme.regular : Theme.semibold
                color: part.modelData.hue === "slate" ? Theme.color.inkSoft : Theme.color.ink
                wrapMode: Text.NoWrap
            }
        }
    }
}
