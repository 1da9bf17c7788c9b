import type { FoundingFault } from '@domain/organisation/founding'
import { RETENTION } from '@domain/retention/retention'
import type { AuditFault } from '../usecases/maintenance/audit-verify'
import type { RestoreFault } from '../usecases/maintenance/check-backup'
import type { Rebuilt } from '../usecases/maintenance/rebuild'
import type { Resealed } from '../usecases/maintenance/reseal'
import type { RetentionReport } from '../usecases/maintenance/retention'
import type { ChainFault } from '../usecases/step/chain'

const FAULTS: Readonly<Record<RestoreFault, string>> = {
  'not-a-backup': '这个文件不是本系统的备份。',
  'other-version': '这份备份是别的版本做的，请用做备份时的版本来恢复，再升级。',
  truncated: '备份不完整（文件被截断），没有写入任何数据。',
  altered: '备份的内容被改动过，没有写入任何数据。',
  'other-keys': '这份备份不是用这套密钥的系统做的（HASH_KEY 或 SEAL_SUITE 不同），没有写入任何数据。',
  'key-missing': '备份中有内容用别的密钥加密，请先把当时的密钥加进 SEAL_KEYS，再恢复。',
  'key-wrong': 'SEAL_KEYS 里有一把密钥与做备份时的不同（名字一样，内容不一样），没有写入任何数据。',
  'file-missing': '备份旁边的文件夹里缺少文件，或文件被改动过，没有写入任何数据。',
  'not-empty': '目标库里已有数据。只能恢复到空库，请换一个空库。',
}
const CHAIN: Readonly<Record<ChainFault['what'], string>> = {
  altered: '内容与当时写下的不一致',
  unlinked: '校验链被去掉，不能证明内容没有改动',
  gap: '缺少、重复或次序不对',
  head: '案件末尾的记录被去掉',
}
const AUDIT: Readonly<Record<AuditFault['why'], string>> = {
  'not-an-export': '这个文件不是本系统的审计导出',
  altered: '这一行被改动或插入过',
  'out-of-order': '这一行之前缺了一行，或次序被调换',
  truncated: '导出不完整，末尾被去掉',
  'not-ours': '这份导出不是用这套密钥的系统做的',
  'store-differs': '库里已没有这条记录，或它后来被改动过',
  'store-broken': '库里的记录与它的校验链不符，有人绕过程序改动过数据库',
}
const FOUNDING: Readonly<Record<FoundingFault, string>> = {
  twice: '同一家上级工会下面写了两次',
  'id-twice': '编号或行政区划代码与另一家相同',
  'number-in-name': '名称里有号码。名称会写在公示上，不能有证件、电话或银行账号',
  'too-deep': '层级太多，市总工会下面最多七层',
  'below-base': '上级是基层工会，基层工会下面不能再有工会',
  'only-county': 'direct 和 place 只能写在市总工会直接下面的工会上',
  'only-base': 'serves 只能写在基层工会上',
}
const brokenChain = ({ caseId, seq, what }: ChainFault): string =>
  `被改动：案件 ${caseId} 第 ${seq} 条，${CHAIN[what]}。`
const list = (ids: readonly string[]): string => ids.join('、')

