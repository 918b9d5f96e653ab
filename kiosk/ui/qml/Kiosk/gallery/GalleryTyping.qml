pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

ColumnLayout {
    id: page

    required property DisplayModel display
    spacing: Theme.space.xl

    GallerySection {
        title: "TextField, WordBar"
        TextField { Layout.fillWidth: true; label: "Their name"; text: "Dani Ortiz" }
        TextField { Layout.fillWidth: true; label: "Email address"; text: "dani@"; error: "This does not look like an email address." }
        TextField { Layout.fillWidth: true; label: "Search"; hint: "A name or a word"; search: true }
        WordBar { Layout.fillWidth: true; implicitHeight: Theme.touch.minimum; words: ["weekend", "week", "wedding"] }
    }
    GallerySection {
        title: "NumberPad, PinDots"
        PinDots { Layout.alignment: Qt.AlignHCenter; filled: 3; length: 6 }
        NumberPad { Layout.fillWidth: true; keyHeight: Theme.size.pinKeySmall }
    }
    GallerySection {
        title: "LanguagePicker"
        LanguagePicker { Layout.fillWidth: true; current: page.display.language; languages: [{ code: "en", name: "English" }, { code: "es", name: "Español" }] }
    }
}
