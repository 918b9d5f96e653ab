pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One line to write in: a label above, the field, and below it an error or nothing. Plain text only.
//   text         the words as the view model has them; bind it, and keep what `edited` tells
//   label        what it is for; always give one (`labelled: false` only says it aloud)
//   hint         grey words while it is empty
//   error        why the words will not do, in one sentence
//   search       a magnifier before the words, and "Search" on the keyboard
//   clearable    a button that empties it
//   suggests     whether the keyboard offers words (never for names, codes or numbers)
//   edited(text) after each change; accepted() for Enter, or the keyboard's last key
// It calls the keyboard on the screen by itself.
WritingPlace {
    id: field

    property string error: ""
    property bool search: false
    property bool labelled: !search
    property bool clearable: true
    property string iconName: search ? "search" : ""

    readonly property real stroke: Theme.size.cursor

    oneLine: true
    suggests: false
    sentences: !search
    editor: edit
    doneText: search ? qsTr("Search") : qsTr("Done")
    implicitHeight: column.implicitHeight
    implicitWidth: Theme.size.readable / 2

    Keys.onReturnPressed: finish()
    Keys.onEnterPressed: finish()
    Keys.onEscapePressed: event => {
        event.accepted = writing;
        Typist.leave(field);
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space.xs

        AppText {
            Layout.fillWidth: true
            visible: field.labelled && text.length > 0
            text: field.label
            kind: Theme.type.small
            weight: Theme.semibold
            Accessible.ignored: true
        }
        Rectangle {
            id: box
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.size.secondaryHeight, Theme.type.large.line + 2 * Theme.space.s)
            radius: Theme.radius.button
            color: Theme.card
            border.width: edit.activeFocus ? Theme.edge + 1 : Theme.edge
            border.color: field.error.length > 0 ? Theme.color.roseInk : edit.activeFocus ? Theme.color.primary : Theme.color.lineStrong

            TapHandler {
                onTapped: field.enter()
            }
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.space.l
                anchors.rightMargin: clear.visible ? 0 : Theme.space.l
                spacing: Theme.space.m

                AppIcon {
                    visible: field.iconName.length > 0
                    name: field.iconName
                    side: Theme.icon.inline * Theme.grow
                    tint: Theme.color.inkSoft
                }
                Flickable {
                    id: flick
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    interactive: contentWidth > width
                    flickableDirection: Flickable.HorizontalFlick
                    boundsBehavior: Flickable.StopAtBounds
                    contentWidth: edit.width
                    contentHeight: height

                    function follow(box: rect) {
                        if (box.x < contentX)
                            contentX = Math.max(0, box.x);
                        else if (box.x + box.width > contentX + width)
                            contentX = box.x + box.width - width;
                    }

                    TextEdit {
                        id: edit
                        width: Math.max(flick.width, Math.ceil(implicitWidth) + field.stroke)
                        height: flick.height
                        verticalAlignment: TextEdit.AlignVCenter
                        focus: true
                        activeFocusOnTab: true
                        textFormat: TextEdit.PlainText
                        wrapMode: TextEdit.NoWrap
                        color: Theme.color.ink
                        selectionColor: Theme.color.primarySoft
                        selectedTextColor: Theme.color.ink
                        font.family: Theme.family
                        font.pixelSize: Theme.type.large.size
                        font.hintingPreference: Font.PreferNoHinting
                        inputMethodHints: Qt.ImhNoPredictiveText
                        cursorDelegate: Rectangle {
                            visible: edit.cursorVisible || field.writing
                            width: field.stroke
                            color: Theme.color.primary
                        }
                        onCursorRectangleChanged: flick.follow(cursorRectangle)
                        Keys.forwardTo: [field]
                        // Again, after the keyboard was put away.
                        TapHandler {
                            onTapped: field.enter()
                        }
                        Accessible.role: Accessible.EditableText
                        Accessible.name: field.label
                        Accessible.description: field.error.length > 0 ? field.error : field.hint
                        Accessible.searchEdit: field.search
                    }
                    Text {
                        visible: edit.length === 0 && edit.preeditText.length === 0
                        width: flick.width
                        height: flick.height
                        verticalAlignment: Text.AlignVCenter
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.size.smallestWords
                        text: field.hint
                        textFormat: Text.PlainText
                        color: Theme.color.inkSoft
                        font: edit.font
                        Accessible.ignored: true
                    }
                }
                Pressable {
                    id: clear
                    Layout.fillHeight: true
                    Layout.preferredWidth: height
                    visible: field.clearable && edit.length > 0
                    text: qsTr("Empty this: %1").arg(field.label)
                    contentItem: Item {
                        AppIcon {
                            anchors.centerIn: parent
                            name: "x"
                            side: Theme.icon.inline * Theme.grow
                            tint: Theme.color.inkSoft
                        }
                    }
                    onActivated: {
                        edit.remove(0, edit.length);
                        field.enter();
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: field.error.length > 0
            spacing: Theme.space.s
            AppIcon {
                Layout.alignment: Qt.AlignTop
                name: "circle-alert"
                side: Theme.icon.chip * Theme.grow
                tint: Theme.color.roseInk
            }
            AppText {
                Layout.fillWidth: true
                text: field.error
                kind: Theme.type.small
                color: Theme.color.roseInk
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
