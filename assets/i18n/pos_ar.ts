<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>This PIN is not right.</source>
        <translation>الرقم السري غير صحيح.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>لم تبقَ أي محاولة</numerusform>
            <numerusform>بقيت محاولة واحدة</numerusform>
            <numerusform>بقيت محاولتان</numerusform>
            <numerusform>بقيت %n محاولات</numerusform>
            <numerusform>بقيت %n محاولة</numerusform>
            <numerusform>بقيت %n محاولة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BankSheet</name>
    <message>
        <source>File for the bank</source>
        <translation>ملف البنك</translation>
    </message>
    <message>
        <source>Payment order (ISO 20022)</source>
        <translation>أمر دفع (⁦ISO 20022⁩)</translation>
    </message>
    <message>
        <source>The bank&apos;s own table</source>
        <translation>جدول البنك الخاص</translation>
    </message>
    <message>
        <source>Payout {number}</source>
        <translation>دفعة الصرف {number}</translation>
    </message>
    <message>
        <source>batch {reference}</source>
        <translation>دفعة التحويلات {reference}</translation>
    </message>
    <message>
        <source>Account holder, in Latin letters</source>
        <translation>صاحب الحساب، بحروف لاتينية</translation>
    </message>
    <message>
        <source>IBAN that is paid from</source>
        <translation>الآيبان الذي يُدفع منه</translation>
    </message>
    <message>
        <source>BIC, if the bank asks</source>
        <translation>رمز البنك (⁦BIC⁩) إن طلبه</translation>
    </message>
    <message>
        <source>Purpose code, if it asks</source>
        <translation>رمز الغرض إن طلبه البنك</translation>
    </message>
    <message>
        <source>Day of the payment</source>
        <translation>يوم تنفيذ التحويل</translation>
    </message>
    <message>
        <source>Columns in the bank&apos;s order, one a line: its heading = our field</source>
        <translation>الأعمدة بترتيب البنك، لكل عمود سطر: عنوان البنك = الحقل عندنا</translation>
    </message>
    <message>
        <source>Fields: {fields}</source>
        <translation>الحقول: {fields}</translation>
    </message>
    <message>
        <source>The bank was told of these already, as {reference}. This is the same batch once more.</source>
        <translation>أُبلغ البنك بهذه التحويلات من قبل، بالمرجع {reference}. وهذه هي التحويلات نفسها مرة أخرى.</translation>
    </message>
    <message>
        <source>Show who is paid by bank</source>
        <translation>عرض من يُصرف لهم عبر البنك</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>كتابة الملف</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>لا تحويلات</numerusform>
            <numerusform>تحويل واحد</numerusform>
            <numerusform>تحويلان</numerusform>
            <numerusform>⁦%n⁩ تحويلات</numerusform>
            <numerusform>⁦%n⁩ تحويلًا</numerusform>
            <numerusform>⁦%n⁩ تحويل</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketDelegate</name>
    <message>
        <source>Discount on the centre</source>
        <translation>الخصم على المركز</translation>
    </message>
    <message>
        <source>Discount on the family</source>
        <translation>الخصم على الأسرة</translation>
    </message>
</context>
<context>
    <name>CashBoxSheet</name>
    <message>
        <source>Cash box</source>
        <translation>صندوق الصرف</translation>
    </message>
    <message>
        <source>In the box; families are paid in cash out of it</source>
        <translation>في الصندوق، ومنه تُدفع مستحقات الأسر نقدًا</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>إيداع</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>مصدر المبلغ</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>وجهة المبلغ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Put into the box</source>
        <translation>إيداع في الصندوق</translation>
    </message>
    <message>
        <source>Take out of the box</source>
        <translation>سحب من الصندوق</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>What happened to the box</source>
        <translation>حركات الصندوق</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>What</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>سجّله</translation>
    </message>
    <message>
        <source>In the box</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>Write the amount first.</source>
        <translation>اكتب المبلغ أولًا.</translation>
    </message>
    <message>
        <source>Its paper</source>
        <translation>ورقته</translation>
    </message>
</context>
<context>
    <name>CashSheet</name>
    <message>
        <source>Cash in or out</source>
        <translation>إيداع نقد أو سحبه</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>إيداع</translation>
    </message>
    <message>
        <source>It is no sale: it is noted, a slip is printed, and the count at the end expects it.</source>
        <translation>ليس بيعًا: يُقيَّد ويُطبع له سند، ويُحتسب في المتوقع عند عدّ الدرج.</translation>
    </message>
    <message>
        <source>To or from</source>
        <translation>من أو إلى</translation>
    </message>
    <message>
        <source>The safe</source>
        <translation>الخزنة</translation>
    </message>
    <message>
        <source>An expense</source>
        <translation>مصروف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Note it and print the slip</source>
        <translation>تسجيله وطباعة السند</translation>
    </message>
    <message>
        <source>Change for the drawer</source>
        <translation>فكّة للدرج</translation>
    </message>
    <message>
        <source>Too much cash in the drawer</source>
        <translation>نقد زائد في الدرج</translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message>
        <source>Z-reports and their papers</source>
        <translation>تقارير ⁦Z⁩ وأوراقها</translation>
    </message>
    <message>
        <source>Hold the paper beside the screen. Its last three lines must be these; say so, or say what it says.</source>
        <translation>ضع الورقة بجانب الشاشة. يجب أن تطابق أسطرها الثلاثة الأخيرة هذه الأرقام؛ أكّد ذلك أو اكتب ما تقوله الورقة.</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير ⁦Z⁩</translation>
    </message>
    <message>
        <source>Z-report</source>
        <translation>تقرير ⁦Z⁩</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>أغلقها</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>عدد القيود</translation>
    </message>
    <message>
        <source>Net takings</source>
        <translation>صافي المقبوضات</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>{name} on the paper</source>
        <translation>{name} في الورقة</translation>
    </message>
    <message>
        <source>The paper says the same</source>
        <translation>الورقة مطابقة</translation>
    </message>
    <message>
        <source>It says otherwise</source>
        <translation>الورقة تقول غير ذلك</translation>
    </message>
    <message>
        <source>Keep what it says</source>
        <translation>حفظ ما تقوله</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>لم تُقارن بعد</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>مطابقة</translation>
    </message>
    <message>
        <source>Says otherwise</source>
        <translation>غير مطابقة</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>CountPad</name>
    <message>
        <source>Only whole pieces can be counted. Write how many notes or coins there are.</source>
        <translation>تُعدّ القطع كاملة فقط. اكتب عدد الأوراق أو القطع المعدنية.</translation>
    </message>
    <message>
        <source>Pieces of {worth}</source>
        <translation>عدد فئة {worth}</translation>
    </message>
    <message>
        <source>One less of {worth}</source>
        <translation>إنقاص واحدة من فئة {worth}</translation>
    </message>
    <message>
        <source>One more of {worth}</source>
        <translation>زيادة واحدة من فئة {worth}</translation>
    </message>
</context>
<context>
    <name>CounterSayings</name>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Clear the basket?</source>
        <translation>إفراغ السلة؟</translation>
    </message>
    <message>
        <source>Every line is taken out.</source>
        <translation>ستُحذف كل البنود.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>إفراغ</translation>
    </message>
    <message>
        <source>Give up the held basket?</source>
        <translation>حذف السلة المعلّقة؟</translation>
    </message>
    <message>
        <source>{name}: {amount}. What the customer has already seen the sum of is noted in the book.</source>
        <translation>{name}: {amount}. ما رأى الزبون مجموعه من قبل يُدوَّن في الدفتر.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>A shift lead must approve this discount.</source>
        <translation>تلزم موافقة مشرف الوردية على هذا الخصم.</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>إلغاء البيع</translation>
    </message>
    <message>
        <source>Receipt {code} is undone as a whole. A shift lead must approve.</source>
        <translation>سيُلغى الإيصال {code} بالكامل. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>{amount} of receipt {code} goes back to the customer. A shift lead must approve.</source>
        <translation>يُرد {amount} من الإيصال {code} إلى الزبون. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Refund in cash</source>
        <translation>استرجاع نقدي</translation>
    </message>
    <message>
        <source>{amount} that was paid by card on receipt {code} goes back in cash. A shift lead must approve.</source>
        <translation>يُرد نقدًا {amount} مما دُفع بالبطاقة في الإيصال {code}. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>سحب نقد</translation>
    </message>
    <message>
        <source>{amount} is taken out of the drawer. A shift lead must approve.</source>
        <translation>يُسحب من الدرج {amount}. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Move a line to its family</source>
        <translation>نقل بند إلى أسرته</translation>
    </message>
    <message>
        <source>A line of receipt {code} goes to another family. A shift lead must approve.</source>
        <translation>يُنقل بند من الإيصال {code} إلى أسرة أخرى. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Replace the discounts?</source>
        <translation>استبدال الخصومات؟</translation>
    </message>
    <message>
        <source>{amount} was taken off before, perhaps with the shift lead’s word. The new discount takes its place.</source>
        <translation>خُصم {amount} من قبل، وربما بموافقة مشرف الوردية. يحل الخصم الجديد محله.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
</context>
<context>
    <name>DashboardView</name>
    <message>
        <source>Back to the families</source>
        <translation>العودة إلى الأسر</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Receipts behind what it is compared with</source>
        <translation>الإيصالات التي تتكوّن منها المقبوضات المقارَن بها</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>The chart as a table</source>
        <translation>الرسم في جدول</translation>
    </message>
    <message>
        <source>Nothing sold yet</source>
        <translation>لا مبيعات بعد</translation>
    </message>
    <message>
        <source>As soon as a till has sent sales, they are here.</source>
        <translation>تظهر المبيعات هنا حالما يرسلها صندوق.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>Takings {amount} from {count}</source>
        <translation>المقبوضات {amount} من {count}</translation>
    </message>
    <message>
        <source>Before: {name}, {amount}, no sales; a mark on each bar.</source>
        <translation>قبل ذلك: {name}، {amount}، بلا مبيعات؛ وعلامته على كل عمود.</translation>
    </message>
    <message>
        <source>Together {amount}.</source>
        <translation>المجموع {amount}.</translation>
    </message>
    <message>
        <source>Together {amount}: the takings.</source>
        <translation>المجموع {amount}، وهو المقبوضات.</translation>
    </message>
    <message>
        <source>Together {amount}: what was credited for goods. The takings differ by discounts and losses that the centre bears, and by cash rounding.</source>
        <translation>المجموع {amount}، وهو ما قُيّد عن البضاعة. تختلف عنه المقبوضات بما يتحمّله المركز من خصومات وتالف ومفقود، وبتقريب النقد.</translation>
    </message>
    <message>
        <source>Together {amount}: what was credited to families. The takings differ by the centre’s own goods, by discounts and losses that the centre bears, and by cash rounding.</source>
        <translation>المجموع {amount}، وهو ما قُيّد للأسر. تختلف عنه المقبوضات ببضاعة المركز، وبما يتحمّله المركز من خصومات وتالف ومفقود، وبتقريب النقد.</translation>
    </message>
    <message>
        <source>Together {amount}: the items listed here, which sold best.</source>
        <translation>المجموع {amount}، وهو للأصناف المدرجة هنا، وهي الأكثر مبيعًا.</translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation>رسم</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل ذلك</translation>
    </message>
    <message>
        <source>Takings {amount}, no sales</source>
        <translation>المقبوضات {amount}، بلا مبيعات</translation>
    </message>
    <message>
        <source>There is nothing before it to compare with.</source>
        <translation>لا شيء قبله للمقارنة.</translation>
    </message>
    <message>
        <source>Before: {name}, {amount} from {count}; a mark on each bar.</source>
        <translation>قبل ذلك: {name}، {amount} من {count}؛ وعلامته على كل عمود.</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>Reports on goods and families</source>
        <translation>تقارير البضاعة والأسر</translation>
    </message>
    <message>
        <source>Write this chart as tables, as a picture and as PDF</source>
        <translation>حفظ هذا الرسم جدولين وصورةً وملفَّ ⁦PDF⁩</translation>
    </message>
    <message>
        <source>Receipts behind the takings</source>
        <translation>الإيصالات التي تتكوّن منها المقبوضات</translation>
    </message>
</context>
<context>
    <name>DecisionSheet</name>
    <message>
        <source>A decision is needed</source>
        <translation>يلزم قرار</translation>
    </message>
    <message>
        <source>Your name, the decision and its reason are kept with the note and stand on both copies.</source>
        <translation>يُحفظ اسمك والقرار وسببه مع الإذن، ويظهر ذلك في النسختين.</translation>
    </message>
    <message>
        <source>{name}: the licence ended on {day}.</source>
        <translation>{name}: انتهت الرخصة في {day}.</translation>
    </message>
    <message>
        <source>{name}: food, and no last day is written.</source>
        <translation>{name}: مادة غذائية بلا تاريخ صلاحية.</translation>
    </message>
    <message>
        <source>{name}: the last day, {day}, is over.</source>
        <translation>{name}: انتهت الصلاحية في {day}.</translation>
    </message>
    <message>
        <source>Why it is received all the same</source>
        <translation>سبب الاستلام رغم ذلك</translation>
    </message>
    <message>
        <source>Receive all the same</source>
        <translation>استلام رغم ذلك</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Special offer</source>
        <translation>عرض خاص</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>Choose one of the percentages, or type an amount.</source>
        <translation>اختر إحدى النسب المعروضة، أو اكتب مبلغًا.</translation>
    </message>
    <message>
        <source>The chosen line</source>
        <translation>البند المحدد</translation>
    </message>
    <message>
        <source>The whole basket</source>
        <translation>السلة كلها</translation>
    </message>
    <message>
        <source>Who bears it</source>
        <translation>من يتحمّل الخصم</translation>
    </message>
    <message>
        <source>The family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Below {floor} a shift lead must approve.</source>
        <translation>ما دون {floor} يحتاج إلى موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>It takes the place of {amount} that was taken off before.</source>
        <translation>يحل محل {amount} خُصمت قبل ذلك.</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>نسبة</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Discount amount</source>
        <translation>مبلغ الخصم</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>تطبيق الخصم</translation>
    </message>
    <message>
        <source>Remove the discount</source>
        <translation>إزالة الخصم</translation>
    </message>
</context>
<context>
    <name>DrawerSheet</name>
    <message>
        <source>Open the drawer</source>
        <translation>فتح درج النقد</translation>
    </message>
    <message>
        <source>It is no sale: who opened it, when and why stands in the book.</source>
        <translation>ليس بيعًا: يُقيَّد في الدفتر من فتحه ومتى ولماذا.</translation>
    </message>
    <message>
        <source>Change for a customer</source>
        <translation>صرف فكّة لزبون</translation>
    </message>
    <message>
        <source>A note has to be checked</source>
        <translation>فحص ورقة نقدية</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>DuringView</name>
    <message>
        <source>Item, family or code</source>
        <translation>صنف أو أسرة أو رمز</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>البحث عن الأصناف</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>No item found</source>
        <translation>لا يوجد صنف</translation>
    </message>
    <message>
        <source>Try fewer letters, or scan the label.</source>
        <translation>جرّب حروفًا أقل، أو امسح الملصق.</translation>
    </message>
    <message>
        <source>Choose an item</source>
        <translation>اختر صنفًا</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>تغيير السعر</translation>
    </message>
    <message>
        <source>Lost or damaged</source>
        <translation>مفقود أو تالف</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>طباعة الملصقات</translation>
    </message>
    <message>
        <source>Not below {price}</source>
        <translation>لا يقل عن {price}</translation>
    </message>
    <message>
        <source>Left by what this till knows: {count}</source>
        <translation>المتبقي بحسب ما يعرفه هذا الصندوق: {count}</translation>
    </message>
    <message>
        <source>Markdown for the last hours</source>
        <translation>تخفيض الساعات الأخيرة</translation>
    </message>
    <message>
        <source>Send to another till</source>
        <translation>إرسال إلى صندوق آخر</translation>
    </message>
    <message>
        <source>Take in from another till</source>
        <translation>استلام من صندوق آخر</translation>
    </message>
    <message>
        <source>Scan its label or find it. Its price, and what was lost, is changed here. What another till sent is taken in by the code on its note.</source>
        <translation>امسح ملصقه أو ابحث عنه. هنا يُغيَّر سعره ويُسجَّل ما فُقد منه. وما أرسله صندوق آخر يُستلم بمسح الرمز على إذنه.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message numerus="yes">
        <source>Note {number} is being counted in: %n item(s) so far</source>
        <translation>
            <numerusform>الإذن {number} قيد العدّ: لم يُعدّ صنف بعد</numerusform>
            <numerusform>الإذن {number} قيد العدّ: صنف واحد حتى الآن</numerusform>
            <numerusform>الإذن {number} قيد العدّ: صنفان حتى الآن</numerusform>
            <numerusform>الإذن {number} قيد العدّ: %n أصناف حتى الآن</numerusform>
            <numerusform>الإذن {number} قيد العدّ: %n صنفًا حتى الآن</numerusform>
            <numerusform>الإذن {number} قيد العدّ: %n صنف حتى الآن</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A note to till {till} is not recorded yet: %n item(s)</source>
        <translation>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: بلا أصناف</numerusform>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: صنف واحد</numerusform>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: صنفان</numerusform>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: %n أصناف</numerusform>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: %n صنفًا</numerusform>
            <numerusform>إذن إلى الصندوق {till} لم يُسجَّل بعد: %n صنف</numerusform>
        </translation>
    </message>
    <message>
        <source>The markdown was taken back at {time}</source>
        <translation>أُلغي التخفيض في {time}</translation>
    </message>
    <message>
        <source>Other tills hear of it when this one has a connection.</source>
        <translation>تعرفه الصناديق الأخرى حين يتصل هذا الصندوق.</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>منتصف الليل</translation>
    </message>
    <message>
        <source>{price} from {time} until {end}</source>
        <translation>بسعر {price} من {time} حتى {end}</translation>
    </message>
    <message>
        <source>{percent} off from {time} until {end}</source>
        <translation>تخفيض {percent} من {time} حتى {end}</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>المكتب</translation>
    </message>
</context>
<context>
    <name>EnrolmentPages</name>
    <message>
        <source>Enrolment</source>
        <translation>التسجيل</translation>
    </message>
</context>
<context>
    <name>EnrolmentView</name>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Number, name or phone</source>
        <translation>الرقم أو الاسم أو الهاتف</translation>
    </message>
    <message>
        <source>Find a family</source>
        <translation>البحث عن أسرة</translation>
    </message>
    <message>
        <source>Taking part</source>
        <translation>مشاركة</translation>
    </message>
    <message>
        <source>Licence runs out</source>
        <translation>رخصتها تنتهي</translation>
    </message>
    <message>
        <source>Have left</source>
        <translation>لم تعد مشاركة</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>سجل التغييرات</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Enrol a family</source>
        <translation>تسجيل أسرة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>الفرع</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Licence until</source>
        <translation>الرخصة حتى</translation>
    </message>
    <message>
        <source>No family found</source>
        <translation>لا توجد أسرة بهذا البحث</translation>
    </message>
    <message>
        <source>Look for another word, or enrol the family.</source>
        <translation>جرّب كلمة أخرى، أو سجّل الأسرة.</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} من {all}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Markdowns</source>
        <translation>التخفيضات</translation>
    </message>
</context>
<context>
    <name>ExceptionWords</name>
    <message>
        <source>A till is missing</source>
        <translation>صندوق ناقص</translation>
    </message>
    <message>
        <source>Totals differ</source>
        <translation>الإجماليات مختلفة</translation>
    </message>
    <message>
        <source>Kept unread</source>
        <translation>محفوظ دون قراءة</translation>
    </message>
    <message>
        <source>Two books of one till</source>
        <translation>دفتران لصندوق واحد</translation>
    </message>
    <message>
        <source>From a revoked till</source>
        <translation>من صندوق موقوف</translation>
    </message>
    <message>
        <source>Unknown family</source>
        <translation>أسرة غير معروفة</translation>
    </message>
    <message>
        <source>Unknown item</source>
        <translation>صنف غير معروف</translation>
    </message>
    <message>
        <source>More sold than received</source>
        <translation>بيع أكثر مما استُلم</translation>
    </message>
    <message>
        <source>Sold at an old price</source>
        <translation>بيع بسعر سابق</translation>
    </message>
    <message>
        <source>Came in after the payout</source>
        <translation>وصل بعد دفعة الصرف</translation>
    </message>
    <message>
        <source>Not assigned to a family</source>
        <translation>غير منسوب إلى أسرة</translation>
    </message>
    <message>
        <source>Below the family&apos;s floor</source>
        <translation>دون الحد الأدنى للأسرة</translation>
    </message>
    <message>
        <source>Refunded more than sold</source>
        <translation>استُرجع أكثر مما بيع</translation>
    </message>
    <message>
        <source>Refund without its sale</source>
        <translation>استرجاع بلا بيعه</translation>
    </message>
    <message>
        <source>A till&apos;s clock changed</source>
        <translation>تغيّرت ساعة صندوق</translation>
    </message>
    <message>
        <source>Cash difference</source>
        <translation>فرق نقدي</translation>
    </message>
    <message>
        <source>The paper says otherwise</source>
        <translation>الورقة تقول غير ذلك</translation>
    </message>
    <message>
        <source>A decision without its cause</source>
        <translation>قرار زال سببه</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>نسبة إلى أسرة</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>شطب</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>ردّ الزائد</translation>
    </message>
    <message>
        <source>A transfer taken in twice</source>
        <translation>إذن نقل استُلم مرتين</translation>
    </message>
    <message>
        <source>Ahead by {span}</source>
        <translation>تقدمت {span}</translation>
    </message>
    <message>
        <source>Back by {span}</source>
        <translation>تأخرت {span}</translation>
    </message>
    <message>
        <source>Quantity {n} and {weight}</source>
        <translation>الكمية {n} و{weight}</translation>
    </message>
    <message>
        <source>Quantity {n}</source>
        <translation>الكمية {n}</translation>
    </message>
    <message>
        <source>Missing from a transfer</source>
        <translation>نقص في بضاعة منقولة</translation>
    </message>
    <message>
        <source>Too many in a transfer</source>
        <translation>زيادة في بضاعة منقولة</translation>
    </message>
    <message>
        <source>Credited already: {amount} by {documents}</source>
        <translation>سبقت إضافة {amount} بموجب {documents}</translation>
    </message>
    <message>
        <source>Charged already: {amount} by {documents}</source>
        <translation>سبق خصم {amount} بموجب {documents}</translation>
    </message>
</context>
<context>
    <name>ExtrasCard</name>
    <message>
        <source>At the counter</source>
        <translation>عند الصندوق</translation>
    </message>
    <message>
        <source>Count visitors in and out of the hall, up to so many at once</source>
        <translation>عدّ الداخلين إلى القاعة والخارجين منها، والحد الأقصى في الوقت نفسه</translation>
    </message>
    <message>
        <source>Bazaar: {limit}</source>
        <translation>حد البازار: {limit}</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>hall counter</comment>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>A window that shows the customer the items, the total and the change</source>
        <translation>نافذة تعرض للزبون الأصناف والإجمالي والباقي</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلقة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوحة</translation>
    </message>
</context>
<context>
    <name>FactSheet</name>
    <message>
        <source>Stored entry</source>
        <translation>القيد المحفوظ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Till, book, entry</source>
        <translation>الصندوق والدفتر والقيد</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>وقت التسجيل</translation>
    </message>
    <message>
        <source>By</source>
        <translation>سجّله</translation>
    </message>
    <message>
        <source>Arrived here</source>
        <translation>وقت وصوله</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>سُوّي في</translation>
    </message>
    <message>
        <source>Not in the ledger</source>
        <translation>ليس في دفتر الأستاذ</translation>
    </message>
    <message>
        <source>As it was stored, and its hash</source>
        <translation>كما حُفظ، وبصمته</translation>
    </message>
    <message>
        <source>What follows from it in the ledger</source>
        <translation>ما ترتب عليه في دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>مدين</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>دائن</translation>
    </message>
    <message>
        <source>Its paper</source>
        <translation>ورقته</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>Book begun</source>
        <translation>بدء الدفتر</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>فتح وردية</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>بيع</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cash moved</source>
        <translation>حركة نقد</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>فتح الدرج</translation>
    </message>
    <message>
        <source>Drawer counted</source>
        <translation>عدّ الدرج</translation>
    </message>
    <message>
        <source>Z-report</source>
        <translation>تقرير Z</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>استلام بضاعة</translation>
    </message>
    <message>
        <source>Goods returned</source>
        <translation>إرجاع بضاعة</translation>
    </message>
    <message>
        <source>Goods written off</source>
        <translation>شطب بضاعة</translation>
    </message>
    <message>
        <source>Item repriced</source>
        <translation>تغيير سعر صنف</translation>
    </message>
    <message>
        <source>Line moved</source>
        <translation>نقل بند</translation>
    </message>
    <message>
        <source>Line dropped</source>
        <translation>حذف بند</translation>
    </message>
    <message>
        <source>Receipt printed again</source>
        <translation>إعادة طباعة إيصال</translation>
    </message>
    <message>
        <source>Clock changed</source>
        <translation>تغيّر الساعة</translation>
    </message>
    <message>
        <source>Bazaar planned</source>
        <translation>تخطيط البازار</translation>
    </message>
    <message>
        <source>Family enrolled</source>
        <translation>تسجيل أسرة</translation>
    </message>
    <message>
        <source>Till admitted</source>
        <translation>قبول صندوق</translation>
    </message>
    <message>
        <source>Till revoked</source>
        <translation>إيقاف صندوق</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>سلفة</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>تسوية</translation>
    </message>
    <message>
        <source>Payout drafted</source>
        <translation>مسودة صرف</translation>
    </message>
    <message>
        <source>Payout given up</source>
        <translation>إلغاء مسودة صرف</translation>
    </message>
    <message>
        <source>Payout approved</source>
        <translation>اعتماد صرف</translation>
    </message>
    <message>
        <source>Payout paid</source>
        <translation>صرف مستحقات</translation>
    </message>
    <message>
        <source>Exception taken on</source>
        <translation>تولّي استثناء</translation>
    </message>
    <message>
        <source>Exception resolved</source>
        <translation>معالجة استثناء</translation>
    </message>
    <message>
        <source>File taken in</source>
        <translation>استيراد ملف</translation>
    </message>
    <message>
        <source>Items listed</source>
        <translation>إدراج أصناف</translation>
    </message>
    <message>
        <source>Import undone</source>
        <translation>التراجع عن استيراد</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>تخفيض مجدول</translation>
    </message>
    <message>
        <source>Books closed</source>
        <translation>إقفال الدفاتر</translation>
    </message>
    <message>
        <source>Closing opened again</source>
        <translation>إعادة فتح إقفال</translation>
    </message>
    <message>
        <source>Payout reversed</source>
        <translation>إلغاء صرف</translation>
    </message>
    <message>
        <source>Payout held</source>
        <translation>إيقاف صرف</translation>
    </message>
    <message>
        <source>Payout released</source>
        <translation>رفع إيقاف الصرف</translation>
    </message>
    <message>
        <source>Cash box filled</source>
        <translation>إيداع في صندوق الصرف</translation>
    </message>
    <message>
        <source>Cash box emptied</source>
        <translation>سحب من صندوق الصرف</translation>
    </message>
    <message>
        <source>Goods sent to another till</source>
        <translation>إرسال بضاعة إلى صندوق آخر</translation>
    </message>
    <message>
        <source>Goods taken in from another till</source>
        <translation>استلام بضاعة من صندوق آخر</translation>
    </message>
    <message>
        <source>Money handed over</source>
        <translation>تسليم مبلغ</translation>
    </message>
    <message>
        <source>Handing over undone</source>
        <translation>إلغاء تسليم مبلغ</translation>
    </message>
    <message>
        <source>Photo of an item</source>
        <translation>صورة صنف</translation>
    </message>
</context>
<context>
    <name>FamiliesView</name>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Family number or name</source>
        <translation>رقم الأسرة أو اسمها</translation>
    </message>
    <message>
        <source>Search families</source>
        <translation>البحث في الأسر</translation>
    </message>
    <message>
        <source>One till’s view: only what this till sold. The register knows the whole.</source>
        <translation>هذا ما باعه هذا الصندوق وحده. الصورة الكاملة في السجل المركزي.</translation>
    </message>
    <message>
        <source>View and print</source>
        <translation>عرض وطباعة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>المبيع</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>المسترجع</translation>
    </message>
    <message>
        <source>Goods here</source>
        <translation>بضاعة موجودة</translation>
    </message>
    <message>
        <source>Owed, gross</source>
        <translation>المستحق</translation>
    </message>
    <message>
        <source>No family found</source>
        <translation>لا أسرة بهذا البحث</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>جرّب أحرفًا أقل.</translation>
    </message>
    <message>
        <source>Choose a family</source>
        <translation>اختر أسرة</translation>
    </message>
    <message>
        <source>What made up its amounts appears here.</source>
        <translation>تظهر هنا تفاصيل مبالغها.</translation>
    </message>
    <message>
        <source>Owed before commission</source>
        <translation>المستحق قبل العمولة</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>Press Enter or press twice to see the receipt.</source>
        <translation>اضغط مفتاح الإدخال أو انقر مرتين لعرض الإيصال.</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Moved line</source>
        <translation>بند منقول</translation>
    </message>
    <message>
        <source>Paid by the centre</source>
        <translation>على حساب المركز</translation>
    </message>
    <message>
        <source>Families at this till</source>
        <translation>الأسر في هذا الصندوق</translation>
    </message>
</context>
<context>
    <name>FamilyField</name>
    <message>
        <source>Family number or name</source>
        <translation>رقم الأسرة أو اسمها</translation>
    </message>
    <message>
        <source>Family {number}</source>
        <translation>الأسرة {number}</translation>
    </message>
    <message>
        <source>Not a number of this bazaar</source>
        <translation>ليس رقمًا من أرقام هذا البازار</translation>
    </message>
    <message>
        <source>Did you mean…</source>
        <translation>هل تقصد…</translation>
    </message>
    <message>
        <source>No such family</source>
        <translation>لا توجد أسرة كهذه</translation>
    </message>
    <message>
        <source>The name will stand here</source>
        <translation>يظهر الاسم هنا</translation>
    </message>
