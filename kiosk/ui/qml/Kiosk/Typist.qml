pragma Singleton
import QtQuick

// Where one is writing: the keyboard on the screen stands below the page for as long as there is a place.
QtObject {
    id: typist

    property WritingPlace place: null

    function write(where: WritingPlace) {
        place = where;
    }
    // The place went away, or its keyboard was put away.
    function leave(where: WritingPlace) {
        if (place === where)
            place = null;
    }
}
