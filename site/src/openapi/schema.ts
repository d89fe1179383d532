// Schemas in plain words and as rows of fields.
import type { Schema } from './document.ts'

export const refName = (schema: Schema) => schema.$ref?.split('/').at(-1)

/** The type in words: “list of ShownRating”, “string or null”. */
export const typeOf = (schema: Schema): string => {
  const name = refName(schema)
  if (name) return name
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map(typeOf).join(' or ')
  const types = [schema.type ?? 'any']
    .flat()
    .map((type) => (type === 'array' ? `list of ${typeOf(schema.items ?? {})}` : type))
  return types.join(' or ') + (schema.format ? ` (${schema.format})` : '')
}

const spanOf = (low: number | undefined, high: number | undefined, unit: string) => {
  if (low === undefined && high === undefined) return ''
  // What zod writes for “any safe integer” says nothing to a reader.
  const top = high === undefined || high >= Number.MAX_SAFE_INTEGER ? undefined : high
  if (top === undefined) return low && low > Number.MIN_SAFE_INTEGER ? `at least ${low}${unit}` : ''
  return low === undefined || low <= Number.MIN_SAFE_INTEGER ? `at most ${top}${unit}` : `${low} to ${top}${unit}`
}

/** What a value must keep to: its range, length, choices, default. */
export const limitsOf = (schema: Schema): string[] =>
  [
    schema.enum ? `one of ${schema.enum.join(', ')}` : '',
    spanOf(schema.minimum, schema.maximum, ''),
    spanOf(schema.minLength, schema.maxLength, ' characters'),
    spanOf(schema.minItems, schema.maxItems, ' entries'),
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ].filter((limit) => limit !== '')

export interface Field {
  name: string
  schema: Schema
  isRequired: boolean
}

/** The fields of an object, those of nested objects after their parent: `errors[].pointer`. */
export const fieldsOf = (schema: Schema, before = ''): Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = before + key
    const own = { name, schema: field, isRequired: schema.required?.includes(key) ?? false }
    const inner = field.items?.properties ? fieldsOf(field.items, `${name}[].`) : fieldsOf(field, `${name}.`)
    return [own, ...inner]
  })