</context>
<context>
    <name>FamilyFormSheet</name>
    <message>
        <source>Enrol a family</source>
        <translation>تسجيل أسرة</translation>
    </message>
    <message>
        <source>A family</source>
        <translation>أسرة</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>أسرة منزلية</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>فرد</translation>
    </message>
    <message>
        <source>Production unit</source>
        <translation>وحدة إنتاجية</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Bank (IBAN)</source>
        <translation>بنك (آيبان)</translation>
    </message>
    <message>
        <source>Other account</source>
        <translation>حساب آخر</translation>
    </message>
    <message>
        <source>Takes part no more</source>
        <translation>لم تعد مشاركة</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>حفظ رغم ذلك</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Not saved yet: look at the fields that are marked.</source>
        <translation>لم تُحفظ بعد: راجع الحقول المعلَّمة.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>{person} wrote meanwhile: {text}</source>
        <translation>كتب {person} في هذه الأثناء: {text}</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>الهاتف نفسه</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>اسم مشابه</translation>
    </message>
    <message>
        <source>Is it one of these? Look first; nothing is put together by itself.</source>
        <translation>هل هي إحدى هذه الأسر؟ راجعها أولًا، فلا شيء يُدمج من تلقاء نفسه.</translation>
    </message>
</context>
<context>
    <name>FamilyHistorySheet</name>
    <message>
        <source>What was changed</source>
        <translation>سجل التغييرات</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>غيّره</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>{person}, from a file</source>
        <translation>{person}، من ملف</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>Photo {mark}</source>
        <translation>صورة {mark}</translation>
    </message>
</context>
<context>
    <name>FamilyPhotoPart</name>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Replace the photo…</source>
        <translation>استبدال الصورة…</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>اختيار صورة…</translation>
    </message>
    <message>
        <source>Press again: it does not come back</source>
        <translation>اضغط مرة أخرى: لا يمكن استرجاعها</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف الصورة</translation>
    </message>
    <message>
        <source>Photo of the family</source>
        <translation>صورة الأسرة</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>لا توجد صورة</translation>
    </message>
    <message>
        <source>PNG, JPEG or WebP. It is kept small at the office, and goes to no till and into no file.</source>
        <translation>صورة PNG أو JPEG أو WebP. تُحفظ مصغّرة في المكتب، ولا تصل إلى أي صندوق ولا تُكتب في أي ملف.</translation>
    </message>
</context>
<context>
    <name>FamilyWords</name>
    <message>
        <source>Family number</source>
        <translation>رقم الأسرة</translation>
    </message>
    <message>
        <source>Name in Arabic</source>
        <translation>الاسم بالعربية</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>الاسم بالإنجليزية</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Other packages</source>
        <translation>باقات أخرى</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>الفرع</translation>
    </message>
    <message>
        <source>Governorate</source>
        <translation>المحافظة</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Licence until</source>
        <translation>الرخصة حتى</translation>
    </message>
    <message>
        <source>Own commission</source>
        <translation>عمولة خاصة</translation>
    </message>
    <message>
        <source>Authorised collectors</source>
        <translation>المفوضون بالاستلام</translation>
    </message>
    <message>
        <source>several parted by a semicolon</source>
        <translation>وبين الواحد والآخر فاصلة منقوطة</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>يوم/شهر/سنة</translation>
    </message>
    <message>
        <source>empty: the bazaar’s</source>
        <translation>فارغ: عمولة البازار</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>رقم الهوية</translation>
    </message>
    <message>
        <source>Licence (Etimad)</source>
        <translation>رخصة اعتماد</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>طريقة الصرف</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>الآيبان</translation>
    </message>
    <message>
        <source>Other account</source>
        <translation>حساب آخر</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>الاحتياجات</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Takes part no more</source>
        <translation>لم تعد مشاركة</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
</context>
<context>
    <name>FirstStartView</name>
    <message>
        <source>Amana</source>
        <translation>أمانة</translation>
    </message>
    <message>
        <source>Welcome to Amana</source>
        <translation>مرحبًا بك في أمانة</translation>
    </message>
    <message>
        <source>This machine is no till yet. What shall it be?</source>
        <translation>هذا الجهاز ليس صندوقًا بعد. ماذا تريد أن يكون؟</translation>
    </message>
    <message>
        <source>Join a bazaar</source>
        <translation>الانضمام إلى بازار</translation>
    </message>
    <message>
        <source>The administrator has given you an invitation: a QR code, a line of text, or an address and ten digits.</source>
        <translation>أعطاك مسؤول النظام دعوة: رمز استجابة سريعة، أو سطرًا من النص، أو عنوانًا وعشرة أرقام.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Begin a bazaar here</source>
        <translation>بدء بازار على هذا الجهاز</translation>
    </message>
    <message>
        <source>For a centre with one machine: it sells, and keeps the bazaar&apos;s register. You become its administrator.</source>
        <translation>لمركز بجهاز واحد: يبيع ويحفظ السجل المركزي للبازار. وتكون أنت مسؤول النظام فيه.</translation>
    </message>
    <message>
        <source>Begin …</source>
        <translation>بدء …</translation>
    </message>
    <message>
        <source>Bring a book back</source>
        <translation>استعادة دفتر</translation>
    </message>
    <message>
        <source>A till was lost or broken: its book comes along from a copy or a mirror, on a stick or in a folder.</source>
        <translation>فُقد صندوق أو تعطل: يأتي دفتره من نسخة أو مرآة، على ذاكرة USB أو في مجلد.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>اختيار …</translation>
    </message>
    <message>
        <source>Look around with the sample bazaar</source>
        <translation>جولة في البازار التجريبي</translation>
    </message>
    <message>
        <source>Families, goods and people to try everything with, and a register of its own. Nothing there is real.</source>
        <translation>أسر وبضائع وأشخاص لتجربة كل شيء، وسجل مركزي خاص به. ولا شيء فيه حقيقي.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>بدء الجولة</translation>
    </message>
    <message>
        <source>This machine has left its bazaar. Its book lies in {folder}; nothing was deleted. What shall it be now?</source>
        <translation>غادر هذا الجهاز بازاره. دفتره محفوظ في {folder}، ولم يُحذف شيء. ماذا تريد أن يكون الآن؟</translation>
    </message>
</context>
<context>
    <name>FoundingView</name>
    <message>
        <source>Begin a bazaar here</source>
        <translation>بدء بازار على هذا الجهاز</translation>
    </message>
    <message>
        <source>The bazaar</source>
        <translation>البازار</translation>
    </message>
    <message>
        <source>Packages: the groups of goods</source>
        <translation>الباقات: مجموعات البضاعة</translation>
    </message>
    <message>
        <source>The administrator</source>
        <translation>مسؤول النظام</translation>
    </message>
    <message>
        <source>{least} to {most} digits that only the administrator knows. It opens the accounts and lets others in; nobody can look it up, so keep it in a safe place.</source>
        <translation>من {least} إلى {most} رقمًا لا يعرفها إلا مسؤول النظام. بها تُفتح الحسابات ويُضاف الآخرون، ولا يستطيع أحد الاطلاع عليها، فاحفظها في مكان آمن.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Begin the bazaar</source>
        <translation>بدء البازار</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>إلى نقطة البيع</translation>
    </message>
    <message>
        <source>The bazaar is being set up</source>
        <translation>جارٍ تجهيز البازار</translation>
    </message>
    <message>
        <source>The bazaar is being set up: its register, the administrator and the first till.</source>
        <translation>جارٍ تجهيز البازار: السجل المركزي ومسؤول النظام ونقطة البيع الأولى.</translation>
    </message>
    <message>
        <source>Name of the bazaar in Arabic</source>
        <translation>اسم البازار بالعربية</translation>
    </message>
    <message>
        <source>Name in English (may stay empty)</source>
        <translation>الاسم بالإنجليزية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Place in Arabic (may stay empty)</source>
        <translation>المكان بالعربية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Place in English (may stay empty)</source>
        <translation>المكان بالإنجليزية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>أول يوم</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>الدورة</translation>
    </message>
    <message>
        <source>The centre&apos;s commission</source>
        <translation>عمولة المركز</translation>
    </message>
    <message>
        <source>Currency; it stays once something was sold</source>
        <translation>العملة، ولا تتغير بعد أول بيع</translation>
    </message>
    <message>
        <source>Administrator&apos;s name in Arabic</source>
        <translation>اسم مسؤول النظام بالعربية</translation>
    </message>
    <message>
        <source>Administrator&apos;s name in English (may stay empty)</source>
        <translation>اسم مسؤول النظام بالإنجليزية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>الرقم السري نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>Emirati dirham</source>
        <translation>درهم إماراتي</translation>
    </message>
    <message>
        <source>Saudi riyal</source>
        <translation>ريال سعودي</translation>
    </message>
    <message>
        <source>Syrian pound</source>
        <translation>ليرة سورية</translation>
    </message>
    <message>
        <source>Kuwaiti dinar</source>
        <translation>دينار كويتي</translation>
    </message>
    <message>
        <source>Bahraini dinar</source>
        <translation>دينار بحريني</translation>
    </message>
    <message>
        <source>Omani rial</source>
        <translation>ريال عماني</translation>
    </message>
    <message>
        <source>Round cash to the smallest coin, {coin}</source>
        <translation>تقريب المبالغ النقدية إلى أصغر قطعة، {coin}</translation>
    </message>
    <message>
        <source>{line}: {why}</source>
        <translation>{line}: {why}</translation>
    </message>
    <message>
        <source>{bazaar} has begun</source>
        <translation>بدأ {bazaar}</translation>
    </message>
    <message>
        <source>This machine is till {till} and keeps the bazaar&apos;s register. Sign in with the administrator&apos;s PIN. Then, under Accounts, enter the people who sell and the families; their goods are received under Goods.</source>
        <translation>هذا الجهاز نقطة البيع {till}، وفيه السجل المركزي للبازار. سجّل الدخول بالرقم السري لمسؤول النظام. ثم أضف العاملين والأسر من شاشة الحسابات، وتُستلم بضاعة الأسر من شاشة البضاعة.</translation>
    </message>
</context>
<context>
    <name>GoodsPhotoPart</name>
    <message>
        <source>Photo</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Replace the photo…</source>
        <translation>استبدال الصورة…</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>اختيار صورة…</translation>
    </message>
    <message>
        <source>Press again: it does not come back</source>
        <translation>اضغط مرة أخرى: لا يمكن استرجاعها</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف الصورة</translation>
    </message>
    <message>
        <source>Photo of the item</source>
        <translation>صورة الصنف</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>لا توجد صورة</translation>
    </message>
</context>
<context>
    <name>GoodsSayings</name>
    <message>
        <source>Note {code} of {name} is saved; both copies are on their way to the printer.</source>
        <translation>حُفظ الإذن {code} لـ {name}، والنسختان في طريقهما إلى الطابعة.</translation>
    </message>
    <message>
        <source>The goods of {name} go home on note {code}; both copies are on their way to the printer.</source>
        <translation>تُرجَع بضاعة {name} بالإذن {code}، والنسختان في طريقهما إلى الطابعة.</translation>
    </message>
    <message>
        <source>A copy of note {code} is on its way to the printer.</source>
        <translation>نسخة من الإذن {code} في طريقها إلى الطابعة.</translation>
    </message>
    <message>
        <source>Give up this count?</source>
        <translation>التخلي عن هذا العدّ؟</translation>
    </message>
    <message>
        <source>What was counted of {name} is forgotten. Nothing was handed back.</source>
        <translation>يُحذف ما عُدّ من بضاعة {name}. لم يُرجَع شيء.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>التخلي عنه</translation>
    </message>
    <message>
        <source>More than this till knows of</source>
        <translation>أكثر مما يعرفه هذا الصندوق</translation>
    </message>
    <message>
        <source>A shift lead must agree that it is handed back.</source>
        <translation>تلزم موافقة مشرف الوردية على إرجاعه.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Give up this note?</source>
        <translation>التخلي عن هذا الإذن؟</translation>
    </message>
    <message>
        <source>Everything that is written on the note of {name} is forgotten. Nothing was received.</source>
        <translation>يُحذف كل ما كُتب في إذن {name}. لم يُستلم شيء.</translation>
    </message>
    <message>
        <source>What must be left</source>
        <translation>ما يجب أن يبقى</translation>
    </message>
    <message>
        <source>The list says what the count should find, and the count is blind. A shift lead must agree.</source>
        <translation>تُظهر القائمة ما يجب أن يجده العدّ، والعدّ يجري دون معرفة المتوقع. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>{name} costs {amount} from now on.</source>
        <translation>سعر {name} من الآن {amount}.</translation>
    </message>
    <message>
        <source>Written off: {name}, worth {amount}.</source>
        <translation>شُطب من البضاعة: {name}، وقيمته {amount}.</translation>
    </message>
    <message>
        <source>Write goods off?</source>
        <translation>شطب بضاعة؟</translation>
    </message>
    <message>
        <source>Goods worth {amount} leave the stock unsold. A shift lead must agree.</source>
        <translation>بضاعة قيمتها {amount} تخرج من المخزون دون بيع. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>A markdown that the centre pays</source>
        <translation>تخفيض يدفعه المركز</translation>
    </message>
    <message>
        <source>The families get their full price, the centre pays the rest. A shift lead must agree.</source>
        <translation>تأخذ الأسر سعرها كاملًا ويدفع المركز الباقي. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>{name} is on the note, line {count}. Choose the next item; the last one closes the note.</source>
        <translation>{name} في الإذن، السطر {count}. اختر الصنف التالي، وآخرها يُنهي الإذن.</translation>
    </message>
    <message>
        <source>Note {code} is saved; the copy that goes with the goods is on its way to the printer.</source>
        <translation>حُفظ الإذن {code}، والنسخة المرافقة للبضاعة في طريقها إلى الطابعة.</translation>
    </message>
    <message>
        <source>Taken in on note {code}: everything was there.</source>
        <translation>تم الاستلام بالإذن {code} بلا فرق.</translation>
    </message>
    <message>
        <source>Taken in on note {code}. Items that differ from what was sent: {count}.</source>
        <translation>تم الاستلام بالإذن {code}. الأصناف التي تختلف عمّا أُرسل: {count}.</translation>
    </message>
    <message>
        <source>The markdown is planned; every till takes it off by its own clock.</source>
        <translation>جُدول التخفيض، ويطبّقه كل صندوق بساعته.</translation>
    </message>
    <message>
        <source>The markdown is taken back; prices are as before.</source>
        <translation>أُلغي التخفيض، وعادت الأسعار كما كانت.</translation>
    </message>
    <message>
        <source>{name} has its photo.</source>
        <translation>حُفظت صورة {name}.</translation>
    </message>
    <message>
        <source>The photo of {name} is gone.</source>
        <translation>حُذفت صورة {name}.</translation>
    </message>
</context>
<context>
    <name>GoodsView</name>
    <message>
        <source>Goods</source>
        <translation>البضائع</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>استلام</translation>
    </message>
    <message>
        <source>Count and return</source>
        <translation>عدّ وإرجاع</translation>
    </message>
    <message>
        <source>During the bazaar</source>
        <translation>أثناء البازار</translation>
    </message>
</context>
<context>
    <name>HallBar</name>
    <message>
        <source>One in</source>
        <translation>دخول زائر</translation>
    </message>
    <message>
        <source>A visitor came in</source>
        <translation>دخل زائر</translation>
    </message>
    <message>
        <source>One out</source>
        <translation>خروج زائر</translation>
    </message>
    <message>
        <source>A visitor left</source>
        <translation>خرج زائر</translation>
    </message>
    <message>
        <source>The hall is full: {inside} of {limit}. Let the next wait a moment.</source>
        <translation>القاعة ممتلئة: {inside} من {limit}. لينتظر القادم قليلًا.</translation>
    </message>
    <message>
        <source>In the hall: {inside} of {limit}</source>
        <translation>في القاعة: {inside} من {limit}</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Pay in cash</source>
        <translation>صرف نقدي</translation>
    </message>
    <message>
        <source>Who collects it</source>
        <translation>من يستلم المبلغ</translation>
    </message>
    <message>
        <source>The family itself</source>
        <translation>الأسرة نفسها</translation>
    </message>
    <message>
        <source>The family named: {names}. Ask for an identity card; the voucher is signed in two copies.</source>
        <translation>فوّضت الأسرة: {names}. اطلب الهوية؛ ويوقَّع السند على نسختين.</translation>
    </message>
    <message>
        <source>Ask for an identity card; the voucher is signed in two copies.</source>
        <translation>اطلب الهوية؛ ويوقَّع السند على نسختين.</translation>
    </message>
    <message>
        <source>Paid; print the voucher</source>
        <translation>تسجيل الصرف وطباعة السند</translation>
    </message>
    <message>
        <source>Why somebody else collects it</source>
        <translation>سبب التسليم لغير من فوّضتهم الأسرة</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>The family did not name this person. Write why the money is handed over.</source>
        <translation>لم تفوّض الأسرة هذا الشخص. اكتب سبب التسليم.</translation>
    </message>
</context>
<context>
    <name>HandoversView</name>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Number on their paper</source>
        <translation>رقم ورقتهم</translation>
    </message>
    <message>
        <source>Reason, where it is more than is owed</source>
        <translation>السبب إن زاد على المستحق</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>وجهة المبلغ</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>استلام المبلغ</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>Show the receipt of this row</source>
        <translation>عرض إيصال هذا السطر</translation>
    </message>
    <message>
        <source>Where does what is owed in all come from?</source>
        <translation>من أين جاء المستحق على الجميع؟</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Undo this handing over</source>
        <translation>إلغاء هذا التسليم</translation>
    </message>
    <message>
        <source>With couriers and outlets</source>
        <translation>لدى المندوبين والمنافذ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Took for the centre</source>
        <translation>حصّل للمركز</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>المستحق عليه</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>وجهة المبلغ</translation>
    </message>
    <message>
        <source>Their paper</source>
        <translation>ورقتهم</translation>
    </message>
    <message>
        <source>By</source>
        <translation>استلمه</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>No outlet yet</source>
        <translation>لا منفذ بعد</translation>
    </message>
    <message>
        <source>Open a book for a store or an outlet first. What it owes is shown here.</source>
        <translation>افتح دفترًا لمتجر أو منفذ أولًا، وما يُستحق عليه يظهر هنا.</translation>
    </message>
    <message>
        <source>Owed in all: {amount}</source>
        <translation>المستحق على الجميع: {amount}</translation>
    </message>
    <message>
        <source>{name} owes {amount}</source>
        <translation>على {name} مبلغ {amount}</translation>
    </message>
</context>
<context>
    <name>HeldSheet</name>
    <message>
        <source>Held baskets</source>
        <translation>السلال المعلّقة</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>السلة</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>No basket is held</source>
        <translation>لا توجد سلال معلّقة</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>استدعاء</translation>
    </message>
    <message>
        <source>“Hold” on the sales screen puts one aside. It waits here, also after a restart.</source>
        <translation>زر «تعليق» في شاشة البيع يضع السلة جانبًا، فتنتظر هنا ولو أُعيد تشغيل البرنامج.</translation>
    </message>
</context>
<context>
    <name>HoldSheet</name>
    <message>
        <source>Hold the basket</source>
        <translation>تعليق السلة</translation>
    </message>
    <message>
        <source>A name or a word by which it is found again, such as “red scarf”.</source>
        <translation>اسم أو كلمة تُعرف بها لاحقًا، مثل «الوشاح الأحمر».</translation>
    </message>
    <message>
        <source>Name of the basket</source>
        <translation>اسم السلة</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>تعليق</translation>
    </message>
</context>
<context>
    <name>ImportColumnsSheet</name>
    <message>
        <source>What stands in the columns</source>
        <translation>ما في الأعمدة</translation>
    </message>
    <message>
        <source>The headings are in row</source>
        <translation>العناوين في الصف</translation>
    </message>
    <message>
        <source>This is remembered for every file with these headings.</source>
        <translation>يُحفظ هذا لكل ملف له هذه العناوين.</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>قراءته هكذا</translation>
    </message>
    <message>
        <source>Needed: {columns}</source>
        <translation>اللازم: {columns}</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>العمود {n}</translation>
    </message>
    <message>
        <source>is not read</source>
        <translation>لا يُقرأ</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Take a file in</source>
        <translation>استيراد ملف</translation>
    </message>
    <message>
        <source>Back to the families</source>
        <translation>العودة إلى الأسر</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>اختيار ملف</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Files taken in</source>
        <translation>الملفات المستوردة</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>أي الصفوف</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>صفوف الملف</translation>
    </message>
    <message>
        <source>About the row</source>
        <translation>عن الصف</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>الصف</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>مصيره</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Take it all the same</source>
        <translation>استيراده رغم ذلك</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>استبعاده</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>يتغير</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>بلا تغيير</translation>
    </message>
    <message>
        <source>Likely there already</source>
        <translation>مسجل غالبًا</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>كل الصفوف</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>ما عليه ملاحظات</translation>
    </message>
    <message>
        <source>parted by commas</source>
        <translation>تفصله فواصل</translation>
    </message>
    <message>
        <source>parted by semicolons</source>
        <translation>تفصله فواصل منقوطة</translation>
    </message>
    <message>
        <source>parted by tabs</source>
        <translation>تفصله علامات جدولة</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>لم يُختر ملف</translation>
    </message>
    <message>
        <source>CSV or XLSX, with headings in Arabic or English. Nothing is written before you say so.</source>
        <translation>ملف CSV أو XLSX عناوينه بالعربية أو الإنجليزية. لا يُكتب شيء قبل أن تطلب ذلك.</translation>
    </message>
    <message>
        <source>It is being read and compared …</source>
        <translation>تجري قراءته ومقارنته …</translation>
    </message>
    <message>
        <source>Nothing is written yet. Look at the rows, then take them in.</source>
        <translation>لم يُكتب شيء بعد. راجع الصفوف ثم استوردها.</translation>
    </message>
    <message>
        <source>{done} of {all} rows taken in …</source>
        <translation>استُورد {done} من {all} …</translation>
    </message>
    <message>
        <source>Stopped after {done} of {all} rows. What was taken in stays: go on, or undo it.</source>
        <translation>توقف بعد {done} من {all}. ما استُورد باقٍ: تابع، أو تراجع عنه.</translation>
    </message>
    <message>
        <source>Broken off after {done} of {all} rows. Nothing is lost: go on when the register answers.</source>
        <translation>انقطع بعد {done} من {all}. لم يضع شيء: تابع حين يجيب السجل المركزي.</translation>
    </message>
    <message>
        <source>Taken in. It can be undone under “Files taken in”.</source>
        <translation>تم الاستيراد. يمكن التراجع عنه من «الملفات المستوردة».</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message>
        <source>Large files take a little while.</source>
        <translation>الملفات الكبيرة تحتاج إلى بعض الوقت.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>اختر ملفًا</translation>
    </message>
    <message>
        <source>Its rows are shown as they will be, with what is wrong in which cell.</source>
        <translation>تظهر صفوفه كما ستكون، مع ما فيها من خطأ وفي أي خلية.</translation>
    </message>
    <message>
        <source>No such row</source>
        <translation>لا صفوف كهذه</translation>
    </message>
    <message>
        <source>Choose other rows above the table.</source>
        <translation>اختر صفوفًا أخرى فوق الجدول.</translation>
    </message>
    <message>
        <source>No row can be read</source>
        <translation>لا يمكن قراءة أي صف</translation>
    </message>
    <message>
        <source>Say under “Columns” what stands in each column.</source>
        <translation>حدد في «الأعمدة» ما في كل عمود.</translation>
    </message>
    <message>
        <source>Take in ({n})</source>
        <translation>استيراد ({n})</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>These look like items: choose “Items” above.</source>
        <translation>يبدو أنها أصناف: اختر «الأصناف» أعلاه.</translation>
    </message>
    <message>
        <source>These look like families: choose “Families” above.</source>
        <translation>يبدو أنها أسر: اختر «الأسر» أعلاه.</translation>
    </message>
    <message>
        <source>Somebody else changed these meanwhile, so they stay: {codes}</source>
        <translation>غيّر شخص آخر هذه في الأثناء فبقيت كما هي: {codes}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>New all the same</source>
        <translation>جديد رغم ذلك</translation>
    </message>
    <message>
        <source>It takes part again.</source>
        <translation>تعود إلى المشاركة.</translation>
    </message>
    <message>
        <source>Nothing is wrong with this row.</source>
        <translation>لا ملاحظات على هذا الصف.</translation>
    </message>
    <message>
        <source>An earlier row has the same name.</source>
        <translation>في صف سابق الاسم نفسه.</translation>
    </message>
    <message>
        <source>Likely {family}: the same phone.</source>
        <translation>غالبًا هي {family}: الهاتف نفسه.</translation>
    </message>
    <message>
        <source>Likely {family}: a like name.</source>
        <translation>غالبًا هي {family}: اسم مشابه.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>{title}: was {before}, becomes {after}</source>
        <translation>{title}: كان {before} وسيصير {after}</translation>
    </message>
</context>
<context>
    <name>ImportsMadeSheet</name>
    <message>
        <source>Files taken in</source>
        <translation>الملفات المستوردة</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>استورده</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>What</source>
        <translation>محتواه</translation>
    </message>
    <message>
        <source>New</source>
        <translation>الجديد</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>المتغير</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>No file was taken in yet</source>
        <translation>لم يُستورد ملف بعد</translation>
    </message>
    <message>
        <source>What is taken in is listed here.</source>
        <translation>يُذكر هنا كل ما يُستورد.</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <translation>لا، إبقاؤه</translation>
    </message>
    <message>
        <source>Yes, put it back</source>
        <translation>نعم، التراجع عنه</translation>
    </message>
    <message>
        <source>Undo this file</source>
        <translation>التراجع عن هذا الملف</translation>
    </message>
    <message>
        <source>Everything that this file changed gets back what it was. What was changed, sold or received since stays, and is named.</source>
        <translation>يعود كل ما غيّره هذا الملف إلى ما كان عليه. أما ما غُيّر أو بيع أو استُلم بعد ذلك فيبقى ويُذكر.</translation>
    </message>
    <message>
        <source>Used or changed since, so they stay: {codes}</source>
        <translation>استُعمل هذا أو تغير بعد ذلك فبقي: {codes}</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>مستورد</translation>
    </message>
    <message>
        <source>{done} of {all} rows went in</source>
        <translation>استُورد {done} من {all}</translation>
    </message>
    <message>
        <source>Undone by {person}</source>
        <translation>تراجع عنه {person}</translation>
    </message>
</context>
<context>
    <name>InvitationSheet</name>
    <message>
        <source>Copy the text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>The register&apos;s address</source>
        <translation>عنوان السجل المركزي</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>بصمته</translation>
    </message>
    <message>
        <source>QR code of the invitation</source>
        <translation>رمز الاستجابة السريعة للدعوة</translation>
    </message>
    <message>
        <source>Let a till in</source>
        <translation>إدخال صندوق</translation>
    </message>
    <message>
        <source>A new machine for {till}</source>
        <translation>جهاز جديد للصندوق {till}</translation>
    </message>
    <message>
        <source>Invitation for {till}</source>
        <translation>دعوة للصندوق {till}</translation>
    </message>
    <message>
        <source>On the other machine: start Amana, choose “Join a bazaar”, then scan this or type what stands here.</source>
        <translation>على الجهاز الآخر: شغّل أمانة، واختر «الانضمام إلى بازار»، ثم امسح هذا الرمز أو اكتب ما هو مكتوب هنا.</translation>
    </message>
    <message>
        <source>This register lives in this program: only programs on this machine reach it.</source>
        <translation>هذا السجل داخل هذا البرنامج، ولا يصل إليه إلا ما يعمل على هذا الجهاز.</translation>
    </message>
    <message>
        <source>What still lies unsent on the old machine is taken in whenever it turns up.</source>
        <translation>ما بقي غير مُرسَل على الجهاز القديم يُستلم متى ظهر.</translation>
    </message>
    <message>
        <source>Worth {time} more, for one machine</source>
        <translation>صالحة {time} أخرى، لجهاز واحد</translation>
    </message>
    <message>
        <source>Out of date. Make another one.</source>
        <translation>انتهت صلاحيتها. أنشئ دعوة أخرى.</translation>
    </message>
