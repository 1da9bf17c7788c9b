import { AFTER_REVIEW } from './families-after-review'
import { BEFORE_REVIEW } from './families-before-review'

/** The fictional households of the town. */
export const FAMILIES = { ...BEFORE_REVIEW, ...AFTER_REVIEW }

export type FamilyKey = keyof typeof FAMILIES
