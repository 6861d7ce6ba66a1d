# ruff: noqa: E501  (each sentence stands on one line beside its source)
"""Sentences of our own with one thing altered each, by what was altered; and true rewordings of the same sentences."""

VOTE = "The council rejected the plan for a new stadium by 52 votes to 48 on Monday."
RATES = "The central bank raised its main rate from 2 percent to 3 percent last week, its third increase this year."
FIRE = "A fire at a chemical plant near Lisbon killed three workers and injured 14 others, officials said."
TRIAL = "Prosecutors allegedly hid evidence from the defence during the trial of Marta Leal."
SALE = "Norvia agreed to buy its smaller rival Telmar for 4.2 billion euros in cash."
COLD = "Temperatures in Oulu fell to minus 25 degrees Celsius overnight."
TALKS = "Minister Ana Silva met President Rui Costa in Porto to discuss the border dispute."
STRIKE = "Most train drivers will return to work if the company signs the agreement, the union said."
ARREST = "Police arrested two suspects after the robbery, but the third man escaped."
LAW = "Parliament has passed a law that allows farmers to sell raw milk directly to customers."
QUOTE = "“We never asked for this money,” Silva told reporters, while Costa declined to comment."
STUDY = "The study found that some patients recovered without treatment within six months."
EXPORTS = "Exports to Japan rose 12 percent in May, while imports from China fell 7 percent."
DENIAL = "The company denied that it had dumped waste into the river."
PLANS = "The airline plans to cut 1,200 jobs next year, its chief executive, Paula Reis, said."
MATCH = "Brazil beat Chile 3-1 in the final after extra time."
SHIP = "The ship left Hamburg for Boston before the storm reached the coast."
COURT = "The court upheld the ban on all imports of ivory and fined the trader $50,000."
TEAM = "The rescue team could not reach the village because the road was blocked by snow."
POLL = "At least 40 people died in the floods, and more than 500 are still missing."
VIRUS = "The virus may spread through the air, scientists warned."
BRIDGE = "The bridge was designed by Ana Silva and built by a Spanish company in 1998."

