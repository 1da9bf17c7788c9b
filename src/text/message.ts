import type { Stage } from '@domain/application/stage'
import { isKeyOf } from '@domain/kernel/keys'
import type { MessageKey } from '@domain/message/message'
import { neutralWords } from '@domain/message/template'
import { programmeText } from '@domain/paper/words'
import type { DigestItem } from '@domain/reminder/digest'
import { dueText as workingDayText, yuanText } from './common'
import { stageVerb } from './stages'
import { unitAnswerText } from './unit-answer'

type Facts = Readonly<Record<string, string>>
type Sentence = { readonly words: (facts: Facts) => string; readonly title?: string }

const day = (facts: Facts, name: string, before: string, after = ''): string => {
  const text = facts[name]
  return text === undefined || text === '' ? '' : `${before}${workingDayText(text)}${after}`
}
const words = (facts: Facts, name: string, before: string): string => {
  const text = facts[name]
  return text === undefined || text === '' ? '' : `${before}${text}`
}
const amount = (facts: Facts): string => {
  const text = facts['amount']
  if (text === undefined) return ''
  return /^\d+$/.test(text) ? yuanText(Number(text)) : text
}
const programme = (facts: Facts): string => {
  const key = facts['programme']
  if (key === undefined) return '帮扶金'
  return isKeyOf(programmeText, key) ? programmeText[key] : key
}

/** Every message of the product, as shown in the inbox; without `title` under the words of its WeChat message. */
const messageText: Record<MessageKey, Sentence> = {
  received: { words: (f) => `您的工会会先看材料齐不齐${day(f, 'dueOn', '，最晚 ', '受理')}。` },
  accepted: { title: '申请已受理', words: (f) => `工会会到您家里看看，提前和您约时间${day(f, 'dueOn', '，最晚 ')}。` },
  correctionWanted: {
    words: (f) =>
      f['late'] === undefined
        ? `有几样还要补${day(f, 'dueOn', '，请在 ', '前补好')}。`
        : `还没有补齐，已经逾期${day(f, 'dueOn', '（期限是 ', '）')}。请尽快补上，有困难请联系您的工会；一直没有补，工会会按现有的材料接着办。`,
  },
  surveyed: { words: () => '接下来由您的工会开会评议。' },
  deliberated: { words: () => '接下来的进展会继续告诉您。' },
  crosscheckAsked: {
    words: (f) => `核对信息时有一项疑问，想听您说明${day(f, 'dueOn', '，请在 ', '前回复')}。这是一个问题，不是拒绝。`,
  },
  crosscheckPassed: { words: () => '没有需要您再说明的。' },
  noticePosted: { words: (f) => `公示不少于 7 个工作日${day(f, 'lastDay', '，到 ', '为止')}。` },
  noticeTakenDown: { words: () => '没有未答复的异议，接下来由上级工会审核。' },
  noticeCorrected: { title: '公示要更正', words: () => '张贴的内容有误，已撤下。改正后重新张贴，公示期重新起算。' },
  noticeEndMoved: {
    title: '公示的最后一天算定了',
    words: (f) => `按录入的放假安排${day(f, 'lastDay', '，公示挂到 ', '为止')}。`,
  },
  noticeTooShort: {
    words: (f) =>
      `按新录入的放假安排${day(f, 'lastDay', '，这份公示应当挂到 ')}，实际撤下得更早。请看看要不要重新公示。`,
  },
  objectionAnswered: { words: (f) => `公示的异议已经书面答复${words(f, 'reasons', '：')}。` },
  countyApproved: { words: () => '接下来由市总工会认定。' },
  determined: { title: '认定通过，已经建档', words: () => '可以得到帮扶。帮扶金只打到您本人的账户。' },
  refused: {
    title: '这次没有通过',
    words: (f) => `理由写在办理进度里${words(f, 'words', '：')}。不服怎么办，那里也写着。`,
  },
  reexaminationDecided: { words: () => '结果和理由写在办理进度里。' },
  consentTakenBack: {
    words: () => '家里有一位成年人撤回了核对信息的同意，这份申请停下了。商量好以后，可以重新申请。',
  },
  withdrawn: { words: () => '需要时可以重新申请。' },
  granted: { words: (f) => `${programme(f)} ${amount(f)}，会直接打到您本人的账户。` },
  paid: {
    words: (f) =>
      `${programme(f)} ${amount(f)}${words(f, 'lastFour', '，账户尾号 ')}${day(f, 'paidOn', '，')}。到账后请点一下确认。`,
  },
  payFailed: {
    words: (f) => `${programme(f)} ${amount(f)}${words(f, 'reason', '，原因：')}。请更正收款账户，改好后会再发一次。`,
  },
  payNotYours: {
    words: (f) => `${programme(f)} ${amount(f)}上次没有转成功，已查明不是您账户的问题。您不用做什么，会再发一次。`,
  },
  payReturned: {
    words: (f) =>
      f['owner'] === 'payee'
        ? `${programme(f)} ${amount(f)}${day(f, 'returnedOn', '在 ')}被银行退回${words(f, 'reason', '，原因：')}。请更正收款账户，改好后会再发一次。`
        : `${programme(f)} ${amount(f)}${day(f, 'returnedOn', '在 ')}被银行退回。工会正在处理，会再发一次，您现在不用做什么。`,
  },
  traceAnswered: {
    words: (f) =>
      `${programme(f)} ${amount(f)}${day(f, 'arrivedOn', '，银行说在 ', '到账')}${words(f, 'words', '：')}。请看看账户，再点一下到了没有。`,
  },
  recoveryDemanded: {
    words: (f) =>
      f['from'] === 'household'
        ? `${programme(f)}中的${amount(f)}要退回${words(f, 'words', '，原因：')}。怎样退、可以分几次，请联系工会。`
        : `${programme(f)} ${amount(f)}错付给了别人，工会正在追回。您不用做什么。`,
  },
  recoveryReceived: {
    words: (f) => `${programme(f)}追回了${amount(f)}${f['rest'] === '0' ? '，已全部追回' : ''}。`,
  },
  recoveryEnded: {
    words: (f) =>
      f['how'] === 'dropped'
        ? `${programme(f)} ${amount(f)}不用退回了。`
        : `${programme(f)}还没有追回的${amount(f)}不再追回。`,
  },
  accountChanged: {
    title: '收款账户已由工会更改',
    words: (f) => `工会替您改了收款账户${words(f, 'lastFour', '，新账户尾号 ')}。如果不是您要改的，请马上联系工会。`,
  },
  resurveyed: { words: () => '接下来由市总工会按新的情况重新认定，档案不变。' },
  redetermined: {
    title: '档案已经重新认定',
    words: () => '结果和理由写在办理进度里，档案编号不变。',
  },
  exited: { words: () => '家里又有困难，可以重新申请。' },
  // may be read long after it was sent, so it states the day and not the days left
  dutyDue: { title: '有事等您办', words: (f) => `有一件事等您办${day(f, 'dueOn', '，期限是 ')}。` },
  dutiesDue: {
    title: '到期待办',
    words: (f) =>
      `${f['count'] ?? ''} 件到期或快到期${f['overdue'] === '0' ? '' : `，其中 ${f['overdue']} 件已经逾期`}。`,
  },
  caseStopped: { words: () => '申请人或家人撤回了。这一户不用再办，张贴的公示请撤下。' },
  driveCalled: {
    words: (f) => `请在公告栏和食堂张贴，并拍照确认${day(f, 'until', '，最晚 ')}。`,
  },
  driveLate: { words: (f) => `还有 ${f['count'] ?? ''} 家基层工会没有张贴宣传海报，请催一催。` },
  pictureWithheld: {
    words: () => '这张张贴照片没有通过内容检查，已不再给大家看。请重新拍一张。',
  },
  looksBeyond: {
    title: '查看遮住的内容超过限额',
    words: (f) =>
      `${f['unit'] ?? ''} ${f['name'] ?? ''}一小时内查看到了上限（${f['most'] ?? ''} 次），已暂停，等较早的查看满一小时才能接着看。请审计人员打开“查看登记”核对。`,
  },
  unitAsked: {
    words: (f) => `${f['unit'] ?? ''}不在名单上，请答复${day(f, 'dueOn', '，最晚 ')}。`,
  },
  unitAnswered: {
    words: (f) =>
      `您问的单位：${f['unit'] ?? ''}。${unitAnswerText(f['kind'], f['union'])}${words(f, 'words', '：')}。`,
  },
  unionChanged: { words: (f) => `您的申请转由${f['union'] ?? '另一家工会'}接着办，材料、进度和期限都不变。` },
  unionReceived: {
    words: (f) => `${f['union'] ?? '一家工会'}的职工和${f['count'] ?? ''}件申请转由本工会接着办，都在待办里。`,
  },
  dutiesReceived: {
    words: (f) => `${f['union'] ?? '工会'}有一位同事离任，没办完的${f['count'] ?? ''}件由您接着办，都在待办里。`,
  },
  memberCodeEnded: {
    title: '会员码停用了，请换新码',
    words: (f) =>
      `生成它的经办人已离任，${f['union'] ?? ''}的会员码不能再用。请生成新码，换到公告栏和海报上；已经加入的职工不受影响。`,
  },
  objectionFiled: {
    words: (f) => `请没有参加入户调查的人书面答复${day(f, 'dueOn', '，最晚 ')}。`,
  },
}

