import QtQuick
import Kiosk

// What TextArea and TextField have in common: an editor that calls the keyboard on the screen when it is entered.
// The editor forwards its keys to here.
FocusScope {
    id: place

    // The words as the view model has them; `edited` tells each change that was made here.
    property string text: ""
    property string label: ""
    property string hint: ""
    // 0: as long as one likes.
    property int maximumLength: 0
    property bool oneLine: false
    // Whether the keyboard offers words, and begins sentences with a capital.
    property bool suggests: true
    property bool sentences: true
    // What the last key of the keyboard says where it ends the writing.
    property string doneText: qsTr("Done")
    required property TextEdit editor
    readonly property bool writing: Typist.place === place
    property bool taking: false
    // Between the two halves of one change.
    property bool joining: false
    signal edited(string text)
    signal accepted
    // Other words stand here than before.
    signal renewed
    signal undoAsked

    // A new document: what was written before cannot be undone in it.
    function renew() {
        taking = true;
        editor.text = text;
        editor.cursorPosition = editor.length;
        taking = false;
        renewed();
    }
    // One change, which is undone as one.
    function replace(start: int, end: int, words: string) {
        joining = end > start && words.length > 0;
        editor.remove(start, end);
        joining = false;
        editor.insert(start, words);
        editor.cursorPosition = start + words.length;
    }
    function enter() {
        editor.forceActiveFocus();
        Typist.write(place);
    }
    function finish() {
        Typist.leave(place);
        accepted();
    }

    Component.onCompleted: if (text.length > 0) renew()
    Component.onDestruction: Typist.leave(place)
    onTextChanged: if (editor.text !== text) renew()
    onVisibleChanged: if (!visible) Typist.leave(place)
    Connections {
        target: place.editor
        function onActiveFocusChanged() {
            if (place.editor.activeFocus)
                Typist.write(place);
        }
        function onTextChanged() {
            if (place.maximumLength > 0 && place.editor.length > place.maximumLength)
                place.editor.remove(place.maximumLength, place.editor.length);
            else if (!place.taking && !place.joining)
                place.edited(place.editor.text);
        }
    }
    Keys.onPressed: event => {
        event.accepted = event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo);
        if (event.matches(StandardKey.Undo))
            undoAsked();
    }
}