</context>
<context>
    <name>JoiningView</name>
    <message>
        <source>Registers near here; choose one, then type its code</source>
        <translation>سجلات قريبة من هنا؛ اختر أحدها ثم اكتب رمزه</translation>
    </message>
    <message>
        <source>Looking for registers near here …</source>
        <translation>يجري البحث عن سجلات قريبة…</translation>
    </message>
    <message>
        <source>{till}: {facts}, copied {when}</source>
        <translation>{till}: {facts}، نُسخت {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>⁦%n⁩ قيود</numerusform>
            <numerusform>⁦%n⁩ قيدًا</numerusform>
            <numerusform>⁦%n⁩ قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>{till}: a mirror</source>
        <translation>{till}: مرآة</translation>
    </message>
    <message>
        <source>Ask the administrator for a code that replaces this till: its book comes along.</source>
        <translation>اطلب من مسؤول النظام رمزًا يستبدل هذا الصندوق؛ فيأتي دفتره معه.</translation>
    </message>
    <message>
        <source>Join a bazaar</source>
        <translation>الانضمام إلى بازار</translation>
    </message>
    <message>
        <source>Scan or paste the invitation here</source>
        <translation>امسح الدعوة أو ألصقها هنا</translation>
    </message>
    <message>
        <source>The register&apos;s address</source>
        <translation>عنوان السجل المركزي</translation>
    </message>
    <message>
        <source>Code, ten digits</source>
        <translation>الرمز، عشرة أرقام</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>بصمته</translation>
    </message>
    <message>
        <source>What people call this till (may stay empty)</source>
        <translation>الاسم المتداول لهذا الصندوق (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Or type what stands on the administrator&apos;s screen</source>
        <translation>أو اكتب ما تراه على شاشة مسؤول النظام</translation>
    </message>
    <message>
        <source>I have compared the fingerprint with the administrator&apos;s screen</source>
        <translation>قارنتُ البصمة بما على شاشة مسؤول النظام</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>The register is being asked</source>
        <translation>يجري سؤال السجل المركزي</translation>
    </message>
    <message>
        <source>The register is being asked. Then the bazaar&apos;s families, goods and people are fetched.</source>
        <translation>يجري سؤال السجل المركزي، ثم تُجلب أسر البازار وبضائعه والعاملون فيه.</translation>
    </message>
    <message>
        <source>Registers near here</source>
        <translation>سجلات قريبة من هنا</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>This machine is till {till} now</source>
        <translation>صار هذا الجهاز الصندوق {till}</translation>
    </message>
    <message>
        <source>It kept its book and sends everything to the register of bazaar {bazaar}.</source>
        <translation>احتفظ بدفتره، ويرسل كل شيء إلى سجل البازار {bazaar}.</translation>
    </message>
    <message numerus="yes">
        <source>Its book is back: %n fact(s). Bazaar {bazaar} gets what it has not heard yet.</source>
        <translation>
            <numerusform>عاد دفتره فارغًا. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
            <numerusform>عاد دفتره وفيه قيد واحد. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
            <numerusform>عاد دفتره وفيه قيدان. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
            <numerusform>عاد دفتره وفيه ⁦%n⁩ قيود. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
            <numerusform>عاد دفتره وفيه ⁦%n⁩ قيدًا. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
            <numerusform>عاد دفتره وفيه ⁦%n⁩ قيد. ويُرسَل إلى البازار {bazaar} ما لم يصله بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bazaar {bazaar}: families, goods and people are here. It can sell without a network from now on.</source>
        <translation>البازار {bazaar}: وصلت الأسر والبضائع وأسماء العاملين. ويمكنه البيع بلا شبكة من الآن.</translation>
    </message>
    <message numerus="yes">
        <source>This machine&apos;s clock is %n minute(s) fast. Please set it; sales keep their order all the same.</source>
        <translation>
            <numerusform>ساعة هذا الجهاز مضبوطة.</numerusform>
            <numerusform>ساعة هذا الجهاز متقدمة دقيقة واحدة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متقدمة دقيقتين. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متقدمة %n دقائق. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متقدمة %n دقيقة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متقدمة %n دقيقة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine&apos;s clock is %n minute(s) slow. Please set it; sales keep their order all the same.</source>
        <translation>
            <numerusform>ساعة هذا الجهاز مضبوطة.</numerusform>
            <numerusform>ساعة هذا الجهاز متأخرة دقيقة واحدة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متأخرة دقيقتين. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متأخرة %n دقائق. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متأخرة %n دقيقة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
            <numerusform>ساعة هذا الجهاز متأخرة %n دقيقة. يُرجى ضبطها؛ وترتيب المبيعات محفوظ على كل حال.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete last digit</source>
        <translation>حذف آخر رقم</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation>مفتاح الإدخال</translation>
    </message>
</context>
<context>
    <name>LabelsSheet</name>
    <message>
        <source>Labels</source>
        <translation>ملصقات</translation>
    </message>
    <message>
        <source>Labels on an A4 sheet</source>
        <translation>ملصقات على ورقة ⁦A4⁩</translation>
    </message>
    <message>
        <source>First free label of the sheet</source>
        <translation>أول ملصق غير مستعمل في الورقة</translation>
    </message>
    <message>
        <source>One label for each piece; one for each weighed item. The file is printed at 100 %.</source>
        <translation>ملصق لكل قطعة، وملصق واحد لكل صنف يباع بالوزن. يُطبع الملف بمقياس ⁦100%⁩.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ ⁦PDF⁩</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>لا ملصقات</numerusform>
            <numerusform>ملصق واحد</numerusform>
            <numerusform>ملصقان</numerusform>
            <numerusform>%n ملصقات</numerusform>
            <numerusform>%n ملصقًا</numerusform>
            <numerusform>%n ملصق</numerusform>
        </translation>
    </message>
    <message>
        <source>Item labels</source>
        <translation>ملصقات الأصناف</translation>
    </message>
    <message>
        <source>A4 sheets</source>
        <translation>أوراق A4</translation>
    </message>
    <message>
        <source>Roll in the label printer</source>
        <translation>لفة في طابعة الملصقات</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>How many of each</source>
        <translation>العدد لكل صنف</translation>
    </message>
    <message>
        <source>Kind of sheet</source>
        <translation>نوع الورقة</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>إزاحة إلى اليمين</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>إزاحة إلى الأسفل</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>كل الأسر</translation>
    </message>
    <message>
        <source>The centre&apos;s own goods</source>
        <translation>بضاعة المركز نفسه</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>كل الأصناف</translation>
    </message>
    <message>
        <source>As many as were received</source>
        <translation>بعدد القطع المستلمة</translation>
    </message>
    <message>
        <source>One of each</source>
        <translation>واحد لكل صنف</translation>
    </message>
    <message>
        <source>Sheet of {count}: {size} mm</source>
        <translation>ورقة من {count}: {size} مم</translation>
    </message>
    <message>
        <source>{n} mm</source>
        <translation>{n} مم</translation>
    </message>
    <message>
        <source>Print a trial label</source>
        <translation>طباعة ملصق تجريبي</translation>
    </message>
    <message>
        <source>Trial page</source>
        <translation>صفحة تجريبية</translation>
    </message>
    <message>
        <source>Print the labels</source>
        <translation>طباعة الملصقات</translation>
    </message>
    <message>
        <source>Show the sheets</source>
        <translation>عرض الأوراق</translation>
    </message>
    <message>
        <source>Labels of {size} mm, as the label printer is set up.</source>
        <translation>ملصقات مقاس {size} مم، بحسب إعداد طابعة الملصقات.</translation>
    </message>
    <message>
        <source>For rolls, set up a label printer under Printers and paper.</source>
        <translation>للطباعة على لفة، تُعَدّ طابعة ملصقات في «الطابعات والورق».</translation>
    </message>
    <message>
        <source>Print the trial page at 100 %, hold it against a sheet, and move what is off.</source>
        <translation>تُطبع الصفحة التجريبية بمقياس ⁦100%⁩ وتوضع فوق ورقة ملصقات، ثم تُضبط الإزاحة بقدر الفرق.</translation>
    </message>
    <message>
        <source>Print on the label printer</source>
        <translation>الطباعة على طابعة الملصقات</translation>
    </message>
</context>
<context>
    <name>LeavingView</name>
    <message>
        <source>This machine</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>After the sample, or when a bazaar is over, an administrator lets this machine leave: then it joins another bazaar or begins one. Its book is put aside and kept; nothing is deleted.</source>
        <translation>بعد الجولة في البازار التجريبي، أو عند انتهاء البازار، يمكن لمسؤول النظام إخراج هذا الجهاز منه، فينضم إلى بازار آخر أو يبدأ بازارًا جديدًا. يوضع دفتره جانبًا ويبقى محفوظًا؛ لا يُحذف شيء.</translation>
    </message>
    <message>
        <source>Leave this bazaar …</source>
        <translation>مغادرة هذا البازار …</translation>
    </message>
    <message>
        <source>Till {till} of bazaar {bazaar}</source>
        <translation>الصندوق {till} في البازار {bazaar}</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>The whole ledger</source>
        <translation>دفتر الأستاذ كله</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>المسترجعات</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>العمولة</translation>
    </message>
    <message>
        <source>Advances</source>
        <translation>السلف</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>التسويات</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المصروف</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير Z</translation>
    </message>
    <message>
        <source>Cash counted</source>
        <translation>النقد المعدود</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>What the receipts credited</source>
        <translation>ما قيّدته الإيصالات</translation>
    </message>
    <message>
        <source>Cash differences; debit is missing cash, credit is too much</source>
        <translation>فروق النقد؛ المدين نقص والدائن زيادة</translation>
    </message>
    <message>
        <source>Moves of goods</source>
        <translation>حركات البضاعة</translation>
    </message>
    <message>
        <source>Transfers between tills</source>
        <translation>النقل بين الصناديق</translation>
    </message>
    <message>
        <source>Taken and given back</source>
        <translation>ما قُبض وما رُدّ</translation>
    </message>
    <message>
        <source>Sold less what came back</source>
        <translation>المبيع بعد خصم المسترجع</translation>
    </message>
    <message>
        <source>Sales of an item</source>
        <translation>مبيعات صنف</translation>
    </message>
    <message>
        <source>Came after the payout</source>
        <translation>وصل بعد دفعة الصرف</translation>
    </message>
    <message>
        <source>Every entry of every book</source>
        <translation>كل القيود في كل الدفاتر</translation>
    </message>
    <message>
        <source>Owed to families</source>
        <translation>المستحق للأسر</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>المسلَّم</translation>
    </message>
    <message>
        <source>Bazaar {code}</source>
        <translation>بازار {code}</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>Family {n}</source>
        <translation>الأسرة {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>لا أسر</numerusform>
            <numerusform>أسرة واحدة</numerusform>
            <numerusform>أسرتان</numerusform>
            <numerusform>⁦%n⁩ أسر</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
        </translation>
    </message>
    <message>
        <source>At {rate} commission</source>
        <translation>بعمولة {rate}</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Not in cash</source>
        <translation>بغير النقد</translation>
    </message>
    <message>
        <source>Families without a package</source>
        <translation>أسر بلا باقة</translation>
    </message>
    <message>
        <source>Package {code}</source>
        <translation>الباقة {code}</translation>
    </message>
    <message>
        <source>On no list</source>
        <translation>خارج القوائم</translation>
    </message>
    <message>
        <source>The centre’s own hall</source>
        <translation>قاعة المركز نفسه</translation>
    </message>
    <message>
        <source>Hall {name}</source>
        <translation>القاعة {name}</translation>
    </message>
    <message>
        <source>In the hour from {hour}</source>
        <translation>في الساعة من {hour}</translation>
    </message>
    <message>
        <source>Up to {day}</source>
        <translation>حتى {day}</translation>
    </message>
    <message>
        <source>By the shifts&apos; day</source>
        <translation>بحسب يوم الوردية</translation>
    </message>
    <message>
        <source>Closing {number}</source>
        <translation>الإقفال {number}</translation>
    </message>
    <message>
        <source>After closing {number}</source>
        <translation>بعد الإقفال {number}</translation>
    </message>
    <message>
        <source>In no payout yet</source>
        <translation>لم يدخل دفعة صرف بعد</translation>
    </message>
    <message>
        <source>Payout {number}</source>
        <translation>دفعة الصرف {number}</translation>
    </message>
</context>
<context>
    <name>LineFormView</name>
    <message>
        <source>Change a line</source>
        <translation>تعديل بند</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>البند التالي</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>بند جديد</translation>
    </message>
    <message>
        <source>Known item {code}</source>
        <translation>صنف معروف {code}</translation>
    </message>
    <message>
        <source>New item: it gets its code when the note is saved</source>
        <translation>صنف جديد: يُعطى رمزه عند حفظ الإذن</translation>
    </message>
    <message>
        <source>Name in Arabic</source>
        <translation>الاسم بالعربية</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>الاسم بالإنجليزية</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Sold by</source>
        <translation>يُباع بـ</translation>
    </message>
    <message>
        <source>If it is not sold</source>
        <translation>إن لم يُبَع</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>المصرَّح به</translation>
    </message>
    <message>
        <source>Declared, kg</source>
        <translation>المصرَّح به، كغ</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Counted, kg</source>
        <translation>المعدود، كغ</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation>أدنى سعر</translation>
    </message>
    <message>
        <source>Last day (day/month/year)</source>
        <translation>الصلاحية (يوم/شهر/سنة)</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>دفعة التصنيع</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>القطعة</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>الوزن</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>يُرجَع</translation>
    </message>
    <message>
        <source>Donate</source>
        <translation>يُتبرَّع به</translation>
    </message>
    <message>
        <source>Save the line</source>
        <translation>حفظ البند</translation>
    </message>
    <message>
        <source>Add to the note</source>
        <translation>إضافة إلى الإذن</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>The family&apos;s own page</source>
        <translation>صفحة الأسرة</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>QR code of the family&apos;s link</source>
        <translation>رمز الاستجابة السريعة لرابط الأسرة</translation>
    </message>
    <message>
        <source>Scan this with the family&apos;s phone, or send them the link. No password is asked.</source>
        <translation>امسح هذا بهاتف الأسرة، أو أرسل إليها الرابط. لا تُطلب كلمة مرور.</translation>
    </message>
    <message>
        <source>Whoever has the link sees the page. Show it to the family alone.</source>
        <translation>من معه الرابط يرى الصفحة. لا تعرضه إلا على الأسرة.</translation>
    </message>
</context>
<context>
    <name>LossSheet</name>
    <message>
        <source>Lost or damaged</source>
        <translation>مفقود أو تالف</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>How much, kg</source>
        <translation>الكمية بالكيلوغرام</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>عدد القطع</translation>
    </message>
    <message>
        <source>The family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>The centre pays</source>
        <translation>يدفعه المركز</translation>
    </message>
    <message>
        <source>Where the centre pays, the family is credited as for a sale at the present price. A shift lead agrees.</source>
        <translation>إن دفعه المركز قُيّد للأسرة كأنه بيع بالسعر الحالي. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Write it off</source>
        <translation>شطبه</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>ما الذي حدث له</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>كيف حدث ذلك</translation>
    </message>
    <message>
        <source>Who bears it, as agreed</source>
        <translation>من يتحمّله كما اتُّفق</translation>
    </message>
</context>
<context>
    <name>MachinesView</name>
    <message>
        <source>A machine is let in with a code that is worth ten minutes. What it sold stays here whatever happens.</source>
        <translation>يدخل الجهاز برمز صالح عشر دقائق. وما باعه يبقى هنا مهما حدث.</translation>
    </message>
    <message>
        <source>Let a till in</source>
        <translation>إدخال صندوق</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تغيير الاسم</translation>
    </message>
    <message>
        <source>Replace the machine</source>
        <translation>استبدال الجهاز</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Entries here</source>
        <translation>القيود هنا</translation>
    </message>
    <message>
        <source>Only on it</source>
        <translation>عليه وحده</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>آخر اتصال</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>No machine yet</source>
        <translation>لا أجهزة بعد</translation>
    </message>
    <message>
        <source>Let the first till in with a code.</source>
        <translation>أدخل الصندوق الأول برمز.</translation>
    </message>
    <message>
        <source>{till} (this one)</source>
        <translation>{till} (هذا الصندوق)</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>وصل كل شيء</translation>
    </message>
    <message>
        <source>Has more to send</source>
        <translation>لديه ما يرسله</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>لم يرسل شيئًا بعد</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Book {n}</source>
        <translation>الدفتر {n}</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>مضبوطة</translation>
    </message>
    <message numerus="yes">
        <source>%n min fast</source>
        <translation>
            <numerusform>مضبوطة</numerusform>
            <numerusform>متقدمة دقيقة</numerusform>
            <numerusform>متقدمة دقيقتين</numerusform>
            <numerusform>متقدمة %n دقائق</numerusform>
            <numerusform>متقدمة %n دقيقة</numerusform>
            <numerusform>متقدمة %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min slow</source>
        <translation>
            <numerusform>مضبوطة</numerusform>
            <numerusform>متأخرة دقيقة</numerusform>
            <numerusform>متأخرة دقيقتين</numerusform>
            <numerusform>متأخرة %n دقائق</numerusform>
            <numerusform>متأخرة %n دقيقة</numerusform>
            <numerusform>متأخرة %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a machine in the list</source>
        <translation>اختر جهازًا من القائمة</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>من فعل ماذا</translation>
    </message>
    <message>
        <source>People</source>
        <translation>العاملون</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Till {till}</source>
        <translation>صندوق {till}</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>لا توجد وردية مفتوحة</translation>
    </message>
    <message>
        <source>Amana</source>
        <translation>أمانة</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل الشاشة</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>الوردية</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>البضائع</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>الإرسال</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) only on this till</source>
        <translation>
            <numerusform>لا مبيعات على هذا الصندوق وحده</numerusform>
            <numerusform>عملية بيع واحدة على هذا الصندوق فقط</numerusform>
            <numerusform>عمليتا بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عمليات بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عملية بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عملية بيع على هذا الصندوق فقط</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only here</source>
        <translation>
            <numerusform>لا شيء هنا فقط</numerusform>
            <numerusform>⁦%n⁩ هنا فقط</numerusform>
            <numerusform>⁦%n⁩ هنا فقط</numerusform>
            <numerusform>⁦%n⁩ هنا فقط</numerusform>
            <numerusform>⁦%n⁩ هنا فقط</numerusform>
            <numerusform>⁦%n⁩ هنا فقط</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>since %n h</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>منذ ساعة</numerusform>
            <numerusform>منذ ساعتين</numerusform>
            <numerusform>منذ ⁦%n⁩ س</numerusform>
            <numerusform>منذ ⁦%n⁩ س</numerusform>
            <numerusform>منذ ⁦%n⁩ س</numerusform>
        </translation>
    </message>
    <message>
        <source>Every sale is sent</source>
        <translation>كل المبيعات مُرسلة</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>الوردية {number}</translation>
    </message>
    <message numerus="yes">
        <source>oldest %n hour(s)</source>
        <translation>
            <numerusform>أقدمها الآن</numerusform>
            <numerusform>أقدمها منذ ساعة</numerusform>
            <numerusform>أقدمها منذ ساعتين</numerusform>
            <numerusform>أقدمها منذ ⁦%n⁩ ساعات</numerusform>
            <numerusform>أقدمها منذ ⁦%n⁩ ساعة</numerusform>
            <numerusform>أقدمها منذ ⁦%n⁩ ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>منافذ البيع</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>التسجيل</translation>
    </message>
</context>
<context>
    <name>MarkdownPlanSheet</name>
    <message>
        <source>Plan a markdown</source>
        <translation>جدولة تخفيض</translation>
    </message>
    <message>
        <source>One item</source>
        <translation>صنف واحد</translation>
    </message>
    <message>
        <source>A family</source>
        <translation>أسرة</translation>
    </message>
    <message>
        <source>A package</source>
        <translation>باقة</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل البضائع</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>نسبة مئوية</translation>
    </message>
    <message>
        <source>One price</source>
        <translation>سعر واحد</translation>
    </message>
    <message>
        <source>The family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>The centre pays</source>
        <translation>يدفعه المركز</translation>
    </message>
    <message>
        <source>Find by name, code or number</source>
        <translation>ابحث بالاسم أو الرمز أو الرقم</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>أيّها</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>حتى</translation>
    </message>
    <message>
        <source>Reason on the receipt</source>
        <translation>السبب على الإيصال</translation>
    </message>
    <message>
        <source>How the families agreed</source>
        <translation>كيف وافقت الأسر</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>كم التخفيض</translation>
    </message>
    <message>
        <source>Who bears it, as agreed</source>
        <translation>من يتحمّله كما اتُّفق</translation>
    </message>
    <message>
        <source>Percent, at most 90</source>
        <translation>النسبة، ⁦90⁩ على الأكثر</translation>
    </message>
    <message>
        <source>Price of a piece or a kilogram</source>
        <translation>سعر القطعة أو الكيلوغرام</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>عرض ما يتغير</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>منتصف الليل</translation>
    </message>
</context>
<context>
    <name>MarkdownPreviewSheet</name>
    <message>
        <source>What changes</source>
        <translation>ما الذي يتغير</translation>
    </message>
    <message>
        <source>Plan the markdown</source>
        <translation>جدولة التخفيض</translation>
    </message>
    <message>
        <source>Items that get cheaper</source>
        <translation>الأصناف التي ينخفض سعرها</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Not below</source>
        <translation>الحد الأدنى</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>السعر الجديد</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) get cheaper</source>
        <translation>
            <numerusform>لا ينخفض سعر أي صنف</numerusform>
            <numerusform>ينخفض سعر صنف واحد</numerusform>
            <numerusform>ينخفض سعر صنفين</numerusform>
            <numerusform>تنخفض أسعار %n أصناف</numerusform>
            <numerusform>تنخفض أسعار %n صنفًا</numerusform>
            <numerusform>تنخفض أسعار %n صنف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s) at the family’s lowest price</source>
        <translation>
            <numerusform>لا شيء يقف عند حده الأدنى</numerusform>
            <numerusform>واحد منها يقف عند حده الأدنى</numerusform>
            <numerusform>اثنان منها يقفان عند حدهما الأدنى</numerusform>
            <numerusform>%n منها تقف عند حدها الأدنى</numerusform>
            <numerusform>%n منها تقف عند حدها الأدنى</numerusform>
            <numerusform>%n منها تقف عند حدها الأدنى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keep(s) the price it has</source>
        <translation>
            <numerusform>لا شيء يبقى على سعره</numerusform>
            <numerusform>صنف واحد يبقى على سعره</numerusform>
            <numerusform>صنفان يبقيان على سعرهما</numerusform>
            <numerusform>%n أصناف تبقى على أسعارها</numerusform>
            <numerusform>%n صنفًا تبقى على أسعارها</numerusform>
            <numerusform>%n صنف تبقى على أسعارها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n of them are shown</source>
        <translation>
            <numerusform>لا يُعرض شيء منها</numerusform>
            <numerusform>يُعرض أولها</numerusform>
            <numerusform>يُعرض أول اثنين منها</numerusform>
            <numerusform>تُعرض أول %n منها</numerusform>
            <numerusform>تُعرض أول %n منها</numerusform>
            <numerusform>تُعرض أول %n منها</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkdownSheet</name>
    <message>
        <source>Markdown for the last hours</source>
        <translation>تخفيض الساعات الأخيرة</translation>
    </message>
    <message>
        <source>This item</source>
        <translation>هذا الصنف</translation>
    </message>
    <message>
        <source>Its package</source>
        <translation>باقته</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل البضائع</translation>
    </message>
    <message>
        <source>From, until midnight</source>
        <translation>من الساعة، حتى منتصف الليل</translation>
    </message>
    <message>
        <source>Reason on the receipt</source>
        <translation>السبب على الإيصال</translation>
    </message>
    <message>
        <source>Who bears it, as agreed</source>
        <translation>من يتحمّله كما اتُّفق</translation>
    </message>
    <message>
        <source>The family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>The centre pays</source>
        <translation>يدفعه المركز</translation>
    </message>
    <message>
        <source>How the families agreed</source>
        <translation>كيف وافقت الأسر</translation>
    </message>
    <message>
        <source>Plan the markdown</source>
        <translation>جدولة التخفيض</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>إنهاؤه</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>At every till, by its own clock, as soon as it hears of it; never below the family’s lowest price.</source>
        <translation>في كل صندوق وصله الخبر، بساعة ذلك الصندوق، ولا ينزل عن الحد الأدنى للأسرة.</translation>
    </message>
</context>
<context>
    <name>MarkdownsView</name>
    <message>
        <source>Markdowns</source>
        <translation>التخفيضات</translation>
    </message>
    <message>
        <source>Every till takes them off by its own clock once it has heard of them, never below a family’s lowest price. The narrowest one holds: of the item, its family, its package, everything.</source>
        <translation>يطبّقها كل صندوق بساعته متى بلغته، ولا ينزل السعر عن الحد الأدنى للأسرة. والأخص هو الساري: الصنف، ثم أسرته، ثم باقته، ثم كل البضائع.</translation>
    </message>
    <message>
        <source>Back to the families</source>
        <translation>العودة إلى الأسر</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Plan a markdown</source>
        <translation>جدولة تخفيض</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>البضائع</translation>
    </message>
    <message>
        <source>Off, or price</source>
        <translation>التخفيض أو السعر</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>حتى</translation>
    </message>
    <message>
        <source>Who bears it</source>
        <translation>من يتحمّله</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>جدوله</translation>
    </message>
    <message>
        <source>No markdown yet</source>
        <translation>لا تخفيضات بعد</translation>
    </message>
    <message>
        <source>Plan one for the last hours; every till hears of it by itself.</source>
        <translation>جدول تخفيضًا للساعات الأخيرة، وسيصل إلى كل صندوق من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Yes, stop it</source>
        <translation>نعم، إيقافه</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>It ends with all that was planned for the same goods on this day.</source>
        <translation>ينتهي ومعه كل ما جُدول للبضاعة نفسها في هذا اليوم.</translation>
    </message>
    <message>
        <source>Stopped by {name}</source>
        <translation>أوقفه {name}</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل البضائع</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name} ({code})</translation>
    </message>
    <message>
        <source>Family {code}, {name}</source>
        <translation>الأسرة {code}، {name}</translation>
    </message>
    <message>
        <source>Package {name}</source>
        <translation>باقة {name}</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>منتصف الليل</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>The families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>المكتب</translation>
    </message>
</context>
<context>
    <name>MoneyBackSheet</name>
    <message>
        <source>Give the money back</source>
        <translation>إعادة المبلغ</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>الإيصال {number}</translation>
    </message>
    <message>
        <source>Hand over in cash</source>
        <translation>يُسلّم نقدًا</translation>
    </message>
    <message>
        <source>Give back on the card machine</source>
        <translation>يُعاد على جهاز البطاقات</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>MoneySheet</name>
    <message>
        <source>Advance or adjustment</source>
        <translation>سلفة أو تسوية</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>سلفة</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Reason, as the family will read it</source>
        <translation>السبب كما ستقرؤه الأسرة</translation>
    </message>
    <message>
        <source>Who collects it</source>
        <translation>من يستلم المبلغ</translation>
    </message>
    <message>
        <source>The family itself</source>
        <translation>الأسرة نفسها</translation>
    </message>
    <message>
        <source>Paid now against a voucher; the next payout takes it off.</source>
        <translation>تُدفع الآن بسند، وتُخصم في دفعة الصرف القادمة.</translation>
    </message>
    <message>
        <source>Added to the next payout. A second person must approve it.</source>
        <translation>تُضاف إلى دفعة الصرف القادمة، ويجب أن يعتمدها شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Taken off the next payout. A second person must approve it.</source>
        <translation>يُخصم من دفعة الصرف القادمة، ويجب أن يعتمده شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Pay the advance</source>
        <translation>صرف السلفة</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>طلب الاعتماد</translation>
    </message>
    <message>
        <source>Write the amount first.</source>
        <translation>اكتب المبلغ أولًا.</translation>
    </message>
    <message>
        <source>Write the reason first; it stands on the family&apos;s statement.</source>
        <translation>اكتب السبب أولًا؛ فهو يظهر في كشف الأسرة.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>Move a line to its family</source>
        <translation>نقل بند إلى أسرته</translation>
    </message>
    <message>
        <source>Receipt {number}. What has not come back is credited to the right family.</source>
        <translation>الإيصال {number}. يُقيَّد ما لم يُسترجع للأسرة الصحيحة.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Wrong label</source>
        <translation>ملصق خاطئ</translation>
    </message>
    <message>
        <source>Wrong family chosen</source>
        <translation>اختيرت أسرة خاطئة</translation>
    </message>
    <message>
        <source>Move the line</source>
        <translation>نقل البند</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Notes of this till</source>
        <translation>أذونات هذا الصندوق</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الإذن</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>No note yet</source>
        <translation>لا أذونات بعد</translation>
    </message>
    <message>
        <source>Notes that are saved here will stand here.</source>
        <translation>تظهر هنا الأذونات التي تُحفظ.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>A4 file</source>
        <translation>ملف ⁦A4⁩</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ملصقات</translation>
    </message>
    <message>
        <source>Family or till</source>
        <translation>الأسرة أو الصندوق</translation>
    </message>
    <message>
        <source>To till {till}</source>
        <translation>إلى الصندوق {till}</translation>
    </message>
    <message>
        <source>By note {number}</source>
        <translation>بالإذن {number}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Read all of it</source>
        <translation>قراءة النص كاملًا</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>Notice</source>
        <translation>تنبيه</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>قرأته</translation>
    </message>
</context>
<context>
    <name>NumberButton</name>
    <message>
        <source>Number keys</source>
        <translation>لوحة الأرقام</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>Type a number</source>
        <translation>كتابة رقم</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Take this number</source>
        <translation>إدخال</translation>
    </message>
</context>
<context>
    <name>OfficeClosingView</name>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Prove all closings</source>
        <translation>التحقق من كل الإقفالات</translation>
    </message>
    <message>
        <source>Open the last one again…</source>
        <translation>إعادة فتح آخر إقفال…</translation>
    </message>
    <message>
        <source>Stored entry</source>
        <translation>القيد المحفوظ</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>الإقفالات</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>وقت الإقفال</translation>
    </message>
    <message>
        <source>By</source>
        <translation>سجّله</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>إثبات</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Owed to families</source>
        <translation>المستحق للأسر</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>What the accounts had come to</source>
        <translation>ما بلغته الحسابات</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>مدين</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>دائن</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>Nothing was closed yet</source>
        <translation>لم يُقفل شيء بعد</translation>
    </message>
    <message>
        <source>Close the books when the totals agree; what comes later belongs to the next closing.</source>
        <translation>أقفل الدفاتر حين تتطابق الإجماليات، وما يأتي بعد ذلك يدخل في الإقفال التالي.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) are not closed yet</source>
        <translation>
            <numerusform>لا توجد قيود لم تُقفل بعد</numerusform>
            <numerusform>قيد واحد لم يُقفل بعد</numerusform>
            <numerusform>قيدان لم يُقفلا بعد</numerusform>
            <numerusform>⁦%n⁩ قيود لم تُقفل بعد</numerusform>
            <numerusform>⁦%n⁩ قيدًا لم يُقفل بعد</numerusform>
            <numerusform>⁦%n⁩ قيد لم يُقفل بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>since {moment}</source>
        <translation>منذ {moment}</translation>
    </message>
    <message>
        <source>Close provisionally…</source>
        <translation>إقفال مؤقت…</translation>
    </message>
    <message>
        <source>Close the books</source>
        <translation>إقفال الدفاتر</translation>
    </message>
    <message>
        <source>May be disputed until {day}</source>
        <translation>يمكن الاعتراض حتى {day}</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>نهائي</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>أُعيد فتحه</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>Altered!</source>
        <translation>مُغيَّر!</translation>
    </message>
    <message>
        <source>Closing {n}</source>
        <translation>الإقفال {n}</translation>
    </message>
    <message>
        <source>closed by {name}, approved by {other}</source>
        <translation>أقفله {name}، واعتمده {other}</translation>
    </message>
    <message>
        <source>provisional: {reason}</source>
        <translation>مؤقت: {reason}</translation>
    </message>
    <message>
        <source>Opened again by {name}, {moment}: {reason}</source>
        <translation>أعاد فتحه {name}، {moment}: {reason}</translation>
    </message>
    <message>
        <source>Hash: {hash}</source>
        <translation>البصمة: {hash}</translation>
    </message>
    <message>
        <source>none, this is the first</source>
        <translation>لا يوجد، هذا أول إقفال</translation>
    </message>
    <message>
        <source>The closing before it: {hash}</source>
        <translation>بصمة الإقفال السابق: {hash}</translation>
    </message>