ALTERED: dict[str, list[tuple[str, str]]] = {
    "modality": [
        (VOTE, "The council may reject the plan for a new stadium by 52 votes to 48 on Monday."),
        (VOTE, "The council could have rejected the plan for a new stadium by 52 votes to 48 on Monday."),
        (LAW, "Parliament may pass a law that allows farmers to sell raw milk directly to customers."),
        (LAW, "Parliament should pass a law that allows farmers to sell raw milk directly to customers."),
        (LAW, "Parliament has passed a law that forces farmers to sell raw milk directly to customers."),
        (VIRUS, "The virus spreads through the air, scientists warned."),
        (VIRUS, "The virus will spread through the air, scientists warned."),
        (SALE, "Norvia might buy its smaller rival Telmar for 4.2 billion euros in cash."),
        (STRIKE, "Most train drivers might return to work if the company signs the agreement, the union said."),
        (FIRE, "A fire at a chemical plant near Lisbon may have killed three workers and injured 14 others, officials said."),
    ],
    "tense": [
        (PLANS, "The airline cut 1,200 jobs, its chief executive, Paula Reis, said."),
        (PLANS, "The airline has cut 1,200 jobs this year, its chief executive, Paula Reis, said."),
        (LAW, "Parliament plans to pass a law that allows farmers to sell raw milk directly to customers."),
        (ARREST, "Police will arrest two suspects after the robbery, but the third man escaped."),
        (SALE, "Norvia failed to buy its smaller rival Telmar for 4.2 billion euros in cash."),
        (RATES, "The central bank will raise its main rate from 2 percent to 3 percent."),
        (BRIDGE, "The bridge will be built by a Spanish company."),
    ],
    "hedge": [
        (TRIAL, "Prosecutors hid evidence from the defence during the trial of Marta Leal."),
        (STUDY, "The study found that patients recovered without treatment within six months."),
        (POLL, "40 people died in the floods, and 500 are still missing."),
        (DENIAL, "The company had dumped waste into the river."),
        (VIRUS, "The virus spreads through the air."),
        (PLANS, "The airline cut 1,200 jobs next year."),
    ],
    "condition": [
        (STRIKE, "Most train drivers will return to work, the union said."),
        (STRIKE, "Most train drivers will return to work unless the company signs the agreement, the union said."),
        (SALE, "Norvia agreed to buy its smaller rival Telmar for 4.2 billion euros in cash if regulators agree."),
        (TEAM, "The rescue team could not reach the village although the road was blocked by snow."),
    ],
    "negation": [
        (VOTE, "The council never rejected the plan for a new stadium by 52 votes to 48 on Monday."),
        (FIRE, "A fire at a chemical plant near Lisbon killed no workers and injured 14 others, officials said."),
        (ARREST, "Police failed to arrest two suspects after the robbery, but the third man escaped."),
        (QUOTE, "“We asked for this money,” Silva told reporters, while Costa declined to comment."),
        (QUOTE, "Silva told reporters that they asked for the money, while Costa declined to comment."),
        (STUDY, "The study found that some patients recovered with treatment within six months."),
        (DENIAL, "The company admitted that it had dumped waste into the river."),
        (DENIAL, "The company said that it had dumped waste into the river."),
        (TEAM, "The rescue team could reach the village because the road was blocked by snow."),
        (LAW, "Parliament has denied farmers a law that allows them to sell raw milk directly to customers."),
        (TALKS, "Minister Ana Silva refused to meet President Rui Costa in Porto to discuss the border dispute."),
        (STRIKE, "Most train drivers won't return to work if the company signs the agreement, the union said."),
    ],
    "opposite": [
        (VOTE, "The council approved the plan for a new stadium by 52 votes to 48 on Monday."),
        (LAW, "Parliament has passed a law that forbids farmers to sell raw milk directly to customers."),
        (COURT, "The court overturned the ban on all imports of ivory and fined the trader $50,000."),
        (COURT, "The court upheld the ban on all exports of ivory and fined the trader $50,000."),
        (SALE, "Norvia agreed to sell its smaller rival Telmar for 4.2 billion euros in cash."),
        (SALE, "Norvia agreed to buy its larger rival Telmar for 4.2 billion euros in cash."),
        (ARREST, "Police released two suspects after the robbery, but the third man escaped."),
        (SHIP, "The ship left Hamburg for Boston after the storm reached the coast."),
        (MATCH, "Brazil lost to Chile 3-1 in the final after extra time."),
    ],
    "direction": [
        (RATES, "The central bank lowered its main rate from 2 percent to 3 percent last week, its third increase this year."),
        (RATES, "The central bank raised its main rate from 3 percent to 2 percent last week, its third increase this year."),
        (EXPORTS, "Exports to Japan fell 12 percent in May, while imports from China rose 7 percent."),
        (EXPORTS, "Exports to China rose 12 percent in May, while imports from Japan fell 7 percent."),
        (EXPORTS, "Exports from Japan rose 12 percent in May, while imports to China fell 7 percent."),
        (SHIP, "The ship left Boston for Hamburg before the storm reached the coast."),
        (SALE, "Telmar agreed to buy its smaller rival Norvia for 4.2 billion euros in cash."),
        (MATCH, "Chile beat Brazil 3-1 in the final after extra time."),
        (TALKS, "Minister Rui Costa met President Ana Silva in Porto to discuss the border dispute."),
    ],
    "passive": [
        (SALE, "Norvia was bought by its smaller rival Telmar for 4.2 billion euros in cash."),
        (MATCH, "Brazil was beaten by Chile 3-1 in the final after extra time."),
        (BRIDGE, "The bridge was designed by a Spanish company and built by Ana Silva in 1998."),
        (ARREST, "Police were arrested by two suspects after the robbery, but the third man escaped."),
    ],
    "quantifier": [
        (STRIKE, "All train drivers will return to work if the company signs the agreement, the union said."),
        (STRIKE, "Few train drivers will return to work if the company signs the agreement, the union said."),
        (STUDY, "The study found that all patients recovered without treatment within six months."),
        (STUDY, "The study found that most patients recovered without treatment within six months."),
        (COURT, "The court upheld the ban on some imports of ivory and fined the trader $50,000."),
        (POLL, "At most 40 people died in the floods, and more than 500 are still missing."),
        (POLL, "At least 40 people died in the floods, and fewer than 500 are still missing."),
    ],
    "number": [
        (COLD, "Temperatures in Oulu fell to 25 degrees Celsius overnight."),
        (COLD, "Temperatures in Oulu fell to minus 25 degrees Fahrenheit overnight."),
        (COLD, "Temperatures in Oulu fell by minus 5 degrees Celsius overnight."),
        (SALE, "Norvia agreed to buy its smaller rival Telmar for 4.2 million euros in cash."),
        (SALE, "Norvia agreed to buy its smaller rival Telmar for 4.2 billion dollars in cash."),
        (RATES, "The central bank raised its main rate from 2 percent to 3 percent last week, its second increase this year."),
        (RATES, "The central bank raised its main rate by 3 percent last week, its third increase this year."),
        (VOTE, "The council rejected the plan for a new stadium by 48 votes to 52 on Monday."),
        (FIRE, "A fire at a chemical plant near Lisbon killed 14 workers and injured three others, officials said."),
        (MATCH, "Brazil beat Chile 1-3 in the final after extra time."),
        (BRIDGE, "The bridge was designed by Ana Silva and built by a Spanish company in 1989."),
        (COURT, "The court upheld the ban on all imports of ivory and fined the trader $500,000."),
    ],
    "speaker": [
        (QUOTE, "“We never asked for this money,” Costa told reporters, while Silva declined to comment."),
        (PLANS, "The airline plans to cut 1,200 jobs next year, its chief executive, Marta Leal, said."),
        (FIRE, "A fire at a chemical plant near Lisbon killed three workers and injured 14 others, the union said."),
        (VIRUS, "The virus may spread through the air, politicians warned."),
    ],
    "second list": [
        ("The senator resigned on Thursday after a newspaper published his letters.", "The senator could resign after a newspaper published his letters."),
        ("The senator resigned on Thursday after a newspaper published his letters.", "The senator resigned on Thursday before a newspaper published his letters."),
        ("The senator resigned on Thursday after a newspaper published his letters.", "The senator refused to resign on Thursday after a newspaper published his letters."),
        ("Vietnam exported 3 million tons of rice to Kenya last year.", "Kenya exported 3 million tons of rice to Vietnam last year."),
        ("Vietnam exported 3 million tons of rice to Kenya last year.", "Vietnam imported 3 million tons of rice to Kenya last year."),
        ("Vietnam exported 3 million tons of rice to Kenya last year.", "Vietnam plans to export 3 million tons of rice to Kenya."),
        ("A judge may order the firm to pay damages to the families.", "A judge ordered the firm to pay damages to the families."),
        ("A judge may order the firm to pay damages to the families.", "A judge will order the firm to pay damages to the families."),
        ("A judge may order the firm to pay damages to the families.", "A judge may order the families to pay damages to the firm."),
        ("Doctors said that few children need the vaccine twice.", "Doctors said that all children need the vaccine twice."),
        ("Doctors said that few children need the vaccine twice.", "Teachers said that few children need the vaccine twice."),
        ("Shares of Ostra fell by 9 percent to 31 euros.", "Shares of Ostra fell to 9 percent by 31 euros."),
        ("Shares of Ostra fell by 9 percent to 31 euros.", "Shares of Ostra climbed by 9 percent to 31 euros."),
        ("Shares of Ostra fell by 9 percent to 31 euros.", "Shares of Ostra fell by 0.9 percent to 31 euros."),
        ("The rebels were defeated by government troops near Kalu.", "The rebels defeated government troops near Kalu."),
        ("The rebels were defeated by government troops near Kalu.", "Government troops were defeated by the rebels near Kalu."),
        ("The rebels were defeated by government troops near Kalu.", "The rebels must be defeated by government troops near Kalu."),
        ("The minister reportedly offered the post to Lena Orth.", "The minister offered the post to Lena Orth."),
        ("The minister reportedly offered the post to Lena Orth.", "Lena Orth reportedly offered the post to the minister."),
        ("Unless it rains, the lake will be closed to swimmers in July.", "If it rains, the lake will be closed to swimmers in July."),
        ("Unless it rains, the lake will be closed to swimmers in July.", "The lake was closed to swimmers in July."),
        ("Unless it rains, the lake will be closed to swimmers in July.", "Unless it rains, the lake will be open to swimmers in July."),
        ("The second trial of Paul Ihle ended without a verdict.", "The first trial of Paul Ihle ended without a verdict."),
        ("The second trial of Paul Ihle ended without a verdict.", "The second trial of Paul Ihle ended with a verdict."),
        ("More than half of the voters support the new mayor, a poll shows.", "Less than half of the voters support the new mayor, a poll shows."),
        ("More than half of the voters support the new mayor, a poll shows.", "More than half of the voters should support the new mayor, a poll shows."),
    ],
}  # fmt: skip
"""By kind: a source, and a claim that it does not bear out. The second list was written after the rules: 3 of it passed."""

