import QtQuick

// Where a list was when one of its rows was opened, so that coming back finds it there. Kept by row, not by pixel: rows differ in height.
QtObject {
    property int row: -1
    property real offset: 0
    property bool atEnd: false

    function keep(list: ListView) {
        row = list.indexAt(list.width / 2, list.contentY + 1);
        const top = row < 0 ? null : list.itemAtIndex(row);
        atEnd = list.atYEnd;
        offset = top === null ? 0 : list.contentY - top.y;
    }
    function restore(list: ListView) {
        if (row >= 0 && row < list.count) {
            list.forceLayout();
            list.positionViewAtIndex(row, ListView.Beginning);
            list.contentY += offset;
            // The height of rows that were not made yet is a guess; the end is known.
            if (atEnd)
                list.positionViewAtEnd();
            else
                list.returnToBounds();
        }
    }
    function forget() {
        row = -1;
        offset = 0;
    }
}
