import type { OwnCase, Want } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import { PROOF_TYPES, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { Banner, Button, Card, Page, RefusalCard, Row, Section, TextArea } from '@src/components'
import { ProofCard, type ProofDraft } from '@src/components/household-form'
import { askMessages, dropDraft, loadDraft, saveDraft, useCommand } from '@src/gateway'
import { correctionItemText, dateText, proofText } from '@src/text'
import { correctPage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Done } from '../done'
import { useOwnCase, wantOf } from '../own'
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

const useCorrection = (id: CaseId) => {
  const key = `correct:${id}`
  const [draft, setDraft] = useState<CorrectionDraft>(() => {
    const kept = CorrectionDraft.safeParse(loadDraft(key))
    return kept.success ? kept.data : { proofs: [], note: '' }
  })
  const set = (patch: Partial<CorrectionDraft>): void =>
    setDraft((now) => {
      const next = { ...now, ...patch }
      saveDraft(key, next)
      return next
    })
  return { draft, set, drop: () => dropDraft(key) }
}

const Form = ({
  own,
  want,
  onStale,
}: {
  readonly own: OwnCase
  readonly want: Correction
  readonly onStale: () => void
}) => {
  const { draft, set, drop } = useCorrection(own.id)
  const send = useCommand('case.answerCorrection')
  const [empty, setEmpty] = useState(false)
  const [done, setDone] = useState(false)
  const submit = async (): Promise<void> => {
    askMessages('answer')
    const proofs = answersOf(draft.proofs)
    setEmpty(proofs.length === 0 && draft.note.trim() === '')
    if (proofs.length === 0 && draft.note.trim() === '') return
    const answer = await send.run({ proofs, note: draft.note }, { caseId: own.id, version: own.version })
    if (!answer.ok) return
    drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} testId='correction-done' />
  const answerOf = (type: ProofType): ProofDraft => draft.proofs.find((one) => one.type === type) ?? { type, files: [] }
  const change = (one: ProofDraft): void =>
    set({ proofs: [...draft.proofs.filter((each) => each.type !== one.type), one] })
  return (
    <View>
      <Card tone='urgent' title={words.said} testId='correction-said'>
        <Text>{want.note}</Text>
        <Row label={words.due(dateText(want.dueOn))} />
      </Card>
      <Section title={words.items}>
        {want.items.map((item) =>
          isProof(item) ? (
            <ProofCard key={item} type={item} answer={answerOf(item)} onChange={change} error={undefined} wanted />
          ) : (
            <Card key={item} title={itemName(item)}>
              <Text className='quiet'>{words.changed}</Text>
            </Card>
          ),
        )}
      </Section>
      <TextArea
        label={words.note}
        value={draft.note}
        onChange={(note) => set({ note })}
        maxLength={300}
        placeholder={words.noteHint}
        testId='correction-note'
      />
      {empty ? <Banner tone='red' text={words.empty} /> : null}
      {send.refusal === undefined ? null : <RefusalCard refusal={send.refusal} onRetry={onStale} />}
      <Button kind='primary' block busy={send.busy} onTap={() => void submit()} testId='submit-correction'>
        {words.submit}
      </Button>
    </View>
  )
}

/** Everything missing was told at once; it is answered on one page, and what is filled in survives. */
export default function Correct() {
  const { own, loading, refusal, reload } = useOwnCase()
  const want = wantOf(own, 'correction')
  return (
    <Page title={words.title} loading={loading} refusal={refusal} onRetry={() => void reload()} testId='correct'>
      {own === undefined || want === undefined ? (
        <Done title={words.closed} />
      ) : (
        <Form own={own} want={want} onStale={() => void reload()} />
      )}
    </Page>
  )
}
