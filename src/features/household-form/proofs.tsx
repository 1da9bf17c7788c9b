import type { Declaration } from '@domain/household/declaration'
import { PROOFS, type ProofType, wantedProofs } from '@domain/proof/index'
import type { ProofDraft } from '@src/components/papers/answer'
import { type Paper, PaperList } from '@src/components/papers/paper-card'
import { paperText } from '@src/text/proof'
import { shapeOf } from './draft'
import type { StepProps } from './step'
import { peopleOf } from './suggest'

/** Accepted but not required: they stand at the end of the list. */
const WELCOME: readonly ProofType[] = ['lowIncomeCertificate']

/** All papers of the household in one list. */
export const ProofsBlock = ({ draft, set, wrongs, today, form }: StepProps) => {
  const question = shapeOf(draft, today) as Declaration
  const wanted = wantedProofs(question)
  const papers: readonly Paper[] = [
    ...wanted.map((type) => ({ type, wanted: true })),
    ...WELCOME.filter((type) => !wanted.includes(type)).map((type) => ({ type, wanted: false })),
  ]
  const answerIn = (proofs: readonly ProofDraft[], type: ProofType): ProofDraft =>
    proofs.find((proof) => proof.type === type) ?? { type, files: [] }
  const names = new Map<string, string>(peopleOf(draft).map(({ key, name }) => [key, name]))
  return (
    <PaperList
      papers={papers}
      answerOf={(type) => answerIn(draft.proofs, type)}
      slotsOf={(type) => PROOFS[type].slots(question, today).slice(0, PROOFS[type].filesMax)}
      nameOf={(member) => names.get(member) ?? paperText.aFamilyMember}
      onChange={(type, change) =>
        set((now) => ({
          proofs: [...now.proofs.filter((proof) => proof.type !== type), change(answerIn(now.proofs, type))],
        }))
      }
      wrongs={wrongs}
      form={form}
    />
  )
}
