pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The keyboard on the screen. It writes into `editor`; a real keyboard works beside it.
Rectangle {
    id: board

    required property TextEdit editor
    property string language: "en"
    property string page: language === "es" ? "es" : "en"
    property bool shifted: false
    property bool accentNext: false

    readonly property KeyLayouts layouts: KeyLayouts {}
    readonly property bool letters: page !== "symbols"
    readonly property bool capital: letters && (shifted !== sentenceStart)
    readonly property bool sentenceStart: {
        const before = editor.text.slice(0, editor.cursorPosition);
        return before.trim().length === 0 || /[.!?…]["”)]?\s+$|\n\s*$/.test(before);
    }
    // Keys touch each other, so that a finger between two still hits one; the gap is only drawn.
    readonly property real gap: Theme.kiosk ? 10 : 6
    readonly property real side: Theme.kiosk ? 13 : 7
    readonly property real edge: Theme.kiosk ? 8 : height > 260 ? 4 : 0
    readonly property real keyWidth: (width - 2 * side) / 10
    // A low keyboard leaves the row of figures to the page of signs, which leaves its rarest ones out.
    property bool low: false
    readonly property int rowCount: low ? 4 : 5
    readonly property real keyHeight: (height - 2 * edge) / rowCount

    implicitHeight: Theme.keyboard
    color: Theme.contrast || Theme.dark ? Theme.color.surfaceSunken : Theme.fixed.keyboardTray
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")

    function write(letter: string) {
        let typed = capital ? letter.toLocaleUpperCase() : letter;
        if (accentNext) {
            const marked = layouts.acute[letter];
            typed = marked === undefined ? "´" + typed : capital ? marked.toLocaleUpperCase() : marked;
            accentNext = false;
        }
        put(typed);
    }
    function put(typed: string) {
        if (editor.selectedText.length > 0)
            editor.remove(editor.selectionStart, editor.selectionEnd);
        editor.insert(editor.cursorPosition, typed);
        shifted = false;
        popup.close();
    }
    function act(name: string) {
        if (name === "shift") {
            shifted = !shifted;
        } else if (name === "erase") {
            if (editor.selectedText.length > 0)
                editor.remove(editor.selectionStart, editor.selectionEnd);
            else if (editor.cursorPosition > 0)
                editor.remove(editor.cursorPosition - 1, editor.cursorPosition);
        } else if (name === "symbols") {
            page = letters ? "symbols" : language === "es" ? "es" : "en";
        } else if (name === "language") {
            page = page === "es" ? "en" : "es";
        } else if (name === "accent") {
            accentNext = !accentNext;
        }
        popup.close();
    }

    Column {
        anchors.fill: parent
        anchors.leftMargin: board.side
        anchors.rightMargin: board.side
        anchors.topMargin: board.edge

        Repeater {
            model: board.layouts.rows(board.page, board.low)

            Row {
                id: keyRow
                required property var modelData
                anchors.horizontalCenter: parent?.horizontalCenter

                Repeater {
                    model: keyRow.modelData

                    KeyCap {
                        id: cap
                        required property var modelData
                        readonly property bool letter: typeof modelData === "string"
                        readonly property string deed: letter ? "" : modelData.act

                        visible: deed !== "none"
                        opacity: visible ? 1 : 0
                        width: board.keyWidth * (letter ? 1 : modelData.wide)
                        gap: board.gap
                        height: board.keyHeight
                        text: letter ? (board.capital ? modelData.toLocaleUpperCase() : modelData) : ""
                        iconName: letter ? "" : modelData.icon ?? ""
                        modifier: !letter
                        lit: deed === "shift" && board.capital
                        autoRepeat: deed === "erase"
                        autoRepeatDelay: 600
                        autoRepeatInterval: 110
                        Accessible.name: deed === "shift" ? qsTr("Capital letters") : deed === "erase" ? qsTr("Erase") : text
                        onActivated: letter ? board.write(modelData) : board.act(deed)
                        onHeld: if (letter && board.layouts.accents[modelData]) popup.open(cap, board.layouts.accents[modelData])
                    }
                }
            }
        }
        BottomKeys {
            width: parent.width
            board: board
        }
    }
    AccentPopup {
        id: popup
        capital: board.capital
        onPicked: letter => board.put(letter)
    }
}
