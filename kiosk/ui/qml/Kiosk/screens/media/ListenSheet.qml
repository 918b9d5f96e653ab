pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The sleep timer, the speed or the volume of what plays.
Sheet {
    id: sheet

    required property MusicModel music
    property string part: "sleep"
    signal explained(string why)

    title: part === "sleep" ? qsTr("Sleep timer") : part === "speed" ? qsTr("Speed") : qsTr("Volume")
    content: ColumnLayout {
        spacing: Theme.space.l

        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: sheet.part === "sleep" ? qsTr("It pauses by itself after this time.") : sheet.part === "speed" ? qsTr("The voice stays as it is.") : ""
        }
        Flow {
            Layout.fillWidth: true
            visible: sheet.part !== "volume"
            spacing: Theme.space.m
            Repeater {
                model: sheet.part === "sleep" ? sheet.music.sleeps : sheet.part === "speed" ? sheet.music.speeds : []
                ChoiceChip {
                    required property var modelData
                    implicitWidth: Math.max(Theme.touch.minimum, Math.ceil(implicitContentWidth) + leftPadding + rightPadding)
                    text: modelData.text
                    selected: modelData.selected
                    onActivated: {
                        if (sheet.part === "sleep")
                            sheet.music.sleepAfter(modelData.key);
                        else
                            sheet.music.setSpeed(modelData.key);
                    }
                }
            }
        }
        Stepper {
            visible: sheet.part === "volume"
            lessIcon: "volume-1"
            moreIcon: "volume-2"
            lessText: qsTr("Quieter")
            moreText: qsTr("Louder")
            valueText: qsTr("%1 of %2").arg(sheet.music.volume).arg(sheet.music.loudest)
            lessBlocked: sheet.music.volume > 1 ? "" : qsTr("It cannot be quieter.")
            moreBlocked: sheet.music.volume < sheet.music.loudest ? "" : qsTr("It cannot be louder.")
            onLess: sheet.music.louder(-1)
            onMore: sheet.music.louder(1)
            onExplained: why => sheet.explained(why)
        }
    }
}
