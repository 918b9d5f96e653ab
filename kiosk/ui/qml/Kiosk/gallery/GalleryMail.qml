pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

ColumnLayout {
    id: page

    required property VideoModel video
    spacing: Theme.space.xl

    GallerySection {
        title: "ListRow: new, read, selected, held"
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            ListRow {
                Layout.fillWidth: true
                last: false
                initial: "R"
                title: "Rosa"
                newText: "New"
                subject: "Sunday at the lake"
                line: "We took the red canoe out on Sunday and thought of you."
                timeText: "12:20 pm"
                chips: [{ text: "Reply paid", icon: "postage", hue: "honey" }, { text: "1 photo", icon: "image", hue: "sky" }]
            }
            ListRow { Layout.fillWidth: true; first: false; last: false; initial: "E"; hue: "rose"; title: "Elena"; subject: "Visit on Tuesday"; timeText: "Sunday" }
            ListRow { Layout.fillWidth: true; first: false; last: false; selected: true; initial: "T"; hue: "leaf"; title: "Theo"; subject: "A hello from the beach"; timeText: "9:05 am" }
            ListRow { Layout.fillWidth: true; first: false; passive: true; iconName: "hourglass"; hue: "slate"; title: "Being checked"; subject: "1 message is on its way to you"; timeText: "Today" }
        }
    }
    GallerySection {
        title: "StampMeter: paid, near the end, second stamp, none"
        StampMeter { Layout.fillWidth: true; title: "1 stamp, paid by Rosa"; count: "224 of 6,000 letters"; fraction: 0.04; remaining: "5,776 letters left on this stamp"; own: "You own 7 stamps" }
        StampMeter { Layout.fillWidth: true; title: "Uses 1 of your 7 stamps"; count: "5,890 of 6,000 letters"; fraction: 0.98; remaining: "110 letters left on this stamp"; near: true }
        StampMeter { Layout.fillWidth: true; title: "Uses 2 of your 7 stamps"; count: "6,340 of 12,000 letters"; fraction: 0.53; remaining: "This is a long one. It needs a second stamp."; stamps: 2 }
        StampMeter { Layout.fillWidth: true; title: "You have no stamps"; count: "0 of 6,000 letters"; remaining: "You can write now and send later."; none: true; action: "Buy stamps" }
    }
    GallerySection {
        title: "StepTracker"
        Card {
            Layout.fillWidth: true
            StepTracker {
                width: parent.width
                steps: [
                    { title: "Saved", line: "on this tablet", state: "done", icon: "check" }, { title: "Waiting", line: "for connection", state: "now", icon: "wifi" },
                    { title: "Received", line: "by the mail center", state: "later", icon: "inbox" }, { title: "Checked", line: "by staff", state: "later", icon: "eye" },
                    { title: "Sent on", line: "to Theo", state: "later", icon: "send" }
                ]
            }
        }
        Card {
            Layout.fillWidth: true
            StepTracker {
                width: parent.width
                steps: [
                    { title: "Saved", line: "on this tablet", state: "done", icon: "check" }, { title: "Received", line: "by the mail center", state: "done", icon: "inbox" },
                    { title: "Stopped", line: "by staff", state: "stopped", icon: "x" }, { title: "Sent on", line: "to Theo", state: "later", icon: "send" }
                ]
            }
        }
    }
    GallerySection {
        title: "HeldPart, VideoCard"
        HeldPart { Layout.fillWidth: true; title: "A photo is not shown"; line: "Staff kept it back. Reason: it shows a map. You can appeal." }
        VideoCard {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.size.readable
            video: page.video
            durationText: "0:30"
            ready: false
        }
    }
}
