// Every business of the instance, read once per build.
import { type Business, BusinessPage } from '../../../worker/contract/business.ts'
import { get } from './api.ts'

const readAll = async (): Promise<Business[]> => {
  const all: Business[] = []
  let path: string | null = '/v1/businesses?limit=100'
  while (path) {
    const page: BusinessPage = await get(path, BusinessPage)
    all.push(...page.businesses)
    path = page.next
  }
  return all
}

let directory: Promise<Business[]> | undefined

export const allBusinesses = (): Promise<Business[]> => {
  directory ??= readAll()
  return directory
}
