import type { Declaration } from '@domain/household/declaration'
import { PROOFS, type ProofType, wantedProofs } from '@domain/proof/index'
import type { ProofDraft } from '@src/components/papers/answer'
import { type Paper, PaperList } from '@src/components/papers/paper-card'
import { rowsOf } from '@src/components/papers/paper-state'
import { useUnderWay } from '@src/components/use-sending'
import { paperText } from '@src/text/proof'
import { shapeOf } from './draft'
import type { StepProps } from './step'
import { peopleOf } from './suggest'

/** Accepted but not required: they stand at the end of the list. */
const WELCOME: readonly ProofType[] = ['lowIncomeCertificate']

const question = ({ draft, today }: Pick<StepProps, 'draft' | 'today'>): Declaration =>
  shapeOf(draft, today) as Declaration
const placesOf = (type: ProofType, asked: Declaration, today: StepProps['today']) =>
  PROOFS[type].slots(asked, today).slice(0, PROOFS[type].filesMax)

/** The photos of the form that have not arrived yet. */
export const usePhotosUnderWay = ({ draft, today, form }: StepProps) => {
  const asked = question({ draft, today })
  return useUnderWay(
    [...wantedProofs(asked), ...WELCOME].flatMap((type) => rowsOf(form, type, placesOf(type, asked, today))),
  )
}

/** All papers of the household in one list. */
export const ProofsBlock = ({ draft, set, wrongs, today, form }: StepProps) => {
  const asked = question({ draft, today })
  const wanted = wantedProofs(asked)
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
      slotsOf={(type) => placesOf(type, asked, today)}
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
