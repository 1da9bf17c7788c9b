import type { Caller, Scope } from '@domain/contract/call'

export const CALLER_WORDS: Readonly<Record<Caller, string>> = {
  anyone: '任何人（不必登录）',
  worker: '职工本人（任何登录的人）',
  'base-officer': '基层工会经办人',
  'county-reviewer': '县（市、区）总工会审核',
  'city-reviewer': '市总工会审核',
  'fund-officer': '财务经办',
  'fund-approver': '财务复核',
  auditor: '审计监督',
  administrator: '管理员',
}

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  case: '案件所在工会或其上级（职工：本人的案件）',
  org: '`input.org` 所指的工会或其上级',
  somewhere: '任何一级；结果只含自己管辖的范围',
  self: '只涉及本人',
  nothing: '公开',
}

export const RETRY_WORDS = {
  never: '不必再试',
  'after-edit': '改好再提交',
  later: '稍后再试',
  reload: '刷新后再看',
} as const

/** The text before the list of calls. */
export const PREFACE = `# 接口

本文由契约 \`domain/contract\` 生成（\`npm run docs\`），请勿手改；\`docs/contract.schema.json\` 是同一内容的 JSON Schema（2020-12）。

## 怎样调用桌面云

\`npm start\` 会在本机打开一整套云端，打印地址（默认 \`http://127.0.0.1:8707/\`）。城里每个人都有一个标识（persona），地址里写谁，就是谁在调用：

\`\`\`sh
B=http://127.0.0.1:8707
curl -s $B/desk/people                                   # 城里有哪些人、各有几件待办
curl -s $B/as/city-review-1/api -d '{"name":"me.open"}'   # 以某人的身份查询
curl -s $B/as/city-review-1/api -d '{"name":"case.queue","input":{"stage":"determining"}}'
curl -s -X POST $B/desk/people -d '{"name":"新职工"}'      # 来一位还没有用过的职工，返回其标识（也可自定 "key"）
\`\`\`

命令（会改变数据的调用）要带一个新编的 \`commandId\`；办理某个案件的命令还要写明案件和看到的版本：

\`\`\`sh
curl -s $B/as/bus-1/api -d '{
  "name": "case.accept",
  "commandId": "0123456789abcdef-0001",
  "caseId": "CA-…",
  "expectedVersion": 1,
  "input": {}
}'
\`\`\`

同一个 \`commandId\` 和同样的内容再发一次，得到同样的答复，不会办两次；内容不同则拒绝。

上传文件分三步：\`file.ticket\` 登记得到地址，把字节 PUT 到该地址，再用 \`file.confirm\` 查验：

\`\`\`sh
curl -s $B/as/$ME/api -d '{"name":"file.ticket","commandId":"0123456789abcdef-0002","input":{"purpose":"proof","size":1234,"mime":"image/png"}}'
curl -s -X PUT --data-binary @photo.png "$B/as/$ME/upload/FI-…?t=…"     # 地址取自上一步的 put.path
curl -s $B/as/$ME/api -d '{"name":"file.confirm","commandId":"0123456789abcdef-0003","input":{"file":"FI-…"}}'
\`\`\`

标为 \`documents\` 的调用发到 \`$B/as/<persona>/documents\`，其余发到 \`$B/as/<persona>/api\`。得到的下载地址是相对于 \`$B/as/<persona>/\` 的。

拨时钟（只能往前，每一天的定时任务都会照常执行）：

\`\`\`sh
curl -s $B/desk/clock                                     # 现在是哪天
curl -s -X POST $B/desk/clock -d '{"workingDays":5}'      # 往后 5 个工作日
curl -s -X POST $B/desk/clock -d '{"to":"2026-04-01"}'    # 到某天上午九点，也可写 2026-04-01T14:30
curl -s -X POST $B/desk/clock -d '{"minutes":30}'
curl -s $B/desk/messages                                  # 本该发出的微信消息
\`\`\`

## 信封与答复

请求是一个 JSON 信封；答复总是 HTTP 200：\`{"ok":true,"value":…,"requestId":"…"}\`，或 \`{"ok":false,"refusal":{"code":"…","about":{…}},"requestId":"…"}\`。请求超过 300 KB 会被拒绝。金额以分为单位的整数，日期写作 \`2026-03-09\`，时刻是 1970 年以来的毫秒数。
`
