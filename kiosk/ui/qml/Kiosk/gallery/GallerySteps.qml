pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "ProgressParts"
        ProgressParts { Layout.fillWidth: true; count: 4; current: 2 }
    }
    GallerySection {
        title: "GuidedStep"
        GuidedStep {
            Layout.fillWidth: true
            count: 3
            current: 2
            title: "Push the plug in until it clicks"
            line: "Wipe it with a dry cloth first. Then push it in and wait one minute."
            question: "Is it charging now?"
        }
    }
    GallerySection {
        title: "ReaderPage"
        ReaderPage {
            Layout.fillWidth: true
            title: "The lake in June"
            text: "The water was flat as glass.\n\nNobody spoke for a while. Then the oars began again, and the ridge came closer, one line behind another."
            placeText: "Page 1 of 240"
            hasBefore: false
        }
    }
}
