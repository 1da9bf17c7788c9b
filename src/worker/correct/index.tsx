import type { DraftKey } from '@domain/contract/draft'
import type { OwnCase, Want } from '@domain/contract/views'
import { APPLICANT } from '@domain/household/declaration'
import { isKeyOf } from '@domain/kernel/keys'
import type { PlainDate } from '@domain/kernel/plain-date'
import { PROOF_TYPES, PROOFS, type ProofType } from '@domain/proof/index'
import type { ProofQuestion } from '@domain/proof/module'
import { placesIn } from '@domain/proof/places'
import { type Slot, slotKey } from '@domain/proof/slot'
import { Banner, Card, Page, Row, Section, Select, TextArea } from '@src/components'
import { type ProofDraft, proofAnswers } from '@src/components/papers/answer'
import { type Paper, PaperList } from '@src/components/papers/paper-card'
import { rowsOf } from '@src/components/papers/paper-state'
import { askMessages, useCommand } from '@src/gateway'
import { correctionItemText, dueText, proofText } from '@src/text'
import { apply } from '@src/text/apply'
import { paperText } from '@src/text/proof'
import { correctPage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase, wantOf } from '../own'
import { SendWithPhotos } from '../send-with-photos'
import { inCloud, useKept } from '../use-said'
import { WithDraft } from '../with-draft'
import { CorrectionDraft } from './draft'

type Correction = Extract<Want, { kind: 'correction' }>

const isProof = (item: string): item is ProofType => (PROOF_TYPES as readonly string[]).includes(item)
const itemName = (item: string): string => {
  if (isProof(item)) return proofText[item].name
  return isKeyOf(correctionItemText, item) ? correctionItemText[item] : item
}

/** A household of nobody else: the worker's case does not tell who lives in it. */
const NOBODY = { applicant: { idNumber: '' }, members: [], expenditures: [] } as unknown as ProofQuestion
/** The places that a paper has whoever lives in the household, and those it was handed in with. */
const slotsOf = (type: ProofType, { placed = [] }: ProofDraft, today: PlainDate): readonly Slot[] => {
  const always = PROOFS[type].slots(NOBODY, today)
  return [...always, ...placed.filter((one) => !always.some((slot) => slotKey(slot) === slotKey(one)))]
}

type PapersProps = {
  readonly want: Correction
  readonly own: OwnCase
  readonly draft: CorrectionDraft
  readonly set: (change: (now: CorrectionDraft) => Partial<CorrectionDraft>) => void
  readonly form: string
}
/**
 * The papers asked for by name, those that belong to a part that was asked for, and any other that the worker names: whatever is
 * asked for has a place. Each begins with what is on file, so that one retaken page does not lose the others.
 */
const Papers = ({ want, own, draft, set, form }: PapersProps) => {
  const [named, setNamed] = useState<readonly ProofType[]>([])
  const fixed = [...want.items.filter(isProof), ...placesIn(want.items)]
  const more = PROOF_TYPES.filter((type) => !fixed.includes(type))
  const added = more.filter((type) => named.includes(type) || draft.proofs.some((one) => one.type === type))
  const left = more.filter((type) => !added.includes(type))
  const answerIn = (proofs: readonly ProofDraft[], type: ProofType): ProofDraft =>
    [...proofs, ...own.proofs].find((proof) => proof.type === type) ?? { type, files: [] }
  const paperOf = (type: ProofType): Paper =>
    want.items.includes(type) ? { type, wanted: true } : { type, wanted: false, why: words.placeHint }
  return (
    <Section title={words.items}>
      {want.items
        .filter((item) => !isProof(item))
        .map((item) => (
          <Card key={item} title={itemName(item)}>
            <Text className='quiet'>{words.changed}</Text>
          </Card>
        ))}
      <PaperList
        papers={[...fixed, ...added].map(paperOf)}
        answerOf={(type) => answerIn(draft.proofs, type)}
        asked={(type) => want.items.includes(type) && !draft.proofs.some((one) => one.type === type)}
        slotsOf={(type) => slotsOf(type, answerIn(draft.proofs, type), own.stageSince)}
        nameOf={(member) =>
          [{ key: APPLICANT, name: own.name }, ...own.members].find(({ key }) => key === member)?.name ??
          paperText.aFamilyMember
        }
        onChange={(type, change) =>
          set((now) => ({
            proofs: [...now.proofs.filter((each) => each.type !== type), change(answerIn(now.proofs, type))],
          }))
        }
        wrongs={{}}
        loose
        form={form}
      />
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
  const paperOf = (type: ProofType): ProofDraft =>
    [...draft.proofs, ...own.proofs].find((proof) => proof.type === type) ?? { type, files: [] }
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const proofs = proofAnswers(draft.proofs)
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
  return (
    <View>
      {kept ? null : <Banner tone='amber' text={apply.notSaved} />}
      <Card tone='urgent' title={words.said} testId='correction-said'>
        <Text>{want.note}</Text>
        <Row label={words.due(dueText(want.dueOn))} />
      </Card>
      <Papers want={want} own={own} draft={draft} set={set} form={key} />
      <TextArea
        label={words.note}
        value={draft.note}
        onChange={(note) => set({ note })}
        maxLength={300}
        placeholder={words.noteHint}
        testId='correction-note'
      />
      {tried && empty ? <Banner tone='amber' text={words.empty} /> : null}
      <SendWithPhotos
        rows={PROOF_TYPES.flatMap((type) => rowsOf(key, type, slotsOf(type, paperOf(type), own.stageSince)))}
        sending={send}
        onSend={submit}
        onStale={onStale}
        label={words.submit}
        testId='submit-correction'
      />
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
