pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// News: the list, and in a wide window the page beside it.
Item {
    id: screen

    required property NoticesModel notices
    required property SessionModel session
    required property Navigator navigator
    property ListPlace place: null

    Loader {
        anchors.fill: parent
        active: !Theme.twoPane
        visible: active
        sourceComponent: ColumnLayout {
            spacing: 0
            PageTitle {
                Layout.leftMargin: Theme.size.pageSide
                Layout.rightMargin: Layout.leftMargin
                inBar: true
                text: qsTr("News")
            }
            NoticesList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                notices: screen.notices
                session: screen.session
                navigator: screen.navigator
                place: screen.place
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: Theme.twoPane
        visible: active
        sourceComponent: TwoPane {
            detail: Item {
                anchors.fill: parent
                NoticeView {
                    anchors.fill: parent
                    visible: screen.notices.selectedId.length > 0
                    notices: screen.notices
                    session: screen.session
                    onGoBack: screen.navigator.back()
                }
                PaneRest {
                    anchors.fill: parent
                    visible: screen.notices.selectedId.length === 0
                    offered: screen.notices.count > 0
                    title: qsTr("Choose a notice")
                    line: qsTr("Touch a notice at the left to read it here.")
                }
            }
            NoticesList {
                anchors.fill: parent
                notices: screen.notices
                session: screen.session
                navigator: screen.navigator
                place: screen.place
            }
        }
    }
}
