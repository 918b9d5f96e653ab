pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "SegmentedTabs, CategoryBar"
        SegmentedTabs {
            Layout.fillWidth: true
            current: "inbox"
            parts: [{ key: "inbox", text: "Inbox", count: 2 }, { key: "sent", text: "Sent" }, { key: "drafts", text: "Drafts" }]
        }
        CategoryBar {
            Layout.fillWidth: true
            current: "for-you"
            parts: [
                { key: "for-you", text: "For you", icon: "house" }, { key: "music", text: "Music", icon: "music" }, { key: "movies", text: "Movies", icon: "film" },
                { key: "games", text: "Games", icon: "gamepad-2" }, { key: "books", text: "Books", icon: "book-open" }, { key: "courses", text: "Courses", icon: "graduation-cap" },
                { key: "news", text: "News", icon: "newspaper" }
            ]
        }
    }
    GallerySection {
        title: "ChoiceChip, ChoiceCard"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.m
            ChoiceChip { text: "Today" }
            ChoiceChip { text: "Yesterday"; selected: true }
            ChoiceChip { text: "Pick a day"; iconName: "calendar-days" }
        }
        ChoiceCard { Layout.fillWidth: true; iconName: "gift"; hue: "rose"; text: "A card"; line: "Eight to choose from. It takes 1 stamp."; selected: true }
        ChoiceCard { Layout.fillWidth: true; iconName: "image"; hue: "sky"; text: "A photo"; line: "Taken with this tablet. It takes 1 stamp." }
        ChoiceCard { Layout.fillWidth: true; iconName: "video"; hue: "plum"; text: "A video"; line: "Not used at Cedar Ridge."; blocked: "Not used at Cedar Ridge." }
    }
    GallerySection {
        title: "Toggle, Stepper, ChoiceGroup"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.l
            Toggle { text: "Captions"; on: true }
            Toggle { text: "Read aloud"; on: false }
        }
        Stepper { Layout.fillWidth: true; valueText: "5"; lessText: "Less"; moreText: "More" }
        Stepper { Layout.fillWidth: true; valueText: "10"; lessText: "Less"; moreText: "More"; moreBlocked: "This is the loudest." }
        ChoiceGroup {
            title: "Size of words"
            current: "150"
            choices: [{ key: "100", text: "Normal" }, { key: "150", text: "Large", kind: Theme.type.large }, { key: "200", text: "Largest", kind: Theme.type.title }]
        }
    }
    GallerySection {
        title: "DayPicker"
        Card {
            Layout.fillWidth: true
            DayPicker {
                width: parent.width
                monthText: "June 2025"
                why: "It cannot be a day to come."
                hasLater: false
                weekdays: ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
                days: Array.from({ length: 35 }, (_, place) => ({
                    key: String(place), text: String(place + 1), name: "June " + (place + 1),
                    state: place > 29 ? "empty" : place === 2 ? "today" : place === 1 ? "chosen" : place > 2 ? "off" : ""
                }))
            }
        }
    }
}
