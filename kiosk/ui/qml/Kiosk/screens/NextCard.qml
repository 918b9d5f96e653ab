import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What is next today, on a card over the scene of Home.
Pressable {
    id: card

    required property VisitsModel visits
    readonly property string countdown: qsTr("Next today · %1").arg(visits.nextIn)

    text: [countdown, visits.nextTitle, visits.nextTimes].join(". ")
    ringRadius: Theme.radius.card
    leftPadding: Theme.kiosk ? Theme.size.homePad : Theme.space.l
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? Theme.space.l : Theme.space.m
    bottomPadding: topPadding

    background: Item {
        Shadow { floating: Theme.kiosk }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.card
            color: card.down ? Theme.color.surfaceSunken : Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.size.leadGap
        Rectangle {
            visible: Theme.form !== "compact"
            implicitWidth: Theme.size.tile
            implicitHeight: implicitWidth
            radius: width * 0.3
            color: Theme.contrast ? Theme.color.surface : Theme.tokens.light.honey
            border.width: Theme.contrast ? Theme.edge : 0
            border.color: Theme.color.honeyInk
            AppIcon {
                anchors.centerIn: parent
                name: "video"
                side: Math.round(parent.width * 0.5)
                tint: Theme.contrast ? Theme.color.honeyInk : Theme.tokens.light.ink
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: card.countdown
                kind: Theme.type.small
                weight: Theme.semibold
                color: Theme.color.honeyInk
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                text: card.visits.nextTitle
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                preview: true
                maximumLineCount: 2
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: !Theme.largest
                text: card.visits.nextTimes
                kind: Theme.type.small
                preview: true
                maximumLineCount: 1
                Accessible.ignored: true
            }
        }
        AppIcon {
            name: "chevron-right"
        }
    }
}
