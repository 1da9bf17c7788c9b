export { CardFields } from './account'
export { readDraft } from './draft'
export { HouseholdForm } from './form'
export type { Submission } from './form-props'
