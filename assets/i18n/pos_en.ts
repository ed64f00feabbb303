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
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n sale(s) only on this till</source>
        <translation>
            <numerusform>%n sale only on this till</numerusform>
            <numerusform>%n sales only on this till</numerusform>
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
    <name>TillView</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
</TS>
