pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// All answers once more, each with a way back to its question; and photos, where the form takes some.
ColumnLayout {
    id: check

    required property FormModel form

    spacing: Theme.space.betweenCards

    Card {
        Layout.fillWidth: true
        ColumnLayout {
            width: parent.width
            spacing: Theme.space.l
            Repeater {
                model: check.form.answers
                GridLayout {
                    id: row
                    required property var modelData
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    columnSpacing: Theme.space.m
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        AppText {
                            Layout.fillWidth: true
                            text: row.modelData.label
                            kind: Theme.type.small
                            color: Theme.color.inkSoft
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: row.modelData.value
                            weight: Theme.semibold
                        }
                    }
                    AppButton {
                        Layout.alignment: Qt.AlignTop
                        kind: "quiet"
                        text: qsTr("Change")
                        Accessible.name: qsTr("Change: %1").arg(row.modelData.label)
                        onActivated: check.form.change(row.modelData.field)
                    }
                }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        visible: check.form.photos.length > 0 || check.form.mayAddPhoto
        ColumnLayout {
            width: parent.width
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: qsTr("Photos")
                kind: Theme.type.large
                weight: Theme.bold
                Accessible.role: Accessible.Heading
            }
            Flow {
                Layout.fillWidth: true
                visible: check.form.photos.length > 0
                spacing: Theme.space.m
                Repeater {
                    model: check.form.photos
                    AttachedTile {
                        required property var modelData
                        attached: modelData
                        onActivated: check.form.dropPhoto(modelData.key)
                    }
                }
            }
            AppButton {
                visible: check.form.mayAddPhoto
                kind: "secondary"
                iconName: "camera"
                text: qsTr("Add a photo")
                onActivated: check.form.takePhoto()
            }
        }
    }
}
