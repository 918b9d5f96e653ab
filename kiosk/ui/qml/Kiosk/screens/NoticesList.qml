pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Notices and news: pinned ones first, then the newest.
Item {
    id: view

    required property NoticesModel notices
    required property SessionModel session
    required property Navigator navigator
    property ListPlace place: null

    Skeleton {
        x: list.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: view.notices.loading
        onGoBack: view.navigator.back()
    }
    MailList {
        id: list
        anchors.fill: parent
        place: view.place
        visible: !view.notices.loading
        model: view.notices.rows
        Accessible.name: qsTr("News")

        header: Item {
            width: list.width
            height: top.implicitHeight
            Column {
                id: top
                x: list.side
                width: parent.width - 2 * x
                topPadding: Theme.space.s
                bottomPadding: none.visible || list.flat ? 0 : Theme.space.s
                EmptyState {
                    id: none
                    visible: view.notices.count === 0
                    width: parent.width
                    iconName: "newspaper"
                    title: qsTr("No news yet")
                    line: view.session.connected ? qsTr("You will see notices and news here.") : qsTr("News comes with the next connection.")
                }
            }
        }
        delegate: Item {
            id: holder
            required property string noticeId
            required property string title
            required property string line
            required property string kindText
            required property string iconName
            required property string hue
            required property string timeText
            required property string source
            required property bool isNew
            required property bool pinned
            required property int index

            width: list.width
            height: row.height
            ListRow {
                id: row
                x: list.side
                width: parent.width - 2 * x
                first: holder.index === 0
                last: holder.index === list.count - 1
                iconName: holder.iconName
                hue: holder.hue
                title: holder.title
                // A narrow pane keeps its width for the title.
                newText: holder.isNew && !list.flat ? qsTr("New") : ""
                strong: holder.isNew
                line: list.flat ? holder.timeText : holder.line
                timeText: list.flat ? "" : holder.timeText
                selected: Theme.twoPane && holder.noticeId === view.notices.selectedId
                chips: [
                    holder.isNew && list.flat ? { text: qsTr("New"), icon: "", hue: "primary" } : null,
                    holder.pinned ? { text: qsTr("Important"), icon: "flag", hue: "honey" } : null,
                    { text: holder.kindText, icon: holder.iconName, hue: holder.hue }
                ].filter(chip => chip !== null)
                onActivated: {
                    view.place?.keep(list.view);
                    view.notices.open(holder.noticeId);
                }
            }
        }
        footer: Item {
            width: list.width
            height: Theme.space.xl
        }
    }
}
