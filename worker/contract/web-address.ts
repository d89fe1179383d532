import * as z from 'zod'

/** An address that anybody may follow: https or http, of at most 300 characters, with no name and no password in it. */
export const webAddress = z
  .httpUrl()
  .max(300)
  .transform((address) => new URL(address))
  .refine(({ username, password }) => !username && !password, {
    message: 'The address holds a user name or a password.',
    params: { code: 'has_credentials' },
  })
  .transform(({ href }) => href)
