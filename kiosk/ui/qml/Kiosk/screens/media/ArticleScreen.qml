pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// An article, a page at a time; what its words lead to stands in a list too, for who has no finger to point with.
Item {
    id: screen

    required property ArticleModel article
    required property SessionModel session
    required property Navigator navigator
    readonly property bool reads: article.state === "ready"
    readonly property PageModel page: article.page as PageModel

    focus: true
    // Keys turn pages whenever the list is not open.
    readonly property bool bare: reads && !article.listing
    onBareChanged: if (bare) Qt.callLater(forceActiveFocus)
    Component.onCompleted: if (bare) Qt.callLater(forceActiveFocus)
    Keys.onLeftPressed: if (!article.listing) article.before()
    Keys.onRightPressed: if (!article.listing) article.after()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            event.key === Qt.Key_PageDown ? article.after() : article.before();
            event.accepted = true;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.size.pageSide
        anchors.rightMargin: Theme.size.pageSide
        anchors.topMargin: Theme.space.s
        anchors.bottomMargin: Theme.size.pageFoot / 2
        spacing: Theme.space.s

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.docked || Theme.textStep > 100 ? 1 : 2
            rowSpacing: Theme.space.xs
            columnSpacing: Theme.space.l
            AppText {
                Layout.fillWidth: true
                visible: !Theme.largest || screen.article.listing
                text: screen.article.title
                kind: Theme.kiosk && !Theme.largest ? Theme.type.title : Theme.type.large
                weight: Theme.semibold
                maximumLineCount: 1
                preview: true
                Accessible.role: Accessible.Heading
            }
            ReaderTools {
                Layout.fillWidth: spread
                spread: Theme.docked || Theme.textStep > 100
                visible: screen.reads
                tools: [
                    { key: "return", icon: "undo-2", text: qsTr("Before") },
                    { key: "links", icon: "layers", text: qsTr("Links") },
                    { key: "smaller", icon: "minus", text: qsTr("Smaller") },
                    { key: "larger", icon: "plus", text: qsTr("Larger") }
                ].filter(tool => tool.key !== "return" || screen.article.canReturn)
                current: screen.article.listing ? "links" : ""
                onChosen: key => key === "return" ? screen.article.comeBack() : key === "links" ? screen.article.list() : screen.article.resize(key === "larger" ? 1 : -1)
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Skeleton {
                anchors.fill: parent
                visible: screen.article.state === "loading"
            }
            EmptyState {
                width: parent.width
                visible: screen.article.state === "missing" || screen.article.state === "broken"
                drawn: false
                hue: screen.article.state === "broken" ? "rose" : "sky"
                iconName: "globe"
                title: screen.article.state === "broken" ? qsTr("We cannot open the encyclopedia") : qsTr("This article is not here")
                line: screen.article.state === "broken" ? qsTr("Try again later, or tell staff.") : qsTr("Look for another one.")
                action: qsTr("Go back")
                onActivated: screen.navigator.back()
            }
            ReaderPage {
                anchors.fill: parent
                visible: screen.reads && !screen.article.listing
                page: screen.page
                placeText: screen.article.placeText
                hasBefore: screen.article.hasBefore
                hasAfter: screen.article.hasAfter
                scaled: screen.article.scale
                onBefore: screen.article.before()
                onAfter: screen.article.after()
            }
            PageLinks {
                anchors.fill: parent
                visible: screen.article.listing
                links: screen.page.links
                onChosen: (link, note) => screen.article.follow(link)
            }
        }
    }
}
