import type { Declaration } from '@domain/household/declaration'
import { PROOFS, type ProofType, wantedProofs } from '@domain/proof/index'
import { Card, Check, Tag, TextInput, Uploader } from '@src/components'
import { proofText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { type ProofDraft, shapeOf } from './draft'
import type { StepProps } from './step'

type OneProps = {
  readonly type: ProofType
  readonly answer: ProofDraft
  readonly onChange: (answer: ProofDraft) => void
  readonly error: string | undefined
  readonly wanted: boolean
  /** replaces the introduction of a proof that is not required */
  readonly why?: string | undefined
  /** name of the form, by which pictures not uploaded yet are found */
  readonly form?: string | undefined
}
/** One proof: what, why, what a good picture shows, and the pictures or the reason why there are none. */
export const ProofCard = ({ type, answer, onChange, error, wanted, why = apply.welcome, form }: OneProps) => {
  const words = proofText[type]
  const excusable = PROOFS[type].mayBeMissing && wanted
  return (
    <Card
      title={words.name}
      aside={wanted ? PROOFS[type].mayBeMissing ? undefined : <Tag tone='red'>{apply.mustHave}</Tag> : undefined}
      testId={`proof-card-${type}`}
    >
      <Text className='quiet'>{wanted ? words.why : why}</Text>
      <Uploader
        purpose='proof'
        label={words.name}
        hideLabel
        value={answer.files}
        onChange={(files) => onChange({ ...answer, files })}
        max={PROOFS[type].filesMax}
        example={words.good}
        error={error}
        row={form === undefined ? undefined : `${form}/${type}`}
        testId={`proof-${type}`}
      />
      <View>
        {excusable && answer.files.length === 0 ? (
          <>
            <Check
              label={apply.cannotGet}
              value={answer.cannotGet !== undefined}
              onChange={(yes) => onChange({ ...answer, cannotGet: yes ? '' : undefined })}
              testId={`proof-${type}-cannot`}
            />
            {answer.cannotGet === undefined ? null : (
              <TextInput
                label={apply.cannotGetWhy}
                value={answer.cannotGet}
                onChange={(cannotGet) => onChange({ ...answer, cannotGet })}
                maxLength={100}
                placeholder={apply.cannotGetHint}
                testId={`proof-${type}-why`}
              />
            )}
          </>
        ) : null}
      </View>
    </Card>
  )
}

/** Proofs that are accepted but not required: asked for after the required ones. */
const WELCOME: readonly ProofType[] = ['lowIncomeCertificate']

export const ProofsBlock = ({ draft, set, wrongs, today, form }: StepProps) => {
  const wanted = wantedProofs(shapeOf(draft, today) as Declaration)
  const answerOf = (type: ProofType): ProofDraft =>
    draft.proofs.find((proof) => proof.type === type) ?? { type, files: [] }
  // an upload may finish after its page was left: the change is applied to the newest answers
  const change = (answer: ProofDraft): void =>
    set((now) => ({ proofs: [...now.proofs.filter((proof) => proof.type !== answer.type), answer] }))
  return (
    <View>
      {[...wanted, ...WELCOME.filter((type) => !wanted.includes(type))].map((type) => (
        <ProofCard
          key={type}
          type={type}
          answer={answerOf(type)}
          onChange={change}
          error={wrongs[type]}
          wanted={wanted.includes(type)}
          form={form}
        />
      ))}
    </View>
  )
}
