import type { ProofModule } from '../module'

/** 户口簿: every page with a member on it. */
export const householdRegister: ProofModule = { wanted: () => true, filesMax: 12, mayBeMissing: true }
