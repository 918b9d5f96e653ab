<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>BuyModel</name>
    <message numerus="yes">
        <source>You have %n stamp(s) now.</source>
        <translation>
            <numerusform>You have %n stamp now.</numerusform>
            <numerusform>You have %n stamps now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have %n stamp(s)</source>
        <translation>
            <numerusform>You have %n stamp</numerusform>
            <numerusform>You have %n stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new stamp(s) are ready to use.</source>
        <translation>
            <numerusform>%n new stamp is ready to use.</numerusform>
            <numerusform>%n new stamps are ready to use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeModel</name>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are still here.</source>
        <translation>
            <numerusform>You need %n more stamp. Your words are still here.</numerusform>
            <numerusform>You need %n more stamps. Your words are still here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is %n letter(s) too long.</source>
        <translation>
            <numerusform>This is %n letter too long.</numerusform>
            <numerusform>This is %n letters too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letters left on this stamp</source>
        <translation>
            <numerusform>%1 letter left on this stamp</numerusform>
            <numerusform>%1 letters left on this stamp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You own %n stamp(s)</source>
        <translation>
            <numerusform>You own %n stamp</numerusform>
            <numerusform>You own %n stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s)</source>
        <translation>
            <numerusform>You need %n more stamp</numerusform>
            <numerusform>You need %n more stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your stamps</source>
        <translation>
            <numerusform>%n of your stamps</numerusform>
            <numerusform>%n of your stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are saved.</source>
        <translation>
            <numerusform>You need %n more stamp. Your words are saved.</numerusform>
            <numerusform>You need %n more stamps. Your words are saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n waiting to send</numerusform>
            <numerusform>%n waiting to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) to finish</source>
        <translation>
            <numerusform>%n letter to finish</numerusform>
            <numerusform>%n letters to finish</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Show %n older message</numerusform>
            <numerusform>Show %n older messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on the way to you. Staff read each message first.</source>
        <translation>
            <numerusform>%n message is on its way to you. Staff read each message first.</numerusform>
            <numerusform>%n messages are on their way to you. Staff read each message first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailWords</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageModel</name>
    <message numerus="yes">
        <source>Your own %n stamp(s) stay yours.</source>
        <translation>
            <numerusform>Your own stamp stays yours.</numerusform>
            <numerusform>Your own %n stamps stay yours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have %n stamp(s).</source>
        <translation>
            <numerusform>You have %n stamp.</numerusform>
            <numerusform>You have %n stamps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoneyModel</name>
    <message numerus="yes">
        <source>Show %n older line(s)</source>
        <translation>
            <numerusform>Show %n older line</numerusform>
            <numerusform>Show %n older lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more set aside for mail that waits</source>
        <translation>
            <numerusform>%n more set aside for mail that waits</numerusform>
            <numerusform>%n more set aside for mail that waits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n thing waits to be sent</numerusform>
            <numerusform>%n things wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoneyWords</name>
    <message numerus="yes">
        <source>%n stamp(s) could not be bought</source>
        <translation>
            <numerusform>%n stamp could not be bought</numerusform>
            <numerusform>%n stamps could not be bought</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinModel</name>
    <message numerus="yes">
        <source>That PIN did not match. You have %n tries left.</source>
        <translation>
            <numerusform>That PIN did not match. You have %n try left.</numerusform>
            <numerusform>That PIN did not match. You have %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your PIN has %n digits.</source>
        <translation>
            <numerusform>Your PIN has %n digit.</numerusform>
            <numerusform>Your PIN has %n digits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Show %n older message</numerusform>
            <numerusform>Show %n older messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s) set aside</source>
        <translation>
            <numerusform>%n stamp set aside</numerusform>
            <numerusform>%n stamps set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message numerus="yes">
        <source>Your %n stamp(s) are back.</source>
        <translation>
            <numerusform>Your stamp is back.</numerusform>
            <numerusform>Your %n stamps are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingModel</name>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n thing waits to be sent</numerusform>
            <numerusform>%n things wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stamp(s)</source>
        <translation>
            <numerusform>%n stamp</numerusform>
            <numerusform>%n stamps</numerusform>
        </translation>
    </message>
</context>
</TS>
