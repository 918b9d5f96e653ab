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

    readonly property real pad: Theme.kiosk ? Theme.space.l : Theme.compact ? Theme.space.s : Theme.space.l
    readonly property real lineStep: metrics.height

    implicitHeight: 300

    FontMetrics {
        id: metrics
        font: edit.font
    }
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
        x: Theme.compact ? Theme.space.l : Theme.space.xl
        y: area.pad
        width: parent.width - 2 * x
        // Whole lines only: no letter is cut at the edge.
        height: area.lineStep * Math.max(1, Math.floor((parent.height - 1.5 * area.pad) / area.lineStep))
        clip: true
        onHeightChanged: follow(edit.cursorRectangle)
        contentWidth: width
        contentHeight: edit.height
        boundsBehavior: Flickable.StopAtBounds

        function follow(box: rect) {
            if (box.y < contentY)
                contentY = Math.max(0, box.y);
            else if (box.y + box.height > contentY + height)
                contentY = box.y + box.height - height;
        }

        TextEdit {
            id: edit
            width: flick.width
            height: Math.max(flick.height, implicitHeight)
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
            width: parent.width
            text: area.placeholder
            kind: Theme.type.reading
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
}
