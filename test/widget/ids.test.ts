import { expect, it } from 'vitest'
import { newId, newReceipt } from '../../site/widget/ids.ts'
import { RatingId, ReceiptSecret } from '../../worker/contract/rating.ts'

it('makes ids that the contract accepts', () => {
  for (let round = 0; round < 1000; round++) expect(RatingId.safeParse(newId()).success).toBe(true)
})

it('writes the time in milliseconds into the first 48 bits', () => {
  expect(newId(0x0123456789ab)).toMatch(/^01234567-89ab-7/)
  expect(newId(5)).toMatch(/^00000000-0005-7/)
})

it('never makes the same id twice in one millisecond', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1)))).toHaveProperty('size', 10_000)
})

it('makes receipts that the contract accepts and that decode to 32 bytes', () => {
  for (let round = 0; round < 1000; round++) {
    const receipt = newReceipt()
    expect(ReceiptSecret.safeParse(receipt).success).toBe(true)
    expect(Buffer.from(receipt, 'base64url').toString('base64url')).toBe(receipt)
  }
})
