import type { SaidRefusal } from '@domain/contract/index'
import { isKeyOf } from '@domain/kernel/keys'
import { REFUSALS, type RefusalCode } from '@domain/kernel/refusals'
import type { Refusal, RefusalFacts } from '@domain/kernel/result'
import { proofName } from '@domain/proof/proof-name'
import {
  correctionItemText,
  counterpartText,
  dateText,
  fileLevelText,
  momentText,
  sourceText,
  yuanText,
} from './common'

const fact = (about: RefusalFacts | undefined, name: string): string => {
  const value = about?.[name]
  return value === undefined ? '' : String(value)
}
const day = (about: RefusalFacts | undefined, name: string): string => {
  const value = fact(about, name)
  return value === '' ? '' : dateText(value)
}
const WRONG_YEAR: Readonly<Record<string, string>> = {
  'not-next': '要一年接一年：只能改已有的年份，或者录入紧接着的下一年',
  'too-early': '还没有到公布这一年的时候',
  'other-year': '不是这一年的日子',
  twice: '写了两遍',
  'weekend-off': '本来就是周末，不写在放假里',
  'weekday-make-up': '不是周末，不写在上班里',
  'fixed-missing': '每年都放假，这里没有写',
  'off-too-few': '里放假的日子太少，请对照通知再核一遍',
  'off-too-many': '里放假的日子太多，请对照通知再核一遍',
  'make-up-too-many': '里上班的周末太多，请对照通知再核一遍',
}

const given = (text: string, before = '', after = ''): string => (text === '' ? '' : `${before}${text}${after}`)

const proofNames = (list: string): string =>
  list
    .split(',')
    .map((type) =>
      isKeyOf(proofName, type) ? proofName[type] : isKeyOf(correctionItemText, type) ? correctionItemText[type] : '',
    )
    .filter((name) => name !== '')
    .join('、')

