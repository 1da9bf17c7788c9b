import type { ProofModule } from '../module'

/** 低保证明 – welcome, never demanded: it shortens the check. */
export const lowIncomeCertificate: ProofModule = { wanted: () => false, filesMax: 3, mayBeMissing: true }
