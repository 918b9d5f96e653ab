<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>BasketModel</name>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <extracomment>[{ key, title, amount, icon, hue }] [{ label, value, strong }]</extracomment>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n of this.</source>
        <translation>
            <numerusform>You can order %n of this.</numerusform>
            <numerusform>You can order %n of this.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookModel</name>
    <message numerus="yes">
        <source>You have %n bookmark(s). Remove one first.</source>
        <translation>
            <numerusform>You have %n bookmark. Remove one first.</numerusform>
            <numerusform>You have %n bookmarks. Remove one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n place found</numerusform>
            <numerusform>%n places found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoughtModel</name>
    <message numerus="yes">
        <source>Start it in the next %n day(s).</source>
        <translation>
            <numerusform>Start it in the next %n day.</numerusform>
            <numerusform>Start it in the next %n days.</numerusform>
        </translation>
    </message>
</context>
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
    <name>CallModel</name>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChessView</name>
    <message numerus="yes">
        <source>Show all %n move(s)</source>
        <translation>
            <numerusform>Show %n move</numerusform>
            <numerusform>Show all %n moves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChessWords</name>
    <message numerus="yes">
        <source>Checkmate after %n move(s).</source>
        <translation>
            <numerusform>Checkmate after %n move.</numerusform>
            <numerusform>Checkmate after %n moves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommissaryModel</name>
    <message numerus="yes">
        <source>%n thing(s) found</source>
        <extracomment>So many more can be had: the card says it. A good and how many of it lie in the basket. [{ key, text, icon }] The good that is looked at, as a card.</extracomment>
        <translation>
            <numerusform>%n thing found</numerusform>
            <numerusform>%n things found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) on the way</source>
        <translation>
            <numerusform>%n order on the way</numerusform>
            <numerusform>%n orders on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the basket</source>
        <translation>
            <numerusform>%n in the basket</numerusform>
            <numerusform>%n in the basket</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommissaryWords</name>
    <message numerus="yes">
        <source>At most %n in one order</source>
        <translation>
            <numerusform>At most %n in one order</numerusform>
            <numerusform>At most %n in one order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n more this week</source>
        <translation>
            <numerusform>You can order %n more this week</numerusform>
            <numerusform>You can order %n more this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n more now</source>
        <translation>
            <numerusform>You can order %n more now</numerusform>
            <numerusform>You can order %n more now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can order %n of this.</source>
        <translation>
            <numerusform>You can order %n of this.</numerusform>
            <numerusform>You can order %n of this.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeWords</name>
    <message numerus="yes">
        <source>You need %n more stamp(s). Your words are saved.</source>
        <translation>
            <numerusform>You need %n more stamp. Your words are saved.</numerusform>
            <numerusform>You need %n more stamps. Your words are saved.</numerusform>
        </translation>
    </message>
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
        <source>%n photo(s) go with a message at most.</source>
        <translation>
            <numerusform>%n photo goes with a message at most.</numerusform>
            <numerusform>%n photos go with a message at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Show %n older message</numerusform>
            <numerusform>Show %n older messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseModel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadsModel</name>
    <message numerus="yes">
        <source>%n title(s) on the way</source>
        <translation>
            <numerusform>%n title on the way</numerusform>
            <numerusform>%n titles on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) here</source>
        <translation>
            <numerusform>%n title here</numerusform>
            <numerusform>%n titles here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message numerus="yes">
        <source>It was due %n day(s) ago. You can still do it.</source>
        <translation>
            <numerusform>It was due %n day ago. You can still do it.</numerusform>
            <numerusform>It was due %n days ago. You can still do it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EncyclopediaModel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message numerus="yes">
        <source>They answer within %n day(s).</source>
        <extracomment>So many of the newest lines are offered when nobody said yet which one looks wrong. The question of support&apos;s form that takes the reference of a line; a form without it leaves it out. [{ label, value, strong }] [{ key, title, line, icon }] Why the receipt cannot be printed again; and whether there is one. Said beside what prints, while the paper is low. What became of the slip: &quot;&quot; before it is printed, else `ReceiptWords` state, title and line. What becomes of it when support is asked; &quot;&quot; where there is no help desk. A ticket about the line: the type of its form, and the answers that are known.</extracomment>
        <translation>
            <numerusform>They answer within %n day.</numerusform>
            <numerusform>They answer within %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiledModel</name>
    <message numerus="yes">
        <source>Within %n working day(s)</source>
        <translation>
            <numerusform>Within %n working day</numerusform>
            <numerusform>Within %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilingNoteModel</name>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilingsModel</name>
    <message numerus="yes">
        <source>Show %n older request(s)</source>
        <translation>
            <numerusform>Show %n older request</numerusform>
            <numerusform>Show %n older requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPageWords</name>
    <message numerus="yes">
        <source>You get an answer within %n working day(s).</source>
        <translation>
            <numerusform>You get an answer within %n working day.</numerusform>
            <numerusform>You get an answer within %n working days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You get an answer within %n day(s).</source>
        <translation>
            <numerusform>You get an answer within %n day.</numerusform>
            <numerusform>You get an answer within %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message numerus="yes">
        <source>This page closes in %n second(s).</source>
        <translation>
            <numerusform>This page closes in %n second.</numerusform>
            <numerusform>This page closes in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GamesModel</name>
    <message numerus="yes">
        <source>%n game(s)</source>
        <translation>
            <numerusform>%n game</numerusform>
            <numerusform>%n games</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidedModel</name>
    <message numerus="yes">
        <source>You tried %n step(s) before. We do not ask again.</source>
        <extracomment>A look at the parts is answered within a second; nobody waits longer than this for it. [{ text, icon, hue, busy }]: what the device looks at by itself. How many parts are good, and how many are not. How many steps are left out because they were tried before. A ticket about the same that is open: its words, &quot;&quot; where there is none. [{ text, icon, hue }]: what goes with the ticket. Ask a person: the type of the form and the answers that are known.</extracomment>
        <translation>
            <numerusform>You tried %n step before. We do not ask again.</numerusform>
            <numerusform>You tried %n steps before. We do not ask again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidedWords</name>
    <message numerus="yes">
        <source>%n part(s) good.</source>
        <translation>
            <numerusform>%n part good.</numerusform>
            <numerusform>%n parts good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) need care.</source>
        <translation>
            <numerusform>%n part needs care.</numerusform>
            <numerusform>%n parts need care.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n command</numerusform>
            <numerusform>%n commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <extracomment>The pinned notice, which stands over the rest; &quot;&quot; when there is none.</extracomment>
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
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <extracomment>Headings of the rows whose `section` is &quot;today&quot; and &quot;earlier&quot;. Whether a row that is loaded came before today.</extracomment>
        <translation>
            <numerusform>Show %n older message</numerusform>
            <numerusform>Show %n older messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on the way to you</source>
        <translation>
            <numerusform>%n message is on its way to you</numerusform>
            <numerusform>%n messages are on the way to you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItModel</name>
    <message numerus="yes">
        <source>%n thing(s) need care</source>
        <translation>
            <numerusform>%n thing needs care</numerusform>
            <numerusform>%n things need care</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not known</source>
        <translation>
            <numerusform>%n thing is not known</numerusform>
            <numerusform>%n things are not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The reader read %n card(s).</source>
        <translation>
            <numerusform>The reader read %n card.</numerusform>
            <numerusform>The reader read %n cards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetterWords</name>
    <message numerus="yes">
        <source>%n-second video</source>
        <translation>
            <numerusform>%n-second video</numerusform>
            <numerusform>%n-second video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-minute video</source>
        <translation>
            <numerusform>%n-minute video</numerusform>
            <numerusform>%n-minute video</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message numerus="yes">
        <source>%n on the way</source>
        <comment>titles</comment>
        <translation>
            <numerusform>%n on the way</numerusform>
            <numerusform>%n on the way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>Start within %n day(s)</source>
        <translation>
            <numerusform>Start within %n day</numerusform>
            <numerusform>Start within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start within %n hour(s)</source>
        <translation>
            <numerusform>Start within %n hour</numerusform>
            <numerusform>Start within %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start within %n minute(s)</source>
        <translation>
            <numerusform>Start within %n minute</numerusform>
            <numerusform>Start within %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
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
    <message numerus="yes">
        <source>%n photo(s) or video(s)</source>
        <translation>
            <numerusform>%n photo or video</numerusform>
            <numerusform>%n photos or videos</numerusform>
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
    <name>MeterWords</name>
    <message numerus="yes">
        <source>%n-second video</source>
        <translation>
            <numerusform>%n-second video</numerusform>
            <numerusform>%n-second video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or video(s) are not on this device. They do not go from here.</source>
        <translation>
            <numerusform>%n photo or video is not on this device. It does not go from here.</numerusform>
            <numerusform>%n photos or videos are not on this device. They do not go from here.</numerusform>
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
        <source>Uses %1 of your %n stamp(s)</source>
        <translation>
            <numerusform>Uses %1 of your %n stamp</numerusform>
            <numerusform>Uses %1 of your %n stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letters too long</source>
        <translation>
            <numerusform>%1 letter too long</numerusform>
            <numerusform>%1 letters too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letters left in this text message</source>
        <translation>
            <numerusform>%1 letter left in this text message</numerusform>
            <numerusform>%1 letters left in this text message</numerusform>
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
</context>
<context>
    <name>MoneyModel</name>
    <message numerus="yes">
        <source>Set aside on %n device(s)</source>
        <extracomment>They stand on a page that is scrolled as a whole. [{ title, line }]: where something is set aside, and until when. [{ title, line, end }] [{ key, title, kind, paid, left, note, fraction, canPay }] [{ title, line, amount }]: what was taken from deposits or paid, newest first. [{ label, value, fraction, hue, main }]</extracomment>
        <translation>
            <numerusform>Set aside on %n device</numerusform>
            <numerusform>Set aside on %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older line(s)</source>
        <translation>
            <numerusform>Show %n older line</numerusform>
            <numerusform>Show %n older lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation>
            <numerusform>%n line found</numerusform>
            <numerusform>%n lines found</numerusform>
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
        <source>And %n reply(s) paid by others</source>
        <translation>
            <numerusform>And %n reply paid by others</numerusform>
            <numerusform>And %n replies paid by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n reply(s) paid by %1</source>
        <translation>
            <numerusform>And %n reply paid by %1</numerusform>
            <numerusform>And %n replies paid by %1</numerusform>
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
    <message numerus="yes">
        <source>%n free stamp(s) come each month. The next come in %1.</source>
        <translation>
            <numerusform>%n free stamp comes each month. The next comes in %1.</numerusform>
            <numerusform>%n free stamps come each month. The next come in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MusicSets</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPinModel</name>
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
    <name>OrdersModel</name>
    <message numerus="yes">
        <source>%n was missing. You got the money back.</source>
        <translation>
            <numerusform>%n was missing. You got the money back.</numerusform>
            <numerusform>%n were missing. You got the money back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was taken back. You got the money back.</source>
        <translation>
            <numerusform>%n was taken back. You got the money back.</numerusform>
            <numerusform>%n were taken back. You got the money back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnedTitleModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <extracomment>What the Cover shows. How much is here, 0 to 1; below 0: all, or nothing is on its way. [{ key, text, icon }] The songs of an album. The store&apos;s page of a title is wanted.</extracomment>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinModel</name>
    <message numerus="yes">
        <source>That PIN did not match. You have %n tries left.</source>
        <extracomment>Signed in with a PIN (the argument) that must be replaced. Kept from Go to the verdict: a PIN that staff gave out is replaced next, without being typed again.</extracomment>
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
    <name>PlaylistsModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message numerus="yes">
        <source>%n hour(s) from your first play</source>
        <translation>
            <numerusform>%n hour from your first play</numerusform>
            <numerusform>%n hours from your first play</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <translation>
            <numerusform>Show %n older message</numerusform>
            <numerusform>Show %n older messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message numerus="yes">
        <source>The newest %n message(s)</source>
        <translation>
            <numerusform>The newest message</numerusform>
            <numerusform>The newest %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentModel</name>
    <message numerus="yes">
        <source>Show %n older message(s)</source>
        <extracomment>How to say that one does not agree, where a message was stopped. The card: its picture, its name and the words on it. Photos and clips: [{ key, icon, hue, text, picture }]</extracomment>
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
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>%n min left today</numerusform>
            <numerusform>%n min left today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SleepTimer</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SolitaireModel</name>
    <message numerus="yes">
        <source>%n card(s) home</source>
        <translation>
            <numerusform>%n card home</numerusform>
            <numerusform>%n cards home</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpokenWords</name>
    <message numerus="yes">
        <source>%n dollar(s)</source>
        <translation>
            <numerusform>%n dollar</numerusform>
            <numerusform>%n dollars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cent(s)</source>
        <translation>
            <numerusform>%n cent</numerusform>
            <numerusform>%n cents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementModel</name>
    <message numerus="yes">
        <source>It fits on %n sheet(s).</source>
        <translation>
            <numerusform>It fits on %n sheet.</numerusform>
            <numerusform>It fits on %n sheets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) this month.</source>
        <translation>
            <numerusform>%n line this month.</numerusform>
            <numerusform>%n lines this month.</numerusform>
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
    <name>SupportModel</name>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <extracomment>[{ key, title, line, icon, hue }] &quot;&quot; while none of theirs is open. Which line of the history looks wrong is asked on a page of its own.</extracomment>
        <translation>
            <numerusform>%n open ticket</numerusform>
            <numerusform>%n open tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message numerus="yes">
        <source>Stock, %n card(s). Press to turn over.</source>
        <translation>
            <numerusform>Stock, %n card. Press to turn over.</numerusform>
            <numerusform>Stock, %n cards. Press to turn over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) face down</source>
        <translation>
            <numerusform>%n card face down</numerusform>
            <numerusform>%n cards face down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <extracomment>A download that takes less is not worth a sentence about its time.</extracomment>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start any time in the next %n day(s)</source>
        <translation>
            <numerusform>Start any time in the next %n day</numerusform>
            <numerusform>Start any time in the next %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once you press play, you have %n hour(s)</source>
        <translation>
            <numerusform>Once you press play, you have %n hour</numerusform>
            <numerusform>Once you press play, you have %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have %n of these songs already.</source>
        <translation>
            <numerusform>You have %n of these songs already.</numerusform>
            <numerusform>You have %n of these songs already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TitleSearchModel</name>
    <message numerus="yes">
        <source>The best %n match(es)</source>
        <translation>
            <numerusform>The best match</numerusform>
            <numerusform>The best %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TitleWords</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
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
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerModel</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitAskModel</name>
    <message numerus="yes">
        <source>You may have %n visit(s) a week.</source>
        <translation>
            <numerusform>You may have %n visit a week.</numerusform>
            <numerusform>You may have %n visits a week.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitWords</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsModel</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <comment>visits</comment>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
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
    <name>WordGameModel</name>
    <message numerus="yes">
        <source>%n of 6 tries used</source>
        <translation>
            <numerusform>%n of 6 tries used</numerusform>
            <numerusform>%n of 6 tries used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n try(s)</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
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
