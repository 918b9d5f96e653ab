import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Write without worry: saved as you type, who pays, who reads, and Send with a name.
Item {
    id: screen

    required property ComposeModel compose
    required property SessionModel session
    required property SpellingModel spelling
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide
    readonly property bool folded: Theme.compact || Theme.textStep > 100
    // Large words in a narrow place: what is not Send says its word only.
    readonly property bool tight: Theme.largest || Theme.compact && (Theme.textStep > 100 || Theme.biggerButtons)
    // The meter above the buttons, else beside them.
    readonly property bool stacked: Theme.docked || Theme.textStep > 100 || Theme.biggerButtons && !Theme.compact
    // Larger words: Send stands alone below the others, where there is the height for it.
    readonly property bool ownRow: Theme.textStep > 100 && !Theme.largest && (Theme.kiosk || Theme.docked && compose.needsStamps)
    // A small window with larger words: what went wrong stands where the person's name does.
    readonly property bool refused: Theme.compact && Theme.textStep > 100 && compose.error.length > 0
    readonly property bool cramped: !Theme.docked && (Theme.largest || Theme.compact && Theme.biggerButtons && Theme.textStep > 100)
    // A narrow window with the largest words: three buttons share 568 pixels.
    readonly property bool terse: cramped || Theme.form === "compactPortrait" && Theme.largest
    signal adding

    Component.onCompleted: paper.enter()
    Connections {
        target: screen.compose
        function onReplaced() { paper.renew(); }
    }
    Connections {
        target: screen.spelling
        function onReplacing(start: int, end: int, word: string) { paper.replace(start, end, word); }
        function onStartChanged() { screen.point(); }
        function onMarksChanged() { screen.point(); }
        function onOnChanged() {
            if (!screen.spelling.on)
                paper.enter();
        }
    }
    function point() {
        if (spelling.length > 0)
            paper.point(spelling.start, spelling.length);
        else
            paper.editor.deselect();
    }

    ColumnLayout {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        x: screen.side
        width: parent.width - 2 * x
        spacing: Theme.kiosk ? Theme.space.m : screen.cramped ? Theme.space.xs : Theme.space.s

        ComposeHead {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? (screen.folded ? Theme.space.s : Theme.space.l) : 0
            // The smallest page has room for one line of facts: what went wrong comes first.
            visible: !screen.refused
            compose: screen.compose
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.refused
            text: screen.compose.error
            kind: Theme.type.caption
            weight: Theme.semibold
            color: Theme.color.roseInk
        }
        Banner {
            Layout.fillWidth: true
            visible: !screen.refused && screen.compose.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.compose.error
        }
        TextArea {
            id: paper
            Layout.fillWidth: true
            Layout.fillHeight: true
            // One whole line, whatever else there is.
            Layout.minimumHeight: Math.ceil(Theme.type.reading.line * 1.1) + (screen.cramped ? Theme.space.s : 2 * Theme.space.l)
            focus: true
            label: qsTr("Your message to %1").arg(screen.compose.contactName)
            hint: qsTr("Write your message here.")
            text: screen.compose.text
            marks: screen.spelling.marks
            onEdited: words => screen.compose.editText(words)
        }
        AttachedStrip {
            Layout.fillWidth: true
            visible: !screen.folded && (screen.compose.attached.length > 0 || screen.compose.elsewhereText.length > 0)
            attached: screen.compose.attached
            line: screen.compose.elsewhereText
            onActivated: screen.adding()
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.bottomMargin: screen.cramped ? Theme.space.s : 0
            columns: screen.stacked ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.kiosk ? Theme.space.m : screen.tight ? Theme.space.xs : Theme.space.s
            StampMeter {
                Layout.fillWidth: true
                // The largest words have no room for both.
                visible: !((Theme.largest || screen.refused) && screen.compose.error.length > 0)
                folded: screen.folded
                title: screen.compose.meterTitle
                count: screen.compose.meterCount
                fraction: screen.compose.meterFraction
                remaining: screen.compose.meterLeft
                own: screen.compose.meterOwn
                parts: screen.compose.meterParts
                near: screen.compose.meterNear
                stamps: screen.compose.meterStamps
                none: screen.compose.meterState === "none"
                locked: screen.compose.locked
                action: screen.compose.needsStamps && !Theme.compact ? qsTr("Buy stamps") : ""
                onActivated: screen.navigator.go("buy-stamps")
            }
            GridLayout {
                Layout.fillWidth: screen.stacked
                Layout.fillHeight: !screen.stacked
                columns: screen.ownRow ? 2 : 4
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                // The meter of a small window has no room for it.
                AppButton {
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch.minimum
                    visible: Theme.compact && screen.compose.needsStamps
                    kind: "tonal"
                    leftPadding: Theme.space.m
                    words: Theme.textStep > 100 ? Theme.type.caption : Theme.type.button
                    text: qsTr("Buy stamps")
                    onActivated: screen.navigator.go("buy-stamps")
                }
                AppButton {
                    Layout.fillWidth: screen.ownRow
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch.minimum
                    visible: !(Theme.compact && screen.compose.needsStamps)
                    kind: "secondary"
                    readonly property bool small: screen.tight
                    iconName: small ? "" : "image-plus"
                    leftPadding: small ? Theme.space.m : Theme.space.xl
                    words: small && Theme.textStep > 100 ? Theme.type.caption : Theme.type.button
                    text: screen.folded && screen.compose.attached.length > 0 ? qsTr("Added: %1").arg(screen.compose.attached.length) : qsTr("Add")
                    blocked: screen.compose.addBlocked
                    onActivated: screen.adding()
                    onExplained: why => screen.session.explain(why)
                }
                AppButton {
                    Layout.fillWidth: screen.ownRow
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch.minimum
                    visible: !(screen.terse && screen.compose.needsStamps)
                    kind: "secondary"
                    readonly property bool small: screen.tight
                    iconName: small ? "" : "spell-check"
                    leftPadding: small ? Theme.space.m : Theme.space.xl
                    words: small && Theme.textStep > 100 ? Theme.type.caption : Theme.type.button
                    text: qsTr("Spelling")
                    blocked: screen.compose.text.length === 0 ? qsTr("Write something first.") : ""
                    onActivated: screen.spelling.check(paper.editor.text)
                    onExplained: why => screen.session.explain(why)
                }
                AppButton {
                    Layout.columnSpan: screen.ownRow ? 2 : 1
                    Layout.fillWidth: screen.stacked
                    Layout.fillHeight: !screen.stacked
                    Layout.minimumHeight: Theme.touch.minimum
                    Layout.minimumWidth: screen.stacked ? 0 : Theme.size.sendWidth
                    implicitHeight: Math.max(Theme.kiosk ? Theme.size.footKey : screen.stacked ? Theme.touch.minimum : Theme.size.mainHeight, implicitContentHeight + (screen.stacked && !Theme.docked ? 0 : 2 * Theme.space.s))
                    // In a small window with the largest words the words alone say it.
                    iconName: screen.terse ? "" : "send"
                    leftPadding: screen.terse ? Theme.space.s : Theme.space.xl
                    words: screen.terse ? Theme.type.caption : Theme.type.button
                    big: !screen.terse
                    text: screen.compose.sendText
                    busy: screen.compose.busy
                    blocked: screen.compose.canSend ? "" : screen.compose.blockedReason
                    onActivated: screen.compose.send()
                    onExplained: why => screen.session.explain(why)
                }
            }
        }
        Row {
                Layout.alignment: Qt.AlignHCenter
                Layout.maximumWidth: parent.width
                Layout.bottomMargin: Theme.kiosk ? Theme.space.m : Theme.space.s
                visible: screen.compose.screeningLine.length > 0 && !screen.cramped && !(screen.terse && Theme.biggerButtons) && !(Theme.compact && screen.compose.error.length > 0)
                spacing: Theme.space.s
                AppIcon {
                    id: eye
                    anchors.verticalCenter: parent.verticalCenter
                    name: screen.compose.legal ? "eye-off" : "eye"
                    side: Theme.icon.chip
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
}
