pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where a letter is written. Plain text only; no menus, nothing dropped in.
//   text, edited(text)   as in TextField
//   marks                words to underline: a list of { start, length }
WritingPlace {
    id: area

    property var marks: []

    readonly property real pad: Theme.kiosk ? Theme.space.l : Theme.compact ? Theme.space.s : Theme.space.l
    readonly property real lineStep: metrics.height

    editor: edit
    implicitHeight: Theme.size.writing

    // Shows a word of the text, in the colour of what is chosen.
    function point(start: int, length: int) {
        edit.cursorPosition = start + length;
        edit.select(start, start + length);
    }

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
            persistentSelection: area.marks.length > 0
            font.family: Theme.family
            font.pixelSize: Theme.type.reading.size
            font.hintingPreference: Font.PreferNoHinting
            inputMethodHints: Qt.ImhNoPredictiveText
            cursorDelegate: Rectangle {
                visible: edit.cursorVisible || area.writing
                width: Theme.size.cursor
                color: Theme.color.primary
            }
            onCursorRectangleChanged: flick.follow(cursorRectangle)
            Keys.forwardTo: [area]
            Accessible.role: Accessible.EditableText
            Accessible.name: area.label
            Accessible.description: area.hint
            Accessible.multiLine: true
        }
        Repeater {
            model: area.marks

            Rectangle {
                required property var modelData
                // Made anew with every place that the words take.
                readonly property rect from: edit.contentHeight + flick.width > 0 ? edit.positionToRectangle(Math.min(modelData.start, edit.length)) : Qt.rect(0, 0, 0, 0)
                readonly property rect to: edit.contentHeight + flick.width > 0 ? edit.positionToRectangle(Math.min(modelData.start + modelData.length, edit.length)) : Qt.rect(0, 0, 0, 0)
                x: Math.min(from.x, to.x)
                y: from.y + from.height - height
                width: Math.abs(to.x - from.x)
                height: Theme.size.underline
                radius: height / 2
                color: Theme.color.rose
            }
        }
        AppText {
            visible: edit.length === 0 && edit.preeditText.length === 0
            width: parent.width
            // As high as what is written, so that it is whole wherever one line is.
            lineHeight: area.lineStep
            text: area.hint
            kind: Theme.type.reading
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
}
