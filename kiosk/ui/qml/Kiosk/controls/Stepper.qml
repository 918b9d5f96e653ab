import QtQuick
import QtQuick.Layouts
import Kiosk

// A value between less and more, changed one step at a time.
RowLayout {
    id: stepper

    property string lessText: ""
    property string moreText: ""
    property string lessIcon: "minus"
    property string moreIcon: "plus"
    property string valueText: ""
    // Why it goes no further; empty while it does.
    property string lessBlocked: ""
    property string moreBlocked: ""
    signal less
    signal more
    signal explained(string why)

    spacing: Theme.space.m

    AppButton {
        kind: "secondary"
        iconName: stepper.lessIcon
        Accessible.name: stepper.lessText
        leftPadding: Theme.space.l
        blocked: stepper.lessBlocked
        onActivated: stepper.less()
        onExplained: why => stepper.explained(why)
    }
    AppText {
        text: stepper.valueText
        weight: Theme.semibold
        wrapMode: Text.NoWrap
    }
    AppButton {
        kind: "secondary"
        iconName: stepper.moreIcon
        Accessible.name: stepper.moreText
        leftPadding: Theme.space.l
        blocked: stepper.moreBlocked
        onActivated: stepper.more()
        onExplained: why => stepper.explained(why)
    }
}
