import { checkSubmission } from '@cloud/usecases/application/check-submission'
import type { ByPolicy, Signed } from '@cloud/usecases/call/context'
import { worldOf } from '@cloud/usecases/step/do-step'
import { FILES } from '@cloud/usecases/stored/collections'
import { consentsAreThere, proofsAreThere } from '@domain/application/apply/complete'
import { begin } from '@domain/application/apply/submit'
import { consentsThatCount, missingConsents } from '@domain/consent/consent'
import { CALLS } from '@domain/contract/index'
import { inconsistencies } from '@domain/household/consistency'
import type { Declaration, SealedDeclaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import { plainDate } from '@domain/kernel/plain-date'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { wantedProofs } from '@domain/proof/index'
import { consentsOf, consentsWanted, proofAnswersOf, wrongsOf } from '@src/features/household-form/check'
import { type FormDraft, shapeOf } from '@src/features/household-form/draft'
import { BLOCK_KEYS, type BlockKey, inconsistencyText } from '@src/text/apply'
import { wrong } from '@src/text/fields'
import { anApplication } from '@test/support/applications'
import { aPolicy } from '@test/support/policy'
import { ORG } from '@test/support/town'

const MANY = 10_000
const TODAY = plainDate('2026-03-02')

/** A fake store with what the cloud reads here: one base union, and every named file. */
const cloud = {
  today: TODAY,
  calendar: WORK_CALENDAR,
  person: { id: 'PE-worker' },
  policy: aPolicy(),
  ports: {
    sealer: { hash: (value: string) => value },
    store: {
      get: async () => ({ doc: ORG.base }),
      // no consent was given by a link
      getMany: async (collection: unknown, ids: readonly string[]) =>
        (collection === FILES ? ids : []).map((id) => ({
          doc: {
            state: 'received',
            owner: 'PE-worker',
            purpose: id.startsWith('FI-sign') ? 'signature' : 'proof',
            at: Date.parse(TODAY),
          },
        })),
    },
  },
} as unknown as Signed & ByPolicy

/** Fields added by sealing, which do not affect the checks. */
const SEALED = {
  place: { city: ORG.city.id, county: ORG.county.id, base: ORG.base.id, jurisdiction: 'pengjiang' as const },
  whose: {},
  sealed: { applicant: { name: { shown: '' } }, members: [] } as unknown as SealedDeclaration,
}

const ASKED_IN: Readonly<Record<BlockKey, readonly string[]>> = {
  family: [
    ...['base', 'name', 'idNumber', 'mobile', 'ethnicity', 'employment', 'employer', 'sector', 'hiredIn', 'insurance'],
    ...['registeredAddress', 'presentAddress', 'residence', 'marital', 'housing', 'singleParent', 'zeroEmployment'],
    ...['health', 'healthDetail', 'members', 'incomes'],
  ],
  money: ['expenditures', 'accident', 'property'],
  cause: ['mainCause', 'otherCauses', 'story', 'otherAid'],
  proofs: ['proofs'],
  account: ['account'],
  agree: ['consents', 'signature'],
}
const screenOf = (path: readonly (string | number | symbol)[]): BlockKey => {
  const field = path.find((step) => step !== 'declaration' && step !== 'applicant')
  const screen = BLOCK_KEYS.find((block) => ASKED_IN[block].includes(String(field)))
  if (screen === undefined) throw new Error(`no block asks for ${path.join('.')}`)
  return screen
}

/**
 * Errors that only the phone reports, because the cloud sees nothing: a money line left empty, a question whose answer “no” is
 * not sent.
 */
const NOT_SENT = ['hadAccident', 'hasHomes', 'hasVehicles', 'alone']
const silent = ([field, text]: readonly [string, string]): boolean =>
  NOT_SENT.includes(field) ||
  (field === 'branch' && text === wrong.choose) ||
  (/^m\d+\./.test(field) && text === wrong.amount)

const onThePhone = (draft: FormDraft) => {
  const all = BLOCK_KEYS.map((step) => [step, Object.entries(wrongsOf(step, draft, TODAY))] as const)
  return {
    mayGo: all.every(([, wrongs]) => wrongs.length === 0),
    screens: all.filter(([, wrongs]) => wrongs.some((one) => !silent(one))).map(([step]) => step),
    texts: all.flatMap(([, wrongs]) => wrongs.map(([, text]) => text)),
  }
}

type Asked = { readonly screens: readonly BlockKey[]; readonly code: string; readonly declaration?: Declaration }
const inTheCloud = async (draft: FormDraft, how: 'own-phone' | 'on-glass'): Promise<Asked> => {
  const sent = {
    base: draft.base?.id,
    declaration: shapeOf(draft, TODAY),
    proofs: proofAnswersOf(draft),
    consents: consentsOf(draft, how),
    signature: draft.signature,
  }
  const parsed = CALLS['case.submit'].input.safeParse(sent)
  if (!parsed.success) return { code: 'BAD_INPUT', screens: parsed.error.issues.map(({ path }) => screenOf(path)) }
  const input = parsed.data
  const at = how === 'own-phone' ? 'phone' : 'office'
  const { declaration } = input
  const checked = await checkSubmission(cloud, input, at)
  const verdict = checked.ok ? begin(input, { ...worldOf(cloud), ...SEALED, ...checked.value }) : checked
  const screens = new Set(inconsistencies(declaration, TODAY).map((one) => screenOf(one.at.split('.'))))
  if (!proofsAreThere(declaration, input.proofs).ok) screens.add('proofs')
  if (!consentsAreThere(declaration, consentsThatCount(input.consents, at), TODAY).ok) screens.add('agree')
  return { code: verdict.ok ? 'taken in' : verdict.refusal.code, screens: [...screens], declaration }
}

const sameQuestions = (draft: FormDraft, declaration: Declaration, seed: number, texts: readonly string[]): void => {
  expect([seed, wantedProofs(shapeOf(draft, TODAY) as Declaration)]).toEqual([seed, wantedProofs(declaration)])
  expect([seed, consentsWanted(draft, TODAY)]).toEqual([seed, missingConsents([], agesOf(declaration, TODAY))])
  // a member not completely filled in is not compared with the others yet
  if (texts.includes(wrong.choose) || texts.includes(wrong.text)) return
  const found = inconsistencies(declaration, TODAY)
  for (const { at } of found) {
    // one error text per field, even where two rules fail
    const words = found.filter((one) => one.at === at).map(({ rule }) => inconsistencyText[rule])
    expect([seed, at, words.some((text) => texts.includes(text))]).toEqual([seed, at, true])
  }
}

test('for ten thousand generated applications, phone and cloud agree on all questions, errors and required proofs', async () => {
  const seen = new Map<string, number>()
  const proofs = new Set<string>()
  for (let seed = 1; seed <= MANY; seed += 1) {
    const draft = anApplication(seed, TODAY)
    const phone = onThePhone(draft)
    const there = await inTheCloud(draft, seed % 2 === 0 ? 'own-phone' : 'on-glass')
    seen.set(there.code, (seen.get(there.code) ?? 0) + 1)
    if (phone.mayGo) expect([seed, there.code]).toEqual([seed, 'taken in'])
    const told = [...new Set(there.screens)]
    if (there.declaration === undefined) expect([seed, phone.screens]).toEqual([seed, expect.arrayContaining(told)])
    else {
      expect([seed, [...phone.screens].sort()]).toEqual([seed, told.sort()])
      sameQuestions(draft, there.declaration, seed, phone.texts)
      for (const type of wantedProofs(there.declaration)) proofs.add(type)
    }
  }
  // the generator covers both ends: enough applications are accepted, every refusal occurs, every proof except the optional one
  // is asked for
  expect(seen.get('taken in')).toBeGreaterThan(MANY / 5)
  expect([...seen.keys()].sort()).toEqual(
    ['taken in', 'BAD_INPUT', 'HOUSEHOLD_INCONSISTENT', 'PROOF_MISSING', 'FILE_COUNT', 'CONSENT_MISSING'].sort(),
  )
  expect(proofs.size).toBe(10)
})
