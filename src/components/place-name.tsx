import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { usePlaces } from '@src/gateway'

type Props = { readonly of: Jurisdiction | undefined; readonly unit?: string }

/** What a jurisdiction is called, and the unit there. */
export const PlaceName = ({ of, unit }: Props) => <>{[usePlaces().nameOf(of), unit].join(' ').trim()}</>
