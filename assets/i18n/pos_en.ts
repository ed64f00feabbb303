<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ApprovalSheet</name>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BankSheet</name>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuringView</name>
    <message numerus="yes">
        <source>Note {number} is being counted in: %n item(s) so far</source>
        <translation>
            <numerusform>Note {number} is being counted in: %n item so far</numerusform>
            <numerusform>Note {number} is being counted in: %n items so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A note to till {till} is not recorded yet: %n item(s)</source>
        <translation>
            <numerusform>A note to till {till} is not recorded yet: %n item</numerusform>
            <numerusform>A note to till {till} is not recorded yet: %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoiningView</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine&apos;s clock is %n minute(s) fast. Please set it; sales keep their order all the same.</source>
        <translation>
            <numerusform>This machine&apos;s clock is %n minute fast. Please set it; sales keep their order all the same.</numerusform>
            <numerusform>This machine&apos;s clock is %n minutes fast. Please set it; sales keep their order all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine&apos;s clock is %n minute(s) slow. Please set it; sales keep their order all the same.</source>
        <translation>
            <numerusform>This machine&apos;s clock is %n minute slow. Please set it; sales keep their order all the same.</numerusform>
            <numerusform>This machine&apos;s clock is %n minutes slow. Please set it; sales keep their order all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its book is back: %n fact(s). Bazaar {bazaar} gets what it has not heard yet.</source>
        <translation>
            <numerusform>Its book is back: %n fact. Bazaar {bazaar} gets what it has not heard yet.</numerusform>
            <numerusform>Its book is back: %n facts. Bazaar {bazaar} gets what it has not heard yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsSheet</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>%n family</numerusform>
            <numerusform>%n families</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachinesView</name>
    <message numerus="yes">
        <source>%n min fast</source>
        <translation>
            <numerusform>%n min fast</numerusform>
            <numerusform>%n min fast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min slow</source>
        <translation>
            <numerusform>%n min slow</numerusform>
            <numerusform>%n min slow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n sale(s) only on this till</source>
        <translation>
            <numerusform>%n sale only on this till</numerusform>
            <numerusform>%n sales only on this till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only here</source>
        <translation>
            <numerusform>%n only here</numerusform>
            <numerusform>%n only here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>oldest %n hour(s)</source>
        <translation>
            <numerusform>oldest %n hour</numerusform>
            <numerusform>oldest %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>since %n h</source>
        <translation>
            <numerusform>since %n h</numerusform>
            <numerusform>since %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkdownPreviewSheet</name>
    <message numerus="yes">
        <source>%n item(s) get cheaper</source>
        <translation>
            <numerusform>%n item gets cheaper</numerusform>
            <numerusform>%n items get cheaper</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s) at the family’s lowest price</source>
        <translation>
            <numerusform>%n stops at the family’s lowest price</numerusform>
            <numerusform>%n stop at their families’ lowest prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keep(s) the price it has</source>
        <translation>
            <numerusform>%n keeps the price it has</numerusform>
            <numerusform>%n keep the prices they have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n of them are shown</source>
        <translation>
            <numerusform>The first %n of them is shown</numerusform>
            <numerusform>The first %n of them are shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeClosingView</name>
    <message numerus="yes">
        <source>%n entry(ies) are not closed yet</source>
        <translation>
            <numerusform>%n entry is not closed yet</numerusform>
            <numerusform>%n entries are not closed yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficePayoutView</name>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>%n family</numerusform>
            <numerusform>%n families</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeRoadsView</name>
    <message numerus="yes">
        <source>%n row(s) compared</source>
        <translation>
            <numerusform>%n row compared</numerusform>
            <numerusform>%n rows compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them part(s)</source>
        <translation>
            <numerusform>%n of them parts</numerusform>
            <numerusform>%n of them part</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeTillsView</name>
    <message numerus="yes">
        <source>%n till(s) are not in yet</source>
        <translation>
            <numerusform>%n till is not in yet</numerusform>
            <numerusform>%n tills are not in yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomePage</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message numerus="yes">
        <source>%n printer(s) found: choose one</source>
        <translation>
            <numerusform>%n printer found: choose it</numerusform>
            <numerusform>%n printers found: choose one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveView</name>
    <message numerus="yes">
        <source>%n piece(s) counted</source>
        <translation>
            <numerusform>%n piece counted</numerusform>
            <numerusform>%n pieces counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declared</source>
        <translation>
            <numerusform>%n declared</numerusform>
            <numerusform>%n declared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReckoningSheet</name>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>%n family</numerusform>
            <numerusform>%n families</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>%n family</numerusform>
            <numerusform>%n families</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) here</source>
        <translation>
            <numerusform>%n piece here</numerusform>
            <numerusform>%n pieces here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueWords</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message numerus="yes">
        <source>%n sale(s) are in this copy.</source>
        <translation>
            <numerusform>%n sale is in this copy.</numerusform>
            <numerusform>%n sales are in this copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later fact(s) come back from the mirror.</source>
        <translation>
            <numerusform>%n later fact comes back from the mirror.</numerusform>
            <numerusform>%n later facts come back from the mirror.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later fact(s) are with the register and not in this till&apos;s book.</source>
        <translation>
            <numerusform>%n later fact is with the register and not in this till&apos;s book.</numerusform>
            <numerusform>%n later facts are with the register and not in this till&apos;s book.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnView</name>
    <message numerus="yes">
        <source>%n family(ies) still to be counted</source>
        <translation>
            <numerusform>%n family still to be counted</numerusform>
            <numerusform>%n families still to be counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafekeepingView</name>
    <message numerus="yes">
        <source>%n fact(s) behind</source>
        <translation>
            <numerusform>%n fact behind</numerusform>
            <numerusform>%n facts behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingView</name>
    <message numerus="yes">
        <source>%n sale(s) only on this till</source>
        <translation>
            <numerusform>%n sale only on this till</numerusform>
            <numerusform>%n sales only on this till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) only on this till</source>
        <translation>
            <numerusform>%n entry only on this till</numerusform>
            <numerusform>%n entries only on this till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min fast</source>
        <translation>
            <numerusform>%n min fast</numerusform>
            <numerusform>%n min fast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min slow</source>
        <translation>
            <numerusform>%n min slow</numerusform>
            <numerusform>%n min slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s)</source>
        <translation>
            <numerusform>%n differs</numerusform>
            <numerusform>%n differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftCloseView</name>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them void</source>
        <translation>
            <numerusform>%n of them void</numerusform>
            <numerusform>%n of them void</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementsSheet</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n paper(s) not out</source>
        <translation>
            <numerusform>%n paper not out</numerusform>
            <numerusform>%n papers not out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mirror: %n fact(s) behind</source>
        <translation>
            <numerusform>Mirror: %n fact behind</numerusform>
            <numerusform>Mirror: %n facts behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickStrip</name>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>Take in %n file</numerusform>
            <numerusform>Take in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TallyView</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TillView</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingSheet</name>
    <message numerus="yes">
        <source>The sum of %n amount(s) below</source>
        <translation>
            <numerusform>The sum of %n amount below</numerusform>
            <numerusform>The sum of %n amounts below</numerusform>
        </translation>
    </message>
</context>
</TS>
