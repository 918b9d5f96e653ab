pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The keyboard on the screen. It writes into `place`; a real keyboard works beside it.
// With Tab one comes to its rows, and round them for as long as one writes.
FocusScope {
    id: board

    required property WritingPlace place
    required property TypingModel typing
    readonly property TextEdit editor: place.editor
    readonly property string language: typing.language
    // letters, symbols or emoji
    property string page: "letters"
    // "" as the sentence wants it, once, locked, small
    property string shift: ""
    property bool accentNext: false
    property int group: 0
    // Whether a switch wrote something on this way round the rows.
    property bool wrote: false

    readonly property KeyLayouts layouts: KeyLayouts {}
    readonly property bool letters: page === "letters"
    readonly property bool capital: letters && (shift === "once" || shift === "locked" || (shift === "" && typing.sentenceStart && place.sentences))
    // Keys touch each other, so that a finger between two still hits one; the gap is only drawn.
    readonly property real gap: Theme.size.keyGap
    readonly property real side: Theme.size.keySide
    readonly property real edge: height - barHeight > Theme.size.lowKeyboard ? Theme.size.keyEdge : 0
    // Of the words to choose; 0 leaves them out.
    property real barHeight: 0
    // Keys in a row, and how many letters before the cursor the keyboard looks at.
    readonly property int across: 10
    readonly property int lookBack: 200
    readonly property int longestSign: 64
    readonly property real keyWidth: (width - 2 * side) / across
    // A low keyboard leaves the row of figures to the page of signs, which leaves its rarest ones out.
    property bool low: false
    readonly property int rowCount: low ? 4 : 5
    readonly property real keyHeight: (height - 2 * edge - barHeight) / rowCount
    readonly property var groups: typing.emoji

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")

    function before(): string {
        return editor.text.slice(0, editor.cursorPosition);
    }
    function look() {
        typing.look(before().slice(-lookBack), barHeight > 0);
    }
    function change(edit: var) {
        const chosen = editor.selectedText.length > 0;
        place.replace(chosen ? editor.selectionStart : editor.cursorPosition - edit.erase, chosen ? editor.selectionEnd : editor.cursorPosition, edit.text);
        if (shift !== "locked")
            shift = "";
        quick.stop();
        wrote = true;
        popup.close();
    }
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
        change(typing.press(before().slice(-lookBack), typed));
    }
    function choose(word: string) {
        change(typing.choose(before().slice(-lookBack), word));
    }
    function erase() {
        if (editor.selectedText.length > 0)
            editor.remove(editor.selectionStart, editor.selectionEnd);
        else if (editor.cursorPosition > 0)
            editor.remove(editor.cursorPosition - typing.lastSign(before().slice(-longestSign)), editor.cursorPosition);
    }
    function undo() {
        const step = typing.undo();
        if (step.text === undefined)
            return;
        place.replace(step.from, step.to, step.text);
    }
    function show(name: string) {
        // The keys of this page go; a switch stays in its row.
        const row = rows.find(place => place.activeFocus || place.stops().some(key => key.activeFocus));
        const index = row === undefined ? -1 : rows.indexOf(row);
        if (name === "emoji")
            typing.loadEmoji();
        page = name;
        if (index >= 0)
            Qt.callLater(() => rows[Math.min(index, rows.length - 1)].rise());
    }
    function act(name: string) {
        if (name === "shift") {
            shift = shift === "locked" ? "" : quick.running || shift === "once" ? "locked" : capital ? "small" : "once";
            quick.restart();
        } else if (name === "erase") {
            erase();
        } else if (name === "undo") {
            undo();
        } else if (name === "language") {
            typing.setLanguage(language === "es" ? "en" : "es");
        } else if (name === "accent") {
            accentNext = !accentNext;
        } else {
            show(name);
        }
        wrote = true;
        popup.close();
    }
    readonly property list<KeyRow> rows: {
        const found = [];
        for (let index = 0; index < keys.count; index++) {
            const row = keys.itemAt(index) as KeyRow;
            if (row !== null)
                found.push(row);
        }
        return [...found, bottom];
    }

    function begin() {
        page = "letters";
        shift = "";
        accentNext = false;
        popup.close();
        typing.begin(editor.text);
        look();
    }
    Component.onCompleted: begin()
    onPlaceChanged: begin()
    onLanguageChanged: look()
    onActiveFocusChanged: if (!activeFocus) wrote = false
    // After the frame that shows the letter.
    Timer {
        id: later
        interval: Theme.wordDelay
        onTriggered: board.look()
    }
    // A second tap on the capitals within this time locks them.
    Timer {
        id: quick
        interval: Application.styleHints.mouseDoubleClickInterval
    }
    Connections {
        target: board.editor
        function onTextChanged() {
            if (!board.place.taking && !board.place.joining)
                board.typing.note(board.editor.text, board.editor.cursorPosition);
        }
        function onCursorPositionChanged() { later.restart(); }
    }
    Connections {
        target: board.place
        function onRenewed() { board.begin(); }
        function onUndoAsked() { board.undo(); }
    }
    // Letters of a real keyboard go where one writes, wherever a switch is.
    Keys.onPressed: event => {
        event.accepted = event.text.length > 0 && event.text >= " ";
        if (event.accepted) {
            editor.forceActiveFocus();
            editor.insert(editor.cursorPosition, event.text);
        }
    }
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.contrast || Theme.dark ? Theme.color.surfaceSunken : Theme.fixed.keyboardTray
    }
    Column {
        anchors.fill: parent
        anchors.leftMargin: board.side
        anchors.rightMargin: board.side
        anchors.topMargin: board.edge

        WordBar {
            id: bar
            visible: board.barHeight > 0
            width: parent.width
            height: board.barHeight
            gap: board.gap
            words: board.typing.words
            onChosen: word => board.choose(word)
        }
        KeyRow {
            id: tabs
            visible: board.page === "emoji"
            width: parent.width
            height: board.keyHeight
            label: qsTr("Kinds of emoji")

            Repeater {
                model: board.page === "emoji" ? board.groups : []

                KeyCap {
                    id: tab
                    required property int index
                    required property var modelData
                    width: (tabs.width - backspace.width) / board.groups.length
                    height: board.keyHeight
                    gap: board.gap
                    modifier: true
                    iconName: tab.modelData.icon
                    lit: index === board.group
                    Accessible.name: tab.modelData.name
                    Accessible.checked: lit
                    onActivated: board.group = index
                }
            }
            KeyCap {
                id: backspace
                width: board.keyWidth * 1.5
                height: board.keyHeight
                gap: board.gap
                modifier: true
                iconName: "delete"
                autoRepeat: true
                Accessible.name: qsTr("Erase")
                onActivated: board.act("erase")
            }
        }
        Repeater {
            id: keys
            model: board.page === "emoji" ? board.layouts.pictures(board.groups[board.group].emoji, board.rowCount - 2, board.across) : board.layouts.rows(board.page === "symbols" ? "symbols" : board.language, board.low)

            KeyRow {
                id: keyRow
                required property var modelData
                anchors.horizontalCenter: parent?.horizontalCenter
                label: qsTr("Row of keys")

                Repeater {
                    model: keyRow.modelData

                    KeyCap {
                        id: cap
                        required property var modelData
                        readonly property bool letter: typeof modelData === "string"
                        readonly property string deed: letter || picture ? "" : modelData.act
                        readonly property var others: picture ? modelData.tones : letter ? (board.layouts.accents[modelData] ?? "").split("") : []

                        picture: !letter && modelData.sign !== undefined
                        width: board.keyWidth * (deed.length > 0 ? modelData.wide : 1)
                        gap: board.gap
                        height: board.keyHeight
                        text: letter ? (board.capital ? modelData.toLocaleUpperCase() : modelData) : picture ? modelData.sign : ""
                        iconName: deed.length === 0 ? "" : deed === "shift" && board.shift === "locked" ? "arrow-big-up-dash" : modelData.icon
                        modifier: deed.length > 0
                        lit: deed === "shift" && board.capital
                        autoRepeat: deed === "erase"
                        Accessible.name: deed === "shift" ? (board.shift === "locked" ? qsTr("Capital letters stay on") : qsTr("Capital letters")) : deed === "erase" ? qsTr("Erase") : deed === "undo" ? qsTr("Undo") : picture ? modelData.name : text
                        onActivated: letter ? board.write(modelData) : picture ? board.put(modelData.sign) : board.act(deed)
                        onHeld: if (others.length > 0 && others[0].length > 0) popup.open(cap, others)
                    }
                }
            }
        }
        BottomKeys {
            id: bottom
            width: parent.width
            board: board
            onward: board.wrote ? (bar.visible && bar.words.length > 0 ? bar : keys.itemAt(0) as KeyRow) : null
            onWentRound: board.wrote = false
            onHeld: (key, others) => popup.open(key, others)
        }
    }
    AccentPopup {
        id: popup
        capital: board.capital
        onPicked: letter => board.put(letter)
    }
}
