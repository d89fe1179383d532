import { expect, it } from 'vitest'
import { slugOf } from '../../site/src/dashboard/accounts/slug.ts'

it.each([
  ['Rye & Salt', 'rye-salt'],
  ['Maize un sāls, Rīgā', 'maize-un-sals-riga'],
  ['Ķirsītis, Ļoti Ņiprs Žagars', 'kirsitis-loti-niprs-zagars'],
  ['Pekáreň u Ľuba, Hŕbok Ťažký', 'pekaren-u-luba-hrbok-tazky'],
  ['Leipä & Yö Åland', 'leipa-yo-aland'],
  ['Straße 5', 'strasse-5'],
  ['Καφέ Αθήνα', 'kafe-athina'],
  ['ΤΟ ΨΩΜΊ ΤΟΥ ΧΩΡΙΟΎ', 'to-psomi-tou-choriou'],
  ['Ευαγγελία & Αύρα', 'evangelia-avra'],
  ['Хлеб и соль', 'khleb-i-sol'],
  ['Щедрый Йогурт', 'shchedryi-iogurt'],
  ['Київська Ґанка, Їжа', 'kiivska-ganka-izha'],
  ['Пекара Ђорђевић', 'pekara-djordjevic'],
  ['パン屋 24', '24'],
  ['—', ''],
])('spells %s as %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