</context>
<context>
    <name>OfficeCodesView</name>
    <message>
        <source>The files of the ledger for accounting software bear these codes, whichever machine writes them.</source>
        <translation>تحمل ملفات دفتر الأستاذ لبرامج المحاسبة هذه الرموز، أيًا كان الجهاز الذي يكتبها.</translation>
    </message>
    <message>
        <source>A file of codes from before lies on this machine: account-codes.csv</source>
        <translation>على هذا الجهاز ملف رموز من قبل: ⁦account-codes.csv⁩</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>كما كان</translation>
    </message>
    <message>
        <source>Fill in from the file</source>
        <translation>تعبئة من الملف</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Name in the books</source>
        <translation>الاسم في الدفاتر</translation>
    </message>
    <message>
        <source>Code of {account}</source>
        <translation>رمز حساب {account}</translation>
    </message>
    <message>
        <source>Name of {account} in the books</source>
        <translation>اسم حساب {account} في الدفاتر</translation>
    </message>
</context>
<context>
    <name>OfficeExceptionsView</name>
    <message>
        <source>Exceptions</source>
        <translation>الاستثناءات</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>عولج</translation>
    </message>
    <message>
        <source>I see to it</source>
        <translation>أتولّاه</translation>
    </message>
    <message>
        <source>Deal with it</source>
        <translation>معالجة</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>بحاجة إلى مراجعة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>About</source>
        <translation>بخصوص</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>يتولّاه</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>المعالجة</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>By</source>
        <translation>عالجه</translation>
    </message>
    <message>
        <source>Nothing was dealt with yet</source>
        <translation>لم يُعالج شيء بعد</translation>
    </message>
    <message>
        <source>What is decided is kept here.</source>
        <translation>كل قرار يُحفظ هنا.</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>لا شيء مفتوح</translation>
    </message>
    <message>
        <source>Every entry has found its place.</source>
        <translation>وجد كل قيد مكانه.</translation>
    </message>
</context>
<context>
    <name>OfficeFamiliesView</name>
    <message>
        <source>All packages</source>
        <translation>كل الباقات</translation>
    </message>
    <message>
        <source>Family name or number</source>
        <translation>اسم الأسرة أو رقمها</translation>
    </message>
    <message>
        <source>Filter families</source>
        <translation>تصفية الأسر</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>كشف حساب</translation>
    </message>
    <message>
        <source>All statements</source>
        <translation>كل الكشوف</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>No family found</source>
        <translation>لا توجد أسرة مطابقة</translation>
    </message>
    <message>
        <source>Change the filter or the package.</source>
        <translation>غيّر كلمة البحث أو الباقة.</translation>
    </message>
    <message>
        <source>Where does {figure} come from?</source>
        <translation>من أين جاء: {figure}؟</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>المسترجعات</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>العمولة</translation>
    </message>
    <message>
        <source>Advances</source>
        <translation>السلف</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>الصافي</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المصروف</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>Advance or adjustment</source>
        <translation>سلفة أو تسوية</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المتابعة</translation>
    </message>
    <message>
        <source>Dashboard: what was sold, in charts</source>
        <translation>لوحة المتابعة: المبيعات في رسوم بيانية</translation>
    </message>
    <message>
        <source>Links of the families&apos; own pages</source>
        <translation>روابط صفحات الأسر</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>التسويات</translation>
    </message>
</context>
<context>
    <name>OfficeLedgerView</name>
    <message>
        <source>It does not come to zero</source>
        <translation>مجموع الحسابات ليس صفرًا</translation>
    </message>
    <message>
        <source>All accounts come to zero</source>
        <translation>مجموع الحسابات كلها صفر</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>ميزان المراجعة</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Stored entry</source>
        <translation>القيد المحفوظ</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>رموز الحسابات</translation>
    </message>
    <message>
        <source>Receipt or voucher number</source>
        <translation>رقم إيصال أو سند</translation>
    </message>
    <message>
        <source>Family number</source>
        <translation>رقم الأسرة</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>مدين</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>دائن</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>الرصيد</translation>
    </message>
    <message>
        <source>Where does what was before come from?</source>
        <translation>من أين جاء ما كان قبل ذلك؟</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>الكمية</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>No entry found</source>
        <translation>لا يوجد قيد</translation>
    </message>
    <message>
        <source>Nothing stored fits what is asked for.</source>
        <translation>لا شيء محفوظ يطابق المطلوب.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل الفترة</translation>
    </message>
    <message>
        <source>of it {name}</source>
        <translation>منه: {name}</translation>
    </message>
    <message>
        <source>Pieces left: {n}</source>
        <translation>القطع الباقية: {n}</translation>
    </message>
    <message>
        <source>Pieces in all: {n}</source>
        <translation>مجموع القطع: {n}</translation>
    </message>
    <message>
        <source>Weight left: {n}</source>
        <translation>الوزن الباقي: {n}</translation>
    </message>
    <message>
        <source>Weight in all: {n}</source>
        <translation>مجموع الوزن: {n}</translation>
    </message>
    <message>
        <source>the sum of these rows</source>
        <translation>مجموع هذه الصفوف</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>كل الحسابات</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>كل الصناديق</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>Export for accounting software</source>
        <translation>تصدير لبرنامج محاسبة</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>من يوم</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>إلى يوم</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>اليوم نفسه</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>الإقفالات</translation>
    </message>
</context>
<context>
    <name>OfficeLinksView</name>
    <message>
        <source>Family name or number</source>
        <translation>اسم الأسرة أو رقمها</translation>
    </message>
    <message>
        <source>Filter families</source>
        <translation>تصفية الأسر</translation>
    </message>
    <message>
        <source>Show the link</source>
        <translation>عرض الرابط</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>رابط جديد…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>سحب…</translation>
    </message>
    <message>
        <source>Give every family a link</source>
        <translation>رابط لكل أسرة</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>العنوان…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>الروابط</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>آخر فتح</translation>
    </message>
    <message>
        <source>Withdrawn because</source>
        <translation>سبب السحب</translation>
    </message>
    <message>
        <source>No family found</source>
        <translation>لا توجد أسرة بهذا البحث</translation>
    </message>
    <message>
        <source>Change the filter, or enrol a family.</source>
        <translation>غيّر البحث أو سجّل أسرة.</translation>
    </message>
    <message>
        <source>Families open their own page at {address}; whoever has the link sees it.</source>
        <translation>تفتح الأسر صفحاتها على {address}، ومن معه الرابط يرى الصفحة.</translation>
    </message>
    <message>
        <source>Nobody said yet where families reach the register; no paper bears a link.</source>
        <translation>لم يُحدَّد بعد العنوان الذي تصل منه الأسر، ولا تحمل أي ورقة رابطًا.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>يفتح</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>مسحوب</translation>
    </message>
    <message>
        <source>Only an administrator gives, renews and withdraws links.</source>
        <translation>لا يمنح الروابط ولا يجددها ولا يسحبها إلا مسؤول النظام.</translation>
    </message>
</context>
<context>
    <name>OfficeMatchingView</name>
    <message>
        <source>{n} of {all} tills are in</source>
        <translation>الصناديق الواصلة: {n} من {all}</translation>
    </message>
    <message>
        <source>{tills}: show the tills</source>
        <translation>{tills}: عرض الصناديق</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير Z</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Family ledgers</source>
        <translation>دفاتر الأسر</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>إعادة المطابقة</translation>
    </message>
    <message>
        <source>The totals differ by {amount}</source>
        <translation>الإجماليات مختلفة بفارق {amount}</translation>
    </message>
    <message>
        <source>The totals agree so far; tills are still missing</source>
        <translation>الإجماليات متطابقة حتى الآن، وما زالت صناديق ناقصة</translation>
    </message>
    <message>
        <source>All three totals agree</source>
        <translation>الإجماليات الثلاثة متطابقة</translation>
    </message>
    <message>
        <source>Where does {figure} come from?</source>
        <translation>من أين جاء: {figure}؟</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>صفًّا صفًّا</translation>
    </message>
    <message>
        <source>{amount} waits for tills that are not complete; those that are in agree</source>
        <translation>{amount} في صناديق لم تكتمل بعد، وما اكتمل منها متطابق</translation>
    </message>
</context>
<context>
    <name>OfficePaperSheet</name>
    <message>
        <source>Pictures for a message</source>
        <translation>صور للإرسال</translation>
    </message>
    <message>
        <source>Short slip</source>
        <translation>نسخة مختصرة</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} من {count}</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>من أين؟</translation>
    </message>
    <message>
        <source>Where do these figures come from?</source>
        <translation>من أين جاءت هذه الأرقام؟</translation>
    </message>
</context>
<context>
    <name>OfficePayoutView</name>
    <message>
        <source>Payout {number}</source>
        <translation>دفعة الصرف {number}</translation>
    </message>
    <message>
        <source>everything up to the evening of {day}</source>
        <translation>كل ما سُجّل حتى مساء {day}</translation>
    </message>
    <message>
        <source>everything up to {moment}</source>
        <translation>كل ما سُجّل حتى {moment}</translation>
    </message>
    <message>
        <source>drafted by {name}</source>
        <translation>الإعداد: {name}</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>الاعتماد: {name}</translation>
    </message>
    <message>
        <source>No payout has been drafted yet.</source>
        <translation>لم تُعدّ مسودة صرف بعد.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>المسودة</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>الاعتماد</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الصرف</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>إلغاء المسودة</translation>
    </message>
    <message>
        <source>Pay in cash</source>
        <translation>صرف نقدي</translation>
    </message>
    <message>
        <source>Bank file</source>
        <translation>ملف البنك</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>كشوف الحساب</translation>
    </message>
    <message>
        <source>Settlement pack</source>
        <translation>ملف التسوية</translation>
    </message>
    <message>
        <source>No payout yet</source>
        <translation>لا يوجد صرف بعد</translation>
    </message>
    <message>
        <source>Make a draft when the totals agree and every till is in.</source>
        <translation>أعدّ المسودة حين تتطابق الإجماليات وتصل كل الصناديق.</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>تحويل بنكي</translation>
    </message>
    <message>
        <source>provisional: {reason}</source>
        <translation>مؤقت: {reason}</translation>
    </message>
    <message>
        <source>Pay all in cash</source>
        <translation>صرف الكل نقدًا</translation>
    </message>
    <message>
        <source>Bank was told</source>
        <translation>أُبلغ البنك</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>السندات</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>إلغاء الصرف…</translation>
    </message>
    <message>
        <source>Cash box</source>
        <translation>صندوق الصرف</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>لم يُستلم</translation>
    </message>
    <message>
        <source>Which payout is shown</source>
        <translation>دفعة الصرف المعروضة</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>رفع الإيقاف</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>إيقاف…</translation>
    </message>
    <message>
        <source>Choose a family to see its commission by rate and its voucher.</source>
        <translation>اختر أسرة لعرض عمولتها حسب النسبة وسندها.</translation>
    </message>
    <message>
        <source>{rate} of {base}: {commission}</source>
        <translation>{rate} من {base}: {commission}</translation>
    </message>
    <message>
        <source>voucher {number}</source>
        <translation>السند {number}</translation>
    </message>
    <message>
        <source>collected by {name}</source>
        <translation>استلمه {name}</translation>
    </message>
    <message>
        <source>held: {reason}</source>
        <translation>موقوف: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>لا أسر</numerusform>
            <numerusform>أسرة واحدة</numerusform>
            <numerusform>أسرتان</numerusform>
            <numerusform>⁦%n⁩ أسر</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what makes up {amount}: {count}.</source>
        <translation>المعروض ما يتكوّن منه {amount} فقط: {count}.</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>undone by document {number}, {moment}</source>
        <translation>أُلغي بالمستند {number}، {moment}</translation>
    </message>
    <message>
        <source>Its document</source>
        <translation>مستند الإلغاء</translation>
    </message>
    <message>
        <source>Bank list</source>
        <translation>قائمة البنك</translation>
    </message>
    <message>
        <source>brought forward {amount}</source>
        <translation>مدوَّر من السابق {amount}</translation>
    </message>
    <message>
        <source>carried forward {amount}</source>
        <translation>مُرحَّل {amount}</translation>
    </message>
</context>
<context>
    <name>OfficeRoadsView</name>
    <message>
        <source>Those that part</source>
        <translation>المختلف منها</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>كل الصفوف</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>من أين؟</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>إعادة المطابقة</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>المطابقة</translation>
    </message>
    <message>
        <source>The three roads, row by row</source>
        <translation>الطرق الثلاثة صفًّا صفًّا</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير Z</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Apart by</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>No row parts</source>
        <translation>لا صف مختلف</translation>
    </message>
    <message>
        <source>Z-reports, receipts and ledger give the same figures per till, day, way of paying and family.</source>
        <translation>تقارير Z والإيصالات ودفتر الأستاذ تعطي الأرقام نفسها لكل صندوق ويوم وطريقة دفع وأسرة.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) compared</source>
        <translation>
            <numerusform>لم يُقارن أي صف</numerusform>
            <numerusform>قورن صف واحد</numerusform>
            <numerusform>قورن صفان</numerusform>
            <numerusform>قورنت %n صفوف</numerusform>
            <numerusform>قورن %n صفًّا</numerusform>
            <numerusform>قورن %n صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them part(s)</source>
        <translation>
            <numerusform>لا يختلف منها شيء</numerusform>
            <numerusform>يختلف منها واحد</numerusform>
            <numerusform>يختلف منها اثنان</numerusform>
            <numerusform>تختلف منها %n</numerusform>
            <numerusform>يختلف منها %n</numerusform>
            <numerusform>يختلف منها %n</numerusform>
        </translation>
    </message>
    <message>
        <source>all of them agree</source>
        <translation>كلها متطابقة</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>متطابق</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>مختلف</translation>
    </message>
    <message>
        <source>No Z-report yet</source>
        <translation>لا تقرير Z بعد</translation>
    </message>
</context>
<context>
    <name>OfficeSayings</name>
    <message>
        <source>Decision {code} is saved, with its reason.</source>
        <translation>حُفظ القرار {code} مع سببه.</translation>
    </message>
    <message>
        <source>Slips that are printed: {count}</source>
        <translation>الكشوف المختصرة المطبوعة: {count}</translation>
    </message>
    <message>
        <source>The books are closed, document {code}. What comes now belongs to the next closing.</source>
        <translation>أُقفلت الدفاتر، المستند {code}. وما يأتي الآن يدخل في الإقفال التالي.</translation>
    </message>
    <message>
        <source>Closing {code} is open again; the next closing takes its place.</source>
        <translation>أُعيد فتح الإقفال {code}، ويحلّ الإقفال التالي محلّه.</translation>
    </message>
    <message>
        <source>Every closing comes out as it was sealed. Closings: {count}</source>
        <translation>كل الإقفالات سليمة كما خُتمت. عددها: {count}</translation>
    </message>
    <message>
        <source>Closing {code} does not come out as it was sealed: a stored row was altered. Tell the administrator.</source>
        <translation>الإقفال {code} لم يعد كما خُتم: غُيّر سطر محفوظ. أبلغ مسؤول النظام.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Close the books</source>
        <translation>إقفال الدفاتر</translation>
    </message>
    <message>
        <source>Everything up to now is frozen, and its hash is chained to the last closing. Who approves is not the one who closes.</source>
        <translation>يُجمَّد كل ما سُجّل حتى الآن، وتُربط بصمته بالإقفال السابق. من يعتمد غير من يُقفل.</translation>
    </message>
    <message>
        <source>A provisional closing</source>
        <translation>إقفال مؤقت</translation>
    </message>
    <message>
        <source>Not everything of {code} is in. What comes later lands in the next closing. The reason stands on this one.</source>
        <translation>لم يصل كل شيء من {code}. ما يصل لاحقًا يدخل في الإقفال التالي، ويُذكر السبب في هذا الإقفال.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Open closing {code} again?</source>
        <translation>إعادة فتح الإقفال {code}؟</translation>
    </message>
    <message>
        <source>A numbered document is written; what was frozen stays in the chain, and the next closing takes its place.</source>
        <translation>يُحرَّر مستند مرقّم، ويبقى ما جُمّد في السلسلة، ويحلّ الإقفال التالي محلّه.</translation>
    </message>
    <message>
        <source>Approve the opening</source>
        <translation>اعتماد إعادة الفتح</translation>
    </message>
    <message>
        <source>Closing {code} is opened again. Who approves is not the one who asks.</source>
        <translation>يُعاد فتح الإقفال {code}. من يعتمد غير من يطلب.</translation>
    </message>
    <message>
        <source>Families that can open their pages now: {count}</source>
        <translation>الأسر التي يمكنها فتح صفحاتها الآن: {count}</translation>
    </message>
    <message>
        <source>Family {code} has a new link; the one before opens nothing any more.</source>
        <translation>للأسرة {code} رابط جديد، والرابط السابق لم يعد يفتح شيئًا.</translation>
    </message>
    <message>
        <source>The link of family {code} opens nothing any more.</source>
        <translation>رابط الأسرة {code} لم يعد يفتح شيئًا.</translation>
    </message>
    <message>
        <source>Families reach their pages at {code}. Papers bear it from now on.</source>
        <translation>تصل الأسر إلى صفحاتها على {code}، وتحمله الأوراق من الآن.</translation>
    </message>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>الرابط في الحافظة.</translation>
    </message>
    <message>
        <source>A new link for {name}</source>
        <translation>رابط جديد لـ{name}</translation>
    </message>
    <message>
        <source>The link before opens nothing any more, nor do the papers that bear it. The reason is kept.</source>
        <translation>الرابط السابق والأوراق التي تحمله لا تفتح شيئًا بعد ذلك. يُحفظ السبب.</translation>
    </message>
    <message>
        <source>Make the link</source>
        <translation>إنشاء الرابط</translation>
    </message>
    <message>
        <source>Withdraw the link of {name}?</source>
        <translation>سحب رابط {name}؟</translation>
    </message>
    <message>
        <source>Nobody can open the page any more, until a new link is made. The reason is kept.</source>
        <translation>لا يستطيع أحد فتح الصفحة حتى يُنشأ رابط جديد. يُحفظ السبب.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Where families reach their pages</source>
        <translation>العنوان الذي تصل منه الأسر إلى صفحاتها</translation>
    </message>
    <message>
        <source>An address that phones reach, such as https://centre.example. It stands in every link and on every paper.</source>
        <translation>عنوان تصل إليه الهواتف، مثل https://centre.example. يرد في كل رابط وعلى كل ورقة.</translation>
    </message>
    <message>
        <source>Keep the address</source>
        <translation>حفظ العنوان</translation>
    </message>
    <message>
        <source>The account codes are kept; accounts that have one: {count}</source>
        <translation>حُفظت رموز الحسابات؛ الحسابات التي لها رمز: {count}</translation>
    </message>
</context>
<context>
    <name>OfficeTillsView</name>
    <message numerus="yes">
        <source>%n till(s) are not in yet</source>
        <translation>
            <numerusform>كل الصناديق مكتملة</numerusform>
            <numerusform>صندوق واحد لم يكتمل بعد</numerusform>
            <numerusform>صندوقان لم يكتملا بعد</numerusform>
            <numerusform>%n صناديق لم تكتمل بعد</numerusform>
            <numerusform>%n صندوقًا لم تكتمل بعد</numerusform>
            <numerusform>%n صندوق لم تكتمل بعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Every till is in</source>
        <translation>وصلت بيانات كل الصناديق</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>الصناديق</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>ما ينقص</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير Z</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Family ledgers</source>
        <translation>دفاتر الأسر</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>No till is expected</source>
        <translation>لا صناديق متوقعة</translation>
    </message>
    <message>
        <source>The bazaar&apos;s plan names the tills.</source>
        <translation>تُحدَّد الصناديق في خطة البازار.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>In</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>Shift is open</source>
        <translation>الوردية مفتوحة</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>غائب</translation>
    </message>
    <message>
        <source>Has a gap</source>
        <translation>فيه فجوة</translation>
    </message>
    <message>
        <source>Two books</source>
        <translation>دفتران</translation>
    </message>
    <message>
        <source>Revoked: it may send no more</source>
        <translation>موقوف: لا يحق له الإرسال</translation>
    </message>
    <message>
        <source>No Z-report of {days}</source>
        <translation>لا تقرير Z ليوم {days}</translation>
    </message>
    <message>
        <source>Nothing has come from it</source>
        <translation>لم يصل منه شيء</translation>
    </message>
    <message>
        <source>From entry {n} on</source>
        <translation>ابتداءً من القيد {n}</translation>
    </message>
    <message>
        <source>{person} has not closed the shift</source>
        <translation>لم يغلق {person} الوردية</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>من أين؟</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>المُقَرّ باستلامه</translation>
    </message>
    <message>
        <source>Cash counted</source>
        <translation>النقد المعدود</translation>
    </message>
    <message>
        <source>entries acknowledged: {count}, last heard {moment}</source>
        <translation>القيود المُقَرّ باستلامها: {count}، آخر اتصال {moment}</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>No Z-report has come from it</source>
        <translation>لم يصل منه أي تقرير ⁦Z⁩</translation>
    </message>
</context>
<context>
    <name>OfficeView</name>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Bazaar whose accounts are shown</source>
        <translation>البازار المعروضة حساباته</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>المطابقة</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>صرف المستحقات</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>الصناديق</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>الإدارة</translation>
    </message>
</context>
<context>
    <name>OutcomePage</name>
    <message>
        <source>Who asks the register?</source>
        <translation>من يسأل السجل المركزي؟</translation>
    </message>
    <message>
        <source>The register tells what left through other tills. Type your PIN once more.</source>
        <translation>يذكر السجل المركزي ما خرج عبر الصناديق الأخرى. اكتب رقمك السري مرة أخرى.</translation>
    </message>
    <message>
        <source>What the count says</source>
        <translation>نتيجة العدّ</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Should be here</source>
        <translation>يجب أن يكون</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>الناقص</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Where everything is</source>
        <translation>أين ذهبت البضاعة كلها</translation>
    </message>
    <message>
        <source>Missing, at its price</source>
        <translation>قيمة الناقص بسعره</translation>
    </message>
    <message>
        <source>Who collects it (empty: the family itself)</source>
        <translation>المستلِم (يُترك فارغًا إن حضرت الأسرة)</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>ما ينقص</translation>
    </message>
    <message>
        <source>Unexplained, named on the note</source>
        <translation>بلا تفسير، ويُذكر في الإذن</translation>
    </message>
    <message>
        <source>Lost: the family bears it</source>
        <translation>مفقود: تتحمّله الأسرة</translation>
    </message>
    <message>
        <source>Lost: the centre pays</source>
        <translation>مفقود: يدفعه المركز</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>إعادة العدّ</translation>
    </message>
    <message>
        <source>Hand back and print the note</source>
        <translation>إرجاع البضاعة وطباعة الإذن</translation>
    </message>
    <message>
        <source>Ask the register</source>
        <translation>سؤال السجل المركزي</translation>
    </message>
    <message>
        <source>The register is asked what left through other tills …</source>
        <translation>يُسأل السجل عمّا خرج عبر الصناديق الأخرى …</translation>
    </message>
    <message>
        <source>By the register, nothing of it left through other tills.</source>
        <translation>بحسب السجل المركزي، لم يخرج شيء منها عبر صناديق أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>⁦%n⁩ قطع</numerusform>
            <numerusform>⁦%n⁩ قطعة</numerusform>
            <numerusform>⁦%n⁩ قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>By the register, this left through other tills and is subtracted: {pieces}</source>
        <translation>بحسب السجل المركزي، خرج هذا عبر صناديق أخرى وطُرح: {pieces}</translation>
    </message>
    <message>
        <source>By what this till knows: what other tills sold is not subtracted. The register knows the whole.</source>
        <translation>بحسب ما يعرفه هذا الصندوق: لم يُطرح ما باعته صناديق أخرى. الصورة الكاملة في السجل المركزي.</translation>
    </message>
    <message>
        <source>All pieces</source>
        <translation>كل القطع</translation>
    </message>
    <message>
        <source>All that is weighed</source>
        <translation>كل ما يوزن</translation>
    </message>
    <message>
        <source>sold {n}</source>
        <translation>بيع {n}</translation>
    </message>
    <message>
        <source>returned {n}</source>
        <translation>أُرجع {n}</translation>
    </message>
    <message>
        <source>lost or damaged {n}</source>
        <translation>فُقد أو تلف {n}</translation>
    </message>
    <message>
        <source>donated {n}</source>
        <translation>تُبُرِّع به {n}</translation>
    </message>
    <message>
        <source>through other tills {n}</source>
        <translation>عبر صناديق أخرى {n}</translation>
    </message>
    <message>
        <source>here {n}</source>
        <translation>هنا {n}</translation>
    </message>
    <message>
        <source>unexplained {n}</source>
        <translation>بلا تفسير {n}</translation>
    </message>
    <message>
        <source>received {n}</source>
        <translation>استُلم {n}</translation>
    </message>
    <message>
        <source>donate</source>
        <translation>يُتبرَّع به</translation>
    </message>
    <message>
        <source>At other tills</source>
        <translation>صناديق أخرى</translation>
    </message>
    <message>
        <source>at other tills or on the way {n}</source>
        <translation>في صناديق أخرى أو في الطريق {n}</translation>
    </message>
</context>
<context>
    <name>OutletsView</name>
    <message>
        <source>A new online store</source>
        <translation>متجر إلكتروني جديد</translation>
    </message>
    <message>
        <source>A new outlet</source>
        <translation>منفذ بيع جديد</translation>
    </message>
    <message>
        <source>Its book is kept by the register, with a letter of its own.</source>
        <translation>يمسك السجل المركزي دفتره، وله حرف خاص به.</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>فتح الدفتر</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>اسمه</translation>
    </message>
    <message>
        <source>Undo sheet {number}?</source>
        <translation>إلغاء الكشف {number}؟</translation>
    </message>
    <message>
        <source>Everything on it is taken back by a correction on its own day. Key it in again if it was half right.</source>
        <translation>يُلغى كل ما فيه بقيد تصحيح في يومه نفسه. أعد إدخاله إن كان بعضه صحيحًا.</translation>
    </message>
    <message>
        <source>Undo the sheet</source>
        <translation>إلغاء الكشف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>منافذ البيع</translation>
    </message>
    <message>
        <source>Online store</source>
        <translation>المتجر الإلكتروني</translation>
    </message>
    <message>
        <source>Tally sheets</source>
        <translation>كشوف المنافذ</translation>
    </message>
    <message>
        <source>An empty tally sheet</source>
        <translation>كشف مبيعات فارغ</translation>
    </message>
    <message>
        <source>The centre’s own goods are always on it; what is sold by weight never is.</source>
        <translation>بضاعة المركز نفسه فيه دائمًا، وما يُباع بالوزن ليس فيه أبدًا.</translation>
    </message>
    <message>
        <source>Show the sheet</source>
        <translation>عرض الكشف</translation>
    </message>
    <message>
        <source>Numbers of families with spaces between; * for all</source>
        <translation>أرقام الأسر بينها مسافات، أو * للكل</translation>
    </message>
    <message>
        <source>Undo receipt {number}?</source>
        <translation>إلغاء الإيصال {number}؟</translation>
    </message>
    <message>
        <source>The money is out of where it was put, and is owed again. The receipt stays, with the reason.</source>
        <translation>يخرج المبلغ من حيث وُضع ويعود مستحقًا. يبقى الإيصال ومعه السبب.</translation>
    </message>
    <message>
        <source>Undo the receipt</source>
        <translation>إلغاء الإيصال</translation>
    </message>
    <message>
        <source>Money with them</source>
        <translation>المبالغ لديهم</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>حفظ بصيغة صورة</translation>
    </message>
</context>
<context>
    <name>PartingSheet</name>
    <message>
        <source>Where the roads part</source>
        <translation>أين تختلف الطرق</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Z-reports</source>
        <translation>تقارير Z</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Apart by</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>من أين؟</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Z-reports less receipts: {amount}</source>
        <translation>تقارير Z ناقص الإيصالات: {amount}</translation>
    </message>
    <message>
        <source>Receipts less ledger: {amount}</source>
        <translation>الإيصالات ناقص دفتر الأستاذ: {amount}</translation>
    </message>
    <message>
        <source>No entry parts any more; compare again</source>
        <translation>لم يعد أي قيد مختلفًا؛ أعد المطابقة</translation>
    </message>
</context>
<context>
    <name>PayDonePage</name>
    <message>
        <source>No paper</source>
        <translation>دون طباعة</translation>
    </message>
    <message>
        <source>Printing the receipt</source>
        <translation>جارٍ طباعة الإيصال</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>طُبع الإيصال</translation>
    </message>
    <message>
        <source>Receipt waits for the printer</source>
        <translation>الإيصال بانتظار الطابعة</translation>
    </message>
    <message>
        <source>The sale is saved</source>
        <translation>حُفظت عملية البيع</translation>
    </message>
    <message>
        <source>View receipt</source>
        <translation>عرض الإيصال</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>الزبون التالي</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>الإيصال {number}</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>المبلغ المستحق</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>النقد المستلم</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>على البطاقة</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>دُفع بالبطاقة</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>الباقي للزبون</translation>
    </message>
