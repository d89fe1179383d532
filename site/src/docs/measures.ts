// What Candor measures: unit, range, formula, source. The code is in worker/measures.

export interface Described {
  id: string
  name: string
  /** What a manager reads in it. */
  means: string
  range: string
  formula: string
  source: string
}

export const measures: Described[] = [
  {
    id: 'csat',
    name: 'CSAT, the share of the satisfied',
    means: 'How many of those who rated gave four or five stars.',
    range: '0 to 100 %, with Wilson’s 95 % interval',
    formula: '(n₄ + n₅) / n',
    source: 'Wilson 1927; Newcombe 1998 for the interval',
  },
  {
    id: 'mean',
    name: 'Mean stars',
    means: 'The average, and between which values it would lie if everybody had rated.',
    range: '1 to 5, with Student’s t interval, cut at the ends of the scale',
    formula: 'Σx / n ± t · s / √n',
    source: 'Student 1908',
  },
  {
    id: 'shrunk',
    name: 'Mean for ranking',
    means: 'As if seven customers with 3.5 stars had rated as well, so that one happy customer makes no winner.',
    range: '1 to 5',
    formula: '(Σx + 7 · 3.5) / (n + 7); products and people: the lower bound of Miller, with add-one counts',
    source: 'Bayesian shrinkage with Trustpilot’s parameters; E. Miller, Ranking items with star ratings',
  },
  {
    id: 'nps',
    name: 'NPS, net promoters',
    means: 'Those who would surely recommend, less those who would not.',
    range: '−100 to 100, with the adjusted Wald interval',
    formula: '100 · (n₉₋₁₀ − n₀₋₆) / n',
    source: 'Reichheld 2003; Rocks 2016, The American Statistician, for the interval',
  },
  {
    id: 'effort',
    name: 'CES 2.0, effort',
    means: 'How far customers agree that it was made easy for them.',
    range: '1 to 7, and the share of 5 to 7',
    formula: 'Σx / n',
    source: 'Gartner',
  },
  {
    id: 'leaving',
    name: 'Likely lost',
    means: 'How many of those who were asked are unlikely to choose the business again.',
    range: '0 to 100 %, with Wilson’s interval',
    formula: '(n₁ + n₂) / n of “How likely are you to choose us again?”',
    source: 'The lowest two of five answers, as CSAT takes the highest two',
  },
  {
    id: 'response',
    name: 'Response rate',
    means: 'How many of those who were invited have rated. Few answers from many invited may be only the loudest.',
    range: '0 to 100 %, with Wilson’s interval',
    formula: 'rated / invited, both counted under the day of the invitation',
    source: 'AAPOR Standard Definitions, response rate 1, with every invitation taken to be eligible',
  },
  {
    id: 'fcr',
    name: 'FCR, settled at the first contact',
    means: 'How many needed to ask only once.',
    range: '0 to 100 %, with Wilson’s interval',
    formula: 'resolved with one contact / answered both questions',
    source: 'SQM',
  },
  {
    id: 'disconfirmation',
    name: 'Better or worse than expected',
    means: 'Above 0 it was better than expected, below 0 worse.',
    range: '−1 to 1',
    formula: '(mean answer − 3) / 2',
    source: 'Oliver 1980',
  },
  {
    id: 'delight',
    name: 'Delight',
    means: 'For how many it was far better than expected.',
    range: '0 to 100 %, with Wilson’s interval',
    formula: 'n₅ / n of the question about expectation',
    source: 'Candor’s own',
  },
  {
    id: 'index',
    name: 'Satisfaction index, ACSI-style',
    means:
      'Stars, expectation and needs in one number. The weights of the real index are its owners’; here all weigh alike.',
    range: '0 to 100',
    formula: '100 · Σw(x̄ − low)/(high − low) / Σw',
    source: 'Fornell et al. 1996',
  },
  {
    id: 'servqual',
    name: 'Gap between what was had and what was expected',
    means:
      'Below 0, it falls short of what customers expect of a good one. No page shows it, as no questions of the library come in such pairs: it is a function for analyses of your own, in worker/measures/gap.ts.',
    range: 'in points of the scale',
    formula: 'mean of (perception − expectation), weighted by points over the dimensions',
    source: 'Parasuraman, Zeithaml and Berry 1988',
  },
  {
    id: 'kano',
    name: 'Kano: what features do',
    means: 'Having it may delight, lacking it may annoy, both, or neither.',
    range: 'better 0 to 1, worse −1 to 0',
    formula: 'better (A + O)/(A + O + M + I), worse −(O + M)/(A + O + M + I)',
    source: 'Kano et al. 1984; Berger et al. 1993. Without pairs: penalty-reward contrast, Brandt 1987',
  },
  {
    id: 'drivers',
    name: 'Key drivers',
    means: 'What goes with the stars, how strongly, and how well it is done. What goes with them need not cause them.',
    range: 'shares of R², 0 to 100 %, with bootstrap intervals',
    formula:
      'LMG, the Shapley value of R² (exact); beside it Johnson’s relative weights. Of at most 10,000 ratings, drawn by a hash',
    source: 'Lindeman, Merenda and Gold 1980; Johnson 2000',
  },
  {
    id: 'pareto',
    name: 'Causes by how often they are named',
    means: 'The few that most unhappy customers name.',
    range: '0 to 100 % of those who answered',
    formula: 'named / answered, most first, with running sums',
    source: 'Juran',
  },
  {
    id: 'control',
    name: 'Trend with control limits',
    means: 'Points inside the limits go up and down by chance. Points outside say that something has changed.',
    range: '0 to 100 %',
    formula: 'p̄ ± 3 · √(p̄(1 − p̄)/nᵢ)',
    source: 'Shewhart 1931; Wheeler and Chambers 1992 for single values (x̄ ± 2.66 · mean moving range)',
  },
  {
    id: 'difference',
    name: 'Differences',
    means: 'Between two periods, or one group and the others. Where the interval holds 0, it may be chance.',
    range: 'as the figures compared',
    formula: 'd − √((x₁ − l₁)² + (u₂ − x₂)²) … d + √((u₁ − x₁)² + (x₂ − l₂)²)',
    source: 'Donner and Zou 2012 (MOVER)',
  },
  {
    id: 'few',
    name: 'Too few to say',
    means:
      'Under 5 answers nothing is said, under 30 it is an early result. Groups under 10 are hidden, and with one alone another, so that it cannot be worked out. No order below 30.',
    range: '',
    formula: '',
    source: 'complementary suppression, as statistical offices do it',
  },
]