/** Officers' duties that are not the step of a stage. */
const verbText: Record<Exclude<DigestItem['verb'], Stage>, string> = {
  objection: '答复异议',
  'correction-late': '补正逾期，请处理',
  'take-up': '基层工会过期没有评议，可以接过来',
  paper: '取下墙上的公示',
  redetermine: '重新认定',
  trace: '答复“钱没到”',
  unit: '不在名单上，请答复来信的职工',
}
/** What an officer has to do, in words. A verb of a newer version has no text here. */
export const dutyVerb = (verb: string): string =>
  (isKeyOf(stageVerb, verb) ? stageVerb[verb] : isKeyOf(verbText, verb) ? verbText[verb] : undefined) ?? '办理'

/** `on`: the day of the reminder. */
export const dutyOf = (
  {
    name,
    verb,
    dueOn,
    role,
  }: { readonly name: string; readonly verb: string; readonly dueOn: string; readonly role?: string },
  on: string,
): { readonly label: string; readonly value: string } => ({
  label: `${name} ${dutyVerb(verb)}${role === 'administrator' && verb !== 'unit' ? '：现有人员都须回避，请增派经办人' : ''}`,
  value: dueText(dueOn, on),
})
const dueText = (dueOn: string, on: string): string => {
  if (dueOn === on) return '今天到期'
  const day = `${Number(dueOn.slice(5, 7))}月${Number(dueOn.slice(8, 10))}日`
  return dueOn < on ? `${day}，已逾期` : `${day}到期`
}
/** The link below the list of duties, to the whole list. */
export const allDuties = (unnamed: number): string => (unnamed > 0 ? `另有 ${unnamed} 件，看全部` : '看全部待办')

export const messageOf = (key: string): Required<Sentence> =>
  isKeyOf(messageText, key) ? { title: neutralWords(key), ...messageText[key] } : { title: '新消息', words: () => '' }