</context>
<context>
    <name>PaySheet</name>
    <message>
        <source>Cash rounding {amount}</source>
        <translation>تقريب النقد {amount}</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>المتبقي للدفع</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>الباقي للزبون</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>المبلغ المستحق</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Cash and card</source>
        <translation>نقدًا وبطاقة</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>النقد المستلم</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>على البطاقة</translation>
    </message>
    <message>
        <source>Card slip number</source>
        <translation>رقم قسيمة البطاقة</translation>
    </message>
    <message>
        <source>Back to basket</source>
        <translation>العودة إلى السلة</translation>
    </message>
    <message>
        <source>Complete sale</source>
        <translation>إتمام البيع</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>المبلغ تمامًا</translation>
    </message>
    <message>
        <source>Exact amount</source>
        <translation>المبلغ تمامًا</translation>
    </message>
    <message>
        <source>No slip number</source>
        <translation>بلا رقم قسيمة</translation>
    </message>
    <message>
        <source>Type the number on the card slip, or choose “No slip number”.</source>
        <translation>اكتب رقم قسيمة البطاقة أو اختر «بلا رقم قسيمة».</translation>
    </message>
</context>
<context>
    <name>PayoutDraft</name>
    <message>
        <source>Up to now</source>
        <translation>حتى الآن</translation>
    </message>
    <message>
        <source>Up to the evening of {day}</source>
        <translation>حتى مساء {day}</translation>
    </message>
    <message>
        <source>Up to when the payout reaches</source>
        <translation>حتى متى تُحسب دفعة الصرف</translation>
    </message>
    <message>
        <source>Next draft</source>
        <translation>المسودة التالية</translation>
    </message>
    <message>
        <source>Provisional draft…</source>
        <translation>مسودة مؤقتة…</translation>
    </message>
    <message>
        <source>Make a draft</source>
        <translation>إعداد مسودة</translation>
    </message>
</context>
<context>
    <name>PayoutHints</name>
    <message>
        <source>Brought back from a copy: the office&apos;s last entry is of {moment}. Who was paid later looks unpaid here; compare the signed vouchers first.</source>
        <translation>استُعيد السجل من نسخة احتياطية، وآخر قيد للمكتب فيها {moment}. ما صُرف بعده يظهر هنا كأنه لم يُصرف؛ يُرجى مطابقة السندات الموقَّعة أولًا.</translation>
    </message>
    <message>
        <source>This is not the last payout. Go on from payout {number}.</source>
        <translation>هذه ليست دفعة الصرف الأخيرة. يُرجى المتابعة من الدفعة {number}.</translation>
    </message>
</context>
<context>
    <name>PayoutSayings</name>
    <message>
        <source>Payout {code}: {amount} is undone in all, and is in the next payout.</source>
        <translation>دفعة الصرف {code}: مجموع الملغى {amount}، وهو في الدفعة التالية.</translation>
    </message>
    <message>
        <source>{name} was paid already, against {code}. No money is to be handed over again.</source>
        <translation>صُرف مبلغ {name} من قبل بموجب {code}. لا يُسلَّم المبلغ مرة أخرى.</translation>
    </message>
    <message>
        <source>Payout {code}: all of it had been paid already, nothing was paid now. No money is to be handed over again.</source>
        <translation>دفعة الصرف {code}: صُرفت كلها من قبل، ولم يُصرف شيء الآن. لا تُسلَّم نقود مرة أخرى.</translation>
    </message>
    <message>
        <source>Payout {code}: the family&apos;s money is held until it is released.</source>
        <translation>دفعة الصرف {code}: مبلغ الأسرة موقوف إلى أن يُرفع الإيقاف.</translation>
    </message>
    <message>
        <source>Payout {code}: the family&apos;s money may be paid again.</source>
        <translation>دفعة الصرف {code}: يمكن الآن دفع مبلغ الأسرة.</translation>
    </message>
    <message>
        <source>{amount} is in the cash box, note {code}.</source>
        <translation>أُودع {amount} في صندوق الصرف بالمستند {code}.</translation>
    </message>
    <message>
        <source>{amount} is out of the cash box, note {code}.</source>
        <translation>سُحب {amount} من صندوق الصرف بالمستند {code}.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Approve the undoing</source>
        <translation>اعتماد الإلغاء</translation>
    </message>
    <message>
        <source>{amount} of payout {code} goes into the next payout. Reason: {reason}. Who approves is not the one who asks.</source>
        <translation>ينتقل {amount} من الصرف {code} إلى الصرف التالي. السبب: {reason}. من يعتمد غير من يطلب.</translation>
    </message>
    <message>
        <source>Approve the advance</source>
        <translation>اعتماد السلفة</translation>
    </message>
    <message>
        <source>{amount} for {name}, family {code}, is above the limit. Reason: {reason}. Who approves is not who pays.</source>
        <translation>السلفة {amount} للأسرة {name} ({code}) تتجاوز الحد. السبب: {reason}. من يعتمد غير من يصرف.</translation>
    </message>
    <message>
        <source>Hold this family&apos;s money?</source>
        <translation>إيقاف مبلغ هذه الأسرة؟</translation>
    </message>
    <message>
        <source>{amount} of payout {code} for {name} stays owed and is not paid until it is released.</source>
        <translation>يبقى {amount} من دفعة الصرف {code} مستحقًا للأسرة {name}، ولا يُدفع حتى يُرفع الإيقاف.</translation>
    </message>
    <message>
        <source>Hold it</source>
        <translation>إيقاف المبلغ</translation>
    </message>
    <message>
        <source>{amount} was handed over, receipt {code}.</source>
        <translation>سُلّم {amount} بالإيصال {code}.</translation>
    </message>
    <message>
        <source>Receipt {code} is undone: {amount} is owed again.</source>
        <translation>أُلغي الإيصال {code} وعاد {amount} مستحقًا.</translation>
    </message>
</context>
<context>
    <name>PayoutTable</name>
    <message>
        <source>What each family gets</source>
        <translation>مستحقات كل أسرة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>المسترجعات</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>العمولة</translation>
    </message>
    <message>
        <source>Advances</source>
        <translation>السلف</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>التسويات</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>المدوَّر</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>الصافي</translation>
    </message>
    <message>
        <source>Carried</source>
        <translation>يُرحَّل</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>يُصرف</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>مستحق</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>صُرف</translation>
    </message>
    <message>
        <source>Carried forward</source>
        <translation>مُرحّل</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>ملغى</translation>
    </message>
