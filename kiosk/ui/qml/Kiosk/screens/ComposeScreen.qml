import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Write without worry: saved as you type, who pays, who reads, and Send with a name.
Item {
    id: screen

    required property ComposeModel compose
    required property SessionModel session
    required property DisplayModel display
    required property Navigator navigator
    readonly property real side: Theme.kiosk ? 44 : Theme.space.screenSide
    readonly property bool folded: Theme.compact || Theme.textStep > 100
    // The model puts words in; typing only goes out.
    property bool filling: false

    function fill() {
        filling = true;
        paper.text = compose.text;
        paper.editor.cursorPosition = paper.editor.length;
        filling = false;
    }
    Component.onCompleted: {
        fill();
        paper.editor.forceActiveFocus();
    }
    Connections {
        target: screen.compose
        function onReplaced() { screen.fill(); }
    }

    ColumnLayout {
        anchors.top: parent.top
        anchors.bottom: keyboard.top
        x: screen.side
        width: parent.width - 2 * x
        spacing: Theme.kiosk ? Theme.space.m : Theme.compact && Theme.largest ? Theme.space.xs : Theme.space.s

        ComposeHead {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? (screen.folded ? Theme.space.s : Theme.space.l) : 0
            compose: screen.compose
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.compose.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.compose.error
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.compose.needsStamps && screen.compose.error.length === 0 && !screen.folded
            iconName: "postage"
            title: screen.compose.blockedReason
            action: qsTr("Buy stamps")
            onActivated: screen.navigator.go("buy-stamps")
        }
        TextArea {
            id: paper
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.type.reading.line
            focus: true
            label: qsTr("Your message to %1").arg(screen.compose.contactName)
            placeholder: qsTr("Write your message here.")
            onEdited: words => { if (!screen.filling) screen.compose.editText(words); }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.docked ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.kiosk ? Theme.space.m : Theme.space.s
            StampMeter {
                Layout.fillWidth: true
                folded: screen.folded
                title: screen.compose.meterTitle
                count: screen.compose.meterCount
                fraction: screen.compose.meterFraction
                remaining: screen.compose.meterLeft
                own: screen.compose.meterOwn
                near: screen.compose.meterNear
                stamps: screen.compose.meterStamps
                none: screen.compose.meterState === "none"
            }
            AppButton {
                Layout.fillWidth: Theme.docked
                Layout.fillHeight: !Theme.docked
                Layout.minimumWidth: Theme.docked ? 0 : Theme.compact ? 220 : 240
                implicitHeight: Math.max(Theme.kiosk ? 104 : Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
                iconName: "send"
                text: screen.compose.sendText
                busy: screen.compose.busy
                blocked: screen.compose.canSend ? "" : screen.compose.blockedReason
                onActivated: screen.compose.send()
                onExplained: why => screen.session.explain(why)
            }
        }
        Row {
                Layout.alignment: Qt.AlignHCenter
                Layout.maximumWidth: parent.width
                Layout.bottomMargin: Theme.kiosk ? Theme.space.m : Theme.space.s
                visible: screen.compose.screeningLine.length > 0
                spacing: Theme.space.s
                AppIcon {
                    id: eye
                    anchors.verticalCenter: parent.verticalCenter
                    name: "eye"
                    side: Theme.icon.chip + 2
                    tint: Theme.color.inkSoft
                }
                AppText {
                    width: Math.min(implicitWidth, screen.width - 2 * screen.side - eye.width - Theme.space.s)
                    text: screen.compose.screeningLine
                    kind: Theme.type.caption
                    weight: Theme.regular
                    color: Theme.color.inkSoft
                }
        }
    }
    Keyboard {
        id: keyboard
        anchors.bottom: parent.bottom
        width: parent.width
        low: Theme.form === "compact" && Theme.largest
        // As high as the page allows, and never lower than fingers need.
        height: low ? 4 * Theme.touch.minimum : Math.max(5 * Theme.touch.minimum, Math.min(Theme.keyboard, parent.height * (Theme.largest ? 0.36 : Theme.docked ? 0.46 : 0.42)))
        editor: paper.editor
        language: screen.display.language
    }
}