/** All texts of the tools. */
export const WORDS = {
  usage:
    '用法见 docs/OPERATIONS.md。可用的有：rebuild、reseal、backup、restore、retention、audit、verify-audit、found。',
  missing: (option: string): string => `请写明 ${option}。`,
  unknown: (word: string): string => `不认识的选项：${word}。`,
  settings: (names: string): string => `设置缺少或不对：${names}`,
  foreign: (names: readonly string[]): string =>
    `设置与这个库不符：${names.join('、')}。这个库是用别的密钥建的，什么也没有写。请找回建库时的设置（见《运维手册》第 6 节）。`,
  noStore: (code: string | undefined): string =>
    `打不开数据：没有数据，连不上数据库，或者数据正被运行中的服务独占（SQLite 的写入类工具要先停服务）。${code === undefined ? '' : `代码 ${code}。`}`,
  full: '磁盘已满，没有写完。请腾出空间后重来。',
  taken: (file: string): string => `${file} 已经存在，不会覆盖。请换一个文件名。`,
  noFile: (file: string): string => `没有文件 ${file}。`,
  rebuilt: (found: Rebuilt): readonly string[] => [
    `按日志重算了 ${found.cases} 个案件（${found.entries} 条记录），按台账重算了 ${found.lines} 笔额度（${found.ledger} 条台账）。`,
    ...found.casesOff.map((id) => `不一致：案件 ${id} 的快照与日志不符。`),
    ...found.entriesOff.map(
      ({ caseId, seq }) => `不一致：案件 ${caseId} 第 ${seq} 条记录的内容不成样子，没有按它重算。`,
    ),
    ...found.chainOff.map(brokenChain),
    ...found.factsOff.map((id) => `不一致：案件 ${id} 在年度报告里的统计与案件不符，可用 --mend 重新写过。`),
    ...found.linesOff.map((id) => `不一致：额度 ${id} 与台账不符。`),
    ...found.ledgerOff.map((id) => `不一致：台账 ${id} 与案件记录不符。`),
    ...(found.casesNewer.length > 0 ? [`有更新版本写下的记录，未核对：${list(found.casesNewer)}。`] : []),
  ],
  sound: '全部一致。',
  resealing: (done: number): string => `已换钥 ${done} 份……`,
  resealed: ({ done, left, unreadable, keys }: Resealed): readonly string[] => [
    `换钥完成：本次 ${done} 份，仍用旧密钥的 ${left} 处。`,
    `仍在使用的密钥：${[...keys].map(([id, count]) => `${id}（${count} 处）`).join('、') || '无'}。`,
    ...(unreadable.length > 0
      ? [`打不开的有：${list(unreadable)}。它们用的密钥不在 SEAL_KEYS 里，请找回旧密钥再运行一次。`]
      : []),
    ...(left > 0 && unreadable.length === 0
      ? ['还有进程在用旧密钥写入：请先让所有进程换上新的 SEAL_KEYS，再运行一次。']
      : []),
  ],
  backedUp: (count: number, files: number, digest: string): readonly string[] => [
    `备份完成：${count} 份文档，${files} 个文件。`,
    `校验码：${digest}（请记入备份登记）`,
  ],
  notStill: '注意：这个库不能取某一时刻的快照。请在没有人办理业务时再做一次，或先暂停服务。',
  lost: (count: number): string => `注意：有 ${count} 个文件在库里有登记，却读不到内容。`,
  refused: (fault: RestoreFault): string => FAULTS[fault],
  days: '日期要写成 2026-01-31 的样子，--from 不能晚于 --to。',
  exported: (entries: number, cases: number, sum: string): readonly string[] => [
    `审计导出完成：${cases} 个案件的 ${entries} 条记录。`,
    `校验码：${sum}（请审计人员另行抄录；文件有任何改动，校验码都会不同）`,
  ],
  notExported: (broken: readonly ChainFault[]): readonly string[] => [
    `没有导出：库里有 ${broken.length} 个案件的记录与校验链不符。请先按《运维手册》第 9 节处理。`,
    ...broken.map(brokenChain),
  ],
  verified: (entries: number, cases: number, sum: string): readonly string[] => [
    `核对无误：${cases} 个案件的 ${entries} 条记录，前后相接，未被改动。`,
    `校验码：${sum}（请与导出时抄录的比对）`,
  ],
  unlinked: (count: number): string => `其中 ${count} 条是早期版本写下的，没有校验链。`,
  broken: ({ why, line, at }: AuditFault): string =>
    `${line === undefined ? '库里' : `第 ${line} 行`}${at === undefined ? '' : `（案件 ${at.caseId} 第 ${at.seq} 条）`}：${AUDIT[why]}。`,
  held: (id: string): string => `案件 ${id} 已列入审计保留，到期也不清理。`,
  released: (id: string): string => `案件 ${id} 不再审计保留。`,
  noCase: (id: string): string => `没有案件 ${id}，或它没有被保留。`,
  retention: (report: RetentionReport): readonly string[] =>
    report.flatMap(({ kind, due, held, ids }) => [
      `${RETENTION[kind].rule}，保存 ${RETENTION[kind].days} 天：到期 ${due} 项${RETENTION[kind].act === 'list' ? '（只列出，由人处理）' : ''}${held > 0 ? `，因异议、复核或审计保留 ${held} 项` : ''}。`,
      ...ids.map((id) => `  ${id}`),
    ]),
  misread: (at: readonly string[]): readonly string[] =>
    at.length === 0
      ? ['这个文件不是 JSON，什么也没有写。']
      : [
          '文件的写法不对，什么也没有写。有问题的地方：',
          ...at.map((where) => `  ${where === '' ? '整个文件' : where}`),
        ],
  foundingFault: ({ union, fault }: { readonly union: string; readonly fault: FoundingFault }): string =>
    `${union}：${FOUNDING[fault]}。`,
  otherCity: '这里已经开通了另一个市总工会，什么也没有写。',
  part: (name: string, code: string): string => `${name}（${code}）：`,
  founded: ({
    made,
    unions,
    code,
  }: {
    readonly made: number
    readonly unions: number
    readonly code: string | undefined
  }): readonly string[] => [
    `登记了 ${made} 家工会，文件里一共 ${unions} 家。`,
    code === undefined
      ? '已经有管理员，没有发邀请码。'
      : `管理员的邀请码：${code}。七天内在“我的 → 凭邀请码接任”输入，只能用一次。`,
  ],
  restored: (documents: number, files: number): string =>
    `恢复完成：${documents} 份文档，${files} 个文件。下面逐案核对：`,
} as const