</context>
<context>
    <name>PayoutTotals</name>
    <message>
        <source>In cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>By bank</source>
        <translation>عبر البنك</translation>
    </message>
    <message>
        <source>Carried forward</source>
        <translation>مُرحّل</translation>
    </message>
    <message>
        <source>Show all families again</source>
        <translation>عرض كل الأسر من جديد</translation>
    </message>
    <message>
        <source>Where does {figure} come from?</source>
        <translation>من أين جاء: {figure}؟</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>الرقم السري أو كلمة المرور</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>Practice: nothing here is a sale. It has a book of its own and is never sent.</source>
        <translation>تدريب: لا شيء هنا عملية بيع حقيقية. له دفتر خاص به ولا يُرسَل أبدًا.</translation>
    </message>
    <message>
        <source>End practice</source>
        <translation>إنهاء التدريب</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>Another price</source>
        <translation>سعر آخر</translation>
    </message>
    <message>
        <source>New price of a kilogram</source>
        <translation>السعر الجديد للكيلوغرام</translation>
    </message>
    <message>
        <source>New price of a piece</source>
        <translation>السعر الجديد للقطعة</translation>
    </message>
    <message>
        <source>Not below (may stay empty)</source>
        <translation>الحد الأدنى (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Who agreed for the family, and how</source>
        <translation>من وافق عن الأسرة وكيف</translation>
    </message>
    <message>
        <source>It holds from now on. What was sold keeps its price; new labels are offered next.</source>
        <translation>يسري من الآن. ما بيع يبقى على سعره، وتُعرض الملصقات الجديدة بعد ذلك.</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>تغيير السعر</translation>
    </message>
    <message>
        <source>Until now {price}</source>
        <translation>السعر حتى الآن {price}</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>USB cable</source>
        <translation>سلك USB</translation>
    </message>
    <message>
        <source>Serial cable</source>
        <translation>سلك تسلسلي</translation>
    </message>
    <message>
        <source>Printer of the system</source>
        <translation>طابعة معرّفة في النظام</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>ملف جهاز</translation>
    </message>
    <message>
        <source>A folder, for practice</source>
        <translation>مجلد للتدريب</translation>
    </message>
    <message>
        <source>ESC/POS (raster)</source>
        <translation>⁦ESC/POS⁩ (نقطي)</translation>
    </message>
    <message>
        <source>ESC/POS (graphics)</source>
        <translation>⁦ESC/POS⁩ (رسومي)</translation>
    </message>
    <message>
        <source>ZPL</source>
        <translation>ZPL</translation>
    </message>
    <message>
        <source>As the printer is set</source>
        <translation>كما ضُبطت الطابعة</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>التوصيل</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>الطراز</translation>
    </message>
    <message>
        <source>Paper width</source>
        <translation>عرض الورق</translation>
    </message>
    <message>
        <source>Label size</source>
        <translation>مقاس الملصق</translation>
    </message>
    <message>
        <source>Drawer pin</source>
        <translation>طرف درج النقد</translation>
    </message>
    <message>
        <source>Language of the printer</source>
        <translation>لغة الطابعة</translation>
    </message>
    <message>
        <source>Darkness</source>
        <translation>درجة السواد</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>عدد النسخ</translation>
    </message>
    <message>
        <source>Printers that were found</source>
        <translation>الطابعات التي وُجدت</translation>
    </message>
    <message>
        <source>It cuts the paper</source>
        <translation>تقصّ الورق</translation>
    </message>
    <message>
        <source>Find printers</source>
        <translation>البحث عن الطابعات</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>طباعة صفحة اختبار</translation>
    </message>
    <message>
        <source>{n} mm</source>
        <translation>{n} مم</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Maker and model</source>
        <translation>الصانع والطراز</translation>
    </message>
    <message>
        <source>Port and speed</source>
        <translation>المنفذ والسرعة</translation>
    </message>
    <message>
        <source>Name of the printer</source>
        <translation>اسم الطابعة</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Looking for printers …</source>
        <translation>جارٍ البحث عن الطابعات …</translation>
    </message>
    <message>
        <source>Not looked for yet</source>
        <translation>لم يُبحث بعد</translation>
    </message>
    <message>
        <source>None was found</source>
        <translation>لم توجد أي طابعة</translation>
    </message>
    <message numerus="yes">
        <source>%n printer(s) found: choose one</source>
        <translation>
            <numerusform>لم توجد أي طابعة</numerusform>
            <numerusform>وُجدت طابعة واحدة: اخترها</numerusform>
            <numerusform>وُجدت طابعتان: اختر واحدة</numerusform>
            <numerusform>وُجدت %n طابعات: اختر واحدة</numerusform>
            <numerusform>وُجدت %n طابعة: اختر واحدة</numerusform>
            <numerusform>وُجدت %n طابعة: اختر واحدة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintersSheet</name>
    <message>
        <source>Printers and paper</source>
        <translation>الطابعات والورق</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الملصقات</translation>
    </message>
    <message>
        <source>Reports have a printer of their own</source>
        <translation>للتقارير طابعة خاصة بها</translation>
    </message>
    <message>
        <source>There is a printer for rolls of labels</source>
        <translation>توجد طابعة للفات الملصقات</translation>
    </message>
    <message>
        <source>Print a receipt after each sale</source>
        <translation>طباعة إيصال بعد كل بيع</translation>
    </message>
    <message>
        <source>There is a cash drawer on the receipt printer</source>
        <translation>يوجد درج نقد موصول بطابعة الإيصالات</translation>
    </message>
    <message>
        <source>Below the bazaar&apos;s name, in Arabic</source>
        <translation>تحت اسم البازار، بالعربية</translation>
    </message>
    <message>
        <source>Below the bazaar&apos;s name, in English</source>
        <translation>تحت اسم البازار، بالإنجليزية</translation>
    </message>
    <message>
        <source>At the foot of a receipt, in Arabic</source>
        <translation>في أسفل الإيصال، بالعربية</translation>
    </message>
    <message>
        <source>At the foot of a receipt, in English</source>
        <translation>في أسفل الإيصال، بالإنجليزية</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>اختيار شعار</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>بلا شعار</translation>
    </message>
    <message>
        <source>Take over from a file</source>
        <translation>أخذ الإعداد من ملف</translation>
    </message>
    <message>
        <source>Save for the next till</source>
        <translation>حفظ للصندوق التالي</translation>
    </message>
    <message>
        <source>Print like this</source>
        <translation>اعتماد هذا الإعداد</translation>
    </message>
    <message>
        <source>This is no picture that fits: PNG or JPEG, at most 200 KB.</source>
        <translation>هذه ليست صورة مناسبة: المطلوب PNG أو JPEG بحجم لا يزيد على 200 كيلوبايت.</translation>
    </message>
</context>
<context>
    <name>ProductSheet</name>
    <message>
        <source>What is this product?</source>
        <translation>ما هذا المنتج؟</translation>
    </message>
    <message>
        <source>Choose the item, or the family where it is on no list. It holds for every order of this file.</source>
        <translation>اختر الصنف، أو الأسرة إن لم يكن في أي قائمة. يسري ذلك على كل طلبات هذا الملف.</translation>
    </message>
    <message>
        <source>Name, item code or family number</source>
        <translation>الاسم أو رمز الصنف أو رقم الأسرة</translation>
    </message>
    <message>
        <source>Items and families</source>
        <translation>الأصناف والأسر</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>The centre&apos;s own</source>
        <translation>للمركز نفسه</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>استبعاده</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>المج&amp;لد:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;نوع الملفات:</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>&lt;b&gt;The name &quot;%1&quot; cannot be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuation marks.</source>
        <translation>&lt;b&gt;لا يمكن استعمال الاسم «%1».&lt;/b&gt;&lt;p&gt;جرّب اسمًا آخر أقصر أو بلا علامات ترقيم.</translation>
    </message>
</context>
<context>
    <name>QuantitySheet</name>
    <message>
        <source>Quantity</source>
        <translation>الكمية</translation>
    </message>
    <message>
        <source>Set quantity</source>
        <translation>اعتماد الكمية</translation>
    </message>
</context>
<context>
    <name>ReceiptActions</name>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>إعادة طباعة</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>إلغاء البيع</translation>
    </message>
    <message>
        <source>Move to another family</source>
        <translation>نقل بند إلى أسرة أخرى</translation>
    </message>
</context>
<context>
    <name>ReceiptFinder</name>
    <message>
        <source>Number, item, family or amount</source>
        <translation>رقم أو صنف أو أسرة أو مبلغ</translation>
    </message>
    <message>
        <source>Search receipts</source>
        <translation>البحث في الإيصالات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>مبيعات</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>مسترجعات</translation>
    </message>
    <message>
        <source>Business day</source>
        <translation>يوم العمل</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
</context>
<context>
    <name>ReceiptsView</name>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>طريقة الدفع</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>No receipts</source>
        <translation>لا توجد إيصالات</translation>
    </message>
    <message>
        <source>Choose a receipt</source>
        <translation>اختر إيصالًا</translation>
    </message>
    <message>
        <source>Its lines and what can be done appear here.</source>
        <translation>تظهر هنا بنوده وما يمكن عمله به.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>A note, if needed</source>
        <translation>ملاحظة عند الحاجة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Give money back</source>
        <translation>رد المبلغ</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>إلغاء البيع</translation>
    </message>
    <message>
        <source>Faulty or spoiled</source>
        <translation>معيب أو تالف</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>صنف خاطئ</translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <translation>عدول الزبون عن الشراء</translation>
    </message>
    <message>
        <source>Wrong price</source>
        <translation>سعر خاطئ</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>بيع</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>مسترجع</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>مسترجع جزئيًا</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Cash and card</source>
        <translation>نقدًا وبطاقة</translation>
    </message>
    <message>
        <source>{time}, by {name}</source>
        <translation>{time}، {name}</translation>
    </message>
    <message>
        <source>{time}, at till {till}. Proved by its code; this till knows only what came back here.</source>
        <translation>{time}، في الصندوق {till}. أثبته رمزه؛ ولا يعلم هذا الصندوق إلا بما استُرجع فيه.</translation>
    </message>
    <message>
        <source>Look for less, or on another day.</source>
        <translation>ابحث بكلمات أقل، أو في يوم آخر.</translation>
    </message>
</context>
<context>
    <name>ReceiveView</name>
    <message>
        <source>Whose goods are received?</source>
        <translation>بضاعة مَن تُستلَم؟</translation>
    </message>
    <message>
        <source>Scan a label of the family’s, type its number, or a part of its name.</source>
        <translation>امسح ملصقًا من بضاعة الأسرة، أو اكتب رقمها أو جزءًا من اسمها.</translation>
    </message>
    <message>
        <source>Begin the note</source>
        <translation>بدء الإذن</translation>
    </message>
    <message>
        <source>The centre’s own goods</source>
        <translation>بضاعة المركز نفسه</translation>
    </message>
    <message>
        <source>Lines of the note</source>
        <translation>بنود الإذن</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>المصرَّح به</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>الصلاحية</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Nothing on the note yet</source>
        <translation>لا شيء في الإذن بعد</translation>
    </message>
    <message>
        <source>Write the first line at the side, or scan a label.</source>
        <translation>اكتب البند الأول في الجانب، أو امسح ملصقًا.</translation>
    </message>
    <message>
        <source>Value of the goods</source>
        <translation>قيمة البضاعة</translation>
    </message>
    <message>
        <source>Save and print the note</source>
        <translation>حفظ الإذن وطباعته</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>التخلي عن الإذن</translation>
    </message>
    <message>
        <source>commission {rate}</source>
        <translation>العمولة {rate}</translation>
    </message>
    <message>
        <source>terms {version}</source>
        <translation>إصدار الشروط {version}</translation>
    </message>
    <message>
        <source>Licence until {day}</source>
        <translation>الرخصة حتى {day}</translation>
    </message>
    <message>
        <source>Licence ends on {day}</source>
        <translation>تنتهي الرخصة في {day}</translation>
    </message>
    <message>
        <source>Licence ended on {day}</source>
        <translation>انتهت الرخصة في {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) counted</source>
        <translation>
            <numerusform>لم تُعَدّ قطعة</numerusform>
            <numerusform>عُدّت قطعة واحدة</numerusform>
            <numerusform>عُدّت قطعتان</numerusform>
            <numerusform>عُدّت ⁦%n⁩ قطع</numerusform>
            <numerusform>عُدّت ⁦%n⁩ قطعة</numerusform>
            <numerusform>عُدّت ⁦%n⁩ قطعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declared</source>
        <translation>
            <numerusform>لم يُصرَّح بشيء</numerusform>
            <numerusform>صُرّح بواحدة</numerusform>
            <numerusform>صُرّح باثنتين</numerusform>
            <numerusform>صُرّح بـ ⁦%n⁩</numerusform>
            <numerusform>صُرّح بـ ⁦%n⁩</numerusform>
            <numerusform>صُرّح بـ ⁦%n⁩</numerusform>
        </translation>
    </message>
    <message>
        <source>difference {count}</source>
        <translation>الفرق {count}</translation>
    </message>
    <message>
        <source>no last day</source>
        <translation>بلا تاريخ صلاحية</translation>
    </message>
    <message>
        <source>last day is over</source>
        <translation>انتهت الصلاحية</translation>
    </message>
    <message>
        <source>donate</source>
        <translation>يُتبرَّع به</translation>
    </message>
</context>
<context>
    <name>ReckoningSheet</name>
    <message>
        <source>How it comes about</source>
        <translation>كيف تكوَّن الرقم</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Its entries</source>
        <translation>عرض قيوده</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>لا أسر</numerusform>
            <numerusform>أسرة واحدة</numerusform>
            <numerusform>أسرتان</numerusform>
            <numerusform>⁦%n⁩ أسر</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Payout {number}</source>
        <translation>دفعة الصرف {number}</translation>
    </message>
    <message>
        <source>up to now</source>
        <translation>حتى الآن</translation>
    </message>
    <message>
        <source>Commission: {rate} of {base}</source>
        <translation>العمولة: {rate} من {base}</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>المسترجعات</translation>
    </message>
    <message>
        <source>Commission that payouts took</source>
        <translation>العمولة المقتطعة في دفعات الصرف</translation>
    </message>
    <message>
        <source>Commission on what is in no payout yet</source>
        <translation>العمولة على ما لم يدخل دفعة صرف بعد</translation>
    </message>
    <message>
        <source>Advances</source>
        <translation>السلف</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>التسويات</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>المدوَّر من السابق</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>الصافي</translation>
    </message>
    <message>
        <source>of it paid</source>
        <translation>منه صُرف</translation>
    </message>
    <message>
        <source>of it to be paid</source>
        <translation>منه سيُصرف</translation>
    </message>
    <message>
        <source>of it carried forward</source>
        <translation>منه مُرحَّل</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المصروف</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>المتبقي</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>The centre’s own hall</source>
        <translation>قاعة المركز نفسه</translation>
    </message>
    <message>
        <source>Without a package</source>
        <translation>بلا باقة</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>غير مسجّلة</translation>
    </message>
    <message>
        <source>Without a branch</source>
        <translation>بلا فرع</translation>
    </message>
    <message>
        <source>Without a governorate</source>
        <translation>بلا محافظة</translation>
    </message>
    <message>
        <source>Family {n}</source>
        <translation>الأسرة {n}</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>What is asked for here is kept by the register. It wants to know who asks.</source>
        <translation>ما يُطلب هنا محفوظ في السجل المركزي، وعليه أن يعرف من يطلبه.</translation>
    </message>
    <message>
        <source>Your PIN for the register</source>
        <translation>رقمك السري للسجل المركزي</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>الجداول</translation>
    </message>
    <message>
        <source>Write as CSV and XLSX</source>
        <translation>حفظ بصيغة CSV وبصيغة XLSX</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Write as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Bazaar</source>
        <translation>البازار</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>الفرع</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>القاعة</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>أول يوم</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>الأيام القادمة</translation>
    </message>
    <message>
        <source>The report as a table</source>
        <translation>التقرير في جدول</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>المستلَم</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>المبيع</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>المُرجَع</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>المشطوب</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>الباقي</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>في الطريق</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>البيان</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>الصلاحية</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>باعت</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>لا شيء في التقرير</translation>
    </message>
    <message>
        <source>Nothing is found under these filters.</source>
        <translation>لا نتائج بهذه الخيارات.</translation>
    </message>
    <message>
        <source>The centre’s own hall</source>
        <translation>قاعة المركز نفسه</translation>
    </message>
    <message>
        <source>by weight</source>
        <translation>بالوزن</translation>
    </message>
    <message>
        <source>the sum of these rows</source>
        <translation>مجموع هذه الصفوف</translation>
    </message>
    <message>
        <source>Without a package</source>
        <translation>بلا باقة</translation>
    </message>
    <message>
        <source>Without a branch</source>
        <translation>بلا فرع</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Where do these figures come from?</source>
        <translation>من أين جاءت هذه الأرقام؟</translation>
    </message>
    <message>
        <source>{what}: show everyone again</source>
        <translation>{what}: إظهار الجميع مجددًا</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>رسم بياني</translation>
    </message>
    <message>
        <source>The register did not answer this</source>
        <translation>لم يُجب السجل المركزي عن هذا</translation>
    </message>
    <message numerus="yes">
        <source>%n family(ies)</source>
        <translation>
            <numerusform>لا أسر</numerusform>
            <numerusform>أسرة واحدة</numerusform>
            <numerusform>أسرتان</numerusform>
            <numerusform>⁦%n⁩ أسر</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
            <numerusform>⁦%n⁩ أسرة</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of them sold</source>
        <translation>باعت منها {count}</translation>
    </message>
    <message>
        <source>sales {amount}</source>
        <translation>المبيعات {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) here</source>
        <translation>
            <numerusform>لا قطع باقية</numerusform>
            <numerusform>قطعة واحدة باقية</numerusform>
            <numerusform>قطعتان باقيتان</numerusform>
            <numerusform>⁦%n⁩ قطع باقية</numerusform>
            <numerusform>⁦%n⁩ قطعة باقية</numerusform>
            <numerusform>⁦%n⁩ قطعة باقية</numerusform>
        </translation>
    </message>
    <message>
        <source>pieces here: {count}</source>
        <translation>القطع الباقية: {count}</translation>
    </message>
    <message>
        <source>worth {amount}</source>
        <translation>القيمة {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>لا أصناف</numerusform>
            <numerusform>صنف واحد</numerusform>
            <numerusform>صنفان</numerusform>
            <numerusform>⁦%n⁩ أصناف</numerusform>
            <numerusform>⁦%n⁩ صنفًا</numerusform>
            <numerusform>⁦%n⁩ صنف</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {count} rows are shown</source>
        <translation>الأسطر الظاهرة: {shown} من {count}</translation>
    </message>
    <message>
        <source>Not arrived</source>
        <translation>لم يصل</translation>
    </message>
</context>
<context>
    <name>RescueView</name>
    <message>
        <source>Saved: {code}</source>
        <translation>حُفظ: {code}</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>حفظ تقرير</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>ما وجده الفحص</translation>
    </message>
    <message>
        <source>Close Amana</source>
        <translation>إغلاق أمانة</translation>
    </message>
    <message>
        <source>That did not work, and everything is as it was.</source>
        <translation>لم ينجح ذلك، وكل شيء باقٍ كما كان.</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>ما هو محفوظ</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>ما العمل الآن</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>أُلغي ذلك، وكل شيء كما كان.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>جارٍ الإلغاء …</translation>
    </message>
    <message>
        <source>{done} of {total} facts</source>
        <translation>{done} من {total} من القيود</translation>
    </message>
</context>
<context>
    <name>RescueWords</name>
    <message>
        <source>The book is not whole</source>
        <translation>الدفتر غير سليم</translation>
    </message>
    <message>
        <source>A check at the start found that the file of the book is damaged. Amana sells on no book that it cannot trust. The damaged file stays as it is, as evidence.</source>
        <translation>تبيّن عند البدء أن ملف الدفتر تالف. لا تبيع أمانة على دفتر لا تثق به. يبقى الملف التالف كما هو دليلًا.</translation>
    </message>
    <message>
        <source>The book is missing</source>
        <translation>الدفتر مفقود</translation>
    </message>
    <message>
        <source>This till remembers a book, and its file is not there. Amana does not begin a new one behind anyone&apos;s back.</source>
        <translation>يذكر هذا الصندوق دفترًا، وملفه غير موجود. لا تبدأ أمانة دفترًا جديدًا دون علم أحد.</translation>
    </message>
    <message>
        <source>The book is open already</source>
        <translation>الدفتر مفتوح بالفعل</translation>
    </message>
    <message>
        <source>Another program on this machine has the book open.</source>
        <translation>الدفتر مفتوح في برنامج آخر على هذا الجهاز.</translation>
    </message>
    <message>
        <source>The book is newer than this program</source>
        <translation>الدفتر أحدث من هذا البرنامج</translation>
    </message>
    <message>
        <source>Nothing was changed in it.</source>
        <translation>لم يُغيَّر فيه شيء.</translation>
    </message>
    <message>
        <source>This computer&apos;s SQLite is not safe</source>
        <translation>نسخة SQLite على هذا الجهاز غير آمنة</translation>
    </message>
    <message>
        <source>It has a fault that can lose a sale that was saved. Install Amana with its own libraries, or a newer Python.</source>
        <translation>فيها عيب قد يضيّع بيعًا محفوظًا. يُرجى تثبيت أمانة مع مكتباتها، أو إصدار أحدث من Python.</translation>
    </message>
    <message>
        <source>The folder of the book cannot be written</source>
        <translation>لا يمكن الكتابة في مجلد الدفتر</translation>
    </message>
    <message>
        <source>Its medium is locked, or this user has no right to it. Nothing is lost. Give the right, then try again.</source>
        <translation>الوسيط مقفل، أو لا صلاحية لهذا المستخدم عليه. لم يضع شيء. يُرجى منح الصلاحية ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>The folder of the book is not there</source>
        <translation>مجلد الدفتر غير موجود</translation>
    </message>
    <message>
        <source>It was moved, or its medium is not plugged in. Plug it in or put it back, then try again.</source>
        <translation>نُقل المجلد، أو أن وسيطه غير موصول. يُرجى وصله أو إعادته ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>There is no room to open the book safely. Everything that was saved is there. Make room, then try again.</source>
        <translation>لا مساحة لفتح الدفتر بأمان. كل ما حُفظ موجود. يُرجى إخلاء مساحة ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>The key of this till is away</source>
        <translation>مفتاح هذا الصندوق غير متاح</translation>
    </message>
    <message>
        <source>It lies in the system&apos;s key ring, which is locked or has lost it. The book is whole.</source>
        <translation>المفتاح في مخزن مفاتيح النظام، وهو مقفل أو فقده. الدفتر سليم.</translation>
    </message>
    <message>
        <source>Amana cannot open the book</source>
        <translation>تعذر على أمانة فتح الدفتر</translation>
    </message>
    <message>
        <source>Everything that was saved is still in its file.</source>
        <translation>كل ما حُفظ باقٍ في ملفه.</translation>
    </message>
    <message>
        <source>The file itself, read fact by fact</source>
        <translation>الملف نفسه، مقروءًا قيدًا قيدًا</translation>
    </message>
    <message>
        <source>The mirror</source>
        <translation>المرآة</translation>
    </message>
    <message>
        <source>The register has signed for</source>
        <translation>أقرّ السجل المركزي باستلام</translation>
    </message>
    <message>
        <source>The newest copy</source>
        <translation>أحدث نسخة</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>⁦%n⁩ قيود</numerusform>
            <numerusform>⁦%n⁩ قيدًا</numerusform>
            <numerusform>⁦%n⁩ قيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>لا مبيعات</numerusform>
            <numerusform>عملية بيع واحدة</numerusform>
            <numerusform>عمليتا بيع</numerusform>
            <numerusform>⁦%n⁩ عمليات بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
        </translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation>حتى {number}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة مرة أخرى</translation>
    </message>
    <message>
        <source>Open the book once more, as it is.</source>
        <translation>فتح الدفتر مرة أخرى كما هو.</translation>
    </message>
    <message>
        <source>Salvage the book</source>
        <translation>إنقاذ الدفتر</translation>
    </message>
    <message>
        <source>Bring everything that can be read, and what the mirror has beyond it, into a new file, and check it.</source>
        <translation>نقل كل ما يمكن قراءته، وما زاد عليه في المرآة، إلى ملف جديد، ثم فحصه.</translation>
    </message>
    <message>
        <source>Restore the newest copy</source>
        <translation>استعادة أحدث نسخة</translation>
    </message>
    <message>
        <source>Put the newest checked copy back, and add what the mirror has beyond it. A new epoch begins.</source>
        <translation>استعادة أحدث نسخة مفحوصة، وإضافة ما زاد عليها في المرآة. تبدأ حقبة جديدة.</translation>
    </message>
    <message>
        <source>Rebuild from the mirror</source>
        <translation>إعادة البناء من المرآة</translation>
    </message>
    <message>
        <source>Make the book from the mirror alone, fact by fact. A new epoch begins where something is missing.</source>
        <translation>بناء الدفتر من المرآة وحدها قيدًا قيدًا. تبدأ حقبة جديدة إن نقص شيء.</translation>
    </message>
    <message>
        <source>Begin with a new key</source>
        <translation>البدء بمفتاح جديد</translation>
    </message>
    <message>
        <source>Only where the old key is lost for good. The register must admit this till again.</source>
        <translation>لا يُلجأ إلى هذا إلا إن فُقد المفتاح القديم نهائيًا. يجب أن يقبل السجل المركزي هذا الصندوق من جديد.</translation>
    </message>
    <message>
        <source>Reading the book …</source>
        <translation>تجري قراءة الدفتر …</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>يجري الاطلاع …</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>يجري الفتح …</translation>
    </message>
    <message>
        <source>Bringing the book into a new file …</source>
        <translation>يجري نقل الدفتر إلى ملف جديد …</translation>
    </message>
    <message>
        <source>Putting the copy back …</source>
        <translation>تجري استعادة النسخة …</translation>
    </message>
    <message>
        <source>Making the book from the mirror …</source>
        <translation>يجري بناء الدفتر من المرآة …</translation>
    </message>
    <message>
        <source>The book is being checked</source>
        <translation>يجري فحص الدفتر</translation>
    </message>
    <message>
        <source>Every fact is read once at each start. A large book takes a few seconds.</source>
        <translation>تُقرأ القيود كلها مرة عند كل بدء. الدفتر الكبير يحتاج إلى بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>The book is being brought back</source>
        <translation>تجري استعادة الدفتر</translation>
    </message>
    <message>
        <source>Amana opens by itself when it is done. Nothing can be sold until then.</source>
        <translation>تُفتح أمانة من تلقاء نفسها عند الانتهاء، ولا يمكن البيع قبل ذلك.</translation>
    </message>
    <message>
        <source>Everything is being looked at</source>
        <translation>يجري الاطلاع على كل ما حُفظ</translation>
    </message>
    <message>
        <source>The book, its mirror, its copies and the register&apos;s word.</source>
        <translation>الدفتر ومرآته ونسخه وما أقرّ به السجل المركزي.</translation>
    </message>
    <message>
        <source>Every fact is read, written and checked. The file before stays as it is; whoever cancels finds everything as it was.</source>
        <translation>يُقرأ كل قيد ويُكتب ويُفحص. يبقى الملف السابق كما هو، ومن يُلغِ يجد كل شيء كما كان.</translation>
    </message>
</context>
<context>
    <name>ResolveSheet</name>
    <message>
        <source>Deal with an exception</source>
        <translation>معالجة استثناء</translation>
    </message>
    <message>
        <source>Family number</source>
        <translation>رقم الأسرة</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Everything of it is credited to this family and paid with its next payout.</source>
        <translation>يُنسب كله إلى هذه الأسرة ويُصرف مع صرفها التالي.</translation>
    </message>
    <message>
        <source>It stays as it is. Whoever asks later finds who looked at it, and why.</source>
        <translation>يبقى كما هو، ومن يسأل لاحقًا يجد من راجعه ولماذا.</translation>
    </message>
    <message>
        <source>The family is credited or charged by an adjustment that its statement shows.</source>
        <translation>يُضاف إلى الأسرة أو يُخصم منها بتسوية تظهر في كشفها.</translation>
    </message>
    <message>
        <source>The centre bears it, or keeps what nobody asks for. No family pays for it.</source>
        <translation>يتحمّله المركز، أو يحتفظ بما لا صاحب له. لا تدفع أي أسرة ثمنه.</translation>
    </message>
    <message>
        <source>What the decision moved goes back, on today&apos;s books: what is too much, and no more.</source>
        <translation>يُردّ ما نقله القرار في دفاتر اليوم: الزائد منه وحده.</translation>
    </message>
    <message>
        <source>A second person must approve it.</source>
        <translation>يجب أن يعتمده شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>طلب الاعتماد</translation>
    </message>
    <message>
        <source>Write the family&apos;s number first.</source>
        <translation>اكتب رقم الأسرة أولًا.</translation>
    </message>
    <message>
        <source>Write the amount first.</source>
        <translation>اكتب المبلغ أولًا.</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>اكتب السبب أولًا.</translation>
    </message>
    <message>
        <source>Did you mean {families}?</source>
        <translation>هل المقصود {families}؟</translation>
    </message>
    <message>
        <source>No family of this bazaar has this number.</source>
        <translation>لا توجد أسرة في هذا البازار بهذا الرقم.</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Put a copy of the book back</source>
        <translation>استعادة نسخة من الدفتر</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>وقت النسخة</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Last fact</source>
        <translation>آخر قيد</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>البصمة</translation>
    </message>
    <message>
        <source>Put this copy back</source>
        <translation>استعادة هذه النسخة</translation>
    </message>
    <message>
        <source>Choose a copy.</source>
        <translation>يُرجى اختيار نسخة.</translation>
    </message>
    <message>
        <source>There is no copy yet.</source>
        <translation>لا توجد نسخة بعد.</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) are in this copy.</source>
        <translation>
            <numerusform>لا مبيعات في هذه النسخة.</numerusform>
            <numerusform>في هذه النسخة عملية بيع واحدة.</numerusform>
            <numerusform>في هذه النسخة عمليتا بيع.</numerusform>
            <numerusform>في هذه النسخة ⁦%n⁩ عمليات بيع.</numerusform>
            <numerusform>في هذه النسخة ⁦%n⁩ عملية بيع.</numerusform>
            <numerusform>في هذه النسخة ⁦%n⁩ عملية بيع.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later fact(s) come back from the mirror.</source>
        <translation>
            <numerusform>لا يعود شيء من المرآة.</numerusform>
            <numerusform>يعود من المرآة قيد لاحق واحد.</numerusform>
            <numerusform>يعود من المرآة قيدان لاحقان.</numerusform>
            <numerusform>يعود من المرآة ⁦%n⁩ قيود لاحقة.</numerusform>
            <numerusform>يعود من المرآة ⁦%n⁩ قيدًا لاحقًا.</numerusform>
            <numerusform>يعود من المرآة ⁦%n⁩ قيد لاحق.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later fact(s) are with the register and not in this till&apos;s book.</source>
        <translation>
            <numerusform>لا شيء لدى السجل المركزي وحده.</numerusform>
            <numerusform>لدى السجل المركزي قيد لاحق واحد ليس في دفتر هذا الصندوق.</numerusform>
            <numerusform>لدى السجل المركزي قيدان لاحقان ليسا في دفتر هذا الصندوق.</numerusform>
            <numerusform>لدى السجل المركزي ⁦%n⁩ قيود لاحقة ليست في دفتر هذا الصندوق.</numerusform>
            <numerusform>لدى السجل المركزي ⁦%n⁩ قيدًا لاحقًا ليس في دفتر هذا الصندوق.</numerusform>
            <numerusform>لدى السجل المركزي ⁦%n⁩ قيد لاحق ليس في دفتر هذا الصندوق.</numerusform>
        </translation>
    </message>
    <message>
        <source>The book as it is now stays beside the copy, untouched. The till begins a new epoch: what the register has not confirmed is sent again, and counts once. Baskets that are open or on hold come along.</source>
        <translation>يبقى الدفتر الحالي بجانب النسخة كما هو. يبدأ الصندوق حقبة جديدة: ما لم يؤكده السجل المركزي يُرسل من جديد ويُحسب مرة واحدة. وتنتقل معه السلال المفتوحة والمعلّقة.</translation>
    </message>
</context>
<context>
    <name>ReturnView</name>
    <message>
        <source>Whose goods are counted?</source>
        <translation>بضاعة مَن تُعَدّ؟</translation>
    </message>
    <message>
        <source>Scan a label, type the family’s number, or choose it from the list.</source>
        <translation>امسح ملصقًا، أو اكتب رقم الأسرة، أو اخترها من القائمة.</translation>
    </message>
    <message>
        <source>Begin to count</source>
        <translation>بدء العدّ</translation>
    </message>
    <message>
        <source>Families with goods here</source>
        <translation>أسر لها بضاعة هنا</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Items of the family</source>
        <translation>أصناف الأسرة</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>The count is finished</source>
        <translation>انتهى العدّ</translation>
    </message>
    <message>
        <source>Give up the count</source>
        <translation>التخلي عن العدّ</translation>
    </message>
    <message>
        <source>Choose an item</source>
        <translation>اختر صنفًا</translation>
    </message>
    <message>
        <source>Counted, kg</source>
        <translation>المعدود، كغ</translation>
    </message>
    <message>
        <source>Scan every piece, or choose an item and type how much there is.</source>
        <translation>امسح كل قطعة، أو اختر صنفًا واكتب الموجود منه.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>اعتماد</translation>
    </message>
    <message>
        <source>List of what must be left</source>
        <translation>قائمة ما يجب أن يبقى</translation>
    </message>
    <message>
        <source>Reports of the register</source>
        <translation>تقارير السجل المركزي</translation>
    </message>
    <message>
        <source>List of what was donated</source>
        <translation>قائمة ما تُبُرِّع به</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدّ</translation>
    </message>
    <message numerus="yes">
        <source>%n family(ies) still to be counted</source>
        <translation>
            <numerusform>عُدّت بضاعة كل الأسر</numerusform>
            <numerusform>بقيت أسرة واحدة لم تُعدّ بضاعتها</numerusform>
            <numerusform>بقيت أسرتان لم تُعدّ بضاعتهما</numerusform>
            <numerusform>بقيت ⁦%n⁩ أسر لم تُعدّ بضاعتها</numerusform>
            <numerusform>بقيت ⁦%n⁩ أسرة لم تُعدّ بضاعتها</numerusform>
            <numerusform>بقيت ⁦%n⁩ أسرة لم تُعدّ بضاعتها</numerusform>
        </translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>لم يبدأ</translation>
    </message>
    <message>
        <source>handed back, goods left</source>
        <translation>أُرجعت وبقي شيء</translation>
    </message>
    <message>
        <source>handed back</source>
        <translation>أُرجعت</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>عُدّت ولم تُرجَع</translation>
    </message>
    <message>
        <source>All families; the count goes on later</source>
        <translation>كل الأسر؛ يُستأنف العدّ لاحقًا</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>يجري العدّ</translation>
    </message>
</context>
<context>
    <name>ReversalSheet</name>
    <message>
        <source>Undo a payout</source>
        <translation>إلغاء صرف</translation>
    </message>
    <message>
        <source>This family</source>
        <translation>هذه الأسرة</translation>
    </message>
    <message>
        <source>The whole payout</source>
        <translation>الدفعة كلها</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>ما الخطأ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The bank&apos;s reference</source>
        <translation>مرجع البنك</translation>
    </message>
    <message>
        <source>A numbered document is written; nothing is changed. The money is in the family&apos;s next payout, and can no longer be paid by this one. A second person must approve it.</source>
        <translation>يُكتب مستند مرقَّم ولا يُغيَّر شيء. ينتقل المبلغ إلى دفعة الصرف التالية للأسرة، ولا يمكن دفعه من هذه الدفعة بعد الآن. ويلزم اعتماد شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>طلب الاعتماد</translation>
    </message>
    <message>
        <source>Where does this figure come from?</source>
        <translation>من أين جاء هذا الرقم؟</translation>
    </message>
    <message>
        <source>Payout {number}</source>
        <translation>دفعة الصرف {number}</translation>
    </message>
    <message>
        <source>Write the reason first; it stands on the document.</source>
        <translation>اكتب السبب أولًا، فهو يظهر في المستند.</translation>
    </message>
</context>
<context>
    <name>RoadWords</name>
    <message>
        <source>Takings</source>
        <translation>المقبوضات</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Not in cash</source>
        <translation>بغير النقد</translation>
    </message>
    <message>
        <source>The centre&apos;s own</source>
        <translation>للمركز نفسه</translation>
    </message>
    <message>
        <source>Family {n}</source>
        <translation>الأسرة {n}</translation>
    </message>
</context>
<context>
    <name>SafekeepingView</name>
    <message>
        <source>Mirror</source>
        <translation>المرآة</translation>
    </message>
    <message>
        <source>Every sale is written a second time, to a stick or another disk. If this disk fails, nothing is lost.</source>
        <translation>يُكتب كل بيع مرة ثانية على ذاكرة خارجية أو قرص آخر. إن تعطل هذا القرص فلا يضيع شيء.</translation>
    </message>
    <message>
        <source>Choose a folder or stick …</source>
        <translation>اختيار مجلد أو ذاكرة …</translation>
    </message>
    <message>
        <source>No mirror</source>
        <translation>بلا مرآة</translation>
    </message>
    <message>
        <source>Copies of the book</source>
        <translation>نسخ الدفتر</translation>
    </message>
    <message>
        <source>A checked copy at each close of a shift, and after so many sales</source>
        <translation>نسخة مفحوصة عند كل إغلاق وردية، وبعد هذا العدد من المبيعات</translation>
    </message>
    <message>
        <source>Choose a second place …</source>
        <translation>اختيار مكان ثانٍ …</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>بلا مكان ثانٍ</translation>
    </message>
    <message>
        <source>Copy now</source>
        <translation>نسخ الآن</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>استعادة …</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>يجري النسخ …</translation>
    </message>
    <message>
        <source>No folder is chosen.</source>
        <translation>لم يُختر مجلد.</translation>
    </message>
    <message>
        <source>No second place is chosen.</source>
        <translation>لم يُختر مكان ثانٍ.</translation>
    </message>
    <message>
        <source>Away since {time}. The book itself is safe; it is caught up when the medium is back.</source>
        <translation>غير متاحة منذ {time}. الدفتر نفسه محفوظ، وتُستكمل المرآة عند عودة الوسيط.</translation>
    </message>
    <message>
        <source>It holds another book under this till&apos;s name. Nothing is written over it; choose another folder.</source>
        <translation>فيها دفتر آخر باسم هذا الصندوق. لا يُكتب فوقه شيء؛ يُرجى اختيار مجلد آخر.</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) behind</source>
        <translation>
            <numerusform>لا تأخر</numerusform>
            <numerusform>متأخرة قيدًا واحدًا</numerusform>
            <numerusform>متأخرة قيدين</numerusform>
            <numerusform>متأخرة ⁦%n⁩ قيود</numerusform>
            <numerusform>متأخرة ⁦%n⁩ قيدًا</numerusform>
            <numerusform>متأخرة ⁦%n⁩ قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date, but on the same disk as the book: a dead disk takes both.</source>
        <translation>مكتملة، لكنها على قرص الدفتر نفسه: إن تعطل القرص ضاعا معًا.</translation>
    </message>
    <message>
        <source>Up to date: {count} facts</source>
        <translation>مكتملة، وعدد القيود: {count}</translation>
    </message>
    <message>
        <source>There is no copy yet.</source>
        <translation>لا توجد نسخة بعد.</translation>
    </message>
    <message>
        <source>Last copy: {time}</source>
        <translation>آخر نسخة: {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>لا مبيعات</numerusform>
            <numerusform>عملية بيع واحدة</numerusform>
            <numerusform>عمليتا بيع</numerusform>
            <numerusform>⁦%n⁩ عمليات بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
        </translation>
    </message>
    <message>
        <source>checked by opening it</source>
        <translation>مفحوصة بفتحها</translation>
    </message>
    <message>
        <source>The last try failed at {time}. Older copies and the book are as they were.</source>
        <translation>تعذرت آخر محاولة في {time}. النسخ السابقة والدفتر كما كانت.</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>فتح وردية</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>طباعة نسخة</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استعمالها</translation>
    </message>
    <message>
        <source>Faulty or spoiled</source>
        <translation>معيب أو تالف</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>صنف خاطئ</translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <translation>عدول الزبون عن الشراء</translation>
    </message>
    <message>
        <source>Wrong price</source>
        <translation>سعر خاطئ</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>Draft given up before approval</source>
        <translation>أُلغيت المسودة قبل الاعتماد</translation>
    </message>
    <message>
        <source>Card payment given back in cash</source>
        <translation>رُد نقدًا ما دُفع بالبطاقة</translation>
    </message>
    <message>
        <source>What people call it</source>
        <translation>الاسم المتداول</translation>
    </message>
    <message>
        <source>Last sale {code}: {amount}, saved. Change given: {change}.</source>
        <translation>آخر عملية بيع {code}: ‏{amount}، محفوظة. الباقي المُعاد: {change}.</translation>
    </message>
    <message>
        <source>Last sale {code}: {amount}, saved. Paid by card.</source>
        <translation>آخر عملية بيع {code}: ‏{amount}، محفوظة. دُفعت بالبطاقة.</translation>
    </message>
    <message>
        <source>The label was not added. Go to Sell and scan it again.</source>
        <translation>لم يُضف الملصق. انتقل إلى البيع وامسحه من جديد.</translation>
    </message>
    <message>
        <source>More of {name} is sold than this till knows to be here ({count}). It is sold all the same.</source>
        <translation>المبيع من {name} أكثر مما يعرفه هذا الصندوق ({count}). يتم البيع رغم ذلك.</translation>
    </message>
    <message>
        <source>The basket is on hold.</source>
        <translation>عُلّقت السلة.</translation>
    </message>
    <message>
        <source>The held basket is given up.</source>
        <translation>حُذفت السلة المعلّقة.</translation>
    </message>
    <message>
        <source>The drawer is open; it is noted.</source>
        <translation>فُتح درج النقد وسُجّل ذلك.</translation>
    </message>
    <message>
        <source>Receipt {code} is undone.</source>
        <translation>أُلغي الإيصال {code}.</translation>
    </message>
    <message>
        <source>The refund of receipt {code} is saved.</source>
        <translation>حُفظ استرجاع الإيصال {code}.</translation>
    </message>
    <message>
        <source>A copy of receipt {code} is on its way to the printer.</source>
        <translation>نسخة من الإيصال {code} في طريقها إلى الطابعة.</translation>
    </message>
    <message>
        <source>The shift is open. Selling can begin.</source>
        <translation>فُتحت الوردية ويمكن بدء البيع.</translation>
    </message>
    <message>
        <source>The shift is closed and its Z-report is saved.</source>
        <translation>أُغلقت الوردية وحُفظ تقرير Z.</translation>
    </message>
    <message>
        <source>The printer works again.</source>
        <translation>عادت الطابعة إلى العمل.</translation>
    </message>
    <message>
        <source>A “?” stands on the paper for what cannot be printed: {code}. Change it in the name.</source>
        <translation>على الورقة علامة «؟» مكان ما تتعذر طباعته: {code}. يُرجى تغييره في الاسم.</translation>
    </message>
    <message>
        <source>New items and prices came from the register.</source>
        <translation>وصلت أصناف وأسعار جديدة من السجل المركزي.</translation>
    </message>
    <message>
        <source>The file {code} is written and checked. Take it to the register.</source>
        <translation>كُتب الملف {code} وتم التحقق منه. يُنقل إلى السجل المركزي.</translation>
    </message>
    <message>
        <source>Entries of this till that the register has signed for: {count}.</source>
        <translation>أقرّ السجل المركزي باستلام {count} من قيود هذا الصندوق.</translation>
    </message>
    <message>
        <source>This file holds no word about this till.</source>
        <translation>لا يتضمن هذا الملف شيئًا عن هذا الصندوق.</translation>
    </message>
    <message>
        <source>Payout {code} is drafted. Families: {count}; together {amount}. A second person must approve it.</source>
        <translation>أُعدّت مسودة دفعة الصرف {code}: عدد الأسر {count}، والمبلغ {amount}. يجب أن يعتمدها شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Payout {code} is approved: {amount} may be paid.</source>
        <translation>اعتُمدت دفعة الصرف {code}: يمكن صرف {amount}.</translation>
    </message>
    <message>
        <source>Payout {code}: the payment is saved.</source>
        <translation>دفعة الصرف {code}: حُفظت عملية الصرف.</translation>
    </message>
    <message>
        <source>The draft {code} is given up. Its lines are free again.</source>
        <translation>أُلغيت المسودة {code} وأصبحت بنودها متاحة من جديد.</translation>
    </message>
    <message>
        <source>Saved: {code}</source>
        <translation>حُفظ: {code}</translation>
    </message>
    <message>
        <source>Stopped. Statements that are written: {count}</source>
        <translation>أُوقف العمل. الكشوف المكتوبة: {count}</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>حُفظت الإعدادات.</translation>
    </message>
    <message>
        <source>The test page is printed.</source>
        <translation>طُبعت صفحة الاختبار.</translation>
    </message>
    <message>
        <source>Something went wrong inside Amana ({code}). What was saved is safe; you can go on.</source>
        <translation>حدث خلل داخل أمانة ({code}). ما حُفظ آمن، ويمكن المتابعة.</translation>
    </message>
    <message>
        <source>Amana did not end well last time. Every saved sale is here; please tell the administrator.</source>
        <translation>لم تُغلق أمانة إغلاقًا سليمًا في المرة السابقة. كل المبيعات المحفوظة موجودة؛ يُرجى إبلاغ مسؤول النظام.</translation>
    </message>
    <message>
        <source>{code} has its new name.</source>
        <translation>صار للصندوق {code} اسمه الجديد.</translation>
    </message>
    <message>
        <source>{code} is revoked. What it sends from now on is kept aside for the accountant.</source>
        <translation>أُوقف {code}. ما يرسله من الآن يُحفظ جانبًا للمحاسب.</translation>
    </message>
    <message>
        <source>The invitation is on the clipboard.</source>
        <translation>الدعوة في الحافظة.</translation>
    </message>
    <message>
        <source>A stick is plugged in: {code}.</source>
        <translation>وُصلت ذاكرة: {code}.</translation>
    </message>
    <message>
        <source>From the stick, new entries at the register: {count}.</source>
        <translation>من الذاكرة: {count} من القيود الجديدة في السجل المركزي.</translation>
    </message>
    <message>
        <source>Amana was renewed. Entries that are still only on this till: {count}, the oldest of {name}. Send them now.</source>
        <translation>جُدِّدت أمانة، وما زالت على هذا الصندوق وحده قيود عددها {count}، وأقدمها بتاريخ {name}. أرسلها الآن.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>Cash difference</source>
        <translation>فرق نقدي</translation>
    </message>
    <message>
        <source>A shift lead must approve it.</source>
        <translation>تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Reading (X-report)</source>
        <translation>قراءة (تقرير X)</translation>
    </message>
    <message>
        <source>It shows what the drawer took, and the count is blind. A shift lead must approve.</source>
        <translation>يُظهر التقرير ما دخل الدرج، والعدّ يجري دون معرفة المتوقع. تلزم موافقة مشرف الوردية.</translation>
    </message>
    <message>
        <source>Approve the payout</source>
        <translation>اعتماد دفعة الصرف</translation>
    </message>
    <message>
        <source>Payout {code}: {amount}. The person who approves is not the one who drafted it.</source>
        <translation>دفعة الصرف {code}: {amount}. من يعتمد غير من أعدّ المسودة.</translation>
    </message>
    <message>
        <source>Pay all</source>
        <translation>صرف الكل</translation>
    </message>
    <message>
        <source>Close Amana?</source>
        <translation>إغلاق أمانة؟</translation>
    </message>
    <message>
        <source>A shift is open. It stays open, and the basket stays as it is.</source>
        <translation>توجد وردية مفتوحة. ستبقى مفتوحة وتبقى السلة كما هي.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Sales / entries only on this till: {code}, the oldest of {name}. They stay safe here; whoever comes next can send them.</source>
        <translation>على هذا الصندوق وحده (مبيعات / قيود): {code}، وأقدمها بتاريخ {name}. تبقى محفوظة هنا، ويمكن لمن يأتي بعدك إرسالها.</translation>
    </message>
    <message>
        <source>Sales / entries only on this till: {code}, the oldest of {name}. They stay safe here; send them, or save them on a stick, first.</source>
        <translation>على هذا الصندوق وحده (مبيعات / قيود): {code}، وأقدمها بتاريخ {name}. تبقى محفوظة هنا؛ والأفضل إرسالها أو حفظها على ذاكرة أولًا.</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>إغلاق رغم ذلك</translation>
    </message>
    <message>
        <source>A shift is open; it stays open, and the basket stays as it is. Sales / entries only on this till: {code}, the oldest of {name}. They stay safe here.</source>
        <translation>هناك وردية مفتوحة ستبقى مفتوحة، وتبقى السلة كما هي. على هذا الصندوق وحده (مبيعات / قيود): {code}، وأقدمها بتاريخ {name}. تبقى محفوظة هنا.</translation>
    </message>
    <message>
        <source>Rename {code}</source>
        <translation>تغيير اسم {code}</translation>
    </message>
    <message>
        <source>Its letter and number stay as they are on every paper.</source>
        <translation>يبقى حرفه ورقمه كما هما على كل ورقة.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تغيير الاسم</translation>
    </message>
    <message>
        <source>Revoke {code}</source>
        <translation>إيقاف {code}</translation>
    </message>
    <message>
        <source>For a machine that is lost, stolen or out of use. It gets no more prices, and what it sends from now on is kept aside and not counted. What is here already stays.</source>
        <translation>لجهاز ضاع أو سُرق أو لم يعد مستعملًا. لا تصله الأسعار بعد ذلك، وما يرسله من الآن يُحفظ جانبًا ولا يُحتسب. وما وصل من قبل يبقى.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Revoke {code} for good?</source>
        <translation>إيقاف {code} نهائيًا؟</translation>
    </message>
    <message>
        <source>This cannot be taken back: the machine would have to be let in again with a new code. Entries that it said were only on it: {name}.</source>
        <translation>لا رجوع في ذلك: لا يعود الجهاز إلا برمز جديد. القيود التي ذكر الجهاز أنها عليه وحده: {name}.</translation>
    </message>
    <message>
        <source>Revoke it</source>
        <translation>إيقافه</translation>
    </message>
    <message>
        <source>Replace the machine {code}?</source>
        <translation>استبدال الجهاز {code}؟</translation>
    </message>
    <message>
        <source>The next machine that shows the code takes over the name {code} with a book of its own. The one that has the name now sends no new sales under it. If it was stolen, revoke it first.</source>
        <translation>الجهاز الذي يُظهر الرمز يأخذ الاسم {code} بدفتر خاص به. والجهاز الذي يحمل الاسم الآن لا يرسل به مبيعات جديدة. إن كان مسروقًا فأوقفه أولًا.</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>إنشاء الرمز</translation>
    </message>
    <message>
        <source>More of {name} is sold than this till knows to be here ({weight}). It is sold all the same.</source>
        <translation>المبيع من {name} أكثر مما يعرفه هذا الصندوق ({weight}). يتم البيع رغم ذلك.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The bank&apos;s reference</source>
        <translation>مرجع البنك</translation>
    </message>
    <message>
        <source>{amount} is paid to {name} in advance, voucher {code}.</source>
        <translation>صُرفت سلفة {amount} إلى {name}، السند {code}.</translation>
    </message>
    <message>
        <source>{amount} for {name} goes into the next payout, note {code}.</source>
        <translation>{amount} لحساب {name} في دفعة الصرف القادمة، القيد {code}.</translation>
    </message>
    <message>
        <source>Approve the adjustment</source>
        <translation>اعتماد التسوية</translation>
    </message>
    <message>
        <source>{amount} for {name}, family {code}. Reason: {reason}. Who approves is not the one who asks.</source>
        <translation>{amount} لحساب {name}، الأسرة {code}. السبب: {reason}. من يعتمد غير من يطلب.</translation>
    </message>
    <message>
        <source>A provisional draft</source>
        <translation>مسودة مؤقتة</translation>
    </message>
    <message>
        <source>Not everything of {code} is in. What comes later lands in the next payout. The reason stands on this one.</source>
        <translation>لم تصل كل بيانات {code}. ما يصل لاحقًا يدخل في الدفعة القادمة، والسبب يُكتب في هذه الدفعة.</translation>
    </message>
    <message>
        <source>Make a provisional draft</source>
        <translation>إنشاء مسودة مؤقتة</translation>
    </message>
    <message>
        <source>The bank was told</source>
        <translation>أُبلغ البنك</translation>
    </message>
    <message>
        <source>Payout {code}: {amount} by bank is marked as paid, with the bank&apos;s reference of the batch.</source>
        <translation>دفعة الصرف {code}: يُسجَّل تحويل {amount} عبر البنك مدفوعًا مع مرجع التحويل لدى البنك.</translation>
    </message>
    <message>
        <source>Mark as paid</source>
        <translation>تسجيل الدفع</translation>
    </message>
    <message>
        <source>Pay everyone in cash?</source>
        <translation>صرف الكل نقدًا؟</translation>
    </message>
    <message>
        <source>Payout {code}: {amount} in all is marked as paid in cash. It can be paid once only.</source>
        <translation>دفعة الصرف {code}: يُسجَّل صرف {amount} نقدًا في المجموع. لا يمكن الصرف إلا مرة واحدة.</translation>
    </message>
    <message>
        <source>Bring it into a new file</source>
        <translation>نقله إلى ملف جديد</translation>
    </message>
    <message>
        <source>The mirror&apos;s medium is away. The book is safe here and selling goes on. Plug it in again; it catches up.</source>
        <translation>وسيط المرآة غير متاح. الدفتر محفوظ هنا والبيع مستمر. يُرجى وصله من جديد فتُستكمل المرآة تلقائيًا.</translation>
    </message>
    <message>
        <source>The mirror&apos;s folder holds another book of this till. Nothing was written over it. Choose another folder in Settings.</source>
        <translation>في مجلد المرآة دفتر آخر لهذا الصندوق. لم يُكتب فوقه شيء. يُرجى اختيار مجلد آخر في الإعدادات.</translation>
    </message>
    <message>
        <source>No copy of the book could be made. The book and older copies are as they were. Look at the second place, then copy again in Settings.</source>
        <translation>تعذر نسخ الدفتر. الدفتر والنسخ السابقة كما كانت. يُرجى تفقد المكان الثاني ثم النسخ مجددًا من الإعدادات.</translation>
    </message>
    <message>
        <source>The disk is almost full. Everything that was saved is safe. Please make room soon.</source>
        <translation>أوشك القرص على الامتلاء. كل ما حُفظ آمن. يُرجى إخلاء مساحة قريبًا.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock was set by {count} minutes. Sales keep their order, and it is noted. Check day and time.</source>
        <translation>تغيّرت ساعة هذا الجهاز، ومقدار التغيّر بالدقائق: {count}. يبقى ترتيب المبيعات، وقد سُجل ذلك. يُرجى التحقق من اليوم والوقت.</translation>
    </message>
    <message>
        <source>The disk failed, so selling has stopped. Everything that was saved is safe. Bring the book into a new file.</source>
        <translation>تعطل القرص فتوقف البيع. كل ما حُفظ آمن. يُرجى نقل الدفتر إلى ملف جديد.</translation>
    </message>
    <message>
        <source>The book is whole again: {count} facts. The file before is kept beside it, untouched.</source>
        <translation>عاد الدفتر سليمًا، وعدد قيوده: {count}. الملف السابق محفوظ بجانبه كما هو.</translation>
    </message>
    <message>
        <source>Put this copy back?</source>
        <translation>استعادة هذه النسخة؟</translation>
    </message>
    <message>
        <source>The till closes for a moment and goes on from the copy. The book as it is now is kept, untouched.</source>
        <translation>يُغلق الصندوق لحظة ثم يكمل من النسخة. يُحفظ الدفتر الحالي كما هو.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>استعادتها</translation>
    </message>
    <message>
        <source>{amount} was put into the drawer; it is noted.</source>
        <translation>أُودع في الدرج {amount} وقُيّد ذلك.</translation>
    </message>
    <message>
        <source>{amount} was taken out of the drawer; it is noted.</source>
        <translation>سُحب من الدرج {amount} وقُيّد ذلك.</translation>
    </message>
    <message>
        <source>The line of receipt {code} is now credited to {name}.</source>
        <translation>صار بند الإيصال {code} مقيدًا لحساب {name}.</translation>
    </message>
    <message>
        <source>Begin practice?</source>
        <translation>بدء التدريب؟</translation>
    </message>
    <message>
        <source>Learn and try everything with a book of its own. Nothing you do there is a sale.</source>
        <translation>تعلَّم وجرِّب كل شيء في دفتر خاص بالتدريب. لا شيء مما تفعله هناك عملية بيع.</translation>
    </message>
    <message>
        <source>Begin practice</source>
        <translation>بدء التدريب</translation>
    </message>
    <message>
        <source>End practice?</source>
        <translation>إنهاء التدريب؟</translation>
    </message>
    <message>
        <source>What was practised is thrown away. The till opens its own book again.</source>
        <translation>يُحذف ما جرى في التدريب، ويعود الصندوق إلى دفتره.</translation>
    </message>
    <message>
        <source>End practice</source>
        <translation>إنهاء التدريب</translation>
    </message>
    <message>
        <source>The test page is printed. The roll of paper is nearly used up.</source>
        <translation>طُبعت صفحة الاختبار. أوشكت لفة الورق على النفاد.</translation>
    </message>
    <message>
        <source>This is what the file says. It holds when you press “Print like this”.</source>
        <translation>هذا ما في الملف، ويُعمل به عند الضغط على «اعتماد هذا الإعداد».</translation>
    </message>
    <message>
        <source>Till {code}, new entries: {count}. The stick holds the register&apos;s word for it now.</source>
        <translation>الصندوق {code}: القيود الجديدة {count}. صار إقرار الاستلام على الذاكرة.</translation>
    </message>
    <message>
        <source>Till {code}: the register had all of it. The stick holds its word for it now.</source>
        <translation>الصندوق {code}: كل ما في الحزمة موجود في السجل المركزي من قبل. صار إقرار الاستلام على الذاكرة.</translation>
    </message>
    <message>
        <source>This sale is NOT saved: the disk failed. Hand over nothing. Bring the book into a new file; the basket goes too.</source>
        <translation>لم تُحفظ عملية البيع هذه: تعطّل القرص. لا تسلّم شيئًا. انقل الدفتر إلى ملف جديد، ومعه السلة.</translation>
    </message>
    <message>
        <source>{name} may agree too, but has no PIN at this till; the accounts&apos; screen gives one.</source>
        <translation>يحق لـ {name} أن يوافق أيضًا، لكن لا رقم سريًّا له على هذا الصندوق، ويُعطى من شاشة الحسابات.</translation>
    </message>
    <message>
        <source>The book was not brought back, and is as it was. {name}</source>
        <translation>لم تتم استعادة الدفتر، وهو كما كان. {name}</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>تسجيل الخروج؟</translation>
    </message>
    <message>
        <source>Sign out all the same</source>
        <translation>تسجيل الخروج رغم ذلك</translation>
    </message>
    <message>
        <source>Labels, as they will be printed</source>
        <translation>الملصقات كما ستُطبع</translation>
    </message>
    <message>
        <source>The labels are on their way to the label printer.</source>
        <translation>الملصقات في طريقها إلى طابعة الملصقات.</translation>
    </message>
    <message>
        <source>The roll of paper is nearly used up. Have a new one at hand.</source>
        <translation>أوشكت لفة الورق على النفاد. يُرجى تجهيز لفة جديدة.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>This machine is still a till, and its book is as it was. {name}</source>
        <translation>ما زال هذا الجهاز صندوقًا، ودفتره كما كان. {name}</translation>
    </message>
    <message>
        <source>Leave the bazaar</source>
        <translation>مغادرة البازار</translation>
    </message>
    <message>
        <source>Leave this bazaar?</source>
        <translation>مغادرة هذا البازار؟</translation>
    </message>
    <message>
        <source>This machine is no till any more. The book of {code} is put aside with every sale in it, and the next screen says where; nothing is deleted. To sell for this bazaar again, a new invitation is needed.</source>
        <translation>لن يبقى هذا الجهاز صندوقًا. يوضع دفتر {code} جانبًا وفيه كل المبيعات، وتذكر الشاشة التالية مكانه؛ لا يُحذف شيء. وللبيع في هذا البازار من جديد تلزم دعوة جديدة.</translation>
    </message>
    <message>
        <source>This machine is no till any more, and the register that it keeps stops: no other till can send to it. The book of {code} and the register stay here, put aside; nothing is deleted.</source>
        <translation>لن يبقى هذا الجهاز صندوقًا، ويتوقف السجل المركزي المحفوظ فيه، فلا يرسل إليه أي صندوق آخر. يبقى دفتر {code} والسجل هنا محفوظين جانبًا؛ لا يُحذف شيء.</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Send to another till</source>
        <translation>إرسال إلى صندوق آخر</translation>
    </message>
    <message>
        <source>How much, kg</source>
        <translation>الكمية بالكيلوغرام</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>عدد القطع</translation>
    </message>
    <message>
        <source>To which till</source>
        <translation>إلى أي صندوق</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Record and print the note</source>
        <translation>تسجيل الإذن وطباعته</translation>
    </message>
    <message>
        <source>Add another item first</source>
        <translation>إضافة صنف آخر أولًا</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>التخلي عنه</translation>
    </message>
    <message>
        <source>Left by what this till knows: {count}</source>
        <translation>المتبقي بحسب ما يعرفه هذا الصندوق: {count}</translation>
    </message>
</context>
<context>
    <name>SendingView</name>
    <message>
        <source>Every sale is in the register</source>
        <translation>كل المبيعات في السجل المركزي</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) only on this till</source>
        <translation>
            <numerusform>لا مبيعات على هذا الصندوق وحده</numerusform>
            <numerusform>عملية بيع واحدة على هذا الصندوق فقط</numerusform>
            <numerusform>عمليتا بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عمليات بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عملية بيع على هذا الصندوق فقط</numerusform>
            <numerusform>%n عملية بيع على هذا الصندوق فقط</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) only on this till</source>
        <translation>
            <numerusform>لا قيود على هذا الصندوق وحده</numerusform>
            <numerusform>قيد واحد على هذا الصندوق فقط</numerusform>
            <numerusform>قيدان على هذا الصندوق فقط</numerusform>
            <numerusform>%n قيود على هذا الصندوق فقط</numerusform>
            <numerusform>%n قيدًا على هذا الصندوق فقط</numerusform>
            <numerusform>%n قيد على هذا الصندوق فقط</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} entries acknowledged</source>
        <translation>القيود المُقَرّ باستلامها: {n}</translation>
    </message>
    <message>
        <source>The register has not answered yet</source>
        <translation>لم يرد السجل المركزي بعد</translation>
    </message>
    <message>
        <source>Last answer {moment}</source>
        <translation>آخر رد {moment}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>الإرسال</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>إرسال الآن</translation>
    </message>
    <message>
        <source>Write to a USB stick</source>
        <translation>الكتابة على ذاكرة USB</translation>
    </message>
    <message>
        <source>Read from a USB stick</source>
        <translation>القراءة من ذاكرة USB</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>إثبات</translation>
    </message>
    <message>
        <source>What the register has signed for, to show and to print</source>
        <translation>ما أقرّ السجل المركزي باستلامه، للعرض والطباعة</translation>
    </message>
    <message>
        <source>Who is in, who is missing</source>
        <translation>من وصل ومن ينقص</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Sales closed</source>
        <translation>المبيعات المغلقة</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Entries are missing</source>
        <translation>تنقصه قيود</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>مضبوطة</translation>
    </message>
    <message numerus="yes">
        <source>%n min fast</source>
        <translation>
            <numerusform>مضبوطة</numerusform>
            <numerusform>متقدمة دقيقة</numerusform>
            <numerusform>متقدمة دقيقتين</numerusform>
            <numerusform>متقدمة %n دقائق</numerusform>
            <numerusform>متقدمة %n دقيقة</numerusform>
            <numerusform>متقدمة %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min slow</source>
        <translation>
            <numerusform>مضبوطة</numerusform>
            <numerusform>متأخرة دقيقة</numerusform>
            <numerusform>متأخرة دقيقتين</numerusform>
            <numerusform>متأخرة %n دقائق</numerusform>
            <numerusform>متأخرة %n دقيقة</numerusform>
            <numerusform>متأخرة %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>{held}, at the centre {relayed}</source>
        <translation>{held}، وفي المركز {relayed}</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>المُقَرّ باستلامه</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>آخر اتصال</translation>
    </message>
    <message>
        <source>Looking for the register</source>
        <translation>جارٍ البحث عن السجل المركزي</translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation>جارٍ إرسال {done} من {total}</translation>
    </message>
    <message>
        <source>Fetching news from the register</source>
        <translation>جارٍ جلب المستجدات من السجل المركزي</translation>
    </message>
    <message>
        <source>Writing the file, {done} of {total}</source>
        <translation>جارٍ كتابة الملف، {done} من {total}</translation>
    </message>
    <message>
        <source>Done. Nothing was left behind.</source>
        <translation>تم، ولم يبقَ شيء.</translation>
    </message>
    <message>
        <source>It did not work. Nothing is lost; try again.</source>
        <translation>لم ينجح الإرسال. لم يضع شيء؛ يمكن إعادة المحاولة.</translation>
    </message>
    <message>
        <source>{till} (this one)</source>
        <translation>{till} (هذا الصندوق)</translation>
    </message>
    <message>
        <source>Everything is in</source>
        <translation>وصل كل شيء</translation>
    </message>
    <message>
        <source>Shift is open</source>
        <translation>الوردية مفتوحة</translation>
    </message>
    <message>
        <source>Still sending</source>
        <translation>لم يكتمل الإرسال</translation>
    </message>
    <message>
        <source>Not heard of</source>
        <translation>لم يصل منه شيء</translation>
    </message>
    <message>
        <source>Send all</source>
        <translation>إرسال الكل</translation>
    </message>
    <message>
        <source>Ask every till to send now</source>
        <translation>طلب الإرسال الآن من كل صندوق</translation>
    </message>
    <message>
        <source>Compare with paper</source>
        <translation>مقارنة بالورق</translation>
    </message>
    <message>
        <source>Compare Z-reports with their papers</source>
        <translation>مقارنة تقارير ⁦Z⁩ بأوراقها</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>الأوراق</translation>
    </message>
    <message>
        <source>{done} of {total} tills have sent everything; the others are asked</source>
        <translation>الصناديق التي أرسلت كل شيء: {done} من {total}، وطُلب الإرسال من البقية</translation>
    </message>
    <message>
        <source>Every till has sent everything.</source>
        <translation>أرسلت كل الصناديق كل ما لديها.</translation>
    </message>
    <message>
        <source>No answer, or not everything, from {tills}. Write a stick there and read it here, or ask again.</source>
        <translation>لم يصل رد أو لم يصل كل شيء من {tills}. احفظ الباقي هناك على ذاكرة ⁦USB⁩ واقرأه هنا، أو اطلب مرة أخرى.</translation>
    </message>
    <message>
        <source>Stopped. What came in is in; ask again to go on.</source>
        <translation>توقّف الطلب. ما وصل فقد حُفظ؛ اطلب مرة أخرى للمتابعة.</translation>
    </message>
    <message>
        <source>Asked to send</source>
        <translation>طُلب منه الإرسال</translation>
    </message>
    <message>
        <source>No answer: fetch its stick</source>
        <translation>لا رد: أحضر ذاكرته</translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s)</source>
        <translation>
            <numerusform>–</numerusform>
            <numerusform>واحدة مختلفة</numerusform>
            <numerusform>اثنتان مختلفتان</numerusform>
            <numerusform>%n مختلفة</numerusform>
            <numerusform>%n مختلفة</numerusform>
            <numerusform>%n مختلفة</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} من {all}</translation>
    </message>
    <message>
        <source>No till has been heard of yet</source>
        <translation>لم يصل خبر من أي صندوق بعد</translation>
    </message>
    <message>
        <source>Once the register has answered, every till of the bazaar stands here.</source>
        <translation>متى ردّ السجل المركزي ظهرت هنا صناديق البازار كلها.</translation>
    </message>
    <message>
        <source>Two books of one till</source>
        <translation>دفتران لصندوق واحد</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>الأصوات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Only refusals</source>
        <translation>عند الرفض فقط</translation>
    </message>
    <message>
        <source>None</source>
        <comment>sounds</comment>
        <translation>بلا صوت</translation>
    </message>
    <message>
        <source>Lock when nobody touches the till for so many minutes</source>
        <translation>قفل الصندوق تلقائيًا إن لم يلمسه أحد (بالدقائق)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>About Amana</source>
        <translation>عن أمانة</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>التراخيص</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>نص الترخيص</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>Book: {path}</source>
        <translation>الدفتر: {path}</translation>
    </message>
    <message>
        <source>Printers and paper</source>
        <translation>الطابعات والورق</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الملصقات</translation>
    </message>
    <message>
        <source>Set up printers</source>
        <translation>إعداد الطابعات</translation>
    </message>
    <message>
        <source>Papers that wait</source>
        <translation>أوراق لم تُطبع</translation>
    </message>
    <message>
        <source>On the receipt printer</source>
        <translation>على طابعة الإيصالات</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا توجد</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>USB cable</source>
        <translation>سلك USB</translation>
    </message>
    <message>
        <source>Serial cable</source>
        <translation>سلك تسلسلي</translation>
    </message>
    <message>
        <source>Printer of the system</source>
        <translation>طابعة معرّفة في النظام</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>ملف جهاز</translation>
    </message>
    <message>
        <source>A folder, for practice</source>
        <translation>مجلد للتدريب</translation>
    </message>
    <message>
        <source>Print item labels</source>
        <translation>طباعة ملصقات الأصناف</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The label was not added. Close this first, then scan it again.</source>
        <translation>لم يُضف الملصق. أغلق هذه النافذة أولًا ثم امسحه من جديد.</translation>
    </message>
