// The closed lists of the contract, in plain words.
import type { InBurst } from '../../../worker/contract/burst.ts'
import type { Channel, Proof } from '../../../worker/contract/vocabulary.ts'
import type { Say } from '../../../worker/languages/pages.ts'

export const channelLabel = (say: Say, channel: Channel) => say(`channels.${channel}`)
export const proofLabel = (say: Say, proof: Proof) => say(`proofs.${proof}`)
export const burstLabel = (say: Say, { ratings, seconds }: InBurst) => say('bursts.label', { count: ratings, seconds })
