export { BankFields } from './account'
export { type ProofDraft, readDraft } from './draft'
export { HouseholdForm, type Submission } from './form'
export { ProofCard } from './proofs'
