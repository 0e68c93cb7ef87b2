<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AppBar</name>
    <message>
        <source>未命名的答复</source>
        <translation>Untitled reply</translation>
    </message>
    <message>
        <source>承办：{0}</source>
        <translation>Handled by: {0}</translation>
    </message>
    <message>
        <source>{0}月{1}日前答复</source>
        <translation>Reply due {1}/{0}</translation>
    </message>
    <message>
        <source>再次答复（首次：{0}）</source>
        <translation>Second reply (first: {0})</translation>
    </message>
    <message>
        <source>再次答复</source>
        <translation>Second reply</translation>
    </message>
    <message>
        <source>已再次答复（{0}）</source>
        <translation>Replied to again ({0})</translation>
    </message>
    <message>
        <source>已再次答复</source>
        <translation>Replied to again</translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message>
        <source>展开或收起代表原文</source>
        <translation>Show or hide the deputy&apos;s words</translation>
    </message>
</context>
<context>
    <name>AskRow</name>
    <message>
        <source>诉求标题，如：完善社区养老服务设施</source>
        <translation>Heading of the request, e.g. 完善社区养老服务设施</translation>
    </message>
    <message>
        <source>诉求标题</source>
        <translation>Heading of the request</translation>
    </message>
    <message>
        <source>原文中的相关内容（可不填），起草时显示在编辑区上方</source>
        <translation>The deputy&apos;s own words (optional), shown above the editor while drafting</translation>
    </message>
    <message>
        <source>诉求原文</source>
        <translation>The deputy&apos;s own words</translation>
    </message>
    <message>
        <source>第 {} 条诉求</source>
        <translation>Request {}</translation>
    </message>
    <message>
        <source>上移（Alt+↑）</source>
        <translation>Move up (Alt+↑)</translation>
    </message>
    <message>
        <source>下移（Alt+↓）</source>
        <translation>Move down (Alt+↓)</translation>
    </message>
    <message>
        <source>删除（Alt+Delete）</source>
        <translation>Remove (Alt+Delete)</translation>
    </message>
</context>
<context>
    <name>AsksTable</name>
    <message>
        <source>添加一条诉求(&amp;A)</source>
        <translation>&amp;Add a request</translation>
    </message>
    <message>
        <source>一件答复最多 {} 条诉求</source>
        <translation>A reply answers at most {} requests</translation>
    </message>
</context>
<context>
    <name>BatchExportDialog</name>
    <message>
        <source>批量导出</source>
        <translation>Export several</translation>
    </message>
    <message>
        <source>导出 {0} 件答复</source>
        <translation>Export {0} replies</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>保存到文件夹</source>
        <translation>Save in folder</translation>
    </message>
    <message>
        <source>按各件自己的格式</source>
        <translation>As each letter is</translation>
    </message>
    <message>
        <source>信函格式</source>
        <translation>Letter format</translation>
    </message>
    <message>
        <source>公文格式</source>
        <translation>Document format</translation>
    </message>
    <message>
        <source>保留，新文件加编号</source>
        <translation>Keep them, number the new ones</translation>
    </message>
    <message>
        <source>替换原来的文件</source>
        <translation>Replace them</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>已有同名文件时</source>
        <translation>Files of the same name</translation>
    </message>
    <message>
        <source>同时生成</source>
        <translation>Also make</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>请先选择保存到哪个文件夹。</source>
        <translation>Please choose the folder to save in first.</translation>
    </message>
</context>
<context>
    <name>BatchReportView</name>
    <message>
        <source>导出结果</source>
        <translation>Results of the export</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>正在导出 {0}</source>
        <translation>Exporting {0}</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>已导出 {0} 件</source>
        <translation>{0} exported</translation>
    </message>
    <message>
        <source>其中 {0} 件请看提示</source>
        <translation>{0} of them with remarks</translation>
    </message>
    <message>
        <source>{0} 件没有导出</source>
        <translation>{0} not exported</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>报告已复制，可以粘贴到别处</source>
        <translation>The report is on the clipboard</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>信函格式</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>公文格式</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Page format</translation>
    </message>
    <message>
        <source>导出 Word(&amp;E)</source>
        <translation>&amp;Export to Word</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>全部通过</source>
        <translation>All checks passed</translation>
    </message>
    <message>
        <source>结构、文字、数据和日期都没有发现问题，可以导出送审。</source>
        <translation>Structure, wording, figures and dates are in order. The letter can be exported for approval.</translation>
    </message>
    <message>
        <source>发现 {} 处需要看一看</source>
        <translation>{} places to look at</translation>
    </message>
    <message>
        <source>检查完毕</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>错误 {}</source>
        <translation>Errors {}</translation>
    </message>
    <message>
        <source>提醒 {}</source>
        <translation>Warnings {}</translation>
    </message>
    <message>
        <source>提示 {}</source>
        <translation>Notes {}</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>从 Word 取回修改</source>
        <translation>Take changes back from Word</translation>
    </message>
    <message>
        <source>“{0}”里有 {1} 处修改</source>
        <translation>“{0}” has {1} changes</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>（草稿里没有）</source>
        <translation>(not in the draft)</translation>
    </message>
    <message>
        <source>改后</source>
        <translation>As edited</translation>
    </message>
    <message>
        <source>（文件里已删去）</source>
        <translation>(deleted in the file)</translation>
    </message>
    <message>
        <source>采用   Enter</source>
        <translation>Take   Enter</translation>
    </message>
    <message>
        <source>不采用   Delete</source>
        <translation>Leave   Delete</translation>
    </message>
    <message>
        <source>全部采用   Ctrl+A</source>
        <translation>Take all   Ctrl+A</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>采用后放在“{0}”。</source>
        <translation>Will be placed in “{0}”.</translation>
    </message>
    <message>
        <source>整体移到文件里的位置，序号重排。</source>
        <translation>Moves as a whole to its place in the file; numbers follow.</translation>
    </message>
    <message>
        <source>拆成 {0} 段。</source>
        <translation>Split into {0} paragraphs.</translation>
    </message>
    <message>
        <source>合为一段。</source>
        <translation>Joined into one paragraph.</translation>
    </message>
    <message>
        <source>修订：{0}。</source>
        <translation>Tracked by {0}.</translation>
    </message>
    <message>
        <source>导出以后草稿里也改过这一处，采用后以文件为准。</source>
        <translation>The draft was changed here too since the export; taking it puts the file’s words in its place.</translation>
    </message>
    <message>
        <source>还有 {0} 处未定</source>
        <translation>{0} undecided</translation>
    </message>
    <message>
        <source>完成，采用 {0} 处</source>
        <translation>Done, take {0}</translation>
    </message>
    <message>
        <source>完成，都不采用</source>
        <translation>Done, take none</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>开头</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>部分标题</source>
        <translation>Part heading</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>Section heading</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>结尾</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>第{0}部分 {1}</source>
        <translation>Part {0} {1}</translation>
    </message>
    <message>
        <source>办理结果类别</source>
        <translation>Result class</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>称谓</source>
        <translation>Salutation</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing body</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>联系人和电话</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>公开方式</source>
        <translation>Disclosure</translation>
    </message>
    <message>
        <source>抄送</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <source>建议提案编号</source>
        <translation>Number of the suggestion</translation>
    </message>
    <message>
        <source>案由</source>
        <translation>Subject</translation>
    </message>
