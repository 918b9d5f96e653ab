pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where a letter is written. Plain text only; no menus, nothing dropped in.
FocusScope {
    id: area

    property alias text: edit.text
    property alias editor: edit
    property string placeholder: ""
    property string label: placeholder
    signal edited(string text)

    implicitHeight: 300

    Shadow {
        radius: Theme.radius.button
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.button
        color: Theme.card
        border.width: edit.activeFocus ? Theme.edge + 1 : Theme.edge
        border.color: edit.activeFocus ? Theme.color.primary : Theme.color.lineStrong
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.margins: Theme.edge
        anchors.leftMargin: Theme.space.xl
        anchors.rightMargin: Theme.space.xl
        clip: true
        contentWidth: width
        contentHeight: edit.height
        boundsBehavior: Flickable.StopAtBounds

        function follow(box: rect) {
            if (box.y - Theme.space.l < contentY)
                contentY = Math.max(0, box.y - Theme.space.l);
            else if (box.y + box.height + Theme.space.l > contentY + height)
                contentY = box.y + box.height + Theme.space.l - height;
        }

        TextEdit {
            id: edit
            width: flick.width
            height: Math.max(flick.height, implicitHeight)
            topPadding: Theme.space.l
            bottomPadding: Theme.space.l
            focus: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            color: Theme.color.ink
            selectionColor: Theme.color.primarySoft
            selectedTextColor: Theme.color.ink
            font.family: Theme.family
            font.pixelSize: Theme.type.reading.size
            font.hintingPreference: Font.PreferNoHinting
            inputMethodHints: Qt.ImhNoPredictiveText
            cursorDelegate: Rectangle {
                visible: edit.cursorVisible
                width: Theme.kiosk ? 4 : 2
                color: Theme.color.primary
            }
            onCursorRectangleChanged: flick.follow(cursorRectangle)
            onTextChanged: area.edited(text)
            Accessible.role: Accessible.EditableText
            Accessible.name: area.label
            Accessible.multiLine: true
        }
        AppText {
            visible: edit.length === 0 && edit.preeditText.length === 0
            y: Theme.space.l
            width: parent.width
            text: area.placeholder
            kind: Theme.type.reading
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
}