</context>
<context>
    <name>ShiftCloseView</name>
    <message>
        <source>Write how the difference came about.</source>
        <translation>اكتب كيف نشأ الفرق.</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>إغلاق الوردية</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدّ</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>المقارنة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>الإغلاق</translation>
    </message>
    <message>
        <source>Count the drawer</source>
        <translation>عدّ درج النقد</translation>
    </message>
    <message>
        <source>Count everything, the float too. What is expected is shown only after you finish.</source>
        <translation>يُعدّ كل ما في الدرج، ومعه العهدة الافتتاحية. لا يظهر المتوقع إلا بعد إنهاء العدّ.</translation>
    </message>
    <message>
        <source>Total on the card machine</source>
        <translation>إجمالي جهاز البطاقات</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Reading (X-report)</source>
        <translation>قراءة (تقرير X)</translation>
    </message>
    <message>
        <source>Finish counting</source>
        <translation>إنهاء العدّ</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>النقد</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>المتوقع</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>البطاقات</translation>
    </message>
    <message>
        <source>Write why the card machine&apos;s total is not known, or count again and type it.</source>
        <translation>اكتب سبب عدم معرفة مجموع جهاز البطاقات، أو أعد العد واكتبه.</translation>
    </message>
    <message>
        <source>Why is the card machine&apos;s total not known?</source>
        <translation>لماذا لا يُعرف مجموع جهاز البطاقات؟</translation>
    </message>
    <message>
        <source>The card machine is not here</source>
        <translation>جهاز البطاقات ليس هنا</translation>
    </message>
    <message>
        <source>It shows no total</source>
        <translation>لا يعرض الجهاز مجموعًا</translation>
    </message>
    <message>
        <source>The card machine&apos;s total was not typed, so the cards are not compared.</source>
        <translation>لم يُكتب مجموع جهاز البطاقات، فلم تُقارَن البطاقات.</translation>
    </message>
    <message>
        <source>The card machine&apos;s total was not typed. Count again and type it, or write why it is not known.</source>
        <translation>لم يُكتب مجموع جهاز البطاقات. أعد العد واكتبه، أو اكتب سبب عدم معرفته.</translation>
    </message>
    <message>
        <source>How do you explain the difference?</source>
        <translation>ما تفسير الفرق؟</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>وردية {number}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>منذ {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>لا مبيعات</numerusform>
            <numerusform>عملية بيع واحدة</numerusform>
            <numerusform>عمليتا بيع</numerusform>
            <numerusform>⁦%n⁩ عمليات بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
            <numerusform>⁦%n⁩ عملية بيع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them void</source>
        <translation>
            <numerusform>ولا واحدة منها ملغاة</numerusform>
            <numerusform>واحدة منها ملغاة</numerusform>
            <numerusform>اثنتان منها ملغاتان</numerusform>
            <numerusform>%n منها ملغاة</numerusform>
            <numerusform>%n منها ملغاة</numerusform>
            <numerusform>%n منها ملغاة</numerusform>
        </translation>
    </message>
    <message>
        <source>The drawer agrees with the book.</source>
        <translation>درج النقد مطابق للدفتر.</translation>
    </message>
    <message>
        <source>There is less in the drawer than in the book.</source>
        <translation>في درج النقد أقل مما في الدفتر.</translation>
    </message>
    <message>
        <source>There is more in the drawer than in the book.</source>
        <translation>في درج النقد أكثر مما في الدفتر.</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>إيداع نقد أو سحبه</translation>
    </message>
    <message>
        <source>It stays written down; counting again adds a second count.</source>
        <translation>يبقى مسجّلًا؛ وإعادة العدّ تضيف عدًّا ثانيًا.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>إعادة العدّ</translation>
    </message>
    <message>
        <source>Wrong change was given</source>
        <translation>خطأ في ردّ الباقي</translation>
    </message>
    <message>
        <source>The cause is not known</source>
        <translation>السبب غير معروف</translation>
    </message>
</context>
<context>
    <name>ShiftOpenView</name>
    <message>
        <source>Open a shift</source>
        <translation>فتح وردية</translation>
    </message>
    <message>
        <source>Count what is in the drawer before the first sale. The float is not takings.</source>
        <translation>يُعدّ ما في الدرج قبل أول عملية بيع. العهدة الافتتاحية ليست من المبيعات.</translation>
    </message>
    <message>
        <source>Business day</source>
        <translation>يوم العمل</translation>
    </message>
    <message>
        <source>Float in the drawer</source>
        <translation>العهدة الافتتاحية في الدرج</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>العهدة الافتتاحية</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>فتح الوردية</translation>
    </message>
    <message>
        <source>Open with an empty drawer</source>
        <translation>فتح الوردية والدرج فارغ</translation>
    </message>
    <message>
        <source>Nothing was counted. Is the drawer empty? Then press once more.</source>
        <translation>لم يُعدّ شيء. هل الدرج فارغ؟ إذن اضغط مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
    <message>
        <source>Read the notice</source>
        <translation>قراءة التنبيه</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>البحث في الأصناف</translation>
    </message>
    <message>
        <source>Discount on the chosen line</source>
        <translation>خصم على البند المحدد</translation>
    </message>
    <message>
        <source>Hold the basket</source>
        <translation>تعليق السلة</translation>
    </message>
    <message>
        <source>Held baskets</source>
        <translation>السلال المعلّقة</translation>
    </message>
    <message>
        <source>Clear the basket</source>
        <translation>إفراغ السلة</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>فتح درج النقد</translation>
    </message>
    <message>
        <source>Pay, then complete the sale</source>
        <translation>الدفع ثم إتمام البيع</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>زيادة قطعة</translation>
    </message>
    <message>
        <source>One piece less</source>
        <translation>إنقاص قطعة</translation>
    </message>
    <message>
        <source>Type the quantity</source>
        <translation>كتابة الكمية</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>العودة إلى البحث</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>قفل الصندوق</translation>
    </message>
    <message>
        <source>Go to another screen</source>
        <translation>الانتقال إلى شاشة أخرى</translation>
    </message>
    <message>
        <source>Item not on the list</source>
        <translation>صنف غير مدرج</translation>
    </message>
    <message>
        <source>A visitor came in</source>
        <translation>دخل زائر</translation>
    </message>
    <message>
        <source>A visitor left</source>
        <translation>خرج زائر</translation>
    </message>
    <message>
        <source>Customer’s window</source>
        <translation>شاشة الزبون</translation>
    </message>
    <message>
        <source>Reading (X-report)</source>
        <translation>قراءة (تقرير X)</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>Goods and families</source>
        <translation>البضاعة والأسر</translation>
    </message>
    <message>
        <source>Accounts and outlets</source>
        <translation>الحسابات ومنافذ البيع</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>On a line of the basket</source>
        <translation>على بند في السلة</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>في كل مكان</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>الوردية</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Orders of the online store</source>
        <translation>طلبات المتجر الإلكتروني</translation>
    </message>
    <message>
        <source>Money with outlets</source>
        <translation>المبالغ لدى منافذ البيع</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>الحسابات</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>الصرف</translation>
    </message>
    <message>
        <source>Papers before printing</source>
        <translation>الأوراق قبل الطباعة</translation>
    </message>
    <message>
        <source>Remove the held basket</source>
        <translation>حذف السلة المعلّقة</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Put a copy of the book back</source>
        <translation>استعادة نسخة من الدفتر</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>إيداع نقد أو سحبه</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>إعادة العدّ</translation>
    </message>
    <message>
        <source>Open, finish the count, close</source>
        <translation>فتح الوردية، إنهاء العدّ، الإغلاق</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>الصناديق</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>المطابقة</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>دفتر الأستاذ</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>الإدارة</translation>
    </message>
    <message>
        <source>Accounts of another bazaar</source>
        <translation>حسابات بازار آخر</translation>
    </message>
    <message>
        <source>The paper before</source>
        <translation>الورقة السابقة</translation>
    </message>
    <message>
        <source>The next paper</source>
        <translation>الورقة التالية</translation>
    </message>
    <message>
        <source>Choose a file of orders</source>
        <translation>اختيار ملف الطلبات</translation>
    </message>
    <message>
        <source>Take the orders in</source>
        <translation>إدخال الطلبات</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Receipt of the row</source>
        <translation>إيصال السطر</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>استلام المبلغ</translation>
    </message>
    <message>
        <source>Lines of the payout</source>
        <translation>بنود دفعة الصرف</translation>
    </message>
    <message>
        <source>Next draft</source>
        <translation>المسودة التالية</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>كشوف الحساب</translation>
    </message>
    <message>
        <source>Hold or release a line</source>
        <translation>إيقاف بند أو رفع إيقافه</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>السندات</translation>
    </message>
    <message>
        <source>Settlement pack</source>
        <translation>ملف التسوية</translation>
    </message>
    <message>
        <source>Cash box</source>
        <translation>صندوق الصرف</translation>
    </message>
    <message>
        <source>Pay all in cash</source>
        <translation>صرف الكل نقدًا</translation>
    </message>
    <message>
        <source>Draft, approve, pay</source>
        <translation>المسودة، الاعتماد، الصرف</translation>
    </message>
    <message>
        <source>Quantity of the chosen line</source>
        <translation>كمية البند المحدد</translation>
    </message>
    <message>
        <source>Hall counter</source>
        <translation>عدّاد القاعة</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Cash and card</source>
        <translation>نقدًا وبطاقة</translation>
    </message>
    <message>
        <source>Exact amount</source>
        <translation>المبلغ تمامًا</translation>
    </message>
    <message>
        <source>Complete sale</source>
        <translation>إتمام البيع</translation>
    </message>
    <message>
        <source>Search receipts</source>
        <translation>البحث في الإيصالات</translation>
    </message>
    <message>
        <source>View the receipt</source>
        <translation>عرض الإيصال</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>طباعة نسخة</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation>إلغاء البيع</translation>
    </message>
    <message>
        <source>Move to another family</source>
        <translation>نقل بند إلى أسرة أخرى</translation>
    </message>
    <message>
        <source>Give all of it back in cash</source>
        <translation>رد المبلغ كله نقدًا</translation>
    </message>
    <message>
        <source>Give money back, or void</source>
        <translation>رد المبلغ أو الإلغاء</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>التسجيل</translation>
    </message>
    <message>
        <source>Find a family</source>
        <translation>البحث عن أسرة</translation>
    </message>
    <message>
        <source>Enrol a family</source>
        <translation>تسجيل أسرة</translation>
    </message>
    <message>
        <source>Open a family</source>
        <translation>فتح بيانات الأسرة</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>سجل التغييرات</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>تصدير القائمة</translation>
    </message>
    <message>
        <source>Save the family</source>
        <translation>حفظ الأسرة</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>استيراد ملف</translation>
    </message>
    <message>
        <source>Import of families and items</source>
        <translation>استيراد الأسر والأصناف</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>اختيار ملف</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>معاني الأعمدة</translation>
    </message>
    <message>
        <source>Only rows with findings</source>
        <translation>ما عليه ملاحظات فقط</translation>
    </message>
    <message>
        <source>Files taken in, undo</source>
        <translation>الملفات المستوردة والتراجع</translation>
    </message>
    <message>
        <source>Leave a row out</source>
        <translation>استبعاد صف</translation>
    </message>
    <message>
        <source>Take in, go on</source>
        <translation>استيراد، متابعة</translation>
    </message>
    <message>
        <source>Back to the families</source>
        <translation>العودة إلى الأسر</translation>
    </message>
    <message>
        <source>Goods desk</source>
        <translation>مكتب البضاعة</translation>
    </message>
    <message>
        <source>Reports on goods</source>
        <translation>تقارير البضاعة</translation>
    </message>
    <message>
        <source>Sheets of outlets</source>
        <translation>كشوف المنافذ</translation>
    </message>
    <message>
        <source>Undo the payout</source>
        <translation>إلغاء الصرف</translation>
    </message>
    <message>
        <source>Plan markdowns</source>
        <translation>جدولة التخفيضات</translation>
    </message>
    <message>
        <source>Whose goods are counted</source>
        <translation>بضاعة مَن تُعدّ</translation>
    </message>
    <message>
        <source>List of what must be left</source>
        <translation>قائمة ما يجب أن يبقى</translation>
    </message>
    <message>
        <source>Ask the register</source>
        <translation>سؤال السجل المركزي</translation>
    </message>
    <message>
        <source>List of what was donated</source>
        <translation>قائمة ما تُبُرِّع به</translation>
    </message>
    <message>
        <source>Reports of the register</source>
        <translation>تقارير السجل المركزي</translation>
    </message>
    <message>
        <source>All families, count later</source>
        <translation>كل الأسر، والعدّ لاحقًا</translation>
    </message>
    <message>
        <source>Record the note, go on</source>
        <translation>تسجيل الإذن والمتابعة</translation>
    </message>
    <message>
        <source>Choose a report</source>
        <translation>اختيار تقرير</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>رسم أو جدول</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>CSV and XLSX</source>
        <translation>⁦CSV⁩ و⁦XLSX⁩</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>⁦PDF⁩</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Totals of the paper</source>
        <translation>مجاميع الورقة</translation>
    </message>
    <message>
        <source>Recorded sheets</source>
        <translation>الكشوف المسجلة</translation>
    </message>
    <message>
        <source>Print a sheet</source>
        <translation>طباعة كشف</translation>
    </message>
    <message>
        <source>Record the sheet</source>
        <translation>تسجيل الكشف</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>حذف السطر</translation>
    </message>
    <message>
        <source>From the search to the line or the hits</source>
        <translation>من البحث إلى السطر أو النتائج</translation>
    </message>
    <message>
        <source>Markdowns</source>
        <translation>التخفيضات</translation>
    </message>
    <message>
        <source>Account codes</source>
        <translation>رموز الحسابات</translation>
    </message>
    <message>
        <source>List of markdowns</source>
        <translation>قائمة التخفيضات</translation>
    </message>
    <message>
        <source>Plan a markdown</source>
        <translation>جدولة تخفيض</translation>
    </message>
    <message>
        <source>Stop a markdown</source>
        <translation>إيقاف تخفيض</translation>
    </message>
    <message>
        <source>Plan what is shown</source>
        <translation>جدولة التخفيض المعروض</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>حفظ الرموز</translation>
    </message>
    <message>
        <source>No slip number</source>
        <translation>بلا رقم قسيمة</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>{first} to {last}</source>
        <translation>من {first} إلى {last}</translation>
    </message>
    <message>
        <source>Till {till}</source>
        <translation>صندوق {till}</translation>
    </message>
    <message>
        <source>Amana {version}</source>
        <translation>أمانة {version}</translation>
    </message>
    <message>
        <source>This PIN is not right.</source>
        <translation>الرقم السري غير صحيح.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>لم تبقَ أي محاولة</numerusform>
            <numerusform>بقيت محاولة واحدة</numerusform>
            <numerusform>بقيت محاولتان</numerusform>
            <numerusform>بقيت %n محاولات</numerusform>
            <numerusform>بقيت %n محاولة</numerusform>
            <numerusform>بقيت %n محاولة</numerusform>
        </translation>
    </message>
    <message>
        <source>That was read as a scan, and nothing is scanned here. Please type your PIN.</source>
        <translation>قُرئ هذا على أنه مسح لملصق، ولا شيء يُمسح هنا. يُرجى كتابة الرقم السري.</translation>
    </message>
    <message>
        <source>Waiting for the central register …</source>
        <translation>في انتظار السجل المركزي …</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Sample bazaar: below each name stands the PIN that it began with.</source>
        <translation>البازار التجريبي: تحت كل اسم الرقم السري الذي بدأ به.</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>من على الصندوق؟</translation>
    </message>
    <message>
        <source>What is entrusted reaches its owner.</source>
        <translation>الأمانة تصل إلى أهلها.</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>الرقم السري: {name}</translation>
    </message>
    <message>
        <source>Choose your name first</source>
        <translation>اختر اسمك أولًا</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>تدريب</translation>
    </message>
    <message>
        <source>Learn and try everything; nothing you do there is a sale</source>
        <translation>تعلَّم وجرِّب كل شيء؛ لا شيء مما تفعله هناك عملية بيع</translation>
    </message>
    <message>
        <source>PIN or password of {name}</source>
        <translation>الرقم السري أو كلمة المرور: {name}</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Change a person</source>
        <translation>تغيير بيانات شخص</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>Name in Arabic</source>
        <translation>الاسم بالعربية</translation>
    </message>
    <message>
        <source>Name in English (may stay empty)</source>
        <translation>الاسم بالإنجليزية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>New PIN (empty: as before)</source>
        <translation>رقم سري جديد (فارغ: كما كان)</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>الرقم السري نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Yes, let them in no more</source>
        <translation>نعم، يُمنع من الدخول</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>إخراج من القائمة</translation>
    </message>
    <message>
        <source>{least} to {most} digits that the person types here; none like 1234 or 0000.</source>
        <translation>من {least} إلى {most} رقمًا يكتبها الشخص بنفسه هنا، وليس مثل ⁦1234⁩ أو ⁦0000⁩.</translation>
    </message>
</context>
<context>
    <name>StaffView</name>
    <message>
        <source>Whoever works here has a name, a role and a PIN of their own. It works at the tills within a minute.</source>
        <translation>لكل من يعمل هنا اسم ودور ورقم سري خاص به. ويسري ذلك في نقاط البيع خلال دقيقة.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>People</source>
        <translation>العاملون</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (أنت)</translation>
    </message>
    <message>
        <source>Choose a person in the list</source>
        <translation>اختر شخصًا من القائمة</translation>
    </message>
</context>
<context>
    <name>StatementsSheet</name>
    <message>
        <source>Statements</source>
        <translation>كشوف الحساب</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>ملف واحد</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ملفات</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>صور</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>كشوف مختصرة</translation>
    </message>
    <message>
        <source>How many statements are done</source>
        <translation>كم كشفًا أُنجز</translation>
    </message>
    <message>
        <source>Write the statements</source>
        <translation>كتابة الكشوف</translation>
    </message>
    <message>
        <source>{done} of {total} statements are done.</source>
        <translation>الكشوف المنجزة: {done} من {total}.</translation>
    </message>
    <message>
        <source>You can put this away and go on working; it says when they are written.</source>
        <translation>يمكنك إغلاق هذه النافذة ومتابعة العمل؛ سيظهر إشعار عند الانتهاء من كتابتها.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>لا كشوف</numerusform>
            <numerusform>كشف واحد</numerusform>
            <numerusform>كشفان</numerusform>
            <numerusform>%n كشوف</numerusform>
            <numerusform>%n كشفًا</numerusform>
            <numerusform>%n كشف</numerusform>
        </translation>
    </message>
    <message>
        <source>One PDF to print: each statement begins on a page of its own and has a bookmark.</source>
        <translation>ملف PDF واحد للطباعة: يبدأ كل كشف في صفحة مستقلة وله إشارة مرجعية.</translation>
    </message>
    <message>
        <source>A PDF for each family, with its number as its name.</source>
        <translation>ملف PDF لكل أسرة، اسمه رقمها.</translation>
    </message>
    <message>
        <source>Pictures for a message, with the family&apos;s number as their name, page by page.</source>
        <translation>صور للإرسال في رسالة، اسمها رقم الأسرة، صفحة بعد صفحة.</translation>
    </message>
    <message>
        <source>Short slips from this till&apos;s printer, one after another. Printing can be stopped.</source>
        <translation>كشوف مختصرة من طابعة هذا الصندوق، واحدًا بعد آخر. يمكن إيقاف الطباعة.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>جارٍ الإيقاف …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Printer ready</source>
        <translation>الطابعة جاهزة</translation>
    </message>
    <message>
        <source>Printer needs help</source>
        <translation>الطابعة تحتاج إلى عناية</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>لا توجد طابعة</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>المتاح {size}</translation>
    </message>
    <message>
        <source>Disk almost full: {size} free</source>
        <translation>القرص شبه ممتلئ: المتاح {size}</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} م.ب</translation>
    </message>
    <message>
        <source>{n} GB</source>
        <translation>{n} غ.ب</translation>
    </message>
    <message>
        <source>Mirror on the same disk</source>
        <translation>المرآة على القرص نفسه</translation>
    </message>
    <message>
        <source>Mirror up to date</source>
        <translation>المرآة مكتملة</translation>
    </message>
    <message numerus="yes">
        <source>Mirror: %n fact(s) behind</source>
        <translation>
            <numerusform>المرآة: لا تأخر</numerusform>
            <numerusform>المرآة متأخرة قيدًا واحدًا</numerusform>
            <numerusform>المرآة متأخرة قيدين</numerusform>
            <numerusform>المرآة متأخرة ⁦%n⁩ قيود</numerusform>
            <numerusform>المرآة متأخرة ⁦%n⁩ قيدًا</numerusform>
            <numerusform>المرآة متأخرة ⁦%n⁩ قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>Mirror away since {time}</source>
        <translation>المرآة غائبة منذ {time}</translation>
    </message>
    <message>
        <source>The mirror holds another book</source>
        <translation>في المرآة دفتر آخر</translation>
    </message>
    <message>
        <source>Mirror off</source>
        <translation>المرآة متوقفة</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>يجري النسخ …</translation>
    </message>
    <message>
        <source>No copy since {time}</source>
        <translation>تعذر النسخ منذ {time}</translation>
    </message>
    <message>
        <source>Copied {time}</source>
        <translation>نُسخ {time}</translation>
    </message>
    <message>
        <source>No copy yet</source>
        <translation>لا نسخة بعد</translation>
    </message>
    <message>
        <source>Copies off</source>
        <translation>النسخ متوقف</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) not out</source>
        <translation>
            <numerusform>لا أوراق تنتظر</numerusform>
            <numerusform>ورقة واحدة لم تُطبع</numerusform>
            <numerusform>ورقتان لم تُطبعا</numerusform>
            <numerusform>%n أوراق لم تُطبع</numerusform>
            <numerusform>%n ورقة لم تُطبع</numerusform>
            <numerusform>%n ورقة لم تُطبع</numerusform>
        </translation>
    </message>
    <message>
        <source>Paper nearly used up</source>
        <translation>أوشك الورق على النفاد</translation>
    </message>
