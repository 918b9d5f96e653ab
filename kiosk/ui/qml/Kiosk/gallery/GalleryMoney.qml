pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "BalanceCard, BalanceStrip"
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.oneColumn ? 1 : 3
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            BalanceCard { upright: Theme.kiosk; Layout.fillWidth: true; Layout.preferredWidth: 1; iconName: "landmark"; hue: "leaf"; title: "Trust account"; amount: "$46.20"; note: "From the facility, today 6:05 pm" }
            BalanceCard { upright: Theme.kiosk; Layout.fillWidth: true; Layout.preferredWidth: 1; iconName: "ticket"; hue: "plum"; title: "Credits"; amount: "$6.01"; note: "For use on devices" }
            BalanceCard { upright: Theme.kiosk; Layout.fillWidth: true; Layout.preferredWidth: 1; iconName: "postage"; hue: "honey"; title: "Stamps"; amount: "17"; note: "And 1 reply paid by Dani" }
        }
        BalanceStrip { Layout.fillWidth: true; stamps: "7 stamps"; trust: "Trust account $46.20"; credits: "Credits $12.00"; note: "Up to date 2 minutes ago" }
    }
    GallerySection {
        title: "StampPack, PaySource, PriceSummary"
        StampPack { Layout.fillWidth: true; title: "10 stamps"; line: "$0.30 each"; price: "$3.00"; stamps: 2; selected: true }
        StampPack { Layout.fillWidth: true; title: "30 stamps"; line: "$0.26 each"; price: "$7.80"; full: "$8.70"; stamps: 3 }
        StampPack { Layout.fillWidth: true; title: "60 stamps"; line: "$0.28 each"; price: "$16.80"; missing: "You need $4.80 more credits."; stamps: 3 }
        PaySource { Layout.fillWidth: true; iconName: "ticket"; title: "Credits"; amount: "$12.00"; selected: true }
        PriceSummary {
            Layout.fillWidth: true
            lines: [{ label: "10 stamps", value: "$3.00", strong: false }, { label: "Fees", value: "None", strong: false }, { label: "Credits after this", value: "$9.00", strong: true }]
        }
    }
    GallerySection {
        title: "LedgerRow, MiniBars"
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            LedgerRow { Layout.fillWidth: true; last: false; iconName: "arrow-down-left"; hue: "leaf"; title: "Deposit from Rosa"; subject: "Monday June 2 · online, no fee"; amount: "+$25.00"; after: "$46.20 after"; isIn: true }
            LedgerRow { Layout.fillWidth: true; first: false; iconName: "postage"; hue: "slate"; title: "10 stamps"; subject: "Today 1:52 pm · credits"; amount: "−$3.00"; after: "$9.00 after" }
        }
        Card {
            Layout.fillWidth: true
            MiniBars {
                width: parent.width
                bars: [{ label: "Money in", value: "$25.00", fraction: 1, hue: "leaf", main: true }, { label: "Money out", value: "$20.34", fraction: 0.81, hue: "slate", main: true }, { label: "Stamps", value: "$3.00", fraction: 0.12, hue: "sky", main: false }]
            }
        }
    }
    GallerySection {
        title: "StampArt, ReceiptPaper"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.l
            StampArt {}
            StampArt { count: 2 }
            StampArt { faded: true }
            ReceiptPaper { facility: "Cedar Ridge"; at: "June 3, 2025 1:52 pm"; rows: [] }
        }
    }
}
