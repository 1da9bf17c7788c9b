import type { DraftKey } from '@domain/contract/draft'
import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { PROOF_TYPES, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { placesIn } from '@domain/proof/places'
import { Banner, Card, Page, Row, Section, Select, Send, TextArea } from '@src/components'
import { ProofCard, type ProofDraft } from '@src/features/household-form'
import { askMessages, useCommand } from '@src/gateway'
import { correctionItemText, dueText, proofText } from '@src/text'
import { apply } from '@src/text/apply'
import { correctPage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase, wantOf } from '../own'
import { inCloud, useKept } from '../use-said'
import { WithDraft } from '../with-draft'
import { CorrectionDraft } from './draft'

type Correction = Extract<Want, { kind: 'correction' }>

const isProof = (item: string): item is ProofType => (PROOF_TYPES as readonly string[]).includes(item)
const itemName = (item: string): string => {
  if (isProof(item)) return proofText[item].name
  return isKeyOf(correctionItemText, item) ? correctionItemText[item] : item
}

const answersOf = (proofs: readonly ProofDraft[]): ProofAnswer[] =>
  proofs
    .filter((proof) => proof.files.length > 0 || (proof.cannotGet ?? '').trim() !== '')
    .map(({ type, files, cannotGet }) => ({
      type,
      files,
      ...(files.length > 0 || cannotGet === undefined ? {} : { cannotGet: cannotGet.trim() }),
    }))

type PlacesProps = {
  readonly want: Correction
  readonly draft: CorrectionDraft
  readonly answerOf: (type: ProofType) => ProofDraft
  readonly change: (one: ProofDraft) => void
  readonly form: string
}
/**
 * The proofs under which papers for a requested item are filed; where the item is not itself a paper, the worker names the
 * proof.
 */
const Places = ({ want, draft, answerOf, change, form }: PlacesProps) => {
  const [named, setNamed] = useState<readonly ProofType[]>([])
  const fixed = placesIn(want.items)
  const more = want.items.every(isProof)
    ? []
    : PROOF_TYPES.filter((type) => !want.items.includes(type) && !fixed.includes(type))
  const added = more.filter((type) => named.includes(type) || draft.proofs.some((one) => one.type === type))
  const left = more.filter((type) => !added.includes(type))
  if (fixed.length === 0 && more.length === 0) return null
  return (
    <Section title={words.places}>
      {[...fixed, ...added].map((type) => (
        <ProofCard
          key={type}
          type={type}
          answer={answerOf(type)}
          onChange={change}
          error={undefined}
          form={form}
          wanted={false}
          why={words.placeHint}
        />
      ))}
      {left.length === 0 ? null : (
        <Select
          label={words.another}
          options={left.map((type) => ({ value: type, label: proofText[type].name }))}
          value={undefined}
          onChange={(type) => setNamed((now) => [...now, type])}
          testId='correction-another'
        />
      )}
    </Section>
  )
}

const readCorrection = (kept: unknown): CorrectionDraft | undefined => CorrectionDraft.safeParse(kept).data
const isCorrection = (kept: unknown): boolean => readCorrection(kept) !== undefined

const Form = ({
  own,
  want,
  onStale,
}: {
  readonly own: OwnCase
  readonly want: Correction
  readonly onStale: () => void
}) => {
  const key: DraftKey = `correct:${own.id}`
  const { value: draft, set, kept, drop } = useKept(inCloud(key), readCorrection, { proofs: [], note: '' })
  const send = useCommand('case.answerCorrection')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const proofs = answersOf(draft.proofs)
  const empty = proofs.length === 0 && draft.note.trim() === ''
  const submit = async (): Promise<void> => {
    askMessages('answer')
    setTried(true)
    if (empty) return
    const answer = await send.run({ proofs, note: draft.note }, { caseId: own.id, version: own.version })
    if (!answer.ok) return
    drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} hint={words.doneHint} finished testId='correction-done' />
  const answerOf = (type: ProofType): ProofDraft => draft.proofs.find((one) => one.type === type) ?? { type, files: [] }
  // uploads for two proofs may finish at the same time: the change is applied to the newest answers
  const change = (one: ProofDraft): void =>
    set((now) => ({ proofs: [...now.proofs.filter((each) => each.type !== one.type), one] }))
  return (
    <View>
      {kept ? null : <Banner tone='red' text={apply.notSaved} />}
      <Card tone='urgent' title={words.said} testId='correction-said'>
        <Text>{want.note}</Text>
        <Row label={words.due(dueText(want.dueOn))} />
      </Card>
      <Section title={words.items}>
        {want.items.map((item) =>
          isProof(item) ? (
            <ProofCard
              key={item}
              type={item}
              answer={answerOf(item)}
              onChange={change}
              error={undefined}
              form={key}
              wanted
            />
          ) : (
            <Card key={item} title={itemName(item)}>
              <Text className='quiet'>{words.changed}</Text>
            </Card>
          ),
        )}
      </Section>
      <Places want={want} draft={draft} answerOf={answerOf} change={change} form={key} />
      <TextArea
        label={words.note}
        value={draft.note}
        onChange={(note) => set({ note })}
        maxLength={300}
        placeholder={words.noteHint}
        testId='correction-note'
      />
      {tried && empty ? <Banner tone='red' text={words.empty} /> : null}
      <Send sending={send} onSend={submit} onStale={onStale} label={words.submit} testId='submit-correction' />
    </View>
  )
}

/** 补正: everything missing is answered on one page, and entries are stored as a draft. */
export default function Correct() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const want = wantOf(own, 'correction')
  return (
    <Page title={words.title} asked={asked} testId='correct'>
      {own === undefined ? (
        <NoSuchCase />
      ) : want === undefined ? (
        <Done title={words.closed} />
      ) : (
        <WithDraft draftKey={`correct:${own.id}`} isDraft={isCorrection}>
          <Form own={own} want={want} onStale={() => void reload()} />
        </WithDraft>
      )}
    </Page>
  )
}