</context>
<context>
    <name>StickStrip</name>
    <message>
        <source>Write what waits</source>
        <translation>كتابة ما ينتظر</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>إخفاء</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>لا شيء للاستلام</numerusform>
            <numerusform>استلام ملف واحد</numerusform>
            <numerusform>استلام ملفين</numerusform>
            <numerusform>استلام %n ملفات</numerusform>
            <numerusform>استلام %n ملفًا</numerusform>
            <numerusform>استلام %n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Stick {name}</source>
        <translation>ذاكرة {name}</translation>
    </message>
</context>
<context>
    <name>StoreOrdersView</name>
    <message>
        <source>Online store</source>
        <translation>المتجر الإلكتروني</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>متجر جديد</translation>
    </message>
    <message>
        <source>Choose a file of orders</source>
        <translation>اختيار ملف الطلبات</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>The families</source>
        <translation>الأسر</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>إدخال الطلبات</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>المنتجات</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Discounts by</source>
        <translation>يتحمل الخصومات</translation>
    </message>
    <message>
        <source>New sales</source>
        <translation>مبيعات جديدة</translation>
    </message>
    <message>
        <source>File total</source>
        <translation>مجموع الملف</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>من قبل</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>مسترجع</translation>
    </message>
    <message>
        <source>Want a look</source>
        <translation>تحتاج إلى مراجعة</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>في المتجر</translation>
    </message>
    <message>
        <source>Code there</source>
        <translation>رمزه هناك</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>يقابله عندنا</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>How</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Order total</source>
        <translation>مجموع الطلب</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>What could not be read; these orders are left out whole</source>
        <translation>ما تعذرت قراءته؛ تُترك هذه الطلبات كاملة</translation>
    </message>
    <message>
        <source>Open a book for the store first. Its sales have a letter of their own.</source>
        <translation>افتح دفترًا للمتجر أولًا. لمبيعاته حرف خاص بها.</translation>
    </message>
    <message>
        <source>Exports of WooCommerce, Salla and Zid, or the generic form, as CSV or XLSX.</source>
        <translation>ملفات ووكومرس وسلة وزد المصدَّرة، أو النموذج العام، بصيغة ⁦CSV⁩ أو ⁦XLSX⁩.</translation>
    </message>
    <message>
        <source>No order of this file can be read.</source>
        <translation>لا يمكن قراءة أي طلب في هذا الملف.</translation>
    </message>
    <message>
        <source>Recorded. The same file again adds nothing.</source>
        <translation>سُجلت الطلبات. إعادة الملف نفسه لا تضيف شيئًا.</translation>
    </message>
    <message>
        <source>Say what the marked products are: open a row. Their orders wait until then.</source>
        <translation>حدد المنتجات المعلَّمة: افتح السطر. تنتظر طلباتها إلى ذلك الحين.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>لم يُسجل شيء بعد.</translation>
    </message>
    <message>
        <source>Everything in this file was taken in before, or waits.</source>
        <translation>كل ما في هذا الملف أُدخل من قبل أو ينتظر.</translation>
    </message>
    <message>
        <source>No file was chosen</source>
        <translation>لم يُختر ملف</translation>
    </message>
    <message>
        <source>Days written</source>
        <translation>كتابة التواريخ</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>لم تُحدَّد بعد</translation>
    </message>
    <message>
        <source>Its days can be read in two ways. Say how this store writes them; it is remembered.</source>
        <translation>تواريخ الملف تُقرأ على وجهين. حدّد كيف يكتبها هذا المتجر، ويُحفظ ذلك.</translation>
    </message>
    <message>
        <source>How are its days written?</source>
        <translation>كيف كُتبت تواريخه؟</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Not all of its headings are known. Say once what stands in its columns; it is remembered.</source>
        <translation>بعض عناوين الملف غير معروف. حدّد مرة واحدة ما في كل عمود، ويُحفظ ذلك للملفات التالية.</translation>
    </message>
    <message>
        <source>What stands in its columns?</source>
        <translation>ما الذي في أعمدته؟</translation>
    </message>
</context>
<context>
    <name>TakeSheet</name>
    <message>
        <source>Take in from another till</source>
        <translation>استلام من صندوق آخر</translation>
    </message>
    <message>
        <source>Number of the note</source>
        <translation>رقم الإذن</translation>
    </message>
    <message>
        <source>On the note, kg</source>
        <translation>في الإذن، كغ</translation>
    </message>
    <message>
        <source>Pieces on the note</source>
        <translation>القطع في الإذن</translation>
    </message>
    <message>
        <source>Counted, kg</source>
        <translation>المعدود، كغ</translation>
    </message>
    <message>
        <source>Pieces counted</source>
        <translation>القطع المعدودة</translation>
    </message>
    <message>
        <source>A difference is named on the paper; what became of it is written off apart.</source>
        <translation>يُذكر الفرق على الورقة، ويُشطب الناقص على حدة.</translation>
    </message>
    <message>
        <source>Take in and print</source>
        <translation>تسجيل الاستلام والطباعة</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>الصنف التالي</translation>
    </message>
    <message>
        <source>Add another item first</source>
        <translation>إضافة صنف آخر أولًا</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>التخلي عنه</translation>
    </message>
</context>
<context>
    <name>TallyView</name>
    <message>
        <source>Outlet</source>
        <translation>منفذ البيع</translation>
    </message>
    <message>
        <source>New outlet</source>
        <translation>منفذ جديد</translation>
    </message>
    <message>
        <source>Recorded sheets</source>
        <translation>الكشوف المسجلة</translation>
    </message>
    <message>
        <source>Undo a sheet</source>
        <translation>إلغاء كشف</translation>
    </message>
    <message>
        <source>Record the sheet</source>
        <translation>تسجيل الكشف</translation>
    </message>
    <message>
        <source>The outlet has it</source>
        <translation>لدى المنفذ</translation>
    </message>
    <message>
        <source>Handed in as cash</source>
        <translation>سُلم نقدًا</translation>
    </message>
    <message>
        <source>Paid into the bank</source>
        <translation>أُودع في البنك</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Number on the paper</source>
        <translation>رقم الورقة</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Pieces at the foot</source>
        <translation>القطع أسفل الكشف</translation>
    </message>
    <message>
        <source>Amount at the foot</source>
        <translation>المبلغ أسفل الكشف</translation>
    </message>
    <message>
        <source>The money</source>
        <translation>النقود</translation>
    </message>
    <message>
        <source>Item code, family number or name</source>
        <translation>رمز الصنف أو رقم الأسرة أو الاسم</translation>
    </message>
    <message>
        <source>Item or family</source>
        <translation>الصنف أو الأسرة</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>By</source>
        <translation>أدخله</translation>
    </message>
    <message>
        <source>Undone because</source>
        <translation>سبب الإلغاء</translation>
    </message>
    <message>
        <source>Enter goes on to the price, the count and the next row.</source>
        <translation>ينتقل مفتاح الإدخال إلى السعر فالعدد فالبند التالي.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>⁦%n⁩ قطع</numerusform>
            <numerusform>⁦%n⁩ قطعة</numerusform>
            <numerusform>⁦%n⁩ قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a book for the outlet first. Its sheets have a letter of their own.</source>
        <translation>افتح دفترًا للمنفذ أولًا. لكشوفه حرف خاص بها.</translation>
    </message>
    <message>
        <source>Nothing is keyed in yet.</source>
        <translation>لم يُدخل شيء بعد.</translation>
    </message>
    <message>
        <source>It agrees: {sum}</source>
        <translation>الكشف مطابق: {sum}</translation>
    </message>
    <message>
        <source>The day is missing. Rows so far: {sum}</source>
        <translation>اليوم ناقص. البنود حتى الآن: {sum}</translation>
    </message>
    <message>
        <source>Rows so far: {sum}</source>
        <translation>البنود حتى الآن: {sum}</translation>
    </message>
    <message>
        <source>Rows less foot: {pieces} pieces, {amount}</source>
        <translation>الفرق عن أسفل الكشف: القطع {pieces}، المبلغ {amount}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Print an empty sheet or a recorded one</source>
        <translation>طباعة كشف فارغ أو كشف مسجَّل</translation>
    </message>
    <message>
        <source>Book {device}</source>
        <translation>الدفتر {device}</translation>
    </message>
    <message>
        <source>the centre’s own: {amount}</source>
        <translation>للمركز نفسه: {amount}</translation>
    </message>
</context>
<context>
    <name>ThemeButton</name>
    <message>
        <source>Theme: light</source>
        <translation>المظهر: فاتح</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>المظهر: داكن</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>المظهر: تباين عالٍ</translation>
    </message>
</context>
<context>
    <name>TileDelegate</name>
    <message>
        <source>Sold out</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>بقي {n}</translation>
    </message>
</context>
<context>
    <name>TillView</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>كل الأسر</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>المعلّقة</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>Search by name, family or code, or scan a label</source>
        <translation>ابحث بالاسم أو الأسرة أو الرمز، أو امسح الملصق</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>البحث في الأصناف</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>فتح درج النقد</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأصناف</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>السلة</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>السلة فارغة</translation>
    </message>
    <message>
        <source>Scan a label or touch an item to begin.</source>
        <translation>امسح ملصقًا أو المس صنفًا للبدء.</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>إفراغ</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%n قطع</numerusform>
            <numerusform>%n قطعة</numerusform>
            <numerusform>%n قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Item not on the list</source>
        <translation>صنف غير مدرج</translation>
    </message>
    <message>
        <source>Customer’s window</source>
        <translation>شاشة الزبون</translation>
    </message>
    <message>
        <source>Try fewer letters. For goods on no list: the family&apos;s number, a space, the price, then Enter.</source>
        <translation>جرّب حروفًا أقل. ولصنف غير مدرج: رقم الأسرة ثم مسافة ثم السعر، ثم مفتاح الإدخال.</translation>
    </message>
</context>
<context>
    <name>TrailView</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Write what is shown as a table for another program</source>
        <translation>حفظ المعروض جدولًا لبرنامج آخر</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>العمل</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>من فعل ماذا</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Concerning</source>
        <translation>بشأن</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Nobody did this, or not on this day.</source>
        <translation>لم يفعل ذلك أحد، أو ليس في هذا اليوم.</translation>
    </message>
    <message>
        <source>{n} of {all} entries. Nothing here can be changed or taken back.</source>
        <translation>{n} من {all} من الأعمال. لا يمكن تغيير شيء هنا ولا التراجع عنه.</translation>
    </message>
    <message>
        <source>Office journal begun</source>
        <translation>بدء يومية الإدارة</translation>
    </message>
    <message>
        <source>Bazaar planned</source>
        <translation>تخطيط بازار</translation>
    </message>
    <message>
        <source>Family enrolled</source>
        <translation>تسجيل أسرة</translation>
    </message>
    <message>
        <source>Machine let in</source>
        <translation>إضافة جهاز</translation>
    </message>
    <message>
        <source>Machine revoked</source>
        <translation>إيقاف جهاز</translation>
    </message>
    <message>
        <source>Advance paid</source>
        <translation>صرف سلفة</translation>
    </message>
    <message>
        <source>Credit or charge</source>
        <translation>إضافة أو خصم</translation>
    </message>
    <message>
        <source>Payout drafted</source>
        <translation>إعداد صرف</translation>
    </message>
    <message>
        <source>Payout given up</source>
        <translation>إلغاء مسودة صرف</translation>
    </message>
    <message>
        <source>Payout approved</source>
        <translation>اعتماد صرف</translation>
    </message>
    <message>
        <source>Family paid</source>
        <translation>الدفع لأسرة</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>مطابقة</translation>
    </message>
    <message>
        <source>Says otherwise</source>
        <translation>غير مطابقة</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل الأعمال</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>By command on the register&apos;s machine</source>
        <translation>بأمر على جهاز السجل المركزي</translation>
    </message>
    <message>
        <source>Exception taken on</source>
        <translation>تولّي استثناء</translation>
    </message>
    <message>
        <source>Exception resolved</source>
        <translation>معالجة استثناء</translation>
    </message>
    <message>
        <source>Line assigned</source>
        <translation>نسبة بند إلى أسرته</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>كلها</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Collectors</source>
        <translation>المفوضون بالاستلام</translation>
    </message>
    <message>
        <source>Its changes</source>
        <translation>تغييراتها</translation>
    </message>
    <message>
        <source>New: {first} · set aside: {second}</source>
        <translation>الجديد: {first} · المحفوظ جانبًا: {second}</translation>
    </message>
    <message>
        <source>Life {first}</source>
        <translation>الحقبة {first}</translation>
    </message>
    <message>
        <source>Refused ({first})</source>
        <translation>رُفض ({first})</translation>
    </message>
    <message>
        <source>Books closed</source>
        <translation>إقفال الدفاتر</translation>
    </message>
    <message>
        <source>Closing opened again</source>
        <translation>إعادة فتح إقفال</translation>
    </message>
    <message>
        <source>Payout reversed</source>
        <translation>إلغاء صرف</translation>
    </message>
    <message>
        <source>Payout held</source>
        <translation>إيقاف صرف</translation>
    </message>
    <message>
        <source>Payout released</source>
        <translation>رفع إيقاف الصرف</translation>
    </message>
    <message>
        <source>Cash box filled</source>
        <translation>إيداع في صندوق الصرف</translation>
    </message>
    <message>
        <source>Cash box emptied</source>
        <translation>سحب من صندوق الصرف</translation>
    </message>
    <message>
        <source>Money taken from an outlet</source>
        <translation>استلام مبلغ من منفذ</translation>
    </message>
    <message>
        <source>Handing over undone</source>
        <translation>إلغاء تسليم مبلغ</translation>
    </message>
</context>
<context>
    <name>UnlistedSheet</name>
    <message>
        <source>Item not on the list</source>
        <translation>صنف غير مدرج</translation>
    </message>
    <message>
        <source>Nobody knows whose it is</source>
        <translation>لا نعرف لمن هو</translation>
    </message>
    <message>
        <source>It is sold onto “not assigned”. Later the shift lead moves it to its family under Receipts.</source>
        <translation>يباع تحت «غير منسوب»، ثم ينقله مشرف الوردية إلى أسرته من شاشة الإيصالات.</translation>
    </message>
    <message>
        <source>Price of one piece</source>
        <translation>سعر القطعة</translation>
    </message>
    <message>
        <source>What is it? (may stay empty)</source>
        <translation>ما هو؟ (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Add to the basket</source>
        <translation>إضافة إلى السلة</translation>
    </message>
</context>
<context>
    <name>UnreadWords</name>
    <message>
        <source>It is of format {code}, which the register does not know</source>
        <translation>صيغته {code} ولا يعرفها السجل المركزي</translation>
    </message>
    <message>
        <source>It is of a kind that the register does not know: {code}</source>
        <translation>نوعه لا يعرفه السجل المركزي: {code}</translation>
    </message>
    <message>
        <source>It cannot be read: {code}</source>
        <translation>تتعذر قراءته: {code}</translation>
    </message>
    <message>
        <source>Its text is cut or damaged</source>
        <translation>نصه مقطوع أو تالف</translation>
    </message>
    <message>
        <source>A value in it is of another form</source>
        <translation>فيه قيمة بصيغة مختلفة</translation>
    </message>
    <message>
        <source>Its mark was used for another act before</source>
        <translation>معرّفه مستعمل من قبل لعملية أخرى</translation>
    </message>
    <message>
        <source>It says that it stands at another place</source>
        <translation>يذكر لنفسه موضعًا آخر</translation>
    </message>
    <message>
        <source>It is not a till&apos;s to say</source>
        <translation>ليس مما يسجله صندوق بيع</translation>
    </message>
    <message>
        <source>Its debits and credits do not come to zero</source>
        <translation>مدينه ودائنه لا يتوازنان</translation>
    </message>
    <message>
        <source>An amount in it is too large for any ledger</source>
        <translation>فيه مبلغ أكبر مما يتسع له دفتر</translation>
    </message>
    <message>
        <source>A code in it is too long</source>
        <translation>فيه رمز أطول من المسموح</translation>
    </message>
    <message>
        <source>It is too long</source>
        <translation>هو أطول من المسموح</translation>
    </message>
    <message>
        <source>It is written otherwise than it must be</source>
        <translation>مكتوب بغير الصيغة الواجبة</translation>
    </message>
    <message>
        <source>Something is missing in it</source>
        <translation>ينقصه جزء</translation>
    </message>
    <message>
        <source>A number in it lies beyond its bounds</source>
        <translation>فيه رقم خارج الحدود</translation>
    </message>
</context>
<context>
    <name>WaitingPapersSheet</name>
    <message>
        <source>Papers that wait</source>
        <translation>أوراق لم تُطبع</translation>
    </message>
    <message>
        <source>What the printer did not take is tried again by itself. Where it is not known whether a paper came out, look at the printer first: printed again it says COPY.</source>
        <translation>ما لم تقبله الطابعة يُعاد إرساله تلقائيًا. وإن لم يُعرف هل خرجت الورقة فانظر إلى الطابعة أولًا، فإن أُعيدت طباعتها كُتب عليها «نسخة».</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>Every paper has come out of the printer.</source>
        <translation>خرجت كل الأوراق من الطابعة.</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>الورقة موجودة</translation>
    </message>
    <message>
        <source>It is there: take it off the list</source>
        <translation>الورقة موجودة: حذفها من القائمة</translation>
    </message>
    <message>
        <source>Print all again</source>
        <translation>إعادة طباعة الكل</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>ما يُعرف عنها</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Waits; tried again by itself</source>
        <translation>تنتظر، وتُعاد المحاولة تلقائيًا</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>في طريقها إلى الطابعة</translation>
    </message>
    <message>
        <source>Not known: look at the printer</source>
        <translation>غير معروف: انظر إلى الطابعة</translation>
    </message>
    <message>
        <source>Given up after several attempts</source>
        <translation>تُركت بعد عدة محاولات</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الملصقات</translation>
    </message>
    <message>
        <source>Print as a copy</source>
        <translation>طباعتها نسخةً</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
</context>
<context>
    <name>WaitingSheet</name>
    <message>
        <source>Not collected yet</source>
        <translation>لم يُستلم بعد</translation>
    </message>
    <message>
        <source>Approved and not fetched. It stays owed to the families, however long it takes.</source>
        <translation>اعتُمد ولم يُستلم. يبقى مستحقًا للأسر مهما طال الوقت.</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>دفعة الصرف</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>طريقة الصرف</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>اعتُمد في</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>الأيام</translation>
    </message>
    <message>
        <source>Held because</source>
        <translation>سبب الإيقاف</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>Everything that was approved has been paid.</source>
        <translation>دُفع كل ما اعتُمد.</translation>
    </message>
    <message numerus="yes">
        <source>The sum of %n amount(s) below</source>
        <translation>
            <numerusform>لا مبالغ</numerusform>
            <numerusform>مبلغ واحد مبيَّن أدناه</numerusform>
            <numerusform>مجموع المبلغين أدناه</numerusform>
            <numerusform>مجموع المبالغ أدناه، وهي ⁦%n⁩</numerusform>
            <numerusform>مجموع المبالغ أدناه، وهي ⁦%n⁩</numerusform>
            <numerusform>مجموع المبالغ أدناه، وهي ⁦%n⁩</numerusform>
        </translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>تحويل بنكي</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Amana</source>
        <translation>أمانة</translation>
    </message>
    <message>
        <source>Amana cannot open</source>
        <translation>تعذّر فتح أمانة</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>جارٍ التجهيز</translation>
    </message>
    <message>
        <source>The sample bazaar is set up. This is done once.</source>
        <translation>يجري إعداد البازار التجريبي. يتم هذا مرة واحدة.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Watermark</name>
    <message>
        <source>PRACTICE</source>
        <translation>تدريب</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Goes back</source>
        <translation>يُرد للزبون</translation>
    </message>
    <message>
        <source>All in cash</source>
        <translation>كله نقدًا</translation>
    </message>
    <message>
        <source>In cash: {amount}</source>
        <translation>نقدًا: {amount}</translation>
    </message>
    <message>
        <source>To the card: {amount}</source>
        <translation>إلى البطاقة: {amount}</translation>
    </message>
    <message>
        <source>Cash rounding {amount}</source>
        <translation>تقريب النقد {amount}</translation>
    </message>
</context>
<context>
    <name>WeighSheet</name>
    <message>
        <source>Weight</source>
        <translation>الوزن</translation>
    </message>
    <message>
        <source>{price} for one {unit}</source>
        <translation>{price} لكل {unit}</translation>
    </message>
    <message>
        <source>750 is grams, 0.75 is kilograms</source>
        <translation>⁦750⁩ بالغرام، و⁦0.75⁩ بالكيلوغرام</translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation>تثبيت الوزن</translation>
    </message>
</context>
<context>
    <name>Whose</name>
    <message>
        <source>Not assigned</source>
        <translation>غير منسوب</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>المركز</translation>
    </message>
</context>
<context>
    <name>ZReportCard</name>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Z-report</source>
        <translation>تقرير Z</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>لم تُغلق بعد</translation>
    </message>
    <message>
        <source>The report is here once the shift is closed.</source>
        <translation>يظهر التقرير هنا بعد إغلاق الوردية.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>{n} came back</source>
        <translation>رُدّ {n}</translation>
    </message>
    <message>
        <source>One less of {name}</source>
        <translation>إنقاص قطعة من {name}</translation>
    </message>
    <message>
        <source>One more of {name}</source>
        <translation>زيادة قطعة من {name}</translation>
    </message>
</context>
<context>
    <name>BazaarMark</name>
    <message>
        <source>Another bazaar&apos;s accounts</source>
        <translation>حسابات بازار آخر</translation>
    </message>
</context>
</TS>
