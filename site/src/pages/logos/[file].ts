// The logos, fetched while the site is built.
import { getBytes } from '../../data/api.ts'
import { allBusinesses } from '../../data/directory.ts'
import { factsOf } from '../../data/facts.ts'

export const getStaticPaths = async () => {
  const all = (await allBusinesses()).map(async (business) => ({ ...business, file: (await factsOf(business)).logo }))
  return (await Promise.all(all)).flatMap(({ logo, file }) =>
    logo && file ? [{ params: { file }, props: { address: logo }, cacheKey: file }] : [],
  )
}

export const GET = async ({ props }: { props: { address: string } }) => new Response(await getBytes(props.address))
