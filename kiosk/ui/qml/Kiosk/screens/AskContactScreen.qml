import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Ask staff to add somebody: a name, who they are, and how mail reaches them.
ColumnLayout {
    id: screen

    required property AskContactModel askContact
    required property SessionModel session
    readonly property real side: Theme.size.pageSide

    // The field that is being written in stays in sight when the keyboard takes its room.
    function follow() {
        const place = Typist.place;
        if (!place || !page.content)
            return;
        const top = place.mapToItem(page.content, 0, 0).y - Theme.space.s;
        const bottom = top + place.height + 2 * Theme.space.s;
        const seen = page.height - (page.scrolls ? page.foot + Theme.space.s : 0);
        // Where not all of it fits, what is written goes before its label.
        if (top < page.contentY || bottom > page.contentY + seen)
            page.contentY = Math.max(0, Math.min(page.tall - seen, bottom - top > seen ? bottom - seen : top));
    }
    Connections {
        target: Typist
        function onPlaceChanged() { Qt.callLater(screen.follow); }
    }

    spacing: Theme.space.s
    ScrollPage {
        id: page
        onHeightChanged: Qt.callLater(screen.follow)
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                inBar: true
                text: qsTr("Ask to add someone")
            }
            AppText {
                Layout.fillWidth: true
                text: qsTr("Staff look at each request. You can see the answer in Contacts.")
                color: Theme.color.inkSoft
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.askContact.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.askContact.error
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.docked || Theme.largest ? 1 : 2
                columnSpacing: Theme.space.l
                rowSpacing: Theme.space.l
                uniformCellWidths: true
                TextField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Their name")
                    hint: qsTr("First and last name")
                    text: screen.askContact.name
                    error: screen.askContact.nameError
                    maximumLength: 200
                    onEdited: text => screen.askContact.edit("name", text)
                }
                TextField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Who they are to you")
                    hint: qsTr("Sister, friend, lawyer")
                    text: screen.askContact.relation
                    maximumLength: 80
                    onEdited: text => screen.askContact.edit("relation", text)
                }
                TextField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Email address")
                    hint: qsTr("name@example.com")
                    text: screen.askContact.address
                    error: screen.askContact.addressError
                    maximumLength: 320
                    onEdited: text => screen.askContact.edit("address", text)
                }
                TextField {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    label: qsTr("Or a phone number")
                    hint: qsTr("With its area code")
                    text: screen.askContact.phone
                    error: screen.askContact.phoneError
                    maximumLength: 40
                    onEdited: text => screen.askContact.edit("phone", text)
                }
            }
            // The keyboard of a small window leaves room for the fields alone.
            AskStaffButton {
                Layout.fillWidth: true
                visible: Theme.compact
                askContact: screen.askContact
                session: screen.session
            }
            Item { implicitHeight: Theme.space.m }
        }
    }
    AskStaffButton {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: !Theme.compact
        askContact: screen.askContact
        session: screen.session
    }
}