REWORDED: list[tuple[str, str]] = [
    (VOTE, "The council rejected the plan for a new stadium on Monday."),
    (VOTE, "The plan for a new stadium was rejected by the council by 52 votes to 48."),
    (VOTE, "On Monday, the council turned the plan for a new stadium down by 52 votes to 48."),
    (RATES, "The central bank raised its main rate to 3 percent last week."),
    (RATES, "The central bank has raised its main rate from 2% to 3%."),
    (FIRE, "Three workers were killed and 14 others injured in a fire at a chemical plant near Lisbon, officials said."),
    (FIRE, "A fire killed three workers at a chemical plant near Lisbon."),
    (TRIAL, "Prosecutors are alleged to have hidden evidence during the trial of Marta Leal."),
    (SALE, "Norvia has agreed to buy its rival Telmar for €4.2bn."),
    (SALE, "Norvia will buy Telmar, its smaller rival, for 4.2 billion euros."),
    (COLD, "Temperatures in Oulu fell to -25 degrees Celsius."),
    (TALKS, "Ana Silva and Rui Costa met in Porto to discuss the border dispute."),
    (TALKS, "Ana Silva met Costa in Porto."),
    (STRIKE, "If the company signs the agreement, most train drivers will return to work, the union said."),
    (ARREST, "Two suspects were arrested by police after the robbery."),
    (ARREST, "Police arrested two suspects, but the third man escaped."),
    (LAW, "Parliament passed a law allowing farmers to sell raw milk directly to customers."),
    (LAW, "A law that allows farmers to sell raw milk to customers has been passed."),
    (QUOTE, "“We never asked for this money,” Silva said."),
    (QUOTE, "Costa declined to comment."),
    (STUDY, "Some patients recovered without treatment within six months, the study found."),
    (EXPORTS, "Exports to Japan rose 12 percent in May."),
    (EXPORTS, "Imports from China fell 7 percent, while exports to Japan rose 12 percent."),
    (DENIAL, "The company denied dumping waste into the river."),
    (PLANS, "The airline will cut 1,200 jobs next year, its chief executive said."),
    (PLANS, "The airline is planning to cut 1,200 jobs next year, Paula Reis said."),
    (MATCH, "Brazil beat Chile in the final."),
    (SHIP, "Before the storm reached the coast, the ship left Hamburg for Boston."),
    (COURT, "The court upheld the ban on ivory imports and fined the trader $50,000."),
    (TEAM, "The rescue team couldn't reach the village because the road was blocked by snow."),
    (POLL, "At least 40 people died in the floods."),
    (VIRUS, "Scientists warned that the virus may spread through the air."),
    (BRIDGE, "Ana Silva designed the bridge."),
    (BRIDGE, "A Spanish company built the bridge in 1998."),
]  # fmt: skip
"""A source, and a claim that it bears out."""

PASSING = frozenset({
    "The airline cut 1,200 jobs, its chief executive, Paula Reis, said.",
    "The study found that patients recovered without treatment within six months.",
    "The airline cut 1,200 jobs next year.",
    "The rescue team could not reach the village although the road was blocked by snow.",
    "More than half of the voters should support the new mayor, a poll shows.",
})  # fmt: skip
"""Altered claims that the rules are known to let pass."""
