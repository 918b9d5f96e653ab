import QtQuick
import Kiosk

AppText {
    kind: Theme.type.small
    weight: Theme.semibold
    color: Theme.color.inkSoft
    leftPadding: Theme.space.xs
    Accessible.role: Accessible.Heading
}
