// The closed lists of the contract, in plain words.
import type { Channel, Proof } from '../../../worker/contract/vocabulary.ts'
import type { Say } from '../../../worker/languages/pages.ts'

export const channelLabel = (say: Say, channel: Channel) => say(`channels.${channel}`)
export const proofLabel = (say: Say, proof: Proof) => say(`proofs.${proof}`)
