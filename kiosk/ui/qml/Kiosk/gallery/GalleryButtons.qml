pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "AppButton"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppButton { text: "Send to Rosa"; iconName: "send" }
            AppButton { text: "Pressed"; down: true }
            AppButton { text: "Sending"; busy: true }
            AppButton { kind: "secondary"; text: "Print"; iconName: "printer" }
            AppButton { kind: "tonal"; text: "Listen"; iconName: "volume-2" }
            AppButton { kind: "care"; text: "It got worse" }
            AppButton { kind: "quiet"; text: "Start over"; iconName: "arrow-left" }
            AppButton { kind: "secondary"; text: "Not available"; blocked: "It opens at 3:00 pm." }
            AppButton {
                kind: "secondary"
                text: "Focused"
                FocusRing { visible: true; around: Theme.radius.button }
            }
        }
    }
    GallerySection {
        title: "StatusChip"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.s
            StatusChip { text: "New"; solid: true }
            StatusChip { text: "Reply paid"; iconName: "postage"; hue: "honey" }
            StatusChip { text: "Being checked"; iconName: "hourglass"; hue: "slate" }
            StatusChip { text: "Waiting to send"; iconName: "clock"; hue: "honey" }
            StatusChip { text: "Sent on"; iconName: "check"; hue: "leaf" }
            StatusChip { text: "New update"; iconName: "bell"; hue: "sky" }
            StatusChip { text: "30-second video"; iconName: "video"; hue: "plum" }
            StatusChip { text: "Needs your answer"; iconName: "circle-alert"; hue: "rose" }
            StatusChip { text: "Not available here"; iconName: "lock-keyhole"; hue: "slate" }
        }
    }
    GallerySection {
        title: "IconTile, Avatar, Cover, Photo"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            IconTile { name: "mail"; filled: true }
            IconTile { name: "clipboard-list"; hue: "sky" }
            IconTile { name: "clapperboard"; hue: "plum" }
            IconTile { name: "wallet"; hue: "leaf" }
            IconTile { name: "shopping-basket"; hue: "honey" }
            IconTile { name: "stethoscope"; hue: "rose" }
            IconTile { name: "wrench"; hue: "slate" }
            Avatar { initial: "R"; hue: "sky"; marked: true }
            Avatar { initial: "M"; filled: true }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            Cover { width: Theme.size.thumbnail * 1.4; title: "The Quiet Orchard"; hue: "leaf" }
            Cover { width: Theme.size.thumbnail * 1.4; title: "River Math"; hue: "sky" }
            Cover { width: Theme.size.thumbnail * 1.4; title: "Tide Table"; hue: "rose" }
        }
        Photo { Layout.fillWidth: true; Layout.preferredHeight: Theme.size.thumbnail * 2; picture: "" }
    }
    GallerySection {
        title: "Card, SectionHeader, Pill, Badge"
        Card {
            Layout.fillWidth: true
            SectionHeader { text: "On white paper" }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            Pill { text: "Connected"; iconName: "wifi"; fill: Theme.card }
            Badge { count: 3 }
            Badge { count: 128 }
        }
    }
    GallerySection {
        title: "HomeTile, LinkCard, HelpCard"
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.oneColumn ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            HomeTile { Layout.fillWidth: true; Layout.preferredWidth: 1; iconName: "wallet"; hue: "leaf"; title: "Money"; line: "$46.20 · see every charge" }
            HomeTile { Layout.fillWidth: true; Layout.preferredWidth: 1; iconName: "send"; hue: "sky"; title: "Sent"; line: "1 waiting to send"; chip: "1 waiting" }
        }
        HelpCard { Layout.fillWidth: true; iconName: "wifi-off"; hue: "slate"; title: "When you are offline"; line: "You can keep reading and writing." }
    }
}