/** One sentence for every refusal code. A new code without a sentence does not compile. */
const wording: Record<SaidRefusal, string | ((about: RefusalFacts | undefined) => string)> = {
  BAD_INPUT: '有一项没有填对，请检查后再提交',
  UNKNOWN_CALL: '这个功能暂时用不了，请更新后再试',
  UPGRADING: '系统正在升级，请过几分钟再试',
  NOT_SIGNED_IN: '还没有登录，请重新打开再试',
  NOT_ALLOWED: '您没有办理这件事的权限',
  NOT_FOUND: '没有找到，可能已经被撤下，或者不归您查看',
  STALE_VERSION: '刚刚有人办理过这件事，内容已经变了。请刷新后再看一遍',
  KEY_REUSED: '这一步已经用别的内容提交过，请刷新后再试',
  BUSY: '现在办理的人多，请稍等再试',
  UNAVAILABLE: (about) => {
    if (fact(about, 'network') === 'lost') return '没有连上网络，您填的内容还在。请检查信号后重试'
    if (fact(about, 'cloud') === 'missing')
      return '这个版本没有接上工会的云端，现在办不了。请更新后再试，仍不行请联系您的工会'
    return '系统暂时用不了，请稍后再试'
  },
  TOO_LARGE: '内容太多了，请删减后再提交',
  TOO_MANY: '次数太多了，请过一会儿再试',
  ID_NUMBER_WRONG: '身份证号不对，请对照身份证再核一遍',
  MOBILE_WRONG: '手机号不对，应该是 11 位数字',
  BANK_CARD_WRONG: '银行卡号不对，请对照卡面再核一遍',
  PROOF_MISSING: (about) =>
    `还缺证明材料${given(proofNames(fact(about, 'missing')), '：')}。拍照上传，或者说明为什么拿不到`,
  CONSENT_MISSING: '还有同意书没有签，请逐项看过后再提交',
  FILED_ELSEWHERE: '已在另一市建档',
  ALREADY_ON_FILE: '家里有人已经在另一份申请或档案里，不能重复申请。如有疑问请联系工会',
  ACCOUNT_NOT_OWN: '收款账户必须是申请人本人的',
  FILE_KIND_WRONG: (about) => {
    switch (fact(about, 'kind')) {
      case '':
        return '文件类型不对，请上传照片、扫描的文档或要求的表格'
      case 'table':
        return '这份文件不是表格，或者已经损坏。请在电脑上打开它，另存为“工作簿”再选'
      case 'application/pdf;active':
        return '这份 PDF 打开时会自动运行程序，不能收。请打印出来拍照，或者截图上传'
      case 'application/pdf;locked':
        return '这份 PDF 加了密。请去掉密码另存，或者打印出来拍照上传'
      default:
        return '这种手机照片在电脑上打不开。请用手机微信选它上传，或者截一张图，再选截图'
    }
  },
  FILE_TOO_LARGE: (about) => `文件太大${given(fact(about, 'maxMb'), '，最大 ', ' 兆')}，请重新选一个`,
  FILE_COUNT: (about) => `张数不对${given(fact(about, 'max'), '，最多 ', ' 张')}`,
  FILE_NOT_RECEIVED: '有一张照片没有传完，请重新上传',
  HOUSEHOLD_INCONSISTENT: '家庭情况前后对不上，请看看成员、收入和支出是否写的是同一个人',
  PERIOD_WRONG: '收入支出的时间段不对，请重新打开申请表',
  APPLICATIONS_CLOSED: '现在还没有开放申请，开放时会通知您',
  WRONG_STAGE: '这一步现在不能办，可能已经办过了。请刷新看看',
  CORRECTION_OPEN: '正在等申请人补正，补正后才能继续',
  NO_CORRECTION_OPEN: '现在没有需要补正的内容，请刷新看看',
  REEXAMINATION_USED: '复核只能申请一次，已经用过了',
  CONSENT_REVOKED: '同意已经撤回，这份申请已停止',
  ALREADY_TOLD: '已经有人告知过，或者本人已经看到了消息',
  CONSENT_TAKEN_BACK: '有一位家人收回了数据比对的同意，这份申请不能再往下办。家人愿意的话可以重新申请',
  CONSENT_GIVEN_ELSEWHERE: '这份同意已经在另一部手机上给过了，不用再点。要撤回，请用那部手机，或者到工会办理',
  PURPOSE_NOT_FIT: '这个用途和现在这一步对不上，请从列出的用途里重新选',
  LOOKS_USED_UP: (about) =>
    `最近一小时查看遮住内容的次数${given(fact(about, 'most'), '（', ' 次）')}已经用完${given(fact(about, 'until') === '' ? '' : momentText(Number(fact(about, 'until'))), '，', '起可以接着看')}。审计和管理员已经收到提醒`,
  CONSENT_LINK_WRONG: '身份证后四位不对，或者链接已经过期。请再核一遍，也可以请申请人重新发一次',
  CLAIM_CODE_WRONG: '认领码、姓名或身份证号不对，请再核一遍',
  REASON_MISSING: '请写明理由',
  TEXT_NOT_FIT: '这段文字没有通过内容检查，请改一改再提交',
  TEXT_HOLDS_PRIVATE_DATA: '文字里像是有身份证号、手机号或卡号，请去掉后再提交',
  SURVEYOR_UNFIT: '调查人要是本单位或上级工会的工作人员，而且不是这家的人，请核对后再提交',
  SURVEYORS_TOO_FEW: (about) => `入户调查至少要 ${fact(about, 'min') || '2'} 人`,
  SIGNATURE_MISSING: '还有人没有签名',
  SURVEY_PHOTO_MISSING: '请附上入户调查的照片',
  QUORUM_NOT_MET: (about) => `到会人数不够${given(fact(about, 'wanted'), '，至少要 ', ' 人')}，评议不能作数`,
  VOTES_INCONSISTENT: '票数和到会、回避的人数对不上，请再数一遍',
  RECUSAL_REQUIRED: (about) =>
    `有应当回避的人没有回避${given(fact(about, 'name'), '：')}。这家的人和调查人都要回避；只是同名的，写明是另一位`,
  COMMITTEE_MISSING: '还没有登记评议委员会。先把委员加进名单，加上就有效',
  NOT_OF_COMMITTEE: (about) => `${fact(about, 'name') || '有一位'}开会那天不是评议委员。先加进名单，或从到会人员里去掉`,
  COUNTED_TWICE: (about) => `${fact(about, 'name') || '有一位'}在到会人员里出现了两次，每人只算一票`,
  CHAIR_ABSENT: (about) =>
    `主持人${given(fact(about, 'name'), ' ', ' ')}没有到会，或者要回避。请由到会的委员推选一位主持`,
  KIN_NOT_ASKED: '请先逐一问到会的人，和申请家庭有没有亲属关系；有的要回避',
  SAME_NAME: (about) => `名单里已经有一位${given(fact(about, 'name'), '“', '”')}。是另一位的，请写明怎么区分`,
  DATE_IN_FUTURE: '日期不能晚于今天',
  DATE_TOO_EARLY: (about) => `日期太早${given(day(about, 'earliest'), '，不能早于')}`,
  DELIBERATION_IN_TIME: (about) =>
    `基层工会的评议期限还没过${given(day(about, 'dueOn'), '（到', '）')}，过了才能接过来评议`,
  DELIBERATED_ABOVE: '您参加了这一户在上级工会的评议，审核和认定要由别人办',
  INCOMPATIBLE_ROLE: '这件事的前一步是您办的，这一步要换一个人办',
  OWN_HOUSEHOLD: '这是您自己家的申请，要由别人办理',
  NOT_ONE_NOTICE: '这几户不是同一工会、同一公示期的，要分开写公示',
  NOT_ONE_MEETING: '这几户不是同一次会议评议的，要分开出记录',
  NOTICE_STILL_OPEN: (about) => `公示还没有满${given(day(about, 'lastDay'), '，最后一天是')}，谁也不能提前`,
  NOTICE_OBJECTED: (about) => `还有${given(fact(about, 'open'), ' ', ' 条')}异议没有答复，先答复再办理`,
  NOTICE_NOT_OPEN: '这份公示已经结束',
  OBJECTION_ANSWERED: '这条异议已经答复过了',
  CALENDAR_MISSING: '公示的最后一天还算不出来：请市总工会管理员录入下一年的工作日历。录入后自动算定，公示先挂着',
  CALENDAR_INVALID: (about) =>
    `放假安排${given(day(about, 'date'), '里的')}${WRONG_YEAR[fact(about, 'why')] ?? '写法不对'}`,
  NOTICE_POSTED_TOO_EARLY: (about) => `张贴日期太早${given(day(about, 'earliest'), '，不能早于')}`,
  CROSSCHECK_UNFINISHED: (about) =>
    `数据比对还没有做完${given(fact(about, 'counterpart') === '' ? '' : counterpartName(fact(about, 'counterpart')), '，还差')}`,
  HIT_UNJUDGED: (about) =>
    `还有${given(fact(about, 'open'), ' ', ' 项')}比对疑问没有判断。先逐项作出判断，再决定是否不予认定`,
  HIT_UNANSWERED: '还有疑问没有听到本人说明，先等说明或等期限届满',
  BATCH_CLOSED: '这一批已经结束，不能再改',
  ROUND_BUSY: '这一批还有事正在办，办完才能继续',
  COUNTERPART_HAS_TIME: (about) =>
    `这个单位还在答复期内，先催办${given(day(about, 'until'), '；过了', '仍没有答复再提请')}`,
  LISTS_NOT_PREPARED: '名单还没有准备好：先点“准备名单”，逐户登记用途以后再导出',
  ROWS_REJECTED: (about) => {
    switch (fact(about, 'why')) {
      case 'header':
        return '没有找到表头：前十行里要有一行写明每一列是什么'
      case 'unmarked':
        return '看不出是哪个单位的答复：表头上面的“批次”和“协查单位”不见了。请到那个单位的卡片里导入'
      case 'source':
        return '这个单位由几家分别答复，请选明是哪一家的'
      case 'unclear':
        return '有两列都像是同一项，分不清该看哪一列。请删掉多余的一列，或者改一下它的表头'
      case 'foreign':
        return '这份表是另一批或者另一个单位的，请看看是不是选错了文件'
      default:
        return '表格里没有可以导入的行，请看看表头和内容'
    }
  },
  SHEET_CHANGED: '核算结果刚刚变了，请重新看一遍再决定',
  CLASS_NOT_SUPPORTED: '核算结果不支持这个类别',
  ACCIDENT_EVIDENCE_MISSING: '意外支出没有超过规定比例，不能按意外致困认定',
  DOSSIER_NOT_ACTIVE: '没有有效的困难职工档案，不能使用帮扶资金',
  POLICY_MISSING: '本市的帮扶标准还没有公布，暂时不能办理',
  POLICY_INVALID: '政策内容不符合规定，还不能发布',
  FIGURES_OUTDATED: (about) =>
    `这一户的核算数字${given(day(about, 'since'), '是', '的')}${given(day(about, 'until'), '，', '已到期')}，不能再定新的帮扶。请基层工会再次入户调查，市总工会重新认定后再办`,
  RESURVEY_MISSING: '还没有新的入户调查记录，不能重新认定。请所在基层工会先再次入户',
  GRANT_ELSEWHERE: '今年这一项已在另一市帮扶',
  GRANT_REPEATED: '今年这一项已经帮扶过，不能重复',
  GRANT_ABOVE_CAP: (about) =>
    `超过了上限${given(fact(about, 'cap') === '' ? '' : yuanText(Number(fact(about, 'cap'))), '，最多 ')}`,
  GRANT_SPLIT_WRONG: '各个来源加起来和总数对不上',
  GRANT_NOT_ELIGIBLE: '按现在的情况不符合这一项帮扶的条件',
  SOURCE_NOT_FOR_LEVEL: (about) => {
    const source = fact(about, 'source')
    const level = fact(about, 'level')
    const levels = fact(about, 'levels')
      .split(',')
      .map((one) => (isKeyOf(fileLevelText, one) ? fileLevelText[one] : ''))
      .filter((one) => one !== '')
    const who = isKeyOf(sourceText, source) ? sourceText[source] : '这个来源的资金'
    const file = isKeyOf(fileLevelText, level) ? `，这一户是${fileLevelText[level]}档案` : ''
    return `按政策，${who}只能用于${levels.length === 0 ? '规定级别的' : levels.join('、')}档案${file}。请换一个来源，或先核对档案级别`
  },
  GRANT_WRONG_STATE: '这笔帮扶现在不能这样办，请刷新看看',
  BUDGET_EXHAUSTED: (about) =>
    `这笔资金不够了${given(fact(about, 'free') === '' ? '' : yuanText(Number(fact(about, 'free'))), '，还可以用 ')}`,
  ALLOCATION_BELOW_USE: '额度不能低于已经占用和支付的数',
  BATCH_WRONG_STATE: '这一批现在不能这样办，请刷新看看',
  CONTROL_TOTAL_WRONG: '笔数或合计对不上，请再核一遍',
  ACCOUNT_MISSING: '这一户还没有登记收款账户，钱先占着。请职工登记本人账户后再组批',
  ACCOUNT_UNCHANGED: '收款账户没有变，请填新的账户',
  BATCH_NOT_EXPORTED: '这一批还没有导出过银行文件，请先导出再登记送交',
  FAILURE_UNDECIDED: '这笔失败的原因还没有判断，请先判断是账户、本单位还是银行的问题',
  BATCH_NOT_HANDED_OVER: '这一批还没有登记送交银行，请先登记送交，再导入银行结果',
  BANK_COLUMNS_MISSING: (about) =>
    `这份表格里没有${given(fact(about, 'missing'), '“', '”')}这一列。要有户名、账号、金额、结果四列，才能确认付给了谁`,
  FILE_OF_OTHER_BATCH: (about) =>
    `这份文件是批次 ${fact(about, 'batchNo')} 的${given(fact(about, 'count'), '（共 ', ` 笔，${yuanText(Number(fact(about, 'total')))}）`)}，请到那一批里导入`,
  FILE_FITS_NOTHING: '文件里没有批次号，也没有一行与这一批的账号、户名、金额都相符',
  FILE_BATCH_UNCLEAR: (about) =>
    fact(about, 'strangers') === ''
      ? '文件里没有批次号，别的批次也对得上。请确认是这一批的结果再导入'
      : `文件里没有批次号，而且有 ${fact(about, 'strangers')} 行与这一批对不上。请确认是这一批的结果再导入`,
  ACCOUNT_SHARED: (about) =>
    `有${given(fact(about, 'households'), ' ', ' 户')}的收款账户与另一户相同，不能发放。填错的要更正；没填错的，由财务复核或市总工会写明理由`,
  RECOVERY_TOO_MUCH: (about) => `金额要大于零，最多${yuanText(Number(fact(about, 'most')))}`,
  ORG_WRONG_LEVEL: '选的工会级别不对，请重新选',
  POST_EXISTS: '您已经担任这个职务了',
  ORG_EXISTS: '这家工会已经登记过了',
  MEMBER_CODE_WRONG: '会员码不对，或者已经换了新的。请照公告栏上的再输一遍，也可以问工会',
  SIGN_IN_OVER: '这个登录码已经用过或过期了，请在电脑上换一个新的',
  SIGN_IN_NUMBER_WRONG: (about) => `这不是电脑上显示的数字${given(fact(about, 'left'), '，还可以点 ', ' 次')}`,
  SIGN_IN_NEEDS_POST: '电脑网页供工会经办人员使用，您现在没有担任职务。职工办事请用手机上的小程序',
  CITY_FOUNDED: '这里已经开通过了，请联系管理员发邀请码',
  SETUP_CODE_WRONG: '开通码不对，请向安装系统的人核对',
  PHONE_NOT_CONNECTED: '现在不能从微信取手机号，请手动填写',
  ON_ROSTER: '这位会员已经在名册里了',
  NOT_ON_ROSTER: '没有在工会名册里对上。请核对姓名和身份证号，或者改用会员码，也可以问本单位工会',
  TABLE_TOO_LONG: (about) =>
    `一张表最多 ${fact(about, 'most')} 行。导入的请删除下面的空行，人多的分成几张；导出的请分成几个批次`,
  TABLE_LOCKED: '这份表设了打开密码，请去掉密码另存后再选',
  TABLE_EMPTY: '这份表里没有内容，请看看是不是选错了文件',
  TABLE_SHEETS: (about) =>
    `这份文件里有几张表都像是要导入的：${fact(about, 'sheets')}。请只留下要导入的一张，另存后再选`,
  REGISTER_TOO_LONG: (about) =>
    `条件太宽，要查的登记太多${given(fact(about, 'most'), '（一张表最多 ', ' 行）')}，请缩短日期范围再导出`,
  TAKING_ENDED: '这台设备上带走的资料已经停用',
  TAKINGS_TOO_MANY: (about) => `已经有${given(fact(about, 'most'), ' ', ' 台')}设备带着入户资料，先停用不再用的那台`,
  PERSON_UNSAID: (about) =>
    fact(about, 'of') === 'others'
      ? '写进来的人里有人还没有登记本人信息。请本人先在“我的”里登记，再提交'
      : '请先登记本人信息再办理：在“我的”里点“登记本人信息”',
  PERSON_ASKED: '您和经手过这件事的人、或者这一户的人，可能是同一个人。等管理员核对以后再办',
  NAME_NOT_AS_INVITED: '姓名和管理员登记的不一样。登记错了的话，请管理员用您的真实姓名重新发邀请码',
  REPORT_TOO_LARGE: '这一年的案件和台账太多，一次算不完。请由各县（市、区）分别生成，再汇总',
  UNIT_ASKED: '您已经写过一份，正在等总工会答复。答复了再写',
  DRIVE_TELLING: '上一次通知还没有发完，发完再提醒',
  BOTH_SETTLED: '这一件已经有人办结了',
  UNION_NOT_THERE: '不能到那家工会去，请另选一家',
  UNION_ENDED: '这家工会已经并入别家或撤销了',
  OFFICER_LAST: '还有没办完的事，离任后没有人接。请先邀请接任的人',
  UNION_CHANGING: '这家工会的上一次变更还没办完，几分钟后再办',
  UNIT_ANSWERED: '这一份已经有人答复了，或者职工又写了新的',
}

const counterpartName = (key: string): string => (isKeyOf(counterpartText, key) ? counterpartText[key].bureau : '')

export const refusalText = ({ code, about }: Refusal): string => {
  const words = wording[code]
  return typeof words === 'string' ? words : words(about)
}

/** What the person can do next, as the text of the button beside the sentence. */
export const nextMoveText = (refusal: Refusal): string => {
  const move: Record<(typeof REFUSALS)[RefusalCode], string> = {
    never: '如有疑问，请联系您的工会',
    'after-edit': '改好后可以再提交',
    later: '过一会儿再试',
    reload: '刷新后再看',
  }
  return move[REFUSALS[refusal.code]]
}

/** True when the data on the page is outdated. */
export const isStale = (refusal: Refusal): boolean => REFUSALS[refusal.code] === 'reload'

/** True when repeating the same request may help. */
export const canTryAgain = (refusal: Refusal): boolean => isStale(refusal) || REFUSALS[refusal.code] === 'later'
