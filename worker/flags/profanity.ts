// Short lists of coarse words, by language. A word that ends in * stands for all that begin so, which covers most endings.
// Each language has its own: Latvian pizza is a Slovak swear word, and so is a Latvian basket. Left out are words that mean
// something decent as well ("saatan" is "I may", "μαλακά" is "soft"), mild ones, and disguised ones ("f*ck").
import type { Locale } from '../contract/vocabulary.ts'

const words: Record<Locale, string> = {
  en: 'fuck* motherfuck* shit shits shitt* shite* bullshit* cunt* bitch* bastard* asshole* arsehole* dickhead* wanker* whore* slut sluts slutt* faggot* nigger* nigga* retard retards retarded twat twats',
  lv: 'mauka maukas mauku maukām pidaras* pidars pidari pizdec* pizda* bļaģ* bļa bļe nahuj nahren hujņ* hujn* sūds sūdi sūdu sūdīg* dirsa dirsas dirsā dirsu dirst* pizģ* jobans jobtvai* ebans debil* idiot*',
  sk: 'kurva kurvy kurve kurvu kurvou kuriev kurvin* skurven* skurv* piča piče piču piči pičo pičov* pičus* kokot* jebať jebe jebem jebn* jeban* zajeb* vyjeb* dojeb* pojeb* hovno hovna hovná hoven hovn* sračk* nasrat* nasran* posrat* posran* buzerant* čurák* čurak* mrdk* mrdať debil* idiot*',
  fi: 'vittu* vitun vitut* vitull* vitust* perkele* saatana* paska* paskoj* huora* huori* kusipä* mulkku* mulkun* mulku* kyrpä* kyrvä* runkkari* neekeri* jumalauta helvetti* helveti* persläp*',
  el: 'μαλάκα μαλάκας μαλακας μαλάκες μαλάκων μαλακία μαλακίες μαλακισμέν* μαλακισμεν* γαμώ γαμω γαμημέν* γαμημεν* γαμήσ* γαμησ* γαμιέ* πουτάν* πουταν* πούστ* πουστ* σκατό* σκατά* σκατα* κωλόπαιδ* κωλοπαιδ* αρχίδ* αρχιδ* μουνί* μουνό* καριόλ* καριολ*',
}

type List = { whole: ReadonlySet<string>; beginnings: readonly string[] }

const listOf = (all: string): List => {
  const list = all.normalize('NFC').split(' ')
  const isBeginning = (word: string) => word.endsWith('*')
  return {
    whole: new Set(list.filter((word) => !isBeginning(word))),
    beginnings: list.filter(isBeginning).map((word) => word.slice(0, -1)),
  }
}
const lists = new Map(Object.entries(words).map(([locale, all]) => [locale, listOf(all)]))

const isIn = ({ whole, beginnings }: List, word: string) =>
  whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning))

/** By the list of the language in which the customer was asked, and the English one, which swears everywhere. */
export const hasProfanity = (text: string, locale: Locale): boolean => {
  const all =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const known = [...new Set([locale, 'en'])].flatMap((name) => lists.get(name) ?? [])
  return all.some((word) => known.some((list) => isIn(list, word)))
}
