import { CONSENT_TEXT_VERSION, missingConsents } from '@domain/consent/consent'
import type { OwnCase } from '@domain/contract/views'
import { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { wantedProofs } from '@domain/proof/index'
import type { Said } from '../../walk/hand'
import { declarationOf, type Family } from '../../walk/household'
import { inventedCard } from '../../walk/identity'
import type { Household } from './city'
import type { Scene } from './scene'

type Draft = ReturnType<typeof declarationOf>

/** The family as it is on the day it applies: an accident is always recent. */
const familyOn = (family: Family, today: PlainDate): Family =>
  family.accident === undefined
    ? family
    : { ...family, accident: { ...family.accident, happenedOn: addDays(today, -60) as never } }

/** What the worker declares; a dishonest one hides income, or names a relative of another household. */
const declared = ({ chance, city, today }: Scene, { family, trait }: Household): Draft => {
  const draft = declarationOf(familyOn(family, today()), today())
  if (trait !== 'dishonest' || chance.often(50)) return draft
  if (chance.often(50))
    return { ...draft, incomes: draft.incomes.map((line) => ({ ...line, amount: Math.floor(line.amount / 3) })) }
  const other = chance.one(city.households)
  const [borrowed] = other === undefined ? [] : declarationOf(familyOn(other.family, today()), today()).members
  return borrowed === undefined
    ? draft
    : { ...draft, members: [...draft.members, { ...borrowed, key: 'm9', relation: 'sibling' }] }
}

/** The members who have consented on their own phones, as the form shows them. */
const ownConsents = async ({ phone }: Scene, { worker }: Household, { members }: Draft): Promise<readonly string[]> => {
  const idNumbers = members.flatMap(({ idNumber }) => (typeof idNumber === 'string' ? [idNumber] : []))
  const given = await phone.ask(worker, 'consent.given', { idNumbers })
  const numbers: readonly unknown[] = given.ok ? given.value.idNumbers : []
  return members.filter(({ idNumber }) => numbers.includes(idNumber)).map(({ key }) => key)
}

export const submissionOf = async (
  scene: Scene,
  by: string,
  home: Household,
  how: 'own-phone' | 'on-glass',
): Promise<Said<'case.submit'>> => {
  const { phone, chance } = scene
  const declaration = declared(scene, home)
  const parsed = Declaration.parse(declaration)
  const missing = missingConsents([], agesOf(parsed, scene.today()))
  const own = how === 'own-phone' && home.relativeAsked ? await ownConsents(scene, home, declaration) : []
  const consents = missing.map(({ matter, member }) => ({
    matter,
    member,
    textVersion: CONSENT_TEXT_VERSION,
    ...(how === 'own-phone' && member !== 'm0' && !own.includes(member)
      ? { how: 'through-applicant' as const, why: 'no-phone' as const }
      : { how }),
  }))
  const wanted = wantedProofs(parsed)
  const file = await phone.upload(by, 'proof')
  const left = home.trait === 'clumsy' && chance.often(20) ? 1 : 0
  return {
    base: home.union.id,
    declaration,
    proofs: wanted.slice(left).map((type) => ({ type, files: [file] })),
    consents: home.trait === 'clumsy' && chance.often(10) ? consents.slice(1) : consents,
    signature: await phone.upload(by, 'signature'),
  }
}

const apply = async (scene: Scene, home: Household): Promise<void> => {
  const input = await submissionOf(scene, home.worker, home, 'own-phone')
  await scene.phone.ask(home.worker, 'case.submit', input)
}

type Want = OwnCase['wants'][number]

const answerWant = async (
  { phone, chance }: Scene,
  { worker, family }: Household,
  own: OwnCase,
  want: Want,
): Promise<void> => {
  const on = { caseId: own.id, version: own.version }
  switch (want.kind) {
    case 'correction': {
      const file = await phone.upload(worker, 'proof')
      const proofs = want.items.includes('idCard') ? [{ type: 'idCard' as const, files: [file] }] : []
      await phone.ask(worker, 'case.answerCorrection', { proofs, note: '已补交。' }, on)
      return
    }
    case 'hit':
      await phone.ask(worker, 'case.answerHit', { key: want.key, text: '早已转让，请核实。', files: [] }, on)
      return
    case 'receipt': {
      const arrived = chance.often(85)
      const input = {
        grant: want.grant,
        arrived,
        marks: arrived ? [5, 4, 5] : [],
        asked: 'common-1' as const,
        words: '',
      }
      await phone.ask(worker, 'case.confirmReceipt', input, on)
      return
    }
    case 'account': {
      const number = inventedCard(chance.between(100, 999))
      const proof = await phone.upload(worker, 'proof')
      const input = { bank: '演示银行', branch: '演示支行', number, holder: family.name, proof }
      await phone.ask(worker, 'case.correctAccount', input, on)
    }
  }
}

/** What a worker may do besides what is asked of them, with how often they do it, in percent. */
const besides = async ({ phone, chance }: Scene, { worker, trait, family }: Household, own: OwnCase): Promise<void> => {
  const on = { caseId: own.id, version: own.version }
  const may = (action: OwnCase['actions'][number], percent: number): boolean =>
    own.actions.includes(action) && chance.often(percent)
  if (may('requestReexamination', 40))
    await phone.ask(worker, 'case.requestReexamination', { why: '缺少的证明已经补办。', files: [] }, on)
  else if (may('withdraw', 4)) await phone.ask(worker, 'case.withdraw', { why: '家里情况好转。' }, on)
  else if (may('revokeConsent', 2)) await phone.ask(worker, 'case.revokeConsent', { matter: 'crosscheck' }, on)
  else if (may('correctAccount', trait === 'dishonest' ? 10 : 3)) {
    const number = inventedCard(chance.between(100, 130))
    const holder = trait === 'dishonest' && chance.often(50) ? '别人' : family.name
    const proof = await phone.upload(worker, 'proof')
    await phone.ask(worker, 'case.correctAccount', { bank: '演示银行', branch: '演示支行', number, holder, proof }, on)
  }
}

const OVER = new Set(['refused', 'withdrawn', 'exited'])

/** Reads the notices of one's union, and now and then objects to one. */
const readNotices = async ({ phone, chance }: Scene, { worker, trait }: Household): Promise<void> => {
  const list = await phone.ask(worker, 'notice.list', {})
  const notice = list.ok ? chance.one(list.value.items) : undefined
  if (notice === undefined || !chance.often(trait === 'dishonest' ? 60 : 20)) return
  const text = chance.often(10) ? '他的电话是13900001234。' : '听说他家去年买了车，请核实。'
  await phone.ask(worker, 'notice.object', { notice: notice.id, anonymous: chance.often(50), text, files: [] })
}

/** On the phone, one tap allows one message of each topic. */
const allowMessages = async ({ phone }: Scene, { worker }: Household): Promise<void> => {
  const topics = ['progress', 'wanted', 'decision', 'payment'] as const
  await phone.ask(worker, 'message.recordGrants', { answers: topics.map((topic) => ({ topic, answer: 'accept' })) })
}

/** Does one thing the worker is asked for; false when nothing is asked, or the worker puts it off. */
const answerSomething = async (scene: Scene, home: Household, cases: readonly OwnCase[]): Promise<boolean> => {
  const patience = home.trait === 'clumsy' ? 60 : 90
  for (const own of cases) {
    const want = scene.chance.one(own.wants)
    if (want === undefined || !scene.chance.often(patience)) continue
    await answerWant(scene, home, own, want)
    return true
  }
  return false
}

/** A worker opens the app: answers what is asked, applies where there is no case, looks at the notices. */
export const openApp = async (scene: Scene, home: Household): Promise<void> => {
  const { phone, chance } = scene
  const mine = await phone.ask(home.worker, 'case.mine', {})
  if (!mine.ok) return
  const { cases } = mine.value
  if (chance.often(25)) await allowMessages(scene, home)
  if (await answerSomething(scene, home, cases)) return
  const applies = cases.every(({ stage }) => OVER.has(stage)) || (home.trait === 'dishonest' && chance.often(10))
  if (applies && chance.often(60)) return apply(scene, home)
  const own = chance.one(cases)
  if (own !== undefined) await besides(scene, home, own)
  if (chance.often(60)) await readNotices(scene, home)
}
