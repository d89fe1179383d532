// Words that are named after the members of a closed list: each member has to have them. Where `say` puts the name
// together, the compiler holds it.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filterNames } from '../../site/src/dashboard/inbox/filters.ts'
import { measures } from '../../site/src/dashboard/insights/said.ts'
import { sections } from '../../site/src/dashboard/touchpoints/address.ts'
import { Action } from '../../worker/contract/audit.ts'
import { CaseEventKind, CaseState } from '../../worker/contract/case.ts'
import { Instance } from '../../worker/contract/instance.ts'
import {
  channels,
  holdSettings,
  keyScopes,
  proofs,
  recommenders,
  roles,
  stages,
  subjectKinds,
  textFlags,
  unresolved,
  withholdingReasons,
} from '../../worker/contract/lists.ts'
import { OwnQuestion } from '../../worker/contract/own-questions.ts'
import { templateKeys } from '../../worker/contract/templates.ts'
import { TouchpointStatus } from '../../worker/contract/touchpoint.ts'

const root = 'site/src/dashboard'
const words = 'worker/languages/en/dashboard'
const flags = ['true', 'false']
const states = [...CaseState.options, unresolved]

/** What stands for the star, of every name that is put together. */
const lists: Record<string, readonly string[]> = {
  'accounts.signUp_*': Instance.shape.signUp.options,
  'common.channel_*': channels,
  'common.problem_*': ['offline', 'internal', 'unknown_business'],
  'common.proof_*': proofs,
  'common.role_*': roles,
  'common.role_*_means': roles,
  'common.stage_*': stages,
  'common.subject_*': subjectKinds,
  'insights.column_*': ['name', 'value', 'low', 'high', 'n'],
  'insights.subjects_*': [...subjectKinds, 'other'],
  'inbox.answered_*': flags,
  'inbox.appealed_*': flags,
  'inbox.any_*': ['status'],
  'inbox.event_*': [...CaseEventKind.options, 'unassigned'],
  'inbox.flag_*': textFlags,
  'inbox.filter_*': filterNames,
  'inbox.proof_*_means': proofs,
  'inbox.reason_*': withholdingReasons,
  'inbox.reason_choice_*': withholdingReasons,
  'inbox.recommends_*': recommenders,
  'inbox.status_*': states,
  'inbox.text_*': flags,
  'insights.contrast_*': ['basic', 'performance', 'excitement'],
  'insights.figure_*': Object.keys(measures),
  'insights.means_*': Object.keys(measures),
  'insights.quadrant_*': ['improve', 'keep', 'low_priority', 'more_than_needed'],
  'insights.type_*': ['1', '2', '3'],
  'overview.change_*': [
    'higher',
    'lower',
    'higherByChance',
    'lowerByChance',
    'same',
    'noneBefore',
    'fewBefore',
    'fewNow',
    'alike',
  ],
  'overview.leftOut_*': proofs,
  'overview.trend_*_*': ['day_1', 'day_7', 'week_1', 'week_4', 'month_1', 'month_3', 'month_12'],
  'settings.audit_*': Action.options.map((action) => action.replaceAll('.', '_')),
  'settings.hold_*': holdSettings,
  'settings.scope_*': keyScopes.map((scope) => scope.replace(':', '_')),
  'settings.section_*': ['profile', 'arrivals', 'team', 'keys', 'data', 'audit'],
  'touchpoints.now_*': TouchpointStatus.options,
  'touchpoints.own_*': OwnQuestion.shape.kind.options,
  'touchpoints.section_*': sections,
  'touchpoints.shape_*': ['round', 'soft', 'square'],
  'touchpoints.size_*': ['a4', 'a5', 'a6', 'card'],
  'touchpoints.status_*': TouchpointStatus.options,
  'touchpoints.status_*_means': TouchpointStatus.options,
  'touchpoints.template_*': [...templateKeys, 'own'],
  'touchpoints.words_*': ['title', 'comment', 'thanks'],
}

/** The names that are put together anywhere in the dashboard, with a star for what is put in. */
const putTogether = (): string[] => {
  const rooms = readdirSync(words).map((file) => file.replace('.json', ''))
  const name = new RegExp(String.raw`(?<!\bsay\()\x60((?:${rooms.join('|')})\.[\w]*\$\{[^\x60]*)\x60`, 'g')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|svelte)$/.test(file))
  const found = files.flatMap((file) => [...readFileSync(`${root}/${file}`, 'utf8').matchAll(name)])
  return [...new Set(found.map(([, key = '']) => key.replaceAll(/\$\{[^}]*\}/g, '*')))]
}

describe('names that are put together', () => {
  it('are all known here', () => {
    expect(putTogether().sort()).toEqual(Object.keys(lists).sort())
  })

  it.each(Object.entries(lists))('have words for each member: %s', (pattern, members) => {
    const [room = '', name = ''] = pattern.split('.')
    const catalogue = JSON.parse(readFileSync(`${words}/${room}.json`, 'utf8')) as Record<string, unknown>
    const keys = members.map((member) => name.replace(/\*(_\*)?/, member))
    expect(keys.filter((key) => !(key in catalogue))).toEqual([])
  })
})
