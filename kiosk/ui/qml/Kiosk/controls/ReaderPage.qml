pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A page of a book or a long text: one calm column of 45 to 70 letters a line, a page at a time, on paper of its own.
// Touched at its right or swiped to the left it turns on, at its left or swiped to the right it turns back. Never sideways scrolling.
Item {
    id: reader

    property PageModel page: null
    // Words where there is no page.
    property string title: ""
    property string text: ""
    property string placeText: ""
    property string percentText: ""
    property real percent: -1
    property bool hasBefore: true
    property bool hasAfter: true
    // How many times as large as the reading text the words are.
    property real scaled: 1
    property string paper: "screen"
    signal before
    signal after

    readonly property bool plain: Theme.contrast || paper === "screen"
    readonly property PaletteTokens inks: plain ? Theme.color : paper === "dark" ? Theme.tokens.dark : Theme.tokens.light
    readonly property color sheet: plain ? Theme.card : paper === "warm" ? inks.honeySoft : inks.surface
    readonly property real letters: Theme.type.reading.size * scaled
    readonly property real pad: Theme.kiosk ? Theme.space.xl : Theme.space.l

    implicitHeight: (page === null ? words.implicitHeight : Theme.size.readable) + foot.implicitHeight + Theme.space.l

    function fit() {
        if (page === null || room.width < 1)
            return;
        page.colour(inks.ink, inks.primaryInk, plain ? inks.honeySoft : paper === "warm" ? inks.surface : inks.honeySoft);
        page.fit(room.width, room.height, letters, 1.5, Theme.family, Theme.codeFamily);
    }
    onLettersChanged: Qt.callLater(fit)
    onInksChanged: Qt.callLater(fit)
    onSheetChanged: Qt.callLater(fit)
    Component.onCompleted: fit()

    Rectangle {
        anchors.fill: sheetPlace
        radius: Theme.radius.card
        color: reader.sheet
        border.width: Theme.contrast ? Theme.edge : Theme.border.separator
        border.color: Theme.color.line
    }
    Item {
        id: sheetPlace
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space.s
        width: parent.width
    }
    ColumnLayout {
        id: words
        visible: reader.page === null
        anchors.top: parent.top
        anchors.topMargin: reader.pad
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * reader.pad, Theme.size.readable)
        spacing: Theme.space.l
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: reader.title
            kind: Theme.type.heading
            Accessible.role: Accessible.Heading
        }
        Paragraphs {
            Layout.fillWidth: true
            text: reader.text
        }
    }
    Item {
        id: room
        anchors.top: sheetPlace.top
        anchors.bottom: sheetPlace.bottom
        anchors.topMargin: reader.pad
        anchors.bottomMargin: reader.pad
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.max(0, Math.min(parent.width - 2 * reader.pad, reader.letters * Theme.size.bookLine))
        visible: reader.page !== null
        onWidthChanged: Qt.callLater(reader.fit)
        onHeightChanged: Qt.callLater(reader.fit)
        Accessible.role: Accessible.Document
        Accessible.name: reader.placeText

        Repeater {
            model: reader.page?.pieces ?? []
            PieceItem {
                required property var modelData
                y: modelData.y
                width: room.width
                height: modelData.height
                source: reader.page
                index: modelData.index
                Accessible.role: modelData.role === "heading" ? Accessible.Heading : modelData.role === "picture" ? Accessible.Graphic : Accessible.StaticText
                Accessible.name: modelData.text
                Accessible.ignored: modelData.text.length === 0
            }
        }
    }
    MouseArea {
        id: finger
        anchors.fill: sheetPlace
        enabled: reader.page !== null
        property real fromX: 0
        property real fromY: 0
        property real at: 0
        onPressed: mouse => {
            fromX = mouse.x;
            fromY = mouse.y;
            at = Date.now();
        }
        onReleased: mouse => reader.lifted(mouse.x, mouse.y)
    }

    function lifted(x: real, y: real) {
        const across = x - finger.fromX;
        if (Math.abs(across) >= Theme.touch.minimum && Math.abs(across) > Math.abs(y - finger.fromY)) {
            turn(across < 0);
            return;
        }
        // A finger that only brushed it, for somebody who asked for slow touch.
        if (Theme.touchDelay > 0 && Date.now() - finger.at < Theme.touchDelay)
            return;
        if (page !== null && !page.touch(x - room.x, y - room.y + sheetPlace.y))
            turn(x > sheetPlace.width / 3);
    }
    function turn(on: bool) {
        if (on && hasAfter)
            after();
        else if (!on && hasBefore)
            before();
    }

    RowLayout {
        id: foot
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width
        spacing: Theme.space.m
        PagerKey {
            iconName: "chevron-left"
            text: qsTr("Page before")
            blocked: reader.hasBefore ? "" : qsTr("This is the first page.")
            onActivated: reader.before()
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            ProgressBar {
                Layout.fillWidth: true
                visible: reader.percent >= 0
                text: reader.percentText
                fraction: reader.percent * 0.01
            }
            AppText {
                Layout.fillWidth: true
                text: [reader.placeText, reader.percentText].filter(part => part.length > 0).join(" · ")
                kind: Theme.type.caption
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
        PagerKey {
            iconName: "chevron-right"
            text: qsTr("Next page")
            blocked: reader.hasAfter ? "" : qsTr("This is the last page.")
            onActivated: reader.after()
        }
    }
}
