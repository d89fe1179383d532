// The operations of the API, by tag, in the order in which the document names them.
import type { OpenApi, Operation } from './document.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

export interface Route {
  id: string
  method: string
  path: string
  operation: Operation
}

const routesOf = ({ paths }: OpenApi): Route[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method]
      const id = `${method}${path.replace(/\W+/g, '-')}`.replace(/-$/, '')
      return operation ? [{ id, method: method.toUpperCase(), path, operation }] : []
    }),
  )

export interface Chapter {
  name: string
  description: string
  routes: Route[]
}

/** One chapter for each tag that has an operation; what has no tag comes last. */
export const chaptersOf = (document: OpenApi): Chapter[] => {
  const routes = routesOf(document)
  const declared = document.tags ?? []
  const used = new Set(routes.map(({ operation }) => operation.tags?.[0] ?? 'Other'))
  const names = [...new Set([...declared.map(({ name }) => name), ...used])].filter((name) => used.has(name))
  return names.map((name) => ({
    name,
    description: declared.find((tag) => tag.name === name)?.description ?? '',
    routes: routes.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === name),
  }))
}
