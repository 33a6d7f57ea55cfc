"""The sentences of the worked example, with places for its figures; `worked_example.py` fills them."""

HEAD = """
# A worked example

Does worklessness go with poor health in Greater Manchester, where is the need greatest, and what would
closing the gap mean? Three questions of a review, answered with the snapshot that comes with the app,
without a network. Each part says which tool it is in and gives the link to it: put it behind the address
of your own explorer. `python -m docs.worked_example` writes this page anew; a test fails when a figure
here is not what comes out.
"""

RELATION = """
## 1. Does worklessness go with poor health?

**Yes, closely: small areas with more worklessness have poorer health.** Over {areas} LSOAs, weighted by
residents, employment deprivation and health deprivation (Indices of Deprivation 2019) correlate at
**{pearson}** (95 % interval {lower} to {upper}; by rank {spearman}); a straight line explains {explained}
of the differences in health. One point more worklessness goes with {slope} more on the health score.

What to say beside it:

- The two share ingredients: people who claim a benefit because they are ill count as workless in the one,
  and benefits for illness and disability are part of the other. Some of the correlation is built in.
- What is left over is not scattered at random: neighbours miss the line in the same direction (Moran's I
  {moran}, p = {p} from {shuffled} shufflings, seed {seed}), so something else that varies over the map is
  at work, and the interval above is narrower than it should be.
- A relation between areas is not one between people, and it does not say which comes first.

`?tool=relationship&indicator=health_deprivation&level=lsoa11&relationship-x=employment_deprivation&relationship-weighted=1`
"""

GRADIENT = """
## 2. How steep is the step from one fifth to the next?

**Every step down in worklessness is a step down in missing qualifications.** LSOAs in five groups of
equal population, by employment deprivation; residents aged 16 to 64 without qualifications per 1,000
residents, Census 2011:

| LSOAs by employment deprivation | Per 1,000 residents | 95 % interval |
| --- | --- | --- |
{rows}

The slope index of inequality is **{sii}** (95 % interval {sii_lower} to {sii_upper}): that many more at
the very deprived end than at the other. The relative index is **{rii}** ({rii_lower} to {rii_upper}).
Population-weighted regression on ridits, {variant}; intervals from {draws} draws, seed {seed}.
Qualifications are of 2011 and the ranking mostly of 2015/16.

`?tool=gradient&indicator=no_qualifications_2011&level=lsoa11&gradient-measure=employment_deprivation`
"""

NEED = """
## 3. Where is the need greatest?

Worklessness, poor health and missing qualifications with equal weights, each as a z-score over {ranked}
wards. **Of the ten wards with the greatest need {boroughs}.**

| Rank | Ward | Borough | Workless | Health score | Unqualified, per 1,000 | In the top ten |
| --- | --- | --- | --- | --- | --- | --- |
{rows}

The last column is how sure the rank is: the share of {draws} draws in which the ward stays among the ten
when each weight varies by ±{by} (seed {seed}). It is a share of draws, not a probability, and only the
weights are varied: none of the three comes with an interval.

`?tool=need&level=ward25&need-weights=employment_deprivation:5,health_deprivation:5,no_qualifications_2011:5&need-k=10`
"""

GAP = """
## 4. What would closing the gap mean?

Greater Manchester's employment deprivation is {target}. {above} of {wards} wards are above it. For all of
them to come down to it, **about {total} people** would have to move into work:

| Borough | Wards above it | People, about |
| --- | --- | --- |
{rows}

The rates come without their own base here, so people are the rate times the nearest base held, residents
aged 16 to 64 of mid-2017, and rounded to two figures.

`?tool=what_if&indicator=employment_deprivation&level=ward25`
"""

RISK = """
## 5. And for health?

No figure here shows that work makes people healthier. What can be said with a published relative risk: in
{period} {rate} of Greater Manchester's economically active residents were unemployed. If their risk of
death is {risk} times that of people in work ({citation}; a mean hazard ratio, of which only the abstract
was read, so no interval is given), then **{fraction}** of the deaths among economically active people go
with unemployment, and a fifth less unemployment would go with **{fifth}** fewer: if the relation is
causal, and it is partly the other way round, because people who are ill lose work more often.

`?tool=what_if&indicator=unemployment&level=borough`
"""

FOOT = """
## Where the figures come from

English Indices of Deprivation 2019 (Ministry of Housing, Communities and Local Government), Census 2011
and model-based unemployment (Office for National Statistics), all under the Open Government Licence v3.0,
as listed with query and checksum under *Tools → About the data*. Wards are best-fit unions of LSOAs of
2011.
"""