</context>
<context>
    <name>ComparedText</name>
    <message>
        <source>无日期</source>
        <translation>no date</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>出错详情</source>
        <translation>Details of the error</translation>
    </message>
    <message>
        <source>又出现了 {} 次。</source>
        <translation>It happened {} more times.</translation>
    </message>
    <message>
        <source>程序遇到了没有料到的错误</source>
        <translation>The program met an error it did not expect</translation>
    </message>
    <message>
        <source>您写的文字已经保存，可以关闭本窗口继续工作。如果反复出现，请复制详情发给维护人员。</source>
        <translation>What you have written is saved; close this window and go on. If it happens again, copy the details and send them to whoever maintains the program.</translation>
    </message>
    <message>
        <source>复制详情(&amp;C)</source>
        <translation>&amp;Copy details</translation>
    </message>
    <message>
        <source>打开日志文件夹(&amp;L)</source>
        <translation>Open &amp;log folder</translation>
    </message>
    <message>
        <source>继续工作</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>如 2026年3月2日</source>
        <translation>e.g. 2026年3月2日</translation>
    </message>
    <message>
        <source>选择日期（Alt+↓）</source>
        <translation>Choose a date (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>DoubtBar</name>
    <message>
        <source>上一处存疑</source>
        <translation>Previous unsure place</translation>
    </message>
    <message>
        <source>下一处存疑</source>
        <translation>Next unsure place</translation>
    </message>
    <message>
        <source>没有存疑之处，可以接受这封答复。</source>
        <translation>Nothing is unsure: the letter can be accepted.</translation>
    </message>
    <message>
        <source>有 {} 处存疑，按 F8 逐处核对。</source>
        <translation>{} unsure places: F8 goes from one to the next.</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>（未写标题）</source>
        <translation>(no title yet)</translation>
    </message>
    <message>
        <source>已写 {filled}/{total} 节</source>
        <translation>{filled}/{total} sections</translation>
    </message>
</context>
<context>
    <name>DraftListView</name>
    <message>
        <source>草稿列表</source>
        <translation>List of drafts</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>再次定稿入库</source>
        <translation>Finish again</translation>
    </message>
    <message>
        <source>定稿入库</source>
        <translation>Finish into library</translation>
    </message>
    <message>
        <source>恢复为草稿</source>
        <translation>Reopen as draft</translation>
    </message>
    <message>
        <source>再次答复…</source>
        <translation>Reply again…</translation>
    </message>
    <message>
        <source>导出所选 {0} 件…</source>
        <translation>Export {0} selected…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Delete draft</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>已逾期 {} 天</source>
        <translation>{} days overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>还剩 {} 天</source>
        <translation>{} days left</translation>
    </message>
    <message>
        <source>{month}月{day}日前</source>
        <translation>by {day}/{month}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日前</source>
        <translation>by {day}/{month}/{year}</translation>
    </message>
    <message>
        <source>定稿后有改动</source>
        <translation>Changed since finished</translation>
    </message>
    <message>
        <source>已定稿</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>{month}月{day}日定稿</source>
        <translation>finished {day}/{month}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日定稿</source>
        <translation>finished {day}/{month}/{year}</translation>
    </message>
    <message>
        <source>今天 {} 修改</source>
        <translation>changed today {}</translation>
    </message>
    <message>
        <source>昨天 {} 修改</source>
        <translation>changed yesterday {}</translation>
    </message>
    <message>
        <source>{month}月{day}日修改</source>
        <translation>changed {day}/{month}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日修改</source>
        <translation>changed {day}/{month}/{year}</translation>
    </message>
    <message>
        <source>{names}等{count}人</source>
        <translation>{names} and others ({count})</translation>
    </message>
    <message>
        <source>第{}号</source>
        <translation>No. {}</translation>
    </message>
    <message>
        <source>再次答复</source>
        <translation>Second reply</translation>
    </message>
    <message>
        <source>已写 {filled} 节，共 {total} 节</source>
        <translation>{filled} of {total} sections written</translation>
    </message>
</context>
<context>
    <name>DraftingPage</name>
    <message>
        <source>松开鼠标，读入会办意见，或取回改好的答复</source>
        <translation>Release to read a co-handling opinion, or to take an edited reply back</translation>
    </message>
    <message>
        <source>素材只能插入正文小节。请先在左侧提纲中选择一个小节。</source>
        <translation>Passages go into sections only. Choose a section in the outline first.</translation>
    </message>
    <message>
        <source>正在编辑…</source>
        <translation>Editing…</translation>
    </message>
    <message>
        <source>已自动保存 {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>未能保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>保留两份</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>两份都已保留：您写的这一份另存为一份新草稿，首页上两份都在。</source>
        <translation>Both are kept: what you wrote is now a draft of its own, beside the other on the start page.</translation>
    </message>
    <message>
        <source>检查 {0} 项</source>
        <translation>{0} findings</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>松开鼠标，导入这些往年答复</source>
        <translation>Release to import these letters</translation>
    </message>
</context>
<context>
    <name>EndingForm</name>
    <message>
        <source>结尾</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>一行一段，不用空格缩进</source>
        <translation>One paragraph a line, no spaces to indent</translation>
    </message>
    <message>
        <source>结束语</source>
        <translation>Closing words</translation>
    </message>
    <message>
        <source>一行一件，序号自动编排</source>
        <translation>One attachment a line, numbered by the program</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>一行一个单位</source>
        <translation>One body a line</translation>
    </message>
    <message>
        <source>抄送</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Page format</translation>
    </message>
    <message>
        <source>信函格式</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>公文格式</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>不标注</source>
        <translation>Not marked</translation>
    </message>
    <message>
        <source>{0} 类</source>
        <translation>Class {0}</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>主动公开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>依申请公开</source>
        <translation>On request</translation>
    </message>
    <message>
        <source>不予公开</source>
        <translation>Withheld</translation>
    </message>
    <message>
        <source>公开方式</source>
        <translation>Disclosure</translation>
    </message>
    <message>
        <source>特急</source>
        <translation>Extra urgent</translation>
    </message>
    <message>
        <source>加急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>只印在公文格式里</source>
        <translation>Printed in official document format only</translation>
    </message>
    <message>
        <source>签发人</source>
        <translation>Signed off by</translation>
    </message>
    <message>
        <source>本单位不用</source>
        <translation>not used here</translation>
    </message>
    <message>
        <source>填序号即可，自动补成“{0}〔年份〕序号号”</source>
        <translation>Write the serial number alone: it becomes “{0}〔year〕n号”</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing body</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>请按“2026年5月27日”的写法填写</source>
        <translation>Write it like 2026年5月27日</translation>
    </message>
    <message>
        <source>加盖印章（落款处为印章留出位置）</source>
        <translation>Sealed (room is left for the seal)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出 Word</source>
        <translation>Export to Word</translation>
    </message>
    <message>
        <source>信函格式</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>公文格式</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>保存到</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>同时生成</source>
        <translation>Also make</translation>
    </message>
    <message>
        <source>本单位设置…</source>
        <translation>Office settings…</translation>
    </message>
    <message>
        <source>红头模板、单位名称、字体</source>
        <translation>Letterhead, name of the unit, fonts</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已导出</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>送出的就是这一份时，请定稿入库，今后起草可以引用其中的内容。</source>
        <translation>When this is what you send, finish it into the library: later replies can draw on it.</translation>
    </message>
    <message>
        <source>定稿入库</source>
        <translation>Finish into library</translation>
    </message>
    <message>
        <source>改好后从 Word 取回…</source>
        <translation>Take changes back from Word…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>请先选择文件保存到哪里。</source>
        <translation>Choose where to save the file first.</translation>
    </message>
    <message>
        <source>正在导出 {0}/{1}</source>
        <translation>Exporting {0}/{1}</translation>
    </message>
    <message>
        <source>公开版的正文不会改动，请看这些是否可以公开：</source>
        <translation>The text of the public version stays as it is; please see whether this may be published:</translation>
    </message>
    <message>
        <source>另有 {0} 处。</source>
        <translation>And {0} more.</translation>
    </message>
    <message>
        <source>“{0}”已经存在，再按一次“替换”就替换它。</source>
        <translation>“{0}” exists already; press “Replace” to replace it.</translation>
    </message>
    <message>
        <source>“{0}”等 {1} 个文件已经存在，再按一次“替换”就替换它们。</source>
        <translation>“{0}” and others, {1} files, exist already; press “Replace” to replace them.</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>另有 {0} 个文件</source>
        <translation>And {0} more files</translation>
    </message>
    <message>
        <source>PDF由LibreOffice生成。</source>
        <translation>The PDF was made by LibreOffice.</translation>
    </message>
    <message>
        <source>PDF由程序版面生成，以Word为准。</source>
        <translation>The PDF was made from the program&apos;s own pages; the Word file is what counts.</translation>
    </message>
    <message>
        <source>本机没有{0}，文件中写明的仍是规定的字体。</source>
        <translation>This computer lacks {0}; the file names the prescribed fonts all the same.</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message>
        <source>查找{0}</source>
        <translation>Find {0}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>全部 {0} 个…</source>
        <translation>All {0}…</translation>
    </message>
</context>
<context>
    <name>FacetValues</name>
    <message>
        <source>{0}，{1} 条</source>
        <translation>{0}, {1} passages</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>历年数据</source>
        <translation>Figures over the years</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>不是同一措施</source>
        <translation>Not the same measure</translation>
    </message>
    <message>
        <source>把所选文字移出这一组  (Delete)</source>
        <translation>Take the selected text out of this group  (Delete)</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销刚才的改动  (Ctrl+Z)</source>
        <translation>Undo the last change  (Ctrl+Z)</translation>
    </message>
    <message>
        <source>可能是同一措施…</source>
        <translation>Perhaps the same measure…</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>Show in its letter</translation>
    </message>
    <message>
        <source>插入到光标处</source>
        <translation>Insert at the cursor</translation>
    </message>
    <message>
        <source>把所选文字插入正文  (Alt+Enter)</source>
        <translation>Insert the selected text into the draft  (Alt+Enter)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这条素材已不在素材库中。</source>
        <translation>This passage is no longer in the library.</translation>
    </message>
    <message>
        <source>只有这一条，没有找到其他年份的同一措施。</source>
        <translation>Only this one: the same measure was not found in other years.</translation>
    </message>
    <message>
        <source>{0} 条同一措施</source>
        <translation>{0} texts of the same measure</translation>
    </message>
    <message>
        <source>引用 {0} 次</source>
        <translation>used {0} times</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>FamilyGrouping</name>
    <message>
        <source>正在归并同一措施，余 {0} 条</source>
        <translation>Grouping the same measures, {0} left</translation>
    </message>
</context>
<context>
    <name>FamilyTimeline</name>
    <message>
        <source>历年文字</source>
        <translation>Texts over the years</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>由程序从原文中认出，请核对</source>
        <translation>Recognised in the text by the program; please check</translation>
    </message>
</context>
<context>
    <name>FigurePane</name>
    <message>
        <source>这些文字里没有可以逐年比较的数据。</source>
        <translation>These texts hold no figures that can be compared over the years.</translation>
    </message>
    <message>
        <source>指向图中的点，或用方向键移动，看数据的出处；Enter 打开原文。</source>
        <translation>Point at a value, or move with the arrow keys, to see where it stands; Enter opens its letter.</translation>
    </message>
</context>
<context>
    <name>FigurePlot</name>
    <message>
        <source>历年数据图</source>
        <translation>Plot of figures over the years</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>数据</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Reply</translation>
    </message>
</context>
<context>
    <name>FigureTableView</name>
    <message>
        <source>历年数据表</source>
        <translation>Table of figures over the years</translation>
    </message>
    <message>
        <source>复制所选行</source>
        <translation>Copy selected rows</translation>
    </message>
    <message>
        <source>复制整个表</source>
        <translation>Copy the whole table</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>Show in its letter</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>去掉这项筛选</source>
        <translation>Remove this filter</translation>
    </message>
    <message>
        <source>去掉筛选：{0}</source>
        <translation>Remove filter: {0}</translation>
    </message>
</context>
<context>
    <name>FilterForm</name>
    <message>
        <source>筛选素材</source>
        <translation>Filter passages</translation>
    </message>
    <message>
        <source>也找已停用的素材</source>
        <translation>Find retired passages too</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>文号或编号</source>
        <translation>Document or submission number</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>主题 {0}</source>
        <translation>Topic {0}</translation>
    </message>
    <message>
        <source>单位 {0}</source>
        <translation>Body {0}</translation>
    </message>
    <message>
        <source>文号 {0}</source>
        <translation>Number {0}</translation>
    </message>
    <message>
        <source>代表 {0}</source>
        <translation>Deputy {0}</translation>
    </message>
    <message>
        <source>含已停用</source>
        <translation>Retired too</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>近 {0} 年</source>
        <translation>Last {0} years</translation>
    </message>
    <message>
        <source>{0} 年起</source>
        <translation>Since {0}</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>没有称谓，请填写代表或委员的姓名。</source>
        <translation>There is no salutation; enter the names of the deputies or members.</translation>
    </message>
    <message>
        <source>没有开头语，请写明收到哪件建议提案。</source>
        <translation>There is no opening; say which submission was received.</translation>
    </message>
    <message>
        <source>没有发文机关署名，请填写。</source>
        <translation>The issuing body is missing.</translation>
    </message>
    <message>
        <source>没有成文日期，请填写。</source>
        <translation>The date is missing.</translation>
    </message>
    <message>
        <source>没有标题，请填写“关于……的答复”。</source>
        <translation>There is no title; enter “关于……的答复”.</translation>
    </message>
    <message>
        <source>没有届次，请填写是哪次会议上提出的。</source>
        <translation>The session is missing; enter at which session it was submitted.</translation>
    </message>
    <message>
        <source>没有建议提案的编号，请填写。</source>
        <translation>The number of the submission is missing.</translation>
    </message>
    <message>
        <source>没有建议提案的题目，请填写。</source>
        <translation>The title of the submission is missing.</translation>
    </message>
    <message>
        <source>没有联系电话，附注中一般写明联系人和电话。</source>
        <translation>There is no telephone; the note usually names a contact and a telephone.</translation>
    </message>
    <message>
        <source>没有正文，请先写答复内容。</source>
        <translation>There is no text yet; write the reply first.</translation>
    </message>
    <message>
        <source>共有{parts}个部分，超过{most}个，请合并相近的内容。</source>
        <translation>There are {parts} parts, more than {most}; join what belongs together.</translation>
    </message>
    <message>
        <source>“{unit}”的会办意见一点也没有采用，请看是否应写进答复。</source>
        <translation>Nothing of the opinion of “{unit}” is used; see whether it belongs into the reply.</translation>
    </message>
    <message>
        <source>第{part}部分没有标题，而其他部分有。</source>
        <translation>Part {part} has no heading while others have one.</translation>
    </message>
    <message>
        <source>第{part}部分与第{first}部分的标题相同：“{heading}”。</source>
        <translation>Parts {part} and {first} have the same heading: “{heading}”.</translation>
    </message>
    <message>
        <source>第{part}部分还没有内容。</source>
        <translation>Part {part} is empty.</translation>
    </message>
    <message>
        <source>第{part}部分的“{section}”还没有内容。</source>
        <translation>“{section}” in part {part} is empty.</translation>
    </message>
    <message>
        <source>答复的是{kind}，称谓应为“{role}”。</source>
        <translation>This answers a {kind}; the salutation should be “{role}”.</translation>
    </message>
    <message>
        <source>这里写作“{found}”，而答复的是{kind}。</source>
        <translation>This says “{found}”, but the reply is to a {kind}.</translation>
    </message>
    <message>
        <source>这里的编号“{found}”与所填编号“{number}”不一致。</source>
        <translation>The number “{found}” here differs from the number entered, “{number}”.</translation>
    </message>
    <message>
        <source>这里的题目与所填题目《{subject}》不一致。</source>
        <translation>The title here differs from the title entered, 《{subject}》.</translation>
    </message>
    <message>
        <source>“{found}”字不在常用公文字库中，打印前请核对字形。</source>
        <translation>“{found}” is not in the usual fonts of official documents; look at it before printing.</translation>
    </message>
    <message>
        <source>发文字号“{found}”不合规范，应为“机关代字〔年份〕序号”的样子。</source>
        <translation>The document number “{found}” is not in the form “code〔year〕serial”.</translation>
    </message>
    <message>
        <source>发文字号“{found}”的序号不编虚位、不加“第”字。</source>
        <translation>The serial in “{found}” takes no leading zeros and no “第”.</translation>
    </message>
    <message>
        <source>发文字号“{found}”的年份应用六角括号〔〕，中间不留空格。</source>
        <translation>The year in “{found}” stands in 〔〕, without spaces.</translation>
    </message>
    <message>
        <source>发文字号的年份与成文日期（{year}年）不一致。</source>
        <translation>The year of the document number differs from the date ({year}).</translation>
    </message>
    <message>
        <source>成文日期还没有到，请核对。</source>
        <translation>The date lies in the future; please check.</translation>
    </message>
    <message>
        <source>署名超过{most}个字，版头中需要排成两行。</source>
        <translation>The name has more than {most} characters and needs two lines in the head.</translation>
    </message>
    <message>
        <source>附件名称后不加标点。</source>
        <translation>No mark goes behind the name of an attachment.</translation>
    </message>
    <message>
        <source>标题末尾不加标点“{found}”。</source>
        <translation>A heading does not end in “{found}”.</translation>
    </message>
    <message>
        <source>“{found}”还没有填写。</source>
        <translation>“{found}” is still to be filled in.</translation>
    </message>
    <message>
        <source>中文里用了半角标点“{found}”。</source>
        <translation>Half-width mark “{found}” in Chinese text.</translation>
    </message>
    <message>
        <source>中文引号应分左右，请不要用直引号。</source>
        <translation>Chinese quotation marks have a left and a right form; do not use straight ones.</translation>
    </message>
    <message>
        <source>省略号应为六个点“……”。</source>
        <translation>An ellipsis has six dots: “……”.</translation>
    </message>
    <message>
        <source>标点“{found}”连用。</source>
        <translation>Doubled mark “{found}”.</translation>
    </message>
    <message>
        <source>段落首尾有多余的空格。</source>
        <translation>Spaces at the edge of the paragraph.</translation>
    </message>
    <message>
        <source>文字之间有多余的空格。</source>
        <translation>Spaces between characters.</translation>
    </message>
    <message>
        <source>段落中间有换行。</source>
        <translation>A line break inside the paragraph.</translation>
    </message>
    <message>
        <source>“{found}”没有配对。</source>
        <translation>“{found}” has no partner.</translation>
    </message>
    <message>
        <source>书名号里再用书名号时，里面的应为〈〉。</source>
        <translation>A title inside 《》 takes 〈〉.</translation>
    </message>
    <message>
        <source>序号“{found}”是手写的，不会自动编号。</source>
        <translation>The ordinal “{found}” is typed and will not be numbered.</translation>
    </message>
    <message>
        <source>序号“{found}”会与自动编号重复。</source>
        <translation>The typed ordinal “{found}” doubles the automatic one.</translation>
    </message>
    <message>
        <source>段末缺少句号等结束标点。</source>
        <translation>The paragraph does not end in a full stop.</translation>
    </message>
    <message>
        <source>用分号并列的各项之中不应出现句号。</source>
        <translation>No full stop inside a series joined by semicolons.</translation>
    </message>
    <message>
        <source>百分数的范围两端都要写百分号：“{found}”。</source>
        <translation>Both ends of a range take the percent sign: “{found}”.</translation>
    </message>
    <message>
        <source>“{found}”应合写成一个数，用小数表示。</source>
        <translation>Write “{found}” as one decimal number.</translation>
    </message>
    <message>
        <source>“{found}”前大后小，请核对。</source>
        <translation>“{found}” runs from large to small; please check.</translation>
    </message>
    <message>
        <source>没有“{found}”这一天，请核对。</source>
        <translation>There is no such day as “{found}”; please check.</translation>
    </message>
    <message>
        <source>截至日期“{found}”晚于成文日期（{dated}）。</source>
        <translation>The cut-off date “{found}” is later than the letter ({dated}).</translation>
    </message>
    <message>
        <source>旧数据：“{found}”距今较久，请看有没有更新的数字。</source>
        <translation>Old figure: “{found}” is some time ago; see whether there is a newer one.</translation>
    </message>
    <message>
        <source>成效里写了还没有到的时间“{found}”，请核对。</source>
        <translation>An outcome names a time still to come, “{found}”; please check.</translation>
    </message>
    <message>
        <source>打算里的时间“{found}”早于成文日期（{dated}），请更新。</source>
        <translation>A next step names a time before the letter ({dated}): “{found}”; please update.</translation>
    </message>
    <message>
        <source>“{found}”超过了百分之百，请核对。</source>
        <translation>“{found}” is above one hundred per cent; please check.</translation>
    </message>
</context>
<context>
    <name>FindingDelegate</name>
    <message>
        <source>定位</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>建议改为“{}”</source>
        <translation>suggested: “{}”</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingModel</name>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>FindingPlaces</name>
    <message>
        <source>第{}段</source>
        <translation>paragraph {}</translation>
    </message>
    <message>
        <source>第{}部分</source>
        <translation>Part {}</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>建议提案的题目</source>
        <translation>Title of the submission</translation>
    </message>
    <message>
        <source>称谓</source>
        <translation>Salutation</translation>
    </message>
    <message>
        <source>开头语</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>结束语</source>
        <translation>Closing words</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>附注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>抄送</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <source>全文</source>
        <translation>Whole letter</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>定稿入库</source>
        <translation>Finish into library</translation>
    </message>
    <message>
        <source>定稿前请看一看：检查发现 {0} 处错误</source>
        <translation>Before you finish: the check found {0} errors</translation>
    </message>
    <message>
        <source>没有写的小节不会进入素材库。定稿以后仍可修改，再次定稿即可更新。</source>
        <translation>Sections that are not written do not go into the library. You can still change the reply and finish it again.</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>仍然定稿</source>
        <translation>Finish anyway</translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message>
        <source>已恢复为草稿，可以接着修改；它的素材已移出素材库，再次定稿时会回来。</source>
        <translation>Reopened as a draft. Its passages have left the library and come back when it is finished again.</translation>
    </message>
    <message>
        <source>已恢复为草稿，可以接着修改。</source>
        <translation>Reopened as a draft.</translation>
    </message>
    <message>
        <source>已定稿。素材库中已有这份答复，没有重复收录。</source>
        <translation>Finished. The library had this reply already; it was not added twice.</translation>
    </message>
    <message>
        <source>已定稿入库：{0} 条素材，其中 {1} 条由往年素材写成。</source>
        <translation>Finished: {0} passages added, {1} of them written from earlier ones.</translation>
    </message>
    <message>
        <source>已定稿入库：{0} 条素材，今后起草时可以引用。</source>
        <translation>Finished: {0} passages added for later replies.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销定稿。</source>
        <translation>Finishing was undone.</translation>
    </message>
</context>
<context>
    <name>FontDialog</name>
    <message>
        <source>这封信用到的字体</source>
        <translation>Fonts of this letter</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>文件中写的字体</source>
        <translation>Font named in the file</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>屏幕上显示的</source>
        <translation>Shown on screen</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>已安装</source>
        <translation>installed</translation>
    </message>
    <message>
        <source>导出的Word文件写的仍是规定的字体，在装有这些字体的电脑上照规定显示和打印。代用字体与规定的字体一样宽，分行和分页不变，只是笔画不同。</source>
        <translation>The exported Word file names the prescribed fonts all the same: where they are installed it is shown and printed with them. The fonts that stand in are as wide, so that lines and pages stay the same; only the strokes differ.</translation>
    </message>
    <message>
        <source>要在本机上照规定打印，请向本单位信息部门领取正版字体，安装后重新打开程序。本程序不附带任何商业字体。</source>
        <translation>To print with them from this computer, ask your IT department for licensed fonts, install them and open the program again. No commercial font comes with this program.</translation>
    </message>
    <message>
        <source>这封信用到的字体本机都有。</source>
        <translation>This computer has all fonts of this letter.</translation>
    </message>
    <message>
        <source>“{0}”不在公文常用字库（GB 2312）中，仿宋_GB2312等字体没有这个字，Word会换用别的字体显示，请打印后核对字形。</source>
        <translation>“{0}” is not in the character set of official documents (GB 2312) and so not in fonts like 仿宋_GB2312. Word will take it from another font: please look at it in print.</translation>
    </message>
    <message>
        <source>其中“{0}”屏幕上的字体也没有，预览显示的字形可能来自别的字体。</source>
        <translation>The font on the screen lacks “{0}” too: what the preview shows may come from another font.</translation>
    </message>
</context>
<context>
    <name>FontLine</name>
    <message>
        <source>字体…</source>
        <translation>Fonts…</translation>
    </message>
    <message>
        <source>这封信用到的字体</source>
        <translation>Fonts of this letter</translation>
    </message>
    <message>
        <source>本机没有{0}，屏幕上用别的字体代替</source>
        <translation>{0} is missing here; another font is shown</translation>
    </message>
    <message>
        <source>本机缺{0}等{1}种字体，屏幕上用别的字体代替</source>
        <translation>{1} fonts are missing here ({0}, …); others are shown</translation>
    </message>
    <message>
        <source>有生僻字：{0}</source>
        <translation>Rare characters: {0}</translation>
    </message>
</context>
<context>
    <name>FontsPane</name>
    <message>
        <source>公文字体</source>
        <translation>Fonts of official letters</translation>
    </message>
    <message>
        <source>导出的文件写的总是规定的字体。本机没有的字体，屏幕上用别的字体代替，分行和分页不变；在装有规定字体的电脑上，显示和打印都是规定的字体。</source>
        <translation>Exported files always name the prescribed fonts. Those that this machine lacks are stood in for on the screen; lines and pages stay the same, and a machine that has them shows and prints them.</translation>
    </message>
    <message>
        <source>已安装</source>
        <translation>Installed</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>屏幕上用“{0}”代替</source>
        <translation>Shown as “{0}” on the screen</translation>
    </message>
</context>
<context>
    <name>HeadFields</name>
    <message>
        <source>案由</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>提案</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>{0} 类</source>
        <translation>Class {0}</translation>
    </message>
    <message>
        <source>主动公开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>依申请公开</source>
        <translation>On request</translation>
    </message>
    <message>
        <source>不予公开</source>
        <translation>Withheld</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>称谓</source>
        <translation>Salutation</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing body</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>抄送</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <source>公开方式</source>
        <translation>Disclosure</translation>
    </message>
    <message>
        <source>多个用顿号隔开</source>
        <translation>Separate several with 、</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>没有符合条件的草稿</source>
        <translation>No draft matches</translation>
    </message>
    <message>
        <source>新建答复(&amp;N)</source>
        <translation>&amp;New reply</translation>
    </message>
    <message>
        <source>录入建议或提案，按诉求起草</source>
        <translation>Enter a submission, answer its requests</translation>
    </message>
    <message>
        <source>导入往年答复(&amp;I)</source>
        <translation>&amp;Import earlier replies</translation>
    </message>
    <message>
        <source>Word、WPS、PDF 等，可整批导入</source>
        <translation>Word, WPS, PDF and more, many at once</translation>
    </message>
    <message>
        <source>素材库(&amp;L)</source>
        <translation>&amp;Library</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>显示哪些草稿</source>
        <translation>Which drafts to show</translation>
    </message>
    <message>
        <source>导出所选或列出的草稿  (Ctrl+E)</source>
        <translation>Export the drafts selected or listed  (Ctrl+E)</translation>
    </message>
    <message>
        <source>按标题、编号或代表查找</source>
        <translation>Find by title, number or deputy</translation>
    </message>
    <message>
        <source>查找草稿</source>
        <translation>Find a draft</translation>
    </message>
    <message>
        <source>本单位设置</source>
        <translation>Office settings</translation>
    </message>
    <message>
        <source>单位名称、抄送、红头模板、措辞、字体（{0}）</source>
        <translation>Name, copies, letterhead, wording, fonts ({0})</translation>
    </message>
    <message>
        <source>{letters} 封答复 · {passages} 条素材</source>
        <translation>{letters} letters · {passages} passages</translation>
    </message>
    <message>
        <source>还没有素材，请先导入往年答复</source>
        <translation>Empty yet: import earlier replies first</translation>
    </message>
    <message>
        <source>暂时打不开，起草不受影响</source>
        <translation>Out of reach for now; drafting goes on</translation>
    </message>
    <message>
        <source>{} 件</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>三步完成一份答复</source>
        <translation>A reply in three steps</translation>
    </message>
    <message>
        <source>答复都已定稿</source>
        <translation>All replies are finished</translation>
    </message>
    <message>
        <source>在办 {}</source>
        <translation>In progress {}</translation>
    </message>
    <message>
        <source>已定稿 {}</source>
        <translation>Finished {}</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>导出所选 {0} 件…</source>
        <translation>Export {0} selected…</translation>
    </message>
    <message>
        <source>导出列出的 {0} 件…</source>
        <translation>Export {0} listed…</translation>
    </message>
    <message>
        <source>已删除“{}”</source>
        <translation>Deleted “{}”</translation>
    </message>
    <message>
        <source>未写标题的草稿</source>
        <translation>a draft without a title</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>导入结果</source>
        <translation>Result of the import</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>选择往年答复</source>
        <translation>Choose earlier replies</translation>
    </message>
    <message>
        <source>选择存放往年答复的文件夹</source>
        <translation>Choose the folder of the earlier replies</translation>
    </message>
    <message>
        <source>正在查找文件…</source>
        <translation>Looking for files…</translation>
    </message>
    <message>
        <source>Word（.docx）</source>
        <translation>Word (.docx)</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>text</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>web pages</translation>
    </message>
    <message>
        <source>旧版 Word 和 WPS（.doc、.wps）</source>
        <translation>old Word and WPS (.doc, .wps)</translation>
    </message>
    <message>
        <source>扫描件和图片</source>
        <translation>scans and pictures</translation>
    </message>
    <message>
        <source>支持 {}。文件夹会连同子文件夹一起读取，原文件不会改动，也不会上传。</source>
        <translation>Reads {}. Folders are read with all below them; your files are not changed and never leave this computer.</translation>
    </message>
    <message>
        <source>安装 LibreOffice 后还能读取旧版 Word 和 WPS 文档。</source>
        <translation>With LibreOffice installed, old Word and WPS documents are read too.</translation>
    </message>
    <message>
        <source>答复函 ({});;所有文件 (*)</source>
        <translation>Replies ({});;All files (*)</translation>
    </message>
    <message>
        <source>正在读取 {}</source>
        <translation>Reading {}</translation>
    </message>
    <message>
        <source>核对 {} 封</source>
        <translation>Review {}</translation>
    </message>
    <message>
        <source>已导入 {}</source>
        <translation>Imported {}</translation>
    </message>
    <message>
        <source>待核对 {}</source>
        <translation>To review {}</translation>
    </message>
    <message>
        <source>已有 {}</source>
        <translation>Known {}</translation>
    </message>
    <message>
        <source>未收录 {}</source>
        <translation>Refused {}</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>已停止，没有导入。</source>
        <translation>Stopped; nothing was imported.</translation>
    </message>
    <message>
        <source>这里没有可以导入的文件（.docx、.doc、.pdf、.txt 等）。</source>
        <translation>There are no files to import here (.docx, .doc, .pdf, .txt …).</translation>
    </message>
    <message>
        <source>报告已复制，可以粘贴到别处</source>
        <translation>The report is copied and can be pasted elsewhere</translation>
    </message>
    <message>
        <source>保存导入报告</source>
        <translation>Save the report of the import</translation>
    </message>
    <message>
        <source>导入报告.txt</source>
        <translation>import-report.txt</translation>
    </message>
    <message>
        <source>文本 (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>报告已保存到 {}</source>
        <translation>Report saved to {}</translation>
    </message>
    <message>
        <source>导入 {letters} 封答复，新增 {passages} 条素材</source>
        <translation>{letters} letters imported, {passages} passages added</translation>
    </message>
    <message>
        <source>其中 {} 封待核对</source>
        <translation>{} of them to review</translation>
    </message>
    <message>
        <source>已有 {} 封</source>
        <translation>{} known already</translation>
    </message>
    <message>
        <source>未收录 {} 个文件</source>
        <translation>{} files refused</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
</context>
<context>
    <name>ImportResults</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>未收录</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>与“{}”是同一封答复</source>
        <translation>The same letter as “{}”</translation>
    </message>
    <message>
        <source>素材库里已有这封答复，没有重复导入</source>
        <translation>The library has this letter already; nothing was added</translation>
    </message>
    <message>
        <source>{} 条素材</source>
        <translation>{} passages</translation>
    </message>
    <message>
        <source>{} 处存疑</source>
        <translation>{} unsure</translation>
    </message>
    <message>
        <source>{} 处说明</source>
        <translation>{} remarks</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>导入往年答复</source>
        <translation>Import earlier replies</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>把往年答复的文件或文件夹拖到这里</source>
        <translation>Drop files or folders of earlier replies here</translation>
    </message>
    <message>
        <source>文件夹会连同子文件夹一起读取，原文件不会改动，也不会上传。</source>
        <translation>Folders are read with all below them; your files are not changed and never leave this computer.</translation>
    </message>
    <message>
        <source>选择文件…(&amp;F)</source>
        <translation>Choose &amp;files…</translation>
    </message>
    <message>
        <source>选择文件夹…(&amp;D)</source>
        <translation>Choose fol&amp;der…</translation>
    </message>
    <message>
        <source>把半角标点改为全角</source>
        <translation>Mend half-width punctuation</translation>
    </message>
    <message>
        <source>如把“,”改为“，”；改了哪些会在说明里列出。关闭后保留原样。</source>
        <translation>Such as “,” to “，”; what was mended is listed in the remarks. Off: marks stay as they are.</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>读完这一封后停止（Esc），已导入的保留</source>
        <translation>Stop after this letter (Esc); what is imported stays</translation>
    </message>
    <message>
        <source>导入进度</source>
        <translation>Progress of the import</translation>
    </message>
    <message>
        <source>双击一封可以核对；点左侧箭头看修复了什么</source>
        <translation>Double-click a letter to review it; the arrow at its left shows what was repaired</translation>
    </message>
    <message>
        <source>复制报告(&amp;C)</source>
        <translation>&amp;Copy report</translation>
    </message>
    <message>
        <source>保存报告…(&amp;S)</source>
        <translation>&amp;Save report…</translation>
    </message>
    <message>
        <source>对照原文核对认不准的地方（Ctrl+Enter）</source>
        <translation>Check unsure places against the original (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>IndexWatch</name>
    <message>
        <source>检索索引有损坏，正在后台重建。查找暂时慢一些，结果照样完整；起草和导入不受影响。</source>
        <translation>The search index is damaged and is being rebuilt in the background. Searches are slower for now, and still complete; drafting and imports go on.</translation>
    </message>
    <message>
        <source>正在重建检索索引 {0}%</source>
        <translation>Rebuilding the search index {0}%</translation>
    </message>
    <message>
        <source>检索索引已重建，查找恢复如常。</source>
        <translation>The search index is rebuilt; searches are as quick as before.</translation>
    </message>
</context>
<context>
    <name>LetterPopup</name>
    <message>
        <source>素材原文</source>
        <translation>The passage in its letter</translation>
    </message>
    <message>
        <source>插入到光标处</source>
        <translation>Insert at the caret</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LibraryChanges</name>
    <message>
        <source>已把《{0}》移出素材库</source>
        <translation>“{0}” taken out of the library</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>没有可以撤销的修改</source>
        <translation>There is no change to undo</translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>请先把光标放在要存入素材库的一点上，或选中要存的文字。</source>
        <translation>Put the cursor in the point to keep in the library, or select the words to keep.</translation>
    </message>
    <message>
        <source>已存入素材库：{0}</source>
        <translation>Kept in the library: {0}</translation>
    </message>
    <message>
        <source>已存入素材库 {0} 条。</source>
        <translation>{0} passages kept in the library.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>LibraryExport</name>
    <message>
        <source>上一次导出还没有完成</source>
        <translation>The export before is still under way</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel table (*.xlsx)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>导出 {0} 条素材</source>
        <translation>Export {0} passages</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>正在导出 {0} / {1}</source>
        <translation>Exporting {0} / {1}</translation>
    </message>
    <message>
        <source>已导出到 {0}</source>
        <translation>Exported to {0}</translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
</context>
<context>
    <name>LibraryFacets</name>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>（未定主题）</source>
        <translation>(no topic)</translation>
    </message>
    <message>
        <source>（没有单位）</source>
        <translation>(no body)</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>（没有日期）</source>
        <translation>(no date)</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>素材列表</source>
        <translation>Passages</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>{0} 条</source>
        <translation>{0} passages</translation>
    </message>
    <message>
        <source>没有符合条件的素材。换个说法，或清除筛选。</source>
        <translation>Nothing fits. Try other words, or clear the filters.</translation>
    </message>
    <message>
        <source>素材库还是空的。先从首页导入往年的答复，或点右上角“新增素材”。</source>
        <translation>The library is still empty. Import past replies from the home page, or press “New passage” at the upper right.</translation>
    </message>
    <message>
        <source>正在修改…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>待核对 {} 封</source>
        <translation>{} letters to review</translation>
    </message>
    <message>
        <source>核对答复</source>
        <translation>Review letters</translation>
    </message>
</context>
<context>
    <name>LibraryPageCommands</name>
    <message>
        <source>设主题</source>
        <translation>Set topic</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>设为主题</source>
        <translation>Set topic</translation>
    </message>
    <message>
        <source>{0} 条素材设为同一个主题；留空就是去掉主题。</source>
        <translation>{0} passages get the same topic; left empty, they lose theirs.</translation>
    </message>
    <message>
        <source>停用素材</source>
        <translation>Retire passages</translation>
    </message>
    <message>
        <source>停用的原因</source>
        <translation>Why they are retired</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>{0} 条素材不再推荐，也不再找到；可以在“已停用”中恢复。</source>
        <translation>{0} passages are neither suggested nor found any more; “Retired” brings them back.</translation>
    </message>
    <message>
        <source>请写明原因，以后看得出为什么不用。</source>
        <translation>Please give a reason, so that it can be seen later.</translation>
    </message>
    <message>
        <source>数据过时</source>
        <translation>Figures out of date</translation>
    </message>
    <message>
        <source>政策已调整</source>
        <translation>Policy has changed</translation>
    </message>
    <message>
        <source>工作已结束</source>
        <translation>Work has ended</translation>
    </message>
    <message>
        <source>内容重复</source>
        <translation>Said twice</translation>
    </message>
    <message>
        <source>表述不当</source>
        <translation>Badly worded</translation>
    </message>
    <message>
        <source>可能是同一措施 {0}</source>
        <translation>May be one measure {0}</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>Show in its letter</translation>
    </message>
    <message>
        <source>修改文字</source>
        <translation>Edit text</translation>
    </message>
    <message>
        <source>设主题…</source>
        <translation>Set topic…</translation>
    </message>
    <message>
        <source>改种类</source>
        <translation>Set kind</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Retire…</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>合并为一条…</source>
        <translation>Merge into one…</translation>
    </message>
    <message>
        <source>属于同一措施</source>
        <translation>Are one measure</translation>
    </message>
    <message>
        <source>已复制，可以粘贴到别处</source>
        <translation>Copied, ready to be pasted</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>同义词…</source>
        <translation>Synonyms…</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>按年份、主题、单位、文号、代表筛选</source>
        <translation>Narrow by year, topic, body, number or deputy</translation>
    </message>
    <message>
        <source>推荐素材时视为同一个意思的词</source>
        <translation>Words that suggestions take for the same</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>拖入正文，或选中后按 Enter 插入到光标处</source>
        <translation>Drag into the text, or press Enter to insert at the caret</translation>
    </message>
    <message>
        <source>正在查找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>最新在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>最相关在前</source>
        <translation>Best first</translation>
    </message>
    <message>
        <source>按一下换成另一种顺序</source>
        <translation>Click for the other order</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} passages</translation>
    </message>
    <message>
        <source>没有原样的文字，以下内容相近</source>
        <translation>Nothing holds these words; these are about the same</translation>
    </message>
    <message>
        <source>找到 {0} 条</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>按现在的筛选没有找到。去掉上面的筛选再试。</source>
        <translation>Nothing found with these filters. Remove some of them above.</translation>
    </message>
    <message>
        <source>没有找到“{0}”。换个说法，或把种类改为“全部”。</source>
        <translation>Nothing found for “{0}”. Try other words, or look in all kinds.</translation>
    </message>
    <message>
        <source>为本部分推荐</source>
        <translation>Suggested for this part</translation>
    </message>
    <message>
        <source>还没有可推荐的素材。在上面输入词语搜索，或先从首页导入往年的答复。</source>
        <translation>Nothing to suggest yet. Search above, or import earlier replies from the start page.</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>已停用</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>引用 {0} 次</source>
        <translation>used {0}×</translation>
    </message>
    <message>
        <source>有历年数据</source>
        <translation>figures over the years</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>素材库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>新增素材</source>
        <translation>New passage</translation>
    </message>
    <message>
        <source>程序找到的、可能是同一项措施在不同年份的说法</source>
        <translation>What may be the same measure in different years</translation>
    </message>
    <message>
        <source>对照原文，核对程序认出的各项</source>
        <translation>Compare what was recognised with the original</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>同义词…</source>
        <translation>Synonyms…</translation>
    </message>
    <message>
        <source>已移出的答复…</source>
        <translation>Letters taken out…</translation>
    </message>
    <message>
        <source>撤销上一次修改</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>搜索文字、数据、文号、单位   Ctrl+F</source>
        <translation>Search text, figures, numbers, bodies   Ctrl+F</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>同一措施只列一条</source>
        <translation>One entry per measure</translation>
    </message>
    <message>
        <source>历年写法归为一条，列出最靠前的；取消后逐条列出</source>
        <translation>Wordings of several years are one entry, the one that comes first; otherwise each is listed</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出列出的全部素材</source>
        <translation>Export all passages listed</translation>
    </message>
    <message>
        <source>最新在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>最早在前</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>引用最多</source>
        <translation>Most used</translation>
    </message>
    <message>
        <source>按主题</source>
        <translation>By topic</translation>
    </message>
    <message>
        <source>按单位</source>
        <translation>By body</translation>
    </message>
    <message>
        <source>按种类</source>
        <translation>By kind</translation>
    </message>
    <message>
        <source>最相关</source>
        <translation>Best first</translation>
    </message>
</context>
<context>
    <name>LinkChips</name>
    <message>
        <source>取消 {0}</source>
        <translation>Take {0} away</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>答复台 · 建议提案答复</source>
        <translation>replydesk · replies to suggestions and proposals</translation>
    </message>
    <message>
        <source>素材库打不开</source>
        <translation>The library can&apos;t be opened</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>草稿还没有保存，窗口没有关闭。</source>
        <translation>The draft is not saved yet; the window stays open.</translation>
    </message>
    <message>
        <source>核对时的更正还没有保存，窗口没有关闭。</source>
        <translation>Corrections are not saved yet; the window was not closed.</translation>
    </message>
    <message>
        <source>不保存，直接关闭</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>NamePatternField</name>
    <message>
        <source>文件名格式</source>
        <translation>File names</translation>
    </message>
    <message>
        <source>插入字段</source>
        <translation>Insert field</translation>
    </message>
    <message>
        <source>如：{0}</source>
        <translation>e.g. {0}</translation>
    </message>
</context>
<context>
    <name>NewPassageDialog</name>
    <message>
        <source>新增素材</source>
        <translation>New passage</translation>
    </message>
    <message>
        <source>一条措施、成效或打算</source>
        <translation>One measure, outcome or next step</translation>
    </message>
    <message>
        <source>如 关于加强农村公路管护的建议</source>
        <translation>e.g. On better maintenance of rural roads</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>收进素材库</source>
        <translation>Put into the library</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>所答复的部分标题</source>
        <translation>Heading of the part it answers</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>请填写这条素材的文字。</source>
        <translation>Please write the text of the passage.</translation>
    </message>
    <message>
        <source>请按“2026年3月2日”的样子填写日期。</source>
        <translation>Please write the date like 2026-3-2.</translation>
    </message>
</context>
<context>
    <name>NewSubmissionPage</name>
    <message>
        <source>粘贴建议原文</source>
        <translation>Paste suggestion</translation>
    </message>
    <message>
        <source>读取建议或提案</source>
        <translation>Read a suggestion or proposal</translation>
    </message>
    <message>
        <source>正在读取“{}”…</source>
        <translation>Reading “{}”…</translation>
    </message>
    <message>
        <source>建议或提案 ({});;所有文件 (*)</source>
        <translation>Suggestion or proposal ({});;All files (*)</translation>
    </message>
    <message>
        <source>没有认出标题、编号或诉求，请核对文字，或直接填写。</source>
        <translation>No title, number or request was recognised; check the text or fill in the form.</translation>
    </message>
    <message>
        <source>认出 {} 条诉求；已填的诉求没有改动。</source>
        <translation>{} requests recognised; those already written were left alone.</translation>
    </message>
    <message>
        <source>改用认出的诉求</source>
        <translation>Use the recognised ones</translation>
    </message>
    <message>
        <source>没有认出诉求，请填写</source>
        <translation>No request recognised; please enter them</translation>
    </message>
    <message>
        <source>已读取“{}”</source>
        <translation>Read “{}”</translation>
    </message>
    <message>
        <source>认出 {} 条，第 {} 条起都写在最后一条里，请核对</source>
        <translation>{} recognised; those from number {} on are all in the last row; check them</translation>
    </message>
    <message>
        <source>认出 {} 条，请核对标题和顺序</source>
        <translation>{} recognised; check headings and order</translation>
    </message>
    <message>
        <source>请给这条诉求写一个标题。</source>
        <translation>Give this request a heading.</translation>
    </message>
    <message>
        <source>请至少填写一条诉求，每条诉求对应答复的一个部分。</source>
        <translation>Enter at least one request; each is answered by a part of the reply.</translation>
    </message>
    <message>
        <source>还有内容要补充，见红字。</source>
        <translation>Something is missing, see the red text.</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>粘贴提案原文</source>
        <translation>Paste proposal</translation>
    </message>
    <message>
        <source>已删除诉求“{}”</source>
        <translation>Removed “{}”</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已清空</source>
        <translation>Cleared</translation>
    </message>
</context>
<context>
    <name>NewSubmissionView</name>
    <message>
        <source>返回首页（Esc），填好的内容会保留</source>
        <translation>Back to the start page (Esc); what is filled in stays</translation>
    </message>
    <message>
        <source>返回首页</source>
        <translation>Back to the start page</translation>
    </message>
    <message>
        <source>新建答复</source>
        <translation>New reply</translation>
    </message>
    <message>
        <source>粘贴建议原文</source>
        <translation>Paste suggestion</translation>
    </message>
    <message>
        <source>粘贴全文，自动填写各项（Ctrl+Shift+V）</source>
        <translation>Paste the whole text to fill the form (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>从文件读取…</source>
        <translation>Read from file…</translation>
    </message>
    <message>
        <source>读取 Word、WPS、PDF 或文本文件，自动填写各项（Ctrl+O）</source>
        <translation>Read a Word, WPS, PDF or text file and fill in the fields (Ctrl+O)</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>清空重填</source>
        <translation>Clear the form</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>开始起草(&amp;S)</source>
        <translation>&amp;Start drafting</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>修复和说明 {} 条</source>
        <translation>{} repairs and remarks</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>出错</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>OfficeSettingsPage</name>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>新增单位</source>
        <translation>Add unit</translation>
    </message>
    <message>
        <source>删除此单位</source>
        <translation>Remove this unit</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>设置的项目</source>
        <translation>What is set</translation>
    </message>
    <message>
        <source>版式模板</source>
        <translation>Base template</translation>
    </message>
    <message>
        <source>措辞</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>本单位设置</source>
        <translation>Office settings</translation>
    </message>
    <message>
        <source>已删除单位“{0}”</source>
        <translation>Unit “{0}” was removed</translation>
    </message>
    <message>
        <source>修改的设置还没有保存，要保存吗？</source>
        <translation>The changed settings are not saved. Save them?</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don’t save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>（未填写单位名称）</source>
        <translation>(no name yet)</translation>
    </message>
    <message>
        <source>设置已保存，今后的答复按新设置写</source>
        <translation>Saved; replies follow the new settings from now on</translation>
    </message>
</context>
<context>
    <name>OpeningForm</name>
    <message>
        <source>建议提案</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>标题（案由）</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>标题与称谓</source>
        <translation>Title and salutation</translation>
    </message>
    <message>
        <source>答复函的题目</source>
        <translation>Title of the reply</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>多位用顿号隔开</source>
        <translation>Several names with 、 between</translation>
    </message>
    <message>
        <source>主送</source>
        <translation>To</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>单位（不加称呼）</source>
        <translation>A body (no form of address)</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>开头</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>一行一段，不用空格缩进</source>
        <translation>One paragraph a line, no spaces to indent</translation>
    </message>
    <message>
        <source>开头段落</source>
        <translation>Opening paragraphs</translation>
    </message>
</context>
<context>
    <name>OpinionCard</name>
    <message>
        <source>已采用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1}-{2}</translation>
    </message>
</context>
<context>
    <name>OpinionCommands</name>
    <message>
        <source>读取会办意见</source>
        <translation>Read a co-handling opinion</translation>
    </message>
    <message>
        <source>会办意见 ({});;所有文件 (*)</source>
        <translation>Co-handling opinions ({});;All files (*)</translation>
    </message>
    <message>
        <source>正在读取“{0}”…</source>
        <translation>Reading “{0}”…</translation>
    </message>
    <message>
        <source>已读入{0}的会办意见，共 {1} 点。</source>
        <translation>The opinion of {0} was read: {1} points.</translation>
    </message>
    <message>
        <source>移除会办意见</source>
        <translation>Remove a co-handling opinion</translation>
    </message>
    <message>
        <source>已移除{0}的会办意见，正文没有改动。</source>
        <translation>The opinion of {0} was removed; the text is unchanged.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>OpinionPanel</name>
    <message>
        <source>会办意见的要点</source>
        <translation>Points of the co-handling opinions</translation>
    </message>
    <message>
        <source>读取会办意见…</source>
        <translation>Read an opinion…</translation>
    </message>
    <message>
        <source>拖入正文，或选中后按 Enter 插入到光标处</source>
        <translation>Drag into the text, or press Enter to insert at the caret</translation>
    </message>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>本部分 {0}</source>
        <translation>This part {0}</translation>
    </message>
    <message>
        <source>会办意见里没有针对本部分的内容，可点“全部”查看其余各点。</source>
        <translation>The opinions say nothing on this part; “All” shows their other points.</translation>
    </message>
    <message>
        <source>会办单位的来函读入后，各点意见会列在适合的部分旁边，可直接采用。
也可以把文件拖到窗口里。</source>
        <translation>Once the letter of a co-handling body is read, its points are listed beside the parts they fit and can be used.
A file can also be dropped on the window.</translation>
    </message>
</context>
<context>
    <name>OriginalView</name>
    <message>
        <source>原文</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>{0} 点</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>缺数据</source>
        <translation>no figures</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>提纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>已完成 {0} / {1}</source>
        <translation>{0} of {1} finished</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>提纲</source>
        <translation>Outline</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PaperChoices</name>
    <message>
        <source>征询意见表</source>
        <translation>Feedback form</translation>
    </message>
    <message>
        <source>公开版（不含联系人和电话）</source>
        <translation>Public version (without contact and phone)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>联名的，每位代表一份</source>
        <translation>A letter to each joint signer</translation>
    </message>
    <message>
        <source>称谓各写一位，正文相同；征询意见表随领衔代表的一份</source>
        <translation>Each is addressed to one name, the text is the same; the feedback form goes with the lead signer&apos;s</translation>
    </message>
</context>
<context>
    <name>PartCommands</name>
    <message>
        <source>这份答复不能再添加部分（最多二十个）。</source>
        <translation>No further part can be added (twenty at most).</translation>
    </message>
    <message>
        <source>新的事项</source>
        <translation>New matter</translation>
    </message>
    <message>
        <source>添加部分</source>
        <translation>Add part</translation>
    </message>
    <message>
        <source>移动部分</source>
        <translation>Move part</translation>
    </message>
    <message>
        <source>答复至少要有一个部分。</source>
        <translation>A reply needs at least one part.</translation>
    </message>
    <message>
        <source>删除部分</source>
        <translation>Remove part</translation>
    </message>
    <message>
        <source>已删除“{0}”。</source>
        <translation>Removed “{0}”.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>插入</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>同一措施 {0}</source>
        <translation>Same measure {0}</translation>
    </message>
    <message>
        <source>同一措施 {0} 条</source>
        <translation>Same measure: {0} texts</translation>
    </message>
    <message>
        <source>同一主题</source>
        <translation>same topic</translation>
    </message>
    <message>
        <source>用词相近</source>
        <translation>similar words</translation>
    </message>
    <message>
        <source>用过 {0} 次</source>
        <translation>used {0} times</translation>
    </message>
    <message>
        <source>近年</source>
        <translation>recent</translation>
    </message>
    <message>
        <source>引用 {0} 次</source>
        <translation>used {0}×</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>{0}年数据</source>
        <translation>data of {0}</translation>
    </message>
</context>
<context>
    <name>PassageDetails</name>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>修改文字  (F2)</source>
        <translation>Edit the text  (F2)</translation>
    </message>
    <message>
        <source>拆分…</source>
        <translation>Split…</translation>
    </message>
    <message>
        <source>拆成几条素材</source>
        <translation>Make several passages of it</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Retire…</translation>
    </message>
    <message>
        <source>不再推荐  (Del)</source>
        <translation>Suggest it no more  (Del)</translation>
    </message>
    <message>
        <source>恢复使用</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>Show in its letter</translation>
    </message>
    <message>
        <source>移出素材库</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>把整封答复移出素材库，可以撤销</source>
        <translation>Take the whole letter out of the library; can be undone</translation>
    </message>
    <message>
        <source>历年数据…</source>
        <translation>Over the years…</translation>
    </message>
    <message>
        <source>选中一条素材，在这里查看和修改</source>
        <translation>Select a passage to read and change it here</translation>
    </message>
    <message>
        <source>已停用：{0}</source>
        <translation>Retired: {0}</translation>
    </message>
    <message>
        <source>{0}（{1} 条）</source>
        <translation>{0} ({1} passages)</translation>
    </message>
    <message>
        <source>没有其他年份的说法</source>
        <translation>Not known from other years</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>同一措施的历年说法</source>
        <translation>The same measure over the years</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>引用记录</source>
        <translation>Where it was used</translation>
    </message>
</context>
<context>
    <name>PassageText</name>
    <message>
        <source>素材文字</source>
        <translation>Text of the passage</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PassageView</name>
    <message>
        <source>素材</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>插入到光标处</source>
        <translation>Insert at the caret</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>See in its letter</translation>
    </message>
    <message>
        <source>同一措施的历年情况</source>
        <translation>The same measure over the years</translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message>
        <source>把建议或提案的全文粘贴到下面，程序会找出标题、编号、代表和每一条诉求。</source>
        <translation>Paste the whole text below; title, number, deputies and each request are found in it.</translation>
    </message>
    <message>
        <source>建议或提案原文</source>
        <translation>Text of the suggestion or proposal</translation>
    </message>
    <message>
        <source>在此粘贴（Ctrl+V）</source>
        <translation>Paste here (Ctrl+V)</translation>
    </message>
    <message>
        <source>识别诉求(&amp;R)</source>
        <translation>&amp;Recognise</translation>
    </message>
    <message>
        <source>返回诉求列表</source>
        <translation>Back to the requests</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>版式预览</source>
        <translation>Page preview</translation>
    </message>
    <message>
        <source>缩小版面</source>
        <translation>Smaller pages</translation>
    </message>
    <message>
        <source>放大版面</source>
        <translation>Larger pages</translation>
    </message>
    <message>
        <source>版面大小</source>
        <translation>Size of the pages</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>按 {0} 断行</source>
        <translation>Lines as in {0}</translation>
    </message>
    <message>
        <source>{0} / {1} 页</source>
        <translation>Page {0} / {1}</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>按 LibreOffice 断行</source>
        <translation>Lines as in LibreOffice</translation>
    </message>
    <message>
        <source>按 Word 断行（标点可悬挂）</source>
        <translation>Lines as in Word (marks may hang)</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>按打印机的设置</source>
        <translation>As the printer is set</translation>
    </message>
    <message>
        <source>单面打印</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面打印（长边翻转）</source>
        <translation>Both sides (long edge)</translation>
    </message>
    <message>
        <source>系统打印对话框…</source>
        <translation>System dialog…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>页码范围</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>如 1-3,5</source>
        <translation>e.g. 1-3,5</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>纸张固定为A4，不缩放。</source>
        <translation>Always A4, not scaled.</translation>
    </message>
    <message>
        <source>这台电脑没有安装打印机，请先在系统设置中添加，或导出Word、PDF文件到别的电脑上打印。</source>
        <translation>This computer has no printer: add one in the system settings, or export a Word or PDF file and print it elsewhere.</translation>
    </message>
    <message>
        <source>正在打印，第 {0} / {1} 页…</source>
        <translation>Printing page {0} of {1}…</translation>
    </message>
    <message>
        <source>打印机“{0}”没有接受任务，请检查它是否联机、有没有纸，再打印一次。</source>
        <translation>The printer “{0}” did not take the job. Check that it is online and has paper, then print again.</translation>
    </message>
    <message>
        <source>已送到打印机“{0}”，共 {1} 页。</source>
        <translation>Sent to the printer “{0}”: {1} pages.</translation>
    </message>
</context>
<context>
    <name>ProposalsDialog</name>
    <message>
        <source>可能是同一措施</source>
        <translation>Perhaps the same measure</translation>
    </message>
    <message>
        <source>较早的文字</source>
        <translation>Earlier text</translation>
    </message>
    <message>
        <source>较新的文字</source>
        <translation>Newer text</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>是同一措施   Enter</source>
        <translation>The same measure   Enter</translation>
    </message>
    <message>
        <source>不是   Delete</source>
        <translation>Not the same   Delete</translation>
    </message>
    <message>
        <source>以后再说   ↓</source>
        <translation>Later   ↓</translation>
    </message>
    <message>
        <source>撤销   Ctrl+Z</source>
        <translation>Undo   Ctrl+Z</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这两条讲的是同一件事吗？</source>
        <translation>Do these two tell of the same thing?</translation>
    </message>
    <message>
        <source>是同一措施的，今后作为一条显示，历年数据连成一线。不同的字标有底色。</source>
        <translation>The same measure is shown as one entry from now on, its figures joined over the years. Words that differ are marked.</translation>
    </message>
    <message>
        <source>还有约 {0} 对</source>
        <translation>about {0} pairs left</translation>
    </message>
    <message>
        <source>其余的留到以后。</source>
        <translation>The others are left for later.</translation>
    </message>
    <message>
        <source>没有要确认的了。</source>
        <translation>Nothing left to confirm.</translation>
    </message>
</context>
<context>
    <name>ReceivedOpinions</name>
    <message>
        <source>{0} 点</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>已采用 {0} 点</source>
        <translation>{0} used</translation>
    </message>
    <message>
        <source>文件：{0}</source>
        <translation>File: {0}</translation>
    </message>
    <message>
        <source>移除这份会办意见</source>
        <translation>Remove this opinion</translation>
    </message>
    <message>
        <source>移除{0}的会办意见</source>
        <translation>Remove the opinion of {0}</translation>
    </message>
</context>
<context>
    <name>RecognisedView</name>
    <message>
        <source>识别结果</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>开头</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>结尾</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>按内容判断 {}%，请核对</source>
        <translation>judged by its words, {}%: please check</translation>
    </message>
    <message>
        <source>按内容判断 {}%</source>
        <translation>judged by its words, {}%</translation>
    </message>
</context>
<context>
    <name>RemovedLetters</name>
    <message>
        <source>已移出的答复</source>
        <translation>Letters taken out</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>放回素材库</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{0} 封答复不在素材库中；选中后可以放回，修改过的内容都还在。</source>
        <translation>{0} letters are out of the library; they can be put back with all their corrections.</translation>
    </message>
    <message>
        <source>没有移出过答复。</source>
        <translation>No letter was taken out.</translation>
    </message>
</context>
<context>
    <name>ReshapeDialog</name>
    <message>
        <source>合并素材</source>
        <translation>Merge passages</translation>
    </message>
    <message>
        <source>拆分素材</source>
        <translation>Split a passage</translation>
    </message>
    <message>
        <source>文字，每段一条</source>
        <translation>Text, a paragraph a passage</translation>
    </message>
    <message>
        <source>逐句拆分</source>
        <translation>Split by sentence</translation>
    </message>
    <message>
        <source>合为一段</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请合为一段。</source>
        <translation>Please join it into one paragraph.</translation>
    </message>
    <message>
        <source>还没有拆开：请在要拆开的地方按 Enter。</source>
        <translation>Not split yet: press Enter where it is to be split.</translation>
    </message>
    <message>
        <source>结果：{0} 条素材</source>
        <translation>Result: {0} passages</translation>
    </message>
    <message>
        <source>拆成 {0} 条</source>
        <translation>Split into {0}</translation>
    </message>
    <message>
        <source>拆分</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>合成一段后可以修改文字；原来的各条由它代替，可以撤销。</source>
        <translation>The joined text can be edited; it takes the place of the others, and can be undone.</translation>
    </message>
    <message>
        <source>每段成为一条素材：在要拆开的地方按 Enter，用退格键连回去。</source>
        <translation>Each paragraph becomes a passage: Enter splits, Backspace joins again.</translation>
    </message>
</context>
<context>
    <name>ReviewItems</name>
    <message>
        <source>已核对</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>{} 处存疑</source>
        <translation>{} unsure</translation>
    </message>
    <message>
        <source>无存疑</source>
        <translation>Nothing unsure</translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message>
        <source>待核对的答复</source>
        <translation>Letters to review</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>待核对 {}</source>
        <translation>To review {}</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>还有 {} 封待核对</source>
        <translation>{} letters left to review</translation>
    </message>
    <message>
        <source>全部接受（{} 封无存疑）</source>
        <translation>Accept all ({} with nothing unsure)</translation>
    </message>
    <message>
        <source>已接受 {} 封答复</source>
        <translation>{} letters accepted</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>核对识别结果</source>
        <translation>Review recognised letters</translation>
    </message>
    <message>
        <source>返回（Esc），改动已自动保存</source>
        <translation>Back (Esc); changes are saved by themselves</translation>
    </message>
    <message>
        <source>全部接受</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <source>接受所有没有存疑之处的答复（Ctrl+Shift+Enter）</source>
        <translation>Accept every letter in which nothing is unsure (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>接受，下一封</source>
        <translation>Accept, next</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>识别结果</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>都核对完了</source>
        <translation>All reviewed</translation>
    </message>
    <message>
        <source>没有等待核对的答复。导入时认不准的答复会列在这里。</source>
        <translation>No letter waits for review. Letters that an import is unsure of are listed here.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一处存疑</source>
        <translation>Next unsure place</translation>
    </message>
    <message>
        <source>措施 成效 打算 困难 其他</source>
        <translation>measures outcomes next steps difficulties other</translation>
    </message>
    <message>
        <source>部分标题</source>
        <translation>Part heading</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>section heading</translation>
    </message>
    <message>
        <source>并入上段</source>
        <translation>join</translation>
    </message>
    <message>
        <source>拆开</source>
        <translation>split</translation>
    </message>
    <message>
        <source>移到说明</source>
        <translation>to remarks</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>edit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>修改文字，按 Enter 完成</source>
        <translation>Edit the words; Enter finishes</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>搜索往年答复、数据或文号   Ctrl+K</source>
        <translation>Search replies, figures, numbers   Ctrl+K</translation>
    </message>
    <message>
        <source>搜索素材库</source>
        <translation>Search the library</translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>一是 二是</source>
        <translation>一是 二是</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>Ordinals</translation>
    </message>
    <message>
        <source>{0} 点 · {1} 字</source>
        <translation>{0} points · {1} characters</translation>
    </message>
    <message>
        <source>称谓与开头</source>
        <translation>Salutation and opening</translation>
    </message>
    <message>
        <source>结尾与落款</source>
        <translation>Closing and signature</translation>
    </message>
    <message>
        <source>答复函</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>代表原文</source>
        <translation>The deputy&apos;s words</translation>
    </message>
    <message>
        <source>写“{0}”：一段一点，按 Enter 另起一点，或从右侧插入素材</source>
        <translation>Write “{0}”: one point a paragraph, Enter begins another; or insert from the right</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>所选素材</source>
        <translation>Selected passages</translation>
    </message>
    <message>
        <source>设主题…</source>
        <translation>Set topic…</translation>
    </message>
    <message>
        <source>改种类</source>
        <translation>Set kind</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Retire…</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>取消选择  (Esc)</source>
        <translation>Select nothing  (Esc)</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Select nothing</translation>
    </message>
    <message>
        <source>合并为一条…</source>
        <translation>Merge into one…</translation>
    </message>
    <message>
        <source>属于同一措施</source>
        <translation>Are one measure</translation>
    </message>
    <message>
        <source>同一项措施在不同年份的说法，合在一起看历年数据</source>
        <translation>The same measure in different years, seen together</translation>
    </message>
    <message>
        <source>已选 {0} 条</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>Excel 表格（.xlsx）…</source>
        <translation>Excel table (.xlsx)…</translation>
    </message>
    <message>
        <source>Word 文档（.docx）…</source>
        <translation>Word document (.docx)…</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>快捷键一览</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>起草</source>
        <translation>Drafting</translation>
    </message>
    <message>
        <source>核对识别结果</source>
        <translation>Review recognised letters</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>读取</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>会办意见 {0}</source>
        <translation>Opinions {0}</translation>
    </message>
    <message>
        <source>会办意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>素材库</source>
        <translation>Library</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>{} 字</source>
        <translation>{} characters</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>取自素材库</source>
        <translation>From the library</translation>
    </message>
    <message>
        <source>取自 {0}《{1}》的答复</source>
        <translation>From the reply of {0} to 《{1}》</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>设置  (F10)</source>
        <translation>Settings  (F10)</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>全文 {0} 字</source>
        <translation>{0} characters</translation>
    </message>
    <message>
        <source>约 {0} 页</source>
        <translation>about {0} pages</translation>
    </message>
    <message>
        <source>素材库 {0} 条</source>
        <translation>Library: {0} passages</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>语言 Language</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open data folder</translation>
    </message>
</context>
<context>
    <name>StepCommands</name>
    <message>
        <source>检查全文</source>
        <translation>Check the letter</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>标记完成</source>
        <translation>Mark as finished</translation>
    </message>
    <message>
        <source>下一步：结尾与落款</source>
        <translation>Next: closing and signature</translation>
    </message>
    <message>
        <source>下一部分：{0}</source>
        <translation>Next part: {0}</translation>
    </message>
    <message>
        <source>下一节：{0}</source>
        <translation>Next: {0}</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>选择文件或文件夹</source>
        <translation>Choose files or folders</translation>
    </message>
    <message>
        <source>新建答复</source>
        <translation>New reply</translation>
    </message>
    <message>
        <source>导入往年答复</source>
        <translation>Import earlier replies</translation>
    </message>
    <message>
        <source>把历年的答复函（Word、WPS、PDF 等）放进素材库。程序自动拆出每一条措施、成效和打算，随时可搜。</source>
        <translation>Put past replies (Word, WPS, PDF …) into the library. Each measure, outcome and next step is taken apart and can be searched.</translation>
    </message>
    <message>
        <source>粘贴建议或提案原文，程序识别编号、代表和诉求，按诉求分好部分。逐节起草时，合适的往年素材就在旁边。</source>
        <translation>Paste a suggestion; its requests become the parts of the reply. While you draft, fitting passages stand beside the text.</translation>
    </message>
    <message>
        <source>导出 Word</source>
        <translation>Export to Word</translation>
    </message>
    <message>
        <source>检查数据、日期和格式后，导出符合国家公文格式的 Word 文件，可直接送审、用印。</source>
        <translation>Check figures, dates and format, then export a Word file in the national layout, ready for approval and seal.</translation>
    </message>
    <message>
        <source>也可以把往年答复的文件或文件夹直接拖到这里</source>
        <translation>Or drop files and folders of earlier replies here</translation>
    </message>
    <message>
        <source>文字都存在本机，不上网。</source>
        <translation>Everything stays on this computer; nothing goes online.</translation>
    </message>
</context>
<context>
    <name>SubmissionForm</name>
    <message>
        <source>请填写标题，如《关于……的建议》。</source>
        <translation>Enter the title, e.g. 《关于……的建议》.</translation>
    </message>
    <message>
        <source>请写成2026年3月2日的样子。</source>
        <translation>Write it like 2026年3月2日.</translation>
    </message>
    <message>
        <source>请写成2026年6月2日的样子。</source>
        <translation>Write it like 2026年6月2日.</translation>
    </message>
    <message>
        <source>答复期限早于交办日期，请核对。</source>
        <translation>The due date is before the assignment; please check.</translation>
    </message>
    <message>
        <source>请填写会办意见写给哪个主办单位。</source>
        <translation>Please fill in the lead unit that the opinion is written to.</translation>
    </message>
    <message>
        <source>人大代表建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>政协提案</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>如：关于加快推进社区居家养老服务提质增效的建议</source>
        <translation>e.g. 关于加快推进社区居家养老服务提质增效的建议</translation>
    </message>
    <message>
        <source>如：省十四届人大四次会议</source>
        <translation>e.g. 省十四届人大四次会议</translation>
    </message>
    <message>
        <source>如 0128</source>
        <translation>e.g. 0128</translation>
    </message>
    <message>
        <source>多人用顿号、逗号或空格分开</source>
        <translation>Several names with a comma or space between</translation>
    </message>
    <message>
        <source>主办</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>会办</source>
        <translation>Co-handling</translation>
    </message>
    <message>
        <source>会办意见写给谁，如：省教育厅</source>
        <translation>Whom the opinion is written to</translation>
    </message>
    <message>
        <source>答复格式</source>
        <translation>Reply format</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Handling unit</translation>
    </message>
    <message>
        <source>承办方式</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>主办单位</source>
        <translation>Lead unit</translation>
    </message>
    <message>
        <source>交办日期</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>SynonymDialog</name>
    <message>
        <source>同义词</source>
        <translation>Synonyms</translation>
    </message>
    <message>
        <source>查找词语，程序自带的也一并查找</source>
        <translation>Find a word, also among those that came with the program</translation>
    </message>
    <message>
        <source>查找词语</source>
        <translation>Find a word</translation>
    </message>
    <message>
        <source>本单位的同义词</source>
        <translation>The office&apos;s own synonyms</translation>
    </message>
    <message>
        <source>程序自带的同义词（只读）</source>
        <translation>Synonyms that came with the program (read-only)</translation>
    </message>
    <message>
        <source>程序自带的（只读）</source>
        <translation>Came with the program (read-only)</translation>
    </message>
    <message>
        <source>例如：养老、老年人照护</source>
        <translation>For example: 养老、老年人照护</translation>
    </message>
    <message>
        <source>一组词，用顿号或空格隔开</source>
        <translation>A group of words, parted by 、 or blanks</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改所选</source>
        <translation>Change selected</translation>
    </message>
    <message>
        <source>删除所选</source>
        <translation>Remove selected</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>推荐素材时，同一组的词视为同一个意思。</source>
        <translation>Suggestions take the words of a group for the same.</translation>
    </message>
    <message>
        <source>这一组已经有了。</source>
        <translation>This group is there already.</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>TemplatePane</name>
    <message>
        <source>请先保存单位设置，再导入版式模板。</source>
        <translation>Save the unit before you import a template for it.</translation>
    </message>
    <message>
        <source>版式模板</source>
        <translation>Base template</translation>
    </message>
    <message>
        <source>版式模板是一份 Word 文件，红头、页眉页脚、固定文字都照它印；写有“{{标题}}”“{{正文}}”等标签的地方，导出时填入答复的内容。</source>
        <translation>A base template is a Word file: letterhead, headers, footers and fixed words are printed as they are there, and tags such as “{{标题}}” and “{{正文}}” are filled with the reply.</translation>
    </message>
    <message>
        <source>导入模板…</source>
        <translation>Import template…</translation>
    </message>
    <message>
        <source>用示例答复试排</source>
        <translation>Try with the sample reply</translation>
    </message>
    <message>
        <source>把示例答复排进现在的模板，用 Word 打开查看</source>
        <translation>Set the sample reply in the template in force and open it in Word</translation>
    </message>
    <message>
        <source>恢复默认模板</source>
        <translation>Restore the default template</translation>
    </message>
    <message>
        <source>信函格式</source>
        <translation>Letter format</translation>
    </message>
    <message>
        <source>公文格式</source>
        <translation>Document format</translation>
    </message>
    <message>
        <source>模板的格式</source>
        <translation>Format of the template</translation>
    </message>
    <message>
        <source>导出模板来修改…</source>
        <translation>Export the template to edit…</translation>
    </message>
    <message>
        <source>可用的标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>导入模板</source>
        <translation>Import template</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>版式模板.docx</source>
        <translation>base-template.docx</translation>
    </message>
    <message>
        <source>导出模板来修改</source>
        <translation>Export the template to edit</translation>
    </message>
    <message>
        <source>现在使用：程序的默认模板（按国家标准编排）。</source>
        <translation>In force: the program’s own template, set by the national standard.</translation>
    </message>
    <message>
        <source>现在使用：本单位的模板。</source>
        <translation>In force: the office’s own template.</translation>
    </message>
    <message>
        <source>模板不能使用，导出前请改正或恢复默认</source>
        <translation>The template can’t be used: mend it or restore the default before you export</translation>
    </message>
    <message>
        <source>模板没有导入，原来的模板仍在使用</source>
        <translation>The template was not taken over; the one before stays in force</translation>
    </message>
    <message>
        <source>模板检查通过</source>
        <translation>The template passed its check</translation>
    </message>
    <message>
        <source>没有（只用页面和样式）</source>
        <translation>none (page and styles alone)</translation>
    </message>
    <message>
        <source>标签：{0}。</source>
        <translation>Tags: {0}.</translation>
    </message>
    <message>
        <source>没有完成</source>
        <translation>Not done</translation>
    </message>
</context>
<context>
    <name>TopicField</name>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>未定，可以直接填写</source>
        <translation>None yet; write one</translation>
    </message>
    <message>
        <source>程序建议的主题，点一下采用</source>
        <translation>Suggested topics; a click takes one</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Try</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>一行一个，第一个是默认的</source>
        <translation>One a line, the first is the usual one</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing bodies</translation>
    </message>
    <message>
        <source>发文字号代字</source>
        <translation>Code of document numbers</translation>
    </message>
    <message>
        <source>标题的文种</source>
        <translation>Last word of titles</translation>
    </message>
    <message>
        <source>结束语中的地区</source>
        <translation>Region in the closing</translation>
    </message>
    <message>
        <source>结束语中的工作</source>
        <translation>Field of work in the closing</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>通信地址和邮编</source>
        <translation>Postal address</translation>
    </message>
    <message>
        <source>抄送和期限</source>
        <translation>Copies and deadlines</translation>
    </message>
    <message>
        <source>一行一个</source>
        <translation>One a line</translation>
    </message>
    <message>
        <source>建议的抄送机关</source>
        <translation>Copies of replies to suggestions</translation>
    </message>
    <message>
        <source>提案的抄送机关</source>
        <translation>Copies of replies to proposals</translation>
    </message>
    <message>
        <source>建议的答复期限</source>
        <translation>Deadline of suggestions</translation>
    </message>
    <message>
        <source>提案的答复期限</source>
        <translation>Deadline of proposals</translation>
    </message>
    <message>
        <source> 个月</source>
        <translation> months</translation>
    </message>
    <message>
        <source>自交办之日起</source>
        <translation>from assignment</translation>
    </message>
    <message>
        <source>办理结果类别的含义</source>
        <translation>What the result classes mean</translation>
    </message>
    <message>
        <source>A、B、C 三类</source>
        <translation>A, B and C</translation>
    </message>
    <message>
        <source>A、B、C、D 四类</source>
        <translation>A, B, C and D</translation>
    </message>
    <message>
        <source>办理结果分几类</source>
        <translation>How many result classes</translation>
    </message>
    <message>
        <source>{0} 类</source>
        <translation>Class {0}</translation>
    </message>
    <message>
        <source>字体和版式</source>
        <translation>Fonts and layout</translation>
    </message>
    <message>
        <source>仿宋</source>
        <translation>FangSong</translation>
    </message>
    <message>
        <source>正文中的数字和英文</source>
        <translation>Western digits and letters</translation>
    </message>
    <message>
        <source>照版式模板保留、不按国家标准重设的项目（一般都不勾选）</source>
        <translation>Kept as the base template has them instead of set by the standard (usually none)</translation>
    </message>
    <message>
        <source>如“{0}”</source>
        <translation>e.g. “{0}”</translation>
    </message>
</context>
<context>
    <name>UseList</name>
    <message>
        <source>还没有被引用过</source>
        <translation>Not used yet</translation>
    </message>
    <message>
        <source>另有 {0} 处</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>未写标题的草稿</source>
        <translation>A draft without a subject</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>第{0}号</source>
        <translation>No. {0}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开草稿 {0}</source>
        <translation>Open draft {0}</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>核对(&amp;R)</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>对照原文，核对程序认不准的地方</source>
        <translation>Check unsure places against the original</translation>
    </message>
    <message>
        <source>待核对 {} 封：导入的答复中有认不准的地方</source>
        <translation>{} letters to review: imported, but with unsure places</translation>
    </message>
</context>
<context>
    <name>WarningStrip</name>
    <message>
        <source>定位</source>
        <translation>Go to</translation>
    </message>
</context>
<context>
    <name>WordCommands</name>
    <message>
        <source>从 Word 取回修改</source>
        <translation>Take changes back from Word</translation>
    </message>
    <message>
        <source>Word 或 WPS 文档 ({});;所有文件 (*)</source>
        <translation>Word or WPS documents ({});;All files (*)</translation>
    </message>
    <message>
        <source>读取时草稿又有改动，请再取回一次。</source>
        <translation>The draft changed while the file was read; please take the changes back again.</translation>
    </message>
    <message>
        <source>“{0}”与草稿相同，没有要取回的修改。</source>
        <translation>“{0}” is the same as the draft; there is nothing to take back.</translation>
    </message>
    <message>
        <source>取回修改</source>
        <translation>take changes back</translation>
    </message>
    <message>
        <source>已取回 {0} 处修改，序号已重排。</source>
        <translation>{0} changes taken back; numbers follow the order.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>仍要比较</source>
        <translation>Compare anyway</translation>
    </message>
</context>
<context>
    <name>WordDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>WordingPane</name>
    <message>
        <source>措辞</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>选择要修改的措辞</source>
        <translation>Which wording to edit</translation>
    </message>
    <message>
        <source>恢复默认措辞</source>
        <translation>Restore the default wording</translation>
    </message>
    <message>
        <source>一行一段。“{{ 案由 }}”这样的标签换成建议的内容；“{% if 届次 %}…{% endif %}”之间的文字只在有届次时出现。</source>
        <translation>A paragraph a line. Tags such as “{{ 案由 }}” become what the suggestion says; words between “{% if 届次 %}” and “{% endif %}” appear only where there is a session.</translation>
    </message>
    <message>
        <source>措辞模板</source>
        <translation>Wording template</translation>
    </message>
    <message>
        <source>用示例建议试写的结果</source>
        <translation>What it makes of a sample</translation>
    </message>
    <message>
        <source>（没有文字，答复中不出现这一项）</source>
        <translation>(nothing: letters do without it)</translation>
    </message>
</context>
<context>
    <name>_Conflict</name>
    <message>
        <source>已保存的文字：</source>
        <translation>The text that is saved:</translation>
    </message>
    <message>
        <source>保存我的文字</source>
        <translation>Save my text</translation>
    </message>
    <message>
        <source>采用已保存的</source>
        <translation>Take the saved one</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>搜索素材库</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>插入选中的素材</source>
        <translation>Insert the selected passage</translation>
    </message>
    <message>
        <source>插入第一条素材</source>
        <translation>Insert the first passage</translation>
    </message>
    <message>
        <source>在原文中查看</source>
        <translation>See in its letter</translation>
    </message>
    <message>
        <source>筛选素材</source>
        <translation>Filter passages</translation>
    </message>
    <message>
        <source>同一措施的历年情况</source>
        <translation>The same measure over the years</translation>
    </message>
    <message>
        <source>存入素材库</source>
        <translation>Keep in the library</translation>
    </message>
    <message>
        <source>上一节</source>
        <translation>Previous section</translation>
    </message>
    <message>
        <source>下一节</source>
        <translation>Next section</translation>
    </message>
    <message>
        <source>标记完成</source>
        <translation>Mark as finished</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>本点上移</source>
        <translation>Move point up</translation>
    </message>
    <message>
        <source>本点下移</source>
        <translation>Move point down</translation>
    </message>
    <message>
        <source>本点加上或去掉序号</source>
        <translation>Number the point or not</translation>
    </message>
    <message>
        <source>添加部分</source>
        <translation>Add part</translation>
    </message>
    <message>
        <source>修改部分标题</source>
        <translation>Change the part&apos;s heading</translation>
    </message>
    <message>
        <source>部分上移</source>
        <translation>Move part up</translation>
    </message>
    <message>
        <source>部分下移</source>
        <translation>Move part down</translation>
    </message>
    <message>
        <source>删除部分</source>
        <translation>Remove part</translation>
    </message>
    <message>
        <source>转到提纲</source>
        <translation>Go to the outline</translation>
    </message>
    <message>
        <source>转到正文</source>
        <translation>Go to the text</translation>
    </message>
    <message>
        <source>转到素材列表</source>
        <translation>Go to the passages</translation>
    </message>
    <message>
        <source>转到会办意见</source>
        <translation>Go to co-handling opinions</translation>
    </message>
    <message>
        <source>读取会办意见</source>
        <translation>Read a co-handling opinion</translation>
    </message>
    <message>
        <source>版式预览</source>
        <translation>Page preview</translation>
    </message>
    <message>
        <source>转到版式预览</source>
        <translation>Go to the pages</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>从 Word 取回修改</source>
        <translation>Take changes back from Word</translation>
    </message>
    <message>
        <source>定稿入库</source>
        <translation>Finish into library</translation>
    </message>
    <message>
        <source>下一处、上一处存疑</source>
        <translation>Next, previous unsure place</translation>
    </message>
    <message>
        <source>下一处、上一处存疑（不在栏目中时）</source>
        <translation>Next, previous unsure place (outside fields)</translation>
    </message>
    <message>
        <source>设为措施、成效、打算、困难、其他</source>
        <translation>Measures, outcomes, next steps, difficulties, other</translation>
    </message>
    <message>
        <source>设为部分标题，再按还原</source>
        <translation>Part heading; again: paragraph</translation>
    </message>
    <message>
        <source>设为小标题，再按还原</source>
        <translation>Section heading; again: paragraph</translation>
    </message>
    <message>
        <source>并入上一段</source>
        <translation>Join with the paragraph before</translation>
    </message>
    <message>
        <source>在光标处拆成两段</source>
        <translation>Split at the caret</translation>
    </message>
    <message>
        <source>到这一段为止归入开头</source>
        <translation>Everything up to here is opening</translation>
    </message>
    <message>
        <source>从这一段起归入结尾</source>
        <translation>Everything from here is closing</translation>
    </message>
    <message>
        <source>移到说明，不丢失</source>
        <translation>Move to the remarks; never lost</translation>
    </message>
    <message>
        <source>修改文字</source>
        <translation>Edit the words</translation>
    </message>
    <message>
        <source>撤销、重做</source>
        <translation>Undo, redo</translation>
    </message>
    <message>
        <source>接受，看下一封</source>
        <translation>Accept, go to the next</translation>
    </message>
    <message>
        <source>全部接受没有存疑的</source>
        <translation>Accept all with nothing unsure</translation>
    </message>
    <message>
        <source>转到列表、原文、识别结果</source>
        <translation>Go to list, original, result</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>放大正文字号</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小正文字号</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>检查全文</source>
        <translation>Check the letter</translation>
    </message>
    <message>
        <source>导出 Word</source>
        <translation>Export to Word</translation>
    </message>
    <message>
        <source>返回首页</source>
        <translation>Back to the start page</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>这个素材库正由另一个程序使用，请先关闭那个程序再打开。</source>
        <translation>Another program is using this library; close it first.</translation>
    </message>
</context>
<context>
    <name>family</name>
    <message>
        <source>用于 {0}</source>
        <translation>used in {0}</translation>
    </message>
    <message>
        <source>等 {0} 件</source>
        <translation> and others, {0} in all</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>主要措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>主要成效</source>
        <translation>Outcomes</translation>
    </message>
    <message>
        <source>下步打算</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>存在困难</source>
        <translation>Difficulties</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>成效</source>
        <translation>Outcomes</translation>
    </message>
    <message>
        <source>打算</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>困难</source>
        <translation>Difficulties</translation>
    </message>
</context>
<context>
    <name>outline</name>
    <message>
        <source>修改标题</source>
        <translation>Change the heading</translation>
    </message>
    <message>
        <source>称谓与开头</source>
        <translation>Salutation and opening</translation>
    </message>
    <message>
        <source>结尾与落款</source>
        <translation>Closing and signature</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>已填写</source>
        <translation>filled</translation>
    </message>
    <message>
        <source>填写中</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>未填写</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>主送</source>
        <translation>To</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>案由</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>开头段落</source>
        <translation>Opening paragraphs</translation>
    </message>
    <message>
        <source>部分标题</source>
        <translation>Part heading</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>更完整的正文</source>
        <translation>more complete text</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>figures</translation>
    </message>
    <message>
        <source>结束语</source>
        <translation>Closing words</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing body</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>还缺：{0}</source>
        <translation>Missing: {0}</translation>
    </message>
</context>
</TS>
